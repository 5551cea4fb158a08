/**
 * Versions and review in the real window: one person corrects and signs, another proposes, and
 * what changed is read by another program.
 */
import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Key, Stage, root, wait } from './galley.mjs';
import * as job from './job.mjs';
import { asFlatText } from './office.mjs';

const sample = path.join(root, 'tests/samples/harbour-lights.txt');
const pictures = process.env.GALLEY_PICTURES;

const inTab = () =>
  [...document.querySelectorAll('[role=tabpanel] li')].map((row) => row.textContent.trim());

/** A picture of the whole window, where somebody asked for them. */
async function look(stage, name) {
  if (pictures) await stage.picture(path.join(pictures, `${stage.size} ${name}.png`));
}

const text = (stage, selector) =>
  stage.browser.executeScript(
    `return document.querySelector(arguments[0])?.textContent.replace(/\\s+/g, ' ').trim() ?? ''`,
    selector,
  );

const dialog = (stage, title) =>
  stage.until(
    (wanted) => document.querySelector('[role=dialog]')?.textContent.includes(wanted),
    `the dialog “${title}”`,
    20_000,
    title,
  );

const noDialog = (stage) =>
  stage.until(() => !document.querySelector('[role=dialog]'), 'the dialog to close', 10_000);

/** Presses Tab until the focus is on what passes. */
async function tabTo(stage, passes, what) {
  const focused = `const at = document.activeElement;
    return [at.tagName, at.labels?.[0]?.textContent.trim() ?? at.getAttribute('aria-label') ?? '', at.textContent.replace(/\\s+/g, ' ').trim()].join('|')`;
  for (let tries = 0; tries < 300; tries += 1) {
    if (passes.test(await stage.browser.executeScript(focused))) return;
    await stage.press(Key.TAB);
  }
  assert.fail(`Tab never came to ${what}`);
}

async function callOneself(stage, name) {
  await stage.press([Key.CONTROL, ',']);
  await dialog(stage, 'Settings');
  await wait(200);
  await tabTo(stage, /^INPUT\|Your name/, 'the name');
  await stage.press([Key.CONTROL, 'a'], ...name, Key.TAB, Key.ESCAPE);
  await noDialog(stage);
}

/** Waits until the Review list, which is in sight, has so many suggestions. */
const proposed = (stage, count) =>
  stage.until(
    (wanted) => {
      const words = [...document.querySelectorAll('[role=tabpanel] li :is(ins, del)')];
      return new Set(words.map((one) => one.closest('li'))).size === wanted;
    },
    `${count} suggestions`,
    20_000,
    count,
  );

async function suggestions(stage, count) {
  await stage.press([Key.CONTROL, '4']);
  await proposed(stage, count);
}

/** Walks on to the next suggestion; findings of rules are passed by. */
async function nextSuggestion(stage) {
  const shown = 'return document.querySelector(".gl-suggestion") !== null';
  for (let tries = 0; tries < 300; tries += 1) {
    await stage.press(Key.F8);
    if (await stage.browser.executeScript(shown)) return;
  }
  assert.fail('F8 never came to a suggestion');
}

const chip = (stage, name) =>
  stage.until(
    (wanted) => [...document.querySelectorAll('header button')].some((one) => one.textContent.trim() === wanted),
    `the status ${name}`,
    20_000,
    name,
  );

