import { describe, expect, it } from 'vitest';
import { byAuthor, dayName, times } from '../../src/features/activity/entries';
import { counts, inWords, picture, timeline } from '../../src/features/versions/timeline';
import type { ActivityEntry, TurnAmount, VersionKind, VersionView } from '../../src/ipc/generated';
import { dayOf } from '../../src/shared/days';
import { initialsOf, shortFor } from '../../src/shared/initials';

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

describe('the picture of what changed where', () => {
  const turn = (words: number, changed = 0, arranged = false): TurnAmount => ({
    turn: 0,
    words,
    changed,
    arranged,
  });

  it('has a part for every stretch of as many words', () => {
    const shares = (amounts: TurnAmount[], parts: number) =>
      picture(amounts, parts).map(({ share }) => Math.round(share * 100));
    expect(shares([turn(10), turn(10, 5), turn(20)], 4)).toEqual([0, 50, 0, 0]);
    // A turn over two parts is shared between them; what is gone from an empty turn has room.
    expect(shares([turn(20, 10), turn(20)], 4)).toEqual([50, 50, 0, 0]);
    expect(shares([turn(4), turn(0, 4)], 2)).toEqual([0, 100]);
    expect(shares([], 2)).toEqual([0, 0]);
    expect(picture([turn(1), turn(1, 0, true)], 2)[1]).toEqual({ share: 0, arranged: true });
  });

  it('is put in words', () => {
    expect(inWords([turn(9), turn(4)])).toBe('Nothing changed since the version before');
    expect(inWords([turn(9, 1), turn(4)])).toBe('1 word changed, in 1 of 2 turns');
    expect(inWords([turn(9, 0, true)])).toBe('Other than words changed, in 1 of 1 turn');
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
  it('are the first letters of a name, as the core makes them', () => {
    expect(initialsOf('Anna Maria Karg')).toBe('AMK');
    expect(initialsOf(' éva (Vee) kiss ')).toBe('ÉVK');
    expect(initialsOf('')).toBe('');
  });

  it('are those that were chosen, for one’s own name', () => {
    const own = { author: 'Eva Kiss', initials: 'EvK' };
    expect(shortFor('Eva Kiss', own)).toBe('EvK');
    expect(shortFor('Ben Orr', own)).toBe('BO');
    expect(shortFor('Eva Kiss', { ...own, initials: '' })).toBe('EK');
    expect(shortFor('Import', own)).toBe('Import');
  });
});
