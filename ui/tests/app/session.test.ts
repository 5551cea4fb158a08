import { describe, expect, it } from 'vitest';
import { Session } from '../../src/app/session.svelte';
import type { TranscriptView, TurnView, Update } from '../../src/ipc/generated';

function turn(id: number, speaker: number | null, text = 'Words.'): TurnView {
  const rest = { time: null, estimated: false, page: null, spans: [] };
  return { id, cue: false, speaker, text, ...rest };
}

const link = {
  turn: 1,
  start: 0,
  end: 5,
  text: 'Words',
  url: 'https://example.org/',
  fault: null,
};

const view: TranscriptView = {
  document: 7,
  revision: 3,
  status: 'correcting',
  title: 'Harbour',
  source: 'harbour.txt',
  speakers: [
    {
      id: 1,
      label: 'ANNA',
      name: '',
      role: '',
      colour: 1,
      colour_chosen: false,
      aliases: [],
      talk: null,
      same_as: null,
      turns: 1,
      words: 1,
      share: 100,
      key: 1,
    },
  ],
  turns: [turn(1, 1), turn(2, null), { ...turn(3, null), cue: true }],
  pending_links: [
    {
      id: 1,
      url: 'https://example.org/',
      page: 2,
      after: 1,
      before: 2,
      filed: false,
      proposed: false,
    },
  ],
  links: [link],
  comments: [],
  suggestions: [],
  words: 3,
  undo: null,
  redo: null,
};

const update: Update = {
  document: 7,
  revision: 4,
  status: 'correcting',
  edits: [],
  turns: [],
  heads: [],
  speakers: view.speakers,
  pending_links: [],
  links: null,
  comments: [],
  suggestions: [],
  title: 'Harbour',
  words: 3,
  findings: [],
  proof: null,
  undo: 'Retag',
  redo: null,
  label: 'Retag',
  remembered: [],
};

describe('the open transcript', () => {
  it('starts as the core shows it, and counts no cue as unassigned speech', () => {
    const session = new Session(view);
    expect(session).toMatchObject({ document: 7, revision: 3, title: 'Harbour', words: 3 });
    expect(session.turnCount).toBe(3);
    expect(session.unassigned).toBe(1);
    expect(session.proof).toBeNull();
  });

  it('takes over what a change did', () => {
    const session = new Session(view);
    session.apply(update, [turn(1, 1), turn(2, 1)]);
    expect(session).toMatchObject({ revision: 4, undo: 'Retag', unassigned: 0, turnCount: 2 });
    expect(session.pendingLinks).toEqual([]);
  });

  it('keeps links and findings that a change says nothing about', () => {
    const session = new Session(view);
    const proof = { groups: [], queue: [], decisions: 1, places: 1, left: 2, certain: 1 };
    session.proofed({ revision: 3, proof, turns: [] });
    session.apply(update, view.turns);
    expect(session.links).toEqual([link]);
    expect(session.proof).toEqual(proof);
    session.apply({ ...update, links: [], proof: { ...proof, left: 0 } }, view.turns);
    expect(session.links).toEqual([]);
    expect(session.proof?.left).toBe(0);
  });

  it('does not listen to changes of another transcript', () => {
    const session = new Session(view);
    session.apply({ ...update, document: 8, title: 'Other' }, []);
    expect(session).toMatchObject({ revision: 3, title: 'Harbour', turnCount: 3 });
  });
});
