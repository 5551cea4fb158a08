/** Rich text that is pasted. */
import type { TurnRange } from '../../editor/contract';
import { call, isWireError, type Pasted } from '../../ipc';
import { change, report, room } from '../room.svelte';

/** Puts what the core makes of it in the place of some words, in one step of undo. */
export async function pasteRich(
  { from, to }: { from: TurnRange; to: TurnRange },
  html: string,
  plain: string,
): Promise<void> {
  let pasted: Pasted | undefined;
  try {
    await change(async (at, find) => {
      const [start, end] = [find(from), find(to)];
      const places = {
        from: { turn: start.turn, at: start.start },
        to: { turn: end.turn, at: end.start },
      };
      pasted = await call('paste_text', { ...at, ...places, html, suggest: room.suggesting });
      return pasted.update;
    });
  } catch (error) {
    if (!isWireError(error) || error.code !== 'refused') report(error);
    // What is no page may be words all the same.
    else if (plain !== '') room.manuscript?.type(plain);
    return;
  }
  if (pasted) room.manuscript?.putCursor(pasted.turn, pasted.at);
}
