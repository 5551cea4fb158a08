/**
 * CodeMirror and nothing else, with the text of a transcript: what `cargo xtask bench` measures
 * Galley against. The address names the document: `bare.html?document=1`.
 */
import { EditorView } from '@codemirror/view';
import { call } from '../../src/ipc';

const parent = document.createElement('main');
parent.style.cssText = 'height:100vh;overflow:auto;font:17px/1.62 Georgia,serif';
document.body.append(parent);

async function open(document: number): Promise<void> {
  performance.mark('bare:open');
  const view = await call('open_document', { document });
  const doc = view.turns.map((turn) => turn.text).join('\n');
  performance.mark('bare:text');
  const editor = new EditorView({ doc, parent, extensions: [EditorView.lineWrapping] });
  editor.dom.style.height = '100%';
  editor.focus();
  requestAnimationFrame(() => setTimeout(() => performance.mark('bare:ready')));
}

void open(Number(new URLSearchParams(location.search).get('document')));
