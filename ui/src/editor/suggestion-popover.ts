/**
 * The popover of a suggestion, in the manner of a finding's: opened by F8 it has its keys, Enter to
 * accept and Delete to reject; opened by a click it only shows, and typing closes it.
 */
import {
  EditorSelection,
  type EditorState,
  Prec,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { Decoration, EditorView, showTooltip, type Tooltip } from '@codemirror/view';
import type { SuggestionView } from '../ipc/generated';
import { say } from './here';
import { fromCore, manuscriptHost } from './host';
import { speakers } from './margin';
import { meaningOf, spanMarks } from './spans';
import { proposing, suggestions } from './suggesting';
import { suggestionDom, told } from './suggestion-dom';
import { turnById } from './turns';

export interface Placed {
  id: number;
  from: number;
  to: number;
}

interface Shown {
  here: Placed;
  keyed: boolean;
  tooltip: Tooltip;
}

const openPopover = StateEffect.define<{ here: Placed; keyed: boolean }>();
const closePopover = StateEffect.define<null>();

/** Where all suggestions stand now, in the order of the text. */
export function placedSuggestions(state: EditorState): Placed[] {
  const found = new Map<number, Placed>();
  for (let cursor = state.field(spanMarks).iter(); cursor.value; cursor.next()) {
    const meaning = meaningOf(cursor.value);
    if (!('suggestion' in meaning)) continue;
    const known = found.get(meaning.suggestion);
    if (known) known.to = Math.max(known.to, cursor.to);
    else
      found.set(meaning.suggestion, { id: meaning.suggestion, from: cursor.from, to: cursor.to });
  }
  for (const one of state.field(suggestions).values()) {
    if (one.proposal !== 'speaker' || one.turn === null) continue;
    const turn = turnById(state, one.turn);
    if (turn) found.set(one.suggestion, { id: one.suggestion, from: turn.from, to: turn.from });
  }
  return [...found.values()].sort((a, b) => a.from - b.from || a.id - b.id);
}

function find(state: EditorState, id: number): Placed | undefined {
  return placedSuggestions(state).find((one) => one.id === id);
}

function viewOf(state: EditorState, id: number): SuggestionView | undefined {
  return state.field(suggestions).get(id);
}

function shown(here: Placed, keyed: boolean): Shown {
  const create = (view: EditorView) => {
    const one = viewOf(view.state, here.id);
    const act = (accept: boolean) => void decide(view, here, accept, false);
    const dom = suggestionDom(one, view.state.field(speakers), keyed, act);
    dom.style.setProperty('--gl-pop-room', `${view.dom.clientWidth - 32}px`);
    return { dom };
  };
  return { here, keyed, tooltip: { pos: here.from, end: here.to, above: false, create } };
}

const popover = StateField.define<Shown | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) {
      if (effect.is(openPopover)) return shown(effect.value.here, effect.value.keyed);
      if (effect.is(closePopover)) return null;
    }
    if (!value) return null;
    if (!tr.annotation(fromCore)) return tr.docChanged || tr.selection ? null : value;
    const here = find(tr.state, value.here.id);
    if (!here) return null;
    const same = here.from === value.here.from && here.to === value.here.to;
    return same ? value : shown(here, value.keyed);
  },
  provide: (field) => [
    showTooltip.from(field, (value) => value?.tooltip ?? null),
    EditorView.decorations.compute([field], (state) => {
      const here = state.field(field)?.here;
      return here && here.from < here.to
        ? Decoration.set(current.range(here.from, here.to))
        : Decoration.none;
    }),
  ],
});

const current = Decoration.mark({ class: 'gl-on' });

/** A decision that the core is not done with: until then its keys do not type. */
const setDeciding = StateEffect.define<object | null>();
const deciding = StateField.define<object | null>({
  create: () => null,
  update: (value, tr) => {
    for (const effect of tr.effects) if (effect.is(setDeciding)) return effect.value;
    return tr.selection && !tr.annotation(fromCore) ? null : value;
  },
});

/** The suggestion whose popover is shown. */
export function shownSuggestion(state: EditorState): number | null {
  return state.field(popover)?.here.id ?? null;
}

