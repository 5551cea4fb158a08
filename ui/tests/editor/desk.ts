/** The editor without a window: its state, and the line of changes to a core that answers late. */
import {
  type ChangeSet,
  EditorSelection,
  EditorState,
  type TransactionSpec,
} from '@codemirror/state';
import type { SaveState } from '../../src/editor/contract';
import { allFindings, findingMarks } from '../../src/editor/findings';
import { show, showAll } from '../../src/editor/from-changes';
import { fromCore } from '../../src/editor/host';
import { spanMarks } from '../../src/editor/spans';
import {
  proposed,
  setPending,
  setProposing,
  setSuggestions,
  suggesting,
} from '../../src/editor/suggesting';
import { Outbox, type OutboxDoor } from '../../src/editor/to-changes';
import { turnMarks } from '../../src/editor/turns';
import { liveTurns } from '../../src/editor/where';
import type { DocumentEdit, Update } from '../../src/ipc/generated';
import type { Core } from './core';

const extensions = [turnMarks, spanMarks, findingMarks, suggesting];

interface Request {
  perform: () => Update;
  resolve: (update: Update) => void;
  reject: (error: unknown) => void;
}

export class TestDesk {
  state: EditorState;
  outbox: Outbox;
  readonly requests: Request[] = [];
  readonly saves: { edits: DocumentEdit[]; revision: number; label: string }[] = [];
  readonly states: SaveState[] = [];
  outOfStep = 0;
  composing = false;

  constructor(readonly core: Core) {
    const door: OutboxDoor = {
      save: (edits, revision, label) => {
        this.saves.push({ edits, revision, label });
        return this.ask(() => core.edit(edits, revision));
      },
      propose: (edits, revision) => {
        this.saves.push({ edits, revision, label: 'proposed' });
        return this.ask(() => core.propose(edits, revision));
      },
      show: (update, region, changes, typing) => {
        const spec = show(this.outbox.base, region, changes, typing, this.state.selection);
        const more = [setSuggestions.of(update.suggestions), setPending.of(this.outbox.pending())];
        this.dispatch({ ...spec, effects: [spec.effects ?? [], more].flat(2) });
      },
      takeBack: (changes) => {
        const { base } = this.outbox;
        const whole = { first: 0, end: base.turns.length };
        this.dispatch(show(base, whole, changes, null, this.state.selection));
      },
      state: (state) => this.states.push(state),
      composing: () => this.composing,
      composed: () => Promise.resolve(),
      outOfStep: () => {
        this.outOfStep += 1;
      },
    };
    this.outbox = new Outbox(core.view(), door);
    this.outbox.base.setFindings(core.findings(), core.revision);
    this.state = this.opened();
  }

  private opened(): EditorState {
    const { base } = this.outbox;
    const typing = this.outbox.typing();
    const doc = typing ? typing.apply(base.doc) : base.doc;
    const { effects, ...spec } = showAll(base, typing);
    const pending = setPending.of(this.outbox.pending());
    const state = EditorState.create({ doc, extensions });
    return state.update({ ...spec, effects: [effects ?? [], pending].flat() }).state;
  }

  /** What the host does when it hears that the two are out of step. */
  reopen(): void {
    this.outbox = this.outbox.carriedOver(this.core.view());
    this.outbox.base.setFindings(this.core.findings(), this.core.revision);
    this.state = this.opened();
  }

  dispatch(spec: TransactionSpec): void {
    const tr = this.state.update(spec);
    this.state = tr.state;
    const proposal = tr.annotation(proposed);
    if (proposal) this.outbox.typed(tr.changes, '', proposal.deleted);
    else if (tr.docChanged && !tr.annotation(fromCore)) this.outbox.typed(tr.changes);
  }

  /** From now on everything is proposed. */
  suggest(on = true): void {
    const known = setSuggestions.of(this.core.view().suggestions);
    this.dispatch({ effects: [setProposing.of({ on, author: 'Me' }), known] });
  }

  type(from: number, to: number, insert: string): void {
    this.dispatch({ changes: { from, to, insert } });
  }

  select(anchor: number, head = anchor): void {
    this.dispatch({ selection: EditorSelection.range(anchor, head) });
  }

  run(perform: (core: Core) => Update): Promise<Update> {
    const { state } = this;
    return this.outbox.run(
      (revision) => this.ask(() => this.core.at(revision, () => perform(this.core))),
      (id) => startOf(state, id),
    );
  }

  /** A request that the core has not looked at yet. */
  private ask(perform: () => Update): Promise<Update> {
    return new Promise((resolve, reject) => this.requests.push({ perform, resolve, reject }));
  }

  /** Lets the core answer the request that waits, if any. */
  async answer(): Promise<boolean> {
    const request = this.requests.shift();
    if (!request) return false;
    try {
      request.resolve(request.perform());
    } catch (error) {
      request.reject(error);
    }
    await settle();
    return true;
  }

  /** The core refuses, or does what is asked and its answer is lost. */
  async fail(lost: boolean, code = 'library'): Promise<boolean> {
    const request = this.requests.shift();
    if (!request) return false;
    try {
      if (lost) request.perform();
      request.reject({ code, message: 'the disk is full', hint: '' });
    } catch (error) {
      request.reject(error);
    }
    await settle();
    return true;
  }

  starts(): number[] {
    const starts: number[] = [];
    for (let at = this.state.field(turnMarks).iter(); at.value; at.next()) starts.push(at.from);
    return starts;
  }

  ids(): number[] {
    const ids: number[] = [];
    for (let at = this.state.field(turnMarks).iter(); at.value; at.next()) {
      ids.push(at.value.turn.id);
    }
    return ids;
  }

  /** Everything that is shown, in the words of the core. */
  shown() {
    const { doc } = this.state;
    const all: ChangeSet = this.state.changes({ from: 0, to: doc.length, insert: doc });
    return {
      turns: liveTurns(this.state, all).map(({ id, speaker, text, spans }) => ({
        id,
        speaker,
        text,
        spans,
      })),
      findings: allFindings(this.state).map(({ turn, start, end, text }) => ({
        turn,
        start,
        end,
        text,
      })),
    };
  }

  expected() {
    return {
      turns: this.core.turns.map(({ id, speaker, text, spans }) => ({ id, speaker, text, spans })),
      findings: this.core.turns.flatMap((turn) =>
        this.core.look(turn).map(({ start, end, text }) => ({ turn: turn.id, start, end, text })),
      ),
    };
  }
}

function startOf(state: EditorState, id: number): number | null {
  for (let at = state.field(turnMarks).iter(); at.value; at.next()) {
    if (at.value.turn.id === id) return at.from;
  }
  return null;
}

/** Lets what waits for promises go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 12; i++) await Promise.resolve();
}
