/**
 * Suggesting: what is typed is proposed. Words that would go stay and are struck through, what
 * comes stands behind them. It is seen at once; until the core has it, its marks are kept here.
 */
import {
  Annotation,
  ChangeSet,
  type ChangeSpec,
  EditorSelection,
  EditorState,
  type Extension,
  RangeSet,
  StateEffect,
  StateField,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { SuggestionView } from '../ipc/generated';
import { fromCore, manuscriptHost } from './host';
import { meaningOf, spanMarks } from './spans';
import { crossesBorder } from './turns';

export interface Range {
  from: number;
  to: number;
}

/** What was proposed here and is not in the library yet. */
export interface Pending {
  inserted: readonly Range[];
  deleted: readonly Range[];
}

/** Whether typing is proposed, and in whose name. */
export interface Proposing {
  on: boolean;
  author: string;
}

export const setProposing = StateEffect.define<Proposing>();

export const proposing = StateField.define<Proposing>({
  create: () => ({ on: false, author: '' }),
  update: (value, tr) => tr.effects.find((effect) => effect.is(setProposing))?.value ?? value,
});

export const setSuggestions = StateEffect.define<readonly SuggestionView[]>();

/** All suggestions, as the core said last. */
export const suggestions = StateField.define<ReadonlyMap<number, SuggestionView>>({
  create: () => new Map(),
  update(value, tr) {
    const all = tr.effects.find((effect) => effect.is(setSuggestions))?.value;
    return all ? new Map(all.map((one) => [one.suggestion, one])) : value;
  },
});

/** On transactions that propose: the words that are to go, where they are after it. */
export const proposed = Annotation.define<{ deleted: readonly Range[] }>();

export const setPending = StateEffect.define<Pending>();

const inserted = Decoration.mark({ class: 'gl-inserted', inclusive: true, comes: true });
const deleted = Decoration.mark({ class: 'gl-deleted', comes: false });

export const pendingMarks = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(marks, tr) {
    const all = tr.effects.find((effect) => effect.is(setPending))?.value;
    if (all) return marked(RangeSet.empty, all);
    const mapped = marks.map(tr.changes);
    const goes = tr.annotation(proposed)?.deleted;
    return goes ? marked(mapped, { inserted: insertions(tr.changes), deleted: goes }) : mapped;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function insertions(changes: ChangeSet): Range[] {
  const ranges: Range[] = [];
  changes.iterChanges((_fromA, _toA, from, to) => {
    if (from < to) ranges.push({ from, to });
  });
  return ranges;
}

function marked(marks: DecorationSet, { inserted: come, deleted: go }: Pending): DecorationSet {
  const fresh = come.filter(({ from, to }) => !covers(marks, from, to));
  return marks.update({
    add: [
      ...fresh.map(({ from, to }) => inserted.range(from, to)),
      ...go.map(({ from, to }) => deleted.range(from, to)),
    ],
    sort: true,
  });
}

function covers(marks: DecorationSet, from: number, to: number): boolean {
  let covered = false;
  marks.between(from, to, (start, end, mark) => {
    covered ||= mark.spec['comes'] === true && start <= from && to <= end;
  });
  return covered;
}

/** What stands somewhere by a proposal. */
interface Stretch extends Range {
  kind: 'own' | 'going';
  /** True where the same hand proposed it. */
  mine: boolean;
}

/** What is proposed in or beside a range: one's own new words, and words that are to go. */
function stretches(state: EditorState, from: number, to: number): Stretch[] {
  const { author } = state.field(proposing);
  const known = state.field(suggestions);
  const found: Stretch[] = [];
  state.field(spanMarks).between(from, to, (start, end, mark) => {
    const meaning = meaningOf(mark);
    if (meaning.kind !== 'inserted' && meaning.kind !== 'deleted') return;
    const mine = known.get(meaning.suggestion)?.author === author;
    if (meaning.kind === 'deleted') found.push({ from: start, to: end, kind: 'going', mine });
    else if (mine) found.push({ from: start, to: end, kind: 'own', mine });
  });
  state.field(pendingMarks).between(from, to, (start, end, mark) => {
    const kind = mark.spec['comes'] === true ? 'own' : 'going';
    found.push({ from: start, to: end, kind, mine: true });
  });
  return found;
}

/** What becomes of words that would go: one's own go, others are marked unless they are already. */
function fates(state: EditorState, from: number, to: number): { goes: Range[]; marks: Range[] } {
  const known = stretches(state, from, to);
  const inside = known.flatMap((one) => [one.from, one.to]).filter((at) => from < at && at < to);
  const borders = [...new Set([from, ...inside, to])].sort((a, b) => a - b);
  const fate = { goes: [] as Range[], marks: [] as Range[] };
  borders.slice(1).forEach((end, i) => {
    const start = borders[i] ?? from;
    const here = known.filter((one) => one.from <= start && end <= one.to);
    if (here.some((one) => one.kind === 'own')) fate.goes.push({ from: start, to: end });
    else if (here.length === 0) {
      const last = fate.marks.at(-1);
      if (last?.to === start) last.to = end;
      else fate.marks.push({ from: start, to: end });
    }
  });
  return fate;
}

/** Behind the words that the same hand took out at a place. */
function behindGoing(state: EditorState, pos: number): number {
  let at = pos;
  for (let moved = true; moved; ) {
    moved = false;
    for (const one of stretches(state, at, at)) {
      if (one.kind === 'going' && one.mine && one.from <= at && at < one.to) {
        at = one.to;
        moved = true;
      }
    }
  }
  return at;
}

const border = 'A suggestion stays within one turn. Leave suggesting to join turns.';

/** The transaction that proposes what another one would do. */
function proposal(tr: Transaction): TransactionSpec | readonly TransactionSpec[] {
  const state = tr.startState;
  const changes: ChangeSpec[] = [];
  const marks: Range[] = [];
  let count = 0;
  const replaces = tr.isUserEvent('input.replace');
  let crosses = false;
  let plain = true;
  let place = { from: 0, to: 0, puts: false };
  tr.changes.iterChanges(() => {
    count += 1;
  });
  tr.changes.iterChanges((from, to, _fromB, _toB, text) => {
    crosses ||= from < to && crossesBorder(state, from, to);
    const { goes, marks: more } = fates(state, from, to);
    // What goes already is not replaced a second time.
    if (replaces && from < to && goes.length + more.length === 0) {
      plain = false;
      return;
    }
    const at = count === 1 && text.length > 0 ? behindGoing(state, to) : to;
    const kept = goes.reduce((sum, one) => sum - (one.to - one.from), to - from);
    plain &&= kept === 0 && at === to;
    marks.push(...more);
    changes.push(...goes, { from: at, insert: text });
    place = { from, to: at, puts: text.length > 0 };
  });
  if (crosses) {
    const host = state.facet(manuscriptHost);
    queueMicrotask(() => host.refused(border));
    return { effects: [] };
  }
  const all = ChangeSet.of(changes, state.doc.length);
  const deleted = marks.map(({ from, to }) => ({
    from: all.mapPos(from, 1),
    to: all.mapPos(to, -1),
  }));
  const annotations = [proposed.of({ deleted })];
  // As it was meant: an input method in the middle of a word is not disturbed.
  if (plain) return [tr, { annotations }];
  const event = tr.annotation(Transaction.userEvent);
  if (event !== undefined) annotations.push(Transaction.userEvent.of(event) as never);
  const forward = tr.isUserEvent('delete.forward');
  const cursor = place.puts || forward ? all.mapPos(place.to, 1) : all.mapPos(place.from, -1);
  return {
    changes: all,
    selection: replaces || count > 1 ? selected(tr, all) : EditorSelection.cursor(cursor),
    effects: tr.effects,
    scrollIntoView: tr.scrollIntoView,
    annotations,
  };
}

/** What a transaction selects, where it is when `all` is done instead. */
function selected(tr: Transaction, all: ChangeSet): EditorSelection {
  if (!tr.selection) return tr.startState.selection.map(all, 1);
  const back = tr.changes.invertedDesc;
  const at = (pos: number) => all.mapPos(back.mapPos(pos, 1), 1);
  const ranges = tr.selection.ranges.map((one) =>
    EditorSelection.range(at(one.anchor), at(one.head)),
  );
  return EditorSelection.create(ranges, tr.selection.mainIndex);
}

const filter = EditorState.transactionFilter.of((tr) => {
  if (!tr.docChanged || tr.annotation(fromCore) || !tr.startState.field(proposing).on) return tr;
  return proposal(tr);
});

/**
 * An input method replaces what is selected by its own first letters; the words are marked before,
 * so that nothing has to be put back while it composes.
 */
const composition = EditorView.domEventHandlers({
  compositionstart(_event, view) {
    const { main } = view.state.selection;
    if (!view.state.field(proposing).on || main.empty) return false;
    view.dispatch({ changes: { from: main.from, to: main.to }, userEvent: 'delete.forward' });
    return false;
  },
});

/** The manuscript looks another way while it is only proposed. */
const looks = EditorView.editorAttributes.compute(
  [proposing],
  (state): Record<string, string> => (state.field(proposing).on ? { class: 'gl-suggesting' } : {}),
);

export const suggesting: Extension = [
  proposing,
  suggestions,
  pendingMarks,
  filter,
  composition,
  looks,
];
