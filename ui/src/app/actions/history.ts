/** One history for typing and for whole-document work; the core holds it. */
import { call, type Update } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, attempt, room, settled } from '../room.svelte';

export async function undo(): Promise<void> {
  // Typing that still waits is the first thing to be taken back.
  if (!(await attempt(settled))) return;
  if (room.session?.undo) await alter((at) => call('undo', at));
  else say('There is nothing to undo.');
}

export async function redo(): Promise<void> {
  if (!(await attempt(settled))) return;
  if (room.session?.redo) await alter((at) => call('redo', at));
  else say('There is nothing to redo.');
}

/** Says what was done, and how it is taken back; nothing when it was not done. */
export function tell(update: Update | undefined): void {
  if (!update) return;
  say(`${update.label}.`, { title: 'Undo', keys: 'Mod+Z', run: () => void undo() });
}