test('correct, retag, link, keep a version, compare, propose, comment, approve', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'galley-review-'));
  const file = path.join(folder, 'interview.txt');
  await copyFile(process.env.GALLEY_TRANSCRIPT ?? sample, file);
  const size = process.env.GALLEY_SIZE ?? '1440x900';
  const stage = await Stage.open({ size });
  try {
    await stage.start({ args: ['--library', path.join(folder, 'library.galley'), file] });
    await job.opened(stage);
    assert.ok((await job.fixAllCertain(stage)) > 0);

    // Ten turns and more, selected from the top, get another speaker by one key; undone by one.
    await job.goToStart(stage);
    await stage.press(...Array.from({ length: 40 }, () => [Key.SHIFT, Key.ARROW_DOWN]));
    await stage.press([Key.ALT, '2']);
    await job.saved(stage);
    await job.goToStart(stage);
    await stage.until(
      () =>
        new Set(
          [...document.querySelectorAll('.gl-who')]
            .slice(0, 4)
            .map((who) => who.textContent.split(/\d/)[0]),
        ).size === 1,
      'turns of one speaker',
    );
    await stage.press([Key.CONTROL, 'z']);
    await job.saved(stage);
    await stage.press([Key.CONTROL, Key.SHIFT, 'z']);
    await job.saved(stage);

    await job.goToStart(stage);
    await stage.press([Key.CONTROL, Key.SHIFT, Key.ARROW_RIGHT], [Key.CONTROL, Key.SHIFT, Key.ARROW_RIGHT]);
    await job.placeFirstLink(stage);
    await job.saveVersion(stage, 'first pass');
    await look(stage, '1 first pass');

    // On it goes, and what changed since then is looked at; one change of it is given back.
    await job.goToStart(stage);
    await stage.press(Key.END, ...' and so on');
    await job.saved(stage);
    await stage.press([Key.ALT, 'c']);
    await stage.until(() => document.querySelector('[role=toolbar][aria-label=Comparison]'), 'the comparison');
    await stage.until(() => document.querySelector('.compare .count')?.textContent.includes(' of '), 'the differences');
    const all = Number((await text(stage, '.compare .count')).split(' of ')[1].replace(/\D/g, ''));
    assert.ok(all > 5, `${all} differences`);
    await look(stage, '2 compared with the import');
    await stage.press('v');
    await stage.until(() => document.querySelector('.cm-mergeView'), 'both texts side by side');
    await wait(400);
    await look(stage, '3 side by side');
    await stage.press('v', Key.F8, 'r');
    await stage.until(
      (wanted) => document.querySelector('.compare .count')?.textContent.replace(/\D+/g, ' ').trim().split(' ')[1] === String(wanted),
      'one difference less',
      20_000,
      all - 1,
    );
    const copy = path.join(folder, 'compared.docx');
    await stage.press([Key.CONTROL, Key.SHIFT, 'p']);
    await dialog(stage, 'All commands');
    await wait(200);
    await stage.press(...'comparison as Word');
    await wait(200);
    await stage.press(Key.ENTER);
    await stage.answerDialog('Export', copy);
    await stage.until(() => /written/.test(document.body.textContent), 'the copy to be written');
    await stage.press(Key.ESCAPE);
    const changed = await asFlatText(copy, folder);
    const tracked = [...changed.matchAll(/<text:changed-region[^>]*>.*?<dc:creator>([^<]*)<\/dc:creator>/gs)];
    assert.ok(tracked.length > all / 2, `${tracked.length} tracked changes of ${all}`);
    assert.ok(tracked.every(([, author]) => author !== ''), 'each has its author');
    console.log(`${all - 1} differences, ${tracked.length} tracked changes by ${[...new Set(tracked.map(([, who]) => who))].join(', ')}`);

    // Another author proposes five edits.
    await callOneself(stage, 'Bo Reader');
    await job.goToStart(stage);
    await stage.press([Key.CONTROL, Key.SHIFT, 'g']);
    for (let edit = 0; edit < 3; edit += 1) {
      await stage.press(Key.END, ...` more ${edit}`);
      await stage.press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.END);
    }
    await stage.press([Key.CONTROL, Key.BACK_SPACE]);
    await stage.press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN, [Key.ALT, '1']);
    await job.saved(stage);
    await suggestions(stage, 5);
    await look(stage, '4 proposed');

    // The editor accepts three and rejects two.
    await callOneself(stage, 'Ada Finch');
    await job.goToStart(stage);
    await stage.press([Key.CONTROL, Key.SHIFT, 'g']);
    await suggestions(stage, 5);
    await job.goToStart(stage);
    const keys = [Key.ENTER, Key.DELETE, Key.ENTER, Key.DELETE, Key.ENTER];
    for (const [done, key] of keys.entries()) {
      await nextSuggestion(stage);
      await stage.press(key);
      await proposed(stage, 4 - done);
    }
    await job.saved(stage);

    // A comment, settled.
    await job.goToStart(stage);
    await stage.press([Key.CONTROL, Key.SHIFT, Key.ARROW_RIGHT], [Key.CONTROL, Key.ALT, 'm']);
    await stage.until(() => document.querySelector('[aria-label=Comment]'), 'the box for a comment');
    await stage.press(...'Is this right?');
    await stage.press([Key.CONTROL, Key.ENTER]);
    await stage.until(() => document.querySelector('[data-thread]'), 'the thread');
    await look(stage, '5 commented');
    await job.goToStart(stage);
    await stage.press([Key.ALT, Key.SHIFT, Key.ENTER]);
    await stage.until(() => document.activeElement?.dataset.thread !== undefined, 'the focus on the thread');
    await stage.press('x');
    await stage.until(() => !document.querySelector('.cm-content .gl-comment'), 'the comment settled');

    // What is in the way of the approval is walked, and the rest is approved with a note.
    await stage.press(Key.F4);
    await dialog(stage, 'Approve this copy');
    await wait(300);
    await look(stage, '6 approval');
    await stage.press(Key.F4);
    await noDialog(stage);
    await stage.until(() => /This is 1 of \d+/.test(document.body.textContent), 'the first place');
    await stage.press(Key.F4);
    await dialog(stage, 'Approve this copy');
    await tabTo(stage, /^INPUT\|Why it is approved/, 'the note');
    await stage.press(...'the rest is as the guest said it', Key.ENTER);
    await noDialog(stage);
    await chip(stage, 'Approved');
    await stage.press([Key.CONTROL, '3']);
    await wait(400);
    await look(stage, '7 approved');
    assert.ok((await stage.browser.executeScript(`return (${inTab})()`)).some((row) => row.startsWith('Approved')));

    // What happened is told by day.
    await stage.press([Key.ALT, 'h']);
    await stage.until(() => document.querySelector('[role=dialog]'), 'the activity');
    await wait(300);
    await look(stage, '8 activity');
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
});
