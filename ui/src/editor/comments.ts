/** The words of open comments, and those that somebody is about to comment on. */
import {
  type EditorState,
  type Extension,
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { CommentView } from '../ipc/generated';
import type { TurnRange } from './contract';
import { meaningOf, refillSpans, spanMarks } from './spans';
import { type PlacedTurn, turnAt, turnById } from './turns';

/** Tells which comments there are, with what is said in them; those that are settled are not marked. */
export const setComments = StateEffect.define<readonly CommentView[]>();

type Open = ReadonlyMap<number, CommentView>;

/** The comments that are open, as the core said last. */
export const openComments = StateField.define<Open>({
  create: () => new Map(),
  update(open, tr) {
    const told = tr.effects.find((effect) => effect.is(setComments));
    return told ? openOf(told.value) : open;
  },
});

function openOf(comments: readonly CommentView[]): Open {
  return new Map(comments.filter((one) => !one.resolved).map((one) => [one.comment, one]));
}

/** Whether others are open than before a transaction. */
function opensOthers(tr: Transaction): boolean {
  const [before, after] = [tr.startState.field(openComments), tr.state.field(openComments)];
  return after.size !== before.size || [...after.keys()].some((id) => !before.has(id));
}

const marks = new Map<number, Decoration>();

function markOf(comment: number): Decoration {
  let mark = marks.get(comment);
  if (!mark) {
    mark = Decoration.mark({ class: 'gl-comment', comment });
    marks.set(comment, mark);
  }
  return mark;
}

const idOf = (mark: Decoration): number => mark.spec['comment'] as number;

/** The words of open comments. */
export const commentMarks = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(set, tr) {
    if (!tr.effects.some((effect) => effect.is(refillSpans)) && !opensOthers(tr)) {
      return set.map(tr.changes);
    }
    const open = tr.state.field(openComments);
    const builder = new RangeSetBuilder<Decoration>();
    for (const cursor = tr.state.field(spanMarks).iter(); cursor.value; cursor.next()) {
      const meaning = meaningOf(cursor.value);
      if (meaning.kind === 'comment' && open.has(meaning.comment)) {
        builder.add(cursor.from, cursor.to, markOf(meaning.comment));
      }
    }
    return builder.finish();
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The open comments on words between two places, in order. */
export function commentsBetween(state: EditorState, from: number, to: number): number[] {
  const found: { id: number; start: number }[] = [];
  state.field(commentMarks).between(from, to, (start, _end, mark) => {
    found.push({ id: idOf(mark), start });
  });
  // Ranges that overlap are kept in layers, and told layer by layer.
  found.sort((a, b) => a.start - b.start);
  return [...new Set(found.map(({ id }) => id))];
}

/** The open comment that a place is in: the one on the fewest words. */
export function commentAt(state: EditorState, pos: number): number | null {
  let found: { id: number; length: number } | null = null;
  state.field(commentMarks).between(pos, pos, (from, to, mark) => {
    if (!found || to - from < found.length) found = { id: idOf(mark), length: to - from };
  });
  return (found as { id: number } | null)?.id ?? null;
}

/** The first words of a comment. */
interface Place {
  id: number;
  from: number;
  to: number;
}

/** The first words of every open comment, in order: those that were taken apart are gone to once. */
export function placedComments(state: EditorState): Place[] {
  const places = new Map<number, Place>();
  for (const cursor = state.field(commentMarks).iter(); cursor.value; cursor.next()) {
    const { from, to, value } = cursor;
    const id = idOf(value);
    if (!places.has(id)) places.set(id, { id, from, to });
  }
  return [...places.values()];
}

/** The next place of an open comment, or the one before; it wraps round. */
export function commentBeside(state: EditorState, direction: 1 | -1): Place | null {
  const { from, to } = state.selection.main;
  const places = placedComments(state);
  if (direction > 0) {
    const behind = (one: Place) => one.from > from || (one.from === from && one.to > to);
    return places.find(behind) ?? places[0] ?? null;
  }
  const isBefore = (one: Place) => one.from < from || (one.from === from && one.to < to);
  return places.findLast(isBefore) ?? places.at(-1) ?? null;
}

const setCommenting = StateEffect.define<{ from: number; to: number } | null>({
  map: (value, changes) =>
    value && { from: changes.mapPos(value.from, 1), to: changes.mapPos(value.to, -1) },
});

const commenting = StateField.define<{ from: number; to: number } | null>({
  create: () => null,
  update(value, tr) {
    const told = tr.effects.find((effect) => effect.is(setCommenting));
    if (told) return told.value;
    if (!value || !tr.docChanged) return value;
    const from = tr.changes.mapPos(value.from, 1);
    const to = tr.changes.mapPos(value.to, -1);
    return from < to ? { from, to } : null;
  },
  provide: (field) =>
    EditorView.decorations.compute([field], (state) => {
      const value = state.field(field);
      return value && value.from < value.to
        ? Decoration.set(commentingMark.range(value.from, value.to))
        : Decoration.none;
    }),
});

const commentingMark = Decoration.mark({ class: 'gl-commenting' });

/** Marks the words that somebody is about to comment on, and follows them; null for none. */
export function markWords(view: EditorView, range: TurnRange | null): void {
  const turn = range && turnById(view.state, range.turn);
  const value = turn && { from: turn.from + range.start, to: turn.from + range.end };
  view.dispatch({ effects: setCommenting.of(value) });
}

/** Where the marked words are now; null when they are gone. */
export function markedWords(state: EditorState): TurnRange | null {
  const value = state.field(commenting);
  const turn: PlacedTurn | null = value && turnAt(state, value.from);
  if (!value || !turn) return null;
  const end = Math.min(value.to, turn.to) - turn.from;
  return { turn: turn.turn.id, start: value.from - turn.from, end };
}

/** The room at the right of the marked words: where it begins, in pixels of the window. */
export function besideMarked(
  view: EditorView,
): { top: number; left: number; width: number } | null {
  const value = view.state.field(commenting);
  const at = value && view.coordsAtPos(value.from);
  if (!at) return null;
  const frame = view.dom.getBoundingClientRect();
  const left = view.contentDOM.getBoundingClientRect().right;
  return { top: at.top, left, width: frame.right - left };
}

export const comments: Extension = [openComments, commentMarks, commenting];
