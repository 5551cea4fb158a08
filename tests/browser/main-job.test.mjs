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
  assert.match(await row.innerText(), /harbour-lights\s+11 min · 3 speakers/);

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

story('findings are settled one by one', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);

  const first = await hands.nextFinding(page);
  assert.equal(first.word, 'le0');
  assert.equal(await eyes.selected(page), 'le0');
  assert.equal(await hands.settle(page, 'Enter'), 1);
  assert.match(await eyes.text(page), /^We left the lamps/);

  // A key that settled one finding goes on to the next.
  const second = await hands.nextFinding(page);
  assert.notEqual(second.word, 'le0');
  await hands.nextFinding(page, 'Shift+F8');

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

  const choice = await hands.findFinding(
    page,
    (one) => one.suggestions.length > 1,
    'with a choice',
  );
  await press(page, '2');
  await until(
    () => eyes.text(page),
    (text) => count(text, choice.suggestions[1]) === 1,
    'the second suggestion in the text',
  );
  await eyes.saved(page);
  await hands.history(page, 'Control+Z');
  assert.equal(await eyes.text(page), after, 'undo takes the choice back');

  const name = await hands.findFinding(page, ({ word }) => word === 'OKaway', 'about the name');
  assert.equal(await hands.settle(page, 'g'), name.places);
  await eyes.told(page, /“OKaway” is in the glossary/);
  assert.equal(await eyes.text(page), after);
});

story('one key fixes all that is certain, and one undo takes it back', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const broken = await eyes.text(page);
  const { findings } = await eyes.status(page);

  const fixed = await hands.settle(page, 'Control+Shift+A');
  assert.ok(fixed >= 137, `${fixed} of ${findings}`);
  await eyes.told(page, new RegExp(`${fixed}`));
  const clean = await eyes.text(page);
  // Names may be left to look at; no common word is.
  assert.equal(/\b[a-z]+[HK0[][a-z]*/.exec(clean), null);
  assert.match(clean, /the patience that the position required/);

  assert.equal(await hands.settle(page, 'Control+Z'), -fixed);
  assert.equal(await eyes.text(page), broken);
  assert.equal((await eyes.status(page)).undo, null);

  assert.equal(await hands.settle(page, 'Control+Shift+Z'), fixed);
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

story('turns are given to speakers, split, merged, and speakers renamed', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  const before = await eyes.labels(page);
  assert.deepEqual(before.slice(0, 4), ['THE TIDE TABLES', 'NORA', 'MATTHIAS', 'NORA']);

  await press(page, 'Control+Home', 'Alt+3');
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
  await press(page, 'Alt+2');
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
  await hands.chooseFromMenu(page, /^Rename/);
  await hands.inDialog(page, 'Rename NORA', async () => {
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

story('links find their place, are typed, refused, edited, opened and removed', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);

  // Nothing selected, nothing to link.
  await press(page, 'Control+K');
  await eyes.told(page, /Select the words to link first/);

  // An address that waits.
  await hands.select(page, 'wind the clockwork');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', async () => {
    assert.match(await eyes.dialog(page), /wind the clockwork/);
    await press(page, 'Enter');
  });
  await until(
    () => eyes.status(page),
    ({ pending }) => pending === 2,
    'two that wait',
  );
  const link = ['wind the clockwork', 'https://www.example.org/gull-point/log-books'];
  await press(page, 'Control+2');
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 1,
    'the link in the panel',
  );
  assert.deepEqual(await eyes.listedLinks(page), [link]);

  // One that is typed, though it is the beginning of one that waits.
  await hands.select(page, 'four in the morning');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', async () => {
    await page.keyboard.type('https://www.example.org/gull-point');
    await press(page, 'Enter');
  });
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 2,
    'two links',
  );
  assert.deepEqual((await eyes.listedLinks(page))[1], [
    'four in the morning',
    'https://www.example.org/gull-point',
  ]);
  const linked = (await eyes.shown(page)).flatMap((turn) => turn.links);
  assert.deepEqual(linked, ['wind the clockwork', 'four in the morning']);

  // An address that runs something is refused beside the field.
  await hands.select(page, 'a single line');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', async () => {
    await page.keyboard.type('javascript:alert(1)');
    await press(page, 'Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await press(page, 'Escape');
  });
  assert.deepEqual(bridge.refused.splice(0), ['set_link']);
  assert.equal((await eyes.listedLinks(page)).length, 2);

  // Edited from inside its words.
  await hands.goBehind(page, 'four in the');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Edit the link', async () => {
    assert.equal(
      await page.getByRole('dialog').getByRole('combobox').inputValue(),
      'https://www.example.org/gull-point',
    );
    await press(page, 'Control+A');
    await page.keyboard.type('https://example.org/night-watch');
    await press(page, 'Enter');
  });
  await until(
    () => eyes.listedLinks(page),
    ([, second]) => second?.[1] === 'https://example.org/night-watch',
    'the other address',
  );

  // Opened outside, from the panel.
  await press(page, 'Control+2');
  await hands.tabTo(page, /^Open https:\/\/example\.org\/night-watch$/);
  await press(page, 'Enter');
  await until(
    () => bridge.opened(),
    (all) => all.length === 1,
    'the address to be opened',
  );
  assert.deepEqual(await bridge.opened(), ['https://example.org/night-watch']);

  await hands.goBehind(page, 'four in the');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Edit the link', async () => {
    await hands.tabTo(page, /^Remove the link$/);
    await press(page, 'Enter');
  });
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 1,
    'one link',
  );

  // Ctrl+Shift+K goes to the addresses that wait, one after the other.
  const current = page.locator('[aria-current=true]').filter({ hasText: 'Place here' });
  await press(page, 'Control+Shift+K');
  await current.filter({ hasText: 'gull-point/application' }).waitFor();
  await press(page, 'Control+Shift+K');
  await current.filter({ hasText: 'prettyman-lytton' }).waitFor();
  await hands.select(page, 'by the boom');
  await press(page, 'Control+K');
  await hands.inDialog(page, 'Link these words', () => press(page, 'Enter'));
  await until(
    () => eyes.listedLinks(page),
    (all) => all.length === 2,
    'the link in the panel',
  );
  assert.deepEqual((await eyes.listedLinks(page))[1], [
    'by the boom',
    'https://harbour.example.org/people/prettyman-lytton/',
  ]);
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

