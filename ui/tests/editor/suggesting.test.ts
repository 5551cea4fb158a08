/** What is done while suggesting, as it is seen at once and as the core hears of it. */
import { EditorSelection } from '@codemirror/state';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toProposal } from '../../src/editor/edits';
import { meaningOf, spanMarks } from '../../src/editor/spans';
import { pendingMarks } from '../../src/editor/suggesting';
import { Core, turn } from './core';
import { TestDesk } from './desk';
import { random } from './random';

let core: Core;
let desk: TestDesk;

beforeEach(() => {
  vi.useFakeTimers();
  core = new Core([turn(1, 'The old well.'), turn(2, 'It fell.')]);
  desk = new TestDesk(core);
  desk.suggest();
});
afterEach(() => vi.useRealTimers());

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The text with marks around what is proposed, as it is seen. */
function seen(): string {
  const { state } = desk;
  const flags = Array.from({ length: state.doc.length }, () => '');
  const put = (from: number, to: number, kind: string) => flags.fill(kind, from, to);
  state.field(spanMarks).between(0, state.doc.length, (from, to, mark) => {
    put(from, to, meaningOf(mark).kind);
  });
  state.field(pendingMarks).between(0, state.doc.length, (from, to, mark) => {
    put(from, to, mark.spec['comes'] ? 'inserted' : 'deleted');
  });
  return marked(state.doc.toString(), flags);
}

function marked(text: string, flags: readonly string[]): string {
  const signs: Record<string, string> = { inserted: '+', deleted: '-' };
  let out = '';
  let last = '';
  [...text, ''].forEach((char, i) => {
    const now = signs[flags[i] ?? ''] ?? '';
    if (now !== last) out += (last ? `${last}}` : '') + (now ? `{${now}` : '');
    last = now;
    out += char;
  });
  return out;
}

function stored(): string {
  const flags = core.turns.flatMap(({ text, spans }, i) => {
    const own = Array.from({ length: text.length }, () => '');
    for (const { start, end, kind } of spans) own.fill(kind, start, end);
    return i ? ['', ...own] : own;
  });
  return marked(core.text(), flags);
}

function backspace(): void {
  const { head } = desk.state.selection.main;
  const event = { userEvent: 'delete.backward' };
  desk.dispatch({
    changes: { from: head - 1, to: head },
    selection: EditorSelection.cursor(head - 1),
    ...event,
  });
}

function type(words: string): void {
  for (const letter of words) {
    desk.dispatch({ ...desk.state.replaceSelection(letter), userEvent: 'input.type' });
  }
}

describe('what is seen at once', () => {
  it('strikes a word through letter by letter, and the new one stands behind it', () => {
    desk.select(7);
    for (let i = 0; i < 3; i++) backspace();
    expect(seen()).toBe('The {-old-} well.\nIt fell.');
    expect(desk.state.selection.main.head).toBe(4);
    type('new');
    expect(seen()).toBe('The {-old-}{+new+} well.\nIt fell.');
    expect(desk.state.selection.main.head).toBe(10);
  });

  it('takes one’s own words out for good, and walks over those that go already', () => {
    desk.select(4, 7);
    type('ne');
    backspace();
    expect(seen()).toBe('The {-old-}{+n+} well.\nIt fell.');
    backspace();
    backspace();
    expect(seen()).toBe('The {-old-} well.\nIt fell.');
    expect(desk.state.selection.main.head).toBe(6);
  });

  it('goes forward over what Delete marks', () => {
    desk.select(4);
    desk.dispatch({ changes: { from: 4, to: 5 }, userEvent: 'delete.forward' });
    expect([seen(), desk.state.selection.main.head]).toEqual(['The {-o-}ld well.\nIt fell.', 5]);
  });

  it('leaves an input method alone: it replaces its own letters', () => {
    desk.select(4);
    desk.type(4, 4, 'n');
    desk.type(4, 5, 'ñ');
    expect(seen()).toBe('The {+ñ+}old well.\nIt fell.');
  });
});

