/** Rules and profiles: what looks at a transcript, by keyboard alone. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

const findings = (page) => eyes.status(page).then((line) => line.findings);

function untilFindings(page, passes, what) {
  return until(() => findings(page), passes, what);
}

/** Opens the page of rules and goes to the switch of a rule; `column` 1 is this transcript. */
async function goToSwitch(page, rule, column) {
  await hands.command(page, 'Rules and profiles');
  await page.getByRole('dialog', { name: 'Rules and profiles' }).waitFor();
  await page.keyboard.type(rule);
  const where = column === 1 ? 'in this transcript' : 'in all transcripts';
  await hands.tabTo(page, new RegExp(`^${rule} ${where}`));
}

/** What is chosen of the switch that has the focus. */
const chosen = (page) => page.evaluate(() => document.activeElement.value);

story('a rule is turned off from its finding, and on again', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.fixAll(page);
  const before = await findings(page);
  const { rule } = await hands.nextFinding(page);

  await press(page, 'Alt+R');
  await hands.inDialog(page, `Turn off “${rule}”?`, () => press(page, 'Enter'));
  await eyes.told(page, /is off in this transcript/);
  const without = await untilFindings(page, (count) => count < before, 'fewer findings');

  // In the page of rules it is off, by the transcript and by nothing else.
  await goToSwitch(page, rule, 1);
  assert.equal(await chosen(page), 'off');
  await press(page, 'ArrowLeft');
  await untilFindings(page, (count) => count === before, 'its findings again');
  await press(page, 'ArrowLeft');
  assert.equal(await chosen(page), 'as');
  await press(page, 'Escape');
  await eyes.noDialog(page);

  // Off for the library, and on for this transcript, which counts more.
  await goToSwitch(page, rule, 2);
  await press(page, 'ArrowRight', 'ArrowRight');
  assert.equal(await chosen(page), 'off');
  await untilFindings(page, (count) => count === without, 'fewer findings');
  await press(page, 'Shift+Tab', 'ArrowRight');
  await untilFindings(page, (count) => count === before, 'its findings again');
  await press(page, 'Escape');
  await eyes.noDialog(page);
});

story('profiles are chosen, saved, exported and imported', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await press(page, 'Control+Home');
  await page.keyboard.type('I went to the the harbour. ');
  await eyes.saved(page);
  const house = await findings(page);
  const profile = page.getByRole('combobox', { name: 'Profile of this transcript' });

  await hands.command(page, 'Rules and profiles');
  await hands.tabTo(page, /^Profile of this transcript$/);
  await page.keyboard.type('Verbatim');
  const verbatim = await untilFindings(page, (count) => count < house, 'fewer findings when verbatim');

  await hands.tabTo(page, /^Save as/, { chord: 'Shift+Tab' });
  await press(page, 'Enter');
  await page.keyboard.type('Evenings');
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Delete “Evenings”' }).waitFor();

  const file = path.join(bridge.folder, 'evenings.json');
  await bridge.choose(file);
  await hands.tabTo(page, /^Export/);
  await press(page, 'Enter');
  await eyes.told(page, /The profile “Evenings” is written/);
  const written = JSON.parse(await readFile(file, 'utf8'));
  assert.equal(written.name, 'Evenings');

  await press(page, 'Shift+Tab', 'Enter');
  await page.getByRole('button', { name: 'Delete “Evenings”' }).waitFor({ state: 'detached' });

  await writeFile(file, JSON.stringify({ ...written, name: 'Mornings' }));
  await bridge.choose(file);
  await hands.tabTo(page, /^Import/);
  await press(page, 'Enter');
  await until(
    () => profile.locator('option').allInnerTexts(),
    (names) => names.includes('Mornings'),
    'the profile that came in',
  );
  await hands.tabTo(page, /^Profile of this transcript$/);
  await page.keyboard.type('Mornings');
  await untilFindings(page, (count) => count === verbatim, 'the findings of that profile');
  await press(page, 'Escape');
  await eyes.noDialog(page);
});
