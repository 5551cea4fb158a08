/** What reviewers remark. */
import { openThreadHere, startComment, stepComment } from '../actions/comments';
import type { Command } from '../command';
import { room } from '../room.svelte';
import { inTurn, open } from './when';

const someOpen = () => (room.session?.comments ?? []).some((one) => !one.resolved);

export const ofReview: readonly Command[] = [
  {
    id: 'comment',
    title: 'Comment on the words or the turn…',
    section: 'Review',
    keys: ['Mod+Alt+M'],
    when: inTurn,
    run: startComment,
  },
  {
    id: 'next-comment',
    title: 'Next open comment',
    section: 'Review',
    keys: ['Alt+M'],
    when: open,
    run: () => stepComment(1),
  },
  {
    id: 'previous-comment',
    title: 'Previous open comment',
    section: 'Review',
    keys: ['Alt+Shift+M'],
    when: open,
    run: () => stepComment(-1),
  },
  {
    id: 'open-comment',
    title: 'Go to the comment on these words',
    section: 'Review',
    keys: ['Alt+Shift+Enter'],
    when: () => someOpen() && room.manuscript?.commentHere() != null,
    run: openThreadHere,
  },
];
