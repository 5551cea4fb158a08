import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Core, turn } from './core';
import { settle, TestDesk } from './desk';

let core: Core;
let desk: TestDesk;

beforeEach(() => {
  vi.useFakeTimers();
  core = new Core([turn(1, 'The mast stood.'), turn(2, 'It fell.'), turn(3, 'So it goes.')]);
  desk = new TestDesk(core);
});
afterEach(() => vi.useRealTimers());

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('gathering keystrokes', () => {
  it('waits for 300 ms without one and sends them as one edit', async () => {
    desk.type(0, 0, 'a');
    await later(200);
    desk.type(1, 1, 'b');
    await later(299);
    expect(desk.saves).toHaveLength(0);
    await later(1);
    expect(desk.saves).toEqual([
      { edits: [{ from: 0, to: 0, insert: 'ab' }], revision: 1, label: '' },
    ]);
  });

  it('waits for a second at most', async () => {
    for (let i = 0; i < 5; i++) {
      desk.type(i, i, 'x');
      await later(250);
    }
    expect(desk.saves).toHaveLength(1);
  });

  it('keeps one request under way, and says Saved only when all is acknowledged', async () => {
    desk.type(0, 0, 'a');
    await later(300);
    desk.type(1, 1, 'b');
    await later(5000);
    expect(desk.saves).toHaveLength(1);
    expect(desk.states).toEqual(['typing', 'saving']);
    await desk.answer();
    expect(desk.saves[1]).toEqual({
      edits: [{ from: 1, to: 1, insert: 'b' }],
      revision: 2,
      label: '',
    });
    await desk.answer();
    expect(desk.states.at(-1)).toBe('saved');
    expect(core.text()).toBe(desk.state.doc.toString());
  });

  it('sends nothing that was taken back', async () => {
    desk.type(0, 0, 'a');
    desk.type(0, 1, '');
    await later(5000);
    expect(desk.saves).toHaveLength(0);
    expect(desk.states.at(-1)).toBe('saved');
  });

  it('does not send half a word of an input method', async () => {
    desk.composing = true;
    desk.type(0, 0, 'に');
    await later(5000);
    expect(desk.saves).toHaveLength(0);
    desk.composing = false;
    await later(300);
    expect(desk.saves).toHaveLength(1);
  });

  it('keeps what has a name of its own apart', async () => {
    desk.type(0, 0, 'a');
    desk.outbox.typed(desk.state.changes({ from: 0, to: 1, insert: 'b' }), 'Replace all');
    desk.dispatch({ changes: { from: 0, to: 1, insert: 'b' }, filter: false });
    await settle();
    expect(desk.saves.map(({ label }) => label)).toEqual(['']);
    await desk.answer();
    expect(desk.saves.map(({ label }) => label)).toEqual(['', 'Replace all']);
  });
});

describe('a failure', () => {
  it('keeps the edits, says so once, and tries again later and later', async () => {
    desk.type(0, 0, 'a');
    await later(300);
    await desk.fail(false);
    expect(desk.states).toEqual(['typing', 'saving', 'failed']);
    await later(999);
    expect(desk.saves).toHaveLength(1);
    await later(1);
    expect(desk.saves).toHaveLength(2);
    await desk.fail(false);
    await later(1999);
    expect(desk.saves).toHaveLength(2);
    await later(1);
    await desk.answer();
    expect(desk.states).toEqual(['typing', 'saving', 'failed', 'saved']);
    expect(core.text()).toBe(desk.state.doc.toString());
  });

  it('tries again with the next keystroke', async () => {
    desk.type(0, 0, 'a');
    await later(300);
    for (let i = 0; i < 3; i++) {
      await desk.fail(false);
      await later([1000, 2000, 0][i] ?? 0);
    }
    const before = desk.saves.length;
    desk.type(1, 1, 'b');
    await later(300);
    expect(desk.saves).toHaveLength(before + 1);
    await desk.answer();
    await later(300);
    await desk.answer();
    expect(core.text()).toBe('abThe mast stood.\nIt fell.\nSo it goes.');
  });

  it('of typing stops the commands behind it and keeps the typing', async () => {
    desk.type(0, 0, 'a');
    const command = desk.run((core) => core.merge(2));
    await settle();
    const failed = expect(command).rejects.toMatchObject({ code: 'library' });
    await desk.fail(false);
    await failed;
    expect(core.turns).toHaveLength(3);
    expect(desk.state.doc.toString()).toMatch(/^a/);
  });

  it('for good takes back all that was typed, and leaves nothing to be sent', async () => {
    desk.type(0, 0, 'a');
    await later(300);
    desk.type(1, 1, 'b');
    desk.type(17, 18, '');
    const command = desk.run((core) => core.merge(2));
    const failed = expect(command).rejects.toMatchObject({ code: 'approved' });
    const flushed = expect(desk.outbox.flush()).rejects.toMatchObject({ code: 'approved' });
    await desk.fail(false, 'approved');
    await Promise.all([failed, flushed]);
    expect(desk.state.doc.toString()).toBe(core.text());
    expect(desk.starts()).toEqual([0, 16, 25]);
    expect(desk.states.at(-1)).toBe('saved');
    await later(60_000);
    expect(desk.saves).toHaveLength(1);

    desk.type(0, 0, 'Now ');
    await later(300);
    await desk.answer();
    expect(core.text()).toMatch(/^Now The mast/);
    expect(desk.state.doc.toString()).toBe(core.text());
  });

  it('of a command leaves the text as it is', async () => {
    const command = desk.run((core) => core.merge(1));
    const failed = expect(command).rejects.toMatchObject({ code: 'refused' });
    await desk.answer();
    await failed;
    expect(desk.state.doc.toString()).toBe(core.text());
    expect(desk.states.at(-1)).toBe('saved');
  });
});

describe('a command', () => {
  it('comes after the typing before it and under the typing behind it', async () => {
    desk.type(0, 0, 'Now ');
    const merged = desk.run((core) => core.merge(2));
    desk.type(0, 0, '<');
    await desk.answer();
    await desk.answer();
    await merged;
    expect(desk.ids()).toEqual([1, 3]);
    expect(desk.state.doc.toString()).toBe('<Now The mast stood.\nIt fell.\nSo it goes.');
    expect(core.text()).toBe('Now The mast stood.\nIt fell.\nSo it goes.');
    await later(300);
    await desk.answer();
    expect(core.text()).toBe(desk.state.doc.toString());
  });

  it('finds a place that an earlier command has moved', async () => {
    const first = desk.run((core) => core.correct([{ turn: 1, start: 0, end: 3, with: 'An old' }]));
    const { state } = desk;
    const found: unknown[] = [];
    const second = desk.outbox.run(
      (_revision, at) => {
        found.push(at({ turn: 1, start: 4, end: 8, with: 'tower' }));
        return Promise.resolve(core.retag([1], 2));
      },
      () => 0,
    );
    expect(state.sliceDoc(4, 8)).toBe('mast');
    await desk.answer();
    await Promise.all([first, second]);
    expect(found).toEqual([{ turn: 1, start: 7, end: 11, with: 'tower' }]);
  });

  it('waits for flush to be done', async () => {
    desk.type(0, 0, 'a');
    let done = false;
    const flushed = desk.outbox.flush().then(() => {
      done = true;
    });
    await settle();
    expect(done).toBe(false);
    await desk.answer();
    await flushed;
    expect(core.text()).toMatch(/^a/);
  });
});
