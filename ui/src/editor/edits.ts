/** Changes of the document in the words of the wire. */
import type { ChangeSet, Text } from '@codemirror/state';
import type { DocumentEdit } from '../ipc/generated';

export function toEdits(changes: ChangeSet): DocumentEdit[] {
  const edits: DocumentEdit[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    edits.push({ from, to, insert: inserted.sliceString(0) });
  });
  return edits;
}

/**
 * What is proposed, as edits of the text before it: words that are to go, which `changes` leaves
 * where they are, are replaced by what comes behind them.
 */
export function toProposal(
  changes: ChangeSet,
  deleted: readonly { from: number; to: number }[],
): DocumentEdit[] {
  const edits = toEdits(changes);
  const back = changes.invertedDesc;
  for (const mark of deleted) {
    let pieces = [{ from: back.mapPos(mark.from, 1), to: back.mapPos(mark.to, -1) }];
    // What was put between them parts them.
    for (const edit of edits) {
      pieces = pieces.flatMap(({ from, to }) => [
        { from, to: Math.min(to, edit.from) },
        { from: Math.max(from, edit.to), to },
      ]);
      pieces = pieces.filter(({ from, to }) => from < to);
    }
    edits.push(...pieces.map((piece) => ({ ...piece, insert: '' })));
  }
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  const joined: DocumentEdit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last?.insert === '' && last.to === edit.from) {
      last.to = edit.to;
      last.insert = edit.insert;
    } else joined.push(edit);
  }
  return joined;
}

/** The one replacement that makes a text another one. */
export function difference(from: Text, to: Text): DocumentEdit {
  const a = from.sliceString(0);
  const b = to.sliceString(0);
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { from: head, to: a.length - tail, insert: b.slice(head, b.length - tail) };
}
