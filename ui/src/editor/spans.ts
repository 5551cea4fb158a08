/** Links and emphasis in the text. */
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, hoverTooltip } from '@codemirror/view';
import type { SpanView } from '../ipc/generated';
import { manuscriptHost } from './host';
import { type Refill, refilled } from './turns';

export const refillSpans = StateEffect.define<Refill<Decoration>>();

/** What a span means, without its place. */
export type Meaning = SpanView extends infer View
  ? View extends SpanView
    ? Omit<View, 'start' | 'end'>
    : never
  : never;

export function spanMark({ start: _start, end: _end, ...meaning }: SpanView): Decoration {
  // Which comments are marked changes without their words.
  if (meaning.kind === 'comment') return Decoration.mark({ meaning });
  const looks = { class: `gl-${meaning.kind}`, meaning };
  return Decoration.mark(
    meaning.kind === 'link' ? { ...looks, attributes: { role: 'link' } } : looks,
  );
}

export function meaningOf(mark: Decoration): Meaning {
  return mark.spec.meaning as Meaning;
}

/** The address of a mark; null when it is no link. */
function urlOf(mark: Decoration): string | null {
  const meaning = meaningOf(mark);
  return meaning.kind === 'link' ? meaning.url : null;
}

export const spanMarks = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(marks, tr) {
    const refill = tr.effects.find((effect) => effect.is(refillSpans));
    if (refill?.value.all) return refilled(marks, refill.value);
    const mapped = marks.map(tr.changes);
    return refill ? refilled(mapped, refill.value) : mapped;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The spans that lie within a range, in the wire's form with offsets from `from`. */
export function spansBetween(marks: DecorationSet, from: number, to: number): SpanView[] {
  const spans: SpanView[] = [];
  marks.between(from, to, (start, end, mark) => {
    if (start >= from && end <= to) {
      spans.push({ start: start - from, end: end - from, ...meaningOf(mark) });
    }
  });
  return spans;
}

/** The link that a place is in or beside. */
export function linkAt(
  marks: DecorationSet,
  pos: number,
): { from: number; to: number; url: string } | null {
  let found: { from: number; to: number; url: string } | null = null;
  marks.between(pos, pos, (from, to, mark) => {
    const url = urlOf(mark);
    if (url !== null) found = { from, to, url };
  });
  return found;
}

const opening = EditorView.domEventHandlers({
  mousedown(event, view) {
    if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
    const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const link = pos === null ? null : linkAt(view.state.field(spanMarks), pos);
    if (!link) return false;
    view.state.facet(manuscriptHost).openLink(link.url);
    return true;
  },
});

/** The address, where the mouse rests on a link; a click on it opens it. */
const address = hoverTooltip(
  (view, pos) => {
    const link = linkAt(view.state.field(spanMarks), pos);
    if (!link) return null;
    return {
      pos: link.from,
      end: link.to,
      create: () => {
        const dom = document.createElement('button');
        dom.type = 'button';
        dom.className = 'gl-address';
        dom.tabIndex = -1;
        dom.textContent = link.url;
        dom.title = 'Open; Ctrl+click on the words does the same';
        dom.addEventListener('mousedown', (event) => event.preventDefault());
        dom.addEventListener('click', () => view.state.facet(manuscriptHost).openLink(link.url));
        return { dom };
      },
    };
  },
  { hoverTime: 450, hideOnChange: true },
);

export const links = [spanMarks, opening, address];
