/** Finished copies: the first page beside the options, profiles, several at once, what is left. */
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

/** The text of the first page. */
const page1 = (page) => page.locator('[role=dialog] .paper pre').innerText();

story('the first page follows what is chosen, and a profile keeps it', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const dialog = await hands.askForExport(page);
  // Of what is set in type, a page is shown that nothing can run in.
  const frame = dialog.locator('iframe');
  assert.equal(await frame.getAttribute('sandbox'), '');
  assert.match(await frame.getAttribute('srcdoc'), /<h1>harbour-lights<\/h1>/);
  await hands.chooseFormat(page, 'txt');
  await until(() => dialog.locator('pre').count(), Boolean, 'the text');
  assert.match(await page1(page), /^harbour-lights\n\n.* 00:00\n/);

  await hands.tabTo(page, /^Speakers: /);
  const times = dialog.getByRole('radio', { name: 'Times: None' });
  await times.check();
  await until(
    () => page1(page),
    (text) => !/\d\d:\d\d/.test(text.split('\n')[2]),
    'no times',
  );
  await dialog.getByRole('checkbox', { name: 'Title' }).uncheck();
  await until(
    () => page1(page),
    (text) => !text.startsWith('harbour-lights'),
    'no title',
  );

  // What is chosen is kept under a name, and another profile and back brings it again.
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await page.keyboard.type('Ours');
  await press(page, 'Enter');
  const select = dialog.getByRole('combobox', { name: 'Profile' });
  await until(() => select.inputValue(), (name) => name === 'Ours', 'the profile');
  await select.selectOption('Full record');
  const chosen = () => dialog.locator('[name=format]:checked').count();
  await until(chosen, (count) => count === 0, 'boxes for several formats');
  await select.selectOption('Ours');
  await until(
    () => page1(page),
    (text) => !/^harbour-lights|\d\d:\d\d/.test(text.split('\n')[0]),
    'the same page',
  );

  // Through a file, and back again after it was deleted.
  const file = path.join(bridge.folder, 'ours.json');
  const more = (entry) => async () => {
    await dialog.getByRole('button', { name: 'More about profiles' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await bridge.choose(file);
  await more('Export the profile to a file…')();
  await eyes.told(page, /The profile “Ours” is written/);
  assert.equal(JSON.parse(await readFile(file, 'utf8')).times, 'hidden');
  await more('Delete “Ours”')();
  await until(() => select.inputValue(), (name) => name === '', 'no profile');
  await bridge.choose(file);
  await more('Import a profile…')();
  await until(() => select.inputValue(), (name) => name === 'Ours', 'the profile');

  // Escape closes, and the manuscript has the keys again.
  await press(page, 'Escape');
  await eyes.noDialog(page);
  assert.ok(await page.evaluate(() => document.activeElement.matches('.cm-content')));
});

story('several formats are written into a folder, and every one is read back', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const folder = path.join(bridge.folder, 'copies');
  await mkdir(folder);
  const write = async () => {
    const dialog = await hands.askForExport(page);
    const several = dialog.getByRole('checkbox', { name: 'Several at once' });
    if (!(await several.isChecked())) {
      await several.check();
      for (const name of ['Markdown', 'Galley document', 'Podcast transcript']) {
        await dialog.locator('label', { hasText: name }).click();
      }
      await dialog.getByRole('textbox', { name: 'File name' }).fill('../{title} {version}');
      await dialog.getByText('harbour-lights Import.docx').waitFor();
    }
    await bridge.choose(folder);
    await dialog.getByRole('textbox', { name: 'File name' }).press('Enter');
  };
  await write();
  const told = await hands.written(page, '4 copies are written');
  assert.equal(told.match(/words read back and compared/g).length, 4, told);
  const files = [
    'harbour-lights Import.docx',
    'harbour-lights Import.json',
    'harbour-lights Import.md',
    'harbour-lights Import.podcast.json',
  ];
  assert.deepEqual((await readdir(folder)).sort(), files);

  // What is there is not written over unasked.
  await write();
  const question = page.getByRole('dialog', { name: 'Replace 4 files?' });
  await question.waitFor();
  await press(page, 'Escape');
  await question.waitFor({ state: 'detached' });
  await press(page, 'Escape');
  await eyes.noDialog(page);

  // As last time, by one key.
  await bridge.choose(folder);
  await press(page, 'Control+Shift+E');
  await question.waitFor();
  await hands.tabTo(page, /^Replace$/);
  await press(page, 'Enter');
  await eyes.told(page, /4 copies are written, and every one was read back/);
  assert.deepEqual((await readdir(folder)).sort(), files);
});

story('what is left is one key away', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const { findings, pending } = await eyes.status(page);
  const dialog = await hands.askForExport(page);
  const left = dialog.getByRole('note', { name: 'Still left' });
  assert.match(await left.innerText(), new RegExp(`${findings} findings`));
  assert.match(await left.innerText(), new RegExp(`${pending} links without a place`));
  await press(page, 'F8');
  await eyes.noDialog(page);
  await until(() => eyes.popover(page), Boolean, 'the popover');
  await press(page, 'Escape');
  await hands.askForExport(page);
  await press(page, 'Control+Shift+K');
  await eyes.noDialog(page);
  await until(
    () => page.evaluate(() => document.activeElement.matches('[data-candidates]')),
    Boolean,
    'the places of a link',
  );
});
