/**
 * Only words come in: no control characters, no looks, no files. Of rich text the core makes
 * paragraphs and links; everything else is plain.
 */
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TurnRange } from './contract';
import { manuscriptHost } from './host';
import { turnAt } from './turns';
import { whereIs } from './where';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** Text as the manuscript holds it: line feeds between paragraphs, and no other control. */
export function plain(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(controls, ' ');
}

/** Without a selection there is nothing to copy; CodeMirror would take the whole paragraph. */
const onlySelected = (_event: ClipboardEvent, view: EditorView) =>
  view.state.selection.ranges.every((range) => range.empty);

/** One address and nothing else; the core says which of these may be linked. */
const address = /^(https?|mailto|javascript|vbscript|data|file|ftp):\S+$/i;

/** An address that is pasted over words links them, and does not take their place. */
function linkInstead(event: ClipboardEvent, view: EditorView): boolean {
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  const { range } = whereIs(view.state);
  if (!range || range.start === range.end || !address.test(text)) return false;
  view.state.facet(manuscriptHost).linkWords(range, text);
  return true;
}

/**
 * Rich text goes to the core as it is, which knows its paragraphs and its links; what it will not
 * take comes in as plain text after all.
 */
function pasteRich(event: ClipboardEvent, view: EditorView): boolean {
  const html = event.clipboardData?.getData('text/html') ?? '';
  const { ranges, main } = view.state.selection;
  if (html.trim() === '' || ranges.length > 1) return false;
  const from = placeAt(view.state, main.from);
  const to = placeAt(view.state, main.to);
  if (!from || !to) return false;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  view.state.facet(manuscriptHost).pasteRich({ from, to }, html, plain(text));
  event.preventDefault();
  return true;
}

/** A place of the text as an empty range of its turn. */
function placeAt(state: EditorState, pos: number): TurnRange | null {
  const placed = turnAt(state, pos);
  if (!placed) return null;
  const at = Math.min(pos, placed.to) - placed.from;
  return { turn: placed.turn.id, start: at, end: at };
}

const clipboard = EditorView.domEventHandlers({
  paste: (event, view) => linkInstead(event, view) || pasteRich(event, view),
  copy: onlySelected,
  cut: onlySelected,
  // Files are for the library, which listens further out.
  drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0,
  // Bold and the like belong to other editors; undo is the core's.
  beforeinput: (event) => event.inputType.startsWith('format'),
});

export const plainText: Extension = [
  clipboard,
  EditorView.clipboardInputFilter.of((text: string, _state: EditorState) => plain(text)),
];
