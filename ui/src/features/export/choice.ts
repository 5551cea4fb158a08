/** What is chosen in the export dialog, and how it is compared and put in words. */
import type { CopyChoice, CopyProfile, CopyProfiles, FormatView } from '../../ipc';
import { counted } from '../../shared/figures';

/** What is chosen, without what makes a profile of it. */
export function choiceOf({ name: _name, ...choice }: CopyProfile): CopyChoice {
  return { ...choice, formats: [...choice.formats], subtitles: { ...choice.subtitles } };
}

/** Two choices that ask for the same. Formats are in the order of the list, whatever was clicked. */
export function same(one: CopyChoice, other: CopyChoice): boolean {
  const plain = ({ formats, subtitles, ...rest }: CopyChoice) => {
    const fields = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([[...formats].sort(), subtitles.line, subtitles.speed, fields]);
  };
  return plain(one) === plain(other);
}

/** The profile that says just this; undefined when none does. */
export function profileOf(choice: CopyChoice, profiles: CopyProfiles): CopyProfile | undefined {
  return [...profiles.presets, ...profiles.own].find((one) => same(choiceOf(one), choice));
}

/** What several formats would have in common: a mark or a place for comments that one of them has. */
export function able(formats: readonly FormatView[], chosen: readonly string[]) {
  const all = formats.filter(({ id }) => chosen.includes(id));
  return {
    marks: all.some(({ marks }) => marks),
    comments: all.some(({ comments }) => comments),
    captions: all.some(({ captions }) => captions),
  };
}

/** Formats in the order in which they are offered. */
export function ordered(formats: readonly FormatView[], chosen: readonly string[]): string[] {
  return formats.map(({ id }) => id).filter((id) => chosen.includes(id));
}

/** `3 findings`, with the key that goes to the first of them. */
export interface Left {
  what: 'findings' | 'suggestions' | 'links';
  count: number;
  words: string;
  keys: string;
}

/** What is left to settle before a copy is finished. */
export function leftOf(findings: number, suggestions: number, links: number): Left[] {
  const all: Left[] = [
    { what: 'findings', count: findings, words: counted(findings, 'finding'), keys: 'F8' },
    {
      what: 'suggestions',
      count: suggestions,
      words: counted(suggestions, 'suggestion'),
      keys: 'Shift+F8',
    },
    {
      what: 'links',
      count: links,
      words: counted(links, 'link without a place', 'links without a place'),
      keys: 'Mod+Shift+K',
    },
  ];
  return all.filter(({ count }) => count > 0);
}

/** `24 KB`, `1.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
