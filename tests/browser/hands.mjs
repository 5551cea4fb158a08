/** What an editor does, with the keyboard alone. Each step waits for what an editor would see. */
import assert from 'node:assert/strict';
import * as eyes from './eyes.mjs';

/** Presses chords one after the other, such as `Control+Shift+K`. */
export async function press(page, ...chords) {
  for (const chord of chords) await page.keyboard.press(chord);
}

/** Opens a transcript and waits until it is shown and proofed. */
export async function open(bridge, file) {
  const { page } = bridge;
  await bridge.choose(file);
  await press(page, 'Control+O');
  await proofed(page);
  await eyes.saved(page);
}

export function proofed(page) {
  return eyes.until(
    () => eyes.status(page),
    (line) => line.proofed,
    'the findings',
  );
}

/** Finds words and leaves them selected in the text. */
export async function select(page, words) {
  await press(page, 'Control+F', 'Control+A');
  await page.keyboard.type(words);
  await press(page, 'Escape');
  const found = await eyes.until(
    () => eyes.selected(page),
    (text) => text.toLowerCase() === words.toLowerCase(),
    `“${words}” to be selected`,
  );
  assert.equal(found, words);
}

/** Puts the cursor before some words. */
export async function goBefore(page, words) {
  await select(page, words);
  await press(page, 'ArrowLeft');
}

/** Puts the cursor behind some words. */
export async function goBehind(page, words) {
  await select(page, words);
  await press(page, 'ArrowRight');
}

/** The next finding with its popover. */
export async function nextFinding(page, chord = 'F8') {
  await press(page, chord);
  return eyes.until(() => eyes.popover(page), Boolean, 'the popover');
}

/** Goes from finding to finding until one passes. */
export async function findFinding(page, passes, what) {
  const { findings } = await eyes.status(page);
  for (let tries = 0; tries < findings; tries += 1) {
    const finding = await nextFinding(page);
    if (passes(finding)) return finding;
  }
  return assert.fail(`no finding ${what}`);
}

/** Presses a key and waits until the number of findings is another; returns how many went. */
export async function settle(page, chord) {
  const before = (await eyes.status(page)).findings;
  await press(page, chord);
  const after = await eyes.until(
    () => eyes.status(page),
    ({ findings }) => findings !== before,
    `${chord} to settle findings`,
  );
  await eyes.saved(page);
  return before - after.findings;
}

/** Fixes all that is certain; returns how many corrections the window speaks of. */
export async function fixAll(page) {
  await settle(page, 'Control+Shift+A');
  const text = await eyes.told(page, /[\d,]+ corrections/);
  return Number(/([\d,]+) corrections/.exec(text)[1].replace(/,/g, ''));
}

/** Undoes or redoes a step, and waits until it is shown and in the library. */
export async function history(page, chord) {
  const answer = page.waitForResponse(/\/call\/(undo|redo)$/);
  await press(page, chord);
  await answer;
  await eyes.saved(page);
}

/** Runs a command by its name, through the palette. */
export async function command(page, name) {
  await press(page, 'Control+Shift+P');
  await inDialog(page, 'All commands', async () => {
    await page.keyboard.type(name);
    await page.locator('.command-item[data-selected]').getByText(name).waitFor();
    await press(page, 'Enter');
  });
}

/** Waits for a dialog by the words of its title. */
export async function inDialog(page, name, act) {
  await page.getByRole('dialog', { name }).waitFor();
  await act();
  await page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
}

/** Presses Tab until the focus is on something with this name. */
export async function tabTo(page, name, { chord = 'Tab', most = 40 } = {}) {
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    });
  const seen = [];
  for (let tries = 0; tries < most; tries += 1) {
    seen.push(await focused());
    if (name.test(seen.at(-1))) return;
    await press(page, chord);
  }
  assert.fail(`${chord} never came to ${name}: ${seen.join(' | ')}`);
}

/** Chooses an entry of the menu that is open, by the arrow keys. */
export async function chooseFromMenu(page, name) {
  await page.getByRole('menu').waitFor();
  const lit = page.locator('[role=menuitem][data-highlighted]');
  for (let tries = 0; tries < 12; tries += 1) {
    await press(page, 'ArrowDown');
    if ((await lit.count()) > 0 && name.test(await lit.innerText())) return press(page, 'Enter');
  }
  return assert.fail(`the menu has no ${name}`);
}

