/** Review by keyboard: comments on words, answered, settled, and kept when their words are gone. */
import assert from 'node:assert/strict';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { comment, press } = hands;

/** The words that are marked as commented, piece by piece. */
const marked = (page) => page.locator('.cm-content .gl-comment').allInnerTexts();

/** The threads in sight as they are read out. */
const threads = (page) =>
  page.locator('[data-thread]').evaluateAll((all) => all.map((one) => one.ariaLabel));

const untilMarked = (page, words) =>
  until(
    async () => (await marked(page)).join('|'),
    (text) => text === words,
    `“${words}” to be marked`,
  );

const untilThreads = (page, passes, what) => until(() => threads(page), passes, what);

const focused = (page) => page.evaluate(() => document.activeElement.ariaLabel ?? '');

story('a comment is made, follows its words, is answered, settled and outlives them', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const before = await eyes.status(page);
  await comment(page, 'wind the clockwork', 'Is it wound by hand? See 00:05, NORA.');
  await untilMarked(page, 'wind the clockwork');
  const { text, findings, undo } = await eyes.status(page);
  assert.equal(undo, 'Comment');
  assert.equal(findings, before.findings, text);
  const first = (all) => all.length === 1 && /Editor on “wind the clockwork”: Is it/.test(all[0]);
  await untilThreads(page, first, 'the thread');
  assert.equal(await page.locator('.gl-bubble').innerText(), '1');
  assert.match(await focused(page), /Transcript/);

  // It stays on its words while somebody types before them, and goes and comes with undo.
  await hands.goBefore(page, 'wind the clockwork');
  await page.keyboard.type('slowly ');
  await eyes.saved(page);
  await untilMarked(page, 'wind the clockwork');
  await hands.history(page, 'Control+Z');
  await hands.history(page, 'Control+Z');
  await untilMarked(page, '');
  await untilThreads(page, (all) => all.length === 0, 'no thread');
  await hands.history(page, 'Control+Shift+Z');
  await untilMarked(page, 'wind the clockwork');

  // From the words to the thread, and an answer.
  await hands.goBefore(page, 'the clockwork');
  await press(page, 'Alt+Enter');
  await until(() => focused(page), (label) => /^Editor on/.test(label), 'the focus on the thread');
  await press(page, 'r');
  await page.getByRole('textbox', { name: 'Reply' }).waitFor();
  await page.keyboard.type('By hand');
  await press(page, 'Escape');
  await page.getByRole('textbox', { name: 'Reply' }).waitFor({ state: 'detached' });
  await press(page, 'r');
  await page.keyboard.type(', each night.');
  await press(page, 'Control+Enter');
  await page.getByText('By hand, each night.').waitFor();
  await until(() => focused(page), (label) => /^Editor on/.test(label), 'the focus back');

  // A mention leads to its turn.
  await hands.tabTo(page, /^NORA$/);
  await press(page, 'Enter');
  await until(() => focused(page), (label) => label === 'Transcript', 'the text');
  assert.equal(await eyes.selected(page), '');

  // Settled, it is marked no more; opened again, it is.
  await press(page, 'Alt+M');
  await until(() => eyes.selected(page), (words) => words === 'wind the clockwork', 'the words');
  await press(page, 'Alt+Enter', 'x');
  await untilMarked(page, '');
  await untilThreads(page, (all) => all.length === 0, 'the thread to leave the list');
  await press(page, 'Control+4');
  await hands.tabTo(page, /^State$/);
  await press(page, 'ArrowDown');
  await untilThreads(page, ([one]) => /resolved/.test(one ?? ''), 'the settled thread');
  await hands.tabTo(page, /^Editor on/);
  await press(page, 'x');
  await untilMarked(page, 'wind the clockwork');

  // Its words go, and it stays with its quote.
  await hands.select(page, 'wind the clockwork');
  await press(page, 'Delete');
  await eyes.saved(page);
  await untilMarked(page, '');
  await press(page, 'Control+4');
  await hands.tabTo(page, /^State$/);
  await press(page, 'Home');
  await untilThreads(page, ([one]) => /its words are gone/.test(one ?? ''), 'the orphan');
  await page.locator('[data-thread] s').getByText('wind the clockwork').waitFor();
  await hands.history(page, 'Control+Z');
  await untilMarked(page, 'wind the clockwork');
});

