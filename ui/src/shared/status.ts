/** How far a transcript is, in words. */
import type { Status } from '../ipc';

export const statuses: readonly { id: Status; title: string }[] = [
  { id: 'draft', title: 'Draft' },
  { id: 'correcting', title: 'Correcting' },
  { id: 'in_review', title: 'In review' },
  { id: 'approved', title: 'Approved' },
  { id: 'published', title: 'Published' },
];

export const nameOf = (status: Status): string =>
  statuses.find((one) => one.id === status)?.title ?? status;

/** What was signed stays as it is. */
export const isSigned = (status: Status): boolean =>
  status === 'approved' || status === 'published';
