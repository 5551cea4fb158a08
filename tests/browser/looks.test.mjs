/** Every part of the window in light and dark, wide and narrow: whole, legible, and named. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sample, story } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import * as hands from './hands.mjs';
import { Viewing } from './looks.mjs';

const { until } = eyes;
const { comment, press } = hands;

async function empty(view) {
  await view.page
    .getByRole('button', { name: /Open files/ })
    .first()
    .waitFor();
  await view.look('empty');
  await view.tabThrough('empty');
}

async function manuscript(view) {
  const { page } = view;
  await view.look('opened');
  await hands.nextFinding(page);
  await view.look('popover');
  await press(page, 'F9');
  await until(() => eyes.popover(page), (popover) => popover?.step, 'the queue');
  await view.look('queue');
  // The last of the text stands at the foot of the window, where there is no room below it.
  await hands.nextFinding(page, 'Shift+F8');
  await view.look('popover at the end');
  for (const scene of ['popover in the middle', 'popover further up']) {
    for (let steps = 0; steps < 3; steps += 1) await hands.nextFinding(page, 'Shift+F8');
    await view.look(scene);
  }
  await press(page, 'Control+Home', 'Control+F');
  await page.keyboard.type('light');
  const count = page.getByRole('search').getByRole('status');
  await until(
    () => count.innerText(),
    (words) => / of \d+/.test(words),
    'the count of matches',
  );
  await view.look('find');
  await press(page, 'Control+H');
  await view.look('replace');
  await press(page, 'Escape', 'Control+Home');
}

/** Links the selected words to the first address that waits. */
async function link(page) {
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', () => press(page, 'Enter'));
}

async function panels(view) {
  const { page } = view;
  await press(page, 'Control+1');
  await view.look('proof');
  await press(page, 'Control+2');
  await view.look('links');
  await hands.select(page, 'wind the clockwork');
  await page.getByText('Will link').waitFor();
  await view.look('links with words selected');
  await link(page);
  await press(page, 'Control+Shift+K');
  await view.look('link placed');
  await view.dialog('who', 'Control+S');
  await hands.saveVersion(page, 'Before the second reading, with all the names as they were');
  await press(page, 'Control+3');
  await page.locator('[data-version] svg[role=img]').waitFor();
  await view.look('versions');
  await hands.tabTo(page, /^Before the second reading/);
  await press(page, 'Enter');
  await page.getByRole('menu').waitFor();
  await view.look('version menu');
  await press(page, 'Escape');
  await view.dialog('rename version', 'F2');
  await press(page, 'Alt+S');
  await page.getByRole('menu').waitFor();
  await view.look('status menu');
  await hands.chooseFromMenu(page, /^In review/);
  await page.getByRole('banner').getByText('In review').waitFor();
  await view.look('in review');
}

/** Threads that are open, answered, settled, and without their words. */
async function review(view) {
  const { page } = view;
  await press(page, 'Control+4');
  await page.getByText('No comments yet').waitFor();
  await view.look('review without comments');
  await comment(page, 'small ports', 'Say which ones: Gull Point at 01:12, or all of them?');
  await comment(page, 'sat down with', 'Met, rather. NORA is to decide, and @MATTHIAS to agree.');
  await comment(page, 'that is somebody paying', 'Keep.');
  await comment(page, 'in the kitchen', 'Was it the kitchen?');
  await hands.select(page, 'in the kitchen');
  await press(page, 'Delete');
  await page.getByText('Their words are gone').waitFor();
  await hands.goBefore(page, 'ports working');
  await press(page, 'Alt+Enter', 'r');
  await page.keyboard.type('All of them, I should think; the sentence goes on about the others.');
  await press(page, 'Control+Enter');
  await page.getByText('All of them, I should think').waitFor();
  await view.look('review');
  await view.tabThrough('review');
  await hands.goBefore(page, 'small ports');
  await press(page, 'F8');
  await page.getByRole('listbox', { name: 'Comment' }).waitFor();
  await view.look('comment');
  await press(page, 'Control+Home');
  await hands.goBefore(page, 'is somebody paying');
  await press(page, 'Alt+Enter', 'x', 'Control+4');
  await hands.tabTo(page, /^State$/);
  await press(page, 'End');
  await page.getByText('Resolved', { exact: true }).waitFor();
  await view.look('review with settled threads');
  await hands.select(page, 'about the automaHon of the lights');
  await press(page, 'Control+Alt+M');
  await page.keyboard.type('Too long?');
  await view.look('commenting in the panel');
  await press(page, 'Escape', 'Control+Shift+B');
  const wide = view.size.startsWith('1440');
  if (wide) await press(page, 'Control+B');
  await press(page, 'Control+Alt+M');
  await page.getByRole('textbox', { name: 'Comment' }).waitFor();
  await view.look('commenting beside the text');
  await press(page, 'Escape');
  if (wide) await press(page, 'Control+Shift+B', 'Control+B');
}

async function dialogs(view) {
  const { page } = view;
  await view.dialog('palette', 'Control+Shift+P');
  await view.dialog('export', 'Control+E');
  await view.dialogOf('save version', () => hands.askForVersion(page));
  await view.dialog('settings', 'Control+,');
  await view.dialog('approval', 'F4');
  await view.dialog('activity', 'Alt+H');
  await hands.select(page, 'trim the lamp');
  await view.dialog('link', 'Control+K');
  await hands.select(page, 'wind the clockwork');
  await link(page);
  await hands.goBehind(page, 'wind the');
  await view.dialog('edit link', 'Control+K');
  await press(page, 'Control+1');
  await view.dialog('look through', 'Alt+L');
  await hands.nextFinding(page);
  await view.dialog('rule off', 'Alt+R');
  await view.dialogOf('rules', () => hands.command(page, 'Rules and profiles'));
  await view.dialogOf('memory', () => hands.command(page, 'Memory'));
}

