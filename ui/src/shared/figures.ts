/** Numbers as they are shown. The interface is in English, whatever the locale of the machine. */
const english = new Intl.NumberFormat('en');

export const figures = (count: number): string => english.format(count);

/** `1 place`, `1,204 places`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figures(count)} ${count === 1 ? one : many}`;
