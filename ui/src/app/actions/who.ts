/** Whose name stands on what is done. */
import { shortFor as shortOf } from '../../shared/initials';
import { ask, room } from '../room.svelte';
import { keep } from './settings';

/**
 * Before the first thing that carries a name: asks whose, once. False when the editor steps back
 * from what was to be done; the next time it is asked again.
 */
export async function named(): Promise<boolean> {
  return room.settings.name_asked || (await ask({ kind: 'name' })) === 'yes';
}

/** Keeps who works here; without a name, that they would rather not say. */
export function keepName(author: string, initials: string): Promise<void> {
  return keep({ author, initials, name_asked: true });
}

/** The initials of an author, wherever one is named. */
export const shortFor = (author: string): string => shortOf(author, room.settings);
