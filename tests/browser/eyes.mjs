/** What an editor sees in the window. Nothing here presses a key. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** Reads until the reading passes; fails with the last one when it never does. */
export async function until(read, passes, what, patience = 10_000) {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await read();
    if (passes(seen)) return seen;
    if (Date.now() > end) assert.fail(`waited for ${what}, saw ${JSON.stringify(seen)}`);
    await wait(25);
  }
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();
const number = (text) => Number((text ?? '0').replace(/\D/g, ''));

/** The line at the foot: words, turns, what is left, what undo takes back. */
export async function status(page) {
  const text = plain(await page.getByRole('contentinfo').innerText());
  return {
    text,
    words: number(/([\d,]+) words/.exec(text)?.[1]),
    turns: number(/([\d,]+) turns/.exec(text)?.[1]),
    findings: /([\d,]+) findings? left/.exec(text)
      ? number(/([\d,]+) findings? left/.exec(text)[1])
      : 0,
    pending: number(/([\d,]+) links? without a place/.exec(text)?.[1]),
    undo: /undoes “(.*?)”/.exec(text)?.[1] ?? null,
    proofed: /findings? left|nothing left to fix/.test(text),
  };
}

/** What the header says of the library: Saved, Typing…, Not saved, and since which version. */
export async function saveState(page) {
  return plain(await page.getByRole('banner').getByRole('status').first().innerText());
}

/** Waits until the header says that everything is in the library. */
export function saved(page) {
  return until(
    () => saveState(page),
    (text) => text.startsWith('Saved'),
    'Saved in the header',
  );
}

export async function title(page) {
  return page.getByRole('textbox', { name: 'Title', exact: true }).inputValue();
}

/** The last message at the foot of the window; empty when there is none. */
export async function message(page) {
  const all = await page.getByRole('region', { name: 'Messages' }).locator('p').allInnerTexts();
  return plain(all.join(' '));
}

export function told(page, words) {
  return until(
    () => message(page),
    (text) => words.test(text),
    `the message ${words}`,
  );
}

/** The dialog in front: its name and words; null when there is none. */
export async function dialog(page) {
  const front = page.getByRole('dialog');
  if ((await front.count()) === 0) return null;
  return plain(await front.innerText());
}

export async function noDialog(page) {
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Words that are selected, or where the focus is when it is in a field. */
export function selected(page) {
  return page.evaluate(() => String(getSelection()));
}

/** The popover of a finding: the words it is about, and the corrections with the best first. */
export async function popover(page) {
  const front = page.getByRole('listbox', { name: /^Corrections for/ });
  if ((await front.count()) === 0) return null;
  return front.evaluate((list) => {
    const text = list.textContent;
    return {
      word: /“(.*)”/s.exec(list.getAttribute('aria-label'))[1],
      suggestions: [...list.querySelectorAll('.gl-correction')].map((one) => one.textContent),
      places: Number(/(\d+) places?/.exec(text)[1]),
      step: /(\d+) of (\d+)/.exec(list.querySelector('.gl-facts').textContent)?.slice(1).map(Number),
      why: list.querySelector('.gl-why')?.textContent ?? '',
      rule: /^(.*) · /.exec(list.querySelector('.gl-foot').textContent)[1],
      text,
    };
  });
}

/** What the head of the Proof panel counts: decisions, and the places that they settle. */
export async function queue(page) {
  const text = plain(await page.locator('[data-left]').innerText());
  const [, decisions, places] =
    /([\d,]+) decisions? · ([\d,]+) places?/.exec(text) ?? [];
  return { decisions: number(decisions), places: number(places) };
}

/** The decisions in sight, as the panel lists them. */
export function decisions(page) {
  return page
    .getByRole('listbox', { name: 'Decisions, one by one' })
    .getByRole('option')
    .evaluateAll((rows) => rows.map((row) => row.ariaLabel));
}

/**
 * The whole manuscript as it is shown: every turn with its label, time, paragraphs and links. The
 * window is made as high as the text for a moment, since only what is in sight is drawn.
 */
export async function shown(page) {
  const size = page.viewportSize();
  await until(
    async () => {
      const height = await page.evaluate(missingHeight);
      if (height > 0) await page.setViewportSize({ width: size.width, height });
      return height;
    },
    (height) => height === 0,
    'all of the manuscript',
  );
  // Labels are drawn with the lines, in the frame after the editor has measured them.
  const turns = await until(
    () => page.evaluate(readTurns),
    (all) => all !== null,
    'every label',
  );
  await page.setViewportSize(size);
  return turns;
}

/** Runs in the page: how high the window has to be to show everything; 0 when it does. */
function missingHeight() {
  const content = document.querySelector('.cm-content');
  const frame = content.closest('.cm-scroller');
  if (frame.scrollHeight <= frame.clientHeight && !content.querySelector('.cm-gap')) return 0;
  // The room below the text is nearly half as high as the window itself.
  const text = content.scrollHeight - Number.parseFloat(getComputedStyle(content).paddingBottom);
  return Math.ceil(2 * text + 400);
}

/** Runs in the page. Null while labels and lines do not belong together yet. */
function readTurns() {
  const labels = [...document.querySelectorAll('.gl-who')].map((who) => ({
    who: who.querySelector('button').textContent,
    time: who.querySelector('time')?.textContent ?? null,
  }));
  const turns = [];
  for (const line of document.querySelectorAll('.cm-content > .cm-line')) {
    if (line.classList.contains('gl-first')) {
      const cue = line.classList.contains('gl-cue');
      turns.push({ cue, who: null, time: null, paragraphs: [], links: [] });
    }
    const turn = turns.at(-1);
    turn.paragraphs.push(line.textContent);
    // A link is in pieces where a finding lies over it; neighbours belong together.
    let last = null;
    for (const piece of line.querySelectorAll('.gl-link')) {
      if (last && last.nextSibling === piece) turn.links.push(turn.links.pop() + piece.textContent);
      else turn.links.push(piece.textContent);
      last = piece;
    }
  }
  const speech = turns.filter((turn) => !turn.cue);
  if (speech.length !== labels.length) return null;
  speech.forEach((turn, i) => Object.assign(turn, labels[i]));
  return turns;
}

/** All words of the manuscript, a line for each paragraph. */
export async function text(page) {
  return (await shown(page)).flatMap((turn) => turn.paragraphs).join('\n');
}

/** The same by copying all of it, for transcripts that no window is high enough for. */
export async function copied(page) {
  await page.evaluate(() => {
    window.copied = new Promise((resolve) => {
      const take = (event) => resolve(event.clipboardData.getData('text/plain'));
      addEventListener('copy', take, { once: true });
    });
  });
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  return page.evaluate(() => window.copied);
}

/** The labels beside the turns, from the top; cues have none. */
export async function labels(page) {
  return (await shown(page)).filter((turn) => !turn.cue).map((turn) => turn.who);
}

/** The key that gives turns to a speaker, as it stands beside the name. */
export async function speakerKey(page, label) {
  const row = page.getByRole('list', { name: 'Speakers' }).getByRole('button', { name: label });
  const digit = /(\d)$/.exec(plain(await row.innerText()));
  assert.ok(digit, `${label} has a key`);
  return `Alt+${digit[1]}`;
}

/** The links of the text as the panel lists them, as [words, address]; the panel shows its links. */
export function listedLinks(page) {
  return page
    .getByRole('button', { name: /./ })
    .and(page.locator('[title="Show it in the text"]:has([title])'))
    .evaluateAll((rows) =>
      rows.map((row) => [row.firstElementChild.textContent, row.querySelector('[title]').title]),
    );
}
