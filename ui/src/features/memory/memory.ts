/** What of the memory is shown, and in which words. */
import type { MemoryRow } from '../../ipc';

export type Kind = MemoryRow['kind'];

export const kinds: readonly { id: Kind; title: string; about: string; empty: string }[] = [
  {
    id: 'correction',
    title: 'Corrections',
    about: 'Offered again wherever the same word is found.',
    empty:
      'No corrections yet. Accept one in a transcript, and it is offered again in the next one. You can also import a list.',
  },
  {
    id: 'left_alone',
    title: 'Left alone',
    about: 'Not shown again.',
    empty:
      'Nothing is left alone. Press Esc on a finding to leave it as it is, or N to never see it again in any transcript.',
  },
  {
    id: 'glossary',
    title: 'Glossary',
    about: 'Words that are right, in every transcript.',
    empty:
      'The glossary is empty. Press G on a finding to add its word, or add names and terms here before you begin.',
  },
];

const matching = (words: readonly string[], wanted: string) =>
  words.some((word) => word.toLowerCase().includes(wanted));

/** The rows of a kind that have what was typed in one of their words. */
export function sought(rows: readonly MemoryRow[], kind: Kind, typed: string): MemoryRow[] {
  const wanted = typed.trim().toLowerCase();
  const words = ({ text, meant, rule_name, origin }: MemoryRow) => [
    text,
    meant ?? '',
    rule_name ?? '',
    origin ?? '',
  ];
  return rows.filter((row) => row.kind === kind && (!wanted || matching(words(row), wanted)));
}
