/** Transcripts come in, are gone between, and are put away; by keyboard alone. */
import assert from 'node:assert/strict';
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

story('files that are no transcripts are refused in words', async (bridge) => {
  const { page } = bridge;
  for (const [name, bytes] of [
    ['empty.txt', ''],
    ['picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 255, 254, 0, 7, 0, 0])],
  ]) {
    const file = path.join(bridge.folder, name);
    await writeFile(file, bytes);
    await bridge.choose(file);
    await press(page, 'Control+O');
    await eyes.told(page, new RegExp(name));
    assert.deepEqual(bridge.refused.splice(0), ['import_file']);
  }
  // Nothing came in, and the window still says what to do.
  await page.getByRole('heading', { name: 'Bring in your first transcript' }).waitFor();

  // A dialog that was cancelled changes nothing.
  await bridge.choose();
  await press(page, 'Control+O');
  await hands.open(bridge, sample);
});

story('two transcripts, one after the other, and one put away', async (bridge) => {
  const { page } = bridge;
  const second = path.join(bridge.folder, 'second reading.txt');
  await copyFile(sample, second);
  await bridge.choose(sample, second);
  await press(page, 'Control+O');
  await eyes.told(page, /2 transcripts came in/);
  await hands.proofed(page);
  assert.equal(await eyes.title(page), 'harbour-lights');

  // Typing is safe before another transcript takes its place.
  await press(page, 'Control+Home');
  await page.keyboard.type('First. ');
  await press(page, 'Control+P');
  await page.keyboard.type('second');
  await press(page, 'Enter');
  await until(
    () => eyes.title(page),
    (title) => title === 'second reading',
    'the other one',
  );
  await hands.proofed(page);
  assert.match(await eyes.text(page), /^We le0/);

  await press(page, 'F2');
  await page.keyboard.type('Gull Point');
  await press(page, 'Enter');
  await page.getByRole('list', { name: 'Transcripts' }).getByText('Gull Point').waitFor();

  await press(page, 'Control+P');
  await page.keyboard.type('harbour');
  await press(page, 'Enter');
  await until(
    () => eyes.title(page),
    (title) => title === 'harbour-lights',
    'the first again',
  );
  await hands.proofed(page);
  assert.match(await eyes.text(page), /^First\. We le0/);

  // What cannot be taken back is not one Enter away.
  await press(page, 'Control+P');
  await page.keyboard.type('gull');
  await press(page, 'ArrowDown', 'Delete');
  await hands.inDialog(page, 'Delete “Gull Point”?', () => press(page, 'Enter'));
  await page.getByRole('list', { name: 'Transcripts' }).getByText('Gull Point').waitFor();
  await press(page, 'Delete');
  await hands.inDialog(page, 'Delete “Gull Point”?', async () => {
    await hands.tabTo(page, /^Delete$/);
    await press(page, 'Enter');
  });
  await page.getByRole('list', { name: 'Transcripts' }).getByText('Gull Point').waitFor({
    state: 'detached',
  });
  assert.equal(await eyes.title(page), 'harbour-lights');
});

story('a working copy is merged, comes in beside, or does not come in', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const copy = path.join(bridge.folder, 'for the guest.galley');
  await bridge.choose(copy);
  await hands.command(page, 'Export a working copy');
  await eyes.told(page, /The working copy is written/);
  const count = () => page.getByRole('list', { name: 'Transcripts' }).locator('[data-document]').count();
  const question = page.getByRole('dialog', { name: 'Merge for the guest.galley?' });
  const openCopy = async () => {
    await bridge.choose(copy);
    await press(page, 'Control+O');
    await question.waitFor();
  };
  await openCopy();
  await press(page, 'Escape');
  await question.waitFor({ state: 'detached' });
  assert.equal(await count(), 1, 'nothing came in');
  await openCopy();
  await hands.tabTo(page, /^Cancel$/);
  await press(page, 'Enter');
  await question.waitFor({ state: 'detached' });
  assert.equal(await count(), 1, 'nothing came in');
  await openCopy();
  await hands.tabTo(page, /^Import beside it$/);
  await press(page, 'Enter');
  await until(count, (all) => all === 2, 'the copy beside it');
});

story('a Word copy that comes back is taken in where it was made', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const copy = path.join(bridge.folder, 'for the guest.docx');
  await hands.exportTo(bridge, 'docx', copy);
  const count = () => page.getByRole('list', { name: 'Transcripts' }).locator('[data-document]').count();
  const name = 'Take in what was done in for the guest.docx?';
  const question = page.getByRole('dialog', { name });
  const openCopy = async () => {
    await bridge.choose(copy);
    await press(page, 'Control+O');
    await question.waitFor();
  };
  await openCopy();
  await question.getByText(/It is a Word copy of “harbour-lights”, with 0 changes/).waitFor();
  await press(page, 'Escape');
  await question.waitFor({ state: 'detached' });
  await openCopy();
  await hands.tabTo(page, /^Take in$/);
  await press(page, 'Enter');
  await question.waitFor({ state: 'detached' });
  assert.equal(await count(), 1, 'no second transcript came in');
  await openCopy();
  await hands.tabTo(page, /^Import beside it$/);
  await press(page, 'Enter');
  await until(count, (all) => all === 2, 'the copy beside it');
});
