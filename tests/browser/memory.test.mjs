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
    assert.ok(tries < 4, `no list ${kind}`);
    await press(page, 'ArrowRight');
  }
  await press(page, 'Tab');
}

async function closeMemory(page) {
  await press(page, 'Escape');
  await eyes.noDialog(page);
}

/** Types before the first turn. */
async function typeMistakes(page, words) {
  await press(page, 'Control+Home');
  const found = page.waitForResponse('**/call/edit_text');
  await page.keyboard.type(words);
  await found;
  await eyes.saved(page);
  await press(page, 'Control+Home');
}

story('what was decided is found, edited, forgotten and recalled', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await openMemory(page);
  assert.match(await eyes.dialog(page), /No corrections yet/);
  await closeMemory(page);

  await typeMistakes(page, 'The harbur and the kepeer. ');
  const likely = ({ word }) => word === 'harbur';
  const { suggestions } = await hands.findFinding(page, likely, 'about the typing');
  await hands.settle(page, 'Enter');
  await openMemory(page);
  await page.keyboard.type('harb');
  const [row] = await untilRows(page, (all) => all.length === 1, 'the correction');
  assert.match(row, new RegExp(`^harbur, ${suggestions[0]}, Spelling, everywhere, harbour-lights`));

  // Edited in place.
  await press(page, 'ArrowDown', 'Enter');
  await until(() => eyes.selected(page), (text) => text === suggestions[0], 'what was meant');
  await page.keyboard.type('harbours');
  await press(page, 'Enter');
  await untilRows(page, ([one]) => one?.startsWith('harbur, harbours'), 'what is meant now');

  // Forgotten, and recalled by the key beside the message.
  await press(page, 'Delete');
  await untilRows(page, (all) => all.length === 0, 'nothing');
  await dialog(page).getByText('“harbur” is forgotten.').waitFor();
  await press(page, 'Control+Z');
  await untilRows(page, ([one]) => one?.startsWith('harbur, harbours'), 'the correction again');
  await closeMemory(page);

  // In the next transcript it is offered again, and it is said where it comes from.
  const next = path.join(bridge.folder, 'evening.txt');
  await writeFile(next, 'NORA: The harbur was quiet.\n\nMATTHIAS: It was quiet, and so were we.\n');
  await hands.open(bridge, next);
  await until(() => eyes.title(page), (title) => title === 'evening', 'the next transcript');
  await hands.proofed(page);
  const offered = await hands.findFinding(page, likely, 'about the word');
  assert.equal(offered.suggestions[0], 'harbours');
  assert.match(offered.why, /harbour-lights/);
});

story('a word is added, and the memory goes out as CSV and comes in again', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await typeMistakes(page, 'The harbur. ');
  const { findings } = await eyes.status(page);

  await openMemory(page, 'Glossary');
  assert.match(await eyes.dialog(page), /The glossary is empty/);
  await hands.tabTo(page, /^Add a word/);
  await press(page, 'Enter');
  await page.keyboard.type('harbur');
  await press(page, 'Enter');
  await untilRows(page, ([row]) => row?.startsWith('harbur, everywhere, added by hand'), 'the word');
  await until(() => eyes.status(page), (line) => line.findings < findings, 'a finding less');

  const file = path.join(bridge.folder, 'memory.csv');
  await bridge.choose(file);
  await hands.tabTo(page, /^Export/);
  await press(page, 'Enter');
  await eyes.told(page, /All that is remembered is written/);
  const [header, ...lines] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
  assert.equal(header, 'kind,shown,meant,rule,scope,origin,added,count');
  assert.ok(lines.some((line) => line.startsWith('word,harbur,')), lines.join('\n'));

  // A spreadsheet added two lines, one of which cannot be read.
  await writeFile(file, `${header}\nword,lihgt,,,library,,,1\nnonsense,x,,,library,,,1\n`);
  await bridge.choose(file);
  await hands.tabTo(page, /^Import/);
  await press(page, 'Enter');
  await untilRows(page, (all) => all.length === 2, 'the word that came in');
  assert.match(await eyes.dialog(page), /1 line of the file could not be read[\s\S]*Line 3: /);
  await closeMemory(page);
});

story('a linked phrase is in the memory with its address, and one is added by hand', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.select(page, 'Harbour Lights');
  await press(page, 'Control+K');
  await page.keyboard.type('lights.example/harbour');
  await press(page, 'Enter');
  await eyes.noDialog(page);
  await eyes.saved(page);

  await openMemory(page, 'Links');
  const [row] = await untilRows(page, (all) => all.length === 1, 'the link');
  const linked = 'Harbour Lights, https://lights.example/harbour, everywhere, harbour-lights';
  assert.ok(row.startsWith(linked), row);

  // A refused address is refused beside the words, and typed anew.
  await hands.tabTo(page, /^Add a link/);
  await press(page, 'Enter');
  await page.keyboard.type('the old lamp');
  await press(page, 'Tab');
  await page.keyboard.type('javascript:alert(1)');
  await press(page, 'Enter');
  await dialog(page).getByRole('alert').getByText(/javascript.*run a program/).waitFor();
  assert.deepEqual(bridge.refused.splice(0), ['remember']);
  await press(page, 'Control+A');
  await page.keyboard.type('lamps.example');
  await press(page, 'Enter');
  const added = 'the old lamp, https://lamps.example, everywhere, added by hand';
  await untilRows(page, ([first]) => first?.startsWith(added), 'the link that was added');
});
