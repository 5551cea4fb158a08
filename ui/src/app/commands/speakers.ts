/** Who speaks. */
import {
  chooseSpeaker,
  chosenTurns,
  confused,
  flipTurns,
  retagByKey,
  speakerHere,
  stepTurn,
  swapSpeakers,
} from '../actions/speakers';
import type { Command } from '../command';
import { room } from '../room.svelte';
import { inTurn, open } from './when';

const digits: Command[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => ({
  id: `speaker-${digit}`,
  get title() {
    const speaker = room.session?.speakers.find((one) => one.key === digit);
    return `Give the turn to ${speaker?.label ?? `speaker ${digit}`}`;
  },
  section: 'Speakers',
  keys: [`Alt+${digit}`, String(digit)],
  when: () => room.session?.speakers.some((one) => one.key === digit) ?? false,
  run: () => retagByKey(digit),
}));

export const ofSpeakers: readonly Command[] = [
  ...digits,
  {
    id: 'speaker-0',
    title: 'Take the speaker off the turn',
    section: 'Speakers',
    keys: ['Alt+0', '0'],
    when: inTurn,
    run: () => retagByKey(0),
  },
  {
    id: 'choose-speaker',
    title: 'Choose who speaks…',
    section: 'Speakers',
    keys: ['Mod+Shift+S'],
    when: inTurn,
    run: () => chooseSpeaker(),
  },
  {
    id: 'swap-speakers',
    get title() {
      const [one, other] = confused() ?? [];
      const where = chosenTurns().length > 1 ? 'in the selected turns' : 'from here on';
      return one && other
        ? `Swap ${one.label} and ${other.label} ${where}`
        : 'Swap two speakers from here on';
    },
    section: 'Speakers',
    keys: ['Alt+X'],
    when: inTurn,
    run: swapSpeakers,
  },
  {
    id: 'flip-turns',
    title: 'Flip the speakers of this run of turns',
    section: 'Speakers',
    keys: ['Alt+Shift+X'],
    when: inTurn,
    run: flipTurns,
  },
  {
    id: 'next-of-speaker',
    title: 'Next turn of this speaker',
    section: 'Speakers',
    keys: ['Alt+PageDown'],
    when: inTurn,
    run: () => stepTurn(1),
  },
  {
    id: 'previous-of-speaker',
    title: 'Previous turn of this speaker',
    section: 'Speakers',
    keys: ['Alt+PageUp'],
    when: inTurn,
    run: () => stepTurn(-1),
  },
  {
    id: 'edit-speaker',
    get title() {
      const label = speakerHere()?.label;
      return label ? `Change ${label}…` : 'Change the speaker…';
    },
    section: 'Speakers',
    keys: ['Alt+E'],
    when: () => speakerHere() !== undefined,
    run: () => {
      const speaker = speakerHere();
      if (speaker) room.overlay = { kind: 'speaker', speaker, turns: [] };
    },
  },
  {
    id: 'add-speaker',
    title: 'Add a speaker…',
    section: 'Speakers',
    keys: [],
    when: open,
    run: () => {
      room.overlay = { kind: 'speaker', speaker: null, turns: chosenTurns() };
    },
  },
];
