/** Turns and their times. */
import { chosenTurns, turnHere } from '../actions/speakers';
import {
  fillTimes,
  joinTurns,
  mergeNext,
  mergeTurn,
  moveSentence,
  splitForSpeaker,
  splitTurn,
  toggleCue,
} from '../actions/turns';
import type { Command } from '../command';
import { room } from '../room.svelte';
import { inTurn, open } from './when';

/** Opens the dialog for the time of the cursor's turn, or for a shift from it on. */
function openTime(shift: boolean): void {
  const turn = turnHere();
  if (turn) room.overlay = { kind: 'time', turn: turn.id, time: turn.time ?? '', shift };
}

export const ofTurns: readonly Command[] = [
  {
    id: 'split-turn',
    title: 'Split the turn at the cursor',
    section: 'Turns',
    keys: ['Mod+Enter'],
    when: () => room.session?.where.range != null,
    run: splitTurn,
  },
  {
    id: 'split-for-speaker',
    title: 'Split the turn and choose who goes on…',
    section: 'Turns',
    keys: ['Mod+Shift+Enter'],
    when: () => room.session?.where.range != null,
    run: splitForSpeaker,
  },
  {
    id: 'merge-turn',
    title: 'Merge the turn with the one before',
    section: 'Turns',
    keys: ['Mod+Backspace'],
    when: inTurn,
    run: () => mergeTurn(),
  },
  {
    id: 'merge-next',
    title: 'Merge the next turn into this one',
    section: 'Turns',
    keys: ['Mod+Delete'],
    when: inTurn,
    run: mergeNext,
  },
  {
    id: 'join-turn',
    title: 'Join the turn to the one before of the same speaker',
    section: 'Turns',
    keys: ['Alt+J'],
    when: inTurn,
    run: () => joinTurns(chosenTurns()),
  },
  {
    id: 'join-all',
    title: 'Join all turns of one speaker that follow each other',
    section: 'Turns',
    keys: [],
    when: open,
    run: () => joinTurns([]),
  },
  {
    id: 'sentence-up',
    title: 'Move the sentence to the previous turn',
    section: 'Turns',
    keys: ['Alt+Shift+ArrowUp'],
    when: inTurn,
    run: () => moveSentence(false),
  },
  {
    id: 'sentence-down',
    title: 'Move the sentence to the next turn',
    section: 'Turns',
    keys: ['Alt+Shift+ArrowDown'],
    when: inTurn,
    run: () => moveSentence(true),
  },
  {
    id: 'toggle-cue',
    get title() {
      return turnHere()?.cue ? 'Make the cue a turn of speech' : 'Make the turn a cue';
    },
    section: 'Turns',
    keys: ['Alt+U'],
    when: inTurn,
    run: toggleCue,
  },
  {
    id: 'time',
    title: 'Time of the turn…',
    section: 'Turns',
    keys: ['Alt+T'],
    when: inTurn,
    run: () => openTime(false),
  },
  {
    id: 'shift-times',
    title: 'Shift all times from here…',
    section: 'Turns',
    keys: ['Alt+Shift+T'],
    when: inTurn,
    run: () => openTime(true),
  },
  {
    id: 'fill-times',
    title: 'Fill missing times',
    section: 'Turns',
    keys: [],
    when: open,
    run: fillTimes,
  },
];
