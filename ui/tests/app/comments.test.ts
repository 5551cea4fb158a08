import { describe, expect, it } from 'vitest';
import {
  authorsOf,
  pieces,
  shownComments,
  shownSuggestions,
} from '../../src/features/review/comment';
import type { CommentView, SuggestionView } from '../../src/ipc/generated';

function thread(comment: number, resolved: boolean, ...authors: string[]): CommentView {
  const remarks = authors.map((author) => ({
    author,
    at: 0,
    text: 'Hm.',
    mentions: [],
  }));
  return { comment, turn: 1, start: 0, end: 4, quote: 'well', gone: false, remarks, resolved };
}

const all = [thread(1, false, 'Anna', 'Ben'), thread(2, true, 'Ben'), thread(3, false, 'Cy')];

const proposed = ['Ben', 'Dee'].map(
  (author, i): SuggestionView => ({
    suggestion: i,
    author,
    at: 0,
    turn: 1,
    start: 0,
    end: 4,
    proposal: 'words',
    removed: 'well',
    inserted: 'spring',
  }),
);

describe('the suggestions of the panel', () => {
  const ids = (filter: Parameters<typeof shownSuggestions>[1]) =>
    shownSuggestions(proposed, filter).map((one) => one.suggestion);

  it('are narrowed by the same filter', () => {
    expect(ids({ kind: 'all', state: 'open', author: '' })).toEqual([0, 1]);
    expect(ids({ kind: 'suggestions', state: 'open', author: 'Dee' })).toEqual([1]);
    expect(ids({ kind: 'all', state: 'all', author: 'Anna' })).toEqual([]);
    expect(ids({ kind: 'comments', state: 'open', author: '' })).toEqual([]);
    expect(ids({ kind: 'all', state: 'settled', author: '' })).toEqual([]);
  });
});

describe('the threads of the panel', () => {
  const ids = (filter: Parameters<typeof shownComments>[1]) =>
    shownComments(all, filter).map((one) => one.comment);

  it('are those that are open, settled, or of somebody', () => {
    expect(ids({ kind: 'all', state: 'open', author: '' })).toEqual([1, 3]);
    expect(ids({ kind: 'comments', state: 'settled', author: '' })).toEqual([2]);
    expect(ids({ kind: 'all', state: 'all', author: 'Ben' })).toEqual([1, 2]);
    expect(ids({ kind: 'suggestions', state: 'all', author: '' })).toEqual([]);
  });

  it('know who said something, each once', () => {
    expect(authorsOf(all, [])).toEqual(['Anna', 'Ben', 'Cy']);
    expect(authorsOf(all, proposed)).toEqual(['Anna', 'Ben', 'Cy', 'Dee']);
  });

  it('are cut where they mention something', () => {
    const mention = (start: number, end: number) => ({ start, end, turn: 1, speaker: null });
    const cut = pieces('😀 12:30, ADA', [mention(3, 8), mention(10, 13)]);
    expect(cut.map((one) => one.text)).toEqual(['😀 ', '12:30', ', ', 'ADA']);
    expect(cut.map((one) => one.mention !== null)).toEqual([false, true, false, true]);
    expect(pieces('', [])).toEqual([]);
  });
});
