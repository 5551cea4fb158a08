/** The words for what is remembered. */
import type { MemoryEntry, MemoryKind, Scope } from '../../ipc';

export const kinds: readonly { id: MemoryKind; title: string; empty: string }[] = [
  {
    id: 'correction',
    title: 'Corrections',
    empty:
      'No corrections yet. Accept one in a transcript, and it is offered again in the next one. You can also import a list.',
  },
  {
    id: 'rejection',
    title: 'Left alone',
    empty:
      'Nothing is left alone. Press Esc on a finding to leave it as it is, or N to never see it again in any transcript.',
  },
  {
    id: 'word',
    title: 'Glossary',
    empty:
      'The glossary is empty. Press G on a finding to add its word, or add names and terms here before you begin.',
  },
];

/** The scopes that an entry may be given; the narrow ones need a transcript that it belongs to. */
export function scopesOf(entry: MemoryEntry | null): { id: Scope; title: string }[] {
  const all: { id: Scope; title: string }[] = [{ id: 'library', title: 'All transcripts' }];
  const { title, there } = entry?.origin ?? { title: '', there: false };
  if (entry && (entry.scope !== 'library' || there)) {
    all.push({ id: 'document', title: title ? `Only ${title}` : 'Only its transcript' });
  }
  if (entry?.scope === 'here') all.push({ id: 'here', title: 'Only its turn' });
  return all;
}

/** How far an entry reaches, and where it came from. */
export function reach({ scope, origin }: MemoryEntry): string {
  const from = origin.title || 'added by hand';
  if (scope === 'here') return `one turn of ${from}`;
  return scope === 'document' ? `only ${from}` : `all, from ${from}`;
}
