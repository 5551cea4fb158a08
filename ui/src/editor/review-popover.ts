/**
 * The popover of what a reviewer left, in the manner of a finding's: opened by F8 it has its keys,
 * Enter to accept a suggestion or to settle a comment and Delete to be rid of it; opened by a click
 * it only shows, and typing closes it.
 */
import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import type { EditorView, Tooltip } from '@codemirror/view';
import type { CommentView, SuggestionView } from '../ipc/generated';
import { openComments, placedComments } from './comments';
import { say } from './here';
import { fromCore, manuscriptHost } from './host';
import { speakers } from './margin';
import { goTo, handlers, isPlain, shownFrom, under } from './popover-frame';
import { commentDom, commentTold, suggestionDom, suggestionTold } from './review-dom';
import { meaningOf, spanMarks } from './spans';
import { proposing, suggestions } from './suggesting';
import { turnById } from './turns';

/** What a reviewer left, where it stands now. */
export interface Left {
  kind: 'suggestion' | 'comment';
  id: number;
  from: number;
  to: number;
}

interface Shown {
  here: Left;
  keyed: boolean;
  /** None once it was closed: the keys go on from there as long as the cursor stays. */
  tooltip: Tooltip | null;
}

const openPopover = StateEffect.define<{ here: Left; keyed: boolean }>();
const closePopover = StateEffect.define<null>();

function placedSuggestions(state: EditorState): Left[] {
  const found = new Map<number, Left>();
  const put = (id: number, from: number, to: number) => {
    const known = found.get(id);
    if (known) known.to = Math.max(known.to, to);
    else found.set(id, { kind: 'suggestion', id, from, to });
  };
  for (let cursor = state.field(spanMarks).iter(); cursor.value; cursor.next()) {
    const meaning = meaningOf(cursor.value);
    if ('suggestion' in meaning) put(meaning.suggestion, cursor.from, cursor.to);
  }
  for (const one of state.field(suggestions).values()) {
    // What is of no words is at the beginning of its turn.
    const beside = one.proposal === 'speaker' || one.proposal === 'turn';
    if (!beside || one.turn === null || found.has(one.suggestion)) continue;
    const turn = turnById(state, one.turn);
    if (turn) put(one.suggestion, turn.from, turn.from);
  }
  return [...found.values()];
}

/** Where all suggestions and all open comments stand now. */
export function leftByReviewers(state: EditorState): Left[] {
  const threads = placedComments(state).map((place): Left => ({ kind: 'comment', ...place }));
  return [...placedSuggestions(state), ...threads];
}

function find(state: EditorState, { kind, id }: Pick<Left, 'kind' | 'id'>): Left | undefined {
  return leftByReviewers(state).find((one) => one.kind === kind && one.id === id);
}

const suggestionOf = (state: EditorState, { kind, id }: Left): SuggestionView | undefined =>
  kind === 'suggestion' ? state.field(suggestions).get(id) : undefined;

const commentOf = (state: EditorState, { kind, id }: Left): CommentView | undefined =>
  kind === 'comment' ? state.field(openComments).get(id) : undefined;

function draw(view: EditorView, here: Left, keyed: boolean): HTMLElement {
  const { state } = view;
  const act = (accept: boolean) => void decide(view, here, accept, false);
  const comment = commentOf(state, here);
  if (comment) return commentDom(comment, act, () => answer(view, here));
  return suggestionDom(suggestionOf(state, here), state.field(speakers), keyed, act);
}

function shown(here: Left, keyed: boolean): Shown {
  return { here, keyed, tooltip: under(here, (view) => draw(view, here, keyed)) };
}

const popover = StateField.define<Shown | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) {
      if (effect.is(openPopover)) return shown(effect.value.here, effect.value.keyed);
      if (effect.is(closePopover)) return value && { ...value, tooltip: null };
    }
    if (!value) return null;
    if (!tr.annotation(fromCore)) return tr.docChanged || tr.selection ? null : value;
    const here = find(tr.state, value.here);
    if (!here) return null;
    if (here.from === value.here.from && here.to === value.here.to) return value;
    return value.tooltip ? shown(here, value.keyed) : { ...value, here };
  },
  provide: shownFrom,
});

