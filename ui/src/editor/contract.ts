/**
 * What the manuscript and the rest of the interface say to each other.
 * Only this folder imports CodeMirror; only its index is imported from outside.
 */
import type {
  DocumentEdit,
  FindingView,
  PendingLinkView,
  Proofed,
  Scope,
  SpeakerView,
  TranscriptView,
  TurnFindings,
  TurnView,
  Update,
} from '../ipc/generated';

/** A range in the text of one turn, in UTF-16 offsets. */
export interface TurnRange {
  turn: number;
  start: number;
  end: number;
}

/** A finding with the turn it is in. */
export interface PlacedFinding extends FindingView {
  turn: number;
}

/** How far the editor is in the queue, and whether there is a decision to go back to. */
export interface QueueStep {
  at: number;
  of: number;
  back: boolean;
}

/**
 * How a popover is open: only shown, by a click; with its keys, by F8; or with its keys as a step
 * of the queue.
 */
export type PopoverMode = 'shown' | 'keyed' | QueueStep;

/** What the editor decided about a finding. */
export type Verdict =
  | { kind: 'accept'; suggestion: string; everywhere: boolean }
  | { kind: 'leave'; scope: Scope }
  | { kind: 'repair' }
  | { kind: 'glossary' };

/** Where the editor is. */
export interface Where {
  /** The turn the cursor is in. */
  turn: number | null;
  /** All turns that the selection touches, in order; the cursor's own when it is empty. */
  turns: number[];
  /** The selected range when it lies within one turn; empty range for a cursor. */
  range: TurnRange | null;
  /** The selected words. */
  text: string;
  /** The link under the cursor. */
  link: { range: TurnRange; url: string } | null;
  /** The finding whose popover is shown. */
  finding: PlacedFinding | null;
  /** The suggestion whose popover is shown. */
  suggestion: number | null;
  /** The comment whose popover is shown. */
  comment: number | null;
}

export type SaveState = 'saved' | 'typing' | 'saving' | 'failed';

/** What the manuscript asks of its surroundings. */
export interface ManuscriptHost {
  /**
   * Sends typing to the core; resolves when it is in the library file. `label` names it in the
   * history; empty for plain typing.
   */
  saveTyping(edits: DocumentEdit[], revision: number, label: string): Promise<Update>;
  /** Every update that was applied, whoever asked for it: typing, commands, undo. */
  updated(update: Update): void;
  /** The same for what is proposed: what an edit would remove is marked to go. */
  saveProposal(edits: DocumentEdit[], revision: number): Promise<Update>;
  /** Something was not done, in a sentence for the editor. */
  refused(why: string): void;
  /** Accepts a suggestion or rejects it; resolves when it is done, or could not be. */
  decideSuggestion(suggestion: number, accept: boolean): Promise<void>;
  /** Settles a comment or deletes it; resolves when it is done, or could not be. */
  decideComment(comment: number, resolved: boolean): Promise<void>;
  /** Begins to answer a comment. */
  answerComment(comment: number): void;
  saveState(state: SaveState, error?: unknown): void;
  moved(where: Where): void;
  /** A key or a click in a popover; resolves when it is done, or could not be. */
  decide(finding: PlacedFinding, verdict: Verdict, inQueue: boolean): Promise<void>;
  /** Takes the decision before in the queue back; resolves when it is done. */
  backInQueue(): Promise<void>;
  /** After either, unless the editor went on to something else meanwhile: the step to show now. */
  nextInQueue(): void;
  /** Out of the queue; `takeBack` when the decision just made was the first half of saying so. */
  leaveQueue(takeBack: boolean): Promise<void>;
  /** What a rule is called. */
  ruleName(rule: string): string;
  /** Asks where the rule of a finding is to be turned off. */
  turnRuleOff(finding: PlacedFinding): void;
  openLink(url: string): void;
  /** An address was pasted over words. */
  linkWords(range: TurnRange, url: string): void;
  /**
   * Rich text was pasted between two places, in place of what stands there; `plain` is the same
   * without links, for when the core will not take it.
   */
  pasteRich(places: { from: TurnRange; to: TurnRange }, html: string, plain: string): void;
  /** A click on the number of comments beside a turn, or a key on commented words. */
  openThread(comment: number): void;
  /** Click on a speaker's label in the margin; `at` is where a chooser may open. */
  chooseSpeaker(turn: number, at: DOMRect): void;
  undo(): void;
  redo(): void;
  splitTurn(at: { turn: number; at: number }): void;
  mergeTurn(turn: number): void;
  /**
   * The core has another text than the one that is shown. Answered by reading the transcript again
   * and calling `open` with it; typing that was not acknowledged is carried over.
   */
  outOfStep(): void;
}

