/** Bringing transcripts in, opening them, putting them away. */
import { tick } from 'svelte';
import {
  call,
  type FileReading,
  type FileSource,
  type Imported,
  isWireError,
  type Kept,
  type Reading,
  type TranscriptView,
  type Warning,
} from '../../ipc';
import { complain, dismissDone, say } from '../../shared/toasts.svelte';
import { Batch } from '../batch.svelte';
import {
  alter,
  ask,
  attempt,
  cancel,
  close,
  type FileToRead,
  report,
  room,
  unsealing,
  working,
} from '../room.svelte';
import { Session } from '../session.svelte';
import { filesToOpen, fileToImport } from './files';
import { proof } from './proof';
import { loadRules } from './rules';
import { keep } from './settings';
import { showSuggesting } from './suggestions';
import { loadVersions } from './versions';

export async function refreshLibrary(): Promise<void> {
  const library = await attempt(() => call('list_documents', {}));
  if (library) room.documents = library.documents;
}

/** What each import of this run guessed, until the editor puts the list away. */
const guesses = new Map<number, readonly Warning[]>();

export function putGuessesAway(): void {
  if (!room.session) return;
  guesses.delete(room.session.document);
  room.session.warnings = [];
}

function show(view: TranscriptView): void {
  // What was done in another transcript is not undone in this one.
  if (room.session?.document !== view.document) {
    dismissDone();
    // Nor is it exported under the name of this one.
    if (room.overlay?.kind === 'export') close();
  }
  room.session = new Session(view, guesses.get(view.document));
  room.group = null;
  room.pendingLink = null;
  room.thread = null;
  room.writing = null;
  room.composing = null;
  room.drawer = false;
  room.manuscript?.open(view);
  showSuggesting();
  // The surface takes the focus only once it is no longer shut off.
  void tick().then(() => room.manuscript?.focus());
  if (room.settings.last_document !== view.document) void keep({ last_document: view.document });
  void loadVersions();
  void loadRules();
  void proof();
}

/** Waits for typing to be safe before another transcript takes its place; false when it is not. */
async function leaveCurrent(): Promise<boolean> {
  if (!room.session) return true;
  try {
    await room.manuscript?.flush();
    return true;
  } catch (error) {
    report(error);
    return false;
  }
}

export async function openDocument(document: number): Promise<void> {
  if (room.session?.document === document) {
    room.drawer = false;
    room.manuscript?.focus();
    return;
  }
  if (!(await leaveCurrent())) return;
  // With `galley:ready`, what opening costs.
  performance.mark('galley:open');
  const view = await attempt(() => call('open_document', { document }));
  if (view) show(view);
}

/** Reads the open transcript again, when the window and the core disagree about it. */
export async function readAgain(): Promise<void> {
  const document = room.session?.document;
  if (document === undefined) return;
  const view = await attempt(() => call('open_document', { document }));
  if (view && room.session?.document === document) show(view);
}

/** Opens what was open last, if it is still there. */
export async function reopen(document: number): Promise<void> {
  try {
    show(await call('open_document', { document }));
  } catch (error) {
    if (!isWireError(error) || error.code !== 'not_found') report(error);
  }
}

/** How a file is read that is left to guess. */
export const guessed: Reading = { format: null, encoding: null, labels: 'guessed' };

/** Shows what came in. */
async function came(imported: Imported): Promise<void> {
  guesses.set(imported.transcript.document, imported.warnings);
  await refreshLibrary();
  show(imported.transcript);
}

/** Brings a file in as it was asked for, or as it is guessed. */
function importCall(from: FileSource, reading: Reading, sure: boolean): Promise<Imported> {
  if ('path' in from) return call('import_file', { path: from.path, reading, sure });
  const { name, base64 } = from.bytes;
  return call('import_bytes', { file_name: name, base64, reading, sure });
}

/**
 * One file: it is open at once, unless its reading is not certain: the editor looks at what was
 * recognised before anything is made of it.
 */
async function importOne({ name, from }: FileToRead): Promise<void> {
  if (!(await leaveCurrent())) return;
  try {
    const run = await wayIn(name, from);
    if (run) await came(await working(`Reading ${name}`, run));
  } catch (error) {
    if (isWireError(error) && error.code === 'unsure') {
      room.overlay = { kind: 'import', file: { name, from } };
    } else report(error, name);
  }
}

/** What a file is read as; nothing is stored. Rejects with the core's error. */
export function readFile(from: FileSource, reading: Reading): Promise<FileReading> {
  return call('read_file', { from, reading });
}

/** Brings a file in as it was looked at. Rejects with the core's error. */
export async function importRead(from: FileSource, reading: Reading): Promise<void> {
  if (!(await leaveCurrent())) return;
  const imported = await importCall(from, reading, false);
  close();
  await came(imported);
}

/** A progress that is over at once need not be seen. */
const soon = 400;

