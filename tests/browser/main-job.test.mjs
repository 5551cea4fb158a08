/** The whole main job, by keyboard alone, in the built interface on the real core. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { podcast, sample, story } from './bridge.mjs';
import { readCopy } from './copies.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

story('a transcript is opened, and what was guessed is said', async (bridge) => {
  const { page } = bridge;
  await page.getByRole('heading', { name: 'Bring in your first transcript' }).waitFor();
  await hands.open(bridge, sample);

  assert.equal(await eyes.title(page), 'harbour-lights');
  assert.equal(await eyes.saveState(page), 'Saved · version “Import”');
  const line = await eyes.status(page);
  assert.deepEqual([line.turns, line.pending, line.undo], [25, 3, null]);
  assert.ok(line.findings >= 139, line.text);

  const guesses = page.getByRole('region', { name: 'What was guessed' });
  assert.match(await guesses.innerText(), /THE TIDE TABLES/);
  const speakers = page.getByRole('list', { name: 'Speakers' });
  assert.match(await speakers.innerText(), /NORA[\s\S]*11 turns[\s\S]*MATTHIAS[\s\S]*10 turns/);
  const row = page.getByRole('list', { name: 'Transcripts' });
  assert.match(await row.innerText(), /harbour-lights\s+Draft\s+11 min · 3 speakers/);

  const turns = await eyes.shown(page);
  assert.deepEqual(
    turns.filter((turn) => turn.cue).map((turn) => turn.paragraphs),
    [['MUSIC INTERLUDE'], ['[applause]'], ['MUSIC INTERLUDE']],
  );
  assert.deepEqual(
    turns.slice(3, 5).map(({ who, time, paragraphs }) => [who, time, paragraphs.length]),
    [
      ['NORA', '01:58', 1],
      ['MATTHIAS', '02:03', 2],
    ],
  );
});

story('a version is saved, restored, and the restore undone', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.fixAll(page);
  await hands.saveVersion(page, 'Clean words');
  const clean = await eyes.text(page);

  await hands.goBehind(page, 'a little difficult');
  await page.keyboard.type(', is it not');
  await until(
    () => eyes.saveState(page),
    (text) => text === 'Saved · changed since “Clean words”',
    'the change in the header',
  );
  const changed = await eyes.text(page);
  assert.notEqual(changed, clean);

  await press(page, 'Control+3');
  await hands.tabTo(page, /Clean words/);
  await press(page, 'r');
  await hands.inDialog(page, 'Go back to “Clean words”?', () => press(page, 'Enter'));
  await eyes.told(page, /as in “Clean words”/);
  assert.equal(await eyes.text(page), clean);

  await hands.history(page, 'Control+Z');
  assert.equal(await eyes.text(page), changed);
});

story('Saved is said only when typing is in the library, and a reload finds it', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route('**/call/edit_text', async (route) => {
    await held;
    await route.continue();
  });
  await press(page, 'Control+Home', 'End');
  const underWay = page.waitForRequest('**/call/edit_text');
  await page.keyboard.type(', and kept them lit');
  await underWay;
  assert.equal(await eyes.saveState(page), 'Saving…');
  letGo();
  await eyes.saved(page);
  await page.unroute('**/call/edit_text');

  await page.reload();
  await hands.proofed(page);
  assert.match(
    await eyes.text(page),
    /^We le0 the lamps alight along the harbour wall, and kept them lit\n/,
  );
  await hands.history(page, 'Control+Z');
  assert.match(await eyes.text(page), /^We le0 the lamps alight along the harbour wall\n/);

  // The library cannot be written: the words stay, and are saved when it can again.
  const failure = { code: 'library', message: 'The disk is full.', hint: 'Make room.' };
  await page.route('**/call/edit_text', (route) => route.fulfill({ status: 422, json: failure }));
  await press(page, 'Control+Home');
  await page.keyboard.type('Once ');
  await until(
    () => eyes.saveState(page),
    (text) => text.startsWith('Not saved'),
    'Not saved',
  );
  await eyes.told(page, /The disk is full\. Make room\./);
  assert.ok(bridge.refused.splice(0).every((name) => name === 'edit_text'));
  await page.unroute('**/call/edit_text');
  await hands.tabTo(page, /^Try again$/, { chord: 'Shift+Tab' });
  await press(page, 'Enter');
  await eyes.saved(page);
  bridge.refused.length = 0;
  await page.reload();
  await hands.proofed(page);
  assert.match(await eyes.text(page), /^Once We le0/);
});

