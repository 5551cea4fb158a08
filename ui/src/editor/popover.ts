/**
 * The popover of a finding. Opened by F8 or Alt+Enter it is *keyed*: Enter, digits, N, G and Esc
 * act on it; as a step of the queue, Backspace does too. Opened by a click it only shows and never
 * takes what is typed: Enter accepts, since the popover says so, and Esc closes; every other key
 * types and closes it.
 */
import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import type { EditorView, Tooltip } from '@codemirror/view';
import type { FindingView, PlacedFinding, PopoverMode, QueueStep, Verdict } from './contract';
import {
  findingAt,
  findingMarks,
  findingStarting,
  type Located,
  placed,
  placesOf,
} from './findings';
import { say } from './here';
import { fromCore, manuscriptHost } from './host';
import { popoverDom, spoken, type Told, type Wish } from './popover-dom';
import { goTo, handlers, isPlain, shownFrom, space, under } from './popover-frame';
import { turnById } from './turns';

/** Two Esc within this many milliseconds are one wish: out of the queue. Nobody reads so fast. */
const twice = 350;

interface Shown {
  here: Located;
  mode: PopoverMode;
  tooltip: Tooltip;
}

const openPopover = StateEffect.define<{ here: Located; mode: PopoverMode }>();
const closePopover = StateEffect.define<null>();

const inQueue = (mode: PopoverMode): boolean => typeof mode === 'object';

function told(view: EditorView, { finding }: Located): Told {
  const places = placesOf(view.state, finding.decision);
  return { ...finding, places, ruleName: view.state.facet(manuscriptHost).ruleName(finding.rule) };
}

function shown(here: Located, mode: PopoverMode): Shown {
  const draw = (view: EditorView) =>
    popoverDom(told(view, here), mode, (wish) => act(view, wish, false));
  return { here, mode, tooltip: under(here, draw) };
}

/** The same finding after a transaction of the core, if it is still there. */
function kept(value: Shown, state: EditorState, from: number): Shown | null {
  const here = findingAt(state, from, value.here.finding.rule);
  if (!here || here.from !== from) return null;
  const same = here.finding === value.here.finding && from === value.here.from;
  return same ? value : shown(here, value.mode);
}

export const popover = StateField.define<Shown | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) {
      if (effect.is(openPopover)) return shown(effect.value.here, effect.value.mode);
      if (effect.is(closePopover)) return null;
    }
    if (!value) return null;
    if (!tr.annotation(fromCore)) return tr.docChanged || tr.selection ? null : value;
    return kept(value, tr.state, tr.changes.mapPos(value.here.from, 1));
  },
  provide: shownFrom,
});

/** A decision that the core is not done with. Until then no key of the popover types. */
interface Waiting {
  pos: number;
  /** What is waited for, since the place moves. */
  what: object;
  /** The next finding is shown by those who lead through the queue. */
  queue: boolean;
  /** It was left by Esc, at this time; a second Esc means the queue. */
  escaped: number | null;
}

const setWaiting = StateEffect.define<Waiting | null>();

const waiting = StateField.define<Waiting | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setWaiting)) return effect.value;
    if (value === null) return null;
    if (tr.annotation(fromCore)) return { ...value, pos: tr.changes.mapPos(value.pos, -1) };
    return tr.docChanged || tr.selection ? null : value;
  },
});

/** When Esc left the finding before, for the one that is shown now. */
const setEscaped = StateEffect.define<number | null>();
const escaped = StateField.define<number | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setEscaped)) return effect.value;
    return value;
  },
});

function open(view: EditorView, here: Located, mode: PopoverMode): void {
  view.dispatch({ effects: openPopover.of({ here, mode }) });
  view.state.facet(say)(spoken(told(view, here), mode));
}

export function close(view: EditorView): boolean {
  if (!view.state.field(popover)) return false;
  view.dispatch({ effects: closePopover.of(null) });
  return true;
}

/** The finding whose popover is shown. */
export function shownFinding(state: EditorState): PlacedFinding | null {
  const value = state.field(popover);
  return value && placed(state, value.here);
}

function act(view: EditorView, wish: Wish, byKey: boolean, at: number | null = null): void {
  const value = view.state.field(popover);
  const finding = value && placed(view.state, value.here);
  if (!finding) return;
  const host = view.state.facet(manuscriptHost);
  if (wish.kind === 'rule') {
    host.turnRuleOff(finding);
    return;
  }
  const queue = inQueue(value.mode);
  const what = {};
  const wait = queue || (byKey && value.mode !== 'shown');
  const next: Waiting = { pos: value.here.from, what, queue, escaped: at };
  view.dispatch({
    effects: [closePopover.of(null), setEscaped.of(at), ...(wait ? [setWaiting.of(next)] : [])],
  });
  const done = wish.kind === 'back' ? host.backInQueue() : host.decide(finding, wish, queue);
  void done.finally(() => {
    if (view.state.field(waiting)?.what !== what) return;
    view.dispatch({ effects: setWaiting.of(null) });
    if (queue) host.nextInQueue();
  });
}

