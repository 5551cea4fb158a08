/** Comments: written beside the words, answered, settled, and gone to. */
import { tick } from 'svelte';
import { type CommentView, call, type MentionView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, here, room } from '../room.svelte';
import { undo } from './history';
import { keep } from './settings';
import { named } from './who';

/** Pixels beside the text in which a comment can be written. */
const enough = 250;

/** Whose remarks may be changed: the core signs with this name. */
export function author(): string {
  return room.settings.author.trim() || 'Editor';
}

/** What waits to be sent is kept by what it answers, and lost with the window only. */
const draftOf = (what: string): string => `${room.session?.document} ${what}`;

export function draft(what: string): string {
  return room.drafts[draftOf(what)] ?? '';
}

export function keepDraft(what: string, text: string): void {
  room.drafts = { ...room.drafts, [draftOf(what)]: text };
}

/** The draft of what is being written in the active thread. */
export const writingOf = (): string => `${room.thread} ${room.writing}`;

async function showReview(): Promise<void> {
  room.tab = 'review';
  if (!room.settings.panel) void keep({ panel: true });
  await tick();
}

/** Ctrl+Alt+M: a comment on the selected words, or on the turn of the cursor. */
export async function startComment(): Promise<void> {
  const where = here();
  const { manuscript } = room;
  if (!where || !manuscript || where.turn === null) return;
  if (where.turns.length > 1 || !where.range) {
    say('A comment stays within one turn: select less.');
    return;
  }
  const { turn, start, end } = where.range;
  const whole = where.text.trim() === '';
  const text = manuscript.turns().find((one) => one.id === turn)?.text ?? '';
  manuscript.markWords(whole ? { turn, start: 0, end: text.length } : { turn, start, end });
  const beside = manuscript.besideMarked();
  const inMargin = !room.settings.panel && beside !== null && beside.width >= enough;
  // The thread that was looked at does not scroll the field out of sight.
  room.thread = null;
  room.composing = { quote: whole ? '' : where.text.trim(), whole, inMargin };
  if (!inMargin) await showReview();
}

/** Leaves what is written; the draft is there when the next comment begins. */
export function leaveComment(): void {
  room.composing = null;
  room.manuscript?.markWords(null);
  room.manuscript?.focus();
}

export async function sendComment(text: string): Promise<void> {
  const { composing, manuscript } = room;
  const range = manuscript?.markedWords();
  if (!composing) return;
  if (!range) {
    say('Those words are gone by now. What you wrote is kept.');
    return;
  }
  if (!(await named())) return;
  const update = await alter((at, find) => {
    const { turn, start, end } = find(range);
    const place = composing.whole ? { start: 0, end: 0 } : { start, end };
    return call('add_comment', { ...at, turn, ...place, text });
  });
  if (!update) return;
  keepDraft('new', '');
  room.thread = Math.max(...update.comments.map((one) => one.comment));
  // It is to be seen, whatever was looked for before.
  room.filter = { kind: 'all', state: 'open', author: '' };
  leaveComment();
}

const threadOf = (id: number) => room.session?.comments.find((one) => one.comment === id);

/** Shows a thread in the panel, with the focus. */
export async function openThread(id: number): Promise<void> {
  const comment = threadOf(id);
  if (!comment) return;
  room.thread = id;
  room.filter = { kind: 'all', state: comment.resolved ? 'all' : 'open', author: '' };
  await showReview();
  document.querySelector<HTMLElement>(`[data-thread="${id}"]`)?.focus();
}

export function openThreadHere(): void {
  const id = room.manuscript?.commentHere();
  if (id != null) void openThread(id);
}

/** The words of the next open comment, with its thread beside them. */
export async function stepComment(direction: 1 | -1): Promise<void> {
  const id = room.manuscript?.stepComment(direction);
  if (id == null) {
    say('No open comment is on words of the text.');
    return;
  }
  room.thread = id;
  room.writing = null;
  await showReview();
}

export function goToWords(comment: CommentView): void {
  if (comment.turn === null) return;
  if (comment.gone) room.manuscript?.goTo(comment.turn, 0, 0);
  else room.manuscript?.goTo(comment.turn, comment.start, comment.end);
}

export function goToMention({ turn }: MentionView): void {
  if (turn === null) say('That speaker has no turn.');
  else room.manuscript?.goTo(turn, 0, 0);
}

/** What a key or a click in the popover of a comment decides. */
export async function decideComment(id: number, resolved: boolean): Promise<void> {
  const comment = threadOf(id);
  if (comment) await (resolved ? resolve(comment) : deleteRemark(comment, null));
}

/** Begins a reply to a comment, with its thread in sight. */
export async function answerComment(id: number): Promise<void> {
  const comment = threadOf(id);
  if (!comment) return;
  await openThread(id);
  await write(comment, 'reply');
}

/** Begins a reply or the change of a remark; null leaves it. */
export async function write(comment: CommentView, what: number | 'reply' | null): Promise<void> {
  room.thread = comment.comment;
  room.writing = what;
  const remark = typeof what === 'number' ? comment.remarks[what] : undefined;
  if (remark && draft(writingOf()) === '') keepDraft(writingOf(), remark.text);
  if (what !== null) return;
  await tick();
  document.querySelector<HTMLElement>(`[data-thread="${comment.comment}"]`)?.focus();
}

export async function sendWriting({ comment }: CommentView, text: string): Promise<void> {
  const { writing } = room;
  if (writing === null) return;
  const kept = writingOf();
  if (!(await named())) return;
  const update = await alter((at) =>
    writing === 'reply'
      ? call('reply', { ...at, comment, text })
      : call('edit_remark', { ...at, comment, remark: writing, text }),
  );
  if (!update) return;
  keepDraft(kept, '');
  room.writing = null;
  await tick();
  document.querySelector<HTMLElement>(`[data-thread="${comment}"]`)?.focus();
}

const takeBack = { title: 'Undo', keys: 'Mod+Z', run: () => void undo() };

export async function resolve({ comment, resolved }: CommentView): Promise<void> {
  room.writing = null;
  const done = await alter((at) => call('set_resolved', { ...at, comment, resolved: !resolved }));
  if (done) say(resolved ? 'The comment is open again.' : 'The comment is resolved.', takeBack);
}

/** Deletes a remark, or the whole thread. */
export async function deleteRemark({ comment }: CommentView, remark: number | null): Promise<void> {
  room.writing = null;
  const done = await alter((at) => call('delete_remark', { ...at, comment, remark }));
  if (!done) return;
  say(remark === null ? 'The comment is deleted.' : 'The remark is deleted.', takeBack);
}
