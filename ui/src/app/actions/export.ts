/** The finished copy. */
import {
  type CopySuggestions,
  call,
  type LabelStyle,
  type LinkStyle,
  type Subtitles,
  type VersionView,
} from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { attempt, close, room, settled, working } from '../room.svelte';
import { copyFile, fileName } from './files';
import { keep } from './settings';
import { loadVersions } from './versions';

export interface ExportChoice {
  format: string;
  times: boolean;
  labels: LabelStyle;
  links: LinkStyle;
  cues: boolean;
  suggestions: CopySuggestions;
  comments: boolean;
  subtitles: Subtitles;
}

/** Exports the transcript as it is now, or a version as it was. */
export async function exportDocument(
  choice: ExportChoice,
  version: VersionView | null = null,
): Promise<void> {
  const format = room.formats.find((other) => other.id === choice.format);
  const { session } = room;
  if (!format || !session) return;
  close();
  void keep({
    export_format: choice.format,
    export_times: choice.times,
    export_labels: choice.labels,
    export_links: choice.links,
    export_cues: choice.cues,
    export_comments: choice.comments,
    export_subtitles: choice.subtitles,
  });
  const exported = await attempt(async () => {
    const { path } = await call('choose_save', {
      file_name: fileName(
        version ? `${session.title} ${version.name}` : session.title,
        format.ending,
      ),
      ending: format.ending,
      format: format.name,
    });
    const at = path === null ? undefined : await settled();
    if (path === null || !at) return undefined;
    return working(`Writing ${format.name}`, () =>
      call('export_document', { ...at, ...choice, path, version: version?.version ?? null }),
    );
  });
  // A Word copy is kept as a version, by which it is known when it comes back.
  if (exported && choice.format === 'docx') void loadVersions();
  const what = version
    ? `“${version.name}” is written as it was.`
    : 'The finished copy is written.';
  if (exported)
    say([what, ...exported.notes.map((note) => `${note}.`)].join(' '), undefined, exported.path);
}

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
