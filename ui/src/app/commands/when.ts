/** When commands make sense. */
import { chosenTurns } from '../actions/speakers';
import { room } from '../room.svelte';

export const open = () => room.session !== null;
export const found = () => (room.session?.proof?.left ?? 0) > 0;
export const inTurn = () => chosenTurns().length > 0;
/** Something to walk: a finding, or what a reviewer suggests. */
export const toWalk = () => found() || (room.session?.suggestions.length ?? 0) > 0;
