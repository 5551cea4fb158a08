/** How far the transcript is, and what stands in the way of approving it. */

import { type ApprovalItem, type Checklist, call, type Status } from '../../ipc';
import { isSigned, nameOf } from '../../shared/status';
import { say } from '../../shared/toasts.svelte';
import { alter, attempt, change, close, report, room, settled } from '../room.svelte';
import { nextPlace, type Visit } from '../visits';
import { refreshLibrary } from './library';
import { loadVersions } from './versions';
import { named } from './who';

/** Where the editor went from the list, to go on from there and to come back to its row. */
let document: number | undefined;
let row: string | null = null;
const visits = new Map<string, Visit>();

export async function setStatus(status: Status): Promise<void> {
  const now = room.session?.status;
  if (!now || now === status) return;
  if (status === 'approved' && !isSigned(now)) {
    await openApproval();
    return;
  }
  const update = await alter((at) => call('set_status', { ...at, status, note: '' }));
  if (!update) return;
  say(`The status is now: ${nameOf(status).toLowerCase()}.`);
  await refreshLibrary();
}

/** Shows what is open; from a place that was gone to, it comes back to the row of that place. */
export async function openApproval(): Promise<void> {
  const { session } = room;
  if (!session) return;
  if (document !== session.document) {
    document = session.document;
    row = null;
    visits.clear();
  }
  const approval = await attempt(async () => {
    const at = await settled();
    return at && call('approval', { document: at.document });
  });
  if (!approval || room.session !== session) return;
  room.approval = approval;
  room.overlay = { kind: 'approval' };
}

/** The row that is looked at first: the one that was gone from, else the first that is open. */
export function itemToLookAt(): string | null {
  const open = room.approval?.items.filter((item) => item.count > 0) ?? [];
  const required = open.find((item) => item.required);
  return (open.find((item) => item.id === row) ?? required ?? open[0])?.id ?? null;
}

/** Goes to the next place of a row; the same key comes back to the list. */
export function goToOpenPlace(item: ApprovalItem): void {
  const next = nextPlace(item.places, visits.get(item.id));
  if (!next) return;
  const { place, index } = next;
  row = item.id;
  visits.set(item.id, { turn: place.turn, start: place.start, index });
  room.manuscript?.goTo(place.turn, place.start, place.end);
  if (item.id === 'links') room.tab = 'links';
  say(
    `${item.said}. This is ${index + 1} of ${item.count}.`,
    { title: 'Back to the list', keys: 'F4', run: () => void openApproval() },
    place.text,
  );
}

export async function setChecklist(checklist: Checklist): Promise<void> {
  const { session } = room;
  if (!session) return;
  const approval = await attempt(() =>
    call('set_checklist', { document: session.document, checklist }),
  );
  if (approval) room.approval = approval;
}

/** Signs the transcript as it is; what is open needs a note. */
export async function approve(note: string): Promise<void> {
  if (!(await named())) return;
  try {
    await change((at) => call('approve', { ...at, note }));
  } catch (error) {
    report(error);
    await openApproval();
    return;
  }
  close();
  say('Approved, and kept as a version.');
  await Promise.all([loadVersions(), refreshLibrary()]);
}
