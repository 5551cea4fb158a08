/** What differs from the import is looked at and given back, by keyboard alone. */
import assert from 'node:assert/strict';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

const counter = (page) => page.locator('.compare .count').innerText();
const ins = (page) => page.locator('.texts ins.gl-ins').allInnerTexts();

story('the transcript is compared with its import and a change is restored', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.fixAll(page);
  await eyes.saved(page);
  const fixed = await eyes.text(page);

  await press(page, 'Alt+C');
  await page.getByRole('toolbar', { name: 'Comparison' }).waitFor();
  const total = Number((await counter(page)).split(' of ')[1]);
  assert.ok(total > 20, `${total} differences`);
  assert.match(await counter(page), /^1 of /);
  assert.match(await page.locator('.compare .summary').innerText(), /words? corrected by lost ligature H for ti/);
  assert.ok((await page.locator('.texts del').count()) > 0, 'what went is struck out');

  await press(page, 'F8', 'Alt+ArrowDown');
  assert.match(await counter(page), /^3 of /);
  await press(page, 'Shift+F8');
  assert.match(await counter(page), /^2 of /);

  await press(page, 'v');
  await page.locator('.cm-mergeView .cm-changedText').first().waitFor();
  assert.match((await eyes.status(page)).text, /F8 next difference/);
  // What the filter leaves out is dimmed on both sides.
  const words = page.getByRole('button', { name: /^Words/ });
  const dimmed = (side) => page.locator(`.cm-merge-${side} .gl-dim .cm-changedText`);
  assert.equal(await dimmed('a').count(), 0);
  await words.focus();
  await press(page, 'Space');
  for (const side of ['a', 'b']) await dimmed(side).first().waitFor();
  const faint = await dimmed('b').first().evaluate((one) => {
    const around = one.closest('.gl-dim');
    return Number(getComputedStyle(around).opacity);
  });
  assert.ok(faint < 0.6, `an opacity of ${faint}`);
  await press(page, 'Space');
  await dimmed('a').first().waitFor({ state: 'detached' });
  await page.getByRole('group', { name: 'What differs' }).focus();
  await press(page, 'F8', 'v');
  assert.match(await counter(page), /^2 of /);
  await page.locator('.texts ins').first().waitFor();

  const before = (await ins(page)).length;
  await press(page, 'r');
  await until(
    () => counter(page),
    (shown) => shown === `2 of ${total - 1}`,
    'one difference less',
  );
  assert.ok((await ins(page)).length <= before);
  await press(page, 'Control+Z');
  await until(
    () => counter(page),
    (shown) => shown.endsWith(` of ${total}`),
    'the difference again',
  );

  await press(page, 'Escape');
  await page.getByRole('toolbar', { name: 'Comparison' }).waitFor({ state: 'detached' });
  assert.equal(await eyes.text(page), fixed);
  // The keys are those of findings again, and what is typed is typed.
  await hands.history(page, 'Control+Z');
});

story('nothing differs from the import before anything was done', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await press(page, 'Alt+C');
  await page.getByText('Nothing differs.').waitFor();
  await press(page, 'Escape');
  await page.getByText('Nothing differs.').waitFor({ state: 'detached' });
});
