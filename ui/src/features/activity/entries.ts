/** What happened, put together as it is read. */
import type { ActivityEntry } from '../../ipc';
import { clock, dayOf } from '../../shared/days';

/** `2026-03-09` as it is called now. */
export function dayName(day: string, now: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayOf(new Date(year, month - 1, date).getTime(), now);
}

/** `14:05`, or `14:05–14:31` for what was done several times. */
export function times({ at, until }: ActivityEntry): string {
  const [first, last] = [clock(at), clock(until)];
  return first === last ? first : `${first}–${last}`;
}

/** What one author did in a row stands together. */
export function byAuthor(
  entries: readonly ActivityEntry[],
): { author: string; entries: ActivityEntry[] }[] {
  const runs: { author: string; entries: ActivityEntry[] }[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last?.author === entry.author) last.entries.push(entry);
    else runs.push({ author: entry.author, entries: [entry] });
  }
  return runs;
}
