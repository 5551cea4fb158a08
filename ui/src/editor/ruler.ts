/**
 * The overview at the right: where findings and links are in the whole, and the part in view. It
 * is the scroll bar too. Marks are painted when nothing else happens, each pixel once.
 */
import type { Extension } from '@codemirror/state';
import { type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { FindingView } from '../ipc/generated';
import { commentMarks } from './comments';
import { findingMarks } from './findings';
import { Overview } from './overview';
import { type Meaning, spanMarks } from './spans';

const thickness = 2;

class Ruler extends Overview {
  constructor(view: EditorView) {
    super(view, 'gl-ruler');
  }

  protected override isOther({ startState: before, state }: ViewUpdate): boolean {
    return (
      before.field(findingMarks) !== state.field(findingMarks) ||
      before.field(commentMarks) !== state.field(commentMarks) ||
      before.field(spanMarks) !== state.field(spanMarks)
    );
  }

  protected override place(): void {
    this.view.requestMeasure({
      key: this,
      read: ({ scrollDOM }) => {
        const height = this.dom.clientHeight;
        const part = Math.min(1, scrollDOM.clientHeight / scrollDOM.scrollHeight);
        const length = Math.max(24, part * height);
        const way = scrollDOM.scrollHeight - scrollDOM.clientHeight;
        const top = way > 0 ? (scrollDOM.scrollTop / way) * (height - length) : 0;
        return { top, length, whole: part === 1, above: scrollDOM.offsetTop };
      },
      write: ({ top, length, whole, above }) => {
        // Below the panel for finding, when it is open.
        this.dom.style.marginTop = `${above}px`;
        this.frame.style.transform = `translateY(${top}px)`;
        this.frame.style.height = `${length}px`;
        this.frame.style.display = whole ? 'none' : '';
      },
    });
  }

  protected override goTo({ clientY }: PointerEvent): void {
    const { top, height } = this.dom.getBoundingClientRect();
    const { scrollDOM } = this.view;
    const middle = ((clientY - top) / height) * scrollDOM.scrollHeight;
    scrollDOM.scrollTop = middle - scrollDOM.clientHeight / 2;
  }

  protected override draw(pen: CanvasRenderingContext2D, colour: (name: string) => string): void {
    const { state } = this.view;
    const colours: Partial<Record<Meaning['kind'], string>> = {
      link: colour('--accent'),
      inserted: colour('--change'),
      deleted: colour('--change'),
    };
    this.marks(
      pen,
      state.field(spanMarks),
      (spec) => colours[(spec['meaning'] as Meaning).kind] ?? null,
    );
    const [error, note] = [colour('--error'), colour('--note')];
    this.marks(pen, state.field(commentMarks), () => note);
    this.marks(pen, state.field(findingMarks), (spec) =>
      (spec['finding'] as FindingView).certainty === 'look' ? note : error,
    );
  }

  private marks(
    pen: CanvasRenderingContext2D,
    set: DecorationSet,
    colourOf: (spec: Record<string, unknown>) => string | null,
  ): void {
    const { clientWidth: width, clientHeight: height } = this.dom;
    const whole = this.view.scrollDOM.scrollHeight;
    let painted = -thickness;
    let line = { to: -1, y: 0 };
    for (let cursor = set.iter(); cursor.value; cursor.next()) {
      const colour = colourOf(cursor.value.spec);
      if (!colour) continue;
      if (cursor.from > line.to) {
        const block = this.view.lineBlockAt(cursor.from);
        const top = block.top + this.view.documentPadding.top;
        line = { to: block.to, y: (top / whole) * height };
      }
      if (line.y < painted + thickness) continue;
      painted = line.y;
      pen.fillStyle = colour;
      pen.fillRect(1, Math.round(line.y), width - 2, thickness);
    }
  }
}

export const ruler: Extension = ViewPlugin.define((view) => new Ruler(view));