export function closeSuggestion(view: EditorView): boolean {
  if (!view.state.field(popover)) return false;
  view.dispatch({ effects: closePopover.of(null) });
  return true;
}

/** Set by those who know every stop of the queue: where the keys go on after a decision. */
export type GoOn = (view: EditorView, from: number) => void;
let goOn: GoOn = () => undefined;
export function whenDecided(next: GoOn): void {
  goOn = next;
}

async function decide(
  view: EditorView,
  here: Placed,
  accept: boolean,
  byKey: boolean,
): Promise<void> {
  const what = {};
  const effects: StateEffect<unknown>[] = [closePopover.of(null)];
  if (byKey) effects.push(setDeciding.of(what));
  view.dispatch({ effects });
  await view.state.facet(manuscriptHost).decideSuggestion(here.id, accept);
  if (view.state.field(deciding) !== what) return;
  view.dispatch({ effects: setDeciding.of(null) });
  if (!find(view.state, here.id)) goOn(view, Math.min(here.from, view.state.doc.length));
}

/** Goes to a suggestion, selects its words and opens its popover with its keys. */
export function visitSuggestion(view: EditorView, here: Placed): void {
  const range = EditorSelection.range(here.from, here.to);
  view.focus();
  view.dispatch({
    selection: range,
    effects: EditorView.scrollIntoView(range, { y: 'center', yMargin: 48 }),
    userEvent: 'select.finding',
  });
  view.dispatch({ effects: openPopover.of({ here, keyed: true }) });
  const one = viewOf(view.state, here.id);
  if (one) view.state.facet(say)(told(one, view.state.field(speakers)));
}

export function openSuggestion(view: EditorView, id: number): void {
  const here = find(view.state, id);
  if (here) visitSuggestion(view, here);
}

/** The suggestion that a place is in. */
function suggestionAt(state: EditorState, pos: number): Placed | undefined {
  let id: number | null = null;
  state.field(spanMarks).between(pos, pos, (_from, _to, mark) => {
    const meaning = meaningOf(mark);
    if ('suggestion' in meaning) id ??= meaning.suggestion;
  });
  return id === null ? undefined : find(state, id);
}

/** Opens the popover of the suggestion at the cursor, with its keys. */
export function openSuggestionAtCursor(view: EditorView): boolean {
  const here = suggestionAt(view.state, view.state.selection.main.head);
  if (here) view.dispatch({ effects: openPopover.of({ here, keyed: true }) });
  return here !== undefined;
}

/** True for one's own suggestion while one suggests: a click goes there to write on. */
function isBeingWritten(state: EditorState, { id }: Placed): boolean {
  const { on, author } = state.field(proposing);
  return on && viewOf(state, id)?.author === author;
}

function onKey(event: KeyboardEvent, view: EditorView): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { key } = event;
  const own = key === 'Enter' || key === 'Delete' || key === 'Escape';
  if (view.state.field(deciding)) return own || key === 'Backspace';
  const value = view.state.field(popover);
  if (!value || !own) return false;
  if (key === 'Escape') return closeSuggestion(view);
  if (!value.keyed && key === 'Delete') return false;
  // A key held down is one decision.
  if (!event.repeat) void decide(view, value.here, key === 'Enter', value.keyed);
  return true;
}

const handlers = EditorView.domEventHandlers({
  keydown: (event, view) => {
    const taken = onKey(event, view);
    if (taken) event.stopPropagation();
    return taken;
  },
  click(event, view) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    const { main } = view.state.selection;
    const words = '.gl-inserted, .gl-deleted, .gl-proposed';
    const onWords = event.target instanceof Element && event.target.closest(words) !== null;
    const onFinding = event.target instanceof Element && event.target.closest('.gl-finding');
    const here = main.empty && onWords && !onFinding && suggestionAt(view.state, main.head);
    if (here && !isBeingWritten(view.state, here)) {
      view.dispatch({ effects: openPopover.of({ here, keyed: false }) });
    }
    return false;
  },
  blur(_event, view) {
    if (document.hasFocus()) closeSuggestion(view);
    return false;
  },
});

export const suggestionPopovers = [popover, deciding, Prec.highest(handlers)];
