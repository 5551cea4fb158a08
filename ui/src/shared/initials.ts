/** `AK` for Anna Karg: the first letter of each word, as the core makes them. */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/u).map((word) => /[\p{Alphabetic}\p{N}]/u.exec(word)?.[0] ?? '');
  return letters.join('').toUpperCase();
}

/** The initials of an author: for one’s own name those that one chose. */
export function shortFor(author: string, own: { author: string; initials: string }): string {
  // The import is by nobody; the word stands for itself.
  if (author === 'Import') return author;
  return (author === own.author && own.initials) || initialsOf(author);
}
