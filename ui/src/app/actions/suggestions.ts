/** Suggesting instead of editing, and deciding on what was suggested. */
import { tick } from 'svelte';
import type { PlacedFinding, TurnRange } from '../../editor/contract';
import { call, type Suggestions, type SuggestionView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, change, room } from '../room.svelte';
import { author } from './comments';
import { tell } from './history';
import { named } from './who';

/** Tells the manuscript whether typing is proposed, and in whose name. */
export function showSuggesting(): void {
  room.manuscript?.suggest(room.suggesting, author());
}

/** What is proposed carries a name: the first time it is asked whose. */
export async function toggleSuggesting(on = !room.suggesting): Promise<void> {
  if (on && !(await named())) return;
  room.suggesting = on;
  showSuggesting();
  say(
    on
      ? `Suggesting as ${author()}: what you change is proposed and waits for a decision.`
      : 'Editing: what you change is changed.',
  );
}

/** False while suggesting, after saying that this cannot be suggested. */
export function mayChange(what: string): boolean {
  if (room.suggesting) {
    say(`${what} cannot be suggested. Leave suggesting to do it.`, {
      title: 'Leave suggesting',
      keys: 'Mod+Shift+G',
      run: () => void toggleSuggesting(false),
    });
  }
  return !room.suggesting;
}

export async function suggestSpeaker(
  turns: readonly number[],
  speaker: number | null,
): Promise<void> {
  await alter((at) => call('suggest_speaker', { ...at, turns: [...turns], speaker }));
}

/** Rejects with the core's error; `url` is null to propose that the link goes. */
export async function suggestLink(range: TurnRange, url: string | null): Promise<void> {
  await change((at, find) => call('suggest_link', { ...at, ...find(range), url }));
}

/** Proposes a correction of a finding, here or in all its places. */
export async function suggestCorrection(
  finding: PlacedFinding,
  correction: string,
  everywhere: boolean,
): Promise<void> {
  const { manuscript } = room;
  if (!manuscript) return;
  const places = everywhere
    ? manuscript.findings().filter((other) => other.decision === finding.decision)
    : [finding];
  manuscript.replace(places, correction);
  await manuscript.flush().catch(() => undefined);
}

export async function decide(which: Suggestions, accept: boolean): Promise<void> {
  await alter((at) => call('decide_suggestions', { ...at, which, accept }));
}

/** The same for many at once, which is told with its undo. */
export async function decideAll(which: Suggestions, accept: boolean): Promise<void> {
  const update = await alter((at) => call('decide_suggestions', { ...at, which, accept }));
  tell(update);
  // The button that was pressed may be gone.
  await tick();
  if (update && document.activeElement === document.body) room.manuscript?.focus();
}

/** The suggestion whose popover is shown. */
export function suggestionHere(): SuggestionView | undefined {
  const id = room.session?.where.suggestion ?? null;
  return room.session?.suggestions.find((one) => one.suggestion === id);
}
