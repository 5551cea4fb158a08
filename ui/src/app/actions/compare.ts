/** Two states of the transcript compared: what differs, and what of it is given back. */
import { call, type DifferenceGroup, type StateOf, type VersionView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { compared } from '../compared.svelte';
import { alter, attempt, room, settled, working } from '../room.svelte';
import { fileName } from './files';
import { tell } from './history';
import { loadVersions } from './versions';

/** Shows what differs between a version and another one; without the other, the transcript as it is now. */
export async function compareWith(
  version: Pick<VersionView, 'version'>,
  other: Pick<VersionView, 'version'> | null = null,
): Promise<void> {
  await compare(version.version, other?.version ?? null);
}

/** The same with the import. */
export async function compareWithImport(): Promise<void> {
  await compare(null, null);
}

/** Shows what differs; the import with none before, the transcript as it is now with none after. */
export async function compare(before: number | null, after: number | null): Promise<void> {
  const view = await attempt(async () => {
    const at = await settled();
    if (!at) return undefined;
    const states = { before: stateOf(before, 'import'), after: stateOf(after, 'now') };
    const { document } = at;
    return working('Comparing', () => call('compare_versions', { document, ...states }));
  });
  if (!view || view.document !== room.session?.document) return;
  compared.view = view;
  const { list, current } = compared;
  // After something was given back, what came next has its place.
  const next = list.find((index) => current !== null && index >= current);
  compared.current = next ?? list.at(current === null ? 0 : -1) ?? null;
}

const stateOf = (version: number | null, other: 'import' | 'now'): StateOf =>
  version === null ? { of: other } : { of: 'version', version };

/** Compares the same states again, for one of them has changed. */
export async function compareAgain(): Promise<void> {
  const { view } = compared;
  if (view) await compare(view.before.version, view.after.version);
}

export function leaveComparison(): void {
  compared.view = null;
  compared.current = null;
  room.manuscript?.focus();
}

/** The next difference that is looked at, and round again. */
export function stepDifference(direction: 1 | -1): void {
  const { list, current } = compared;
  const at = current === null ? -1 : list.indexOf(current);
  const next = at < 0 && direction < 0 ? list.length - 1 : at + direction;
  compared.current = list[(next + list.length) % list.length] ?? null;
}

export function toggleGroup(group: DifferenceGroup): void {
  const chosen = new Set(compared.groups);
  if (!chosen.delete(group)) chosen.add(group);
  compared.groups = chosen;
  const { list, current } = compared;
  if (current === null || !list.includes(current)) compared.current = list[0] ?? null;
}

/** The differences in the turn of the one that is shown. */
export function ofTheTurn(): number[] {
  const { view, list, current } = compared;
  const own = current === null ? undefined : view?.differences[current]?.after?.from_turn;
  if (own === undefined || !view) return [];
  return list.filter((index) => view.differences[index]?.after?.from_turn === own);
}

/** Makes these differences what they were before: one change, one undo. */
export async function giveBack(differences: readonly number[]): Promise<void> {
  const { view } = compared;
  if (!view || !compared.now || differences.length === 0) return;
  const update = await alter((at) => {
    if (at.revision !== view.revision) {
      throw {
        code: 'stale',
        message: 'The transcript has changed meanwhile.',
        hint: 'It is compared anew; please try again.',
      };
    }
    const before = view.before.version;
    const suggest = room.suggesting;
    return call('restore_differences', { ...at, before, differences: [...differences], suggest });
  });
  // The view compares again when it hears of the new revision.
  tell(update);
  if (update) await loadVersions();
}

/** Writes what is compared to a file. */
export async function exportComparison(ending: 'docx' | 'html'): Promise<void> {
  const { view } = compared;
  const { session } = room;
  if (!view || !session) return;
  const format = ending === 'docx' ? 'Word' : 'Web page';
  const exported = await attempt(async () => {
    const name = fileName(`${session.title} compared`, ending);
    const { path } = await call('choose_save', { file_name: name, ending, format });
    if (path === null) return undefined;
    const { before, after, document } = view;
    const states = {
      before: stateOf(before.version, 'import'),
      after: stateOf(after.version, 'now'),
    };
    return working(`Writing ${format}`, () =>
      call('export_comparison', { document, ...states, path }),
    );
  });
  if (exported) say('The comparison is written.', undefined, exported.path);
}
