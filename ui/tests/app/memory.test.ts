import { describe, expect, it } from 'vitest';
import { from, kinds, reach, scopesOf } from '../../src/features/memory/memory';
import type { MemoryEntry, Scope } from '../../src/ipc/generated';
import { isMarks, shownAs } from '../../src/shared/words';

const entry = (scope: Scope, title = 'Harbour', there = true): MemoryEntry => ({
  id: 1,
  kind: 'correction',
  shown: 'Bohou',
  meant: 'Bottou',
  rule: 'lost_ligature',
  scope,
  document: scope === 'library' ? null : 3,
  turn: scope === 'here' ? 7 : null,
  origin: { document: there ? 3 : null, title, there },
  at: 0,
  count: 1,
  damaged: false,
});

const ids = (one: MemoryEntry | null) => scopesOf(one).map(({ id }) => id);

describe('what is remembered', () => {
  it('may be bound to its transcript while that is in the library', () => {
    expect(ids(entry('library'))).toEqual(['library', 'document']);
    expect(ids(entry('library', 'Harbour', false))).toEqual(['library']);
    expect(ids(entry('document'))).toEqual(['library', 'document']);
    expect(ids(entry('here'))).toEqual(['library', 'document', 'here']);
    expect(ids(null)).toEqual(['library']);
  });

  it('says how far it reaches and where it came from', () => {
    expect([reach(entry('library')), reach(entry('document')), reach(entry('here'))]).toEqual([
      'everywhere',
      'one transcript',
      'one turn',
    ]);
    expect(from(entry('library'))).toBe('Harbour');
    expect(from(entry('library', ''))).toBe('added by hand');
  });
});

describe('the kinds of what is remembered', () => {
  it('lead to something when they are corrections or links', () => {
    const leading = kinds.filter(({ meant }) => meant).map(({ id }) => id);
    expect(leading).toEqual(['correction', 'link']);
  });
});

describe('the words of a finding', () => {
  it('are set off where they are marks only', () => {
    expect([shownAs('Bohou'), shownAs(', ,'), shownAs('[a]')]).toEqual(['Bohou', '“, ,”', '[a]']);
    expect([isMarks('...'), isMarks('é'), isMarks('4')]).toEqual([true, false, false]);
  });
});
