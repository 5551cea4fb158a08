/** The words for what is remembered. */
import type { MemoryEntry, MemoryKind, Scope } from '../../ipc';

interface Kind {
  id: MemoryKind;
  title: string;
  empty: string;
  /** What stands in the text. */
  shown: string;
  /** What it leads to, for those that lead to something. */
  meant?: string;
  /** Asks for a new one. */
  add?: string;
}

export const kinds: readonly Kind[] = [
  {
    id: 'correction',
    title: 'Corrections',
    empty:
      'No corrections yet. Accept one in a transcript, and it is offered again in the next one. You can also import a list.',
    shown: 'As it stood',
    meant: 'Meant',
    add: 'Add a correction…',
  },
  {
    id: 'rejection',
    title: 'Left alone',
    empty:
      'Nothing is left alone. Press Esc on a finding to leave it as it is, or N to never see it again in any transcript.',
    shown: 'As it stood',
  },
  {
    id: 'word',
    title: 'Glossary',
    empty:
      'The glossary is empty. Press G on a finding to add its word, or add names and terms here before you begin.',
    shown: 'Word',
    add: 'Add a word…',
  },
  {
    id: 'link',
    title: 'Links',
    empty:
      'No links yet. Link words in a transcript, and they are offered a link wherever they stand again. You can also add them here or import a list.',
    shown: 'Words',
    meant: 'Address',
    add: 'Add a link…',
  },
];

export const kindOf = (id: MemoryKind): Kind | undefined => kinds.find((kind) => kind.id === id);

/** The scopes that an entry may be given; the narrow ones need a transcript that it belongs to. */
export function scopesOf(entry: MemoryEntry | null): { id: Scope; title: string }[] {
  const all: { id: Scope; title: string }[] = [{ id: 'library', title: 'Everywhere' }];
  const { title, there } = entry?.origin ?? { title: '', there: false };
  if (entry && (entry.scope !== 'library' || there)) {
    all.push({ id: 'document', title: title ? `Only in ${title}` : 'Only in its transcript' });
  }
  if (entry?.scope === 'here') all.push({ id: 'here', title: 'Only in its turn' });
  return all;
}

const reaches: Record<Scope, string> = {
  library: 'everywhere',
  document: 'one transcript',
  here: 'one turn',
};

/** How far an entry reaches. */
export const reach = ({ scope }: MemoryEntry): string => reaches[scope];

/** Where it came from. */
export const from = ({ origin }: MemoryEntry): string => origin.title || 'added by hand';
