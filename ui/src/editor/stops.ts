/**
 * What F8 walks, in the order of the text: findings of the rules, suggestions that wait for a
 * decision, and open comments.
 */
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { findingBeside } from './findings';
import { say } from './here';
import { openAtCursor, settledAt, shownPlace, visit } from './popover';
import {
  type Left,
  lastLeft,
  leftByReviewers,
  openSuggestionAtCursor,
  visitLeft,
  whenDecided,
} from './review-popover';

/** Of those at one place the suggestions come first, then the comments. */
const ranks = { before: -1, suggestion: 0, comment: 1, finding: 2 };

interface At {
  from: number;
  rank: number;
  /** The place among those of its kind. */
  id: number;
}

interface Stop extends At {
  visit: (view: EditorView) => void;
}

const order = (a: At, b: At) => a.from - b.from || a.rank - b.rank || a.id - b.id;

const placeOf = ({ from, kind, id }: Left): At => ({ from, rank: ranks[kind], id });

const before = (from: number): At => ({ from, rank: ranks.before, id: 0 });

/** The nearest stop behind (1) or before (-1) another one; goes on at the other end. */
function beside(state: EditorState, at: At, direction: 1 | -1): Stop | undefined {
  const stops = leftByReviewers(state).map(
    (here): Stop => ({ ...placeOf(here), visit: (view) => visitLeft(view, here) }),
  );
  // Past the finding that one is at.
  const pos = at.rank === ranks.finding ? at.from + direction : at.from;
  for (const place of [pos, direction > 0 ? 0 : state.doc.length]) {
    const finding = findingBeside(state, Math.max(0, place), direction);
    if (!finding) continue;
    const { from } = finding;
    stops.push({ from, rank: ranks.finding, id: 0, visit: (view) => visit(view, finding) });
  }
  stops.sort(order);
  if (direction > 0) return stops.find((stop) => order(stop, at) > 0) ?? stops[0];
  return stops.findLast((stop) => order(stop, at) < 0) ?? stops.at(-1);
}

/** The stop that is shown, or was shown last at this place; else where the cursor is. */
function stopHere(state: EditorState, direction: 1 | -1): At {
  const finding = shownPlace(state);
  if (finding) return { from: finding.from, rank: ranks.finding, id: 0 };
  const left = lastLeft(state);
  if (left) return placeOf(left);
  const { from, to } = state.selection.main;
  return before(direction > 0 ? to : from);
}

export function step(view: EditorView, direction: 1 | -1): boolean {
  const { state } = view;
  const stop = beside(state, stopHere(state, direction), direction);
  if (stop) stop.visit(view);
  else state.facet(say)('No findings, no suggestions, and no open comments');
  return true;
}

function goOn(view: EditorView, from: number): void {
  beside(view.state, before(from), 1)?.visit(view);
}

whenDecided(goOn);

/** After a command of the core: on to the next stop, when a key had settled the one before. */
export function continueStops(view: EditorView): void {
  const at = settledAt(view.state);
  if (at !== null) goOn(view, at);
}

/** Opens the popover of what is at the cursor, with its keys. */
export function openHere(view: EditorView): boolean {
  return openAtCursor(view) || openSuggestionAtCursor(view);
}
