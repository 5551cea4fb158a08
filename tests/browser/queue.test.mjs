/** The queue: decisions one after the other, the most valuable first; by keyboard alone. */
import assert from 'node:assert/strict';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

/** Presses a key of the queue and waits for the step behind it; null behind the last. */
async function decide(page, chord) {
  const before = await eyes.popover(page);
  await press(page, chord);
  const seen = await until(
    async () => ({ popover: await eyes.popover(page), left: await eyes.queue(page) }),
    ({ popover, left }) => (popover ? popover.text !== before.text : left.decisions === 0),
    `the step behind ${chord}`,
  );
  await eyes.saved(page);
  return seen.popover;
}

/** Opens the sample with words to decide on: one in three places, the others in one. */
async function openWithMistakes(bridge) {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const { decisions } = await eyes.queue(page);
  await press(page, 'Control+Home', 'End');
  await page.keyboard.type(', the harbur, the harbur, the harbur, a kepeer, a lihgt, a stiarway');
  await eyes.saved(page);
  await until(
    () => eyes.queue(page),
    (left) => left.decisions >= decisions + 3,
    'the findings about the typing',
  );
}

async function start(page) {
  await press(page, 'F9');
  return until(() => eyes.popover(page), (popover) => popover?.step, 'the first step');
}

story('the queue is worked through to its end', async (bridge) => {
  const { page } = bridge;
  await openWithMistakes(bridge);
  const broken = await eyes.text(page);
  const all = await eyes.queue(page);

  const first = await start(page);
  assert.deepEqual([first.word, first.places, first.step], ['harbur', 3, [1, all.decisions]]);

  // Everywhere: one decision less, and as many places as it said.
  const second = await decide(page, 'Shift+Enter');
  assert.deepEqual(second.step, [2, all.decisions]);
  const left = { decisions: all.decisions - 1, places: all.places - 3 };
  assert.deepEqual(await eyes.queue(page), left);
  assert.doesNotMatch(await eyes.text(page), /harbur\b/);

  // Back: it is undone, and open again.
  const again = await decide(page, 'Backspace');
  assert.deepEqual([again.word, again.step], ['harbur', [1, all.decisions]]);
  assert.deepEqual(await eyes.queue(page), all);
  assert.equal(await eyes.text(page), broken);

  // Here only: the rest of the decision is next, and is left alone in this transcript.
  const rest = await decide(page, 'Enter');
  assert.deepEqual([rest.word, rest.places], ['harbur', 2]);
  await decide(page, 'Shift+Escape');
  assert.deepEqual(await eyes.queue(page), left);

  // Left here, and back: it is to be decided again. The glossary takes it, and gives it back.
  const third = await eyes.popover(page);
  await decide(page, 'Escape');
  assert.equal((await eyes.queue(page)).decisions, left.decisions - 1);
  assert.equal((await decide(page, 'Backspace')).word, third.word);
  await decide(page, 'g');
  assert.equal((await eyes.queue(page)).decisions, left.decisions - 1);
  assert.equal((await decide(page, 'Backspace')).word, third.word);
  assert.deepEqual(await eyes.queue(page), left);

  // To the end, each in another way.
  const keys = ['n', 'g', 'Shift+Escape', 'Enter'];
  let step = await eyes.popover(page);
  for (let i = 0; step; i += 1) {
    assert.ok(i < 2 * all.places, 'the queue has an end');
    const key = keys[i % keys.length];
    const offered = { g: / glossary/.test(step.text), Enter: step.suggestions.length > 0 };
    step = await decide(page, offered[key] === false ? 'n' : key);
  }
  await eyes.told(page, /Only what is certain is left: \d+ places/);
  await hands.fixAll(page);
  await page.getByText('Nothing left to fix.').waitFor();
  assert.equal((await eyes.status(page)).findings, 0);
  await page.reload();
  await hands.proofed(page);
  assert.equal((await eyes.status(page)).findings, 0, 'what was decided is remembered');
});

story('the queue never takes what is typed, and is left by Esc twice', async (bridge) => {
  const { page } = bridge;
  await openWithMistakes(bridge);
  const all = await eyes.queue(page);

  // A key that is no key of the popover types, and so do all keys behind it.
  await start(page);
  await press(page, 'ArrowRight');
  assert.equal(await eyes.popover(page), null);
  await page.keyboard.type(' ngn2');
  await eyes.saved(page);
  assert.match(await eyes.text(page), /harbur ngn2, the harbur/);
  for (let i = 0; i < 5; i += 1) await press(page, 'Backspace');
  await eyes.saved(page);

  // The first of two Esc was no decision.
  await start(page);
  const back = page.waitForResponse(/\/call\/forget_memory$/);
  await press(page, 'Escape', 'Escape');
  await back;
  await until(
    async () => [await eyes.popover(page), (await eyes.queue(page)).decisions],
    ([popover, decisions]) => popover === null && decisions === all.decisions,
    'the queue to be left as it was',
  );

  // The panel lists the decisions, and opens them.
  const listed = await eyes.decisions(page);
  assert.match(listed[0], /^harbur: harbour\. Spelling, likely\. 3 places\.$/);
  await press(page, 'Control+1');
  await hands.tabTo(page, /^Decisions, one by one$/);
  await press(page, 'ArrowDown', 'Enter');
  const opened = await until(() => eyes.popover(page), Boolean, 'the second decision');
  assert.ok(listed[1].startsWith(opened.word), `${listed[1]}: “${opened.word}”`);
  assert.ok(opened.why.length > 10 && opened.rule.length > 2);

  // What a popover can do is in the palette as well.
  await start(page);
  await hands.command(page, 'Never show it again in any transcript');
  await until(
    () => eyes.queue(page),
    ({ decisions }) => decisions === all.decisions - 1,
    'one decision less',
  );
});

story('places are looked through, and only the ticked ones are fixed', async (bridge) => {
  const { page } = bridge;
  await openWithMistakes(bridge);
  const all = await eyes.queue(page);
  const before = await eyes.text(page);
  await start(page);
  await press(page, 'Alt+L');
  const places = page.getByRole('listbox', { name: 'Places' });
  await places.waitFor();
  assert.match(await eyes.dialog(page), /^harbur — 3 places .* Ticked: 3 likely, with the first/);
  await press(page, 'ArrowDown', 'Space');
  assert.match(await eyes.dialog(page), /Fix ticked \(2\)/);
  assert.equal(await eyes.text(page), before, 'nothing is changed before');
  await press(page, 'Enter');
  await eyes.noDialog(page);
  await until(
    () => eyes.queue(page),
    (left) => left.decisions === all.decisions && left.places === all.places - 2,
    'two places less',
  );
  const after = await eyes.text(page);
  assert.match(after, /the harbour, the harbur, the harbour/);
  await hands.history(page, 'Control+Z');
  assert.equal(await eyes.text(page), before, 'they were one change');
});
