/** The colours that the looks have for speakers. */
export const speakerColours = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** The colour with this number, as the core counts them: from 1. */
export function speakerColour(colour: number): string {
  return `var(--s${((colour - 1) % speakerColours.length) + 1})`;
}
