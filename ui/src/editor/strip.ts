/**
 * The timeline under the manuscript: every turn in its speaker's colour, as long as its words, with
 * the findings above and the links and comments below it, and a frame around the part in view.
 */
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { commentMarks } from './comments';
import { findingMarks } from './findings';
import { speakerLabel, speakers } from './margin';
import { Overview } from './overview';
import { meaningOf, spanMarks } from './spans';
import { turnAt, turnMarks } from './turns';

/** Heights: of the marks above, of the turns, and of the marks below. */
const [above, bar, below] = [4, 10, 4];
const narrowestFrame = 10;

class Strip extends Overview {
  private readonly tip = document.createElement('div');

  constructor(view: EditorView) {
    super(view, 'gl-strip');
    this.tip.className = 'gl-tip';
    this.tip.hidden = true;
    this.dom.append(this.tip);
    this.dom.addEventListener('pointermove', this.point);
    this.dom.addEventListener('pointerleave', () => {
      this.tip.hidden = true;
    });
  }

  protected override isOther({ startState: before, state }: ViewUpdate): boolean {
    const fields = [turnMarks, speakers, findingMarks, spanMarks, commentMarks] as const;
    return fields.some((field) => before.field<unknown>(field) !== state.field<unknown>(field));
  }

  protected override place(): void {
    this.view.requestMeasure({
      key: this,
      read: (view) => {
        const { scrollDOM, documentPadding } = view;
        const top = scrollDOM.scrollTop - documentPadding.top;
        const first = view.lineBlockAtHeight(Math.max(0, top));
        const last = view.lineBlockAtHeight(Math.max(0, top + scrollDOM.clientHeight));
        const length = Math.max(1, view.state.doc.length);
        const width = this.dom.clientWidth;
        // Within a long paragraph by how far it is scrolled.
        const at = ({ from, to, top: start, height: tall }: typeof first, y: number) =>
          ((from + (to - from) * Math.min(1, Math.max(0, (y - start) / Math.max(1, tall)))) /
            length) *
          width;
        const left = at(first, top);
        const right = at(last, top + scrollDOM.clientHeight);
        return { left, right, whole: scrollDOM.clientHeight >= scrollDOM.scrollHeight };
      },
      write: ({ left, right, whole }) => {
        this.frame.style.transform = `translateX(${left}px)`;
        this.frame.style.width = `${Math.max(narrowestFrame, right - left)}px`;
        this.frame.hidden = whole;
      },
    });
  }

  /** The place in the text that a pointer is at. */
  private placeOf(event: PointerEvent): number {
    const { left, width } = this.dom.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
    return Math.round(share * this.view.state.doc.length);
  }

  private readonly point = (event: PointerEvent): void => {
    const turn = turnAt(this.view.state, this.placeOf(event));
    this.tip.hidden = !turn;
    if (!turn) return;
    const { label } = turn.turn.cue ? { label: 'Cue' } : speakerLabel(this.view.state, turn.turn);
    this.tip.textContent = turn.turn.time ? `${label} · ${turn.turn.time}` : label;
    const { left, width } = this.dom.getBoundingClientRect();
    const half = this.tip.offsetWidth / 2;
    const at = Math.min(width - half, Math.max(half, event.clientX - left));
    this.tip.style.transform = `translateX(${at - half}px)`;
  };

  protected override goTo(event: PointerEvent): void {
    const place = this.placeOf(event);
    this.view.dispatch({ effects: EditorView.scrollIntoView(place, { y: 'center' }) });
  }

  protected override draw(pen: CanvasRenderingContext2D, colour: (name: string) => string): void {
    const { state } = this.view;
    const scale = this.dom.clientWidth / Math.max(1, state.doc.length);
    this.turns(pen, scale, state, colour);
    this.marks(pen, scale, state, colour);
  }

  private turns(
    pen: CanvasRenderingContext2D,
    scale: number,
    state: EditorState,
    colour: (name: string) => string,
  ): void {
    const bars: { from: number; fill: string }[] = [];
    for (const cursor = state.field(turnMarks).iter(); cursor.value; cursor.next()) {
      const { turn } = cursor.value;
      const fill = turn.cue ? colour('--line-strong') : colour(speakerLabel(state, turn).colour);
      bars.push({ from: cursor.from, fill });
    }
    bars.forEach(({ from, fill }, i) => {
      const start = from * scale;
      const end = (bars[i + 1]?.from ?? state.doc.length) * scale;
      pen.fillStyle = fill;
      // A hair between turns, where there is room for one.
      pen.fillRect(start, above + 2, Math.max(0.5, end - start - (end - start > 3 ? 1 : 0)), bar);
    });
  }

  private marks(
    pen: CanvasRenderingContext2D,
    scale: number,
    state: EditorState,
    colour: (name: string) => string,
  ): void {
    let painted = -2;
    pen.fillStyle = colour('--error');
    for (const cursor = state.field(findingMarks).iter(); cursor.value; cursor.next()) {
      const x = Math.round(cursor.from * scale);
      if (x < painted + 2) continue;
      painted = x;
      pen.fillRect(x, 0, 1.5, above);
    }
    const mark = (from: number) =>
      pen.fillRect(Math.round(from * scale), above + bar + 4, 2, below);
    pen.fillStyle = colour('--accent');
    for (const cursor = state.field(spanMarks).iter(); cursor.value; cursor.next()) {
      if (meaningOf(cursor.value).kind === 'link') mark(cursor.from);
    }
    pen.fillStyle = colour('--note');
    for (const cursor = state.field(commentMarks).iter(); cursor.value; cursor.next()) {
      mark(cursor.from);
    }
  }
}

export const strip: Extension = ViewPlugin.define((view) => new Strip(view));
