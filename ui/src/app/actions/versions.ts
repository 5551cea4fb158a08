/** Versions: named points to which a transcript can go back. */
import { tick } from 'svelte';
import { pairOf, type Row } from '../../features/versions/timeline';
import { call, type VersionView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, attempt, room, settled } from '../room.svelte';
import { undo } from './history';
import { named } from './who';

export async function loadVersions(): Promise<void> {
  const { session } = room;
  if (!session) return;
  const list = await attempt(() => call('versions', { document: session.document }));
  if (list) session.versions = list.versions;
}

let lookedAt: Promise<void> = Promise.resolve();

/** Learns how much differs between a version and the one before it; one after the other. */
export function lookAtChanges(row: Row): void {
  const { session } = room;
  if (!session || !row.before || row.version.damaged || row.before.damaged) return;
  const { document } = session;
  const of = ({ version }: { version: number }) => ({ of: 'version', version }) as const;
  const [before, after, pair] = [of(row.before), of(row.version), pairOf(row)];
  lookedAt = lookedAt.then(async () => {
    if (room.session !== session || session.amounts.has(pair)) return;
    // The picture is an extra: where there is none, the row says all that it has to.
    const told = await call('version_amounts', { document, before, after }).catch(() => null);
    session.amounts = new Map(session.amounts).set(pair, told?.amounts ?? []);
  });
}

/** Asks for a name, the first time also for whose it is. */
export async function askToSaveVersion(): Promise<void> {
  if (await named()) room.overlay = { kind: 'save_version' };
}

export async function saveVersion(name: string, note: string): Promise<void> {
  const { session } = room;
  const list = await attempt(async () => {
    const at = await settled();
    return at && call('save_version', { ...at, name, note });
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
  const how = { version: version.version, suggest: room.suggesting };
  const update = await alter((at) => call('restore_version', { ...at, ...how }));
  if (!update) return;
  const said = how.suggest
    ? `What “${version.name}” has otherwise is suggested.`
    : `The transcript is as in “${version.name}”.`;
  say(said, {
    title: 'Undo',
    keys: 'Mod+Z',
    run: () => void undo(),
  });
  await loadVersions();
}

/** Shows the list as the core has it now, if the transcript is still the same. */
async function listed(work: () => Promise<{ versions: VersionView[] }>): Promise<boolean> {
  const { session } = room;
  const list = await attempt(work);
  if (list && session) session.versions = list.versions;
  return list !== undefined;
}

const idOf = ({ version }: VersionView) => ({
  document: room.session?.document ?? 0,
  version,
});

export async function renameVersion(version: VersionView, name: string, note: string) {
  await listed(() => call('rename_version', { ...idOf(version), name, note }));
}

/** A version that is pinned is never thinned out. */
export async function pinVersion(version: VersionView): Promise<void> {
  const pinned = !version.pinned;
  if (!(await listed(() => call('pin_version', { ...idOf(version), pinned })))) return;
  say(pinned ? `“${version.name}” is kept for good.` : `“${version.name}” is no longer pinned.`);
}

/** One that was saved by itself goes at once; for others it is asked, and the import stays. */
export function deleteVersion(version: VersionView): void {
  if (version.kind === 'import') {
    say('The import is always kept.');
  } else if (version.kind === 'automatic' && !version.pinned) {
    void reallyDelete(version, false);
  } else {
    room.overlay = {
      kind: 'confirm',
      title: `Delete the version “${version.name}”?`,
      about: 'The transcript stays as it is. The version cannot be brought back.',
      action: 'Delete',
      danger: true,
      run: () => reallyDelete(version, true),
    };
  }
}

async function reallyDelete(version: VersionView, confirmed: boolean): Promise<void> {
  const rows = room.session?.versions ?? [];
  const at = rows.findIndex((row) => row.version === version.version);
  const next = rows[at + 1] ?? rows[at - 1];
  if (!(await listed(() => call('delete_version', { ...idOf(version), confirmed })))) return;
  say(`The version “${version.name}” is deleted.`);
  await tick();
  document.querySelector<HTMLElement>(`[data-version="${next?.version}"]`)?.focus();
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
