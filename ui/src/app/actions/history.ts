/** One history for typing and for whole-document work; the core holds it. */
import { call } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, room } from '../room.svelte';

export async function undo(): Promise<void> {
  await room.manuscript?.flush();
  const label = room.session?.undo;
  if (!label) {
    say('There is nothing to undo.');
    return;
  }
  await alter((at) => call('undo', at));
}

export async function redo(): Promise<void> {
  const label = room.session?.redo;
  if (!label) {
    say('There is nothing to redo.');
    return;
  }
  await alter((at) => call('redo', at));
}
