/** Bringing transcripts in, opening them, putting them away. */
import { tick } from 'svelte';
import { call, type Imported, isWireError, type TranscriptView, type Warning } from '../../ipc';
import { complain, dismissDone, say } from '../../shared/toasts.svelte';
import { alter, ask, attempt, report, room, unsealing, working } from '../room.svelte';
import { Session } from '../session.svelte';
import { filesToOpen } from './files';
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
const guessed = new Map<number, readonly Warning[]>();

export function putGuessesAway(): void {
  if (!room.session) return;
  guessed.delete(room.session.document);
  room.session.warnings = [];
}

function show(view: TranscriptView): void {
  // What was done in another transcript is not undone in this one.
  if (room.session?.document !== view.document) dismissDone();
  room.session = new Session(view, guessed.get(view.document));
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

/** Imports one after the other and opens the first that came in. */
async function importAll(
  imports: { name: string; run: () => Promise<Imported | undefined> }[],
): Promise<void> {
  if (imports.length === 0 || !(await leaveCurrent())) return;
  let first: Imported | undefined;
  let count = 0;
  for (const { name, run } of imports) {
    const imported = await working(`Reading ${name}`, run).catch((error) => report(error, name));
    if (!imported) continue;
    guessed.set(imported.transcript.document, imported.warnings);
    first ??= imported;
    count += 1;
  }
  await refreshLibrary();
  if (!first) return;
  show(first.transcript);
  if (count > 1) say(`${count} transcripts came in. The first is open, all are in the library.`);
}

const nameOf = (path: string) => path.split(/[\\/]/).pop() ?? path;

/**
 * How a file comes in: a copy of a transcript that is here can be brought into that one.
 * Null when it is not to come in after all.
 */
async function wayIn(path: string): Promise<(() => Promise<Imported>) | null> {
  const asItIs = () => call('import_file', { path });
  if (!/\.(galley|docx)$/i.test(path)) return asItIs;
  // What is wrong with a file is told when it is imported.
  const copy = await call('inspect_copy', { path }).catch(() => null);
  if (!copy?.shares) return asItIs;
  const { document, their_changes } = copy.shares;
  const whose = copy.authors.length > 0 ? ` by ${copy.authors.join(', ')}` : '';
  const changes = their_changes === 1 ? '1 change' : `${their_changes} changes`;
  const question = copy.is_word
    ? {
        title: `Take in what was done in ${nameOf(path)}?`,
        about: `It is a Word copy of “${copy.title}”, with ${changes}${whose} since it was exported. Words come in as suggestions and comments on their turns, speakers and times stay as they are. One undo takes it all back.`,
        action: 'Take in',
      }
    : {
        title: `Merge ${nameOf(path)}?`,
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

export async function importPaths(paths: readonly string[]): Promise<void> {
  const imports = [];
  for (const path of paths) {
    const run = await wayIn(path);
    if (run) imports.push({ name: nameOf(path), run });
  }
  await importAll(imports);
}

export async function openFiles(): Promise<void> {
  const paths = await attempt(filesToOpen);
  if (paths) await importPaths(paths);
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

export function importDropped(files: readonly File[]): Promise<void> {
  return importAll(
    files.map((file) => ({
      name: file.name,
      run: async () => {
        const bytes = await base64(file).catch(() => null);
        if (bytes !== null) return call('import_bytes', { file_name: file.name, base64: bytes });
        complain(`${file.name} could not be read.`, 'Open it with Open files… instead.');
        return undefined;
      },
    })),
  );
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
