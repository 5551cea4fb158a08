/** A second author proposes, the editor decides; by keyboard alone. */
import assert from 'node:assert/strict';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';
import { Viewing } from './looks.mjs';

const { until } = eyes;
const { press } = hands;

async function callOneself(page, name) {
  await press(page, 'Control+,');
  await hands.inDialog(page, 'Settings', async () => {
    await hands.tabTo(page, /^$/);
    await press(page, 'Control+A');
    await page.keyboard.type(name);
    await press(page, 'Tab', 'Escape');
  });
}

const mode = (page) =>
  page.evaluate(() => document.querySelector('.cm-editor').classList.contains('gl-suggesting'));

/** What is proposed, as the Review list has it: the kind, and the words. */
async function listed(page) {
  await press(page, 'Control+4');
  await page.getByRole('tab', { name: /Review/, selected: true }).waitFor();
  return page
    .getByRole('tabpanel')
    .locator('li')
    .evaluateAll((rows) =>
      rows.map((row) => ({
        goes: row.querySelector('del')?.textContent ?? '',
        comes: row.querySelector('ins')?.textContent ?? '',
        who: row.querySelector('.who').textContent.split(' · ').slice(0, 2).join(' '),
      })),
    );
}

const popover = (page) =>
  page.evaluate(() => document.querySelector('.gl-suggestion .gl-change')?.textContent ?? null);

