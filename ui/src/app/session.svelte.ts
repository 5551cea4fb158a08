/** The open transcript as the panels see it: what the core said last, and nothing worked out here. */
import type { PlacedFinding, SaveState, Verdict, Where } from '../editor/contract';
import type {
  CommentView,
  Decision,
  LinkOffer,
  LinkPlace,
  LinkView,
  PendingLinkView,
  Proofed,
  ProofView,
  SpeakerView,
  Status,
  SuggestionView,
  TranscriptView,
  TurnAmount,
  TurnView,
  Update,
  VersionView,
  Warning,
} from '../ipc';

const nowhere: Where = {
  turn: null,
  turns: [],
  range: null,
  text: '',
  link: null,
  finding: null,
  suggestion: null,
  comment: null,
};

export const startOfQueue = (): Walk => ({ at: null, of: 0, steps: [], again: null });

/** A decision that was made in the queue, to go back to. */
export interface Step {
  finding: PlacedFinding;
  decision: string | null;
  verdict: Verdict;
  /** What it did. */
  update: Pick<Update, 'revision' | 'remembered'>;
}

/** How far the editor is in the queue. */
export interface Walk {
  /** The decision that is shown, or was. */
  at: string | null;
  /** How many decisions there were when it began, and as many as there are now at least. */
  of: number;
  steps: Step[];
  /** Taken back just now, and to be shown again. */
  again: PlacedFinding | null;
}

export class Session {
  readonly document: number;
  readonly source: string;
  title = $state('');
  status = $state<Status>('draft');
  revision = $state(0);
  words = $state(0);
  /** How many turns there are, and how many of them are speech of nobody. */
  turnCount = $state(0);
  unassigned = $state(0);
  speakers = $state.raw<readonly SpeakerView[]>([]);
  pendingLinks = $state.raw<readonly PendingLinkView[]>([]);
  links = $state.raw<readonly LinkView[]>([]);
  /** What was proposed and nobody decided on yet. */
  suggestions = $state.raw<readonly SuggestionView[]>([]);
  /** In the order of their places; those whose words are gone come last. */
  comments = $state.raw<readonly CommentView[]>([]);
  /** Phrases that lead somewhere already and stand here without their link. */
  linkOffers = $state.raw<readonly LinkOffer[]>([]);
  /** Those that the editor does not want to see now. */
  dismissed = $state.raw<ReadonlySet<string>>(new Set());
  /** Where each pending link may belong, the likeliest place first. */
  linkPlaces = $state.raw<ReadonlyMap<number, readonly LinkPlace[]>>(new Map());
  /** None until the first proofing is done. */
  proof = $state.raw<ProofView | null>(null);
  /** Decisions beyond those that came with `proof`, as far as they were asked for. */
  queueRest = $state.raw<readonly Decision[]>([]);
  versions = $state.raw<readonly VersionView[]>([]);
  /** How much differs between a version and the one before it, by their pair, once it was looked at. */
  amounts = $state.raw<ReadonlyMap<string, readonly TurnAmount[]>>(new Map());
  /** What the import guessed or could not read, until the editor puts it away. */
  warnings = $state.raw<readonly Warning[]>([]);
  undo = $state<string | null>(null);
  redo = $state<string | null>(null);
  save = $state<SaveState>('saved');
  where = $state.raw<Where>(nowhere);
  walk: Walk = startOfQueue();

  constructor(view: TranscriptView, warnings: readonly Warning[] = []) {
    this.document = view.document;
    this.source = view.source;
    this.warnings = warnings;
    this.links = view.links;
    this.take(view, view.turns);
  }

  /** Takes over what a change did; `turns` are those that the manuscript shows after it. */
  apply(update: Update, turns: readonly TurnView[]): void {
    if (update.document !== this.document) return;
    this.take(update, turns);
    if (update.links) this.links = update.links;
    if (update.proof) this.found(update.proof);
  }

  proofed(proofed: Proofed): void {
    this.found(proofed.proof);
  }

  private found(proof: ProofView): void {
    this.proof = proof;
    this.queueRest = [];
  }

  private take(view: TranscriptView | Update, turns: readonly TurnView[]): void {
    this.revision = view.revision;
    this.title = view.title;
    this.status = view.status;
    this.words = view.words;
    this.speakers = view.speakers;
    this.pendingLinks = view.pending_links;
    this.suggestions = view.suggestions;
    this.comments = view.comments;
    this.undo = view.undo;
    this.redo = view.redo;
    this.turnCount = turns.length;
    this.unassigned = turns.filter((turn) => !turn.cue && turn.speaker === null).length;
  }
}
