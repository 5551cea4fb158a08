/** The colour of a speaker, by their place in the transcript's list. */
export function speakerColour(index: number): string {
  return `var(--s${(index % 8) + 1})`;
}
