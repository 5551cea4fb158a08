/** What the manuscript asks of its surroundings, answered with the room's actions. */
import type { ManuscriptHost } from '../editor/contract';
import { call } from '../ipc';
import { say } from '../shared/toasts.svelte';
import { answerComment, decideComment, openThread } from './actions/comments';
import { redo, undo } from './actions/history';
import { readAgain } from './actions/library';
import { linkPasted, openAddress } from './actions/links';
import { pasteRich } from './actions/paste';
import { settle } from './actions/proof';
import { backInQueue, decideInQueue, leaveQueue, nextInQueue } from './actions/queue';
import { askRuleOff, ruleName } from './actions/rules';
import { chooseSpeaker, chosenTurns } from './actions/speakers';
import { decide } from './actions/suggestions';
import { mergeTurn, splitAt } from './actions/turns';
import { report, room, unsealing } from './room.svelte';

export const host: ManuscriptHost = {
  saveTyping: (edits, revision, label) => {
    const document = room.session?.document;
    if (document === undefined) throw new Error('no transcript is open');
    const at = { document, revision };
    const save = () => call('edit_text', { ...at, edits, label });
    return unsealing(at, save, (text) => room.manuscript?.type(text));
  },
  saveProposal: (edits, revision) => {
    const document = room.session?.document;
    if (document === undefined) throw new Error('no transcript is open');
    const at = { document, revision };
    return unsealing(at, () => call('suggest_text', { ...at, edits }));
  },
  refused: (why) => say(why),
  decideSuggestion: (suggestion, accept) => decide({ of: 'ids', ids: [suggestion] }, accept),
  decideComment,
  answerComment: (comment) => void answerComment(comment),
  updated: (update) => room.session?.apply(update, room.manuscript?.turns() ?? []),
  saveState: (state, error) => {
    if (room.session) room.session.save = state;
    if (error) report(error);
  },
  moved: (where) => {
    if (room.session) room.session.where = where;
    // Its thread is the one in the panel then.
    if (where.comment !== null) room.thread = where.comment;
  },
  decide: async (finding, verdict, inQueue) => {
    if (inQueue) await decideInQueue(finding, verdict);
    else {
      await settle(finding, verdict);
      // What is proposed settles nothing by itself: the keys are led on.
      if (room.suggesting && verdict.kind === 'accept') room.manuscript?.stepFinding(1);
    }
  },
  backInQueue,
  nextInQueue,
  leaveQueue,
  ruleName,
  turnRuleOff: (finding) => askRuleOff(finding.rule),
  openLink: (url) => void openAddress(url),
  linkWords: (range, url) => void linkPasted(range, url),
  pasteRich: (places, html, plain) => void pasteRich(places, html, plain),
  openThread: (comment) => void openThread(comment),
  chooseSpeaker: (turn, at) => {
    const chosen = chosenTurns();
    chooseSpeaker(chosen.includes(turn) ? chosen : [turn], at);
  },
  undo: () => void undo(),
  redo: () => void redo(),
  splitTurn: ({ turn, at }) => void splitAt(turn, at),
  mergeTurn: (turn) => mergeTurn(turn),
  outOfStep: () => void readAgain(),
};
