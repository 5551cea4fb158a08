/** Two states of a transcript, in one text or side by side; to be read, not to be typed in. */
import { Change, MergeView } from '@codemirror/merge';
import {
  EditorState,
  type Extension,
  type RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter } from '@codemirror/view';
import type {
  ComparedTurn,
  ComparedWords,
  ComparisonView,
  DifferenceGroup,
  DifferenceView,
} from '../ipc/generated';
import { speakerColour } from '../shared/colours';
import { compareTheme } from './compare-theme';
import { firstBehind, placeOf, twoTexts } from './compared-text';

export interface ComparisonSurface {
  /** Shows a difference; none puts the mark away. */
  show: (difference: number | null) => void;
  /** Only these are shown in full colour. */
  filter: (groups: ReadonlySet<DifferenceGroup>) => void;
  destroy: () => void;
}

interface Shown {
  current: number | null;
  groups: ReadonlySet<DifferenceGroup> | null;
}

const setShown = StateEffect.define<Partial<Shown>>();

const shown = StateField.define<Shown>({
  create: () => ({ current: null, groups: null }),
  update: (value, tr) => {
    const told = tr.effects.filter((effect) => effect.is(setShown)).map((effect) => effect.value);
    return told.length > 0 ? Object.assign({}, value, ...told) : value;
  },
});

type Margin = Pick<ComparedTurn, 'was' | 'label' | 'colour' | 'was_time' | 'time'>;

/** Who and when: what was, struck out, over what is. */
class Head extends GutterMarker {
  constructor(
    private readonly turn: Margin,
    private readonly note: string,
    private readonly dim: boolean,
  ) {
    super();
  }

  override eq(other: Head): boolean {
    return other.turn === this.turn && other.dim === this.dim;
  }

  /** What stands there, from the top. */
  lines(): { tag: string; text: string; colour: number }[] {
    const { was, label, colour, was_time, time } = this.turn;
    const renamed = was !== label;
    const retimed = was_time !== time;
    const lines = [
      { tag: 'del', text: renamed ? was : '', colour: 0 },
      { tag: renamed ? 'ins' : 'b', text: label, colour: renamed ? 0 : colour },
      { tag: 'del', text: (retimed && was_time) || '', colour: 0 },
      { tag: retimed ? 'ins' : 'time', text: time ?? '', colour: 0 },
      { tag: 'small', text: this.note, colour: 0 },
    ];
    return lines.filter(({ text }) => text);
  }

  override toDOM(): Node {
    const who = document.createElement('div');
    who.className = 'gl-who';
    for (const { tag, text, colour } of this.lines()) {
      const made = document.createElement(tag);
      made.textContent = text;
      made.title = text;
      // Who speaks, and when, is not what is left out.
      if (this.dim && tag !== 'b' && tag !== 'time') made.className = 'gl-dim';
      if (colour > 0) made.style.color = speakerColour(colour);
      who.append(made);
    }
    return who;
  }
}

/** What is said in the margin of a turn that begins on one side only, or is something else. */
const notes: Partial<Record<DifferenceView['kind'], string>> = {
  split: 'split here',
  merged: 'joined to the turn above',
  turn_added: 'new turn',
  turn_removed: 'turn removed',
  turn_kind: 'cue or speech',
};

function noteOf(view: ComparisonView, turn: ComparedTurn): string {
  const kinds = turn.differences.map((index) => view.differences[index]?.kind);
  return kinds.flatMap((kind) => (kind && notes[kind]) ?? []).join(', ');
}

/** The first line of a turn is as high as its margin, which has so many lines. */
const first = [0, 1, 2, 3, 4, 5].map((lines) =>
  Decoration.line({
    class: 'gl-turn',
    attributes: { style: `min-height: calc(19px + ${lines * 18}px * var(--text-scale, 1))` },
  }),
);

/** What stands beside a turn, and what of it differs. */
interface Beside {
  at: number;
  turn: Margin;
  note: string;
  differences: readonly number[];
}

/** True for differences that are all left out by the filter. */
function leftOut({ groups }: Shown, of: ComparisonView, differences: readonly number[]): boolean {
  const looked = (index: number) => {
    const group = of.differences[index]?.group;
    return group !== undefined && (groups?.has(group) ?? true);
  };
  return differences.length > 0 && !differences.some(looked);
}

/** The margin and the space in front of turns. */
function turns(of: ComparisonView, list: readonly Beside[]): Extension {
  const headOf = ({ turn, note, differences }: Beside, told: Shown) =>
    new Head(turn, note, leftOut(told, of, differences));
  const lines = new RangeSetBuilder<Decoration>();
  for (const one of list) {
    const line = first[headOf(one, { current: null, groups: null }).lines().length];
    if (line) lines.add(one.at, one.at, line);
  }
  const drawn = (told: Shown) => {
    const builder = new RangeSetBuilder<GutterMarker>();
    for (const one of list) builder.add(one.at, one.at, headOf(one, told));
    return { groups: told.groups, set: builder.finish() };
  };
  const markers = StateField.define<{ groups: Shown['groups']; set: RangeSet<GutterMarker> }>({
    create: (state) => drawn(state.field(shown)),
    update(value, tr) {
      const now = tr.state.field(shown);
      return now.groups === value.groups ? value : drawn(now);
    },
  });
  return [
    markers,
    gutter({ class: 'gl-margin', markers: (view) => view.state.field(markers).set }),
    EditorView.decorations.of(lines.finish()),
  ];
}

