/** The finished copy. */
import {
  type CopyChoice,
  type CopyNames,
  type CopyPreview,
  type CopyWritten,
  call,
  type VersionView,
} from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { ask, attempt, room, settled, working } from '../room.svelte';
import { loadCopyProfiles } from './copy-profiles';
import { copyFile, fileName } from './files';
import { keep } from './settings';
import { loadVersions } from './versions';

/** Asks what is to be exported; a version as it was, or the transcript as it is now. */
export function openExport(version: VersionView | null = null): void {
  room.overlay = { kind: 'export', version };
  void loadCopyProfiles();
}

/** The chosen formats that this version knows; Word when it knows none of them. */
export function knownFormats(choice: CopyChoice): string[] {
  const known = choice.formats.filter((id) => room.formats.some((format) => format.id === id));
  return known.length > 0 ? known : room.formats.slice(0, 1).map(({ id }) => id);
}

/** The names that copies would have; undefined when the transcript is gone. */
export async function nameCopies(
  choice: Pick<CopyChoice, 'formats' | 'pattern'>,
  version: VersionView | null,
  folder: string | null = null,
): Promise<CopyNames | undefined> {
  const document = room.session?.document;
  if (document === undefined) return undefined;
  const { formats, pattern } = choice;
  const of = { document, version: version?.version ?? null };
  return call('name_copies', { ...of, formats, pattern, folder });
}

/** The first page of a copy, as the exporter writes it. */
export async function previewCopy(
  format: string,
  choice: CopyChoice,
  version: VersionView | null,
): Promise<CopyPreview | undefined> {
  const at = version ? { document: room.session?.document } : await settled();
  if (at?.document === undefined) return undefined;
  const { formats: _formats, pattern: _pattern, ...look } = choice;
  const of = { document: at.document, version: version?.version ?? null };
  return call('preview_copy', { ...of, format, ...look });
}

/**
 * Asks where to, and writes the transcript as it is now, or a version as it was. Undefined when the
 * editor thought better of it, or when it could not be done, which is said.
 */
export async function exportCopies(
  choice: CopyChoice,
  version: VersionView | null = null,
): Promise<CopyWritten[] | undefined> {
  const { session } = room;
  if (!session) return undefined;
  const formats = knownFormats(choice);
  void keep({ export: choice });
  return attempt(async () => {
    const [first] = formats;
    if (first === undefined) return undefined;
    const written = await (formats.length === 1
      ? exportOne(first, choice, version)
      : exportSeveral(formats, choice, version));
    // A Word copy is kept as a version, by which it is known when it comes back.
    if (written && formats.includes('docx')) void loadVersions();
    return written;
  });
}

async function exportOne(
  id: string,
  choice: CopyChoice,
  version: VersionView | null,
): Promise<CopyWritten[] | undefined> {
  const format = room.formats.find((other) => other.id === id);
  const names = await nameCopies({ ...choice, formats: [id] }, version);
  const file_name = names?.names[0]?.file;
  if (!format || file_name === undefined) return undefined;
  const { path } = await call('choose_save', {
    file_name,
    ending: format.ending,
    format: format.name,
  });
  const at = path === null ? undefined : await settled();
  if (path === null || !at) return undefined;
  const { formats: _formats, pattern: _pattern, ...look } = choice;
  const of = { ...at, version: version?.version ?? null };
  const exported = await working(`Writing ${format.name}`, () =>
    call('export_document', { ...of, format: id, path, ...look }),
  );
  const file = exported.path.split(/[\\/]/).pop() ?? exported.path;
  return [{ format: id, file, exported, error: null }];
}

async function exportSeveral(
  formats: string[],
  choice: CopyChoice,
  version: VersionView | null,
): Promise<CopyWritten[] | undefined> {
  const { path: folder } = await call('choose_folder', { title: 'Export into a folder' });
  const at = folder === null ? undefined : await settled();
  if (folder === null || !at) return undefined;
  const names = await nameCopies({ ...choice, formats }, version, folder);
  const there = names?.names.filter(({ exists }) => exists).map(({ file }) => file) ?? [];
  if (there.length > 0) {
    const several = there.length > 1;
    const answer = await ask({
      kind: 'confirm',
      title: several ? `Replace ${there.length} files?` : `Replace ${there[0]}?`,
      about: several
        ? `The folder has ${there.join(', ')} already. They are written anew; nothing else in the folder is touched.`
        : 'The folder has this file already. It is written anew; nothing else in the folder is touched.',
      action: 'Replace',
      cancel: 'Cancel',
      guarded: true,
    });
    if (answer !== 'yes') return undefined;
  }
  const of = { ...at, version: version?.version ?? null };
  const written = await working('Writing the copies', () =>
    call('export_copies', { ...of, ...choice, formats, folder, replace: true }),
  );
  return written.copies;
}

/** Exports once more as last time, and tells it in a message. */
export async function exportAgain(): Promise<void> {
  const copies = await exportCopies(room.settings.export);
  const [first] = copies ?? [];
  if (!copies || !first) return;
  const failed = copies.filter(({ error }) => error);
  const unsound = copies.filter(({ exported }) => exported && !exported.check.sound);
  if (failed.length + unsound.length > 0) {
    room.overlay = { kind: 'export', version: null, written: copies };
    return;
  }
  const told = copies.length === 1 ? [first.exported?.check.told ?? ''] : [];
  const notes = copies.flatMap(({ exported }) => exported?.notes ?? []);
  const what =
    copies.length === 1
      ? 'The finished copy is written.'
      : `${copies.length} copies are written, and every one was read back.`;
  const sentences = [...told, ...notes].filter(Boolean).map((one) => `${sentence(one)}.`);
  say([what, ...sentences].join(' '), undefined, first.exported?.path ?? '');
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Writes the transcript with its whole history, to be worked on elsewhere and merged later. */
export async function exportCopy(): Promise<void> {
  const { session } = room;
  if (!session) return;
  const exported = await attempt(async () => {
    const path = await copyFile(session.title);
    const at = path === null ? undefined : await settled();
    if (path === null || !at) return undefined;
    return working('Writing the working copy', () =>
      call('export_copy', { document: at.document, path }),
    );
  });
  if (exported) say('The working copy is written.', undefined, exported.path);
}

/** Writes who talks how much, as a page with a chart. */
export async function exportStatistics(): Promise<void> {
  const { session } = room;
  if (!session) return;
  const exported = await attempt(async () => {
    const { path } = await call('choose_save', {
      file_name: fileName(`${session.title} statistics`, 'html'),
      ending: 'html',
      format: 'Web page',
    });
    const at = path === null ? undefined : await settled();
    return path === null || !at ? undefined : call('export_statistics', { ...at, path });
  });
  if (exported) say('The statistics are written.', undefined, exported.path);
}
