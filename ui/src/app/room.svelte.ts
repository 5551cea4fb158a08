/** The proof room: what the window holds besides the transcript itself. */

import type { Manuscript, Relocate, TurnRange, Where } from '../editor/contract';
import type { Filter } from '../features/review/comment';
import {
  type Activity,
  type Approval,
  type AtRevision,
  type BadLine,
  type CopyProfiles,
  type CopyWritten,
  call,
  type DocumentRow,
  type FileSource,
  type FormatView,
  type GroupPlace,
  isWireError,
  type Memory,
  type Progress,
  type Rules,
  type RuleView,
  type Settings,
  type SpeakerView,
  type Update,
  type VersionView,
} from '../ipc';
import { complain, say } from '../shared/toasts.svelte';
import type { Batch } from './batch.svelte';
import type { Session } from './session.svelte';

/** A file that is to be read, and what it is called. */
export interface FileToRead {
  name: string;
  from: FileSource;
}

export type Tab = 'proof' | 'links' | 'review' | 'versions';

/** A question before something that is not done lightly. */
export interface Confirmation {
  kind: 'confirm';
  title: string;
  about: string;
  action: string;
  /** What cannot be taken back: not one Enter away, and in red. */
  danger?: boolean;
  /** Not one Enter away, though nothing is lost by it. */
  guarded?: boolean;
  run: () => void;
}

/** What lies over the room; one at a time. */
export type Overlay =
  | { kind: 'palette' }
  /** A version is exported as it was; without one, the transcript as it is now. */
  | { kind: 'export'; version: VersionView | null; written?: readonly CopyWritten[] }
  /** How a file is to be read is looked at before it comes in. */
  | { kind: 'import'; file: FileToRead }
  /** Many files come in. */
  | { kind: 'imports'; batch: Batch }
  | { kind: 'save_version' }
  | { kind: 'rename_version'; version: VersionView }
  | { kind: 'approval' }
  | { kind: 'activity' }
  | { kind: 'settings' }
  | { kind: 'link' }
  | { kind: 'look_through'; title: string; why: string; places: readonly GroupPlace[] }
  | { kind: 'rule_off'; rule: RuleView }
  | { kind: 'rules' }
  | { kind: 'memory' }
  | { kind: 'speaker'; speaker: SpeakerView | null; turns: readonly number[] }
  | { kind: 'merge_speaker'; speaker: SpeakerView }
  | { kind: 'time'; turn: number; time: string; shift: boolean }
  | { kind: 'choose_speaker'; turns: readonly number[]; at: DOMRect }
  | Confirmation;

export type Answer = 'yes' | 'other' | 'no';

interface Choice extends Omit<Confirmation, 'run'> {
  /** Another way to go on. */
  other?: string;
  cancel: string;
  /** Takes letters that come meanwhile: whoever types is not stopped by a question at once. */
  typed?: (text: string) => void;
}

/** A question in the middle of something that waits for the answer. It lies over everything. */
export type Question = ({ kind: 'name' } | Choice) & { answer: (answer: Answer) => void };

const startingSettings: Settings = {
  theme: 'system',
  text_size: 100,
  author: '',
  initials: '',
  name_asked: false,
  export: {
    formats: ['docx'],
    pattern: '{title}',
    title: true,
    times: 'every_turn',
    labels: 'label',
    links: 'inline',
    cues: true,
    fillers: true,
    suggestions: 'without',
    comments: false,
    subtitles: { line: 42, speed: 20 },
  },
  last_document: null,
  sidebar: true,
  panel: true,
};

const noMemory: Memory = {
  entries: [],
  found: 0,
  corrections: 0,
  rejections: 0,
  words: 0,
  links: 0,
};

class Room {
  ready = $state(false);
  version = $state('');
  /** The library file. */
  library = $state('');
  formats = $state.raw<readonly FormatView[]>([]);
  /** How the names of files end that can be imported. */
  readable = $state.raw<readonly string[]>([]);
  settings = $state.raw<Settings>(startingSettings);
  documents = $state.raw<readonly DocumentRow[]>([]);
  session = $state.raw<Session | null>(null);
  /** The rules and profiles, as the core said last. */
  rules = $state.raw<Rules | null>(null);
  /** The profiles of export, as the core said last. */
  copyProfiles = $state.raw<CopyProfiles>({ presets: [], own: [], saved: null, notes: [] });
  /** What is remembered, as the core said last. */
  memory = $state.raw<Memory>(noMemory);
  /** What the file that was imported last had that could not be read. */
  badLines = $state.raw<readonly BadLine[]>([]);
  overlay = $state.raw<Overlay | null>(null);
  question = $state.raw<Question | null>(null);
  /** What stands in the way of approving the transcript, as the core said last. */
  approval = $state.raw<Approval | null>(null);
  /** What happened to it, as far as it was looked for. */
  activity = $state.raw<Activity>({ days: [] });
  /** The menu of the status in the header is open. */
  statusMenu = $state(false);
  tab = $state<Tab>('proof');
  /** What is changed is proposed; so long as the window is open, in any transcript. */
  suggesting = $state(false);
  /** The work that is under way, as the status line shows it. */
  progress = $state.raw<Progress | null>(null);
  /** The card of the Proof panel that its keys act on. */
  group = $state<string | null>(null);
  /** The pending link that is to be placed next. */
  pendingLink = $state<number | null>(null);
  /** Which of its places is shown, from 0. */
  candidate = $state(0);
  /** The comment whose thread the keys of the Review panel act on. */
  thread = $state<number | null>(null);
  /** What is being written in it: a reply, or other words for one of its remarks. */
  writing = $state<number | 'reply' | null>(null);
  /** The comment that is being written; in the margin of the text, or in the panel. */
  composing = $state.raw<{ quote: string; whole: boolean; inMargin: boolean } | null>(null);
  /** What was written and not sent. */
  drafts = $state.raw<Readonly<Record<string, string>>>({});
  /** What the Review panel shows. */
  filter = $state.raw<Filter>({ kind: 'all', state: 'open', author: '' });
  /** In a narrow window the side bar lies over the manuscript and is shown on demand. */
  narrow = $state(false);
  drawer = $state(false);
  /** Files are held over the window. */
  drag = $state(false);

