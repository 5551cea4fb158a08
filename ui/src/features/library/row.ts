/** How a transcript of the library is put in a few words. */
import type { DocumentRow } from '../../ipc';
import { counted, figures } from '../../shared/figures';
import { isSigned } from '../../shared/status';

/** `58 min · 2 speakers`; words when there are no times. */
export function length(row: DocumentRow): string {
  const minutes = Math.round(row.duration_ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const long =
    minutes === 0
      ? counted(row.words, 'word')
      : hours === 0
        ? `${minutes} min`
        : `${hours} h ${minutes % 60}`;
  return `${long} · ${counted(row.speakers, 'speaker')}`;
}

/** What is left to do, until somebody signs it. */
export function howFar(row: DocumentRow): string {
  if (isSigned(row.status)) return '';
  if (row.left === null) return 'new';
  return row.left === 0 ? 'clean' : `${figures(row.left)} left`;
}

/** How much of what proofing found is settled, 0 to 100. */
export function progress(row: DocumentRow): number {
  if (row.left === null || row.found === null) return 0;
  if (row.found === 0 || row.left === 0) return 100;
  return Math.max(0, Math.round((100 * (row.found - row.left)) / row.found));
}
