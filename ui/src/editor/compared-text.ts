/** Where things are in a comparison: in both texts in one, and in each of the two. */
import type { ComparedWords, ComparisonView } from '../ipc/generated';

/** What stands in place of what, in the text before (a) and the text after (b). */
export interface Replaced {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

export interface TwoTexts {
  before: string;
  after: string;
  /** In order; those that touch are one. */
  replaced: Replaced[];
  /** A place of the text in one, in each of the two. */
  placeBefore: (at: number) => number;
  placeAfter: (at: number) => number;
}

/** The two texts out of the one. */
export function twoTexts(view: ComparisonView): TwoTexts {
  const before: string[] = [];
  const after: string[] = [];
  const replaced: Replaced[] = [];
  const parts = view.marks.filter((mark) => mark.side !== 'both');
  let [done, a, b] = [0, 0, 0];
  for (const { from, to, side } of parts) {
    const same = view.text.slice(done, from);
    before.push(same);
    after.push(same);
    a += same.length;
    b += same.length;
    done = to;
    const words = view.text.slice(from, to);
    let last = replaced.at(-1);
    if (!last || last.toA !== a || last.toB !== b) {
      last = { fromA: a, toA: a, fromB: b, toB: b };
      replaced.push(last);
    }
    if (side === 'before') {
      before.push(words);
      a += words.length;
    } else {
      after.push(words);
      b += words.length;
    }
    last.toA = a;
    last.toB = b;
  }
  before.push(view.text.slice(done));
  after.push(view.text.slice(done));
  return {
    before: before.join(''),
    after: after.join(''),
    replaced,
    placeBefore: without(parts, 'after'),
    placeAfter: without(parts, 'before'),
  };
}

/** Places once the words of one side are left out. */
function without(parts: readonly ComparedWords[], side: 'before' | 'after') {
  const gone = parts.filter((part) => part.side === side);
  const sums: number[] = [0];
  for (const { from, to } of gone) sums.push((sums.at(-1) ?? 0) + to - from);
  return (at: number): number => {
    const index = firstBehind(gone, at);
    const inside = gone[index];
    const cut = inside && inside.from < at ? at - inside.from : 0;
    return at - (sums[index] ?? 0) - cut;
  };
}

/** The index of the first range that ends behind a place; as many as there are when none does. */
export function firstBehind(ranges: readonly ComparedWords[], at: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a difference is in the text in one; undefined when it is about the whole transcript. */
export function placeOf(
  view: ComparisonView,
  difference: number,
): { from: number; to: number } | undefined {
  const marks = view.marks.filter((mark) => mark.difference === difference);
  const [first] = marks;
  const last = marks.at(-1);
  if (first && last) {
    // Words that moved are shown where they stand now.
    const shown = marks.find((mark) => mark.side === 'after') ?? first;
    const near = last.to - first.from < 2000;
    return near ? { from: first.from, to: last.to } : { from: shown.from, to: shown.to };
  }
  const turn = view.turns.find((one) => one.differences.includes(difference));
  return turn && { from: turn.at, to: turn.at };
}