/**
 * Finds a range that was valid when `run` was called in the transcript as it is when the command
 * starts; null when its turn went meanwhile.
 */
export type Relocate = <R extends TurnRange>(range: R) => R | null;

/** The manuscript: one transcript in a CodeMirror editor. */
export interface Manuscript {
  /**
   * Shows a transcript from its beginning. Call `flush` first when another one was shown; typing
   * of the same one that was not acknowledged is carried over.
   */
  open(view: TranscriptView): void;
  /** Whether typing is proposed from now on, and in whose name. */
  suggest(on: boolean, author: string): void;
  /** Puts other words in places, as if they were typed there. */
  replace(places: readonly TurnRange[], words: string): void;
  /** Goes to a suggestion and opens its popover with its keys. */
  openSuggestion(suggestion: number): void;
  /** The turns as they are now, in order. */
  turns(): readonly TurnView[];
  /** The revision that is shown and acknowledged. */
  readonly revision: number;
  /**
   * Everything that alters the transcript goes through here, one at a time: typing that still
   * waits is sent first, then `command` is called with the revision that is then current, and
   * the update it returns is applied to the text as one transaction, rebased over what was
   * typed meanwhile. Rejects with the command's error; the text is then unchanged. Rejects as
   * well when the typing before it cannot be saved; that typing is kept.
   */
  run(command: (revision: number, at: Relocate) => Promise<Update>): Promise<Update>;
  /** Sends typing that still waits; resolves when everything is acknowledged. */
  flush(): Promise<void>;
  /** Shows findings after a proofing. */
  setFindings(proofed: Proofed): void;
  findings(): readonly PlacedFinding[];
  /** The finding whose popover is shown, else the one at the cursor. */
  findingHere(): PlacedFinding | null;
  /** Goes to the next (1) or previous (-1) finding, suggestion or open comment; wraps round. */
  stepFinding(direction: 1 | -1): void;
  /** Goes to a finding and opens its popover as a step of the queue; false when it is not there. */
  openFinding(place: { turn: number; start: number; rule: string }, step: QueueStep): boolean;
  /** Selects a range (the whole turn when only a turn is given), scrolled into view and focused. */
  goTo(turn: number, start?: number, end?: number): void;
  /** Shows a range, selected and scrolled into view, and leaves the focus where it is. */
  show(range: TurnRange): void;
  where(): Where;
  /** Puts the cursor at a place, in view, and leaves the focus where it is. */
  putCursor(turn: number, at: number): void;
  /** Types at the cursor, wherever the focus is. */
  type(text: string): void;
  /** Goes to the words of the next (1) or previous (-1) open comment; null when there is none. */
  stepComment(direction: 1 | -1): number | null;
  /** The open comment at the cursor. */
  commentHere(): number | null;
  /** Marks the words that are about to be commented on and follows them; null for none. */
  markWords(range: TurnRange | null): void;
  /** Where the marked words are now; null when they are gone. */
  markedWords(): TurnRange | null;
  /** The room at the right of the marked words, in pixels of the window. */
  besideMarked(): { top: number; left: number; width: number } | null;
  /** Opens find, or find and replace. */
  find(replace: boolean): void;
  focus(): void;
  destroy(): void;
}

export type { FindingView, PendingLinkView, SpeakerView, TurnFindings };
export type CreateManuscript = (parent: HTMLElement, host: ManuscriptHost) => Manuscript;
