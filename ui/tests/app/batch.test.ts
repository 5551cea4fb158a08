import { describe, expect, it } from 'vitest';
import { Batch } from '../../src/app/batch.svelte';
import type { Kept } from '../../src/ipc/generated';

const kept = (title: string, doubts: string[] = []): Kept => ({
  document: 1,
  title,
  words: 1,
  turns: 1,
  speakers: 1,
  known: false,
  doubts,
  warnings: [],
});
const refused = { code: 'refused', message: 'bad: the file is empty', hint: '' } as const;

describe('many files', () => {
  it('go on after one that fails', async () => {
    const batch = new Batch([
      { name: 'a', run: async () => kept('a') },
      { name: 'b', run: () => Promise.reject(refused) },
      { name: 'c', run: async () => kept('c') },
    ]);
    await batch.work();
    expect(batch.state).toBe('done');
    expect(batch.kept.map(({ title }) => title)).toEqual(['a', 'c']);
    expect(batch.rows[1]?.error).toEqual(refused);
    expect(batch.smooth).toBe(false);
  });

  it('are smooth when nothing failed and nothing is in doubt', async () => {
    const work = async (doubts: string[]) => {
      const batch = new Batch([{ name: 'a', run: async () => kept('a', doubts) }]);
      await batch.work();
      return batch.smooth;
    };
    expect(await work([])).toBe(true);
    expect(await work(['read as windows-1252'])).toBe(false);
  });

  it('stop before the next, and what came in stays', async () => {
    const batch: Batch = new Batch([
      { name: 'a', run: async () => kept('a') },
      {
        name: 'b',
        run: async () => {
          batch.stop();
          throw { ...refused, code: 'cancelled' };
        },
      },
      { name: 'c', run: () => Promise.reject(new Error('was begun')) },
    ]);
    await batch.work();
    expect(batch.state).toBe('stopped');
    expect(batch.rows.map(({ name }) => name)).toEqual(['a']);
  });

  it('leave out what the editor thought better of', async () => {
    const batch = new Batch([{ name: 'a.galley', run: async () => null }]);
    await batch.work();
    expect(batch.rows).toEqual([]);
  });
});
