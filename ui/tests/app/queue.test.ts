import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Manuscript, PlacedFinding, QueueStep } from '../../src/editor/contract';
import type { Decision, MemoryEntry, ProofView } from '../../src/ipc/generated';

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
const call = vi.hoisted(() => vi.fn());
vi.mock('../../src/ipc', async (original) => ({ ...(await original()), call }));

const { room } = await import('../../src/app/room.svelte');
const { Session } = await import('../../src/app/session.svelte');
const queue = await import('../../src/app/actions/queue');

/** A core with three decisions; each word is in as many places as it says. */
let left: Record<string, number>;
let revision: number;
let calls: string[];
let shown: { place: string; step: QueueStep }[];
let missing: Set<string>;

const finding = (text: string): PlacedFinding => ({
  turn: 1,
  start: 0,
  end: 3,
  text,
  suggestions: ['time'],
  certainty: 'likely',
  rule: text,
  group: 'test',
  decision: text,
  why: '',
  places: 1,
  glossary: true,
  repair: null,
});

const decisions = (): Decision[] =>
  Object.entries(left)
    .filter(([, places]) => places > 0)
    .map(([text, places]) => ({
      key: text,
      rule: text,
      text,
      to: 'time',
      suggestions: ['time'],
      repair: null,
      certainty: 'likely',
      places,
      group: 'test',
      why: '',
      first: { turn: 1, start: 0, end: 3 },
    }));

function proof(): ProofView {
  const queue = decisions();
  const places = queue.reduce((sum, decision) => sum + decision.places, 0);
  return { groups: [], queue, decisions: queue.length, places, left: places, certain: 0 };
}

interface Args {
  everywhere?: boolean;
  ids?: number[];
}

function answer(name: string, { everywhere, ids }: Args) {
  const at = decisions()[0]?.text ?? '';
  const back = name === 'undo' || name === 'forget_memory';
  const gone = everywhere ? 0 : (left[at] ?? 0) - 1;
  left = { ...left, [at]: back ? (left[at] ?? 0) + 1 : gone };
  calls.push(ids ? `${name} ${ids}` : name);
  // Only words are changed at a revision.
  if (name === 'undo' || name === 'correct') revision += 1;
  const remembered = [{ id: 7 }] as MemoryEntry[];
  const update = { revision, label: '', proof: proof(), remembered };
  return Promise.resolve(name === 'forget_memory' ? { entries: [], update } : update);
}

const at = () => shown.at(-1);

beforeEach(() => {
  left = { Eme: 3, lihle: 1, odd: 1 };
  revision = 1;
  calls = [];
  shown = [];
  missing = new Set();
  call.mockImplementation(answer);
  const session = new Session({
    document: 1,
    revision,
    status: 'correcting',
    title: '',
    source: '',
    speakers: [],
    turns: [],
    pending_links: [],
    links: [],
    comments: [],
    suggestions: [],
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
    findings: () => decisions().map(({ text }) => finding(text)),
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
    expect(calls).toEqual(['correct', 'undo']);
    expect(at()).toEqual({ place: 'Eme', step: { at: 1, of: 3, back: false } });
  });

  it('goes back by forgetting what was left alone', async () => {
    await queue.workThroughQueue();
    await queue.decideInQueue(finding('Eme'), { kind: 'leave', scope: 'here' });
    await queue.leaveQueue(true);
    expect(calls).toEqual(['leave', 'forget_memory 7']);
  });

  it('leaves a finding that the glossary does not settle, and takes both back', async () => {
    await queue.workThroughQueue();
    await queue.decideInQueue(finding('Eme'), { kind: 'glossary' });
    await queue.backInQueue();
    expect(calls).toEqual(['add_to_glossary', 'leave', 'forget_memory 7,7']);
  });

  it('does not undo what came after a decision instead of it', async () => {
    await queue.workThroughQueue();
    await accept('Eme', false);
    revision += 1;
    if (room.session) room.session.revision = revision;
    await queue.backInQueue();
    expect(calls).toEqual(['correct']);
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
