/** What the words link to; by keyboard alone. */
import assert from 'node:assert/strict';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

story('links find their place, are typed, refused, edited, opened and removed', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);

  // Nothing selected, nothing to link.
  await press(page, 'Control+K');
  await eyes.told(page, /Select the words to link first/);

  // An address that waits.
  await hands.select(page, 'wind the clockwork');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', async () => {
    assert.match(await eyes.dialog(page), /wind the clockwork/);
    await press(page, 'Enter');
  });
  await until(
    () => eyes.status(page),
    ({ pending }) => pending === 2,
    'two that wait',
  );
  const link = ['wind the clockwork', 'https://www.example.org/gull-point/log-books'];
  await press(page, 'Control+2');
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 1,
    'the link in the panel',
  );
  assert.deepEqual(await eyes.listedLinks(page), [link]);

  // One that is typed, though it is the beginning of one that waits.
  await hands.select(page, 'four in the morning');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', async () => {
    await page.keyboard.type('https://www.example.org/gull-point');
    await press(page, 'Enter');
  });
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 2,
    'two links',
  );
  assert.deepEqual((await eyes.listedLinks(page))[1], [
    'four in the morning',
    'https://www.example.org/gull-point',
  ]);
  const linked = (await eyes.shown(page)).flatMap((turn) => turn.links);
  assert.deepEqual(linked, ['wind the clockwork', 'four in the morning']);

  // An address that runs something is refused beside the field.
  await hands.select(page, 'a single line');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', async () => {
    await page.keyboard.type('javascript:alert(1)');
    await press(page, 'Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await press(page, 'Escape');
  });
  assert.deepEqual(bridge.refused.splice(0), ['set_link']);
  assert.equal((await eyes.listedLinks(page)).length, 2);

  // Edited from inside its words.
  await hands.goBehind(page, 'four in the');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Edit the link', async () => {
    assert.equal(
      await page.getByRole('dialog').getByRole('combobox').inputValue(),
      'https://www.example.org/gull-point',
    );
    await press(page, 'Control+A');
    await page.keyboard.type('https://example.org/night-watch');
    await press(page, 'Enter');
  });
  await until(
    () => eyes.listedLinks(page),
    ([, second]) => second?.[1] === 'https://example.org/night-watch',
    'the other address',
  );

  // Opened outside, from the panel.
  await press(page, 'Control+2');
  await hands.tabTo(page, /^Open https:\/\/example\.org\/night-watch$/);
  await press(page, 'Enter');
  await until(
    () => bridge.opened(),
    (all) => all.length === 1,
    'the address to be opened',
  );
  assert.deepEqual(await bridge.opened(), ['https://example.org/night-watch']);

  await hands.goBehind(page, 'four in the');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Edit the link', async () => {
    await hands.tabTo(page, /^Remove the link$/);
    await press(page, 'Enter');
  });
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 1,
    'one link',
  );

  // Ctrl+Shift+K goes to the addresses that wait, one after the other.
  const current = page.locator('[aria-current=true]').filter({ hasText: 'reference' });
  await press(page, 'Control+Shift+K');
  await current.filter({ hasText: 'gull-point/application' }).waitFor();
  await press(page, 'Control+Shift+K');
  await current.filter({ hasText: 'prettyman-lytton' }).waitFor();
  await hands.select(page, 'by the boom');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', () => press(page, 'Enter'));
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 2,
    'the link in the panel',
  );
  assert.deepEqual((await eyes.listedLinks(page))[1], [
    'by the boom',
    'https://harbour.example.org/people/prettyman-lytton/',
  ]);
});

story('pending links are placed where they belong, one key each', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const row = page.locator('[aria-current=true]');
  await press(page, 'Control+Shift+K');
  await row.getByRole('option', { selected: true }).waitFor();
  const first = await row.getByRole('option', { selected: true }).locator('b').innerText();
  // The place is shown in the text, though the keys are the list's.
  await page.locator('.cm-selectionBackground').first().waitFor();
  assert.ok((await eyes.text(page)).includes(first));
  await press(page, 'Enter');
  await until(
    () => eyes.status(page),
    ({ pending }) => pending === 2,
    'two that wait',
  );
  await press(page, 'Control+2');
  assert.equal((await eyes.listedLinks(page))[0][0], first);

  // The next one is listed at the end instead.
  await press(page, 'Control+Shift+K', 'r');
  await page.getByText('Listed at the end of finished copies.').waitFor();
  await hands.history(page, 'Control+Z');
  await press(page, 'Control+Shift+K', 'Delete');
  await until(
    () => eyes.status(page),
    ({ pending }) => pending === 1,
    'one that waits',
  );
});

story('an address pasted over words links them, and one that runs something does not', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const paste = (text) =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('.cm-content').dispatchEvent(event);
    }, text);
  const before = await eyes.text(page);
  await hands.select(page, 'four in the morning');
  await paste('https://example.org/night-watch');
  await press(page, 'Control+2');
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 1,
    'the link in the panel',
  );
  await hands.select(page, 'a single line');
  await paste('javascript:alert(1)');
  await eyes.told(page, /javascript/);
  assert.deepEqual(bridge.refused.splice(0), ['set_link']);
  assert.equal(await eyes.text(page), before, 'no word was replaced');
  assert.equal((await eyes.listedLinks(page)).length, 1);
});
