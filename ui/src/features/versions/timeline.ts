/** The versions as a line through time: by day, narrowed, each beside the one before it. */
import type { VersionView } from '../../ipc';
import { dayOf } from '../../shared/days';
import { counted, figures } from '../../shared/figures';

export type Wanted = 'all' | 'named' | 'automatic';

export interface Row {
  version: VersionView;
  /** The version before it, whether it is shown or not. */
  before: VersionView | null;
}

export interface Day<T> {
  day: string;
  rows: T[];
}

/** Those that are wanted, the latest first as they came, by day. */
export function timeline(
  versions: readonly VersionView[],
  wanted: Wanted,
  search: string,
  now: number,
): Day<Row>[] {
  const letters = search.trim().toLowerCase();
  const days: Day<Row>[] = [];
  versions.forEach((version, index) => {
    const kept = version.kind !== 'automatic';
    if (wanted !== 'all' && kept !== (wanted === 'named')) return;
    if (!`${version.name}\n${version.note}`.toLowerCase().includes(letters)) return;
    const day = dayOf(version.at, now);
    const row = { version, before: versions[index + 1] ?? null };
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  });
  return days;
}

/** A count with how far it is from the one before: `1,204 words`, `+12`. */
export interface Count {
  said: string;
  /** Empty when nothing changed, or nothing is known. */
  change: string;
}

function change(now: number, before: number | null | undefined): string {
  if (before === null || before === undefined || now === before) return '';
  return `${now > before ? '+' : '−'}${figures(Math.abs(now - before))}`;
}

export function counts({ version, before }: Row): Count[] {
  const { words, turns, left } = version;
  const all = [
    { said: counted(words, 'word'), change: change(words, before?.words) },
    { said: counted(turns, 'turn'), change: change(turns, before?.turns) },
  ];
  if (left !== null)
    all.push({ said: counted(left, 'finding'), change: change(left, before?.left) });
  return all;
}