async function nextSuggestion(page) {
  for (let tries = 0; tries < 400; tries += 1) {
    await press(page, 'F8');
    const words = await popover(page);
    if (words !== null) return words;
  }
  return assert.fail('F8 never came to a suggestion');
}

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
]) {
  story(
    `five edits are proposed, three accepted and two rejected (${width}x${height})`,
    async (bridge) => {
      const { page } = bridge;
      const view = new Viewing(page, `${width}x${height}`);
      await hands.open(bridge, sample);
      await hands.fixAll(page);
      await callOneself(page, 'Bo Reader');
      const { words } = await eyes.status(page);
      const before = await eyes.text(page);

      await hands.select(page, 'forty years');
      await press(page, 'Control+Shift+G');
      assert.equal(await mode(page), true);
      // One word for another; typed over the selection.
      await page.keyboard.type('four decades');
      // A word out, letter by letter from behind.
      await hands.goBehind(page, 'small ports');
      await press(page, ...Array.from({ length: 6 }, () => 'Backspace'));
      // Words in.
      await hands.goBehind(page, 'the kitchen');
      await page.keyboard.type(' of our house');
      // A link, and another speaker.
      await hands.select(page, 'Gull Point');
      await press(page, 'Control+K');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.type('https://gull.example/');
      await press(page, 'Enter');
      await eyes.noDialog(page);
      if (width < 1140) await press(page, 'Control+B');
      const matthias = await eyes.speakerKey(page, 'MATTHIAS');
      if (width < 1140) await press(page, 'Control+B');
      await hands.goBefore(page, 'And did you think');
      await press(page, `Alt+${matthias}`);
      await eyes.saved(page);
      const all = await until(() => listed(page), (rows) => rows.length === 5, 'five suggestions');
      assert.deepEqual(
        all.map(({ goes, comes }) => [goes, comes]),
        [
          [' ports', ''],
          ['forty years', 'four decades'],
          ['', ' of our house'],
          ['', 'https://gull.example/'],
          ['NORA', 'MATTHIAS'],
        ],
      );
      assert.ok(all.every(({ who }) => who.startsWith('Bo Reader ')));
      assert.equal((await eyes.status(page)).words, words, 'what is proposed does not count');
      const shown = await eyes.text(page);
      assert.match(shown, /forty yearsfour decades/);
      await page.keyboard.press('F6');
      await view.look('suggesting');

      // A border between turns is not suggested away.
      await hands.goBefore(page, 'And did you think');
      await press(page, 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Delete');
      await eyes.told(page, /stays within one turn/);
      assert.equal(await eyes.text(page), shown);
      await press(page, 'Control+Enter');
      await eyes.told(page, /cannot be suggested/);

      await callOneself(page, 'Ada Editor');
      await press(page, 'Control+Shift+G');
      assert.equal(await mode(page), false);
      await press(page, 'Control+Home');
      assert.match(await nextSuggestion(page), /ports/);
      await view.look('suggestion');
      await press(page, 'Enter');
      await until(async () => (await listed(page)).length, (left) => left === 4, 'one accepted');
      await hands.history(page, 'Control+Z');
      assert.equal((await listed(page)).length, 5, 'a decision is taken back');
      await hands.history(page, 'Control+Shift+Z');
      assert.equal((await listed(page)).length, 4);
      await hands.goBefore(page, 'Welcome to Harbour');
      assert.match(await nextSuggestion(page), /decades/);
      await press(page, 'Delete');
      await until(async () => (await listed(page)).length, (left) => left === 3, 'one rejected');

      // Restarted, they are all there.
      await eyes.saved(page);
      await bridge.context.close();
      const ended = new Promise((resolve) => bridge.child.once('exit', resolve));
      bridge.child.kill('SIGKILL');
      await ended;
      await bridge.serve();
      await bridge.show({ viewport: { width, height } });
      const again = bridge.page;
      await hands.proofed(again);
      assert.equal((await listed(again)).length, 3);
      assert.equal(await mode(again), false);

      // The rest in the list: the speaker rejected, the link and the words accepted at once.
      await hands.tabTo(again, /MATTHIAS.*Bo Reader/s, { most: 80 });
      await press(again, 'Delete');
      await until(async () => (await listed(again)).length, (left) => left === 2, 'the speaker');
      await hands.command(again, 'Accept all 2 suggestions');
      await until(async () => (await listed(again)).length, (left) => left === 0, 'none left');
      // What is not looked for is not missed.
      assert.equal(await again.getByText('Nothing is suggested').count(), 0);
      await hands.tabTo(again, /^Show: All$/);
      await press(again, 'ArrowRight', 'ArrowRight');
      await again.getByText('Nothing is suggested').waitFor();
      assert.equal(await again.getByText('No comments yet').count(), 0);
      const after = await eyes.text(again);
      const wanted = before
        .replace('small ports', 'small')
        .replace('the kitchen', 'the kitchen of our house');
      assert.equal(after, wanted);
      await press(again, 'Control+2');
      const links = await until(() => eyes.listedLinks(again), (all) => all.length > 0, 'a link');
      assert.ok(links.some(([words, url]) => words === 'Gull Point' && url === 'https://gull.example/'), String(links));
      view.assertNoFaults();
    },
    { width, height },
  );
}

story('everything that alters words proposes while suggesting', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.fixAll(page);
  const words = async () => (await eyes.text(page)).match(/spent[^.]*navigation/)?.[0];
  // Where a line ends or a finding begins, a mark is drawn in pieces.
  const marks = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.cm-content .gl-inserted, .cm-content .gl-deleted')].reduce(
        (all, one) => {
          const sign = one.classList.contains('gl-deleted') ? '-' : '+';
          if (all.at(-1)?.startsWith(sign)) all.push(all.pop() + one.textContent);
          else all.push(sign + one.textContent);
          return all;
        },
        [],
      ),
    );
  const settled = (wanted) =>
    until(marks, (all) => JSON.stringify(all) === JSON.stringify(wanted), JSON.stringify(wanted));
  await hands.goBehind(page, 'spent forty');
  await hands.suggest(page);

  // A word at a time, and back over what goes already.
  await press(page, 'Control+Backspace');
  await settled(['-forty']);
  await press(page, 'Control+Z');
  await settled([]);
  await eyes.saved(page);
  await press(page, 'Control+Shift+Z');
  await settled(['-forty']);
  await eyes.saved(page);
  await press(page, 'Control+Z');
  await settled([]);

  // Cut, and pasted in another place.
  await hands.select(page, 'forty ');
  await press(page, 'Control+X');
  await settled(['-forty ']);
  await hands.goBehind(page, 'years looking');
  await press(page, 'Control+V');
  await settled(['-forty ', '+forty ']);
  await eyes.saved(page);
  assert.match(await words(), /spent forty years lookingforty +after/);

  // An input method composes over a selection.
  await hands.select(page, 'navigation');
  const method = await page.context().newCDPSession(page);
  await method.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 });
  await method.send('Input.imeSetComposition', { text: 'né', selectionStart: 2, selectionEnd: 2 });
  await method.send('Input.insertText', { text: 'née' });
  await settled(['-forty ', '+forty ', '-navigation', '+née']);
  await eyes.saved(page);

  // What cannot be proposed says so.
  await press(page, 'Alt+J');
  await eyes.told(page, /cannot be suggested/);

  await hands.command(page, 'Reject all 3 suggestions');
  await settled([]);
  assert.match(await words(), /spent forty years looking after navigation/);
});
