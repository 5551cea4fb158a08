/** Looks. Colours and faces come from the variables of the page; light and dark differ only there. */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const size = (px: number) => `calc(${px}px * var(--text-scale, 1))`;

const page = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--ink)',
    backgroundColor: 'transparent',
    // The column of speakers and times; narrower where there is little room.
    '--gl-margin': `clamp(76px, 17cqw, ${size(132)})`,
  },
  '&.cm-focused': { outline: 'none' },
  // While it is only proposed, so that nobody takes it for editing.
  '&.gl-suggesting': { boxShadow: 'inset 0 3px 0 var(--change)' },
  '.cm-scroller': {
    containerType: 'inline-size',
    fontFamily: 'var(--text)',
    fontSize: size(17),
    lineHeight: '1.62',
    overflowX: 'hidden',
    justifyContent: 'center',
    // The overview at the right is the scroll bar.
    scrollbarWidth: 'none',
    padding: '0 22px 0 8px',
  },
  '.cm-scroller::-webkit-scrollbar': { display: 'none' },
  '.cm-content': {
    flex: `0 1 ${size(592)}`,
    minWidth: '0',
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
  '.gl-who': {
    padding: `calc(7px + ${size(4)}) 4px 0 0`,
    textAlign: 'right',
    fontFamily: 'var(--ui)',
    fontSize: size(12),
  },
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

const find = EditorView.theme({
  '.cm-panels': { background: 'none', color: 'inherit', zIndex: '20' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.gl-find': {
    background: 'var(--surface)',
    padding: '8px 12px',
    font: '13px/1.45 var(--ui)',
    display: 'grid',
    gap: '6px',
  },
  '.gl-find > div': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px' },
  '.gl-find > [hidden]': { display: 'none' },
  '.gl-find input': {
    flex: '1 1 96px',
    maxWidth: '300px',
    minWidth: '0',
    padding: '5px 9px',
    border: '1px solid var(--line-strong, var(--line))',
    borderRadius: 'var(--r, 8px)',
    background: 'var(--raised)',
    color: 'var(--ink)',
    font: 'inherit',
  },
  '.gl-find input::placeholder': { color: 'var(--ink-3)', opacity: '1' },
  '.gl-find button': {
    padding: '5px 8px',
    border: '1px solid var(--line)',
    borderRadius: 'var(--r, 8px)',
    background: 'var(--raised)',
    color: 'var(--ink)',
    font: 'inherit',
    fontWeight: '520',
    cursor: 'pointer',
  },
  '.gl-find button:hover': { borderColor: 'var(--line-strong, var(--ink-3))' },
  '.gl-find button[aria-pressed]': { minWidth: '30px', padding: '5px 6px', color: 'var(--ink-2)' },
  '.gl-find button[aria-pressed=true]': {
    background: 'var(--accent-soft)',
    borderColor: 'var(--accent)',
    color: 'var(--accent)',
  },
  '.gl-find button[aria-label=Close]': { marginLeft: 'auto' },
  '.gl-find output': {
    minWidth: '60px',
    padding: '0 2px',
    fontSize: '12px',
    color: 'var(--ink-2)',
    fontVariantNumeric: 'tabular-nums',
  },
  '.gl-find output.gl-wrong': { color: 'var(--error)' },
});

const popover = EditorView.theme({
  '.gl-pop': {
    // Not narrower near the right edge: there it is moved to the left.
    width: 'max-content',
    minWidth: 'min(300px, var(--gl-pop-room))',
    maxWidth: 'min(480px, var(--gl-pop-room))',
    padding: '6px',
    border: '1px solid var(--line)',
    borderRadius: '10px',
    background: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow, 0 8px 28px rgb(0 0 0 / .14))',
    font: '13px/1.45 var(--ui)',
    margin: '6px 0',
  },
  '.gl-pop .gl-row': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '2px 20px',
    padding: '6px 9px',
    borderRadius: '6px',
  },
  '.gl-pop .gl-head': { padding: '3px 9px 5px', color: 'var(--ink-2)' },
  '.gl-pop .gl-words': {
    fontFamily: 'var(--text)',
    fontSize: '14px',
    color: 'var(--error)',
    overflowWrap: 'anywhere',
  },
  '.gl-pop .gl-facts': { fontSize: '12px', fontVariantNumeric: 'tabular-nums' },
  '.gl-pop .gl-acts': {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, auto)',
    justifyContent: 'start',
    gap: '5px 22px',
    padding: '5px 9px 8px',
  },
  '.gl-pop .gl-foot': {
    margin: '2px -6px -6px',
    padding: '6px 15px 7px',
    borderTop: '1px solid var(--line)',
    borderRadius: '0',
    color: 'var(--ink-2)',
    fontSize: '12px',
  },
  '.gl-pop [role=option]': { cursor: 'pointer' },
  '.gl-pop .gl-row[role=option]:hover': { background: 'var(--surface)' },
  '.gl-pop .gl-row[aria-selected=true]': { background: 'var(--accent-soft)' },
  '.gl-pop .gl-correction': {
    fontFamily: 'var(--text)',
    fontSize: '16px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'break-word',
  },
  '.gl-pop [aria-selected=true] .gl-correction': { fontWeight: '600' },
  '.gl-pop .gl-change': {
    display: 'block',
    fontFamily: 'var(--text)',
    fontSize: '16px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '.gl-pop .gl-thread': { maxHeight: '220px', overflowY: 'auto' },
  '.gl-pop .gl-remark': {
    display: 'block',
    paddingTop: '0',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '.gl-pop .gl-hint': { whiteSpace: 'nowrap' },
  '.gl-pop .gl-act:hover': { textDecoration: 'underline', textUnderlineOffset: '3px' },
  '.gl-pop .gl-why': { padding: '4px 9px 6px', color: 'var(--ink-2)', fontSize: '12px' },
  '.gl-pop .gl-none': { color: 'var(--ink-3)' },
  '.gl-pop kbd, .gl-find kbd': {
    font: '11px var(--ui)',
    border: '1px solid var(--line)',
    borderBottomWidth: '2px',
    borderRadius: '5px',
    padding: '0 5px',
    color: 'var(--ink-2)',
    background: 'var(--raised)',
  },
});

export const theme: Extension = [popover, find, overview, page, marginLooks, words, overlays];
