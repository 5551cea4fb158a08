/** Turns split, joined, timed, and made cues. */
import { call, type Update } from '../../ipc';
import { alter, change, here, room } from '../room.svelte';
import { tell } from './history';
import { chooseSpeaker, chosenTurns } from './speakers';
import { mayChange } from './suggestions';

/** Makes the chosen turns cues, or speech when they are cues. */
export async function toggleCue(): Promise<void> {
  const ids = chosenTurns();
  const turns = room.manuscript?.turns().filter((turn) => ids.includes(turn.id)) ?? [];
  if (turns.length === 0 || !mayChange('Making a turn a cue')) return;
  const cue = turns.some((turn) => !turn.cue);
  const chosen = turns.filter((turn) => Boolean(turn.cue) !== cue).map((turn) => turn.id);
  await alter((at) => call('set_kind', { ...at, turns: chosen, cue, speaker: null }));
}

/** Joins the chosen turns to those before them of the same speaker; everywhere with none. */
export async function joinTurns(turns: readonly number[]): Promise<void> {
  if (!mayChange('Joining turns')) return;
  tell(await alter((at) => call('join_turns', { ...at, turns: [...turns] })));
}

export function moveSentence(next: boolean): void {
  const range = here()?.range;
  if (!range || !mayChange('Moving a sentence')) return;
  void alter((at, find) => {
    const { turn, start } = find({ ...range, start: range.end });
    return call('move_sentence', { ...at, turn, at: start, next });
  });
}

/** A time of the turn, or a shift of all from it on. */
export async function setTime(turn: number, time: string, shift: boolean): Promise<void> {
  await change((at) =>
    shift
      ? call('shift_times', { ...at, turn, by: time })
      : call('set_time', { ...at, turn, time }),
  );
}

export async function fillTimes(): Promise<void> {
  tell(await alter((at) => call('fill_times', at)));
}

export function splitTurn(): void {
  const range = here()?.range;
  if (range) void splitAt(range.turn, range.end);
}

/** Splits at the cursor and asks at once who goes on. */
export async function splitForSpeaker(): Promise<void> {
  const range = here()?.range;
  if (!range) return;
  const before = new Set(room.manuscript?.turns().map((turn) => turn.id));
  if (!(await splitAt(range.turn, range.end))) return;
  const fresh = room.manuscript?.turns().find((turn) => !before.has(turn.id));
  if (!fresh) return;
  room.manuscript?.goTo(fresh.id, 0, 0);
  chooseSpeaker([fresh.id]);
}

export function splitAt(turn: number, at: number): Promise<Update | undefined> {
  if (!mayChange('Splitting a turn')) return Promise.resolve(undefined);
  const speaker = room.manuscript?.turns().find((other) => other.id === turn)?.speaker ?? null;
  return alter((to, find) => {
    const place = find({ turn, start: at, end: at });
    return call('split_turn', { ...to, turn: place.turn, at: place.start, speaker });
  });
}

export function mergeTurn(turn = here()?.turn ?? null): void {
  if (turn === null || !mayChange('Joining turns')) return;
  void alter((at) => call('merge_turn', { ...at, turn }));
}

/** Makes the turn behind the cursor's the last paragraph of it. */
export function mergeNext(): void {
  const turns = room.manuscript?.turns() ?? [];
  const at = turns.findIndex((turn) => turn.id === here()?.turn);
  const next = at < 0 ? undefined : turns[at + 1];
  if (next) mergeTurn(next.id);
}
