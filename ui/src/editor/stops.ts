/** What F8 walks, in the order of the text: findings of the rules, and open suggestions. */
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { findingBeside } from './findings';
import { say } from './here';
import { openAtCursor, settledAt, shownPlace, visit } from './popover';
import {
  openSuggestionAtCursor,
  placedSuggestions,
  shownSuggestion,
  visitSuggestion,
  whenDecided,
} from './suggestion-popover';

interface Stop {
  from: number;
  /** Of two at one place the suggestion comes first. */
  rank: number;
  visit: (view: EditorView) => void;
}

/** The nearest stop behind (1) or before (-1) another one; goes on at the other end. */
function beside(
  state: EditorState,
  at: { from: number; rank: number },
  direction: 1 | -1,
): Stop | undefined {
  const stops: Stop[] = placedSuggestions(state).map((here) => ({
    from: here.from,
    rank: here.id / 1e10,
    visit: (view) => visitSuggestion(view, here),
  }));
  const from = direction > 0 && at.rank >= 1 ? at.from + 1 : at.from;
  const pos = direction > 0 ? from : at.rank >= 1 ? at.from - 1 : at.from;
  for (const place of [pos, direction > 0 ? 0 : state.doc.length]) {
    const finding = findingBeside(state, Math.max(0, place), direction);
    if (finding) stops.push({ from: finding.from, rank: 1, visit: (view) => visit(view, finding) });
  }
  const order = (a: { from: number; rank: number }, b: typeof a) =>
    a.from - b.from || a.rank - b.rank;
  stops.sort(order);
  if (direction > 0) return stops.find((stop) => order(stop, at) > 0) ?? stops[0];
  return stops.findLast((stop) => order(stop, at) < 0) ?? stops.at(-1);
}

export function step(view: EditorView, direction: 1 | -1): boolean {
  const { state } = view;
  const { from, to } = state.selection.main;
  const finding = shownPlace(state);
  const open = shownSuggestion(state);
  const suggestion = placedSuggestions(state).find((one) => one.id === open);
  const at = suggestion
    ? { from: suggestion.from, rank: suggestion.id / 1e10 }
    : finding
      ? { from: finding.from, rank: 1 }
      : direction > 0
        ? { from: to, rank: -1 }
        : { from, rank: 0 };
  const stop = beside(state, at, direction);
  if (stop) stop.visit(view);
  else state.facet(say)('No findings, and no suggestions');
  return true;
}

function goOn(view: EditorView, from: number): void {
  beside(view.state, { from, rank: -1 }, 1)?.visit(view);
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
