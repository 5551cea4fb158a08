/** Words of a finding as they are shown among other words: marks and spaces would be lost there. */
export const shownAs = (words: string): string =>
  /[\p{L}\p{N}]/u.test(words) ? words : `“${words}”`;
