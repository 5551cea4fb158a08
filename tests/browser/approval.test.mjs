/** Versions, the status and the approval, by keyboard alone. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** The rows of the timeline, from the top, as they are read. */
const rows = async (page) => (await page.locator('[data-version]').allInnerTexts()).map(plain);

const row = (page, name) => page.locator('[data-version]').filter({ hasText: name });

function rowsUntil(page, passes, what) {
  return until(() => rows(page), passes, what);
}

/** Comes to a row of the timeline by Tab and the arrows. */
async function toRow(page, name) {
  await press(page, 'Control+3');
  await row(page, name).waitFor();
  await page.keyboard.press('Tab');
  for (let tries = 0; tries < 12; tries += 1) {
    const at = () => page.evaluate(() => document.activeElement.dataset.version !== undefined);
    if (await at()) break;
    await press(page, 'Tab');
  }
  await press(page, 'Home');
  for (let tries = 0; tries < 12; tries += 1) {
    const here = await page.evaluate(() => document.activeElement.textContent);
    if (here.includes(name)) return;
    await press(page, 'ArrowDown');
  }
  assert.fail(`no way to the version ${name}`);
}

const focused = (page) => page.evaluate(() => document.activeElement.innerText.trim());

const chip = (page) => page.getByRole('button', { name: /^Status: / }).innerText();

function statusBecomes(page, name) {
  return until(
    () => chip(page),
    (text) => plain(text) === name,
    `the status ${name}`,
  );
}

/** The row of the open transcript in the library says its status. */
function libraryBecomes(page, name) {
  const open = page.getByRole('list', { name: 'Transcripts' }).locator('[aria-current=true]');
  return until(
    async () => plain(await open.innerText()),
    (text) => new RegExp(`^harbour-lights ${name} `).test(text),
    `the status ${name} in the library`,
  );
}

story('a name is asked once, and versions are noted, pinned, renamed, deleted', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.fixAll(page);

  await press(page, 'Control+S');
  await page.getByRole('dialog', { name: 'Who is working here?' }).waitFor();
  await page.keyboard.type('Nora Whitlock');
  await press(page, 'Enter');
  await hands.inDialog(page, 'Save a version', async () => {
    await press(page, 'Control+A');
    await page.keyboard.type('Clean words');
    await press(page, 'Tab');
    await page.keyboard.type('before the second reading');
    await press(page, 'Enter');
  });
  await eyes.told(page, /Saved as version “Clean words”/);

  await press(page, 'Control+3');
  const first = await rowsUntil(page, (all) => all.length === 2, 'two versions');
  assert.match(first[0], /^Clean words in the text NW \d\d:\d\d before the second reading [\d,]+ words/);
  assert.match(first[1], /^Import as imported/);

  await toRow(page, 'Clean words');
  await press(page, 'p');
  await rowsUntil(page, (all) => /^Clean words pinned/.test(all[0]), 'the pin');
  await press(page, 'F2');
  await hands.inDialog(page, 'Rename the version', async () => {
    await press(page, 'Control+A');
    await page.keyboard.type('First reading');
    await press(page, 'Enter');
  });
  await rowsUntil(page, (all) => /^First reading pinned/.test(all[0]), 'the other name');

  // Not asked again.
  await hands.goBehind(page, 'a little difficult');
  await page.keyboard.type(', is it not');
  await press(page, 'Control+S');
  await hands.inDialog(page, 'Save a version', () => press(page, 'Enter'));
  await rowsUntil(page, (all) => all.length === 3, 'the second version');
  assert.match((await rows(page))[0], /words \+3 /);
  // How much changed where: three words and the one with the comma, in one turn; and what was
  // corrected since the import.
  const pictures = () =>
    page.locator('[data-version] svg[role=img]').evaluateAll((all) => all.map((one) => one.ariaLabel));
  const [typed, fixed] = await until(pictures, (all) => all.length === 2, 'two pictures');
  assert.match(typed, /^4 words changed, in 1 of \d+ turns$/);
  assert.match(fixed, /^\d\d+ words changed, in \d+ of \d+ turns$/);
  const bars = (of) => page.locator('[data-version]').nth(of).locator('.words').count();
  assert.ok((await bars(0)) > 0 && (await bars(0)) < (await bars(1)));

  // What is restored over is kept by itself, and can go again.
  await hands.goBehind(page, 'is it not');
  await page.keyboard.type(' so');
  await eyes.saved(page);
  await toRow(page, 'First reading');
  await press(page, 'r');
  await hands.inDialog(page, 'Go back to “First reading”?', () => press(page, 'Enter'));
  await rowsUntil(page, (all) => /^Before: .* automatic/.test(all[0]), 'the automatic one');
  await toRow(page, 'Before: ');
  await press(page, 'Delete');
  await rowsUntil(page, (all) => all.length === 3, 'the automatic one to go');
  await toRow(page, 'First reading');
  await press(page, 'Delete');
  await hands.inDialog(page, 'Delete the version “First reading”?', () => press(page, 'Escape'));
  await press(page, 'Delete');
  await hands.inDialog(page, 'Delete the version “First reading”?', async () => {
    await hands.tabTo(page, /^Delete$/);
    await press(page, 'Enter');
  });
  await rowsUntil(page, (all) => all.length === 2, 'the named one to go');
  assert.ok((await rows(page)).every((text) => !text.includes('First reading')));
});

