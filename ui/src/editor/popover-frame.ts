/** What all popovers of the manuscript have in common: their place, their words, when they close. */
import { EditorSelection, type Extension, Prec, type StateField } from '@codemirror/state';
import { Decoration, EditorView, showTooltip, type Tooltip, tooltips } from '@codemirror/view';

/** Between a popover and the sides of the manuscript; at the right is the overview. */
const border = { left: 10, right: 22 };

/** The words that a popover is about; none where it is about a place. */
interface Spot {
  from: number;
  to: number;
}

/** Under the words, and not wider than the manuscript. */
export function under(here: Spot, draw: (view: EditorView) => HTMLElement): Tooltip {
  const create = (view: EditorView) => {
    const dom = draw(view);
    const room = view.dom.clientWidth - border.left - border.right;
    dom.style.setProperty('--gl-pop-room', `${room}px`);
    return { dom };
  };
  return { pos: here.from, end: here.to, above: false, create };
}

const current = Decoration.mark({ class: 'gl-on' });

/** Shows the popover of a field, and which words it is about. */
export function shownFrom<Value extends { here: Spot; tooltip: Tooltip | null }>(
  field: StateField<Value | null>,
): Extension {
  return [
    showTooltip.from(field, (value) => value?.tooltip ?? null),
    EditorView.decorations.compute([field], (state) => {
      const value = state.field(field);
      return value?.tooltip && value.here.from < value.here.to
        ? Decoration.set(current.range(value.here.from, value.here.to))
        : Decoration.none;
    }),
  ];
}

/** True where the words and a popover under them can be seen without scrolling. */
function inView(view: EditorView, here: Spot): boolean {
  const words = view.coordsAtPos(here.from);
  const frame = view.scrollDOM.getBoundingClientRect();
  return words !== null && words.top > frame.top + 48 && words.bottom < frame.bottom - 200;
}

/** Selects the words, with room for a popover under them. */
export function goTo(view: EditorView, here: Spot): void {
  const range = EditorSelection.range(here.from, here.to);
  const y = inView(view, here) ? 'nearest' : 'center';
  view.focus();
  view.dispatch({
    selection: range,
    effects: EditorView.scrollIntoView(range, { y, yMargin: 48 }),
    userEvent: 'select.finding',
  });
}

/** Ctrl, Alt and Cmd are never a popover's own, nor what an input method takes. */
export const isPlain = (event: KeyboardEvent): boolean =>
  !(event.isComposing || event.ctrlKey || event.metaKey || event.altKey);

/** The keys of a popover, a plain click in the text, and what closes it. */
export function handlers(own: {
  key: (event: KeyboardEvent, view: EditorView) => boolean;
  click: (on: Element, view: EditorView) => void;
  close: (view: EditorView) => boolean;
}): Extension {
  const events = EditorView.domEventHandlers({
    keydown(event, view) {
      const taken = own.key(event, view);
      // The key has acted; nothing further out may act on it as well.
      if (taken) event.stopPropagation();
      return taken;
    },
    click(event, view) {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return false;
      const { target } = event;
      if (view.state.selection.main.empty && target instanceof Element) own.click(target, view);
      return false;
    },
    blur(_event, view) {
      // Another window in front is no reason to close it.
      if (document.hasFocus()) own.close(view);
      return false;
    },
  });
  return Prec.highest(events);
}

/**
 * Over the manuscript only, a little away from its edges: near the lower one a popover goes above
 * the words, near the right one it moves to the left.
 */
export const space = tooltips({
  tooltipSpace(view) {
    const { top, right, bottom, left } = view.dom.getBoundingClientRect();
    return { top, right: right - border.right, bottom, left: left + border.left };
  },
});
