/** Links in the text, and the addresses that wait for their place. */

import { tick } from 'svelte';
import type { TurnRange } from '../../editor/contract';
import {
  call,
  type LinkOffer,
  type LinkPlace,
  type LinkView,
  type PendingLinkView,
  type Update,
} from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, attempt, change, here, room } from '../room.svelte';
import { keep } from './settings';
import { suggestLink } from './suggestions';

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
  if (room.suggesting) return suggestLink(range, url);
  await change((at, find) => call('set_link', { ...at, ...find(range), url }));
}

/** Says why when the address will not do; the words stay as they are. */
export async function linkPasted(range: TurnRange, url: string): Promise<void> {
  await attempt(() => setLink(range, url));
}

export async function placeLinkIn(range: TurnRange, link: number): Promise<Update> {
  const next = nextAfter(link);
  const how = { link, suggest: room.suggesting };
  const update = await change((at, find) => call('place_link', { ...at, ...find(range), ...how }));
  room.pendingLink = next;
  return update;
}

export async function placeLink(link: PendingLinkView): Promise<void> {
  const target = linkTarget();
  if ('reason' in target) return say(target.reason);
  await attempt(() => placeLinkIn(target.range, link.id));
}

export async function removeLink(range: TurnRange): Promise<void> {
  if (room.suggesting) return void (await attempt(() => suggestLink(range, null)));
  await alter((at, find) => call('remove_link', { ...at, ...find(range) }));
}

export function goToLink(link: LinkView): void {
  room.manuscript?.goTo(link.turn, link.start, link.end);
}

export async function openAddress(url: string): Promise<void> {
  await attempt(() => call('open_link', { url }));
}

function nextAfter(link: number): number | null {
  const links = waiting();
  const at = links.findIndex((other) => other.id === link);
  return links[at + 1]?.id ?? links.find((other) => other.id !== link)?.id ?? null;
}

/** Asks the core which phrases stand without the link that they have elsewhere. */
export async function findOffers(): Promise<void> {
  const { session } = room;
  if (!session) return;
  const found = await attempt(() => call('link_offers', { document: session.document }));
  if (found && room.session === session) session.linkOffers = found.offers;
}

const nameOf = ({ phrase, url }: LinkOffer) => `${phrase}\t${url}`;

/** The offers that are shown. */
export function openOffers(): readonly LinkOffer[] {
  const { session } = room;
  return session?.linkOffers.filter((offer) => !session.dismissed.has(nameOf(offer))) ?? [];
}

export function dismissOffer(offer: LinkOffer): void {
  const { session } = room;
  if (session) session.dismissed = new Set([...session.dismissed, nameOf(offer)]);
}

export function showOffer({ places: [first] }: LinkOffer): void {
  if (first) room.manuscript?.goTo(first.turn, first.start, first.end);
}

/** Links the first of its places, or so many. */
export async function takeOffer({ places, url }: LinkOffer, count: number): Promise<void> {
  const chosen = places.slice(0, count).map(({ turn, start, end }) => ({ turn, start, end }));
  const how = { url, suggest: room.suggesting };
  await alter((at, find) => call('link_phrase', { ...at, places: chosen.map(find), ...how }));
  await findOffers();
}

/** Asks the core where the pending links may belong. */
export async function findPlaces(): Promise<void> {
  const { session } = room;
  if (!session || session.pendingLinks.length === 0) return;
  const found = await attempt(() => call('link_places', { document: session.document }));
  if (!found || room.session !== session) return;
  session.linkPlaces = new Map(found.links.map(({ link, places }) => [link, places]));
}

/** Puts the cursor where the page of a pending link ends. */
export function goToPage(link: PendingLinkView): void {
  room.pendingLink = link.id;
  const turn = link.after ?? link.before;
  if (turn !== null) room.manuscript?.goTo(turn, 0, 0);
}

/** The link whose places were opened last: the key goes on to another one then. */
let opened: number | null = null;

/** Takes the keys to the list of a link's places. */
async function openPlaces(link: PendingLinkView): Promise<void> {
  opened = link.id;
  room.pendingLink = link.id;
  await tick();
  document.querySelector<HTMLElement>('[data-candidates]')?.focus();
}

/** Shows one of the places of a link in the text. */
export async function tryPlace(link: PendingLinkView, at: number): Promise<void> {
  const places = room.session?.linkPlaces.get(link.id) ?? [];
  room.candidate = Math.max(0, Math.min(at, places.length - 1));
  const place = places[room.candidate];
  if (place) room.manuscript?.show(place);
  await openPlaces(link);
}

const waiting = () =>
  (room.session?.pendingLinks ?? []).filter((link) => !link.filed && !link.proposed);

/** False when the keys went elsewhere in the meantime: whoever took them there is left alone. */
async function findPlacesHere(): Promise<boolean> {
  const { activeElement } = document;
  await findPlaces();
  return document.activeElement === activeElement;
}

/** Goes on with the link behind one that is settled, or back to the text. */
async function goOn(next: number | null): Promise<void> {
  await tick();
  if (!(await findPlacesHere())) return;
  const link = waiting().find((one) => one.id === next) ?? waiting()[0];
  if (link) return tryPlace(link, 0);
  room.pendingLink = null;
  room.manuscript?.focus();
  say('Every link has its place.');
}

export async function takePlace(link: PendingLinkView, place: LinkPlace): Promise<void> {
  const next = nextAfter(link.id);
  const { turn, start, end } = place;
  const placed = await attempt(() => placeLinkIn({ turn, start, end }, link.id));
  if (placed) await goOn(next);
}

export async function dropAndGoOn(link: PendingLinkView): Promise<void> {
  const next = nextAfter(link.id);
  if (await alter((at) => call('drop_link', { ...at, link: link.id }))) await goOn(next);
}

/** Lists a link at the end as a reference, or lets it wait again. */
export async function fileLink(link: PendingLinkView): Promise<void> {
  const next = nextAfter(link.id);
  const filed = !link.filed;
  const done = await alter((at) => call('file_link', { ...at, link: link.id, filed }));
  if (done && filed) await goOn(next);
}

/** Ctrl+Shift+K: the next pending link, at the place where it most likely belongs. */
export async function nextPendingLink(): Promise<void> {
  const links = waiting();
  if (links.length === 0) {
    say('No link waits for a place.');
    return;
  }
  const at = links.findIndex((link) => link.id === room.pendingLink);
  const current = links[at];
  const next = current && current.id !== opened ? current : links[(at + 1) % links.length];
  room.tab = 'links';
  if (!room.settings.panel) void keep({ panel: true });
  if (!next) return;
  // The keys are the list's at once, and never typed into the text.
  await openPlaces(next);
  if (await findPlacesHere()) await tryPlace(next, 0);
}