  /** Set once the editing surface stands. */
  manuscript: Manuscript | undefined;
}

export const room = new Room();

export function close(): void {
  room.overlay = null;
}

/** Asks, and waits for the answer; what lay under the question is there again after it. */
export function ask(question: { kind: 'name' } | Choice): Promise<Answer> {
  return new Promise((resolve) => {
    const answer = (answered: Answer) => {
      room.question = null;
      resolve(answered);
    };
    room.question = { ...question, answer };
  });
}

/**
 * Changes a transcript, and asks first when it turns out to be signed: on yes it goes back to
 * correcting and the change is made after all; on no the refusal stands.
 */
export async function unsealing<T>(
  at: AtRevision,
  work: () => Promise<T>,
  typed?: (text: string) => void,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isWireError(error) || error.code !== 'approved' || !(await askToUnseal(typed)))
      throw error;
    // The status is none of the transcript's own: its revision stays.
    await call('set_status', { ...at, status: 'correcting', note: '' });
    return work();
  }
}

async function askToUnseal(typed?: (text: string) => void): Promise<boolean> {
  const signed = room.session?.status === 'published' ? 'published' : 'approved';
  const answer = await ask({
    kind: 'confirm',
    title: `This copy is ${signed}`,
    about:
      'Edit it and go back to correcting? The version that was approved stays in the list as it is.',
    action: 'Edit it',
    cancel: 'Leave it as it is',
    // Whoever types may be about to press Enter.
    guarded: true,
    ...(typed && { typed }),
  });
  return answer === 'yes';
}

/** Says what went wrong, by its code, and with what. */
export function report(error: unknown, subject = ''): void {
  if (!isWireError(error)) {
    complain('That did not work. What you typed is kept.', `${String(error)}. Try it again.`);
  } else if (error.code === 'cancelled') {
    say('Stopped. Nothing was changed.');
  } else if (error.code === 'approved') {
    // It was asked, and the answer was no.
    say('Nothing was changed.');
  } else {
    complain(subject ? `${subject}: ${error.message}` : error.message, error.hint);
  }
}

/** Where the editor is this very moment; the session’s `where` follows a frame later. */
export function here(): Where | undefined {
  return room.session ? room.manuscript?.where() : undefined;
}

/** Runs something and says what went wrong; undefined then. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    report(error);
    return undefined;
  }
}

/**
 * Alters the transcript at a revision. `find` tells where a range is by then, since typing that
 * waited goes first; it throws when its turn went meanwhile.
 */
export type Alteration = (
  at: AtRevision,
  find: <R extends TurnRange>(range: R) => R,
) => Promise<Update>;

/** The one door for everything that alters the open transcript. Rejects with the core's error. */
export async function change(alteration: Alteration): Promise<Update> {
  const { session, manuscript } = room;
  if (!session || !manuscript) throw new Error('no transcript is open');
  const find = (relocate: Relocate) => (range: TurnRange) => {
    const found = relocate(range);
    if (found) return found;
    throw { code: 'stale', message: 'Those words are gone by now.', hint: 'Nothing was changed.' };
  };
  return manuscript.run((revision, relocate) => {
    const at = { document: session.document, revision };
    return unsealing(at, () => alteration(at, find(relocate) as never));
  });
}

/** The update of an answer that has one whenever a transcript was named. */
export async function changed(answer: Promise<{ update: Update | null }>): Promise<Update> {
  const { update } = await answer;
  if (!update) throw new Error('the core said nothing of the transcript');
  return update;
}

/** The same, saying what went wrong; undefined then. */
export function alter(alteration: Alteration): Promise<Update | undefined> {
  if (!room.session) return Promise.resolve(undefined);
  return attempt(() => change(alteration));
}

/** The open document with everything acknowledged that was typed. */
export async function settled(): Promise<AtRevision | undefined> {
  const { session, manuscript } = room;
  if (!session || !manuscript) return undefined;
  await manuscript.flush();
  return { document: session.document, revision: manuscript.revision };
}

/** Shows progress while something long runs. */
export async function working<T>(what: string, work: () => Promise<T>): Promise<T> {
  room.progress = { what, done: 0, total: 0 };
  try {
    return await work();
  } finally {
    room.progress = null;
  }
}

export function cancel(): void {
  void attempt(() => call('cancel', {}));
}
