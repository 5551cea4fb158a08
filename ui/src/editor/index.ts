/** The manuscript: a transcript in a CodeMirror editor. */
import { EditorSelection, EditorState, type Extension, type Transaction } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { Proofed, TranscriptView, TurnView, Update } from '../ipc/generated';
import {
  besideMarked,
  commentAt,
  commentBeside,
  markedWords,
  markWords,
  setComments,
} from './comments';
import type {
  CreateManuscript,
  Manuscript,
  ManuscriptHost,
  PlacedFinding,
  QueueStep,
  Relocate,
  TurnRange,
  Where,
} from './contract';
import { Doorway } from './doorway';
import { allFindings, findingAt, placed } from './findings';
import { showAll } from './from-changes';
import { say } from './here';
import { fromCore, manuscriptHost } from './host';
import { setSpeakers } from './margin';
import { openFinding, popover, shownFinding } from './popover';
import { openSuggestion, shownLeft } from './review-popover';
import { openFind } from './search';
import { step } from './stops';
import { type Proposing, proposed, setPending, setProposing, setSuggestions } from './suggesting';
import { surface } from './surface';
import { Outbox } from './to-changes';
import { turnById, turnMarks } from './turns';
import { liveTurns, whereIs } from './where';

export type * from './contract';

/** Milliseconds after which the surroundings hear where the cursor is, while somebody types. */
const whileTyping = 60;

