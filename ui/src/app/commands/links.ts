/** Links. */
import { nextPendingLink, openLinkDialog } from '../actions/links';
import type { Command } from '../command';
import { open } from './when';

export const ofLinks: readonly Command[] = [
  {
    id: 'link',
    title: 'Link the selected words…',
    section: 'Links',
    keys: ['Mod+K'],
    when: open,
    run: openLinkDialog,
  },
  {
    id: 'next-pending-link',
    title: 'Next link without a place',
    section: 'Links',
    keys: ['Mod+Shift+K'],
    when: open,
    run: nextPendingLink,
  },
];
