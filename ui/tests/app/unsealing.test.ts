import { beforeEach, describe, expect, it, vi } from 'vitest';

const sent: [string, unknown][] = [];
vi.mock('../../src/ipc', async (original) => ({
  ...(await original<object>()),
  call: async (name: string, args: unknown) => sent.push([name, args]),
}));

const { room, unsealing } = await import('../../src/app/room.svelte');

const at = { document: 7, revision: 3 };
const approved = { code: 'approved', message: 'It is approved.', hint: '' };

/** Refused until the status is another one. */
const work = vi.fn(async () => {
  if (sent.length === 0) throw approved;
  return 'done';
});

beforeEach(() => {
  sent.length = 0;
  work.mockClear();
});

/** Waits for the question, and answers it. */
async function answer(answered: 'yes' | 'no'): Promise<void> {
  await vi.waitFor(() => expect(room.question?.kind).toBe('confirm'));
  room.question?.answer(answered);
}

describe('changing what is signed', () => {
  it('goes back to correcting on yes, and is done after all', async () => {
    const done = unsealing(at, work);
    await answer('yes');
    expect(await done).toBe('done');
    expect(sent).toEqual([['set_status', { ...at, status: 'correcting', note: '' }]]);
    expect(work).toHaveBeenCalledTimes(2);
    expect(room.question).toBeNull();
  });

  it('is refused on no, and nothing else is asked of the core', async () => {
    const refused = expect(unsealing(at, work)).rejects.toBe(approved);
    await answer('no');
    await refused;
    expect(sent).toEqual([]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('asks nothing of other refusals', async () => {
    const full = { code: 'library', message: 'The disk is full.', hint: '' };
    await expect(unsealing(at, () => Promise.reject(full))).rejects.toBe(full);
    expect(room.question).toBeNull();
  });
});
