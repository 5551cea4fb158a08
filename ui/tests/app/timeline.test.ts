import { describe, expect, it } from 'vitest';
import { byAuthor, dayName, times } from '../../src/features/activity/entries';
import { counts, timeline } from '../../src/features/versions/timeline';
import type { ActivityEntry, VersionKind, VersionView } from '../../src/ipc/generated';
import { dayOf } from '../../src/shared/days';
import { initialsOf } from '../../src/shared/initials';

const time = (day: number, hour: number, minute = 0) =>
  new Date(2026, 2, day, hour, minute).getTime();
const now = time(9, 18);

function version(id: number, kind: VersionKind, at: number, words: number): VersionView {
  const name = `Draft ${id}`;
  const rest = { note: id === 2 ? 'for the board' : '', pinned: false, damaged: false };
  return {
    version: id,
    name,
    kind,
    at,
    words,
    turns: 4,
    left: id,
    author: '',
    revision: id,
    ...rest,
  };
}

const versions = [
  version(4, 'automatic', time(9, 17), 1210),
  version(3, 'named', time(9, 9), 1204),
  version(2, 'named', time(8, 23, 59), 1204),
  version(1, 'import', time(2, 10), 1000),
];
const names = (wanted: 'all' | 'named' | 'automatic', search = '') =>
  timeline(versions, wanted, search, now).map(({ day, rows }) => [
    day,
    ...rows.map((row) => row.version.version),
  ]);

describe('the timeline of versions', () => {
  it('is by day, the latest first', () => {
    expect(names('all')).toEqual([
      ['Today', 4, 3],
      ['Yesterday', 2],
      ['Monday 2 March', 1],
    ]);
    expect(dayOf(new Date(2024, 2, 2).getTime(), now)).toBe('2 March 2024');
  });

  it('is narrowed by kind and by words of the name or the note', () => {
    expect(names('automatic')).toEqual([['Today', 4]]);
    expect(names('named')).toEqual([
      ['Today', 3],
      ['Yesterday', 2],
      ['Monday 2 March', 1],
    ]);
    expect(names('all', ' BOARD ')).toEqual([['Yesterday', 2]]);
  });

  it('tells each from the one before it, also from one that is not shown', () => {
    const [today] = timeline(versions, 'automatic', '', now);
    const row = today?.rows[0];
    expect(row && counts(row)).toEqual([
      { said: '1,210 words', change: '+6' },
      { said: '4 turns', change: '' },
      { said: '4 findings', change: '+1' },
    ]);
    const first = { version: versions[3] as VersionView, before: null };
    expect(counts(first).map(({ change }) => change)).toEqual(['', '', '']);
  });
});

describe('the activity', () => {
  const entry = (author: string, at: number, until = at): ActivityEntry => ({
    kind: 'change',
    author,
    at,
    until,
    words: 'Typed',
    note: '',
    count: 1,
    version: null,
    revision: 1,
  });

  it('is by author, in the order in which it was done', () => {
    const entries = ['Ada', 'Ada', '', 'Ada'].map((author) => entry(author, now));
    const runs = byAuthor(entries).map((run) => [run.author, run.entries.length]);
    expect(runs).toEqual([
      ['Ada', 2],
      ['', 1],
      ['Ada', 1],
    ]);
  });

  it('tells days and times as they are said', () => {
    expect(dayName('2026-03-09', now)).toBe('Today');
    expect(times(entry('', time(9, 14, 5)))).toBe('14:05');
    expect(times(entry('', time(9, 14, 5), time(9, 14, 31)))).toBe('14:05–14:31');
  });
});

describe('initials', () => {
  it('are those of the first and the last name', () => {
    expect(initialsOf('Anna Maria Karg')).toBe('AK');
    expect(initialsOf('óscar')).toBe('Ó');
    expect(initialsOf(' (the) 3rd ')).toBe('');
  });
});