/** Goes on without a name when it is asked who is working here, which is asked once. */
export async function askForVersion(page) {
  await press(page, 'Control+S');
  const dialog = page.getByRole('dialog', { name: /^(Who is working here\?|Save a version)$/ });
  await dialog.waitFor();
  if (/^Who/.test(await dialog.innerText())) await press(page, 'Enter');
  await page.getByRole('dialog', { name: 'Save a version' }).waitFor();
}

/** Begins to suggest, without a name when that is asked for. */
export async function suggest(page) {
  await press(page, 'Control+Shift+G');
  const who = page.getByRole('dialog', { name: 'Who is working here?' });
  const mode = page.locator('.cm-editor.gl-suggesting');
  await who.or(mode).waitFor();
  if ((await who.count()) > 0) await press(page, 'Enter');
  await mode.waitFor();
}

/** Answers who is working here. */
export function sayWho(page, name, initials = '') {
  return inDialog(page, 'Who is working here?', async () => {
    await page.keyboard.type(name);
    await press(page, 'Tab');
    await page.keyboard.type(initials);
    await press(page, 'Enter');
  });
}

/** Writes a comment on some words, or on the turn of the cursor. */
export async function writeComment(page, words, text) {
  if (words) await select(page, words);
  await press(page, 'Control+Alt+M');
  await page.getByRole('textbox', { name: 'Comment' }).waitFor();
  await page.keyboard.type(text);
}

/** The same, and sends it. */
export async function comment(page, words, text) {
  await writeComment(page, words, text);
  await sendComment(page);
  await eyes.saved(page);
}

/** Sends the comment that is written, without a name when that is asked for. */
export async function sendComment(page) {
  await press(page, 'Control+Enter');
  const who = page.getByRole('dialog', { name: 'Who is working here?' });
  const box = page.getByRole('textbox', { name: 'Comment' });
  await eyes.until(
    async () => (await who.count()) > 0 || (await box.count()) === 0,
    Boolean,
    'the comment to be sent',
  );
  if ((await who.count()) > 0) await press(page, 'Enter');
  await box.waitFor({ state: 'detached' });
}

export async function saveVersion(page, name) {
  await askForVersion(page);
  await inDialog(page, 'Save a version', async () => {
    await press(page, 'Control+A');
    await page.keyboard.type(name);
    await press(page, 'Enter');
  });
  await eyes.until(
    () => eyes.saveState(page),
    (text) => text === `Saved · version “${name}”`,
    'the version in the header',
  );
}

/** Opens the export dialog and waits for the first page of the copy. */
export async function askForExport(page, chord = 'Control+E') {
  await press(page, chord);
  const dialog = page.getByRole('dialog', { name: 'Export the finished copy' });
  await dialog.waitFor();
  await dialog.locator('.paper :is(iframe, pre)').waitFor();
  return dialog;
}

/** Chooses a format by the arrow keys. */
export async function chooseFormat(page, format) {
  const chosen = () =>
    page.evaluate(() => document.querySelector('[role=dialog] [name=format]:checked').value);
  for (let tries = 0; (await chosen()) !== format; tries += 1) {
    assert.ok(tries < 24, `no format ${format}`);
    await press(page, 'ArrowRight');
  }
}

/** What the export dialog tells once the copies are written; it is closed then. */
export async function written(page, heading) {
  const dialog = page.getByRole('dialog', { name: heading });
  await dialog.waitFor();
  const told = await eyes.dialog(page);
  await press(page, 'Enter');
  await eyes.noDialog(page);
  return told;
}

/** Exports through the dialog; `format` is an id. */
export async function exportTo(bridge, format, file) {
  const { page } = bridge;
  await bridge.choose(file);
  await askForExport(page);
  await chooseFormat(page, format);
  await press(page, 'Enter');
  const told = await written(page, 'The finished copy is written');
  assert.ok(told.includes(file), told);
  assert.match(told, /words read back and compared/);
}
