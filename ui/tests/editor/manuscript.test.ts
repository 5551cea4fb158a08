/** The whole manuscript in a page without layout: keys, popover, borders, find and replace. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Manuscript, ManuscriptHost, PlacedFinding, Verdict } from '../../src/editor';
import { createManuscript } from '../../src/editor';
import type { FindingView, ProofView, TurnView } from '../../src/ipc/generated';
import { Core, turn } from './core';

const corrections: Record<string, string[]> = { Eme: ['time', 'Erne'], lihle: ['little'], odd: [] };

function look({ text }: TurnView): FindingView[] {
  return [...text.matchAll(/\b(Eme|lihle|odd)\b/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    suggestions: corrections[match[0]] ?? [],
    certainty: 'certain',
    rule: 'test',
    group: 'test',
    why: 'It is only a test.',
    decision: match[0],
    places: 7,
    glossary: true,
    repair: null,
  }));
}

const noProof: ProofView = {
  groups: [],
  queue: [],
  decisions: 0,
  places: 0,
  left: 4,
  certain: 4,
};

let core: Core;
let host: ManuscriptHost & { calls: string[] };
let manuscript: Manuscript;
let parent: HTMLElement;

function hostOf(): typeof host {
  const calls: string[] = [];
  const run = (change: () => ReturnType<Core['merge']>) =>
    manuscript.run(() => Promise.resolve().then(change)).then(() => undefined);
  const words = (verdict: Verdict) => {
    if (verdict.kind === 'accept') return `accept ${verdict.suggestion} ${verdict.everywhere}`;
    return verdict.kind === 'leave' ? `leave ${verdict.scope}` : verdict.kind;
  };
  const note = ({ turn, start, end }: PlacedFinding, what: string) =>
    calls.push(`${what} ${turn}:${start}-${end}`);
  return {
    calls,
    saveProposal: () => Promise.reject(new Error('nothing is proposed here')),
    refused: () => undefined,
    decideSuggestion: () => Promise.resolve(),
    decideComment: () => Promise.resolve(),
    answerComment: (comment) => calls.push(`answer ${comment}`),
    saveTyping: (edits, revision) => Promise.resolve().then(() => core.edit(edits, revision)),
    updated: () => calls.push('updated'),
    saveState: () => undefined,
    moved: () => undefined,
    decide: async (finding, verdict, inQueue) => {
      note(finding, `${inQueue ? 'queue: ' : ''}${words(verdict)}`);
      if (verdict.kind !== 'accept') return;
      await run(() => core.correct([{ ...finding, with: verdict.suggestion }]));
    },
    backInQueue: async () => void calls.push('back'),
    nextInQueue: () => calls.push('next'),
    leaveQueue: async (takeBack) => void calls.push(`leave the queue ${takeBack}`),
    ruleName: (rule) => `The rule ${rule}`,
    turnRuleOff: (finding) => note(finding, 'rule off'),
    openLink: (url) => calls.push(url),
    linkWords: (_range, url) => calls.push(url),
    pasteRich: (_places, html) => calls.push(html),
    openThread: (comment) => calls.push(`thread ${comment}`),
    chooseSpeaker: (turn) => calls.push(`speaker ${turn}`),
    undo: () => void run(() => core.undo()),
    redo: () => void run(() => core.redo()),
    splitTurn: ({ turn, at }) => void run(() => core.split(turn, at)),
    mergeTurn: (turn) => void run(() => core.merge(turn)),
    outOfStep: () => calls.push('out of step'),
  };
}

const content = () => parent.querySelector('.cm-content') as HTMLElement;
const popover = () => parent.querySelector('.gl-pop');
const text = () => [...content().querySelectorAll('.cm-line')].map((l) => l.textContent).join('\n');

function press(key: string, more: KeyboardEventInit = {}, target = content()): boolean {
  const event = new KeyboardEvent('keydown', {
    key,
    code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  // CodeMirror looks names of keys up by their code.
  const codes: Record<string, number> = {
    Enter: 13,
    Escape: 27,
    Backspace: 8,
    Delete: 46,
    ArrowRight: 39,
    F8: 119,
  };
  Object.defineProperty(event, 'keyCode', { value: codes[key] ?? key.toUpperCase().charCodeAt(0) });
  return target.dispatchEvent(event);
}

const settled = async () => {
  await manuscript.flush();
  await new Promise((resolve) => setTimeout(resolve, 5));
};

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('matchMedia', () => ({ addEventListener() {}, removeEventListener() {} }));
  HTMLCanvasElement.prototype.getContext = () => null;
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  core = new Core([
    turn(1, 'At the Eme it stood.', { time: '00:07' }),
    turn(2, 'A lihle mast.\nNothing odd.', { speaker: 2 }),
    turn(3, 'Another Eme.'),
  ]);
  core.speakers = [
    {
      id: 1,
      label: 'HOST',
      name: '',
      role: '',
      colour: 1,
      colour_chosen: false,
      aliases: [],
      talk: null,
      same_as: null,
      turns: 2,
      words: 0,
      share: 50,
      key: 1,
    },
    {
      id: 2,
      label: 'GUEST',
      name: '',
      role: '',
      colour: 2,
      colour_chosen: false,
      aliases: [],
      talk: null,
      same_as: null,
      turns: 1,
      words: 0,
      share: 50,
      key: 2,
    },
  ];
  core.look = look;
  host = hostOf();
  parent = document.body.appendChild(document.createElement('div'));
  manuscript = createManuscript(parent, host);
  manuscript.open(core.view());
  manuscript.setFindings({
    revision: 1,
    turns: core.findings(),
    proof: noProof,
  });
  manuscript.goTo(1, 0, 0);
});

afterEach(() => {
  manuscript.destroy();
  parent.remove();
  vi.unstubAllGlobals();
});

describe('where the editor is', () => {
  it('leaves out a turn that begins where the selection ends', () => {
    manuscript.goTo(2);
    press('ArrowRight', { shiftKey: true });
    const words = 'A lihle mast.\nNothing odd.';
    expect(manuscript.where()).toMatchObject({
      turns: [2],
      range: { turn: 2, start: 0, end: words.length },
      text: words,
    });
    press('ArrowRight', { shiftKey: true });
    expect(manuscript.where()).toMatchObject({ turns: [2, 3], range: null, text: `${words}\nA` });
  });
});

describe('findings by keyboard', () => {
  it('F8 selects one and shows its corrections; Enter accepts and goes on', async () => {
    press('F8');
    expect(manuscript.where()).toMatchObject({ turn: 1, text: 'Eme', finding: { start: 7 } });
    expect(popover()?.querySelectorAll('[role=option]').length).toBe(8);
    press('Enter');
    await settled();
    expect(host.calls).toContain('accept time false 1:7-10');
    expect(text()).toMatch(/^At the time it stood/);
    expect(manuscript.where().finding).toMatchObject({ turn: 2, text: 'lihle' });
  });

  it('Shift+Enter accepts everywhere, a digit another correction', async () => {
    press('F8');
    press('Enter', { shiftKey: true });
    await settled();
    expect(host.calls).toContain('accept time true 1:7-10');
    press('F8', { shiftKey: true });
    expect(manuscript.where().finding).toMatchObject({ turn: 3, start: 8 });
    press('2');
    await settled();
    expect(host.calls).toContain('accept Erne false 3:8-11');
  });

  it('Esc leaves it, G adds it to the glossary, and both wrap round', () => {
    press('F8', { shiftKey: true });
    press('Escape');
    press('F8');
    press('g');
    expect(host.calls).toEqual(['leave here 3:8-11', 'glossary 1:7-10']);
    expect(popover()).toBeNull();
  });

  it('a digit or Enter without a correction does nothing to the words', () => {
    press('F8');
    press('F8');
    expect(press('3')).toBe(false);
    press('F8');
    expect(manuscript.where().finding?.text).toBe('odd');
    expect(press('Enter')).toBe(false);
    expect(text()).toBe(core.text());
    expect(host.calls).toEqual([]);
  });

  it('another key closes it and acts as ever', () => {
    press('F8');
    press('ArrowRight');
    expect(popover()).toBeNull();
  });
});

describe('the queue by keyboard', () => {
  const place = { turn: 1, start: 7, rule: 'test' };
  const open = (back = false) => manuscript.openFinding(place, { at: 3, of: 9, back });
  const idle = () => new Promise((resolve) => setTimeout(resolve, 0));

  it('opens a finding with its keys and says how far it is', () => {
    expect(open()).toBe(true);
    // As many as are shown, whatever was told with the finding.
    expect(popover()?.textContent).toMatch(/2 places · 3 of 9/);
    expect(popover()?.textContent).toMatch(/The rule test/);
    expect(manuscript.openFinding({ ...place, start: 8 }, { at: 3, of: 9, back: false })).toBe(
      false,
    );
    expect(manuscript.openFinding({ ...place, turn: 7 }, { at: 3, of: 9, back: false })).toBe(
      false,
    );
  });

  it('hands each decision over, and asks for the next step when it is done', async () => {
    for (const [key, shiftKey, said] of [
      ['Enter', true, 'accept time true'],
      ['Escape', false, 'leave here'],
      ['Escape', true, 'leave document'],
      ['n', false, 'leave library'],
      ['g', false, 'glossary'],
    ] as const) {
      core.turns = [turn(1, 'At the Eme it stood.', { time: '00:07' }), ...core.turns.slice(1)];
      manuscript.open(core.view());
      manuscript.setFindings({ revision: core.revision, turns: core.findings(), proof: noProof });
      host.calls.length = 0;
      open();
      press(key, { shiftKey });
      expect(popover()).toBeNull();
      await settled();
      expect(host.calls.filter((call) => call !== 'updated')).toEqual([
        `queue: ${said} 1:7-10`,
        'next',
      ]);
    }
  });

  it('swallows its keys until the core is done, so that none of them types', async () => {
    open();
    press('Enter');
    for (const key of ['Enter', '2', 'g', 'n', 'Backspace']) expect(press(key)).toBe(false);
    await settled();
    expect(text()).toMatch(/^At the time it stood/);
    expect(host.calls.filter((call) => call.startsWith('queue'))).toHaveLength(1);
  });

  it('does not take an editor along who went on to something else', async () => {
    open();
    press('Enter');
    manuscript.goTo(3, 0, 0);
    await settled();
    expect(host.calls).not.toContain('next');
    expect(manuscript.where()).toMatchObject({ turn: 3, finding: null });
  });

  it('goes back by Backspace where there is a decision to go back to', async () => {
    open();
    expect(press('Backspace')).toBe(false);
    expect(host.calls).toEqual([]);
    open(true);
    press('Backspace');
    await idle();
    expect(host.calls).toEqual(['back', 'next']);
  });

  it('is left by Esc twice, which takes the first of them back', async () => {
    open();
    press('Escape');
    await idle();
    open();
    press('Escape');
    expect(popover()).toBeNull();
    expect(host.calls).toEqual(['queue: leave here 1:7-10', 'next', 'leave the queue true']);
    open();
    press('Escape');
    press('Escape');
    await idle();
    expect(host.calls.slice(3)).toEqual(['queue: leave here 1:7-10', 'leave the queue true']);
  });

  it('takes a key that is held down once, and leaves all other keys to the text', () => {
    open();
    press('Enter', { repeat: true });
    expect(host.calls).toEqual([]);
    expect(press('x')).toBe(true);
    press('ArrowRight');
    expect(popover()).toBeNull();
    expect(press('n')).toBe(true);
    expect(press('Backspace', {}, parent)).toBe(true);
    expect(host.calls).toEqual([]);
  });
});

describe('findings by mouse', () => {
  const click = () => {
    manuscript.goTo(1, 8, 8);
    parent.querySelector('.gl-finding')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  };

  it('a click shows the popover without taking digits, letters or Esc', () => {
    click();
    expect(popover()).not.toBeNull();
    expect(press('2')).toBe(true);
    expect(press('g')).toBe(true);
    expect(host.calls).toEqual([]);
    press('Escape');
    expect(popover()).toBeNull();
    expect(host.calls).toEqual([]);
  });

  it('Enter and the rows accept', async () => {
    click();
    press('Enter');
    await settled();
    manuscript.goTo(3, 9, 9);
    const words = parent.querySelectorAll('.gl-finding');
    words[words.length - 1]?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const [, second] = popover()?.querySelectorAll<HTMLElement>('[role=option]') ?? [];
    second?.click();
    await settled();
    expect(host.calls.filter((call) => call.startsWith('accept'))).toEqual([
      'accept time false 1:7-10',
      'accept Erne false 3:8-11',
    ]);
    // A mouse goes where it likes; only keys go on to the next one.
    expect(popover()).toBeNull();
  });
});

describe('turns', () => {
  it('are shown with their speakers and times', () => {
    const labels = [...parent.querySelectorAll('.gl-who')].map((who) => who.textContent);
    expect(labels).toEqual(['HOST00:07', 'GUEST', 'HOST']);
    parent.querySelectorAll<HTMLElement>('.gl-who button')[1]?.click();
    expect(host.calls).toEqual(['speaker 2']);
  });

  it('are not merged by Backspace or Delete, but by Ctrl+Backspace', async () => {
    manuscript.goTo(2, 0, 0);
    press('Backspace');
    manuscript.goTo(1, 20, 20);
    press('Delete');
    await settled();
    expect(manuscript.turns()).toHaveLength(3);
    manuscript.goTo(2, 0, 0);
    press('Backspace', { ctrlKey: true });
    await settled();
    expect(manuscript.turns().map(({ id }) => id)).toEqual([1, 3]);
  });

  it('become one when a selection over their border is deleted', async () => {
    manuscript.goTo(1, 0, 0);
    press('a', { ctrlKey: true });
    press('Backspace');
    await settled();
    expect(core.turns).toMatchObject([{ id: 1, speaker: 1, text: '' }]);
    expect(manuscript.turns()).toHaveLength(1);
  });

  it('are split at the cursor, which is then in the new one; undo takes it back', async () => {
    manuscript.goTo(2, 7, 7);
    press('Enter', { ctrlKey: true });
    await settled();
    expect(core.turns).toHaveLength(4);
    expect(manuscript.where()).toMatchObject({ turn: core.turns[2]?.id, range: { start: 0 } });
    press('z', { ctrlKey: true });
    await settled();
    expect(text()).toBe('At the Eme it stood.\nA lihle mast.\nNothing odd.\nAnother Eme.');
  });

  it('get a paragraph by Enter', async () => {
    manuscript.goTo(3, 7, 8);
    press('Enter');
    await settled();
    expect(core.turns[2]?.text).toBe('Another\nEme.');
    expect(core.turns).toHaveLength(3);
  });
});

describe('find and replace', () => {
  const inputs = () => [...parent.querySelectorAll<HTMLInputElement>('.gl-find input')];
  const fill = (input: HTMLInputElement | undefined, value: string) => {
    if (!input) throw new Error('no field');
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  const count = async () => {
    await new Promise((resolve) => setTimeout(resolve, 160));
    return parent.querySelector('.gl-find output')?.textContent;
  };

  it('counts, steps, and replaces all as typing with a name', async () => {
    const saved = vi.spyOn(host, 'saveTyping');
    manuscript.find(true);
    fill(inputs()[0], 'Eme');
    expect(await count()).toBe('1 of 2');
    press('Enter', {}, inputs()[0]);
    expect(await count()).toBe('2 of 2');
    fill(inputs()[1], 'hour');
    press('Enter', { altKey: true }, inputs()[1]);
    await settled();
    expect(core.text()).toContain('At the hour it stood.');
    expect(core.text()).toContain('Another hour.');
    expect(saved.mock.calls.map(([, , label]) => label)).toEqual(['Replace all']);
  });

  it('says what is wrong with an expression, and finds nothing over a border', async () => {
    manuscript.find(false);
    parent.querySelector<HTMLElement>('[aria-label="Regular expression"]')?.click();
    fill(inputs()[0], '(');
    expect(await count()).toMatch(/unterminated group/i);
    fill(inputs()[0], 'stood\\.\\nA');
    expect(await count()).toBe('Not found');
    fill(inputs()[0], 'mast\\.\\nN');
    expect(await count()).toBe('1 of 1');
    press('Escape', {}, inputs()[0]);
    expect(inputs()).toEqual([]);
  });
});
