/** Words for levels, scopes and switches. */
import type { Level } from '../../ipc';

export type Scope = 'transcript' | 'library';

export const sections: readonly { level: Level; title: string }[] = [
  { level: 'broken', title: 'Broken words' },
  { level: 'mistake', title: 'Mistakes' },
  { level: 'style', title: 'Style' },
];

/** The three states of a switch. */
export const states: readonly { id: string; title: string; on: boolean | null }[] = [
  { id: 'profile', title: 'as profile', on: null },
  { id: 'on', title: 'on', on: true },
  { id: 'off', title: 'off', on: false },
];

export function stateOf(on: boolean | null): string {
  return states.find((state) => state.on === on)?.id ?? 'profile';
}