class Desk implements Manuscript {
  private readonly view: EditorView;
  private readonly door: Doorway;
  private readonly extensions: Extension;
  private readonly live = document.createElement('div');
  private outbox: Outbox | null = null;
  private document: number | null = null;
  private proposing: Proposing = { on: false, author: '' };
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    parent: HTMLElement,
    private readonly host: ManuscriptHost,
  ) {
    this.live.className = 'gl-said';
    this.live.setAttribute('aria-live', 'polite');
    this.live.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;opacity:0';
    const asked: ManuscriptHost = Object.create(host);
    asked.undo = () => this.undoing('undo');
    asked.redo = () => this.undoing('redo');
    this.extensions = [
      surface,
      manuscriptHost.of(asked),
      say.of((words) => {
        this.live.textContent = words;
      }),
      EditorView.updateListener.of((update) => this.updated(update)),
    ];
    this.view = new EditorView({
      parent,
      state: EditorState.create({ extensions: this.extensions }),
    });
    this.door = new Doorway(this.view, host, () => this.outbox);
    this.view.dom.append(this.live);
    window.addEventListener('blur', this.saveNow);
    document.addEventListener('visibilitychange', this.saveNow);
  }

  open(transcript: TranscriptView): void {
    const again = this.outbox !== null && this.document === transcript.document;
    const { scrollTop } = this.view.scrollDOM;
    const { head } = this.view.state.selection.main;
    if (this.outbox && again) {
      this.outbox = this.outbox.carriedOver(transcript);
    } else {
      this.outbox?.close();
      this.outbox = new Outbox(transcript, this.door);
    }
    this.document = transcript.document;
    const { base } = this.outbox;
    const typing = this.outbox.typing();
    const doc = typing ? typing.apply(base.doc) : base.doc;
    const selection = EditorSelection.cursor(again ? Math.min(head, doc.length) : 0);
    const blank = EditorState.create({ doc, selection, extensions: this.extensions });
    const { effects, ...spec } = showAll(base, typing);
    const all = [
      effects ?? [],
      setSpeakers.of(transcript.speakers),
      setComments.of(transcript.comments),
      setSuggestions.of(transcript.suggestions),
      setProposing.of(this.proposing),
      setPending.of(this.outbox.pending()),
    ].flat();
    this.view.setState(blank.update({ ...spec, effects: all }).state);
    this.view.scrollDOM.scrollTop = again ? scrollTop : 0;
    this.tellWhere(0);
    // Behind the frame that shows it, which the editor measures in its own callback before.
    requestAnimationFrame(() => setTimeout(() => performance.mark('galley:ready')));
  }

  suggest(on: boolean, author: string): void {
    this.proposing = { on, author };
    this.view.dispatch({ effects: setProposing.of(this.proposing) });
  }

  replace(places: readonly TurnRange[], words: string): void {
    const { state } = this.view;
    const changes = places.flatMap(({ turn, start, end }) => {
      const at = turnById(state, turn);
      return at ? [{ from: at.from + start, to: at.from + end, insert: words }] : [];
    });
    this.view.dispatch({ changes, userEvent: 'input.replace' });
  }

  openSuggestion(suggestion: number): void {
    openSuggestion(this.view, suggestion);
  }

  turns(): readonly TurnView[] {
    if (!this.outbox) return [];
    const typing = this.outbox.typing();
    const { turns } = this.outbox.base;
    return typing ? liveTurns(this.view.state, typing) : turns;
  }

  get revision(): number {
    return this.outbox?.base.revision ?? 0;
  }

  run(command: (revision: number, at: Relocate) => Promise<Update>): Promise<Update> {
    if (!this.outbox) return Promise.reject(new Error('no transcript is shown'));
    const { state } = this.view;
    return this.outbox.run(command, (turn) => turnById(state, turn)?.from ?? null);
  }

  flush(): Promise<void> {
    return this.outbox?.flush() ?? Promise.resolve();
  }

  setFindings(proofed: Proofed): void {
    this.door.takeFindings(proofed);
  }

  findings(): readonly PlacedFinding[] {
    return allFindings(this.view.state);
  }

  findingHere(): PlacedFinding | null {
    const { state } = this.view;
    const here = findingAt(state, state.selection.main.head);
    return shownFinding(state) ?? (here && placed(state, here));
  }

  stepFinding(direction: 1 | -1): void {
    step(this.view, direction);
  }

  openFinding(place: { turn: number; start: number; rule: string }, step: QueueStep): boolean {
    return openFinding(this.view, place, step);
  }

  goTo(id: number, start?: number, end?: number): void {
    this.view.focus();
    this.select(id, start, end);
  }

  show({ turn, start, end }: TurnRange): void {
    this.select(turn, start, end);
  }

  private select(id: number, start?: number, end?: number): void {
    const turn = turnById(this.view.state, id);
    if (!turn) return;
    const place = (offset: number) => Math.max(turn.from, Math.min(turn.from + offset, turn.to));
    const range =
      start === undefined
        ? EditorSelection.range(turn.from, turn.to)
        : EditorSelection.range(place(start), place(end ?? start));
    this.view.dispatch({
      selection: range,
      effects: EditorView.scrollIntoView(range, { y: 'center' }),
      userEvent: 'select.goto',
    });
  }

  where(): Where {
    return whereIs(this.view.state);
  }

  putCursor(id: number, at: number): void {
    const turn = turnById(this.view.state, id);
    if (!turn) return;
    const cursor = EditorSelection.cursor(Math.min(turn.from + at, turn.to));
    this.view.dispatch({ selection: cursor, scrollIntoView: true, userEvent: 'select' });
  }

  type(text: string): void {
    const { state } = this.view;
    this.view.dispatch(state.replaceSelection(text), { userEvent: 'input.type' });
  }

  stepComment(direction: 1 | -1): number | null {
    const { view } = this;
    const place = commentBeside(view.state, direction);
    if (!place) return null;
    const range = EditorSelection.range(place.from, place.to);
    view.focus();
    view.dispatch({
      selection: range,
      effects: EditorView.scrollIntoView(range, { y: 'center' }),
      userEvent: 'select.comment',
    });
    return place.id;
  }

  commentHere(): number | null {
    return commentAt(this.view.state, this.view.state.selection.main.head);
  }

  markWords(range: TurnRange | null): void {
    markWords(this.view, range);
  }

  markedWords(): TurnRange | null {
    return markedWords(this.view.state);
  }

  besideMarked(): { top: number; left: number; width: number } | null {
    return besideMarked(this.view);
  }

  find(replace: boolean): void {
    openFind(this.view, replace);
  }

  focus(): void {
    this.view.focus();
  }

  destroy(): void {
    clearTimeout(this.telling);
    window.removeEventListener('blur', this.saveNow);
    document.removeEventListener('visibilitychange', this.saveNow);
    this.outbox?.close();
    this.view.destroy();
  }

  private undoing(command: 'undo' | 'redo'): void {
    this.door.revealNext();
    this.host[command]();
  }

  private updated(update: ViewUpdate): void {
    for (const tr of update.transactions) {
      const proposal = tr.annotation(proposed);
      if (proposal) {
        const { deleted } = proposal;
        if (tr.docChanged || deleted.length) this.outbox?.typed(tr.changes, '', deleted);
      } else if (tr.docChanged && !tr.annotation(fromCore)) {
        this.outbox?.typed(tr.changes, labelOf(tr));
      }
    }
    const marks = update.startState.field(turnMarks) !== update.state.field(turnMarks);
    const pop =
      update.startState.field(popover) !== update.state.field(popover) ||
      shownLeft(update.startState) !== shownLeft(update.state);
    if (update.docChanged) this.tellWhere(whileTyping);
    else if (update.selectionSet || marks || pop) this.tellWhere(0);
  }

  private tellWhere(wait: number): void {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.host.moved(this.where()), wait);
  }

  /** Leaving the window is a good moment to save; what fails is kept and tried again. */
  private readonly saveNow = (): void => {
    this.flush().catch(() => undefined);
  };
}

/** Typing has no name of its own; replacing everywhere is a step to be undone by itself. */
function labelOf(tr: Transaction): string {
  return tr.isUserEvent('input.replace.all') ? 'Replace all' : '';
}

export const createManuscript: CreateManuscript = (parent, host) => new Desk(parent, host);

export { type ComparisonSurface, inOneText, sideBySide } from './compare';
