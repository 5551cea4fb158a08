/** The turn that the cursor is in: softly set off, and said to those who do not see it. */
import { type EditorState, type Extension, Facet } from '@codemirror/state';
import {
  type EditorView,
  type LayerMarker,
  layer,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { speakerLabel } from './margin';
import { turnAt, turnMarks } from './turns';

class Patch implements LayerMarker {
  constructor(
    private readonly top: number,
    private readonly height: number,
    private readonly left: number,
    private readonly width: number,
  ) {}

  eq(other: LayerMarker): boolean {
    return (
      other instanceof Patch &&
      other.top === this.top &&
      other.height === this.height &&
      other.left === this.left &&
      other.width === this.width
    );
  }

  draw(): HTMLElement {
    const dom = document.createElement('div');
    dom.className = 'gl-here-patch';
    this.place(dom);
    return dom;
  }

  update(dom: HTMLElement): boolean {
    this.place(dom);
    return true;
  }

  private place(dom: HTMLElement): void {
    dom.style.transform = `translate(${this.left}px, ${this.top}px)`;
    dom.style.width = `${this.width}px`;
    dom.style.height = `${this.height}px`;
  }
}

function patches(view: EditorView): Patch[] {
  const turn = turnAt(view.state, view.state.selection.main.head);
  if (!turn || turn.turn.cue) return [];
  const scroller = view.scrollDOM.getBoundingClientRect();
  const content = view.contentDOM.getBoundingClientRect();
  const gutter = view.scrollDOM.querySelector('.cm-gutters')?.getBoundingClientRect();
  const above = view.documentTop - scroller.top + view.scrollDOM.scrollTop;
  const top = above + view.lineBlockAt(turn.from).top;
  const bottom = above + view.lineBlockAt(turn.to).bottom;
  const left = (gutter?.left ?? content.left) - scroller.left + view.scrollDOM.scrollLeft;
  return [new Patch(top, bottom - top, left, content.right - scroller.left - left)];
}

const patch = layer({
  above: false,
  class: 'gl-here',
  markers: patches,
  update: (update) => update.docChanged || update.selectionSet || update.geometryChanged,
});

/** Says something to a screen reader, once what was said before is over. */
export type Say = (words: string) => void;

export const say = Facet.define<Say, Say>({
  combine: (all) => (words) => {
    for (const one of all) one(words);
  },
});

function describe(state: EditorState): { id: number | null; words: string } {
  const turn = turnAt(state, state.selection.main.head);
  if (!turn) return { id: null, words: '' };
  if (turn.turn.cue) return { id: turn.turn.id, words: 'Cue' };
  const { label } = speakerLabel(state, turn.turn);
  return { id: turn.turn.id, words: turn.turn.time ? `${label}, ${turn.turn.time}` : label };
}

/** Who speaks is not part of the text, so it is said when the cursor comes to another turn. */
const telling = ViewPlugin.fromClass(
  class {
    private told: number | null = null;
    private timer: ReturnType<typeof setTimeout> | undefined;

    update(update: ViewUpdate) {
      const moved =
        update.selectionSet || update.startState.field(turnMarks) !== update.state.field(turnMarks);
      if (!moved || !update.view.hasFocus) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell(update.view), 250);
    }

    destroy() {
      clearTimeout(this.timer);
    }

    private tell(view: EditorView) {
      const { id, words } = describe(view.state);
      if (id === this.told) return;
      this.told = id;
      view.state.facet(say)(words);
    }
  },
);

export const here: Extension = [patch, telling];
