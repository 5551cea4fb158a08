/**
 * The overview at the right: where findings and links are in the whole, and the part in view. It
 * is the scroll bar too. Marks are painted when nothing else happens, each pixel once.
 */
import type { Extension } from '@codemirror/state';
import { type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { FindingView } from '../ipc/generated';
import { findingMarks } from './findings';
import { spanMarks } from './spans';

const rest = 150;
const thickness = 2;

class Ruler {
  private readonly dom = document.createElement('div');
  private readonly canvas = document.createElement('canvas');
  private readonly frame = document.createElement('div');
  private readonly looks = new MutationObserver(() => this.paintSoon());
  private readonly size = new ResizeObserver(() => this.paintSoon());
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly view: EditorView) {
    this.dom.className = 'gl-ruler';
    this.dom.setAttribute('aria-hidden', 'true');
    this.frame.className = 'gl-frame';
    this.dom.append(this.canvas, this.frame);
    view.dom.append(this.dom);
    view.scrollDOM.addEventListener('scroll', this.follow, { passive: true });
    this.dom.addEventListener('pointerdown', this.grab);
    this.looks.observe(document.documentElement, { attributes: true });
    this.dark.addEventListener('change', this.paintSoon);
    this.size.observe(this.dom);
    this.paintSoon();
  }

  update(update: ViewUpdate): void {
    const { startState: before, state } = update;
    const other =
      before.field(findingMarks) !== state.field(findingMarks) ||
      before.field(spanMarks) !== state.field(spanMarks);
    if (update.docChanged || other) this.paintSoon();
    if (update.geometryChanged) this.follow();
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.looks.disconnect();
    this.size.disconnect();
    this.dark.removeEventListener('change', this.paintSoon);
    this.view.scrollDOM.removeEventListener('scroll', this.follow);
    this.dom.remove();
  }

  private readonly paintSoon = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.paint(), rest);
  };

  /** Moves the frame to the part in view. */
  private readonly follow = (): void => {
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
  };

  private readonly grab = (event: PointerEvent): void => {
    event.preventDefault();
    const to = (at: PointerEvent) => {
      const { top, height } = this.dom.getBoundingClientRect();
      const { scrollDOM } = this.view;
      const middle = ((at.clientY - top) / height) * scrollDOM.scrollHeight;
      scrollDOM.scrollTop = middle - scrollDOM.clientHeight / 2;
    };
    to(event);
    this.dom.setPointerCapture(event.pointerId);
    this.dom.addEventListener('pointermove', to);
    this.dom.addEventListener(
      'lostpointercapture',
      () => this.dom.removeEventListener('pointermove', to),
      { once: true },
    );
  };

  private paint(): void {
    const { clientWidth: width, clientHeight: height } = this.dom;
    const pen = this.canvas.getContext('2d');
    if (!pen || height === 0) return;
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = width * scale;
    this.canvas.height = height * scale;
    pen.scale(scale, scale);
    const looks = getComputedStyle(this.dom);
    const colour = (name: string) => looks.getPropertyValue(name).trim();
    const { state } = this.view;
    this.marks(pen, state.field(spanMarks), (spec) => (spec['url'] ? colour('--accent') : null));
    const [error, note] = [colour('--error'), colour('--note')];
    this.marks(pen, state.field(findingMarks), (spec) =>
      (spec['finding'] as FindingView).certainty === 'look' ? note : error,
    );
    this.follow();
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
