/** Wavy lines under what the rules noticed. */
import { type EditorState, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { FindingView } from '../ipc/generated';
import type { PlacedFinding } from './contract';
import { lastBefore, type Refill, refilled, turnAt } from './turns';

export const refillFindings = StateEffect.define<Refill<Decoration>>();

export const findingMarks = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(marks, tr) {
    const refill = tr.effects.find((effect) => effect.is(refillFindings));
    if (refill?.value.all) return refilled(marks, refill.value);
    const mapped = marks.map(tr.changes);
    return refill ? refilled(mapped, refill.value) : mapped;
  },
  provide: (field) => EditorView.decorations.from(field),
});

interface Spec {
  finding: FindingView;
  /** The words under the mark, by which an edit inside them is noticed. */
  words: string;
  /** How far the finding begins behind its mark: marks are never empty, findings may be. */
  lead: number;
}

/** The mark of a finding, with its place in the turn's text; null where there is no text. */
export function findingMark(
  finding: FindingView,
  text: string,
): { start: number; end: number; mark: Decoration } | null {
  let { start, end } = finding;
  if (start === end) {
    if (end < text.length) end += 1;
    else start -= 1;
  }
  if (start < 0 || start >= end || end > text.length) return null;
  const spec: Spec = { finding, words: text.slice(start, end), lead: finding.start - start };
  const mark = Decoration.mark({ class: `gl-finding gl-${finding.certainty}`, ...spec });
  return { start, end, mark };
}

/** A finding where its mark is now. */
export interface Located extends Spec {
  from: number;
  to: number;
}

function located(from: number, to: number, mark: Decoration): Located {
  return { ...(mark.spec as Spec), from, to };
}

/** In the terms of the core: its turn, and offsets in the turn's text as it is now. */
export function placed(state: EditorState, here: Located): PlacedFinding | null {
  const turn = turnAt(state, here.from);
  if (!turn) return null;
  const { finding } = here;
  const start = here.from + here.lead - turn.from;
  return { ...finding, turn: turn.turn.id, start, end: start + finding.end - finding.start };
}

/** True while the words under the mark are those that were looked at. */
function stands(state: EditorState, { words, from, to }: Located): boolean {
  return to - from === words.length && state.sliceDoc(from, to) === words;
}

/** The finding, of a certain rule, that a place is in or beside; none once its words were edited. */
export function findingAt(state: EditorState, pos: number, rule?: string): Located | null {
  let found: Located | null = null;
  state.field(findingMarks).between(pos, pos, (from, to, mark) => {
    const here = located(from, to, mark);
    if (!found && stands(state, here) && (rule ?? here.finding.rule) === here.finding.rule) {
      found = here;
    }
  });
  return found;
}

/** The finding of a rule that begins at a place; none once its words were edited. */
export function findingStarting(state: EditorState, pos: number, rule: string): Located | null {
  let found: Located | null = null;
  state.field(findingMarks).between(Math.max(0, pos - 1), pos + 1, (from, to, mark) => {
    const here = located(from, to, mark);
    if (from + here.lead === pos && here.finding.rule === rule && stands(state, here)) found = here;
  });
  return found;
}

/** The next finding after `pos`, or the last one before it; goes on at the other end. */
export function findingBeside(state: EditorState, pos: number, direction: 1 | -1): Located | null {
  const marks = state.field(findingMarks);
  if (direction > 0) {
    for (const start of [pos, 0]) {
      for (let cursor = marks.iter(start); cursor.value; cursor.next()) {
        const here = located(cursor.from, cursor.to, cursor.value);
        if (here.from >= start && stands(state, here)) return here;
      }
    }
    return null;
  }
  for (const end of [pos, state.doc.length]) {
    for (let before = lastBefore(marks, end); before; before = lastBefore(marks, before.from - 1)) {
      const here = located(before.from, before.to, before.value);
      if (stands(state, here)) return here;
      if (before.from === 0) break;
    }
  }
  return null;
}

/**
 * How many places a decision has by now. A change elsewhere alters that, and an update brings only
 * the findings of the turns that changed: what a finding says of it is soon an old count.
 */
export function placesOf(state: EditorState, decision: string): number {
  let places = 0;
  for (let cursor = state.field(findingMarks).iter(); cursor.value; cursor.next()) {
    if ((cursor.value.spec as Spec).finding.decision === decision) places += 1;
  }
  return places;
}

export function allFindings(state: EditorState): PlacedFinding[] {
  const all: PlacedFinding[] = [];
  for (let cursor = state.field(findingMarks).iter(); cursor.value; cursor.next()) {
    const finding = placed(state, located(cursor.from, cursor.to, cursor.value));
    if (finding) all.push(finding);
  }
  return all;
}
