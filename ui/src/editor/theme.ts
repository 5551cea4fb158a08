/** Looks. Colours and faces come from the variables of the page; light and dark differ only there. */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { find, popover } from './overlay-theme';
import { sheet, size } from './sheet-theme';

const page = EditorView.theme({
  // While it is only proposed, so that nobody takes it for editing.
  '&.gl-suggesting': { boxShadow: 'inset 0 3px 0 var(--change)' },
  '.cm-scroller': {
    overflowX: 'hidden',
    // The overview at the right is the scroll bar.
    scrollbarWidth: 'none',
  },
  '.cm-scroller::-webkit-scrollbar': { display: 'none' },
  '.cm-content': {
    padding: '34px 0 45vh',
    caretColor: 'var(--ink)',
  },
  '.cm-line': { padding: '0 12px 0 16px' },
  '.cm-line.gl-line': { paddingTop: '8px' },
  '.cm-line.gl-first': { paddingTop: '7px' },
  '.cm-line.gl-last': { paddingBottom: '7px' },
  // A turn of one line is as high as its speaker and time.
  '.cm-line.gl-first.gl-last.gl-timed': { minHeight: `calc(14px + ${size(39)})` },
  '.cm-line.gl-first.gl-last.gl-retagged': { minHeight: `calc(14px + ${size(58)})` },
  '.cm-line.gl-cue': {
    margin: '0 0 0 calc(-1 * var(--gl-margin))',
    padding: '14px 12px',
    textAlign: 'center',
    color: 'var(--ink-3)',
    fontFamily: 'var(--ui)',
    fontSize: size(12),
    lineHeight: '1.45',
    letterSpacing: '.12em',
  },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '1.5px' },
  '.cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { background: 'color-mix(in oklab, var(--accent) 22%, transparent)' },
  '.gl-here-patch': {
    position: 'absolute',
    left: '0',
    top: '0',
    borderRadius: 'var(--r, 8px)',
    background: 'color-mix(in oklab, var(--surface) 60%, transparent)',
    boxShadow: '0 0 0 6px color-mix(in oklab, var(--surface) 60%, transparent)',
  },
});

const marginLooks = EditorView.theme({
  '.gl-who': { padding: `calc(7px + ${size(4)}) 4px 0 0` },
  '.gl-who button': {
    display: 'inline-block',
    maxWidth: 'calc(100% + 4px)',
    padding: '0 4px',
    margin: '0 -4px 0 0',
    border: '0',
    borderRadius: '4px',
    background: 'none',
    font: 'inherit',
    fontWeight: '620',
    letterSpacing: '.02em',
    textAlign: 'right',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    verticalAlign: 'top',
    cursor: 'pointer',
  },
  '.gl-who button:hover': { background: 'color-mix(in oklab, currentColor 12%, transparent)' },
  '.gl-who .gl-struck': { textDecoration: 'line-through' },
  '.gl-who .gl-other': { display: 'block', fontWeight: '620', letterSpacing: '.02em' },
  '.gl-who time': {
    display: 'block',
    fontSize: size(11.5),
    color: 'var(--ink-3)',
    fontVariantNumeric: 'tabular-nums',
  },
  '.gl-who .gl-estimated': { fontStyle: 'italic' },
  '.gl-who div': {
    display: 'flex',
    justifyContent: 'flex-end',
    alignItems: 'center',
    gap: '6px',
  },
  '.gl-who .gl-bubble': {
    position: 'relative',
    minWidth: size(17),
    margin: '0',
    padding: '0 4px',
    borderRadius: '6px 6px 6px 1px',
    background: 'var(--note-soft)',
    boxShadow: 'inset 0 0 0 1px color-mix(in oklab, var(--note) 45%, transparent)',
    color: 'var(--note)',
    fontSize: size(10.5),
    lineHeight: size(15),
    textAlign: 'center',
  },
  '.gl-who .gl-bubble:hover': {
    background: 'color-mix(in oklab, var(--note) 22%, var(--note-soft))',
  },
});

/**
 * One flank of the wave under a finding. Painted, because engines differ in the wavy lines of
 * `text-decoration`: WebKit rounds them to a bar, and Chromium recolours them in a selection.
 */
const wave = (angle: number) =>
  `linear-gradient(${angle}deg, transparent 40%, var(--gl-wave) 40% 60%, transparent 60%)`;

