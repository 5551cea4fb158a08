/** What the line of changes needs around it, in a real editor. */
import type { ChangeSet } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { DocumentEdit, Proofed, SpeakerView, Update } from '../ipc/generated';
import type { Region } from './base';
import { setComments } from './comments';
import type { ManuscriptHost, SaveState } from './contract';
import { show, showAll } from './from-changes';
import { setSpeakers, speakers } from './margin';
import { continueStops } from './stops';
import { setPending, setSuggestions } from './suggesting';
import type { Outbox, OutboxDoor } from './to-changes';
import { turnMarks } from './turns';

/** Milliseconds. */
const tick = 50;
const soon = 3000;
/** Characters beyond which a change is of the whole rather than of a place. */
const large = 2000;

export class Doorway implements OutboxDoor {
  /** Findings of a revision whose update is still on its way. */
  private ahead: Proofed | null = null;
  private revealUntil = 0;

  constructor(
    private readonly view: EditorView,
    private readonly host: ManuscriptHost,
    private readonly outbox: () => Outbox | null,
  ) {}

  save(edits: DocumentEdit[], revision: number, label: string): Promise<Update> {
    return this.host.saveTyping(edits, revision, label);
  }

  propose(edits: DocumentEdit[], revision: number): Promise<Update> {
    return this.host.saveProposal(edits, revision);
  }

  show(update: Update, region: Region, changes: ChangeSet | null, typing: ChangeSet | null): void {
    const outbox = this.outbox();
    if (!outbox) return;
    const { view } = this;
    const onlyHeads =
      (changes?.empty ?? true) && update.turns.length === 0 && update.findings.length === 0;
    const { selection } = view.state;
    const spec = show(outbox.base, region, changes, typing, selection, onlyHeads);
    const known = view.state.field(speakers);
    const effects = [spec.effects ?? []].flat();
    if (!sameLabels(known, update.speakers)) effects.push(setSpeakers.of(update.speakers));
    effects.push(setSuggestions.of(update.suggestions), setPending.of(outbox.pending()));
    effects.push(setComments.of(update.comments));
    view.dispatch({ ...spec, effects });
    this.check(outbox, typing);
    if (this.ahead && this.ahead.revision <= outbox.base.revision) this.takeFindings(this.ahead);
    this.host.updated(update);
    if (changes) this.settle(changes);
  }

  takeBack(changes: ChangeSet): void {
    const outbox = this.outbox();
    if (!outbox) return;
    const whole = { first: 0, end: outbox.base.turns.length };
    this.view.dispatch(show(outbox.base, whole, changes, null, this.view.state.selection));
  }

  state(state: SaveState, error?: unknown): void {
    this.host.saveState(state, error);
  }

  composing(): boolean {
    return this.view.composing;
  }

  async composed(): Promise<void> {
    while (this.view.composing) await new Promise((resolve) => setTimeout(resolve, tick));
  }

  outOfStep(error: unknown): void {
    // While it is being built a mismatch is a fault to be seen; in use it is one to be mended.
    if (import.meta.env.DEV) reportError(error);
    this.host.outOfStep();
  }

  takeFindings(proofed: Proofed): void {
    const outbox = this.outbox();
    if (!outbox) return;
    this.ahead = proofed.revision > outbox.base.revision ? proofed : null;
    if (this.ahead) return;
    outbox.base.setFindings(proofed.turns, proofed.revision);
    this.view.dispatch(showAll(outbox.base, outbox.typing()));
  }

  /** What undo changes is to be seen; it comes soon, or there was nothing to undo. */
  revealNext(): void {
    this.revealUntil = performance.now() + soon;
  }

  /** After a command: to the place it changed, or on to the next finding. */
  private settle(changes: ChangeSet): void {
    const places: { length: number; to: number }[] = [];
    changes.iterChangedRanges((_fromA, _toA, from, to) => places.push({ length: to - from, to }));
    const [place] = places;
    const wanted = performance.now() < this.revealUntil;
    this.revealUntil = 0;
    if (wanted && place && places.length === 1 && place.length < large) {
      this.view.dispatch({
        selection: { anchor: place.to },
        effects: EditorView.scrollIntoView(place.to, { y: 'nearest', yMargin: 60 }),
        userEvent: 'select.undo',
      });
    }
    continueStops(this.view);
  }

  private check(outbox: Outbox, typing: ChangeSet | null): void {
    const { turns, doc } = outbox.base;
    const { state } = this.view;
    const marks = state.field(turnMarks).size;
    if (!typing && (marks !== turns.length || state.doc.length !== doc.length)) {
      throw new RangeError(`${marks} turns are shown and ${turns.length} are there`);
    }
  }
}

function sameLabels(a: readonly SpeakerView[], b: readonly SpeakerView[]): boolean {
  return (
    a.length === b.length &&
    a.every((speaker, i) => speaker.id === b[i]?.id && speaker.label === b[i]?.label)
  );
}
