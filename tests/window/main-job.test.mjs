/** The main job in the real window: the real library file, the real dialogs, a real kill. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Key, Stage, root, wait } from './galley.mjs';
import * as job from './job.mjs';
import { asFlatText, asText } from './office.mjs';

/** The real sample when it lies beside the repository, ours otherwise. */
const real = path.join(root, '../shared/samples/podcast-011.txt');
const sample = existsSync(real) ? real : path.join(root, 'tests/samples/harbour-lights.txt');

test('open, fix, retag, link, version, type, be killed, go on, export', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'galley-window-'));
  const library = path.join(folder, 'library.galley');
  const file = path.join(folder, 'interview.txt');
  await copyFile(sample, file);
  const stage = await Stage.open();
  try {
    await stage.start({ args: ['--library', library, file] });
    await job.opened(stage);

    const found = await job.findingsLeft(stage);
    const fixed = await job.fixAllCertain(stage);
    assert.ok(fixed > found / 2, `${fixed} of ${found} were fixed without looking`);

    await job.goToStart(stage);
    const before = await job.labels(stage);
    await stage.press([Key.ALT, '1']);
    await stage.until(
      (label) => document.querySelector('.gl-who').textContent.includes(label),
      'the new label',
      5000,
      before[1],
    );
    assert.notEqual(before[0], before[1]);
    assert.equal((await job.labels(stage))[0], before[1]);

    // The first two words of the text become a link with the first address that waits.
    await job.goToStart(stage);
    await stage.press([Key.CONTROL, Key.SHIFT, Key.ARROW_RIGHT], [Key.CONTROL, Key.SHIFT, Key.ARROW_RIGHT]);
    const words = (await stage.browser.executeScript('return String(getSelection())')).trim();
    await job.placeFirstLink(stage);
    await stage.until(() => document.querySelector('.cm-content .gl-link'), 'the link');
    await job.saveVersion(stage, 'ready to sign');

    // Typed, acknowledged, and killed at once.
    await job.goToStart(stage);
    await stage.press(Key.END, ...' and nothing was lost');
    await job.saved(stage);
    const pid = await stage.pid();
    assert.ok(pid, 'the window has a process');
    process.kill(pid, 'SIGKILL');
    await wait(300);
    await stage.end();

    await stage.start({ args: ['--library', library] });
    await job.opened(stage);
    const first = await stage.browser.executeScript(
      `return document.querySelector('.cm-content .cm-line').textContent`,
    );
    assert.match(first, /and nothing was lost$/);
    assert.equal((await job.labels(stage))[0], before[1], 'the retag is there as well');

    const copy = path.join(folder, 'copy.docx');
    await job.exportTo(stage, 'docx', copy);
    await sameInLibreOffice(copy, first, words, folder);
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Opens a Word file with another program and compares its words and links. */
async function sameInLibreOffice(copy, line, linked, folder) {
  const text = (await asText(copy, folder)).replace(/\s+/g, ' ');
  assert.ok(text.includes(line.replace(/\s+/g, ' ').trim()), `LibreOffice reads “${line}”`);
  assert.ok(!/arEficial|navigaHon/.test(text), 'no broken word is left in it');
  const document = await asFlatText(copy, folder);
  const links = [...document.matchAll(/<text:a [^>]*xlink:href="(http[^"]+)"[^>]*>(.*?)<\/text:a>/gs)];
  const words = links.map(([, , inner]) => inner.replace(/<[^>]+>/g, ''));
  assert.ok(words.includes(linked), `“${linked}” is a link in ${JSON.stringify(words)}`);
}
