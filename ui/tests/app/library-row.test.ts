import { describe, expect, it } from 'vitest';
import { howFar, length, progress } from '../../src/features/library/row';
import type { DocumentRow } from '../../src/ipc/generated';

const row: DocumentRow = {
  document: 1,
  title: 'Harbour',
  source: 'harbour.txt',
  status: 'draft',
  changed_at: 0,
  words: 5200,
  turns: 90,
  speakers: 2,
  duration_ms: 0,
  left: null,
  found: null,
};

describe('a transcript in the library', () => {
  it('says how long it is in the best unit there is', () => {
    expect(length({ ...row, duration_ms: 58 * 60_000 })).toBe('58 min · 2 speakers');
    expect(length({ ...row, duration_ms: 112 * 60_000, speakers: 1 })).toBe('1 h 52 · 1 speaker');
    expect(length(row)).toBe('5,200 words · 2 speakers');
  });

  it('shows how much of what was found is settled', () => {
    expect([howFar(row), progress(row)]).toEqual(['new', 0]);
    const begun = { ...row, found: 40, left: 10 };
    expect([howFar(begun), progress(begun)]).toEqual(['10 left', 75]);
    expect(howFar({ ...begun, status: 'in_review' })).toBe('10 left');
    expect(howFar({ ...begun, status: 'approved' })).toBe('');
    expect(progress({ ...begun, left: 0 })).toBe(100);
    expect(progress({ ...begun, left: 44 })).toBe(0);
    expect(progress({ ...begun, found: 0, left: 0 })).toBe(100);
  });
});