const words = EditorView.theme({
  '.gl-link': {
    color: 'var(--accent)',
    textDecorationLine: 'underline',
    textDecorationThickness: '1px',
    textUnderlineOffset: '3px',
  },
  '.gl-emphasis': { fontStyle: 'italic' },
  // Quieter than a finding: a tint and a hair, which lie under its wave.
  '.gl-comment': {
    background: 'var(--note-soft)',
    boxShadow: 'inset 0 -1.5px color-mix(in oklab, var(--note) 70%, transparent)',
  },
  '.gl-commenting': {
    background: 'color-mix(in oklab, var(--note) 30%, var(--note-soft))',
    borderRadius: '2px',
  },
  '.gl-inserted': { background: 'var(--change-soft)', color: 'var(--change)', borderRadius: '3px' },
  '.gl-deleted': { color: 'var(--ink-3)', textDecorationLine: 'line-through' },
  '.gl-inserted.gl-deleted, .gl-inserted .gl-deleted, .gl-deleted .gl-inserted': {
    color: 'var(--change)',
    textDecorationLine: 'line-through',
  },
  '.gl-proposed': { borderBottom: '1px dashed var(--change)' },
  '.gl-finding': {
    '--gl-wave': 'var(--error)',
    paddingBottom: '2px',
    background: `${wave(135)} 0 100% / 6px 3px repeat-x, ${wave(225)} 3px 100% / 6px 3px repeat-x`,
  },
  '.gl-finding.gl-look': { '--gl-wave': 'var(--note)' },
  '.gl-on': {
    background: 'var(--error-soft)',
    borderRadius: '4px',
    // Only above and below: at its sides it would lie over the letters beside it.
    boxShadow: '0 -2px 0 var(--error-soft), 0 2px 0 var(--error-soft)',
  },
  '.cm-searchMatch': {
    background: 'var(--note-soft)',
    boxShadow: '0 0 0 1px color-mix(in oklab, var(--note) 45%, transparent)',
    borderRadius: '2px',
  },
  '.cm-searchMatch-selected': {
    background: 'color-mix(in oklab, var(--note) 34%, var(--note-soft))',
  },
});

const overlays = EditorView.theme({
  '.cm-tooltip': { border: 'none', background: 'none', zIndex: '30' },
  '.gl-address': {
    border: '1px solid var(--line)',
    borderRadius: '6px',
    background: 'var(--raised)',
    color: 'var(--accent)',
    boxShadow: 'var(--shadow-small, none)',
    font: '12px/1.4 var(--ui)',
    padding: '4px 8px',
    maxWidth: '420px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
  },
});

const overview = EditorView.theme({
  '.gl-ruler': {
    position: 'absolute',
    right: '6px',
    top: '8px',
    bottom: '8px',
    width: '10px',
    borderRadius: '5px',
    background: 'var(--surface)',
    touchAction: 'none',
  },
  '.gl-ruler canvas': { position: 'absolute', inset: '0', width: '100%', height: '100%' },
  '.gl-ruler .gl-frame': {
    position: 'absolute',
    left: '0',
    right: '0',
    top: '0',
    border: '1px solid var(--ink-3)',
    borderRadius: '4px',
    opacity: '.6',
  },
  '.gl-strip': {
    position: 'relative',
    flex: 'none',
    height: '22px',
    margin: '4px 16px 6px',
    cursor: 'pointer',
    touchAction: 'none',
  },
  '.gl-strip canvas': { position: 'absolute', inset: '0', width: '100%', height: '100%' },
  '.gl-strip .gl-frame': {
    position: 'absolute',
    left: '0',
    top: '3px',
    bottom: '3px',
    border: '1.5px solid var(--ink)',
    borderRadius: '4px',
    background: 'color-mix(in oklab, var(--ink) 12%, transparent)',
  },
  '.gl-strip .gl-tip': {
    position: 'absolute',
    bottom: '100%',
    marginBottom: '2px',
    padding: '1px 7px',
    borderRadius: 'var(--r-small)',
    background: 'var(--ink)',
    color: 'var(--paper)',
    font: '11.5px/1.5 var(--ui)',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
    zIndex: '3',
  },
});

export const theme: Extension = [
  popover,
  find,
  overview,
  page,
  marginLooks,
  words,
  overlays,
  sheet,
];
