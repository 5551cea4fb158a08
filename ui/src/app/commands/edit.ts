/** Words. */
import { redo, undo } from '../actions/history';
import type { Command } from '../command';
import { room } from '../room.svelte';
import { open } from './when';

export const ofWords: readonly Command[] = [
  {
    id: 'undo',
    get title() {
      return room.session?.undo ? `Undo: ${room.session.undo}` : 'Undo';
    },
    section: 'Edit',
    keys: ['Mod+Z'],
    when: open,
    run: undo,
  },
  {
    id: 'redo',
    get title() {
      return room.session?.redo ? `Redo: ${room.session.redo}` : 'Redo';
    },
    section: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: open,
    run: redo,
  },
  {
    id: 'find',
    title: 'Find',
    section: 'Edit',
    keys: ['Mod+F'],
    when: open,
    run: () => room.manuscript?.find(false),
  },
  {
    id: 'replace',
    title: 'Find and replace',
    section: 'Edit',
    keys: ['Mod+H'],
    when: open,
    run: () => room.manuscript?.find(true),
  },
];
