/** The open transcript as the panels see it: what the core said last, and nothing worked out here. */
import type { SaveState, Where } from '../editor/contract';
import type {
  LinkView,
  PendingLinkView,
  Proofed,
  ProofView,
  SpeakerView,
  TranscriptView,
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
};

export class Session {
  readonly document: number;
  readonly source: string;
  title = $state('');
  revision = $state(0);
  words = $state(0);
  /** How many turns there are, and how many of them are speech of nobody. */
  turnCount = $state(0);
  unassigned = $state(0);
  speakers = $state.raw<readonly SpeakerView[]>([]);
  pendingLinks = $state.raw<readonly PendingLinkView[]>([]);
  links = $state.raw<readonly LinkView[]>([]);
  /** None until the first proofing is done. */
  proof = $state.raw<ProofView | null>(null);
  versions = $state.raw<readonly VersionView[]>([]);
  /** What the import guessed or could not read, until the editor puts it away. */
  warnings = $state.raw<readonly Warning[]>([]);
  undo = $state<string | null>(null);
  redo = $state<string | null>(null);
  save = $state<SaveState>('saved');
  where = $state.raw<Where>(nowhere);

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
    if (update.proof) this.proof = update.proof;
  }

  proofed(proofed: Proofed): void {
    this.proof = proofed.proof;
  }

  private take(view: TranscriptView | Update, turns: readonly TurnView[]): void {
    this.revision = view.revision;
    this.title = view.title;
    this.words = view.words;
    this.speakers = view.speakers;
    this.pendingLinks = view.pending_links;
    this.undo = view.undo;
    this.redo = view.redo;
    this.turnCount = turns.length;
    this.unassigned = turns.filter((turn) => !turn.cue && turn.speaker === null).length;
  }
}
