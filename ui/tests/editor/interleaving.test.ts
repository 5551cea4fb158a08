/** Whatever the order of typing, answers, failures and commands, both sides end up equal. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toEdits } from '../../src/editor/edits';
import type { FindingView, TurnView } from '../../src/ipc/generated';
import { Core, turn } from './core';
import { TestDesk } from './desk';
import { type Random, random } from './random';

const words = ['mast', 'aerial', 'valve', 'ZQ', 'tide', 'ZQ', 'a', 'harbour 🚢', 'naïve'];

function findings(of: TurnView): FindingView[] {
  return [...of.text.matchAll(/ZQ/g)].map((match) => ({
    start: match.index,
    end: match.index + 2,
    text: 'ZQ',
    suggestions: ['okay'],
    certainty: 'certain',
    rule: 'test',
    group: 'test',
    why: '',
    decision: 'ZQ',
    places: 1,
    glossary: false,
    repair: null,
  }));
}

function sentence(r: Random): string {
  const length = r.below(7);
  const text = Array.from({ length }, () => r.pick(words)).join(' ');
  return r.chance(0.2) ? `${text}\n${r.pick(words)}` : text;
}

function someTurns(r: Random, count: number, firstId: number): TurnView[] {
  return Array.from({ length: count }, (_, i) => {
    const text = sentence(r);
    const start = r.below(text.length + 1);
    const end = Math.min(text.length, start + 1 + r.below(6));
    const spans =
      start < end ? [{ start, end, kind: 'link' as const, url: 'https://example.org/' }] : [];
    return turn(firstId + i, text, { spans, speaker: 1 + r.below(2) });
  });
}

/** One stroke somewhere: a letter, a word, a paragraph, a deletion, over borders too. */
function stroke(r: Random, desk: TestDesk, deletes: boolean): string {
  const from = r.below(desk.state.doc.length + 1);
  const reach = deletes && r.chance(0.5) ? r.below(r.chance(0.2) ? 40 : 4) : 0;
  const to = Math.min(desk.state.doc.length, from + reach);
  const insert =
    reach > 0 && r.chance(0.6) ? '' : r.pick(['x', 'ZQ', 'two words', '\n', 'a\nb', 'ZQ ']);
  desk.type(from, to, insert);
  return insert;
}

/** Something that the core does. */
function command(r: Random, core: Core, keepsWords: boolean) {
  const at = core.turns[r.below(core.turns.length)];
  const text = at?.text ?? '';
  if (!at) return core.retag([], null);
  const kind = r.below(keepsWords ? 3 : 6);
  if (kind === 0) return core.retag([at.id], 1 + r.below(2));
  if (kind === 1) return core.turns[0] === at ? core.retag([], null) : core.merge(at.id);
  if (kind === 2) {
    // Splitting takes the spaces at the cut; a cut inside a word takes nothing.
    const cut = keepsWords ? text.search(/\b[a-zA-Z]/) + 1 : r.below(text.length + 1);
    return keepsWords && cut === 0 ? core.retag([], null) : core.split(at.id, cut);
  }
  if (kind === 3) return core.undo();
  if (kind === 4) return core.redo();
  const all = core.turns.flatMap((turn) =>
    findings(turn).map(({ start, end }) => ({ turn: turn.id, start, end, with: 'okay' })),
  );
  if (r.chance(0.4)) return core.correct(all);
  return core.restore(otherTurns(r, core));
}

/** A turn more or less, often equal to its neighbour, so that the difference has many readings. */
function otherTurns(r: Random, core: Core): TurnView[] {
  const at = r.below(core.turns.length);
  const before = core.turns.slice(0, at);
  const [old, ...rest] = core.turns.slice(at);
  if (!old || r.chance(0.2)) return someTurns(r, 1 + r.below(4), core.nextId++ * 10);
  if (r.chance(0.5) && core.turns.length > 1) return [...before, ...rest];
  const twin = { ...old, id: core.nextId++ };
  return [...before, ...(r.chance(0.5) ? [twin, old] : [old, twin]), ...rest];
}

