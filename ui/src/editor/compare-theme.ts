/** Looks of a comparison. */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { sheet, size } from './sheet-theme';

const marks = EditorView.theme({
  '.cm-content': { padding: '24px 0 45vh' },
  '.cm-line': { padding: '4px 12px 4px 16px' },
  '.cm-line.gl-turn': { paddingTop: '11px' },
  '.gl-who': { padding: `calc(11px + ${size(4)}) 4px 0 0` },
  '.gl-who > *': {
    display: 'block',
    width: 'fit-content',
    maxWidth: '100%',
    margin: '0 0 1px auto',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '.gl-who b, .gl-who del, .gl-who ins': { fontWeight: '620', letterSpacing: '.02em' },
  '.gl-who time': { fontSize: size(11.5), fontVariantNumeric: 'tabular-nums' },
  '.gl-who small': { whiteSpace: 'normal', fontSize: size(11), color: 'var(--change)' },
  '.gl-who del, .gl-del': { color: 'var(--ink-3)', textDecoration: 'line-through' },
  '.gl-who ins, .gl-ins': {
    color: 'var(--change)',
    background: 'var(--change-soft)',
    textDecoration: 'none',
    borderRadius: '3px',
    padding: '0 1px',
  },
  '.gl-meant': { borderBottom: '2px solid var(--accent)', background: 'var(--accent-soft)' },
  '.gl-moved': {
    color: 'var(--note)',
    background: 'var(--note-soft)',
    textDecorationStyle: 'dotted',
  },
  '.gl-ins.gl-moved': { borderBottom: '1px dashed var(--note)' },
  '.gl-dim': { opacity: '.45', background: 'none' },
  '.gl-current': { outline: '2px solid var(--accent)', outlineOffset: '1px', borderRadius: '3px' },
  // Side by side.
  '.cm-deletedLine, .cm-insertedLine': { textDecoration: 'none' },
  '&.cm-merge-a .cm-changedText': {
    background: 'none',
    color: 'var(--ink-3)',
    textDecoration: 'line-through',
  },
  '&.cm-merge-b .cm-changedText': {
    background: 'var(--change-soft)',
    color: 'var(--change)',
    borderRadius: '3px',
  },
  '&.cm-merge-a .cm-changedLine, &.cm-merge-b .cm-changedLine, & .cm-inlineChangedLine': {
    backgroundColor: 'transparent',
  },
  '&.cm-merge-a .cm-scroller, &.cm-merge-b .cm-scroller': {
    fontSize: size(15.5),
    padding: '0 8px',
  },
  '&.cm-merge-a .cm-content, &.cm-merge-b .cm-content': { padding: '16px 0 24px' },
  '&.cm-merge-a, &.cm-merge-b': { height: 'auto', '--gl-margin': '72px' },
  '.cm-collapsedLines': {
    margin: '6px 0',
    padding: '4px 12px',
    borderRadius: '6px',
    background: 'var(--surface)',
    color: 'var(--ink-2)',
    fontFamily: 'var(--ui)',
    fontSize: '12px',
  },
});

export const compareTheme: Extension = [marks, sheet];