story('a copy is approved with a note, and typing in it asks once', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  assert.equal(plain(await chip(page)), 'Draft');
  await hands.fixAll(page);
  await statusBecomes(page, 'Correcting');
  await libraryBecomes(page, 'Correcting');
  for (const name of ['In review', 'Correcting']) {
    await press(page, 'Alt+S');
    await hands.chooseFromMenu(page, new RegExp(`^${name}`));
    await statusBecomes(page, name);
    await libraryBecomes(page, name);
  }

  // What is in the way is walked: the same key goes there and comes back.
  await press(page, 'F4');
  await hands.inDialog(page, 'Approve this copy', () => press(page, 'F4'));
  const told = await eyes.told(page, /This is 1 of \d+\./);
  const [, words] = /1 of \d+\. (.+?)( Back|$)/.exec(told);
  assert.equal(await eyes.selected(page), words);
  await press(page, 'F4');
  await hands.inDialog(page, 'Approve this copy', () => press(page, 'F4'));
  await eyes.told(page, /This is 2 of \d+\./);
  assert.notEqual(await eyes.selected(page), '');

  // Something required is open: without a note there is no approval.
  await press(page, 'F4');
  const dialog = page.getByRole('dialog', { name: 'Approve this copy' });
  await dialog.waitFor();
  await hands.tabTo(page, /^Approve$/);
  await press(page, 'Enter');
  await dialog.getByRole('alert').waitFor();
  assert.equal(plain(await chip(page)), 'Correcting');
  await page.keyboard.type('the guest has gone through it');
  await press(page, 'Enter');
  const who = page.getByRole('dialog', { name: 'Who is working here?' });
  await who.waitFor();
  await page.keyboard.type('Nora Whitlock');
  await press(page, 'Enter');
  await who.waitFor({ state: 'detached' });
  await eyes.noDialog(page);
  await statusBecomes(page, 'Approved');
  await press(page, 'Control+3');
  await rowsUntil(page, (all) => /^Approved pinned .*NW/.test(all[0]), 'the approved version');

  // No: the text stays as it was.
  const before = await eyes.text(page);
  await hands.goBefore(page, 'the lamps');
  await press(page, 'Control+Home');
  await page.keyboard.type('X');
  const question = page.getByRole('dialog', { name: 'This copy is approved' });
  await question.waitFor();
  await press(page, 'Escape');
  await question.waitFor({ state: 'detached' });
  await until(
    () => eyes.text(page),
    (text) => text === before,
    'the text as it was',
  );
  assert.deepEqual(bridge.refused.splice(0), ['edit_text']);
  await eyes.saved(page);
  assert.equal(plain(await chip(page)), 'Approved');

  // The same of a command; Enter by accident is no yes.
  await press(page, 'Alt+0');
  await question.waitFor();
  await press(page, 'Enter');
  await question.waitFor({ state: 'detached' });
  assert.deepEqual(bridge.refused.splice(0), ['retag']);

  // Yes: the letters are there, and nobody asks again.
  await press(page, 'Control+Home');
  await page.keyboard.type('Once');
  await question.waitFor();
  // Whoever types on is not stopped, and answers nothing by it.
  await page.keyboard.type(' more');
  assert.equal(await focused(page), 'Leave it as it is');
  await hands.tabTo(page, /^Edit it$/);
  await press(page, 'Enter');
  await question.waitFor({ state: 'detached' });
  await statusBecomes(page, 'Correcting');
  await page.keyboard.type(', ');
  await eyes.saved(page);
  assert.ok((await eyes.text(page)).startsWith('Once more, '));
  assert.deepEqual(bridge.refused.splice(0), ['edit_text']);
  await page.reload();
  await hands.proofed(page);
  assert.ok((await eyes.text(page)).startsWith('Once more, '));

  // What happened is told, and found.
  await press(page, 'Alt+H');
  const activity = page.getByRole('dialog', { name: 'Activity' });
  await activity.waitFor();
  const all = plain(await activity.innerText());
  for (const part of [/Typed/, /Approved/, /the guest has gone through it/, /Imported/, /NW/]) {
    assert.match(all, part);
  }
  await page.keyboard.type('approved');
  await until(
    async () => plain(await activity.innerText()),
    (text) => /Approved/.test(text) && !/Imported/.test(text),
    'what was looked for',
  );
  const table = path.join(bridge.folder, 'activity.csv');
  await bridge.choose(table);
  await hands.tabTo(page, /^Export as a table/);
  await press(page, 'Enter');
  await eyes.told(page, /The activity is written/);
  const csv = await readFile(table, 'utf8');
  assert.match(csv, /Nora Whitlock/);
  assert.doesNotMatch(csv, /Imported/);
});