/** What is shown before any answer is what the core will make of the same typing. */
function expectForeseen(desk: TestDesk): void {
  const { base } = desk.outbox;
  const model = new Core([...base.turns]);
  const typing = desk.outbox.typing();
  if (typing) model.edit(toEdits(typing), model.revision);
  expect(desk.state.doc.toString()).toBe(model.text());
  expect(desk.starts()).toEqual(model.starts());
  expect(desk.ids()).toEqual(model.turns.map(({ id }) => id));
}

async function settleAll(desk: TestDesk): Promise<void> {
  for (let i = 0; i < 400; i++) {
    const { outOfStep } = desk;
    await vi.advanceTimersByTimeAsync(40_000);
    const answered = await desk.answer();
    if (desk.outOfStep > outOfStep) desk.reopen();
    if (!answered && desk.outbox.typing() === null) return;
  }
  throw new Error('it never comes to rest');
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('typing, answers and commands in any order', () => {
  it.each(Array.from({ length: 300 }, (_, seed) => seed))(
    'ends equal on both sides (%i)',
    async (seed) => {
      const r = random(seed + 1);
      const core = new Core(someTurns(r, 1 + r.below(seed % 10 === 0 ? 500 : 12), 1));
      core.look = findings;
      const desk = new TestDesk(core);
      for (let step = 0; step < 60; step++) {
        const chance = r.below(10);
        if (chance < 5) stroke(r, desk, true);
        else if (chance < 6)
          void desk.run((core) => command(r, core, false)).catch(() => undefined);
        else if (chance < 8) await desk.answer();
        else await vi.advanceTimersByTimeAsync(r.below(700));
        if (desk.outbox.typing() === null && desk.requests.length === 0) {
          expect(desk.shown()).toEqual(desk.expected());
        }
        expectForeseen(desk);
        expect(desk.outOfStep).toBe(0);
      }
      await settleAll(desk);
      expect(desk.state.doc.toString()).toBe(core.text());
      expect(desk.starts()).toEqual(core.starts());
      expect(desk.shown()).toEqual(desk.expected());
      expect(desk.outOfStep).toBe(0);
      expect(desk.states.at(-1) ?? 'saved').toBe('saved');
    },
  );
});

describe('typing that is not answered', () => {
  it.each(Array.from({ length: 150 }, (_, seed) => seed))('is never lost (%i)', async (seed) => {
    const r = random(seed + 7001);
    const core = new Core(someTurns(r, 1 + r.below(6), 1));
    core.look = findings;
    const desk = new TestDesk(core);
    const typed: string[] = [];
    for (let step = 0; step < 40; step++) {
      const chance = r.below(10);
      if (chance < 4) {
        const token = `<${typed.length}>`;
        const outside = [...desk.state.doc.toString().matchAll(/(?<=^|[^<\d>])|$/gm)];
        const at = r.pick(outside).index;
        desk.type(at, at, token);
        typed.push(token);
      } else if (chance < 5) {
        void desk.run((core) => command(r, core, true)).catch(() => undefined);
      } else if (chance < 7) {
        await desk.answer();
      } else if (chance < 8) {
        await desk.fail(r.chance(0.5));
      } else {
        await vi.advanceTimersByTimeAsync(r.below(3000));
      }
      if (desk.outOfStep > 0) {
        desk.reopen();
        desk.outOfStep = 0;
      }
    }
    // What the last answer would have said comes out with the next stroke.
    desk.type(0, 0, '<last>');
    await settleAll(desk);
    const text = core.text();
    expect(desk.state.doc.toString()).toBe(text);
    for (const token of typed) expect(text.split(token).length, token).toBe(2);
    expect(desk.shown().turns).toEqual(desk.expected().turns);
  });
});
