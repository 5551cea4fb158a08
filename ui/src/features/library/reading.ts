/** What is recognised in a file, in words. */
import type { FileReading, LabelReading, SpeakersFound } from '../../ipc';
import { counted } from '../../shared/figures';

export const labelReadings: readonly { id: LabelReading; title: string }[] = [
  { id: 'guessed', title: 'As recognised' },
  { id: 'colon', title: 'Name: words' },
  { id: 'own_line', title: 'Name on a line of its own' },
  { id: 'nobody', title: 'No labels' },
];

const found: Record<SpeakersFound, string> = {
  told: 'the file tells who speaks',
  colon: 'Name: words',
  own_line: 'Name on a line of its own',
  nobody: 'nobody is named',
};

/** What “as recognised” means for this file. */
export const foundAs = (how: SpeakersFound): string => found[how];

/** `214 turns · 2 speakers · 12,345 words · 3 cues`. */
export function summary(read: FileReading): string {
  const parts = [
    counted(read.turns - read.cues, 'turn'),
    counted(read.speakers.length, 'speaker'),
    counted(read.words, 'word'),
  ];
  if (read.cues > 0) parts.push(counted(read.cues, 'cue'));
  if (read.pages > 0) parts.push(counted(read.pages, 'page'));
  if (read.pending_links > 0)
    parts.push(counted(read.pending_links, 'link without a place', 'links without a place'));
  return parts.join(' · ');
}

/** What people call the format of a reading. */
export const formatTitle = (read: FileReading): string =>
  read.formats.find(({ id }) => id === read.format)?.title ?? read.format;
