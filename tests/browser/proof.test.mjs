/** Findings: one by one, all at once, and looked through; by keyboard alone. */
import assert from 'node:assert/strict';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';

const { until } = eyes;
const { press } = hands;

story('findings are settled one by one', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);

  // A label that is no speaker's is put right by one key, and nothing of it is lost.
  const odd = await hands.nextFinding(page);
  assert.equal(odd.word, 'We');
  assert.match(odd.text, /Make it a cue/);
  assert.equal(await hands.settle(page, 'Enter'), 1);
  assert.deepEqual((await eyes.labels(page)).slice(0, 2), ['NORA', 'MATTHIAS']);
  const first = await until(
    () => eyes.popover(page),
    (shown) => shown?.word === 'le0',
    'the next finding',
  );
  assert.equal(await eyes.selected(page), 'le0');
  assert.equal(await hands.settle(page, 'Enter'), 1);
  // A key that settled one finding goes on to the next.
  const second = await until(() => eyes.popover(page), Boolean, 'the next finding');
  assert.notEqual(second.word, 'le0');
  assert.match(await eyes.text(page), /^THE TIDE TABLES We left the lamps/);
  const third = await hands.nextFinding(page);
  assert.notEqual(third.word, second.word);
  assert.deepEqual(await hands.nextFinding(page, 'Shift+F8'), second);

  const many = await hands.findFinding(page, ({ places }) => places > 3, 'in many places');
  const before = await eyes.text(page);
  await hands.findFinding(page, ({ word }) => word === many.word, 'of the same words');
  assert.equal(await hands.settle(page, 'Shift+Enter'), many.places);
  const after = await eyes.text(page);
  const count = (text, word) => text.split(new RegExp(`\\b${word}\\b`)).length - 1;
  assert.equal(count(after, many.word), 0);
  assert.equal(count(after, many.suggestions[0]) - count(before, many.suggestions[0]), many.places);

  const left = await hands.findFinding(page, () => true, 'at all');
  assert.ok((await hands.settle(page, 'Escape')) >= 1);
  assert.equal(await eyes.text(page), after, `“${left.word}” is left as it is`);

  // What is typed is proofed as well; another suggestion than the first is a digit away.
  await press(page, 'Control+Home', 'End');
  await page.keyboard.type(' of the harbur');
  await eyes.saved(page);
  const typed = await eyes.text(page);
  const choice = await hands.findFinding(page, ({ word }) => word === 'harbur', 'about the typing');
  assert.ok(choice.suggestions.length > 1, `${choice.suggestions}`);
  // Whether the chosen word is one to look at again is the rules' affair.
  await press(page, '2');
  const chosen = typed.replace('harbur', choice.suggestions[1]);
  await until(() => eyes.text(page), (text) => text === chosen, 'the second suggestion');
  await eyes.saved(page);
  await hands.history(page, 'Control+Z');
  assert.equal(await eyes.text(page), typed, 'undo takes the choice back');

  const name = await hands.findFinding(page, ({ word }) => word === 'OKaway', 'about the name');
  assert.equal(await hands.settle(page, 'g'), name.places);
  await eyes.told(page, /“OKaway” is in the glossary/);
  assert.equal(await eyes.text(page), typed);
});

story('one key fixes all that is certain, and one undo takes it back', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const broken = await eyes.text(page);
  const { findings } = await eyes.status(page);

  const fixed = await hands.fixAll(page);
  assert.ok(fixed >= 137, `${fixed} of ${findings}`);
  const left = (await eyes.status(page)).findings;
  const clean = await eyes.text(page);
  // Names may be left to look at; no common word is.
  assert.equal(/\b[a-z]+[HK0[][a-z]*/.exec(clean), null);
  assert.match(clean, /the patience that the position required/);

  await hands.settle(page, 'Control+Z');
  assert.equal((await eyes.status(page)).findings, findings);
  assert.equal(await eyes.text(page), broken);
  assert.equal((await eyes.status(page)).undo, null);

  await hands.settle(page, 'Control+Shift+Z');
  assert.equal((await eyes.status(page)).findings, left);
  assert.equal(await eyes.text(page), clean);
});

story('the places of a substitution are looked through', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const { findings } = await eyes.status(page);

  await press(page, 'Control+1');
  await hands.tabTo(page, /lost ligature/);
  const card = await page.evaluate(() => document.activeElement.textContent);
  const words = Number(/([\d,]+)\s*words/.exec(card)[1]);
  await press(page, 'l');
  const places = page.getByRole('listbox', { name: 'Places' });
  await places.waitFor();
  const places_ = Number(/— (\d+) places/.exec(await eyes.dialog(page))[1]);
  assert.equal(places_, words);
  const ticked = () =>
    eyes.dialog(page).then((text) => Number(/Fix ticked \((\d+)\)/.exec(text)[1]));
  const all = await ticked();

  // The first is left out, all but the second are taken out, and the second is fixed.
  await press(page, 'Space');
  assert.equal(await ticked(), all - 1);
  await press(page, 'a');
  assert.equal(await ticked(), all);
  await press(page, 'a');
  assert.equal(await ticked(), 0);
  await press(page, 'ArrowDown', 'Space');
  assert.equal(await ticked(), 1);
  await press(page, 'Enter');
  await eyes.noDialog(page);
  await until(
    () => eyes.status(page),
    (line) => line.findings === findings - 1,
    'one finding less',
  );

  // Shown in the text, a place is selected there.
  await press(page, 'Alt+L');
  await places.waitFor();
  await press(page, 'ArrowDown', 'ArrowRight');
  await eyes.noDialog(page);
  await until(
    () => eyes.selected(page),
    (text) => /H/.test(text),
    'the place in the text',
  );
});

story('words are found and replaced by a regular expression', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const before = await eyes.text(page);
  const count = () => page.getByRole('search').getByRole('status').innerText();

  await press(page, 'Control+H');
  await page.keyboard.type('(\\w+)-(\\w+)');
  await until(count, (words) => words === 'Not found', 'no such words');
  await hands.tabTo(page, /^Regular expression$/);
  await press(page, 'Space');
  const pairs = before.match(/\w+-\w+/g);
  await until(
    count,
    (words) => words.endsWith(` of ${pairs.length}`) || words === `${pairs.length} found`,
    'the count',
  );
  await press(page, 'Control+H');
  await page.keyboard.type('$2~$1');
  await press(page, 'Alt+Enter');
  await until(
    () => eyes.status(page),
    ({ undo }) => undo === 'Replace all',
    'a step of its own',
  );
  await press(page, 'Escape');
  await eyes.saved(page);
  assert.equal(await eyes.text(page), before.replace(/(\w+)-(\w+)/g, '$2~$1'));
  await hands.history(page, 'Control+Z');
  assert.equal(await eyes.text(page), before);

  // Half an expression says what is wrong and finds nothing.
  await press(page, 'Control+F', 'Control+A');
  await page.keyboard.type('(half');
  await until(count, (words) => /unterminated/i.test(words), 'what is wrong');
  await press(page, 'Escape');
  await press(page, 'x');
  await eyes.saved(page);
});
