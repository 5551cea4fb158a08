/** Who speaks, and where turns begin; by keyboard alone. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

story('turns are given to speakers, split, merged, and speakers renamed', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const before = await eyes.labels(page);
  assert.deepEqual(before.slice(0, 4), ['THE TIDE TABLES', 'NORA', 'MATTHIAS', 'NORA']);

  const [matthias, nora] = [
    await eyes.speakerKey(page, 'MATTHIAS'),
    await eyes.speakerKey(page, 'NORA'),
  ];
  await press(page, 'Control+Home', matthias);
  await until(
    () => eyes.status(page),
    ({ undo }) => undo !== null,
    'a step to undo',
  );
  assert.deepEqual((await eyes.labels(page)).slice(0, 2), ['MATTHIAS', 'NORA']);
  await press(page, 'Alt+0');
  await page.getByRole('list', { name: 'Speakers' }).getByText('Unassigned').waitFor();
  assert.equal((await eyes.labels(page))[0], 'Unassigned');
  await hands.history(page, 'Control+Z');
  assert.equal((await eyes.labels(page))[0], 'MATTHIAS');

  // Whole lines of three turns: the selection ends where the fourth begins, which is not in it.
  await hands.goBefore(page, 'When did you start at');
  const reached = async () => /that taught you\?/.test(await eyes.selected(page));
  for (let lines = 0; lines < 20 && !(await reached()); lines += 1) {
    await press(page, 'Shift+ArrowDown');
  }
  await press(page, nora);
  await eyes.saved(page);
  const retagged = await until(
    () => eyes.labels(page),
    (all) => all.slice(7, 10).every((label) => label === 'NORA'),
    'three turns of NORA',
  );
  assert.equal(retagged[10], 'MATTHIAS');
  await hands.history(page, 'Control+Z');
  assert.equal((await eyes.labels(page))[8], 'MATTHIAS');

  await press(page, 'Shift+F6');
  await hands.tabTo(page, /^NORA/);
  await press(page, 'Enter');
  await hands.chooseFromMenu(page, /^Change/);
  await hands.inDialog(page, 'Change NORA', async () => {
    await press(page, 'Control+A');
    await page.keyboard.type('NORA W.');
    await press(page, 'Tab');
    await page.keyboard.type('Nora Whitlock');
    await press(page, 'Enter');
  });
  await until(
    () => eyes.labels(page),
    (all) => all.includes('NORA W.') && !all.includes('NORA'),
    'the new label everywhere',
  );

  const whole = await eyes.shown(page);
  await hands.goBefore(page, 'I asked what it was');
  await press(page, 'Control+Enter');
  await until(
    () => eyes.status(page),
    ({ turns }) => turns === 26,
    'one turn more',
  );
  const split = await eyes.shown(page);
  assert.match(split[2].paragraphs[0], /went round the room\.$/);
  assert.match(split[3].paragraphs[0], /^I asked what it was/);
  assert.equal(split[3].who, 'MATTHIAS');

  // The cursor is at the beginning of the new turn, where one key merges it again.
  await press(page, 'Control+Backspace');
  await until(
    () => eyes.status(page),
    ({ turns }) => turns === 25,
    'one turn less',
  );
  const merged = await eyes.shown(page);
  assert.equal(merged[2].paragraphs.join(' '), whole[2].paragraphs.join(' '));
  await hands.history(page, 'Control+Z');
  await hands.history(page, 'Control+Z');
  assert.deepEqual(await eyes.shown(page), whole);
});

story('what two recognisers confused is swapped, flipped, moved, joined and timed', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const whole = await eyes.shown(page);
  const who = async () => (await eyes.shown(page)).map((turn) => turn.who);
  const speakers = await who();

  // From the cursor's turn on, the two around it change places.
  await press(page, 'Control+Home');
  await hands.goBefore(page, 'Nothing?');
  await press(page, 'Alt+x');
  const swapped = await until(
    who,
    (now) => now.join() !== speakers.join(),
    'other speakers',
  );
  const other = { NORA: 'MATTHIAS', MATTHIAS: 'NORA' };
  const at = whole.findIndex((turn) => turn.paragraphs[0] === 'Nothing?');
  assert.deepEqual(swapped.slice(0, at), speakers.slice(0, at), 'those before stay');
  assert.deepEqual(
    swapped.slice(at),
    speakers.slice(at).map((label) => other[label] ?? label),
  );
  await hands.history(page, 'Control+Z');
  assert.deepEqual(await who(), speakers);

  // The run in which they take turns ends at the music.
  await press(page, 'Alt+Shift+X');
  const flipped = await until(
    who,
    (now) => now.join() !== speakers.join(),
    'the run flipped',
  );
  assert.deepEqual(flipped.slice(at, at + 2), ['MATTHIAS', 'NORA']);
  assert.deepEqual(flipped.slice(at + 2), speakers.slice(at + 2));
  await hands.history(page, 'Control+Z');

  // A sentence goes to the turn before.
  await hands.goBefore(page, 'It was informa');
  await press(page, 'ArrowLeft', 'ArrowLeft', 'Alt+Shift+ArrowUp');
  await until(
    () => eyes.shown(page),
    (now) => now[at].paragraphs[0] === 'Nothing? Nothing.',
    'the sentence in the turn before',
  );
  await hands.history(page, 'Control+Z');

  // A cue and back.
  await press(page, 'Control+Home');
  await hands.goBefore(page, 'Nothing?');
  await press(page, 'Alt+u');
  await until(
    () => eyes.shown(page),
    (now) => now[at].who === null || now[at].who === '',
    'a cue',
  );
  await hands.history(page, 'Control+Z');

  // All times from here on are ten seconds later, and a wrong one is refused beside the field.
  await press(page, 'Control+Home');
  await hands.goBefore(page, 'Nothing?');
  await press(page, 'Alt+Shift+T');
  await hands.inDialog(page, 'Shift all times from here', async () => {
    await page.keyboard.type('ten');
    await press(page, 'Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await press(page, 'Control+A');
    await page.keyboard.type('+0:10');
    await press(page, 'Enter');
  });
  assert.deepEqual(bridge.refused.splice(0), ['shift_times']);
  await until(
    () => eyes.shown(page),
    (now) => now[at].time === '03:31' && now[at - 1].time === whole[at - 1].time,
    'later times',
  );
  await hands.history(page, 'Control+Z');

  // Split with the second half's speaker chosen at once.
  await hands.goBefore(page, 'It was informa');
  await press(page, 'Control+Shift+Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('nor');
  await press(page, 'Enter');
  await until(
    () => eyes.shown(page),
    (now) => now[at + 2]?.who === 'NORA' && /^It was informa/.test(now[at + 2].paragraphs[0]),
    'the second half of NORA',
  );
  await hands.history(page, 'Control+Z');
  await hands.history(page, 'Control+Z');
  assert.deepEqual(await eyes.shown(page), whole);
});

story('speakers are told more of, neighbours joined, times filled, and talk written out', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const whole = await eyes.shown(page);
  await hands.goBefore(page, 'Welcome to Harbour');
  await press(page, 'Alt+e');
  await hands.inDialog(page, 'Change NORA', async () => {
    await press(page, 'Tab');
    await page.keyboard.type('Nora Whitlock');
    await press(page, 'Tab');
    await page.keyboard.type('host');
    await press(page, 'Tab', 'Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
  });
  const row = page.getByRole('list', { name: 'Speakers' }).getByRole('button', { name: /^NORA/ });
  await until(
    () => row.getAttribute('title'),
    (title) => title === 'Nora Whitlock',
    'the full name',
  );
  await hands.history(page, 'Control+Z');

  // Two turns of one speaker that follow each other become one.
  const count = whole.length;
  await hands.goBefore(page, 'Nothing?');
  await press(page, await eyes.speakerKey(page, 'MATTHIAS'));
  await hands.command(page, 'Join all turns');
  await until(
    () => eyes.status(page),
    ({ turns }) => turns < count,
    'fewer turns',
  );
  await hands.history(page, 'Control+Z');
  await hands.history(page, 'Control+Z');
  assert.deepEqual(await eyes.shown(page), whole);

  // A time that is taken away is worked out again.
  await press(page, 'Control+Home');
  await hands.goBefore(page, 'Nothing?');
  await press(page, 'Alt+t');
  await hands.inDialog(page, 'Time of the turn', () => press(page, 'Control+A', 'Delete', 'Enter'));
  await hands.command(page, 'Fill missing times');
  await page.locator('.gl-estimated').first().waitFor();

  const file = path.join(bridge.folder, 'statistics.html');
  await bridge.choose(file);
  await hands.command(page, 'Export who talks');
  await eyes.told(page, /statistics are written/);
  assert.match(await readFile(file, 'utf8'), /<svg[^>]*>[\s\S]*NORA[\s\S]*<\/svg>/);
});
