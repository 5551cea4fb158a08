/** What waits in the line to the library: pieces of typing, and commands given after them. */
import type { ChangeSet } from '@codemirror/state';
import type { Update } from '../ipc/generated';
import type { Relocate } from './contract';
import { insertions, type Pending, type Range } from './suggesting';

export interface Typing {
  kind: 'typing';
  changes: ChangeSet;
  /** What is only proposed: the words that are to go, where they are after `changes`. */
  deleted: readonly Range[] | null;
  label: string;
  since: number;
  /** It may be in the library even if no answer came, so it stays as it is. */
  sent: boolean;
}

export interface Command {
  kind: 'command';
  run: (revision: number, at: Relocate) => Promise<Update>;
  /** Where a turn began when the command was given. */
  startOf: (turn: number) => number | null;
  /** What the core did since then to the text that it was given on. */
  since: ChangeSet | null;
  resolve: (update: Update) => void;
  reject: (error: unknown) => void;
}

export type Item = Typing | Command;

/** Puts typing behind what waits; one piece with the last of it where both are alike. */
export function put(items: Item[], piece: Typing): void {
  const last = items.at(-1);
  const plain = last?.kind === 'typing' && !last.sent && last.label === '' && piece.label === '';
  if (!plain || (last.deleted === null) !== (piece.deleted === null)) {
    items.push(piece);
    return;
  }
  last.changes = last.changes.compose(piece.changes);
  if (last.deleted)
    last.deleted = [...moved(last.deleted, piece.changes), ...(piece.deleted ?? [])];
}

/** All typing in one change; null when there is none. */
export function composed(items: readonly Item[]): ChangeSet | null {
  return items.reduce<ChangeSet | null>((sum, item) => {
    if (item.kind === 'command') return sum;
    return sum ? sum.compose(item.changes) : item.changes;
  }, null);
}

/** What is proposed, where it is shown. */
export function proposals(items: readonly Item[]): Pending {
  let pending: Pending = { inserted: [], deleted: [] };
  for (const item of items) {
    if (item.kind === 'command') continue;
    const { inserted, deleted } = pending;
    pending = { inserted: moved(inserted, item.changes), deleted: moved(deleted, item.changes) };
    if (!item.deleted) continue;
    pending.inserted = [...pending.inserted, ...insertions(item.changes)];
    pending.deleted = [...pending.deleted, ...item.deleted];
  }
  return pending;
}

/** Moves a piece over a change that came before it; returns that change as it is behind the piece. */
export function carry(item: Pick<Typing, 'changes' | 'deleted'>, over: ChangeSet): ChangeSet {
  const behind = over.map(item.changes, true);
  item.changes = item.changes.map(over);
  if (item.deleted) item.deleted = moved(item.deleted, behind);
  return behind;
}

/** Typed and taken back. */
export function isNothing({ changes, deleted }: Typing): boolean {
  return changes.empty && !deleted?.length;
}

/** Ranges of words where a change leaves them; those without words go. */
function moved(ranges: readonly Range[], changes: ChangeSet): Range[] {
  const all = ranges.map(({ from, to }) => ({
    from: changes.mapPos(from, 1),
    to: changes.mapPos(to, -1),
  }));
  return all.filter(({ from, to }) => from < to);
}
