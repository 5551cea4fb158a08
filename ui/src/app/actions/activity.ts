/** What happened to the transcript. */
import { call } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { attempt, room, settled } from '../room.svelte';
import { csvFile } from './files';

export async function openActivity(): Promise<void> {
  if (!(await attempt(settled))) return;
  if (await searchActivity('')) room.overlay = { kind: 'activity' };
}

/** The last search that was asked for; answers to those before it come too late. */
let asked = 0;

export async function searchActivity(search: string): Promise<boolean> {
  const { session } = room;
  if (!session) return false;
  asked += 1;
  const mine = asked;
  const found = await attempt(() => call('activity', { document: session.document, search }));
  if (!found || mine !== asked) return false;
  room.activity = found;
  return true;
}

export async function exportActivity(search: string): Promise<void> {
  const { session } = room;
  if (!session) return;
  const written = await attempt(async () => {
    const path = await csvFile(`${session.title} activity`);
    if (path === null) return undefined;
    return call('export_activity', { document: session.document, search, path });
  });
  if (written?.path) say('The activity is written.', undefined, written.path);
}
