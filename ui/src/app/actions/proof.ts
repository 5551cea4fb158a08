/** Proofing, and what the editor does with findings. */
import { tick } from 'svelte';
import type { PlacedFinding, Verdict } from '../../editor/contract';
import { call, type Group, type GroupPlace, type Update } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { focusFirstGroup } from '../regions';
import { alter, attempt, changed, room, settled, working } from '../room.svelte';
import type { Step } from '../session.svelte';
import { tell } from './history';
import { refreshLibrary } from './library';
import { mayChange, suggestCorrection } from './suggestions';

/** Proofs the open transcript; another one opened meanwhile makes the answer void. */
export async function proof(): Promise<void> {
  const { session } = room;
  if (!session) return;
  const proofed = await attempt(() =>
    working('Proofing', () => call('proof', { document: session.document })),
  );
  if (!proofed || room.session !== session) return;
  session.proofed(proofed);
  room.manuscript?.setFindings(proofed);
  void refreshLibrary();
}

async function told(update: Update | undefined): Promise<void> {
  if (!update) return;
  tell(update);
  void refreshLibrary();
  // The card that was pressed may be gone: the next one takes its place.
  await tick();
  if (document.activeElement === document.body) focusFirstGroup();
}

/** Applies what is certain: all of it, or that of one group. */
export async function fix(group: string | null): Promise<void> {
  const { suggesting: suggest } = room;
  await told(await alter((at) => call('fix', { ...at, group, suggest })));
}

/** The card that the panel's keys act on: the chosen one, else the first. */
export function activeGroup(): Group | undefined {
  const all = room.session?.proof?.groups ?? [];
  const groups = all.filter((group) => group.kind === 'substitution');
  return groups.find((group) => group.key === room.group) ?? groups[0];
}

/** Shows the places of a card or of a decision, before anything is applied. */
export async function lookThrough({
  key,
  title,
  why,
}: {
  key: string;
  title: string;
  why: string;
}): Promise<void> {
  const found = await attempt(async () => {
    const at = await settled();
    return at && call('look_through', { document: at.document, group: key });
  });
  if (found) room.overlay = { kind: 'look_through', title, why, places: found.places };
}

export async function correctPlaces(places: readonly GroupPlace[]): Promise<void> {
  const chosen = places.map(({ turn, start, end, to }) => ({ turn, start, end, with: to }));
  const how = { everywhere: false, suggest: room.suggesting };
  await told(
    await alter((at, find) => call('correct', { ...at, corrections: chosen.map(find), ...how })),
  );
}

/** Does what the editor decided about a finding; undefined when it could not be done. */
export async function settle(
  finding: PlacedFinding,
  verdict: Verdict,
): Promise<Update | undefined> {
  const { rule, text, turn, start, end } = finding;
  if (verdict.kind === 'glossary') return takeIntoGlossary(finding);
  if (verdict.kind === 'leave') {
    return alter((at) => call('leave', { ...at, rule, text, turn, scope: verdict.scope }));
  }
  if (verdict.kind === 'repair') {
    if (!mayChange('This')) return undefined;
    return alter((at, find) => call('repair_turn', { ...at, ...find({ turn, start, end }), rule }));
  }
  const { everywhere } = verdict;
  if (room.suggesting) {
    await suggestCorrection(finding, verdict.suggestion, everywhere);
    return undefined;
  }
  const correction = { turn, start, end, with: verdict.suggestion };
  const update = await alter((at, find) =>
    call('correct', { ...at, corrections: [find(correction)], everywhere, suggest: false }),
  );
  return update;
}

/**
 * A word in the glossary is right. Where its rule looks at something else than the word, such as
 * the words beside it, the finding is left as it is.
 */
async function takeIntoGlossary(finding: PlacedFinding): Promise<Update | undefined> {
  const { rule, text, turn, start } = finding;
  const update = await alter((at) =>
    call('add_to_glossary', { ...at, word: text, scope: 'library' }),
  );
  if (!update) return undefined;
  say(`“${text}” is in the glossary: right here and in every transcript.`);
  const same = (other: PlacedFinding) =>
    other.turn === turn && other.start === start && other.rule === rule;
  if (!room.manuscript?.findings().some(same)) return update;
  const left = await alter((at) => call('leave', { ...at, rule, text, turn, scope: 'here' }));
  return left && { ...left, remembered: [...update.remembered, ...left.remembered] };
}

/** Takes a decision of the queue back; false when it could not be, and why is said. */
export async function takeBack({ verdict, update }: Step): Promise<boolean> {
  if (verdict.kind === 'leave' || verdict.kind === 'glossary') {
    const ids = update.remembered.map(({ id }) => id);
    return (await alter((at) => changed(call('forget_memory', { ...at, ids })))) !== undefined;
  }
  if (!(await attempt(settled))) return false;
  if (room.session?.revision !== update.revision) {
    say('The text was changed since then. Undo that first.');
    return false;
  }
  return (await alter((at) => call('undo', at))) !== undefined;
}
