/** When commands make sense. */
import { chosenTurns } from '../actions/speakers';
import { room } from '../room.svelte';

export const open = () => room.session !== null;
export const found = () => (room.session?.proof?.left ?? 0) > 0;
export const inTurn = () => chosenTurns().length > 0;