story('a draft is kept, and a whole turn is commented on beside the text', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await press(page, 'Control+Home', 'Control+Alt+M');
  await page.getByText('On the whole turn').waitFor();
  await page.keyboard.type('Half a thought');
  await press(page, 'Escape');
  await until(() => focused(page), (label) => label === 'Transcript', 'the text');
  await press(page, 'Control+Shift+B', 'Control+B', 'Control+Alt+M');
  await page.locator('.beside').waitFor();
  await page.keyboard.type(', and the rest.');
  await hands.sendComment(page);
  await page.locator('.gl-bubble').waitFor();
  // A finding is on the same words: Alt+Enter is its key.
  await press(page, 'Alt+Shift+Enter');
  const whole = /^Editor on the whole turn: Half a thought, and the rest\.$/;
  await untilThreads(page, ([one]) => whole.test(one ?? ''), 'the thread');
  await press(page, 'Delete');
  await untilThreads(page, (all) => all.length === 0, 'nothing');
  await until(() => focused(page), (label) => label === 'Transcript', 'the text');
});

/** The popover of a comment: what it says; null when none is shown. */
async function thread(page) {
  const front = page.getByRole('listbox', { name: 'Comment' });
  return (await front.count()) > 0 ? front.innerText() : null;
}

/** What F8 came to: the words that are selected, and what they are about. */
async function stop(page) {
  const at = await until(
    async () => ({
      comment: await thread(page),
      suggestion: await page.getByRole('listbox', { name: 'Suggestion' }).count(),
      finding: await eyes.popover(page),
    }),
    ({ comment, suggestion, finding }) => comment || suggestion || finding,
    'a popover',
  );
  return at.comment ? 'comment' : at.suggestion ? 'suggestion' : 'finding';
}

story('findings, suggestions and comments are walked and settled by the same keys', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.fixAll(page);

  // One before and one behind what is suggested.
  await comment(page, 'small ports', 'Which ones?');
  await comment(page, 'in the kitchen', 'Was it the kitchen?');
  await hands.goBehind(page, 'forty years');
  await hands.suggest(page);
  await page.keyboard.type(' or so');
  await eyes.saved(page);
  await press(page, 'Control+Shift+G');
  await page.locator('.cm-editor.gl-suggesting').waitFor({ state: 'detached' });

  await press(page, 'Control+Home');
  const walked = [];
  for (let steps = 0; steps < 40; steps += 1) {
    await press(page, 'F8');
    const kind = await stop(page);
    if (walked.at(-1)?.words === (await eyes.selected(page))) assert.fail('F8 stays in its place');
    walked.push({ kind, words: await eyes.selected(page) });
    if (kind === 'comment' && /Was it/.test(await thread(page))) break;
  }
  const left = walked.filter(({ kind }) => kind !== 'finding').map(({ words }) => words);
  const found = await eyes.text(page);
  assert.deepEqual([...left].sort((a, b) => found.indexOf(a) - found.indexOf(b)), left);
  assert.ok(walked.some(({ kind }) => kind === 'finding'), JSON.stringify(walked));
  assert.deepEqual([...left].sort(), [' or so', 'in the kitchen', 'small ports']);

  // Esc leaves it open, and the way goes on from there; back again, R answers it.
  const here = await eyes.selected(page);
  await press(page, 'Escape');
  await until(() => thread(page), (shown) => shown === null, 'no popover');
  await press(page, 'F8');
  await stop(page);
  assert.notEqual(await eyes.selected(page), here);
  await press(page, 'Shift+F8');
  await until(() => thread(page), (shown) => /Was it/.test(shown ?? ''), 'the comment again');
  await press(page, 'r');
  await page.getByRole('textbox', { name: 'Reply' }).waitFor();
  await page.keyboard.type('In the kitchen.');
  await press(page, 'Control+Enter');
  await page.getByText('In the kitchen.').waitFor();
  await eyes.saved(page);

  // Enter settles it and goes on; the reply is told with it.
  await hands.goBefore(page, 'small ports');
  await press(page, 'F8');
  await until(() => thread(page), (shown) => /Which ones/.test(shown ?? ''), 'the first comment');
  await press(page, 'Enter');
  await untilThreads(page, ([one, other]) => /Was it/.test(one ?? '') && !other, 'the other alone');
  await stop(page);
  assert.equal(await thread(page), null);
  await press(page, 'Escape');
  await hands.goBefore(page, 'in the kitchen');
  await press(page, 'F8');
  await until(() => thread(page), (shown) => /Was it.*In the kitchen\./s.test(shown ?? ''), 'both remarks');
  await press(page, 'Delete');
  await untilThreads(page, (all) => all.length === 0, 'no thread');
  await hands.history(page, 'Control+Z');
  await untilThreads(page, (all) => all.length === 1, 'the thread again');
});

