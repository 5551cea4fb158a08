/** Review by keyboard: comments on words, answered, settled, and kept when their words are gone. */
import assert from 'node:assert/strict';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

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

async function comment(page, words, text) {
  await hands.select(page, words);
  await press(page, 'Control+Alt+M');
  await page.getByRole('textbox', { name: 'Comment' }).waitFor();
  await page.keyboard.type(text);
  await hands.sendComment(page);
  await eyes.saved(page);
}

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
