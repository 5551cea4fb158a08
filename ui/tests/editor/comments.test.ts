import { EditorSelection, EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import {
  commentAt,
  commentBeside,
  commentMarks,
  comments,
  commentsBetween,
  setComments,
} from '../../src/editor/comments';
import { refillSpans, spanMark, spanMarks } from '../../src/editor/spans';
import type { CommentView } from '../../src/ipc/generated';

function thread(comment: number, resolved = false): CommentView {
  const where = { turn: 1, start: 0, end: 0, quote: '', gone: false };
  return { comment, ...where, remarks: [], resolved };
}

/** `The old well was dry.` with a comment on `old well`, one inside it, and one on `dry`. */
function shown(threads: CommentView[]): EditorState {
  const span = (start: number, end: number, comment: number) => ({
    from: start,
    to: end,
    value: spanMark({ start, end, kind: 'comment', comment }),
  });
  const marks = [span(4, 12, 1), span(8, 12, 2), span(17, 20, 3)];
  const state = EditorState.create({
    doc: 'The old well was dry.',
    extensions: [spanMarks, comments],
  });
  return state.update({
    effects: [refillSpans.of({ from: 0, to: 0, all: true, marks }), setComments.of(threads)],
  }).state;
}

function words(state: EditorState): string[] {
  const found: string[] = [];
  for (const cursor = state.field(commentMarks).iter(); cursor.value; cursor.next()) {
    found.push(state.sliceDoc(cursor.from, cursor.to));
  }
  return found;
}

const all = [thread(1), thread(2), thread(3)];

describe('the words of comments', () => {
  it('are marked while the comment is open', () => {
    const open = shown(all);
    expect(words(open)).toEqual(['old well', 'well', 'dry']);
    const settled = [thread(1), thread(2), thread(3, true)];
    const same = open.update({ effects: setComments.of([...all].reverse()) }).state;
    expect(same.field(commentMarks)).toBe(open.field(commentMarks));
    const after = open.update({ effects: setComments.of(settled) }).state;
    expect(words(after)).toEqual(['old well', 'well']);
    expect(words(after.update({ effects: setComments.of(all) }).state)).toEqual(words(open));
  });

  it('are followed while somebody types', () => {
    const typed = shown(all).update({ changes: { from: 0, to: 3, insert: 'Oh, that' } }).state;
    expect(words(typed)).toEqual(['old well', 'well', 'dry']);
    const gone = typed.update({ changes: { from: 9, to: 17 } }).state;
    expect(words(gone)).toEqual(['dry']);
  });

  it('are found by place, those on the fewest words first', () => {
    const state = shown(all);
    expect(commentAt(state, 9)).toBe(2);
    expect(commentAt(state, 5)).toBe(1);
    expect(commentAt(state, 14)).toBeNull();
    expect(commentsBetween(state, 0, 13)).toEqual([1, 2]);
  });

  it('are gone through in order and round', () => {
    let state = shown(all);
    const step = (direction: 1 | -1) => {
      const place = commentBeside(state, direction);
      if (!place) return null;
      const selection = EditorSelection.single(place.from, place.to);
      state = state.update({ selection }).state;
      return place.id;
    };
    expect([step(1), step(1), step(1), step(1)]).toEqual([1, 2, 3, 1]);
    expect([step(-1), step(-1), step(-1)]).toEqual([3, 2, 1]);
    state = shown([]);
    expect(step(1)).toBeNull();
  });
});