story('who it is by is asked once, has its initials, and narrows all of the panel', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.fixAll(page);
  // A remark that somebody else left, before anybody here said a name.
  const call = (name, args) => page.evaluate(
    async ([name, args, headers]) => {
      const sent = { 'content-type': 'application/json', ...headers };
      const answer = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: sent,
        body: JSON.stringify(args),
      });
      return answer.json();
    },
    [name, args, bridge.token()],
  );
  const [{ document }] = (await call('list_documents', {})).documents;
  const { revision, turns } = await call('open_document', { document });
  const turn = turns.find(({ cue }) => !cue);
  await call('add_comment', { document, revision, turn: turn.id, start: 0, end: 0, text: 'Is it so?' });
  await page.reload();
  await hands.proofed(page);

  // To step back from the name is to step back from the reply; what was written is kept.
  await press(page, 'Alt+M');
  await page.getByText('Is it so?').waitFor();
  await press(page, 'Alt+Shift+Enter');
  await until(() => focused(page), (label) => /^Editor on/.test(label), 'the thread');
  await press(page, 'r');
  await page.getByRole('textbox', { name: 'Reply' }).waitFor();
  await page.keyboard.type('It is.');
  await press(page, 'Control+Enter');
  await hands.inDialog(page, 'Who is working here?', () => press(page, 'Escape'));
  assert.equal(await page.getByRole('textbox', { name: 'Reply' }).inputValue(), 'It is.');
  await page.getByRole('textbox', { name: 'Reply' }).focus();
  await press(page, 'Control+Enter');
  await hands.sayWho(page, 'Eva Kiss', 'EvK');
  await page.getByRole('textbox', { name: 'Reply' }).waitFor({ state: 'detached' });
  const initials = () => page.locator('[data-thread] .initials').allInnerTexts();
  await until(initials, (all) => all.join() === 'E,EvK', 'the initials that were chosen');

  // Not asked again.
  await hands.goBehind(page, 'forty years');
  await press(page, 'Control+Shift+G');
  await page.locator('.cm-editor.gl-suggesting').waitFor();
  await page.keyboard.type(' or so');
  await eyes.saved(page);

  const rows = () => page.getByRole('tabpanel').locator('li').count();
  await press(page, 'Control+4');
  await until(rows, (count) => count === 1, 'the suggestion');
  await hands.tabTo(page, /^Author$/);
  await page.getByRole('combobox', { name: 'Author' }).selectOption('Editor');
  await until(rows, (count) => count === 0, 'no suggestion of somebody else');
  assert.equal((await threads(page)).length, 1);
  await page.getByRole('combobox', { name: 'Author' }).selectOption('Eva Kiss');
  await until(rows, (count) => count === 1, 'one’s own suggestion');
  assert.equal((await threads(page)).length, 1, 'a thread that one answered');
});

story('whoever begins to suggest is asked for a name', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const suggesting = page.locator('.cm-editor.gl-suggesting');
  await press(page, 'Control+Shift+G');
  await hands.inDialog(page, 'Who is working here?', () => press(page, 'Escape'));
  assert.equal(await suggesting.count(), 0);
  // The switch in the header says what is so.
  await hands.tabTo(page, /^Mode: Editing$/, { most: 120 });
  await press(page, 'ArrowRight');
  await hands.inDialog(page, 'Who is working here?', () => press(page, 'Escape'));
  assert.ok(await page.getByRole('radio', { name: 'Mode: Editing' }).isChecked());
  await page.getByRole('textbox', { name: 'Transcript', exact: true }).focus();
  await press(page, 'Control+Shift+G');
  await hands.sayWho(page, 'Bo Reader');
  await suggesting.waitFor();
  await eyes.told(page, /Suggesting as Bo Reader/);
});
