/** The versions as a line through time: by day, narrowed, each beside the one before it. */
import type { TurnAmount, VersionView } from '../../ipc';
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

/** Names a version and the one before it, by which what differs is known. */
export const pairOf = ({ version, before }: Row): string => `${before?.version} ${version.version}`;

/** A part of the text: which share of its words differs, and whether anything else does. */
export interface Part {
  share: number;
  arranged: boolean;
}

/** The text in so many parts, as long as each other in words. */
export function picture(amounts: readonly TurnAmount[], parts: number): Part[] {
  const wide = (turn: TurnAmount) => Math.max(turn.words, turn.changed, 1);
  const length = amounts.reduce((sum, turn) => sum + wide(turn), 0) / parts;
  const drawn = Array.from({ length: parts }, () => ({ share: 0, arranged: false }));
  let begin = 0;
  for (const turn of amounts) {
    const end = begin + wide(turn);
    for (let at = Math.floor(begin / length); at < parts && at * length < end; at += 1) {
      const part = drawn[at];
      if (!part) break;
      const within = Math.min(end, (at + 1) * length) - Math.max(begin, at * length);
      part.share = Math.min(1, part.share + (within / length) * (turn.changed / wide(turn)));
      part.arranged ||= turn.arranged;
    }
    begin = end;
  }
  return drawn;
}

/** The same for those who do not see it. */
export function inWords(amounts: readonly TurnAmount[]): string {
  const words = amounts.reduce((sum, turn) => sum + turn.changed, 0);
  const touched = amounts.filter((turn) => turn.changed > 0 || turn.arranged).length;
  if (touched === 0) return 'Nothing changed since the version before';
  const what = words > 0 ? `${counted(words, 'word')} changed` : 'Other than words changed';
  return `${what}, in ${figures(touched)} of ${counted(amounts.length, 'turn')}`;
}
