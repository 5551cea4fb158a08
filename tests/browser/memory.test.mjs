/** The memory: what was decided once, searched, edited, forgotten, exported and imported. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

const dialog = (page) => page.getByRole('dialog', { name: 'Memory' });

/** The rows in sight, as they are read out. */
const rows = (page) =>
  dialog(page)
    .getByRole('option')
    .evaluateAll((all) => all.map((row) => row.ariaLabel));

const untilRows = (page, passes, what) => until(() => rows(page), passes, what);

async function openMemory(page, kind) {
  await hands.command(page, 'Memory');
  await dialog(page).waitFor();
  if (!kind) return;
  await press(page, 'Shift+Tab');
  const chosen = () => page.evaluate(() => document.activeElement.parentElement.textContent);
  for (let tries = 0; !(await chosen()).includes(kind); tries += 1) {
    assert.ok(tries < 3, `no list ${kind}`);
    await press(page, 'ArrowRight');
  }
  await press(page, 'Tab');
}

story('what was decided is found, edited, forgotten and recalled', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await openMemory(page);
  assert.match(await eyes.dialog(page), /No corrections yet/);
  await press(page, 'Escape');
  await eyes.noDialog(page);

  const name = await hands.findFinding(page, ({ word }) => word === 'OKaway', 'about the name');
  await hands.settle(page, 'Shift+Enter');
  await openMemory(page, 'Corrections');
  await page.keyboard.type('okaw');
  await untilRows(page, ([row, more]) => row?.startsWith(`OKaway, ${name.suggestions[0]}`) && !more, 'it');
  await press(page, 'ArrowDown', 'Enter', 'Control+A');
  await page.keyboard.type('Okaway');
  await press(page, 'Enter');
  await untilRows(page, ([row]) => row?.startsWith('OKaway, Okaway'), 'what is meant now');

  await press(page, 'Delete');
  await untilRows(page, (all) => all.length === 0, 'nothing');
  await eyes.told(page, /“OKaway” is forgotten/);
});
