/** Two states of the transcript compared: what differs, and what of it is given back. */
import type { VersionView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';

/** Shows what differs between a version and another one; without the other, the transcript as it is now. */
export async function compareWith(
  version: VersionView,
  other: VersionView | null = null,
): Promise<void> {
  say(`“${version.name}” and ${other ? `“${other.name}”` : 'now'} cannot be compared yet.`);
}
