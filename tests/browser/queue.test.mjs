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
  const { popover } = await until(
    async () => ({ popover: await eyes.popover(page), status: await eyes.status(page) }),
    ({ popover, status }) =>
      popover ? popover.text !== before.text : status.findings === 0 && status.proofed,
    `the step behind ${chord}`,
  );
  await eyes.saved(page);
  return popover;
}

story('the queue is worked through to its end', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const broken = await eyes.text(page);
  const all = await eyes.queue(page);
  const { findings } = await eyes.status(page);
  assert.equal(all.places, findings);
  assert.ok(all.decisions < all.places);

  // Everywhere: one decision less, and as many places as it said.
  await press(page, 'F9');
  const first = await until(() => eyes.popover(page), Boolean, 'the first step');
  assert.deepEqual(first.step, [1, all.decisions]);
  assert.ok(first.places > 1, `“${first.word}” pays the most`);
  const second = await decide(page, 'Shift+Enter');
  assert.deepEqual(second.step, [2, all.decisions]);
  assert.deepEqual(await eyes.queue(page), {
    decisions: all.decisions - 1,
    places: all.places - first.places,
  });

  // Back: it is undone, and open again.
  assert.deepEqual((await decide(page, 'Backspace')).word, first.word);
  assert.deepEqual(await eyes.queue(page), all);
  assert.equal(await eyes.text(page), broken);

  // Here only: the rest of the decision is next.
  const rest = await decide(page, 'Enter');
  assert.equal(rest.word, first.word);
  assert.equal(rest.places, first.places - 1);

  // Typing in the queue types.
  await press(page, 'ArrowRight');
  await page.keyboard.type('ng');
  await until(() => eyes.text(page), (text) => text.includes(`${first.word}ng`), 'what was typed');
  await eyes.saved(page);
  await hands.history(page, 'Control+Z');
  assert.equal(await eyes.popover(page), null);
});
