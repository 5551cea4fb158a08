/** What the editor decided once, for every transcript of the library. */
import { call, type MemoryRow } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { attempt, room } from '../room.svelte';

export async function loadMemory(): Promise<void> {
  const memory = await attempt(() => call('memory', {}));
  if (memory) room.memory = memory.rows;
}

export async function openMemory(): Promise<void> {
  await loadMemory();
  room.overlay = { kind: 'memory' };
}
export async function addToMemory() {}
export async function editMemory() {}
export async function forget() {}
export async function exportMemory() {}
export async function importMemory() {}
