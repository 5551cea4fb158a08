/** Going from one place of a list to the next, while places are settled and go from it. */
import type { ApprovalPlace } from '../ipc';

/** Where somebody is in a list of places. */
export interface Visit {
  turn: number;
  start: number;
  /** Its number in the list then, from 0. */
  index: number;
}

/**
 * The place after the one that was visited; the one that took its number when it is settled, and
 * the first again after the last. None when there is none.
 */
export function nextPlace(
  places: readonly ApprovalPlace[],
  last: Visit | undefined,
): { place: ApprovalPlace; index: number } | undefined {
  const there = places.findIndex(({ turn, start }) => turn === last?.turn && start === last.start);
  const index = last === undefined ? 0 : there >= 0 ? there + 1 : last.index;
  const at = index < places.length ? index : 0;
  const place = places[at];
  return place && { place, index: at };
}