function leaveQueue(view: EditorView, takeBack: boolean): void {
  view.dispatch({
    effects: [closePopover.of(null), setWaiting.of(null), setEscaped.of(null)],
  });
  void view.state.facet(manuscriptHost).leaveQueue(takeBack);
}

/** Goes to a finding, selects its words and opens its popover with its keys. */
export function visit(view: EditorView, here: Located, mode: PopoverMode = 'keyed'): void {
  goTo(view, here);
  open(view, here, mode);
}

/** Where the finding is whose popover is shown. */
export function shownPlace(state: EditorState): Located | null {
  return state.field(popover)?.here ?? null;
}

/** Where a finding was that a key has just settled; null when nobody waits to go on. */
export function settledAt(state: EditorState): number | null {
  const value = state.field(waiting);
  return value === null || value.queue ? null : value.pos;
}

/** Goes to a finding of the queue; false when it is not there. */
export function openFinding(
  view: EditorView,
  { turn, start, rule }: { turn: number; start: number; rule: string },
  step: QueueStep,
): boolean {
  const at = turnById(view.state, turn);
  const here = at && findingStarting(view.state, at.from + start, rule);
  if (here) visit(view, here, step);
  return Boolean(here);
}

/** Opens the popover of the finding at the cursor, with its keys. */
export function openAtCursor(view: EditorView): boolean {
  const here = findingAt(view.state, view.state.selection.main.head);
  if (here) open(view, here, 'keyed');
  return here !== null;
}

/** The plain keys that a popover may know. */
function plainKey(event: KeyboardEvent): string | null {
  if (!isPlain(event)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return /^([1-9gn]|Enter|Escape|Backspace)$/.test(key) ? key : null;
}

/** The verdict that a key stands for; null for keys that a popover only swallows. */
function verdict(
  key: string,
  shift: boolean,
  { glossary, repair, suggestions }: FindingView,
): Verdict | null {
  if (key === 'g') return glossary ? { kind: 'glossary' } : null;
  if (key === 'n') return { kind: 'leave', scope: 'library' };
  if (key === 'Escape') return { kind: 'leave', scope: shift ? 'document' : 'here' };
  if (key === 'Enter' && repair !== null) return { kind: 'repair' };
  const suggestion = suggestions[key === 'Enter' ? 0 : Number(key) - 1];
  const everywhere = key === 'Enter' && shift;
  // A digit too many is a slip; it must not take the place of the words.
  return suggestion === undefined ? null : { kind: 'accept', suggestion, everywhere };
}

function onKey(event: KeyboardEvent, view: EditorView): boolean {
  const key = plainKey(event);
  if (key === null) return false;
  const late = view.state.field(waiting);
  if (late) {
    if (late.queue && key === 'Escape' && !event.repeat) leaveQueue(view, late.escaped !== null);
    return true;
  }
  const value = view.state.field(popover);
  if (!value) return false;
  const { mode, here } = value;
  if (mode === 'shown') {
    if (key === 'Escape') return close(view);
    const { repair, suggestions } = here.finding;
    if (key !== 'Enter' || (suggestions.length === 0 && repair === null)) return false;
  }
  if (key === 'Backspace' && !inQueue(mode)) return false;
  // A key held down is one decision, and not one for all that follows.
  if (event.repeat) return true;
  if (key === 'Backspace') {
    if (typeof mode === 'object' && mode.back) act(view, { kind: 'back' }, true);
    return true;
  }
  const plainEscape = key === 'Escape' && !event.shiftKey;
  const before = view.state.field(escaped);
  if (plainEscape && inQueue(mode) && before !== null && event.timeStamp - before < twice) {
    leaveQueue(view, true);
    return true;
  }
  const wish = verdict(key, event.shiftKey, here.finding);
  if (wish) act(view, wish, true, plainEscape ? event.timeStamp : null);
  return true;
}

function onClick(on: Element, view: EditorView): void {
  const here = on.closest('.gl-finding') && findingAt(view.state, view.state.selection.main.head);
  if (here) open(view, here, 'shown');
}

const events = handlers({ key: onKey, click: onClick, close });

export const popovers = [findingMarks, popover, waiting, escaped, space, events];
