import { describe, expect, it } from 'vitest';
import { authorsOf, pieces, shownComments } from '../../src/features/review/comment';
import type { CommentView } from '../../src/ipc/generated';

function thread(comment: number, resolved: boolean, ...authors: string[]): CommentView {
  const remarks = authors.map((author) => ({
    author,
    at: 0,
    text: 'Hm.',
    initials: author.slice(0, 1),
    mentions: [],
  }));
  return { comment, turn: 1, start: 0, end: 4, quote: 'well', gone: false, remarks, resolved };
}

const all = [thread(1, false, 'Anna', 'Ben'), thread(2, true, 'Ben'), thread(3, false, 'Cy')];

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
    expect(authorsOf(all)).toEqual(['Anna', 'Ben', 'Cy']);
  });

  it('are cut where they mention something', () => {
    const mention = (start: number, end: number) => ({ start, end, turn: 1, speaker: null });
    const cut = pieces('😀 12:30, ADA', [mention(3, 8), mention(10, 13)]);
    expect(cut.map((one) => one.text)).toEqual(['😀 ', '12:30', ', ', 'ADA']);
    expect(cut.map((one) => one.mention !== null)).toEqual([false, true, false, true]);
    expect(pieces('', [])).toEqual([]);
  });
});
