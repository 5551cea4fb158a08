/** Profiles of export: kept in the library, and shared as files. */
import { type CopyChoice, type CopyProfiles, call } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { attempt, room } from '../room.svelte';
import { jsonFile, jsonToRead } from './files';

function taken(profiles: CopyProfiles): CopyProfiles {
  room.copyProfiles = profiles;
  if (profiles.notes.length > 0) say(profiles.notes.join(' '));
  return profiles;
}

export async function loadCopyProfiles(): Promise<void> {
  const profiles = await attempt(() => call('copy_profiles', {}));
  if (profiles) taken(profiles);
}

/** Rejects with the core's error, which the dialog shows beside the name. */
export async function saveCopyProfile(name: string, choice: CopyChoice): Promise<void> {
  taken(await call('save_copy_profile', { name, ...choice }));
}

export async function deleteCopyProfile(name: string): Promise<void> {
  const profiles = await attempt(() => call('delete_copy_profile', { name }));
  if (profiles) taken(profiles);
}

export async function shareCopyProfile(name: string): Promise<void> {
  const written = await attempt(async () => {
    const path = await jsonFile(name);
    return path === null ? undefined : call('export_copy_profile', { name, path });
  });
  if (written) say(`The profile “${name}” is written.`, undefined, written.path ?? '');
}

/** The name of the profile that came in. */
export async function importCopyProfile(): Promise<string | null> {
  const path = await attempt(jsonToRead);
  if (path === undefined) return null;
  const profiles = await attempt(() => call('import_copy_profile', { from: { path } }));
  return profiles ? taken(profiles).saved : null;
}