/** A decision that the core is not done with: until then its keys do not type. */
const setDeciding = StateEffect.define<object | null>();
const deciding = StateField.define<object | null>({
  create: () => null,
  update: (value, tr) => {
    for (const effect of tr.effects) if (effect.is(setDeciding)) return effect.value;
    return tr.selection && !tr.annotation(fromCore) ? null : value;
  },
});

/** What the popover that is shown is about. */
export function shownLeft(state: EditorState): Left | null {
  const value = state.field(popover);
  return value?.tooltip ? value.here : null;
}

/** The same, or what it was about before it was closed at this very place. */
export function lastLeft(state: EditorState): Left | null {
  return state.field(popover)?.here ?? null;
}

function close(view: EditorView): boolean {
  if (!shownLeft(view.state)) return false;
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
  here: Left,
  accept: boolean,
  byKey: boolean,
): Promise<void> {
  const what = {};
  const effects: StateEffect<unknown>[] = [closePopover.of(null)];
  if (byKey) effects.push(setDeciding.of(what));
  view.dispatch({ effects });
  const host = view.state.facet(manuscriptHost);
  if (here.kind === 'comment') await host.decideComment(here.id, accept);
  else await host.decideSuggestion(here.id, accept);
  if (view.state.field(deciding) !== what) return;
  view.dispatch({ effects: setDeciding.of(null) });
  if (!find(view.state, here)) goOn(view, Math.min(here.from, view.state.doc.length));
}

function answer(view: EditorView, { id }: Left): void {
  close(view);
  view.state.facet(manuscriptHost).answerComment(id);
}

/** Goes to what a reviewer left, selects its words and opens its popover with its keys. */
export function visitLeft(view: EditorView, here: Left): void {
  goTo(view, here);
  view.dispatch({ effects: openPopover.of({ here, keyed: true }) });
  const { state } = view;
  const [suggestion, comment] = [suggestionOf(state, here), commentOf(state, here)];
  if (suggestion) state.facet(say)(suggestionTold(suggestion, state.field(speakers)));
  if (comment) state.facet(say)(commentTold(comment));
}

export function openSuggestion(view: EditorView, id: number): void {
  const here = find(view.state, { kind: 'suggestion', id });
  if (here) visitLeft(view, here);
}

/** The suggestion that a place is in. */
function suggestionAt(state: EditorState, pos: number): Left | undefined {
  let id: number | null = null;
  state.field(spanMarks).between(pos, pos, (_from, _to, mark) => {
    const meaning = meaningOf(mark);
    if ('suggestion' in meaning) id ??= meaning.suggestion;
  });
  return id === null ? undefined : find(state, { kind: 'suggestion', id });
}

/** Opens the popover of the suggestion at the cursor, with its keys. */
export function openSuggestionAtCursor(view: EditorView): boolean {
  const here = suggestionAt(view.state, view.state.selection.main.head);
  if (here) view.dispatch({ effects: openPopover.of({ here, keyed: true }) });
  return here !== undefined;
}

/** True for one's own suggestion while one suggests: a click goes there to write on. */
function isBeingWritten(state: EditorState, here: Left): boolean {
  const { on, author } = state.field(proposing);
  return on && suggestionOf(state, here)?.author === author;
}

function onKey(event: KeyboardEvent, view: EditorView): boolean {
  if (!isPlain(event)) return false;
  const { key } = event;
  const own = key === 'Enter' || key === 'Delete' || key === 'Escape';
  if (view.state.field(deciding)) return own || key === 'Backspace';
  const value = view.state.field(popover);
  if (!value?.tooltip) return false;
  const { here, keyed } = value;
  if (here.kind === 'comment' && key.toLowerCase() === 'r') {
    answer(view, here);
    return true;
  }
  if (!own) return false;
  if (key === 'Escape') return close(view);
  if (!keyed && key === 'Delete') return false;
  // A key held down is one decision.
  if (!event.repeat) void decide(view, here, key === 'Enter', keyed);
  return true;
}

function onClick(on: Element, view: EditorView): void {
  const { state } = view;
  if (!on.closest('.gl-inserted, .gl-deleted, .gl-proposed') || on.closest('.gl-finding')) return;
  const here = suggestionAt(state, state.selection.main.head);
  if (here && !isBeingWritten(state, here)) {
    view.dispatch({ effects: openPopover.of({ here, keyed: false }) });
  }
}

export const reviewPopovers = [popover, deciding, handlers({ key: onKey, click: onClick, close })];