/** Many files: one that fails does not stop the others, and what came of each is told. */
async function importMany(files: readonly FileToRead[]): Promise<void> {
  if (!(await leaveCurrent())) return;
  const batch = new Batch(
    files.map(({ name, from }) => ({ name, run: () => keepOne(name, from) })),
  );
  const shown = setTimeout(() => {
    if (batch.state === 'running') room.overlay = { kind: 'imports', batch };
  }, soon);
  await batch.work();
  clearTimeout(shown);
  await refreshLibrary();
  const { kept } = batch;
  const [first] = kept;
  for (const { document, warnings } of kept) guesses.set(document, warnings);
  if (first) {
    const { document } = first;
    const view = await attempt(() => call('open_document', { document }));
    if (view) show(view);
  }
  if (!batch.smooth) {
    room.overlay = { kind: 'imports', batch };
    return;
  }
  if (room.overlay?.kind === 'imports') close();
  if (kept.length > 1) {
    say(`${kept.length} transcripts came in. The first is open, all are in the library.`);
  }
}

/** Stops before the next file; the one that is being read is given up. */
export function stopBatch(batch: Batch): void {
  batch.stop();
  cancel();
}

async function keepOne(name: string, from: FileSource): Promise<Kept | null> {
  if (!isCopy(name)) return call('keep_file', { from });
  const run = await wayIn(name, from);
  if (!run) return null;
  const { transcript, warnings } = await run();
  const { document, title, words, turns, speakers } = transcript;
  const counts = { words, turns: turns.length, speakers: speakers.length };
  return { document, title, ...counts, known: false, doubts: [], warnings };
}

const nameOf = (path: string) => path.split(/[\\/]/).pop() ?? path;
const isCopy = (name: string) => name.toLowerCase().endsWith('.galley');
/** Word files may be copies that went out of here. */
const mayBeCopy = (name: string) => isCopy(name) || name.toLowerCase().endsWith('.docx');

/**
 * How a file comes in: a copy of a transcript that is here can be brought into that one.
 * Null when it is not to come in after all.
 */
async function wayIn(name: string, from: FileSource): Promise<(() => Promise<Imported>) | null> {
  const asItIs = () => importCall(from, guessed, true);
  if (!mayBeCopy(name) || !('path' in from)) return asItIs;
  const { path } = from;
  // What is wrong with a file is told when it is imported.
  const copy = await call('inspect_copy', { path }).catch(() => null);
  if (!copy?.shares) return asItIs;
  const { document, their_changes } = copy.shares;
  const whose = copy.authors.length > 0 ? ` by ${copy.authors.join(', ')}` : '';
  const changes = their_changes === 1 ? '1 change' : `${their_changes} changes`;
  const question = copy.is_word
    ? {
        title: `Take in what was done in ${name}?`,
        about: `It is a Word copy of “${copy.title}”, with ${changes}${whose} since it was exported. Words come in as suggestions and comments on their turns, speakers and times stay as they are. One undo takes it all back.`,
        action: 'Take in',
      }
    : {
        title: `Merge ${name}?`,
        about: `It is a copy of “${copy.title}”, with ${changes}${whose} since the two parted. What you both changed stays as you have it, and theirs comes in as suggestions. One undo takes the merge back.`,
        action: 'Merge',
      };
  const answer = await ask({
    kind: 'confirm',
    ...question,
    other: 'Import beside it',
    cancel: 'Cancel',
  });
  if (answer === 'other') return asItIs;
  if (answer === 'no') return null;
  return async () => {
    const { revision } = await call('open_document', { document });
    const at = { document, revision };
    await unsealing(at, () => call('merge_copy', { ...at, path }));
    return { transcript: await call('open_document', { document }), warnings: [] };
  };
}

async function importAll(files: readonly FileToRead[]): Promise<void> {
  const [first, second] = files;
  if (second) await importMany(files);
  else if (first) await importOne(first);
}

export function importPaths(paths: readonly string[]): Promise<void> {
  return importAll(paths.map((path) => ({ name: nameOf(path), from: { path } })));
}

export async function openFiles(): Promise<void> {
  const paths = await attempt(filesToOpen);
  if (paths) await importPaths(paths);
}

/** Looks at how a file is read before it comes in, however certain that is. */
export async function importWithOptions(): Promise<void> {
  const path = await attempt(fileToImport);
  if (path === undefined) return;
  room.overlay = { kind: 'import', file: { name: nameOf(path), from: { path } } };
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

export async function importDropped(dropped: readonly File[]): Promise<void> {
  const files: FileToRead[] = [];
  for (const file of dropped) {
    const bytes = await base64(file).catch(() => null);
    if (bytes === null) {
      complain(`${file.name} could not be read.`, 'Open it with Open files… instead.');
    } else {
      files.push({ name: file.name, from: { bytes: { name: file.name, base64: bytes } } });
    }
  }
  await importAll(files);
}

export async function renameDocument(title: string): Promise<void> {
  if (!title || title === room.session?.title) return;
  await alter((at) => call('rename_document', { ...at, title }));
  await refreshLibrary();
}

export function deleteDocument(document: number): void {
  const row = room.documents.find((other) => other.document === document);
  if (!row) return;
  room.overlay = {
    kind: 'confirm',
    title: `Delete “${row.title}”?`,
    about:
      'The transcript goes from the library with its versions and its history. This cannot be taken back. The file it came from stays where it is.',
    action: 'Delete',
    danger: true,
    run: () => void reallyDelete(document),
  };
}

async function reallyDelete(document: number): Promise<void> {
  const library = await attempt(() => call('delete_document', { document }));
  if (!library) return;
  room.documents = library.documents;
  if (room.session?.document !== document) return;
  room.session = null;
  void keep({ last_document: null });
}
