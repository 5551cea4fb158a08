/** How far the transcript is, who did what, and its approval. */
import { openActivity } from '../actions/activity';
import { openApproval, setStatus } from '../actions/approval';
import type { Command } from '../command';
import { openStatusMenu } from '../regions';
import { room } from '../room.svelte';
import { open } from './when';

/** Statuses that are set without a checklist. */
const becomes = (status: 'correcting' | 'in_review' | 'published', title: string): Command => ({
  id: `status-${status}`,
  title,
  section: 'Transcript',
  keys: [],
  when: () =>
    open() &&
    room.session?.status !== status &&
    (status !== 'published' || room.session?.status === 'approved'),
  run: () => setStatus(status),
});

export const ofSigning: readonly Command[] = [
  {
    id: 'approve',
    title: 'Approve: what stands in the way…',
    section: 'Transcript',
    keys: ['F4'],
    when: open,
    run: openApproval,
  },
  {
    id: 'status',
    title: 'Status…',
    section: 'Transcript',
    keys: ['Alt+S'],
    when: open,
    run: openStatusMenu,
  },
  becomes('correcting', 'Status: correcting'),
  becomes('in_review', 'Status: in review'),
  becomes('published', 'Status: published'),
  {
    id: 'activity',
    title: 'Activity…',
    section: 'Transcript',
    keys: ['Alt+H'],
    when: open,
    run: openActivity,
  },
];
