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
