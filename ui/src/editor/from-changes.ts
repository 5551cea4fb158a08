/**
 * The way back: what the core did becomes one transaction. Its text edits were made on the
 * acknowledged revision and are rebased over typing that was not acknowledged; the turns that
 * changed get their beginnings, spans and findings anew.
 */
import {
  type ChangeSet,
  EditorSelection,
  MapMode,
  type SelectionRange,
  type TransactionSpec,
} from '@codemirror/state';
import type { Decoration } from '@codemirror/view';
import type { Base, Region } from './base';
import { findingMark, refillFindings } from './findings';
import { fromCore } from './host';
import { refillSpans, spanMark } from './spans';
import { type Refill, refillTurns, TurnMark } from './turns';

/** Beyond so many edits or turns, marks are set anew instead of being mapped one by one. */
const many = 200;

interface Filling {
  turns: Refill<TurnMark>['marks'];
  spans: Refill<Decoration>['marks'];
  findings: Refill<Decoration>['marks'];
}

/** The beginnings of the turns of a region, and, unless these stay as they are, its other marks. */
function fill(
  base: Base,
  region: Region,
  starts: number[],
  typing: ChangeSet | null,
  onlyTurns: boolean,
): Filling {
  const filling: Filling = { turns: [], spans: [], findings: [] };
  const put = (list: Refill<Decoration>['marks'], from: number, to: number, value: Decoration) => {
    const mappedFrom = typing ? typing.mapPos(from, 1) : from;
    const mappedTo = typing ? typing.mapPos(to, -1) : to;
    if (mappedFrom < mappedTo) list.push({ from: mappedFrom, to: mappedTo, value });
  };
  starts.forEach((start, i) => {
    const turn = base.turns[region.first + i];
    if (!turn) return;
    const from = typing ? typing.mapPos(start, -1, MapMode.TrackBefore) : start;
    if (from !== null) filling.turns.push({ from, to: from, value: new TurnMark(turn) });
    if (onlyTurns) return;
    for (const span of turn.spans) {
      put(filling.spans, start + span.start, start + span.end, spanMark(span));
    }
    for (const finding of base.findingsOf(turn.id)) {
      const marked = findingMark(finding, turn.text);
      if (marked) put(filling.findings, start + marked.start, start + marked.end, marked.mark);
    }
  });
  // Marks of one place are in order of their sides; what typing pushed together may not be.
  const order = (a: Refill<Decoration>['marks'][0], b: typeof a) =>
    a.from - b.from || a.value.startSide - b.value.startSide;
  filling.spans.sort(order);
  filling.findings.sort(order);
  return filling;
}

/** The transaction that shows a text that was just put into the editor, with `typing` on top. */
export function showAll(base: Base, typing: ChangeSet | null): TransactionSpec {
  const region = { first: 0, end: base.turns.length };
  const filling = fill(base, region, base.starts(region), typing, false);
  return { effects: refills(filling, 0, 0, true), annotations: fromCore.of(true) };
}

/**
 * The transaction after an acknowledgement. `changes` is what the core did, rebased over `typing`;
 * null when it stands in the text already. Where `onlyHeads` changed, what marks the words stays.
 */
export function show(
  base: Base,
  changed: Region,
  changes: ChangeSet | null,
  typing: ChangeSet | null,
  selection: EditorSelection,
  onlyHeads = false,
): TransactionSpec {
  const spec: TransactionSpec = { annotations: fromCore.of(true), filter: false };
  if (changes && !changes.empty) {
    spec.changes = changes;
    spec.selection = mapSelection(selection, changes);
  }
  if (changed.first === changed.end) return spec;
  const all = isLarge(changes, changed, base);
  const region = all ? { first: 0, end: base.turns.length } : rooted(base, changed, typing);
  const starts = base.starts(region);
  const last = base.turns[region.end - 1];
  const baseFrom = starts[0] ?? 0;
  const baseTo = (starts.at(-1) ?? 0) + (last?.text.length ?? 0);
  const from = typing ? typing.mapPos(baseFrom, -1) : baseFrom;
  const to = typing ? typing.mapPos(baseTo, 1) : baseTo;
  const filling = fill(base, region, starts, typing, onlyHeads);
  const effects = refills(filling, from, to, all);
  return { ...spec, effects: onlyHeads ? effects.slice(0, 1) : effects };
}

/** With the turns before it into which typing has drawn its first turn. */
function rooted(base: Base, region: Region, typing: ChangeSet | null): Region {
  if (!typing) return region;
  const starts = base.starts({ first: 0, end: region.first + 1 });
  let { first } = region;
  while (first > 0 && typing.mapPos(starts[first] ?? 0, -1, MapMode.TrackBefore) === null) {
    first -= 1;
  }
  return { first, end: region.end };
}

function refills(filling: Filling, from: number, to: number, all: boolean) {
  return [
    refillTurns.of({ from, to, all, marks: filling.turns }),
    refillSpans.of({ from, to, all, marks: filling.spans }),
    refillFindings.of({ from, to, all, marks: filling.findings }),
  ];
}

function isLarge(changes: ChangeSet | null, changed: Region, base: Base): boolean {
  const turns = changed.end - changed.first;
  if (turns > many && turns > base.turns.length / 2) return true;
  let edits = 0;
  changes?.iterChangedRanges(() => {
    edits += 1;
  });
  return edits > many;
}

function mapSelection(selection: EditorSelection, changes: ChangeSet): EditorSelection {
  const map = (range: SelectionRange) => {
    if (range.empty) return EditorSelection.cursor(mapCursor(range.head, changes));
    const from = changes.mapPos(range.from, -1);
    const to = changes.mapPos(range.to, 1);
    return range.anchor <= range.head
      ? EditorSelection.range(from, to)
      : EditorSelection.range(to, from);
  };
  return EditorSelection.create(selection.ranges.map(map), selection.mainIndex);
}

/** Behind what came in at its place, so that after a split it is in the new turn. */
function mapCursor(pos: number, changes: ChangeSet): number {
  let mapped = changes.mapPos(pos, 1);
  changes.iterChanges((from, _to, _fromB, toB, inserted) => {
    const newLine = inserted.lines > 1 && inserted.line(inserted.lines).length === 0;
    if (from === pos && newLine) mapped = toB;
  });
  return mapped;
}
