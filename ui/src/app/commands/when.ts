/** When commands make sense. */
import { chosenTurns } from '../actions/speakers';
import { room } from '../room.svelte';

export const open = () => room.session !== null;
export const found = () => (room.session?.proof?.left ?? 0) > 0;
export const inTurn = () => chosenTurns().length > 0;
const suggested = () => (room.session?.suggestions.length ?? 0) > 0;
const remarked = () => room.session?.comments.some((one) => !one.resolved && !one.gone) ?? false;
/** Something to walk: a finding, what a reviewer suggests, or a comment that is open. */
export const toWalk = () => found() || suggested() || remarked();
