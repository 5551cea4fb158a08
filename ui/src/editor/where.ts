/** Where the editor is, in the terms of the core. */
import type { ChangeSet, EditorState } from '@codemirror/state';
import type { TurnView } from '../ipc/generated';
import type { Where } from './contract';
import { shownFinding } from './popover';
import { shownLeft } from './review-popover';
import { linkAt, spanMarks, spansBetween } from './spans';
import { type PlacedTurn, turnAt, turnMarks, turnsBetween } from './turns';

export function whereIs(state: EditorState): Where {
  const { main } = state.selection;
  const here = turnAt(state, main.head);
  const turns = main.empty ? (here ? [here] : []) : chosen(state, main.from, main.to);
  const [only, second] = turns;
  const within = only && !second ? only : null;
  const range = within && {
    turn: within.turn.id,
    start: main.from - within.from,
    // The line feed behind a turn is in the selection of its whole lines, but not in its text.
    end: Math.min(main.to, within.to) - within.from,
  };
  return {
    turn: here?.turn.id ?? null,
    turns: turns.map(({ turn }) => turn.id),
    range,
    text: state.sliceDoc(main.from, within ? Math.min(main.to, within.to) : main.to),
    link: linkHere(state),
    finding: shownFinding(state),
    ...leftHere(state),
  };
}

/** What a reviewer left whose popover is shown. */
function leftHere(state: EditorState): Pick<Where, 'suggestion' | 'comment'> {
  const left = shownLeft(state);
  const id = (kind: string) => (left?.kind === kind ? left.id : null);
  return { suggestion: id('suggestion'), comment: id('comment') };
}

/** The turns of a selection. One that begins where it ends has nothing selected in it. */
function chosen(state: EditorState, from: number, to: number): PlacedTurn[] {
  return turnsBetween(state, from, to).filter((turn) => turn.from < to);
}

function linkHere(state: EditorState): Where['link'] {
  const link = linkAt(state.field(spanMarks), state.selection.main.head);
  const turn = link && turnAt(state, link.from);
  if (!turn) return null;
  const range = { turn: turn.turn.id, start: link.from - turn.from, end: link.to - turn.from };
  return { range, url: link.url };
}

/** All turns as they are now; those that `typing` touched with their words and spans as shown. */
export function liveTurns(state: EditorState, typing: ChangeSet): TurnView[] {
  const touched = new Map<number, TurnView>();
  typing.iterChangedRanges((_fromA, _toA, from, to) => {
    for (const { turn, ...at } of turnsBetween(state, from, to)) {
      const spans = spansBetween(state.field(spanMarks), at.from, at.to);
      touched.set(turn.id, { ...turn, text: state.sliceDoc(at.from, at.to), spans });
    }
  });
  const turns: TurnView[] = [];
  for (let cursor = state.field(turnMarks).iter(); cursor.value; cursor.next()) {
    turns.push(touched.get(cursor.value.turn.id) ?? cursor.value.turn);
  }
  return turns;
}
