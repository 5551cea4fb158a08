/** Everything that can be done, once: for the keys, the palette, the native menu and the tooltips. */
import { isTyping, matches, parse, types } from '../shared/keys';
import { exportDocument, exportStatistics } from './actions/export';
import { redo, undo } from './actions/history';
import { openFiles } from './actions/library';
import { nextPendingLink, openLinkDialog } from './actions/links';
import { openMemory } from './actions/memory';
import { activeGroup, fix, lookThrough, proof } from './actions/proof';
import { decisionShown, findingHere, workThroughQueue } from './actions/queue';
import { askRuleOff, openRules } from './actions/rules';
import { resizeText, togglePanel, toggleSidebar } from './actions/settings';
import {
  chooseSpeaker,
  chosenTurns,
  confused,
  fillTimes,
  flipTurns,
  joinTurns,
  mergeNext,
  mergeTurn,
  moveSentence,
  retagByKey,
  speakerHere,
  splitForSpeaker,
  splitTurn,
  stepTurn,
  swapSpeakers,
  toggleCue,
  turnHere,
} from './actions/speakers';
import type { Command } from './command';
import { ofTheFinding } from './finding-commands';
import { focusLibrary, focusTitle, moveRegion, showTab } from './regions';
import { cancel, room } from './room.svelte';

const open = () => room.session !== null;
const found = () => (room.session?.proof?.left ?? 0) > 0;
/** Opens the dialog for the time of the cursor's turn, or for a shift from it on. */
function openTime(shift: boolean): void {
  const turn = turnHere();
  if (turn) room.overlay = { kind: 'time', turn: turn.id, time: turn.time ?? '', shift };
}
/** The decision whose finding is shown, else the chosen card. */
const toLookThrough = () => decisionShown() ?? activeGroup();
const inTurn = () => chosenTurns().length > 0;

const digits: Command[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => ({
  id: `speaker-${digit}`,
  get title() {
    const speaker = room.session?.speakers.find((one) => one.key === digit);
    return `Give the turn to ${speaker?.label ?? `speaker ${digit}`}`;
  },
  section: 'Speakers',
  keys: [`Alt+${digit}`, String(digit)],
  when: () => room.session?.speakers.some((one) => one.key === digit) ?? false,
  run: () => retagByKey(digit),
}));

