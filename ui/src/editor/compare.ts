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
  ) {
    super();
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

/** The margin and the space in front of turns. */
function turns(list: readonly { at: number; turn: Margin; note: string }[]): Extension {
  const markers = new RangeSetBuilder<GutterMarker>();
  const lines = new RangeSetBuilder<Decoration>();
  for (const { at, turn, note } of list) {
    const head = new Head(turn, note);
    markers.add(at, at, head);
    const line = first[head.lines().length];
    if (line) lines.add(at, at, line);
  }
  const made: RangeSet<GutterMarker> = markers.finish();
  return [
    gutter({ class: 'gl-margin', markers: () => made }),
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

/** The differences in view. */
function decorate(view: EditorView, of: ComparisonView): DecorationSet {
  const { current, groups } = view.state.field(shown);
  const builder = new RangeSetBuilder<Decoration>();
  const { from, to } = view.viewport;
  for (let at = firstBehind(of.marks, from); at < of.marks.length; at += 1) {
    const mark = of.marks[at];
    if (!mark || mark.from >= to) break;
    const difference = of.differences[mark.difference];
    const sides = { before: 'gl-del', after: 'gl-ins', both: 'gl-meant' };
    const classes = [
      sides[mark.side],
      difference?.kind === 'moved' ? 'gl-moved' : '',
      groups && difference && !groups.has(difference.group) ? 'gl-dim' : '',
      current === mark.difference ? 'gl-current' : '',
    ];
    builder.add(mark.from, mark.to, look(classes.filter(Boolean).join(' ')));
  }
  return builder.finish();
}

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
  const heads = of.turns.map((turn) => ({ at: turn.at, turn, note: noteOf(of, turn) }));
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: of.text,
      extensions: [
        surface,
        shown,
        turns(heads),
        EditorView.decorations.of((view) => decorate(view, of)),
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

/** The words of one side that are shown now. */
function currentOn(place: () => { from: number; to: number } | null): Extension {
  const mark = Decoration.mark({ class: 'gl-current' });
  return EditorView.decorations.of((view) => {
    void view.state.field(shown);
    const at = place();
    return at && at.from < at.to ? Decoration.set(mark.range(at.from, at.to)) : Decoration.none;
  });
}

/** The text before and the text after, beside each other. */
export function sideBySide(parent: HTMLElement, of: ComparisonView): ComparisonSurface {
  const two = twoTexts(of);
  const changes = two.replaced.map((one) => new Change(one.fromA, one.toA, one.fromB, one.toB));
  const on = { a: null, b: null } as Record<'a' | 'b', { from: number; to: number } | null>;
  const side = (name: 'a' | 'b', place: (at: number) => number) => {
    const gone = name === 'a' ? 'after' : 'before';
    const heads = of.turns
      .filter((turn) => turn.side !== gone)
      .map((turn) => {
        const { was, was_colour, was_time, label, colour, time } = turn;
        const head =
          name === 'a'
            ? { was, label: was, colour: was_colour, was_time, time: was_time }
            : { was: label, label, colour, was_time: time, time };
        return { at: place(turn.at), turn: head, note: noteOf(of, turn) };
      });
    return [
      surface,
      shown,
      turns(heads),
      currentOn(() => on[name]),
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
  return {
    show: (current) => {
      const place = current === null ? undefined : placeOf(of, current);
      const range = (to: (at: number) => number) =>
        place ? { from: to(place.from), to: to(place.to) } : null;
      on.a = range(two.placeBefore);
      on.b = range(two.placeAfter);
      view.a.dispatch({ effects: setShown.of({ current }) });
      const scroll = on.b && EditorView.scrollIntoView(on.b.from, { y: 'center' });
      view.b.dispatch({ effects: [setShown.of({ current }), ...(scroll ? [scroll] : [])] });
    },
    filter: () => {},
    destroy: () => view.destroy(),
  };
}
