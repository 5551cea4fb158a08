/** The web page that is exported, as its readers have it: searched, linked, and without a script. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root, theBrowser } from './bridge.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'galley-page-'));
after(() => rmSync(folder, { recursive: true }));

/** A talk of more than an hour, whose words go on across a link and stress. */
const talk = {
  format: 1,
  title: 'The well & the <rope>',
  pending_links: [],
  source: { format: 'galley', file: 'talk.json' },
  speakers: [{ id: 1, label: 'ADA' }],
  turns: [
    {
      id: 1,
      speaker: 1,
      start_ms: 7000,
      text: 'The old well is deep.\nWells are old.',
      spans: [
        { start: 4, end: 7, kind: 'link', url: 'https://wells.example/' },
        { start: 10, end: 15, kind: 'emphasis' },
      ],
    },
    { id: 2, kind: 'cue', start_ms: 61000, text: 'BELL', spans: [] },
    { id: 3, speaker: 1, start_ms: 3_723_000, text: 'İ was there; the WELL was dry.', spans: [] },
  ],
};

const address = (() => {
  const [from, to] = ['talk.json', 'talk.html'].map((name) => path.join(folder, name));
  writeFileSync(from, JSON.stringify(talk));
  execFileSync(path.join(root, 'target/debug/galley-cli'), ['convert', from, '-o', to]);
  return pathToFileURL(to).href;
})();

async function open(options = {}) {
  const context = await (await theBrowser()).newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}

const painted = (page, name) =>
  page.evaluate(
    (of) => [...(CSS.highlights.get(of) ?? [])].map((range) => range.toString()),
    name,
  );

test('words are found across links and stress, one after the other', async () => {
  const { page, faults, close } = await open();
  const field = page.getByRole('searchbox', { name: 'Find in the transcript' });
  const told = page.locator('.find output');
  await field.fill('OLD WELL');
  assert.deepEqual(await painted(page, 'found'), ['old well']);
  await field.fill('well');
  // The letter that is longer in small costs nothing but its line's small letters.
  assert.deepEqual(await painted(page, 'found'), ['well', 'well', 'Well']);
  assert.equal(await told.innerText(), '3 found');
  await field.press('Enter');
  assert.equal(await told.innerText(), '1 of 3');
  assert.deepEqual(await painted(page, 'here'), ['well']);
  await field.press('Shift+Enter');
  assert.equal(await told.innerText(), '3 of 3');
  await page.getByRole('button', { name: 'Next' }).click();
  assert.equal(await told.innerText(), '1 of 3');
  await field.press('Escape');
  assert.deepEqual(await painted(page, 'found'), []);
  assert.equal(await told.innerText(), '');
  assert.deepEqual(faults, []);
  await close();
});

test('hours, cues and times lead to their places', async () => {
  const { page, close } = await open();
  await page.getByText('Contents').click();
  await page.getByRole('link', { name: '1:02:03' }).first().click();
  assert.match(page.url(), /#t-01-02-03$/);
  await page.getByRole('link', { name: '01:01 BELL' }).click();
  assert.match(page.url(), /#t-00-01-01$/);
  await page.getByRole('article').first().getByRole('link', { name: '00:07' }).click();
  assert.match(page.url(), /#t-00-00-07$/);
  await close();
});

test('without a script there is nothing to search with, and every word', async () => {
  const { page, faults, close } = await open({ javaScriptEnabled: false });
  assert.equal(await page.getByRole('searchbox').count(), 0);
  assert.match(await page.getByRole('main').innerText(), /The old well is deep\.\s+Wells are old\./);
  assert.deepEqual(faults, []);
  await close();
});

test('nothing else runs', async () => {
  const { page, faults, close } = await open();
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.body.append(script);
  });
  assert.equal(await page.title(), talk.title);
  assert.equal(faults.filter((fault) => fault.includes('Content Security Policy')).length, 1);
  await close();
});
