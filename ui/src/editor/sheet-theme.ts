/** The sheet that a manuscript and a comparison are shown on: the text, and the margin beside it. */
import { EditorView } from '@codemirror/view';

/** Pixels in the size of text that the editor chose. */
export const size = (px: number) => `calc(${px}px * var(--text-scale, 1))`;

export const sheet = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    backgroundColor: 'transparent',
    // The column of speakers and times; narrower where there is little room.
    '--gl-margin': `clamp(76px, 17cqw, ${size(132)})`,
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    containerType: 'inline-size',
    fontFamily: 'var(--text)',
    fontSize: size(17),
    lineHeight: '1.62',
    justifyContent: 'center',
    padding: '0 22px 0 8px',
  },
  '.cm-content': { flex: `0 1 ${size(592)}`, minWidth: '0' },
  '.cm-gutters': {
    background: 'none',
    border: 'none',
    color: 'var(--ink-3)',
    flex: '0 0 var(--gl-margin)',
    width: 'var(--gl-margin)',
    position: 'static',
  },
  '.gl-margin': { width: '100%' },
  '.gl-margin .cm-gutterElement': { padding: '0', whiteSpace: 'normal', lineHeight: '1.45' },
  '.gl-who': { textAlign: 'right', fontFamily: 'var(--ui)', fontSize: size(12) },
});
