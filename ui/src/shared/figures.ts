/** Numbers as they are shown. The interface is in English, whatever the locale of the machine. */
const english = new Intl.NumberFormat('en');

export const figures = (count: number): string => english.format(count);