describe('replacing', () => {
  it('leaves what goes already, and selects what comes next', () => {
    const replace = (from: number, to: number, selection: { anchor: number; head: number }) =>
      desk.dispatch({
        changes: { from, to, insert: 'new' },
        selection,
        userEvent: 'input.replace',
      });
    replace(4, 7, { anchor: 8, head: 12 });
    expect(seen()).toBe('The {-old-}{+new+} well.\nIt fell.');
    const { from, to } = desk.state.selection.main;
    expect(desk.state.sliceDoc(from, to)).toBe('well');
    replace(4, 7, { anchor: 7, head: 7 });
    expect(seen()).toBe('The {-old-}{+new+} well.\nIt fell.');
  });
});

describe('what the core hears', () => {
  it('is one edit for a word that takes another one’s place, saved when it is acknowledged', async () => {
    desk.select(4, 7);
    type('new');
    await later(300);
    expect(desk.saves).toEqual([
      { edits: [{ from: 4, to: 7, insert: 'new' }], revision: 1, label: 'proposed' },
    ]);
    expect(desk.states).toEqual(['typing', 'saving']);
    await desk.answer();
    expect([desk.states.at(-1), seen(), stored()]).toEqual([
      'saved',
      'The {-old-}{+new+} well.\nIt fell.',
      'The {-old-}{+new+} well.\nIt fell.',
    ]);
  });

  it('is told of words that are only marked', async () => {
    desk.select(4, 8);
    desk.dispatch({ ...desk.state.replaceSelection(''), userEvent: 'delete.selection' });
    await later(300);
    await desk.answer();
    expect([seen(), stored(), desk.outOfStep]).toEqual([
      'The {-old -}well.\nIt fell.',
      'The {-old -}well.\nIt fell.',
      0,
    ]);
  });

  it('hears typing and proposals apart and in order', async () => {
    desk.suggest(false);
    desk.type(0, 0, 'X');
    desk.suggest();
    desk.type(1, 1, 'Y');
    await later(300);
    await desk.answer();
    await desk.answer();
    expect(desk.saves.map(({ label }) => label)).toEqual(['', 'proposed']);
    expect(stored()).toBe('X{+Y+}The old well.\nIt fell.');
  });

  it('keeps what is proposed while the core refuses, and sends it again', async () => {
    desk.select(4, 7);
    type('new');
    await later(300);
    await desk.fail(true);
    expect(desk.states.at(-1)).toBe('failed');
    await later(1000);
    await desk.answer();
    desk.reopen();
    await later(1000);
    while (await desk.answer()) await later(300);
    expect([seen(), stored()]).toEqual([
      'The {-old-}{+new+} well.\nIt fell.',
      'The {-old-}{+new+} well.\nIt fell.',
    ]);
  });

  it('parts the words that go by what comes between them', () => {
    const changes = desk.state.changes([{ from: 5, insert: 'xy' }]);
    expect(toProposal(changes, [{ from: 4, to: 9 }])).toEqual([
      { from: 4, to: 5, insert: 'xy' },
      { from: 5, to: 7, insert: '' },
    ]);
  });
});

describe('by chance', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('both sides agree (%i)', async (seed) => {
    const r = random(seed);
    for (let i = 0; i < 30; i++) {
      const { doc } = desk.state;
      const from = r.below(doc.length + 1);
      const line = doc.lineAt(from);
      const to = Math.min(line.to, from + (r.chance(0.5) ? r.below(5) : 0));
      const insert = to > from && r.chance(0.5) ? '' : r.pick(['a', 'bc', 'd ']);
      const act = r.below(6);
      if (act === 0) await later(300);
      else if (act === 1) await desk.answer();
      else if (act === 2 && r.chance(0.3)) void desk.run((c) => c.retag([1], r.below(2)));
      else desk.type(from, to, insert);
      if (act === 2) await desk.answer();
    }
    for (let i = 0; i < 20; i++) {
      await later(1000);
      await desk.answer();
    }
    expect(desk.outOfStep).toBe(0);
    expect(stored()).toBe(seen());
    expect(desk.states.at(-1)).toBe('saved');
  });
});