story('a version is saved, restored, and the restore undone', async (bridge) => {
  const { page } = bridge;
  await hands.open(bridge, sample);
  await hands.settle(page, 'Control+Shift+A');
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
  await page.getByRole('heading', { name: 'Clean words' }).waitFor();
  await hands.tabTo(page, /^Restore/);
  await press(page, 'Enter');
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
  await hands.settle(page, 'Control+Shift+A');
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

story(
  'the main job on a long transcript',
  async (bridge) => {
    const { page } = bridge;
    await hands.open(bridge, podcast);
    const line = await eyes.status(page);
    assert.deepEqual([line.turns, line.pending], [155, 5]);

    const fixed = await hands.settle(page, 'Control+Shift+A');
    assert.ok(fixed >= 337, `${fixed} certain corrections`);
    await hands.settle(page, 'Control+Z');
    assert.equal((await eyes.status(page)).findings, line.findings);
    await hands.settle(page, 'Control+Y');

    await press(page, 'Control+Home', 'Alt+2');
    await until(
      () => eyes.status(page),
      ({ undo }) => /turn|speaker/i.test(undo),
      'the retag',
    );
    await press(page, 'Control+Home', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
    const words = (await eyes.selected(page)).trim();
    await press(page, 'Control+Shift+ArrowLeft', 'Control+Shift+ArrowRight', 'Control+K');
    await hands.inDialog(page, 'Link these words', () => press(page, 'Enter'));
    await until(
      () => eyes.status(page),
      ({ pending }) => pending === 4,
      'four that wait',
    );
    await hands.saveVersion(page, 'ready to sign');

    const copied = await eyes.copied(page);
    const file = path.join(bridge.folder, 'copy.docx');
    await hands.exportTo(bridge, 'docx', file);
    const { lines, links } = await readCopy(page, 'docx', file);
    const copy = lines.join(' ');
    for (const paragraph of copied.split('\n')) {
      assert.ok(copy.includes(paragraph.replace(/\s+/g, ' ').trim()), 'a paragraph is missing');
    }
    assert.equal(links.length, 5);
    assert.equal(links[0][0].trim(), words);
  },
  { skip: podcast ? false : 'no long transcript beside the repository' },
);
