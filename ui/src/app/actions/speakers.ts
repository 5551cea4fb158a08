/** Who speaks: retagging turns, naming speakers, merging them. */
import { call, type SpeakerView, type TurnView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, here, room } from '../room.svelte';
import { tell } from './history';
import { mayChange, suggestSpeaker } from './suggestions';

/** The turns that a key or a menu is about: the selected ones, else the one with the cursor. */
export function chosenTurns(): readonly number[] {
  return here()?.turns ?? [];
}

export async function retag(turns: readonly number[], speaker: number | null): Promise<void> {
  if (turns.length === 0) {
    say('Put the cursor in a turn, or select several, first.');
    return;
  }
  if (room.suggesting) return suggestSpeaker(turns, speaker);
  await alter((at) => call('retag', { ...at, turns: [...turns], speaker }));
}

/** Gives the chosen turns to the speaker with this number key; 0 is nobody. */
export async function retagByKey(key: number): Promise<void> {
  if (key === 0) return retag(chosenTurns(), null);
  const speaker = room.session?.speakers.find((other) => other.key === key);
  if (speaker) await retag(chosenTurns(), speaker.id);
}

/** Opens the chooser beside the manuscript's cursor, or where the label was clicked. */
export function chooseSpeaker(turns: readonly number[] = chosenTurns(), at?: DOMRect): void {
  if (turns.length === 0) {
    say('Put the cursor in a turn, or select several, first.');
    return;
  }
  const cursor = () => {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : null;
    return range && range.height > 0
      ? range
      : new DOMRect(innerWidth / 2 - 140, innerHeight / 3, 0, 0);
  };
  room.overlay = { kind: 'choose_speaker', turns, at: at ?? cursor() };
}

/** What the dialog tells of a speaker. */
export interface SpeakerFacts {
  label: string;
  name: string;
  role: string;
  colour: number;
  aliases: string[];
  /** The number key, counted from 0; null to leave it. */
  place: number | null;
}

export async function saveSpeaker(
  speaker: SpeakerView | null,
  facts: SpeakerFacts,
  turns: readonly number[],
): Promise<void> {
  if (speaker) {
    await alter((at) => call('edit_speaker', { ...at, speaker: speaker.id, ...facts }));
    return;
  }
  const { label, name } = facts;
  await alter((at) => call('add_speaker', { ...at, label, name, turns: [...turns] }));
}

export async function addSpeaker(label: string, turns: readonly number[]): Promise<void> {
  await alter((at) => call('add_speaker', { ...at, label, name: '', turns: [...turns] }));
}

export async function removeSpeaker({ id }: SpeakerView): Promise<void> {
  await alter((at) => call('remove_speaker', { ...at, speaker: id }));
}

export async function mergeSpeakers(from: SpeakerView, into: SpeakerView): Promise<void> {
  const update = await alter((at) =>
    call('merge_speakers', { ...at, from: from.id, into: into.id }),
  );
  if (update) say(`The turns of ${from.label} are ${into.label}’s now.`);
}

type Direction = 1 | -1;

/** Goes to the next or previous turn of a speaker, from the cursor on; round the end. */
export function stepTurnOf(speaker: number | null, direction: Direction = 1): void {
  const turns = room.manuscript?.turns() ?? [];
  const at = turns.findIndex((turn) => turn.id === here()?.turn);
  const order = direction === 1 ? turns : turns.toReversed();
  const from = direction === 1 ? at : turns.length - 1 - at;
  const theirs = (turn: (typeof turns)[number]) => !turn.cue && turn.speaker === speaker;
  const next = order.find((turn, i) => i > from && theirs(turn)) ?? order.find(theirs);
  if (!next) return;
  walked = { turn: next.id, speaker };
  room.manuscript?.goTo(next.id, 0, 0);
}

/** Whose turns are walked through, and the one that was gone to: it may be another's by now. */
let walked: { turn: number; speaker: number | null } | null = null;

/** The same for whoever speaks the turn with the cursor, or did before it was given away. */
export function stepTurn(direction: Direction): void {
  const turn = turnHere();
  if (!turn) return;
  if (walked?.turn === turn.id) stepTurnOf(walked.speaker, direction);
  else if (!turn.cue) stepTurnOf(turn.speaker, direction);
}

/** The turn with the cursor. */
export function turnHere(): TurnView | undefined {
  const id = here()?.turn;
  return room.manuscript?.turns().find((turn) => turn.id === id);
}

/** Who speaks the turn with the cursor. */
export function speakerHere(): SpeakerView | undefined {
  const speaker = turnHere()?.speaker ?? null;
  return room.session?.speakers.find((one) => one.id === speaker);
}

/** The two speakers that are most likely taken for each other around the cursor. */
export function confused(): [SpeakerView, SpeakerView] | undefined {
  const speakers = room.session?.speakers ?? [];
  const turns = room.manuscript?.turns() ?? [];
  const at = turns.findIndex((turn) => turn.id === here()?.turn);
  const one = turns[at]?.speaker ?? null;
  if (at < 0 || one === null) return undefined;
  const near = [...turns.slice(at + 1), ...turns.slice(0, at).toReversed()];
  const other = near.find((turn) => turn.speaker !== null && turn.speaker !== one)?.speaker;
  const found = [one, other].map((id) => speakers.find((speaker) => speaker.id === id));
  return found[0] && found[1] ? [found[0], found[1]] : undefined;
}

/** Changes the two in the selected turns, or from the cursor's turn on. */
export async function swapSpeakers(): Promise<void> {
  const pair = confused();
  const turns = chosenTurns();
  const from = here()?.turn ?? null;
  if (!pair || from === null) return say('Here is nobody to change places with.');
  if (!mayChange('Swapping speakers')) return;
  const [one, other] = [pair[0].id, pair[1].id];
  const chosen = turns.length > 1 ? [...turns] : [];
  tell(await alter((at) => call('swap_speakers', { ...at, turns: chosen, from, one, other })));
}

export async function flipTurns(): Promise<void> {
  const turn = here()?.turn ?? null;
  if (turn === null || !mayChange('Flipping speakers')) return;
  tell(await alter((at) => call('flip_turns', { ...at, turn })));
}