const surface: Extension = [
  EditorState.lineSeparator.of('\n'),
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.lineWrapping,
  compareTheme,
];

/** Decorations are compared by identity first, so each is made once. */
const looks = new Map<string, Decoration>();
function look(name: string): Decoration {
  const known = looks.get(name);
  if (known) return known;
  const tag = name.startsWith('gl-del') ? 'del' : name.startsWith('gl-ins') ? 'ins' : 'span';
  const made = Decoration.mark({ class: name, tagName: tag });
  looks.set(name, made);
  return made;
}

/** The differences in view; `sides` says what words that stand on one side or on both look like. */
function decorate(
  view: EditorView,
  of: ComparisonView,
  marks: readonly ComparedWords[],
  sides: Readonly<Record<ComparedWords['side'], string>>,
): DecorationSet {
  const told = view.state.field(shown);
  const builder = new RangeSetBuilder<Decoration>();
  const { from, to } = view.viewport;
  for (let at = firstBehind(marks, from); at < marks.length; at += 1) {
    const mark = marks[at];
    if (!mark || mark.from >= to) break;
    const classes = [
      sides[mark.side],
      of.differences[mark.difference]?.kind === 'moved' ? 'gl-moved' : '',
      leftOut(told, of, [mark.difference]) ? 'gl-dim' : '',
      told.current === mark.difference ? 'gl-current' : '',
    ].filter(Boolean);
    if (classes.length > 0) builder.add(mark.from, mark.to, look(classes.join(' ')));
  }
  return builder.finish();
}

const struck = { before: 'gl-del', after: 'gl-ins', both: 'gl-meant' };
/** Beside each other, what went and what came is drawn by the view of both. */
const plain = { before: '', after: '', both: 'gl-meant' };

/** Both texts in one, with what went struck out and what came in green. */
export function inOneText(
  parent: HTMLElement,
  of: ComparisonView,
  onpick: (difference: number) => void,
): ComparisonSurface {
  const clicked = EditorView.domEventHandlers({
    click: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const mark = at === null ? undefined : of.marks[firstBehind(of.marks, at)];
      if (at !== null && mark && mark.from <= at) onpick(mark.difference);
    },
  });
  const heads = of.turns.map((turn): Beside => {
    const { at, differences } = turn;
    return { at, turn, note: noteOf(of, turn), differences };
  });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: of.text,
      extensions: [
        surface,
        shown,
        turns(of, heads),
        EditorView.decorations.of((view) => decorate(view, of, of.marks, struck)),
        EditorView.contentAttributes.of({ 'aria-label': 'Both texts in one', role: 'document' }),
        clicked,
      ],
    }),
  });
  return {
    show: (current) => {
      const place = current === null ? undefined : placeOf(of, current);
      const scroll = place && EditorView.scrollIntoView(place.from, { y: 'center' });
      view.dispatch({ effects: [setShown.of({ current }), ...(scroll ? [scroll] : [])] });
    },
    filter: (groups) => view.dispatch({ effects: setShown.of({ groups }) }),
    destroy: () => view.destroy(),
  };
}

/** The text before and the text after, beside each other. */
export function sideBySide(parent: HTMLElement, of: ComparisonView): ComparisonSurface {
  const two = twoTexts(of);
  const changes = two.replaced.map((one) => new Change(one.fromA, one.toA, one.fromB, one.toB));
  const side = (name: 'a' | 'b', place: (at: number) => number) => {
    const gone = name === 'a' ? 'after' : 'before';
    const marks = of.marks
      .filter((mark) => mark.side !== gone && mark.from < mark.to)
      .map((mark) => ({ ...mark, from: place(mark.from), to: place(mark.to) }));
    const heads = of.turns
      .filter((turn) => turn.side !== gone)
      .map((turn): Beside => {
        const { was, was_colour, was_time, label, colour, time, differences } = turn;
        const head =
          name === 'a'
            ? { was, label: was, colour: was_colour, was_time, time: was_time }
            : { was: label, label, colour, was_time: time, time };
        return { at: place(turn.at), turn: head, note: noteOf(of, turn), differences };
      });
    return [
      surface,
      shown,
      turns(of, heads),
      // Around what the view of both draws, so that it is dimmed with it.
      EditorView.outerDecorations.of((view) => decorate(view, of, marks, plain)),
      EditorView.contentAttributes.of({
        'aria-label': name === 'a' ? 'The text before' : 'The text after',
        role: 'document',
      }),
    ];
  };
  const view = new MergeView({
    parent,
    a: { doc: two.before, extensions: side('a', two.placeBefore) },
    b: { doc: two.after, extensions: side('b', two.placeAfter) },
    gutter: false,
    collapseUnchanged: { margin: 2, minSize: 6 },
    // The core has compared them already.
    diffConfig: { override: () => changes },
  });
  const tell = (told: Partial<Shown>) => {
    for (const one of [view.a, view.b]) one.dispatch({ effects: setShown.of(told) });
  };
  return {
    show: (current) => {
      tell({ current });
      const place = current === null ? undefined : placeOf(of, current);
      if (!place) return;
      const at = two.placeAfter(place.from);
      view.b.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    },
    filter: (groups) => tell({ groups }),
    destroy: () => view.destroy(),
  };
}
