/** What differs between two states of the transcript. */
import {
  compareWithImport,
  exportComparison,
  giveBack,
  leaveComparison,
  ofTheTurn,
  stepDifference,
} from '../actions/compare';
import type { Command } from '../command';
import { compared } from '../compared.svelte';
import { open } from './when';

const comparing = () => compared.view !== null;
const shown = () => comparing() && compared.now && compared.current !== null;

/** Before all others: their keys mean the differences while these are shown. */
export const ofComparisons: readonly Command[] = [
  {
    id: 'compare',
    title: 'Compare with the import',
    section: 'Transcript',
    keys: ['Alt+C'],
    when: () => open() && !comparing(),
    run: compareWithImport,
  },
  {
    id: 'next-difference',
    title: 'Next difference',
    section: 'Transcript',
    keys: ['F8', 'Alt+ArrowDown'],
    when: comparing,
    run: () => stepDifference(1),
  },
  {
    id: 'previous-difference',
    title: 'Previous difference',
    section: 'Transcript',
    keys: ['Shift+F8', 'Alt+ArrowUp'],
    when: comparing,
    run: () => stepDifference(-1),
  },
  {
    id: 'restore-difference',
    title: 'Restore this difference',
    section: 'Transcript',
    keys: ['R'],
    when: shown,
    run: () => compared.current !== null && giveBack([compared.current]),
  },
  {
    id: 'restore-turn',
    title: 'Restore all differences of this turn',
    section: 'Transcript',
    keys: ['Shift+R'],
    when: () => shown() && ofTheTurn().length > 0,
    run: () => giveBack(ofTheTurn()),
  },
  {
    id: 'switch-comparison',
    title: 'In the text, or side by side',
    section: 'Transcript',
    keys: ['V'],
    when: comparing,
    run: () => {
      compared.layout = compared.layout === 'text' ? 'sides' : 'text';
    },
  },
  {
    id: 'export-comparison-word',
    title: 'Write the comparison as Word with tracked changes…',
    section: 'Transcript',
    keys: [],
    when: comparing,
    run: () => exportComparison('docx'),
  },
  {
    id: 'export-comparison-page',
    title: 'Write the comparison as a web page…',
    section: 'Transcript',
    keys: [],
    when: comparing,
    run: () => exportComparison('html'),
  },
  {
    id: 'leave-comparison',
    title: 'Leave the comparison',
    section: 'Transcript',
    keys: ['Escape'],
    when: comparing,
    run: leaveComparison,
  },
];
