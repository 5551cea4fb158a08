/** Only plain text comes in: no control characters, no markup, no files. */
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { manuscriptHost } from './host';
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

const clipboard = EditorView.domEventHandlers({
  paste: linkInstead,
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
