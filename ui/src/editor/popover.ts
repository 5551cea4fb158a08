/**
 * The popover of a finding. Opened by F8 or Alt+Enter it is *keyed*: Enter, digits, G and Esc act
 * on it. Opened by a click it only shows and never takes what is typed: Enter accepts, since the
 * popover says so, and Esc closes; every other key types and closes it.
 */
import {
  EditorSelection,
  type EditorState,
  Prec,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { Decoration, EditorView, showTooltip, type Tooltip, tooltips } from '@codemirror/view';
import type { PlacedFinding } from './contract';
import { findingAt, findingBeside, findingMarks, type Located, placed } from './findings';
import { say } from './here';
import { fromCore, manuscriptHost } from './host';
import { type Action, popoverDom, spoken } from './popover-dom';

/** Between a popover and the sides of the manuscript; at the right is the overview. */
const border = { left: 10, right: 22 };

interface Shown {
  here: Located;
  keyed: boolean;
  tooltip: Tooltip;
}

const openPopover = StateEffect.define<{ here: Located; keyed: boolean }>();
const closePopover = StateEffect.define<null>();
/** After a key acted on a finding, the next one is shown once the core is done with this one. */
const goOn = StateEffect.define<number>();

function shown(here: Located, keyed: boolean): Shown {
  const create = (view: EditorView) => {
    const dom = popoverDom(here.finding, keyed, (action) => act(view, action, false));
    dom.style.setProperty(
      '--gl-pop-room',
      `${view.dom.clientWidth - border.left - border.right}px`,
    );
    return { dom };
  };
  return { here, keyed, tooltip: { pos: here.from, end: here.to, above: false, create } };
}

/** The same finding after a transaction of the core, if it is still there. */
function kept(value: Shown, state: EditorState, from: number): Shown | null {
  const here = findingAt(state, from, value.here.finding.rule);
  if (!here || here.from !== from) return null;
  const same = here.finding === value.here.finding && from === value.here.from;
  return same ? value : shown(here, value.keyed);
}

export const popover = StateField.define<Shown | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) {
      if (effect.is(openPopover)) return shown(effect.value.here, effect.value.keyed);
      if (effect.is(closePopover)) return null;
    }
    if (!value) return null;
    if (!tr.annotation(fromCore)) return tr.docChanged || tr.selection ? null : value;
    return kept(value, tr.state, tr.changes.mapPos(value.here.from, 1));
  },
  provide: (field) => [
    showTooltip.from(field, (value) => value?.tooltip ?? null),
    EditorView.decorations.compute([field], (state) => {
      const value = state.field(field);
      return value
        ? Decoration.set(current.range(value.here.from, value.here.to))
        : Decoration.none;
    }),
  ],
});

const current = Decoration.mark({ class: 'gl-on' });

const goingOn = StateField.define<number | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(goOn)) return effect.value;
    if (value === null) return null;
    if (tr.annotation(fromCore)) return tr.changes.mapPos(value, -1);
    return tr.docChanged || tr.selection ? null : value;
  },
});

function open(view: EditorView, here: Located, keyed: boolean): void {
  view.dispatch({ effects: openPopover.of({ here, keyed }) });
  view.state.facet(say)(spoken(here.finding, keyed));
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

function act(view: EditorView, action: Action, byKey: boolean): void {
  const value = view.state.field(popover);
  const finding = value && placed(view.state, value.here);
  if (!finding) return;
  const effects: StateEffect<unknown>[] = [closePopover.of(null)];
  if (byKey && value.keyed) effects.push(goOn.of(value.here.from));
  view.dispatch({ effects });
  const host = view.state.facet(manuscriptHost);
  if (action.kind === 'accept') host.accept(finding, action.suggestion, action.everywhere);
  else if (action.kind === 'leave') host.leave(finding);
  else host.addToGlossary(finding);
}

/** Goes to a finding, selects its words and opens its popover with its keys. */
function visit(view: EditorView, here: Located): void {
  const range = EditorSelection.range(here.from, here.to);
  const y = inView(view, here) ? 'nearest' : 'center';
  view.focus();
  view.dispatch({
    selection: range,
    effects: EditorView.scrollIntoView(range, { y, yMargin: 48 }),
    userEvent: 'select.finding',
  });
  open(view, here, true);
}

/** True where the words and a popover under them can be seen without scrolling. */
function inView(view: EditorView, here: Located): boolean {
  const words = view.coordsAtPos(here.from);
  const frame = view.scrollDOM.getBoundingClientRect();
  return words !== null && words.top > frame.top + 48 && words.bottom < frame.bottom - 200;
}

export function stepFinding(view: EditorView, direction: 1 | -1): boolean {
  const { state } = view;
  const { from, to } = state.selection.main;
  const value = state.field(popover);
  const pos =
    direction > 0 ? (value ? value.here.from + 1 : to) : (value ? value.here.from : from) - 1;
  const here = findingBeside(state, pos, direction);
  if (here) visit(view, here);
  else state.facet(say)('No findings');
  return true;
}

/** After a command of the core: on to the next finding, when a key had settled the one before. */
export function continueFindings(view: EditorView): void {
  const pos = view.state.field(goingOn);
  if (pos === null) return;
  const here = findingBeside(view.state, pos, 1);
  if (here) visit(view, here);
}

/** Opens the popover of the finding at the cursor, with its keys. */
export function openAtCursor(view: EditorView): boolean {
  const here = findingAt(view.state, view.state.selection.main.head);
  if (here) open(view, here, true);
  return here !== null;
}

function onKey(event: KeyboardEvent, view: EditorView): boolean {
  const value = view.state.field(popover);
  if (!value || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { suggestions } = value.here.finding;
  const accept = (suggestion: string | undefined, everywhere: boolean): boolean => {
    if (suggestion !== undefined) act(view, { kind: 'accept', suggestion, everywhere }, true);
    return suggestion !== undefined;
  };
  if (event.key === 'Enter') return accept(suggestions[0], event.shiftKey) || value.keyed;
  if (event.key === 'Escape') {
    if (!value.keyed) return close(view);
    act(view, { kind: 'leave' }, true);
    return true;
  }
  if (!value.keyed) return false;
  // A digit too many is a slip; it must not take the place of the words.
  if (/^[1-9]$/.test(event.key)) return accept(suggestions[Number(event.key) - 1], false) || true;
  if (event.key.toLowerCase() !== 'g') return false;
  act(view, { kind: 'glossary' }, true);
  return true;
}

const handlers = EditorView.domEventHandlers({
  keydown: (event, view) => {
    const taken = onKey(event, view);
    // The key has acted; nothing further out may act on it as well.
    if (taken) event.stopPropagation();
    return taken;
  },
  click(event, view) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    const { main } = view.state.selection;
    const onWords = event.target instanceof Element && event.target.closest('.gl-finding') !== null;
    const here = main.empty && onWords ? findingAt(view.state, main.head) : null;
    if (here) open(view, here, false);
    return false;
  },
  blur(_event, view) {
    // Another window in front is no reason to close it.
    if (document.hasFocus()) close(view);
    return false;
  },
});

/**
 * Over the manuscript only, a little away from its edges: near the lower one a popover goes above
 * the words, near the right one it moves to the left.
 */
const space = tooltips({
  tooltipSpace(view) {
    const { top, right, bottom, left } = view.dom.getBoundingClientRect();
    return { top, right: right - border.right, bottom, left: left + border.left };
  },
});

export const popovers = [findingMarks, popover, goingOn, space, Prec.highest(handlers)];
