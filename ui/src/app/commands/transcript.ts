/** The transcript as a whole, and its copies. */
import { exportCopy, exportDocument, exportStatistics } from '../actions/export';
import { openFiles } from '../actions/library';
import { askToSaveVersion } from '../actions/versions';
import type { Command } from '../command';
import { focusLibrary, focusTitle } from '../regions';
import { room } from '../room.svelte';
import { open } from './when';

export const ofTheTranscript: readonly Command[] = [
  {
    id: 'open-file',
    title: 'Open files…',
    section: 'Transcript',
    keys: ['Mod+O'],
    run: openFiles,
  },
  {
    id: 'go-to-transcript',
    title: 'Go to another transcript',
    section: 'Transcript',
    keys: ['Mod+P'],
    run: focusLibrary,
  },
  {
    id: 'rename',
    title: 'Rename the transcript',
    section: 'Transcript',
    keys: ['F2'],
    when: open,
    run: focusTitle,
  },
  {
    id: 'save-version',
    title: 'Save a version…',
    section: 'Transcript',
    keys: ['Mod+S'],
    when: open,
    run: askToSaveVersion,
  },
  {
    id: 'export',
    title: 'Export…',
    section: 'Transcript',
    keys: ['Mod+E'],
    when: open,
    run: () => {
      room.overlay = { kind: 'export', version: null };
    },
  },
  {
    id: 'export-copy',
    title: 'Export a working copy…',
    section: 'Transcript',
    keys: [],
    when: open,
    run: exportCopy,
  },
  {
    id: 'export-again',
    title: 'Export again as last time',
    section: 'Transcript',
    keys: ['Mod+Shift+E'],
    when: open,
    run: () => {
      const { settings } = room;
      return exportDocument({
        format: settings.export_format,
        times: settings.export_times,
        labels: settings.export_labels,
        links: settings.export_links,
        cues: settings.export_cues,
        suggestions: 'without',
        comments: settings.export_comments,
        subtitles: settings.export_subtitles,
      });
    },
  },
  {
    id: 'export-statistics',
    title: 'Export who talks how much…',
    section: 'Transcript',
    keys: [],
    when: open,
    run: exportStatistics,
  },
];
