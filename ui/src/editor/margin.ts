/** Speaker and time beside the first line of each turn, and the space between turns. */
import {
  type EditorState,
  type Extension,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  GutterMarker,
  gutter,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { SpeakerView, TurnView } from '../ipc/generated';
import { speakerColour } from '../shared/colours';
import { commentMarks, commentsBetween } from './comments';
import { manuscriptHost } from './host';
import { suggestions } from './suggesting';
import { turnAt, turnMarks } from './turns';

export const setSpeakers = StateEffect.define<readonly SpeakerView[]>();

/** Who speaks, in the order of the number keys. */
export const speakers = StateField.define<readonly SpeakerView[]>({
  create: () => [],
  update: (value, tr) => tr.effects.find((effect) => effect.is(setSpeakers))?.value ?? value,
});

/** As the margin shows a turn's speaker. */
export function speakerLabel(
  state: EditorState,
  turn: TurnView,
): { label: string; colour: string } {
  const all = state.field(speakers);
  const speaker = all.find((one) => one.id === turn.speaker);
  if (!speaker) return { label: 'Unassigned', colour: 'var(--ink-3)' };
  return { label: speaker.label, colour: speakerColour(speaker.colour) };
}

class Label extends GutterMarker {
  constructor(
    private readonly turn: number,
    private readonly label: string,
    private readonly colour: string,
    private readonly time: string,
    private readonly estimated: boolean,
    /** Who is proposed instead. */
    private readonly proposed: { label: string; colour: string } | null,
    private readonly comments: readonly number[],
  ) {
    super();
  }

  override eq(other: GutterMarker): boolean {
    return (
      other instanceof Label &&
      other.turn === this.turn &&
      other.label === this.label &&
      other.colour === this.colour &&
      other.time === this.time &&
      other.estimated === this.estimated &&
      other.proposed?.label === this.proposed?.label &&
      other.proposed?.colour === this.proposed?.colour &&
      other.comments.join() === this.comments.join()
    );
  }

  override toDOM(view: EditorView): Node {
    const who = document.createElement('div');
    who.className = 'gl-who';
    const speaker = document.createElement('button');
    speaker.type = 'button';
    speaker.tabIndex = -1;
    speaker.textContent = this.label;
    speaker.title = `${this.label}: choose another speaker`;
    speaker.style.color = this.colour;
    speaker.addEventListener('mousedown', (event) => event.preventDefault());
    speaker.addEventListener('click', () => {
      view.state.facet(manuscriptHost).chooseSpeaker(this.turn, speaker.getBoundingClientRect());
    });
    who.append(speaker);
    if (this.proposed) {
      speaker.classList.add('gl-struck');
      speaker.style.color = 'var(--ink-3)';
      const other = document.createElement('span');
      other.className = 'gl-other';
      other.textContent = this.proposed.label;
      other.title = `${this.proposed.label} is proposed instead`;
      other.style.color = this.proposed.colour;
      who.append(other);
    }
    const when = document.createElement('div');
    when.append(...this.bubble(view));
    if (this.time) {
      const time = document.createElement('time');
      time.textContent = this.time;
      if (this.estimated) {
        time.className = 'gl-estimated';
        time.title = 'Worked out, not heard';
      }
      when.append(time);
    }
    who.append(when);
    return who;
  }

  /** How many comments are open here; a click goes to the first of them. */
  private bubble(view: EditorView): Node[] {
    const [first] = this.comments;
    if (first === undefined) return [];
    const bubble = document.createElement('button');
    bubble.type = 'button';
    bubble.tabIndex = -1;
    bubble.className = 'gl-bubble';
    bubble.textContent = String(this.comments.length);
    bubble.title = this.comments.length === 1 ? 'A comment' : `${this.comments.length} comments`;
    bubble.ariaLabel = bubble.title;
    bubble.addEventListener('mousedown', (event) => event.preventDefault());
    bubble.addEventListener('click', () => view.state.facet(manuscriptHost).openThread(first));
    return [bubble];
  }
}

/** Who is proposed for a turn instead of its speaker. */
function proposedSpeaker(
  state: EditorState,
  turn: TurnView,
): ReturnType<typeof speakerLabel> | null {
  for (const one of state.field(suggestions).values()) {
    if (one.proposal === 'speaker' && one.turn === turn.id) {
      return speakerLabel(state, { ...turn, speaker: one.to });
    }
  }
  return null;
}

function labelAt(state: EditorState, pos: number): GutterMarker | null {
  const cursor = state.field(turnMarks).iter(pos);
  if (!cursor.value || cursor.from !== pos || cursor.value.turn.cue) return null;
  const { turn } = cursor.value;
  const { label, colour } = speakerLabel(state, turn);
  const end = turnAt(state, pos)?.to ?? pos;
  return new Label(
    turn.id,
    label,
    colour,
    turn.time ?? '',
    turn.estimated ?? false,
    proposedSpeaker(state, turn),
    commentsBetween(state, pos, end),
  );
}

function changed(update: ViewUpdate): boolean {
  return (
    update.startState.field(turnMarks) !== update.state.field(turnMarks) ||
    update.startState.field(speakers) !== update.state.field(speakers) ||
    update.startState.field(suggestions) !== update.state.field(suggestions) ||
    update.startState.field(commentMarks) !== update.state.field(commentMarks)
  );
}

const labels = gutter({
  class: 'gl-margin',
  lineMarker: (view, line) => labelAt(view.state, line.from),
  lineMarkerChange: changed,
});

const classes = ['gl-first', 'gl-last', 'gl-cue', 'gl-timed', 'gl-retagged'] as const;
const decorations = new Map<string, Decoration>();

/** Decorations are compared by identity first, so each combination is made once. */
function lineDecoration(
  ...flags: [first: boolean, last: boolean, cue: boolean, timed: boolean, retagged: boolean]
): Decoration {
  const name = ['gl-line', ...classes.filter((_, i) => flags[i])].join(' ');
  let made = decorations.get(name);
  if (!made) {
    made = Decoration.line({ class: name });
    decorations.set(name, made);
  }
  return made;
}

function lines(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { state, viewport } = view;
  const next = state.field(turnMarks).iter(viewport.from);
  let cue = false;
  for (let pos = viewport.from; pos <= viewport.to; ) {
    const line = state.doc.lineAt(pos);
    const first = next.value !== null && next.from === line.from;
    let timed = false;
    let retagged = false;
    if (first) {
      cue = next.value?.turn.cue ?? false;
      timed = next.value?.turn.time != null;
      retagged = next.value !== null && proposedSpeaker(state, next.value.turn) !== null;
      next.next();
    }
    const last = line.to === state.doc.length || (next.value && next.from === line.to + 1);
    builder.add(line.from, line.from, lineDecoration(first, Boolean(last), cue, timed, retagged));
    pos = line.to + 1;
  }
  return builder.finish();
}

/** Classes of the lines in view, by which the looks set turns apart from paragraphs. */
const spacing = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = lines(view);
    }

    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged || changed(update)) {
        this.decorations = lines(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

export const margin: Extension = [speakers, labels, spacing];
