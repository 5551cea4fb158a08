/** The transcript as a whole, and its copies. */
import { exportAgain, exportCopy, exportStatistics, openExport } from '../actions/export';
import { importWithOptions, openFiles } from '../actions/library';
import { askToSaveVersion } from '../actions/versions';
import type { Command } from '../command';
import { focusLibrary, focusTitle } from '../regions';
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
    id: 'import-options',
    title: 'Import with options…',
    section: 'Transcript',
    keys: ['Mod+Shift+O'],
    run: importWithOptions,
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
    run: () => openExport(),
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
    run: exportAgain,
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
