/**
 * What the window costs, at 10,000 and 100,000 words, beside a bare CodeMirror with the same text
 * in the same window. Times of one run can be compared with each other, not with another run's.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manyTurns, measureArranging } from './arranging.mjs';
import { Stage, root, wait } from './galley.mjs';
import * as job from './job.mjs';

const binary = path.join(root, 'target/release/galley');
const cli = path.join(root, 'target/release/galley-cli');
const rounds = 5;

/** Runs in the page: what every keystroke costs, from the key to the frame after the paint. */
const listen = `
  window.keystrokes = [];
  document.addEventListener('beforeinput', () => {
    const start = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.keystrokes.push(performance.now() - start);
    }));
  }, true);`;

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const at = (times, share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)];
const shown = (time) => time.toFixed(0).padStart(8);

async function typing(stage) {
  await stage.browser.executeScript(listen);
  await stage.browser.executeScript(`document.querySelector('.cm-content').focus()`);
  for (const letter of 'what a key costs, and what it costs at the end of a long line') {
    await stage.browser.actions().sendKeys(letter).perform();
    await wait(70);
  }
  return stage.browser.executeScript('return window.keystrokes');
}

/** Opens a transcript from the library's list. */
async function choose(stage, document) {
  await stage.browser.executeScript(
    `document.querySelector('[data-document="' + arguments[0] + '"]').click()`,
    document,
  );
}

/** The time between two marks of the page, once the second is there. */
async function between(stage, from, to) {
  await stage.until(
    (mark) => performance.getEntriesByName(mark).length > 0,
    to,
    60_000,
    to,
  );
  return stage.browser.executeScript(
    `const last = (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0;
     return last(arguments[1]) - (arguments[0] ? last(arguments[0]) : 0)`,
    from,
    to,
  );
}

const folder = await mkdtemp(path.join(tmpdir(), 'galley-bench-'));
const library = path.join(folder, 'library.galley');
const text = await readFile(path.join(root, 'tests/samples/harbour-lights.txt'), 'utf8');
const words = text.split(/\s+/).length;
const documents = [];
for (const size of [10_000, 100_000]) {
  const file = path.join(folder, `${size}.txt`);
  await writeFile(file, text.repeat(Math.ceil(size / words)));
  const printed = execFileSync(cli, ['library', '--library', library, 'import', file], {
    encoding: 'utf8',
  });
  documents.push({ size, document: Number.parseInt(printed, 10) });
}

const stage = await Stage.open();
try {
  console.log('milliseconds                                 Galley    bare    ratio');
  for (const { size, document } of documents) {
    await stage.start({ binary, args: ['--library', library] });
    const page = await stage.browser.getCurrentUrl();
    const bareUrl = new URL(`/tests/bench/bare.html?document=${document}`, page).href;
    const own = [];
    const bare = [];
    const text = [];
    const ownCold = [];
    const bareCold = [];
    let ownKeys = [];
    let bareKeys = [];
    for (let round = 0; round < rounds; round += 1) {
      // Turn about, so that a noisy moment falls on both.
      await stage.browser.get(bareUrl);
      bare.push(await between(stage, 'bare:open', 'bare:ready'));
      text.push(await between(stage, 'bare:open', 'bare:text'));
      bareCold.push(await between(stage, null, 'bare:ready'));
      if (round === rounds - 1) bareKeys = await typing(stage);
      await stage.browser.get(page);
      await stage.until(() => globalThis.document.querySelector('[data-document]'), 'the library');
      // It begins with the transcript that was open last: in all rounds but the first, this one.
      if (round > 0) ownCold.push(await between(stage, null, 'galley:ready'));
      await wait(1500);
      // From another transcript, whichever was open last.
      const other = documents.find((one) => one.document !== document).document;
      await choose(stage, other);
      await wait(1500);
      await stage.browser.executeScript('performance.clearMarks()');
      await choose(stage, document);
      own.push(await between(stage, 'galley:open', 'galley:ready'));
      await wait(1500);
      if (round === rounds - 1) ownKeys = await typing(stage);
    }
    const row = (what, a, b) =>
      console.log(`${what.padEnd(42)} ${shown(a)}${shown(b)}${(a / b).toFixed(2).padStart(9)}`);
    const name = `${size.toLocaleString('en')} words`;
    row(`${name}: open, ready to type`, median(own), median(bare));
    row(`${name}: the same from a cold page`, median(ownCold), median(bareCold));
    console.log(`${`${name}: of which, the text arrives`.padEnd(42)} ${''.padStart(8)}${shown(median(text))}`);
    row(`${name}: keystroke work p50`, at(ownKeys, 0.5), at(bareKeys, 0.5));
    row(`${name}: keystroke work p95`, at(ownKeys, 0.95), at(bareKeys, 0.95));
    await stage.end();
  }
  const many = path.join(folder, 'many-turns.txt');
  await writeFile(many, manyTurns());
  await stage.start({ binary, args: ['--library', path.join(folder, 'many.galley'), many] });
  await job.opened(stage);
  await measureArranging(stage);
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}
