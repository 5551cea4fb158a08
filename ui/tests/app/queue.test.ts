import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Manuscript, PlacedFinding, QueueStep } from '../../src/editor/contract';
import type { Decision } from '../../src/ipc/generated';

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
const call = vi.hoisted(() => vi.fn());
vi.mock('../../src/ipc', async (original) => ({ ...(await original()), call }));

const { room } = await import('../../src/app/room.svelte');
const { Session } = await import('../../src/app/session.svelte');
const queue = await import('../../src/app/actions/queue');

/** A core with three decisions; each word is in as many places as it says. */
let left: Record<string, number>;
let revision: number;
let undone: number;
let shown: { place: string; step: QueueStep }[];
let missing: Set<string>;

const decisions = (): Decision[] =>
  Object.entries(left)
    .filter(([, places]) => places > 0)
    .map(([text, places]) => ({ ...finding(text), key: text, to: 'time', places, level: 'broken', title: text }));

function finding(text: string): PlacedFinding & { turn: number } {
  return {
    turn: 1,
    start: 0,
    end: 3,
    text,
    suggestions: ['time'],
    certainty: 'certain',
    rule: text,
    rule_name: 'Test',
    group: 'test',
    decision: text,
    why: '',
    places: 1,
  };
}

const proof = () => {
  const all = decisions();
  return { groups: [], queue: all, left: all.length, certain: 0, profile: 'House style' };
};

function answer(name: string, args: { corrections?: unknown[]; everywhere?: boolean }) {
  const at = decisions()[0]?.text ?? '';
  if (name === 'undo') {
    undone += 1;
    left = { ...left, [at]: (left[at] ?? 0) + 1 };
  } else {
    left = { ...left, [at]: args.everywhere ? 0 : (left[at] ?? 0) - 1 };
  }
  revision += 1;
  return Promise.resolve({ revision, label: '', proof: proof() });
}

const at = () => shown.at(-1);

beforeEach(() => {
  left = { Eme: 3, lihle: 1, odd: 1 };
  revision = 1;
  undone = 0;
  shown = [];
  missing = new Set();
  call.mockImplementation(answer);
  const session = new Session({
    document: 1,
    revision,
    title: '',
    source: '',
    speakers: [],
    turns: [],
    pending_links: [],
    links: [],
    words: 0,
    undo: 'Correct',
    redo: null,
  });
  session.proof = proof();
  room.session = session;
  room.manuscript = {
    revision,
    flush: () => Promise.resolve(),
    focus: () => undefined,
    run: async (command: Manuscript['run'] extends (c: infer C) => unknown ? C : never) => {
      const update = await command(revision, (range) => range);
      session.revision = revision;
      session.proof = proof();
      return update;
    },
    openFinding: (place: { rule: string }, step: QueueStep) => {
      if (missing.has(place.rule)) return false;
      shown.push({ place: place.rule, step });
      return true;
    },
  } as unknown as Manuscript;
});

const accept = (text: string, everywhere: boolean) =>
  queue.decideInQueue(finding(text), { kind: 'accept', suggestion: 'time', everywhere });

describe('the queue', () => {
  it('begins with the most valuable decision and says how far it is', async () => {
    await queue.workThroughQueue();
    expect(at()).toEqual({ place: 'Eme', step: { at: 1, of: 3, back: false } });
  });

  it('stays with a decision while it has places, and then goes on', async () => {
    await queue.workThroughQueue();
    await accept('Eme', false);
    queue.nextInQueue();
    expect(at()).toEqual({ place: 'Eme', step: { at: 1, of: 3, back: true } });
    await accept('Eme', true);
    queue.nextInQueue();
    expect(at()).toEqual({ place: 'lihle', step: { at: 2, of: 3, back: true } });
  });

  it('passes over what the manuscript does not show any more', async () => {
    missing.add('Eme');
    await queue.workThroughQueue();
    expect(at()?.place).toBe('lihle');
  });

  it('goes back by undoing what was decided last', async () => {
    await queue.workThroughQueue();
    await accept('Eme', false);
    queue.nextInQueue();
    await queue.backInQueue();
    queue.nextInQueue();
    expect(undone).toBe(1);
    expect(at()).toEqual({ place: 'Eme', step: { at: 1, of: 3, back: false } });
  });

  it('does not undo what came after a decision instead of it', async () => {
    await queue.workThroughQueue();
    await accept('Eme', false);
    revision += 1;
    if (room.session) room.session.revision = revision;
    await queue.backInQueue();
    expect(undone).toBe(0);
  });

  it('is over when nothing is left, and begins anew after it was left', async () => {
    await queue.workThroughQueue();
    left = { lihle: 1 };
    if (room.session) room.session.proof = proof();
    queue.nextInQueue();
    expect(at()?.step).toEqual({ at: 3, of: 3, back: false });
    await queue.leaveQueue(false);
    await queue.workThroughQueue();
    expect(at()?.step).toEqual({ at: 1, of: 1, back: false });
    left = {};
    if (room.session) room.session.proof = proof();
    const before = shown.length;
    queue.nextInQueue();
    expect(shown).toHaveLength(before);
    expect(room.session?.walk.at).toBeNull();
  });
});
