/** Files come in: what was recognised is looked at, many come in at once, rich text is pasted. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

story('a file whose letters are not certain is looked at before it comes in', async (bridge) => {
  const { page } = bridge;
  const file = path.join(bridge.folder, 'rozmowa.txt');
  // Windows-1250, in which ż, ó, ł and ć are other bytes than in Windows-1252.
  const bytes = [0xbf, 0xf3, 0xb3, 0xe6];
  const text = Buffer.concat([
    Buffer.from('ANNA: Za'),
    Buffer.from(bytes),
    Buffer.from(', dobrze.\n\nTOM: Tak.\n\nANNA: I co dalej?\n'),
  ]);
  await writeFile(file, text);
  await bridge.choose(file);
  await press(page, 'Control+O');
  const dialog = page.getByRole('dialog', { name: 'Import rozmowa.txt' });
  await dialog.waitFor();
  assert.deepEqual(bridge.refused.splice(0), ['import_file']);
  const first = dialog.getByRole('region', { name: 'The first turns as they are read' });
  await first.getByText('Za¿ó³æ, dobrze.').waitFor();
  assert.match(await dialog.innerText(), /3 turns · 2 speakers/);
  assert.match(await dialog.getByRole('list', { name: 'Not certain' }).innerText(), /windows-1252/i);

  await dialog.getByRole('combobox', { name: 'Letters' }).selectOption('windows-1250');
  await first.getByText('Zażółć, dobrze.').waitFor();
  await dialog.getByRole('combobox', { name: 'Labels' }).selectOption('nobody');
  await first.getByText('ANNA: Zażółć, dobrze.').waitFor();
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption('docx');
  await dialog.getByRole('alert').waitFor();
  assert.deepEqual(bridge.refused.splice(0), ['read_file']);
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption('');
  await dialog.getByRole('combobox', { name: 'Labels' }).selectOption('guessed');
  await first.getByText('Zażółć, dobrze.', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await eyes.noDialog(page);
  await hands.proofed(page);
  assert.match(await eyes.text(page), /^Zażółć/);
});

story('a sure file is looked at only when that is asked for', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await bridge.choose(sample);
  await press(page, 'Control+Shift+O');
  const dialog = page.getByRole('dialog', { name: 'Import harbour-lights.txt' });
  await dialog.getByText('This file is in the library already').waitFor();
  assert.match(await dialog.innerText(), /As recognised: Plain text/);
  await press(page, 'Escape');
  await eyes.noDialog(page);
  assert.ok(await page.evaluate(() => document.activeElement.matches('.cm-content')));
});

story('of many files one that fails stops nothing, and is named', async (bridge) => {
  const { page } = bridge;
  const files = [];
  for (let n = 1; n <= 12; n += 1) {
    const file = path.join(bridge.folder, `talk ${n}.txt`);
    const good = `ANNA: Talk ${n} begins.\n\nTOM: It does.\n\nANNA: Good.\n`;
    await writeFile(file, n === 5 ? '' : good);
    files.push(file);
  }
  await bridge.choose(...files);
  await press(page, 'Control+O');
  const dialog = page.getByRole('dialog', { name: '11 of 12 files came in' });
  await dialog.waitFor();
  assert.deepEqual(bridge.refused.splice(0), ['keep_file']);
  const rows = dialog.getByRole('list', { name: 'What came of the files' }).getByRole('listitem');
  assert.equal(await rows.count(), 12);
  assert.match(await rows.first().innerText(), /talk 5\.txt\s+The file is empty; nothing was imported/);
  assert.match(await rows.nth(1).innerText(), /talk 1\.txt\s+3 turns · 2 speakers · 6 words/);
  await dialog.getByRole('button', { name: 'Open talk 7' }).click();
  await eyes.noDialog(page);
  await until(() => eyes.title(page), (title) => title === 'talk 7', 'the seventh');
  const list = page.getByRole('list', { name: 'Transcripts' }).locator('[data-document]');
  assert.equal(await list.count(), 11);
});

story('rich text that is pasted keeps its paragraphs and links, and one undo', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const before = await eyes.text(page);
  await press(page, 'Control+Home');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<meta charset="utf-8"><p><b>Anna:</b> See <a href="https://a.example/b">the <i>paper</i></a>.</p><p style="color:red">Yes.</p>',
    );
    data.setData('text/plain', 'Anna: See the paper.\n\nYes.');
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await until(
    () => eyes.text(page),
    (text) => text.startsWith('Anna: See the paper.'),
    'what was pasted',
  );
  await page.locator('.cm-content').getByText('the paper').first().waitFor();
  // The cursor is behind it.
  await page.keyboard.type('!');
  await eyes.saved(page);
  assert.match(await eyes.text(page), /^Anna: See the paper\.\s*Yes\.!/);
  await press(page, 'Control+Z', 'Control+Z');
  await until(() => eyes.text(page), (text) => text === before, 'what was there before');
});
