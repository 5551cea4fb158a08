/** The keys of the manuscript. */
import { standardKeymap } from '@codemirror/commands';
import { EditorState, type Extension, Prec, type TransactionSpec } from '@codemirror/state';
import { EditorView, type KeyBinding, keymap } from '@codemirror/view';
import { commentAt } from './comments';
import { say } from './here';
import { manuscriptHost } from './host';
import { openFind } from './search';
import { openHere, step } from './stops';
import { crossesBorder, turnAt, turnMarks } from './turns';

/** A new paragraph in the turn. */
function newParagraph(view: EditorView): boolean {
  const spec: TransactionSpec = view.state.replaceSelection('\n');
  view.dispatch({ ...spec, scrollIntoView: true, userEvent: 'input' });
  return true;
}

function splitTurn(view: EditorView): boolean {
  const pos = view.state.selection.main.head;
  const turn = turnAt(view.state, pos);
  if (turn) {
    view.state.facet(manuscriptHost).splitTurn({ turn: turn.turn.id, at: pos - turn.from });
  }
  return true;
}

/** At a turn's very beginning the turn joins the one before it; elsewhere a word is deleted. */
function mergeTurn(view: EditorView): boolean {
  const { main } = view.state.selection;
  const turn = turnAt(view.state, main.head);
  if (!main.empty || !turn || turn.from !== main.head) return false;
  if (turn.from > 0) view.state.facet(manuscriptHost).mergeTurn(turn.turn.id);
  return true;
}

/** The thread of the words at the cursor. */
function openThread(view: EditorView): boolean {
  const comment = commentAt(view.state, view.state.selection.main.head);
  if (comment !== null) view.state.facet(manuscriptHost).openThread(comment);
  return comment !== null;
}

const undo = (view: EditorView) => {
  view.state.facet(manuscriptHost).undo();
  return true;
};

const redo = (view: EditorView) => {
  view.state.facet(manuscriptHost).redo();
  return true;
};

/** The first handler of these keys is the only one. */
const own: KeyBinding[] = (
  [
    { key: 'F8', run: (view) => step(view, 1), shift: (view) => step(view, -1) },
    { key: 'Alt-Enter', run: (view) => openHere(view) || openThread(view) },
    { key: 'Mod-Enter', run: splitTurn },
    { key: 'Mod-Backspace', run: mergeTurn },
    { key: 'Enter', run: newParagraph, shift: newParagraph },
    { key: 'Mod-z', run: undo, shift: redo },
    { key: 'Mod-y', run: redo },
    { key: 'Mod-f', run: (view) => openFind(view, false) },
    { key: 'Mod-h', run: (view) => openFind(view, true) },
  ] satisfies KeyBinding[]
).map((binding) => ({ ...binding, preventDefault: true, stopPropagation: true }));

const nativeUndo = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType === 'historyUndo') return undo(view);
    if (event.inputType === 'historyRedo') return redo(view);
    return false;
  },
});

/**
 * A cursor that deletes does not make one turn of two unseen, whatever key or input method it was.
 * A selection over a border may. Nothing is typed where no turn would hold it.
 */
const borders = EditorState.changeFilter.of((tr) => {
  const before = tr.startState;
  if (before.field(turnMarks).size === 0) return false;
  if (!tr.isUserEvent('delete') || !before.selection.main.empty) return true;
  let crosses = false;
  tr.changes.iterChangedRanges((from, to) => {
    crosses ||= crossesBorder(before, from, to);
  });
  return !crosses;
});

const blocked = Prec.low(
  keymap.of([
    {
      key: 'Backspace',
      run: (view) => {
        const { main } = view.state.selection;
        const turn = turnAt(view.state, main.head);
        if (!main.empty || !turn || turn.from !== main.head || turn.from === 0) return false;
        view.state.facet(say)('The turn begins here. Ctrl+Backspace merges it.');
        return true;
      },
    },
  ]),
);

export const commands: Extension = [
  keymap.of(own),
  blocked,
  Prec.lowest(keymap.of(standardKeymap)),
  borders,
  nativeUndo,
];
