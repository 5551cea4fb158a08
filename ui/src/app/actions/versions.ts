/** Versions: named points to which a transcript can go back. */
import { call, type VersionView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, attempt, room, settled } from '../room.svelte';
import { undo } from './history';

export async function loadVersions(): Promise<void> {
  const { session } = room;
  if (!session) return;
  const list = await attempt(() => call('versions', { document: session.document }));
  if (list) session.versions = list.versions;
}

export async function saveVersion(name: string): Promise<void> {
  const { session } = room;
  const list = await attempt(async () => {
    const at = await settled();
    return at && call('save_version', { ...at, name, note: '' });
  });
  if (!list || !session) return;
  session.versions = list.versions;
  say(`Saved as version “${name}”.`);
}

export function restoreVersion(version: VersionView): void {
  room.overlay = {
    kind: 'confirm',
    title: `Go back to “${version.name}”?`,
    about:
      'The text, the speakers and the links become what they were in that version. Undo takes it back, and every version stays in the list.',
    action: 'Restore',
    run: () => void reallyRestore(version),
  };
}

async function reallyRestore(version: VersionView): Promise<void> {
  const update = await alter((at) => call('restore_version', { ...at, version: version.version }));
  if (!update) return;
  say(`The transcript is as in “${version.name}”.`, {
    title: 'Undo',
    keys: 'Mod+Z',
    run: () => void undo(),
  });
  await loadVersions();
}

/** A name to start from: what was reached, and else a counted draft. */
export function suggestedName(): string {
  const { session } = room;
  if (!session) return '';
  const taken = new Set(session.versions.map((version) => version.name));
  const named = session.versions.filter((version) => version.kind === 'named').length;
  const proofread = session.proof?.left === 0;
  const placed = session.links.length > 0 && session.pendingLinks.length === 0;
  const reached = proofread ? 'Proofread' : placed ? 'Links placed' : `Draft ${named + 1}`;
  for (let n = 2, name = reached; ; n += 1) {
    if (!taken.has(name)) return name;
    name = `${reached} ${n}`;
  }
}