async function speakers(view) {
  const { page } = view;
  await press(page, 'Control+Shift+S');
  await page.getByRole('combobox').waitFor();
  await view.look('choose speaker');
  if ((await page.getByRole('dialog', { name: 'Who speaks this turn?' }).count()) === 0) {
    view.note('choose speaker', ['it is no dialog with a name for a screen reader']);
  }
  await press(page, 'Escape');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
  await press(page, 'Control+P');
  await view.look('library');
  await hands.tabTo(page, /^NORA/);
  await press(page, 'Enter');
  await page.getByRole('menu').waitFor();
  await view.look('speaker menu');
  await hands.chooseFromMenu(page, /^Merge/);
  await page.getByRole('dialog').waitFor();
  await view.look('merge speaker');
  await press(page, 'Escape');
  await eyes.noDialog(page);
  await press(page, 'Control+P');
  await hands.tabTo(page, /^NORA/);
  await press(page, 'Enter');
  await hands.chooseFromMenu(page, /^Change/);
  await page.getByRole('dialog').waitFor();
  await view.look('rename speaker');
  await view.tabThrough('rename speaker');
  await press(page, 'Escape');
  await eyes.noDialog(page);
}

/** What was fixed, in the timeline and compared. */
async function compared(view) {
  const { page } = view;
  await hands.fixAll(page);
  await hands.saveVersion(page, 'Clean words');
  await press(page, 'Control+3');
  await until(
    () => page.locator('[data-version] svg .words').count(),
    (bars) => bars > 10,
    'the picture of what was fixed',
  );
  await view.look('what changed where');
  await press(page, 'Alt+C');
  await page.getByRole('toolbar', { name: 'Comparison' }).waitFor();
  await view.look('comparison');
  await press(page, 'v');
  await page.locator('.cm-mergeView .cm-changedText').first().waitFor();
  await view.look('side by side');
}

async function settled(view) {
  const { page } = view;
  await hands.goBefore(page, 'It got quiet');
  await hands.fixAll(page);
  await view.look('fixed');
  while ((await eyes.status(page)).findings > 0) {
    await hands.nextFinding(page);
    await hands.settle(page, 'Escape');
  }
  await page.getByText('Nothing left to fix.').waitFor();
  await press(page, 'Alt+0');
  await page.locator('.gl-who').getByText('Unassigned').waitFor();
  await view.look('nothing left');
  await view.tabThrough('the whole window');
}

/** Two labels of one person, a sentence over two turns, a label inside one, and words to link. */
const odd = `CRAIG: 00:05 How did the lighthouse begin, and who was Ada Lark?

ADA: 00:10 It began with a letter. I put it on the table at Gull Point.

CRAIG: 00:20 And then Gull Point had a lamp. And a boat at Gull Point, too.

Craig Smith: 00:30 I went the next day,

Craig Smith: 00:35 with one bag. ADA: Did you?
`;

async function oddities(view, bridge) {
  const { page } = view;
  const file = path.join(bridge.folder, 'odd.txt');
  await writeFile(file, odd);
  await hands.open(bridge, file);
  await page.getByText('Split it here for ADA').waitFor();
  await press(page, 'Control+P');
  await page.getByText('Craig Smith is probably CRAIG.').waitFor();
  await view.look('one person twice');
  await press(page, 'Escape');
  await hands.findFinding(page, ({ text }) => /Join it/.test(text), 'with a repair');
  await view.look('repair');
  await press(page, 'Escape');
  await press(page, 'Control+Home');
  await view.dialog('time', 'Alt+T');
  await view.dialog('shift', 'Alt+Shift+T');
  await view.dialog('change speaker', 'Alt+E');
  await hands.select(page, 'Gull Point');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', async () => {
    await page.keyboard.type('http://localhost/gull-point');
    await press(page, 'Enter');
  });
  await press(page, 'Control+2');
  await page.getByText('Linked before').waitFor();
  await view.look('offers and faults');
}

/** Stories rather than one: none is so long that it says little when it fails. */
const looks = {
  'the looks of the text and its panels': [manuscript, panels],
  'the looks of the dialogs and the speakers': [dialogs, speakers],
  'the looks of what is settled': [settled],
  'the looks of a comparison': [compared],
  'the looks of the review': [review],
};

for (const [width, height] of [
  [1440, 900],
  [1024, 700],
]) {
  const size = `${width}x${height}`;
  for (const [name, scenes] of Object.entries(looks)) {
    story(
      `${name}, ${size}`,
      async (bridge) => {
        const view = new Viewing(bridge.page, size);
        await hands.open(bridge, sample);
        for (const scene of scenes) await scene(view);
        view.assertNoFaults();
      },
      { width, height },
    );
  }
  story(
    `the looks of nothing yet, and of oddities, ${size}`,
    async (bridge) => {
      const view = new Viewing(bridge.page, size);
      await empty(view);
      await oddities(view, bridge);
      view.assertNoFaults();
    },
    { width, height },
  );
}