story('every format carries exactly what is shown', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.fixAll(page);
  await hands.select(page, 'wind the clockwork');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', () => press(page, 'Enter'));
  await press(page, 'Control+Home');
  await page.keyboard.type('*1* <b>Then</b> [it] & ');
  await eyes.saved(page);

  const turns = await eyes.shown(page);
  const url = 'https://www.example.org/gull-point/log-books';
  const waiting = [
    'https://www.example.org/gull-point/application (page 4)',
    'https://harbour.example.org/people/prettyman-lytton/ (page 4)',
  ];
  const said = turns.flatMap(({ who, time, paragraphs }) => [who, time, ...paragraphs]);
  const expected = ['harbour-lights', ...said, 'Links without a place', ...waiting];
  for (const format of ['docx', 'html', 'md', 'txt']) {
    const file = path.join(bridge.folder, `copy.${format}`);
    await hands.exportTo(bridge, format, file);
    const { lines, links } = await readCopy(page, format, file);
    assert.equal(lines.join(' '), expected.filter(Boolean).join(' '), format);
    assert.equal(links.length, 3, format);
    assert.equal(links[0][1], url, format);
    if (format !== 'txt') assert.equal(links[0][0], 'wind the clockwork', format);
  }
});

story('everything is in the palette', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await press(page, 'Control+Home', 'Control+Shift+P');
  await hands.inDialog(page, 'All commands', async () => {
    assert.match(await eyes.dialog(page), /Split the turn at the cursor Ctrl ↵/);
    await page.keyboard.type('versions');
    await press(page, 'Enter');
  });
  const tab = page.getByRole('tab', { name: 'Versions' });
  await until(
    () => tab.getAttribute('aria-selected'),
    (on) => on === 'true',
    'the versions',
  );

  await press(page, 'Shift+F6', 'Control+Shift+P');
  await hands.inDialog(page, 'All commands', async () => {
    await page.keyboard.type('give the turn to matthias');
    await press(page, 'Enter');
  });
  await until(
    () => eyes.labels(page),
    ([first]) => first === 'MATTHIAS',
    'the other speaker',
  );

  await press(page, 'Control+Shift+P');
  await hands.inDialog(page, 'All commands', async () => {
    await page.keyboard.type('xyzzy');
    await page.getByText('No command has these letters.').waitFor();
    await press(page, 'Escape');
  });
  // What had the focus has it again.
  await page.keyboard.type('So ');
  assert.match(await eyes.text(page), /^So We le0/);
  await eyes.saved(page);
});

/** What each transcript holds at least, from its import on. */
const jobs = [
  { name: 'our sample', file: sample, turns: 25, pending: 3, certain: 137 },
  { name: 'a long transcript', file: podcast, turns: 155, pending: 5, certain: 337 },
];

for (const { name, file, turns, pending, certain } of jobs) {
  const skip = file ? false : 'it is not beside the repository';
  story(
    `the whole job on ${name}`,
    (bridge) => wholeJob(bridge, file, { turns, pending, certain }),
    {
      skip,
    },
  );
}

async function wholeJob(bridge, file, { turns, pending, certain }) {
  const { page } = bridge;
  await hands.open(bridge, file);
  const line = await eyes.status(page);
  assert.deepEqual([line.turns, line.pending], [turns, pending]);

  const fixed = await hands.fixAll(page);
  assert.ok(fixed >= certain, `${fixed} certain corrections`);
  const left = (await eyes.status(page)).findings;
  await hands.settle(page, 'Control+Z');
  assert.equal((await eyes.status(page)).findings, line.findings);
  await hands.settle(page, 'Control+Y');
  assert.equal((await eyes.status(page)).findings, left);

  await press(page, 'Control+Home', 'Alt+2');
  await until(
    () => eyes.status(page),
    ({ undo }) => undo === 'Retag turn',
    'the retag',
  );
  await press(page, 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
  const words = await eyes.selected(page);
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', () => press(page, 'Enter'));
  await until(
    () => eyes.status(page),
    (now) => now.pending === pending - 1,
    'one address less that waits',
  );
  await hands.saveVersion(page, 'ready to sign');

  await press(page, 'Control+End');
  await page.keyboard.type(' Signed.');
  await eyes.saved(page);
  const { findings } = await eyes.status(page);
  await page.reload();
  await hands.proofed(page);
  assert.equal((await eyes.status(page)).findings, findings);

  const copied = await eyes.copied(page);
  assert.match(copied, / Signed\.$/);
  const copy = path.join(bridge.folder, 'copy.docx');
  await hands.exportTo(bridge, 'docx', copy);
  const { lines, links } = await readCopy(page, 'docx', copy);
  const text = lines.join(' ');
  for (const paragraph of copied.split('\n')) {
    assert.ok(
      text.includes(paragraph.replace(/\s+/g, ' ').trim()),
      'each paragraph is in the copy',
    );
  }
  assert.equal(links.length, pending);
  assert.equal(links[0][0].trim(), words.trim());
}
