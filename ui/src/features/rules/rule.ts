/** Words for levels and switches. */
import type { Level } from '../../ipc';

/** Where a switch holds: the two columns. */
export type Column = 'document' | 'library';

export const sections: readonly { level: Level; title: string }[] = [
  { level: 'broken', title: 'Broken words' },
  { level: 'mistake', title: 'Mistakes' },
  { level: 'style', title: 'Style' },
];

/** The three states of a switch. The first says what is so without it. */
export function states(without: boolean): { id: string; title: string; on: boolean | null }[] {
  return [
    { id: 'as', title: without ? 'as set: on' : 'as set: off', on: null },
    { id: 'on', title: 'on', on: true },
    { id: 'off', title: 'off', on: false },
  ];
}

export const stateOf = (on: boolean | null): string => (on === null ? 'as' : on ? 'on' : 'off');
