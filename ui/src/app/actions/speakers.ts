/** Who speaks: retagging turns, naming speakers, merging them. */
import { call, type SpeakerView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, here, room } from '../room.svelte';

/** The turns that a key or a menu is about: the selected ones, else the one with the cursor. */
export function chosenTurns(): readonly number[] {
  return here()?.turns ?? [];
}

export async function retag(turns: readonly number[], speaker: number | null): Promise<void> {
  if (turns.length === 0) {
    say('Put the cursor in a turn, or select several, first.');
    return;
  }
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

export async function saveSpeaker(
  speaker: SpeakerView | null,
  label: string,
  name: string,
  turns: readonly number[],
): Promise<void> {
  if (speaker) {
    await alter((at) => call('rename_speaker', { ...at, speaker: speaker.id, label, name }));
  } else {
    await alter((at) => call('add_speaker', { ...at, label, name, turns: [...turns] }));
  }
}

export async function mergeSpeakers(from: SpeakerView, into: SpeakerView): Promise<void> {
  const update = await alter((at) =>
    call('merge_speakers', { ...at, from: from.id, into: into.id }),
  );
  if (update) say(`The turns of ${from.label} are ${into.label}’s now.`);
}

/** Goes to the next turn of a speaker behind the cursor, or to their first. */
export function nextTurnOf(speaker: number | null): void {
  const turns = room.manuscript?.turns() ?? [];
  const at = turns.findIndex((turn) => turn.id === here()?.turn);
  const theirs = (turn: (typeof turns)[number]) => !turn.cue && turn.speaker === speaker;
  const next = turns.find((turn, i) => i > at && theirs(turn)) ?? turns.find(theirs);
  if (next) room.manuscript?.goTo(next.id, 0, 0);
}

export function splitTurn(): void {
  const range = here()?.range;
  if (range) splitAt(range.turn, range.end);
}

export function splitAt(turn: number, at: number): void {
  const speaker = room.manuscript?.turns().find((other) => other.id === turn)?.speaker ?? null;
  void alter((to, find) => {
    const place = find({ turn, start: at, end: at });
    return call('split_turn', { ...to, turn: place.turn, at: place.start, speaker });
  });
}

export function mergeTurn(turn = here()?.turn ?? null): void {
  if (turn !== null) void alter((at) => call('merge_turn', { ...at, turn }));
}
