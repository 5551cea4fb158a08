/** The window. */
import { resizeText, togglePanel, toggleSidebar } from '../actions/settings';
import type { Command } from '../command';
import { moveRegion, showTab } from '../regions';
import { room } from '../room.svelte';
import { open } from './when';

export const ofTheWindow: readonly Command[] = [
  {
    id: 'palette',
    title: 'All commands…',
    section: 'View',
    keys: ['Mod+Shift+P'],
    run: () => {
      room.overlay = { kind: 'palette' };
    },
  },
  {
    id: 'show-proof',
    title: 'Show the findings',
    section: 'View',
    keys: ['Mod+1'],
    when: open,
    run: () => showTab('proof'),
  },
  {
    id: 'show-links',
    title: 'Show the links',
    section: 'View',
    keys: ['Mod+2'],
    when: open,
    run: () => showTab('links'),
  },
  {
    id: 'show-review',
    title: 'Show the comments and suggestions',
    section: 'View',
    keys: ['Mod+4'],
    when: open,
    run: () => showTab('review'),
  },
  {
    id: 'show-versions',
    title: 'Show the versions',
    section: 'View',
    keys: ['Mod+3'],
    when: open,
    run: () => showTab('versions'),
  },
  {
    id: 'next-region',
    title: 'Next part of the window',
    section: 'View',
    keys: ['F6'],
    run: () => moveRegion(1),
  },
  {
    id: 'previous-region',
    title: 'Previous part of the window',
    section: 'View',
    keys: ['Shift+F6'],
    run: () => moveRegion(-1),
  },
  {
    id: 'toggle-sidebar',
    title: 'Show or hide the side bar',
    section: 'View',
    keys: ['Mod+B'],
    run: toggleSidebar,
  },
  {
    id: 'toggle-panel',
    title: 'Show or hide the panel',
    section: 'View',
    keys: ['Mod+Shift+B'],
    when: open,
    run: togglePanel,
  },
  {
    id: 'larger-text',
    title: 'Larger text',
    section: 'View',
    keys: ['Mod+=', 'Mod++', 'Mod+Shift++'],
    run: () => resizeText(1),
  },
  {
    id: 'smaller-text',
    title: 'Smaller text',
    section: 'View',
    keys: ['Mod+-'],
    run: () => resizeText(-1),
  },
  {
    id: 'reset-text',
    title: 'Text in its usual size',
    section: 'View',
    keys: ['Mod+0'],
    run: () => resizeText(0),
  },
  {
    id: 'settings',
    title: 'Settings…',
    section: 'View',
    keys: ['Mod+,'],
    run: () => {
      room.overlay = { kind: 'settings' };
    },
  },
];
