/** How files come in and copies go out, in light and dark, wide and narrow. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';
import { Viewing } from './looks.mjs';

const { press } = hands;

/** Windows-1250, with a label that is alone and words that are nobody's. */
const unsure = Buffer.concat([
  Buffer.from('ANNA: '),
  Buffer.from([0x5a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6]),
  Buffer.from(', dobrze.\n\nTOM: Tak. See https://www.example.org/a\n\nANNA: I co dalej?\n'),
]);

async function comingIn(view, bridge) {
  const { page } = view;
  const file = path.join(bridge.folder, 'rozmowa z Anną.txt');
  await writeFile(file, unsure);
  await bridge.choose(file);
  await press(page, 'Control+O');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('dobrze').waitFor();
  bridge.refused.length = 0;
  await view.look('import unsure');
  await view.tabThrough('import unsure');
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption('pdf');
  await dialog.getByRole('alert').waitFor();
  bridge.refused.length = 0;
  await view.look('import refused');
  await press(page, 'Escape');
  await eyes.noDialog(page);
  await bridge.choose(sample);
  await press(page, 'Control+Shift+O');
  await dialog.getByText('NORA').first().waitFor();
  await view.look('import');
  await press(page, 'Escape');
  await eyes.noDialog(page);

  const files = [file];
  for (let n = 1; n <= 9; n += 1) {
    const name = n === 4 ? 'empty.txt' : `talk ${n} about the lighthouse.txt`;
    const one = path.join(bridge.folder, name);
    await writeFile(one, n === 4 ? '' : `ANNA: Talk ${n}.\n\nTOM: Yes.\n\nANNA: Good.\n`);
    files.push(one);
  }
  await bridge.choose(...files);
  await press(page, 'Control+O');
  await page.getByRole('dialog', { name: '9 of 10 files came in' }).waitFor();
  bridge.refused.length = 0;
  await view.look('imports');
  await view.tabThrough('imports');
  await press(page, 'Escape');
  await eyes.noDialog(page);
}

async function goingOut(view, bridge) {
  const { page } = view;
  await hands.open(bridge, sample);
  await eyes.until(() => eyes.title(page), (title) => title === 'harbour-lights', 'the sample');
  await hands.proofed(page);
  const dialog = await hands.askForExport(page);
  await view.look('export page');
  await view.tabThrough('export page');
  await dialog.getByText('.vtt').click();
  await dialog.locator('pre').waitFor();
  await view.look('export captions');
  await dialog.getByRole('checkbox', { name: 'Several at once' }).check();
  for (const ending of ['.docx Word', '.html Web page', '.txt Plain text']) {
    await dialog.getByText(ending).click();
  }
  await dialog.getByRole('textbox', { name: 'File name' }).fill('{title} {date} {nonsense}');
  await dialog.getByText('There is no {nonsense}.').waitFor();
  await dialog.getByRole('button', { name: 'Save as…' }).click();
  await view.look('export several');
  await press(page, 'Escape');
  await dialog.getByRole('button', { name: 'More about profiles' }).click();
  await page.getByRole('menu').waitFor();
  await view.look('export profiles');
  await press(page, 'Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  const folder = path.join(bridge.folder, 'copies');
  await mkdir(folder);
  // A folder stands where one of the copies would be.
  await mkdir(path.join(folder, 'harbour-lights.txt'));
  await dialog.getByRole('textbox', { name: 'File name' }).fill('{title}');
  await bridge.choose(folder);
  await dialog.getByRole('textbox', { name: 'File name' }).press('Enter');
  await page.getByRole('dialog', { name: /Replace/ }).waitFor();
  await hands.tabTo(page, /^Replace$/);
  await press(page, 'Enter');
  await page.getByRole('dialog', { name: '1 copy needs a look' }).waitFor();
  await view.look('export written');
  await view.tabThrough('export written');
  await press(page, 'Escape');
  await eyes.noDialog(page);
}

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
]) {
  story(
    `files and copies look well at ${width}x${height}`,
    async (bridge) => {
      const view = new Viewing(bridge.page, `${width}x${height}`);
      await comingIn(view, bridge);
      await goingOut(view, bridge);
      view.assertNoFaults();
    },
    { width, height },
  );
}
