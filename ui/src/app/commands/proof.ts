/** Findings, rules and memory. */
import { openMemory } from '../actions/memory';
import { activeGroup, fix, lookThrough, proof } from '../actions/proof';
import { decisionShown, findingHere, workThroughQueue } from '../actions/queue';
import { askRuleOff, openRules } from '../actions/rules';
import type { Command } from '../command';
import { cancel, room } from '../room.svelte';
import { ofTheFinding } from './finding';
import { found, open, toWalk } from './when';

/** The decision whose finding is shown, else the chosen card. */
const toLookThrough = () => decisionShown() ?? activeGroup();

export const ofFindings: readonly Command[] = [
  {
    id: 'next-finding',
    title: 'Next finding, suggestion or comment',
    section: 'Proof',
    keys: ['F8'],
    when: toWalk,
    run: () => room.manuscript?.stepFinding(1),
  },
  {
    id: 'previous-finding',
    title: 'Previous finding, suggestion or comment',
    section: 'Proof',
    keys: ['Shift+F8'],
    when: toWalk,
    run: () => room.manuscript?.stepFinding(-1),
  },
  {
    id: 'work-through',
    title: 'Work through the queue',
    section: 'Proof',
    keys: ['F9'],
    when: found,
    run: workThroughQueue,
  },
  {
    id: 'fix-all',
    title: 'Fix all that is certain',
    section: 'Proof',
    keys: ['Mod+Shift+A'],
    when: () => (room.session?.proof?.certain ?? 0) > 0,
    run: () => fix(null),
  },
  {
    id: 'fix-group',
    get title() {
      return `Fix what is certain of “${activeGroup()?.title ?? ''}”`;
    },
    section: 'Proof',
    keys: ['Alt+A', 'A'],
    when: () => (activeGroup()?.certain ?? 0) > 0,
    run: () => fix(activeGroup()?.key ?? null),
  },
  {
    id: 'look-through',
    get title() {
      return `Look through “${toLookThrough()?.title ?? ''}”`;
    },
    section: 'Proof',
    keys: ['Alt+L', 'L'],
    when: () => toLookThrough() !== undefined,
    run: () => {
      const places = toLookThrough();
      return places && lookThrough(places);
    },
  },
  ...ofTheFinding,
  {
    id: 'rule-off',
    title: 'Turn the rule of this finding off…',
    section: 'Proof',
    keys: ['Alt+R'],
    when: () => findingHere() !== null,
    run: () => {
      const finding = findingHere();
      if (finding) void askRuleOff(finding.rule);
    },
  },
  {
    id: 'rules',
    title: 'Rules and profiles…',
    section: 'Proof',
    keys: [],
    when: open,
    run: openRules,
  },
  {
    id: 'memory',
    title: 'Memory: corrections, words left alone, glossary…',
    section: 'Proof',
    keys: [],
    run: openMemory,
  },
  {
    id: 'proof-again',
    title: 'Proof the whole transcript again',
    section: 'Proof',
    keys: ['F7'],
    when: open,
    run: proof,
  },
  {
    id: 'cancel',
    title: 'Stop what is running',
    section: 'Proof',
    keys: [],
    when: () => room.progress !== null,
    run: cancel,
  },
];
