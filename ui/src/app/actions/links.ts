/** Links in the text, and the addresses that wait for their place. */

import type { TurnRange } from '../../editor/contract';
import { call, type LinkView, type PendingLinkView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, attempt, change, here, room } from '../room.svelte';
import { keep } from './settings';

/** The words that a link would take, or why there are none. */
export function linkTarget(
  where = here(),
): { range: TurnRange; text: string } | { reason: string } {
  if (!where || where.turns.length === 0) return { reason: 'Select the words to link first.' };
  if (where.turns.length > 1) return { reason: 'A link stays within one turn: select less.' };
  if (!where.range || where.range.start === where.range.end) {
    return { reason: 'Select the words to link first.' };
  }
  return { range: where.range, text: where.text };
}

/** Ctrl+K: edits the link under the cursor, or links the selected words. */
export function openLinkDialog(): void {
  const target = linkTarget();
  if ('reason' in target && !here()?.link) say(target.reason);
  else room.overlay = { kind: 'link' };
}

/** Rejects with the core's error, which the dialog shows beside the address. */
export async function setLink(range: TurnRange, url: string): Promise<void> {
  await change((at, find) => call('set_link', { ...at, ...find(range), url }));
}

export async function placeLinkIn(range: TurnRange, link: number): Promise<void> {
  const next = nextAfter(link);
  await change((at, find) => call('place_link', { ...at, ...find(range), link }));
  room.pendingLink = next;
}

export async function placeLink(link: PendingLinkView): Promise<void> {
  const target = linkTarget();
  if ('reason' in target) return say(target.reason);
  await attempt(() => placeLinkIn(target.range, link.id));
}

export async function dropLink(link: PendingLinkView): Promise<void> {
  const next = nextAfter(link.id);
  const update = await alter((at) => call('drop_link', { ...at, link: link.id }));
  if (update) room.pendingLink = next;
}

export async function removeLink(range: TurnRange): Promise<void> {
  await alter((at, find) => call('remove_link', { ...at, ...find(range) }));
}

export function goToLink(link: LinkView): void {
  room.manuscript?.goTo(link.turn, link.start, link.end);
}

export async function openAddress(url: string): Promise<void> {
  await attempt(() => call('open_link', { url }));
}

function nextAfter(link: number): number | null {
  const links = room.session?.pendingLinks ?? [];
  const at = links.findIndex((other) => other.id === link);
  return links[at + 1]?.id ?? links.find((other) => other.id !== link)?.id ?? null;
}

/** The one whose page the editor has been at, so that a link that moved up is not passed over. */
let visited: number | null = null;

/** Puts the cursor where the page of a pending link ends. */
export function goToPage(link: PendingLinkView): void {
  room.pendingLink = link.id;
  visited = link.id;
  const turn = link.after ?? link.before;
  if (turn !== null) room.manuscript?.goTo(turn, 0, 0);
}

/** Ctrl+Shift+K: the next pending link, at its page. */
export function nextPendingLink(): void {
  const links = room.session?.pendingLinks ?? [];
  if (links.length === 0) {
    say('No link waits for a place.');
    return;
  }
  const at = links.findIndex((link) => link.id === room.pendingLink);
  const next = at >= 0 && room.pendingLink !== visited ? links[at] : links[(at + 1) % links.length];
  room.tab = 'links';
  if (!room.settings.panel) void keep({ panel: true });
  if (next) goToPage(next);
}