export const commands: readonly Command[] = [
  {
    id: 'open-file',
    title: 'Open files…',
    section: 'Transcript',
    keys: ['Mod+O'],
    run: openFiles,
  },
  {
    id: 'go-to-transcript',
    title: 'Go to another transcript',
    section: 'Transcript',
    keys: ['Mod+P'],
    run: focusLibrary,
  },
  {
    id: 'rename',
    title: 'Rename the transcript',
    section: 'Transcript',
    keys: ['F2'],
    when: open,
    run: focusTitle,
  },
  {
    id: 'save-version',
    title: 'Save a version…',
    section: 'Transcript',
    keys: ['Mod+S'],
    when: open,
    run: () => {
      room.overlay = { kind: 'save_version' };
    },
  },
  {
    id: 'export',
    title: 'Export…',
    section: 'Transcript',
    keys: ['Mod+E'],
    when: open,
    run: () => {
      room.overlay = { kind: 'export' };
    },
  },
  {
    id: 'export-again',
    title: 'Export again as last time',
    section: 'Transcript',
    keys: ['Mod+Shift+E'],
    when: open,
    run: () => {
      const { settings } = room;
      return exportDocument({
        format: settings.export_format,
        times: settings.export_times,
        labels: settings.export_labels,
        links: settings.export_links,
        cues: settings.export_cues,
      });
    },
  },
  {
    id: 'export-statistics',
    title: 'Export who talks how much…',
    section: 'Transcript',
    keys: [],
    when: open,
    run: exportStatistics,
  },
  {
    id: 'undo',
    get title() {
      return room.session?.undo ? `Undo: ${room.session.undo}` : 'Undo';
    },
    section: 'Edit',
    keys: ['Mod+Z'],
    when: open,
    run: undo,
  },
  {
    id: 'redo',
    get title() {
      return room.session?.redo ? `Redo: ${room.session.redo}` : 'Redo';
    },
    section: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: open,
    run: redo,
  },
  {
    id: 'find',
    title: 'Find',
    section: 'Edit',
    keys: ['Mod+F'],
    when: open,
    run: () => room.manuscript?.find(false),
  },
  {
    id: 'replace',
    title: 'Find and replace',
    section: 'Edit',
    keys: ['Mod+H'],
    when: open,
    run: () => room.manuscript?.find(true),
  },
  {
    id: 'split-turn',
    title: 'Split the turn at the cursor',
    section: 'Turns',
    keys: ['Mod+Enter'],
    when: () => room.session?.where.range != null,
    run: splitTurn,
  },
  {
    id: 'split-for-speaker',
    title: 'Split the turn and choose who goes on…',
    section: 'Turns',
    keys: ['Mod+Shift+Enter'],
    when: () => room.session?.where.range != null,
    run: splitForSpeaker,
  },
  {
    id: 'merge-turn',
    title: 'Merge the turn with the one before',
    section: 'Turns',
    keys: ['Mod+Backspace'],
    when: inTurn,
    run: () => mergeTurn(),
  },
  {
    id: 'merge-next',
    title: 'Merge the next turn into this one',
    section: 'Turns',
    keys: ['Mod+Delete'],
    when: inTurn,
    run: mergeNext,
  },
  {
    id: 'join-turn',
    title: 'Join the turn to the one before of the same speaker',
    section: 'Turns',
    keys: ['Alt+J'],
    when: inTurn,
    run: () => joinTurns(chosenTurns()),
  },
  {
    id: 'join-all',
    title: 'Join all turns of one speaker that follow each other',
    section: 'Turns',
    keys: [],
    when: open,
    run: () => joinTurns([]),
  },
  {
    id: 'sentence-up',
    title: 'Move the sentence to the previous turn',
    section: 'Turns',
    keys: ['Alt+Shift+ArrowUp'],
    when: inTurn,
    run: () => moveSentence(false),
  },
  {
    id: 'sentence-down',
    title: 'Move the sentence to the next turn',
    section: 'Turns',
    keys: ['Alt+Shift+ArrowDown'],
    when: inTurn,
    run: () => moveSentence(true),
  },
  {
    id: 'toggle-cue',
    get title() {
      return turnHere()?.cue ? 'Make the cue a turn of speech' : 'Make the turn a cue';
    },
    section: 'Turns',
    keys: ['Alt+U'],
    when: inTurn,
    run: toggleCue,
  },
  {
    id: 'time',
    title: 'Time of the turn…',
    section: 'Turns',
    keys: ['Alt+T'],
    when: inTurn,
    run: () => openTime(false),
  },
  {
    id: 'shift-times',
    title: 'Shift all times from here…',
    section: 'Turns',
    keys: ['Alt+Shift+T'],
    when: inTurn,
    run: () => openTime(true),
  },
  {
    id: 'fill-times',
    title: 'Fill missing times',
    section: 'Turns',
    keys: [],
    when: open,
    run: fillTimes,
  },
  {
    id: 'next-finding',
    title: 'Next finding',
    section: 'Proof',
    keys: ['F8'],
    when: found,
    run: () => room.manuscript?.stepFinding(1),
  },
  {
    id: 'previous-finding',
    title: 'Previous finding',
    section: 'Proof',
    keys: ['Shift+F8'],
    when: found,
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
  ...digits,
  {
    id: 'speaker-0',
    title: 'Take the speaker off the turn',
    section: 'Speakers',
    keys: ['Alt+0', '0'],
    when: inTurn,
    run: () => retagByKey(0),
  },
  {
    id: 'choose-speaker',
    title: 'Choose who speaks…',
    section: 'Speakers',
    keys: ['Mod+Shift+S'],
    when: inTurn,
    run: () => chooseSpeaker(),
  },
  {
    id: 'swap-speakers',
    get title() {
      const [one, other] = confused() ?? [];
      const where = chosenTurns().length > 1 ? 'in the selected turns' : 'from here on';
      return one && other
        ? `Swap ${one.label} and ${other.label} ${where}`
        : 'Swap two speakers from here on';
    },
    section: 'Speakers',
    keys: ['Alt+X'],
    when: inTurn,
    run: swapSpeakers,
  },
  {
    id: 'flip-turns',
    title: 'Flip the speakers of this run of turns',
    section: 'Speakers',
    keys: ['Alt+Shift+X'],
    when: inTurn,
    run: flipTurns,
  },
  {
    id: 'next-of-speaker',
    title: 'Next turn of this speaker',
    section: 'Speakers',
    keys: ['Alt+PageDown'],
    when: inTurn,
    run: () => stepTurn(1),
  },
  {
    id: 'previous-of-speaker',
    title: 'Previous turn of this speaker',
    section: 'Speakers',
    keys: ['Alt+PageUp'],
    when: inTurn,
    run: () => stepTurn(-1),
  },
  {
    id: 'edit-speaker',
    get title() {
      const label = speakerHere()?.label;
      return label ? `Change ${label}…` : 'Change the speaker…';
    },
    section: 'Speakers',
    keys: ['Alt+E'],
    when: () => speakerHere() !== undefined,
    run: () => {
      const speaker = speakerHere();
      if (speaker) room.overlay = { kind: 'speaker', speaker, turns: [] };
    },
  },
  {
    id: 'add-speaker',
    title: 'Add a speaker…',
    section: 'Speakers',
    keys: [],
    when: open,
    run: () => {
      room.overlay = { kind: 'speaker', speaker: null, turns: chosenTurns() };
    },
  },
  {
    id: 'link',
    title: 'Link the selected words…',
    section: 'Links',
    keys: ['Mod+K'],
    when: open,
    run: openLinkDialog,
  },
  {
    id: 'next-pending-link',
    title: 'Next link without a place',
    section: 'Links',
    keys: ['Mod+Shift+K'],
    when: open,
    run: nextPendingLink,
  },
  {
    id: 'palette',
    title: 'All commands…',
    section: 'View',
    keys: ['Mod+Shift+P'],
    run: () => {
      room.overlay = { kind: 'palette' };
    },
  },
  {
    id: 'show-proof',
    title: 'Show the findings',
    section: 'View',
    keys: ['Mod+1'],
    when: open,
    run: () => showTab('proof'),
  },
  {
    id: 'show-links',
    title: 'Show the links',
    section: 'View',
    keys: ['Mod+2'],
    when: open,
    run: () => showTab('links'),
  },
  {
    id: 'show-versions',
    title: 'Show the versions',
    section: 'View',
    keys: ['Mod+3'],
    when: open,
    run: () => showTab('versions'),
  },
  {
    id: 'next-region',
    title: 'Next part of the window',
    section: 'View',
    keys: ['F6'],
    run: () => moveRegion(1),
  },
  {
    id: 'previous-region',
    title: 'Previous part of the window',
    section: 'View',
    keys: ['Shift+F6'],
    run: () => moveRegion(-1),
  },
  {
    id: 'toggle-sidebar',
    title: 'Show or hide the side bar',
    section: 'View',
    keys: ['Mod+B'],
    run: toggleSidebar,
  },
  {
    id: 'toggle-panel',
    title: 'Show or hide the panel',
    section: 'View',
    keys: ['Mod+Shift+B'],
    when: open,
    run: togglePanel,
  },
  {
    id: 'larger-text',
    title: 'Larger text',
    section: 'View',
    keys: ['Mod+=', 'Mod++', 'Mod+Shift++'],
    run: () => resizeText(1),
  },
  {
    id: 'smaller-text',
    title: 'Smaller text',
    section: 'View',
    keys: ['Mod+-'],
    run: () => resizeText(-1),
  },
  {
    id: 'reset-text',
    title: 'Text in its usual size',
    section: 'View',
    keys: ['Mod+0'],
    run: () => resizeText(0),
  },
  {
    id: 'settings',
    title: 'Settings…',
    section: 'View',
    keys: ['Mod+,'],
    run: () => {
      room.overlay = { kind: 'settings' };
    },
  },
];

/** Runs a command by its id, for the native menu and for buttons. */
export function runCommand(id: string): void {
  const command = commands.find((one) => one.id === id);
  if (command && !room.overlay && (command.when?.() ?? true)) void command.run();
}

const chords = commands.flatMap((command) =>
  command.keys.map((keys) => ({ command, chord: parse(keys) })),
);

/** Keys that a field knows better. */
const own = new Set(['undo', 'redo']);

/**
 * Keys with Ctrl and Shift, taken before the manuscript sees them: under Caps Lock it would read
 * Ctrl+Shift+A as Ctrl+A.
 */
export function takeKeyEarly(event: KeyboardEvent): void {
  if (!event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  takeKey(event);
  if (event.defaultPrevented) event.stopPropagation();
}

/** Listens at the window, so that the manuscript and the fields have had their turn before. */
export function takeKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || room.overlay) return;
  const typing = isTyping(event.target);
  const field = event.target instanceof Element && event.target.matches('input, textarea');
  for (const { command, chord } of chords) {
    if (!matches(chord, event)) continue;
    if ((typing && types(chord)) || (field && own.has(command.id))) continue;
    // The browser’s own meaning of the key is never wanted here, even when ours is not now.
    if (!types(chord)) event.preventDefault();
    if (!(command.when?.() ?? true)) continue;
    event.preventDefault();
    void command.run();
    return;
  }
}
