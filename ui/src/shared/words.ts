/** Words of a finding as they are shown among other words. */

/** Marks and spaces only: a line through them would hide them. */
export const isMarks = (words: string): boolean => !/[\p{L}\p{N}]/u.test(words);

/** Marks and spaces are put in quotation marks, since they would be lost without. */
export const shownAs = (words: string): string => (isMarks(words) ? `“${words}”` : words);
