/**
 * What the two overviews of the manuscript have in common: a picture that is painted when nothing
 * else happens, a frame around the part in view that follows each scrolling, and a pointer that
 * goes there.
 */
import type { EditorView, ViewUpdate } from '@codemirror/view';

/** Milliseconds of rest before a picture is painted anew. */
const rest = 150;

export abstract class Overview {
  protected readonly dom = document.createElement('div');
  protected readonly frame = document.createElement('div');
  private readonly canvas = document.createElement('canvas');
  private readonly looks = new MutationObserver(() => this.paintSoon());
  private readonly size = new ResizeObserver(() => this.paintSoon());
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    protected readonly view: EditorView,
    className: string,
  ) {
    this.dom.className = className;
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

  /** True when what is painted is another than before. */
  protected abstract isOther(update: ViewUpdate): boolean;
  /** Moves the frame to the part in view. */
  protected abstract place(): void;
  protected abstract goTo(event: PointerEvent): void;
  protected abstract draw(pen: CanvasRenderingContext2D, colour: (name: string) => string): void;

  update(update: ViewUpdate): void {
    if (update.docChanged || this.isOther(update)) this.paintSoon();
    if (update.geometryChanged || update.viewportChanged) this.follow();
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

  private readonly follow = (): void => this.place();

  private readonly grab = (event: PointerEvent): void => {
    event.preventDefault();
    const to = (at: PointerEvent) => this.goTo(at);
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
    if (!pen || width === 0 || height === 0) return;
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = width * scale;
    this.canvas.height = height * scale;
    pen.scale(scale, scale);
    const looks = getComputedStyle(this.dom);
    const known = new Map<string, string>();
    this.draw(pen, (value) => {
      const name = value.replace(/^var\(|\)$/g, '');
      const found = known.get(name) ?? looks.getPropertyValue(name).trim();
      known.set(name, found);
      return found;
    });
    this.place();
  }
}
