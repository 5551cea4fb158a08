/**
 * Where the turns begin. The document is the texts of all turns joined by line feeds; a turn's
 * own paragraphs are lines too, so its beginning has to be remembered. Beginnings are kept in a
 * range set, which maps through a keystroke without touching each of them.
 */
import {
  type EditorState,
  MapMode,
  RangeSet,
  RangeSetBuilder,
  RangeValue,
  StateEffect,
  StateField,
} from '@codemirror/state';
import type { TurnView } from '../ipc/generated';

/** The beginning of a turn. It goes when the line feed before it goes: two turns became one. */
export class TurnMark extends RangeValue {
  constructor(readonly turn: TurnView) {
    super();
  }

  override eq(other: RangeValue): boolean {
    return other instanceof TurnMark && other.turn === this.turn;
  }
}

// Words typed at the very beginning of a turn belong to it.
TurnMark.prototype.startSide = TurnMark.prototype.endSide = -1;
TurnMark.prototype.mapMode = MapMode.TrackBefore;

export type TurnMarks = RangeSet<TurnMark>;

/** Ranges that take the place of those that lie between `from` and `to`. */
export interface Refill<V extends RangeValue> {
  from: number;
  to: number;
  /** In order. */
  marks: { from: number; to: number; value: V }[];
  /** The marks are all there are; the old ones need not even be mapped. */
  all: boolean;
}

/** What a set is after a transaction. */
export function refilled<V extends RangeValue>(set: RangeSet<V>, refill: Refill<V>): RangeSet<V> {
  if (refill.all) {
    const builder = new RangeSetBuilder<V>();
    for (const mark of refill.marks) builder.add(mark.from, mark.to, mark.value);
    return builder.finish();
  }
  return set.update({
    filterFrom: refill.from,
    filterTo: refill.to,
    filter: (from, to) => from < refill.from || to > refill.to,
    add: refill.marks.map((mark) => mark.value.range(mark.from, mark.to)),
  });
}

export const refillTurns = StateEffect.define<Refill<TurnMark>>();

export const turnMarks = StateField.define<TurnMarks>({
  create: () => RangeSet.empty,
  update(marks, tr) {
    const refill = tr.effects.find((effect) => effect.is(refillTurns));
    if (refill?.value.all) return refilled(marks, refill.value);
    const mapped = marks.map(tr.changes);
    return refill ? refilled(mapped, refill.value) : mapped;
  },
});

/** A turn where it is now. */
export interface PlacedTurn {
  turn: TurnView;
  from: number;
  to: number;
}

function endOf(state: EditorState, from: number): number {
  const next = state.field(turnMarks).iter(from + 1);
  return next.value ? next.from - 1 : state.doc.length;
}

/** The last mark that begins at or before `pos`. */
export function lastBefore<V extends RangeValue>(
  marks: RangeSet<V>,
  pos: number,
): { from: number; to: number; value: V } | null {
  // Range sets are read forwards only, so ever larger windows before the place are tried.
  for (let reach = 1024; ; reach *= 8) {
    let found: { from: number; to: number; value: V } | null = null;
    marks.between(Math.max(0, pos - reach), pos, (from, to, value) => {
      if (from <= pos) found = { from, to, value };
    });
    if (found || reach > pos) return found;
  }
}

/** The turn that a place of the document is in. */
export function turnAt(state: EditorState, pos: number): PlacedTurn | null {
  const mark = lastBefore(state.field(turnMarks), pos);
  return mark && { turn: mark.value.turn, from: mark.from, to: endOf(state, mark.from) };
}

/** The turn with this id. */
export function turnById(state: EditorState, id: number): PlacedTurn | null {
  for (let cursor = state.field(turnMarks).iter(); cursor.value; cursor.next()) {
    const { turn } = cursor.value;
    if (turn.id === id) return { turn, from: cursor.from, to: endOf(state, cursor.from) };
  }
  return null;
}

/** All turns that a range touches, in order. */
export function turnsBetween(state: EditorState, from: number, to: number): PlacedTurn[] {
  const first = turnAt(state, from);
  if (!first) return [];
  const found = [first];
  for (let cursor = state.field(turnMarks).iter(first.from + 1); cursor.value; cursor.next()) {
    if (cursor.from > to) break;
    found.push({ turn: cursor.value.turn, from: cursor.from, to: endOf(state, cursor.from) });
  }
  return found;
}

/** True when a turn other than the first begins within `from`..`to`, its line feed included. */
export function crossesBorder(state: EditorState, from: number, to: number): boolean {
  let crosses = false;
  state.field(turnMarks).between(from + 1, to, (start) => {
    crosses ||= start > from && start <= to;
    return crosses ? false : undefined;
  });
  return crosses;
}
