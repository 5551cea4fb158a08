/** Everything that the manuscript is made of, but for the transcript and who it speaks to. */
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, dropCursor, EditorView } from '@codemirror/view';
import { commands } from './commands';
import { comments } from './comments';
import { here } from './here';
import { margin } from './margin';
import { plainText } from './plain';
import { popovers } from './popover';
import { reviewPopovers } from './review-popover';
import { ruler } from './ruler';
import { findAndReplace } from './search';
import { links } from './spans';
import { strip } from './strip';
import { suggesting } from './suggesting';
import { theme } from './theme';
import { turnMarks } from './turns';

export const surface: Extension = [
  EditorState.lineSeparator.of('\n'),
  EditorState.allowMultipleSelections.of(true),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({
    'aria-label': 'Transcript',
    'aria-multiline': 'true',
    role: 'textbox',
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
  }),
  drawSelection(),
  dropCursor(),
  turnMarks,
  links,
  suggesting,
  comments,
  popovers,
  reviewPopovers,
  margin,
  here,
  findAndReplace,
  commands,
  plainText,
  ruler,
  strip,
  theme,
];
