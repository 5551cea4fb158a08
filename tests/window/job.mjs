/**
 * The main job in the window, by keyboard, step by step. Each step waits for what an editor
 * would see.
 */
import { existsSync } from 'node:fs';
import { Key } from 'selenium-webdriver';
import { wait } from './galley.mjs';

/** The window is ready: a transcript is shown, proofed and saved. */
export async function opened(stage) {
  await stage.until(
    () =>
      document.querySelector('.cm-content .cm-line') !== null &&
      /findings? left|nothing left/.test(document.querySelector('footer')?.textContent ?? ''),
    'the transcript and its findings',
  );
}

/** The header says Saved. */
export async function saved(stage) {
  await stage.until(
    () => document.querySelector('header [role=status]')?.textContent?.trim().startsWith('Saved'),
    'Saved in the header',
  );
}

/** What the status line says is left. */
export async function findingsLeft(stage) {
  const text = await stage.browser.executeScript(
    `return document.querySelector('footer').textContent`,
  );
  const found = /([\d,.\u202f]+)\s+findings? left/.exec(text);
  return found ? Number(found[1].replace(/\D/g, '')) : 0;
}

export async function fixAllCertain(stage) {
  const before = await findingsLeft(stage);
  await stage.press([Key.CONTROL, Key.SHIFT, 'a']);
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await findingsLeft(stage)) < before) break;
    await wait(50);
  }
  await saved(stage);
  return before - (await findingsLeft(stage));
}

/** Puts the cursor at the beginning of the text. */
export async function goToStart(stage) {
  await stage.browser.executeScript(`document.querySelector('.cm-content').focus()`);
  await stage.press([Key.CONTROL, Key.HOME]);
}

/** The labels in the margin, from the top. */
export async function labels(stage) {
  return stage.browser.executeScript(
    `return [...document.querySelectorAll('.gl-who')].map((who) => who.querySelector('button, span, b')?.textContent.trim() ?? who.textContent.trim())`,
  );
}

/** Finds words and leaves them selected. */
export async function select(stage, words) {
  await stage.press([Key.CONTROL, 'f']);
  await stage.press([Key.CONTROL, 'a']);
  await stage.press(...words, Key.ENTER, Key.ESCAPE);
}

/** Links the selected words with the first address that waits for its place. */
export async function placeFirstLink(stage) {
  await stage.press([Key.CONTROL, 'k']);
  await stage.until(() => document.querySelector('[role=dialog] input'), 'the link dialog');
  await wait(150);
  await stage.press(Key.ENTER);
  await stage.until(() => !document.querySelector('[role=dialog]'), 'the dialog to close');
  await saved(stage);
}

export async function saveVersion(stage, name) {
  await stage.press([Key.CONTROL, 's']);
  await stage.until(() => document.querySelector('[role=dialog] input'), 'a dialog');
  await wait(150);
  // Asked once, by the first version.
  const asks = 'return /Who is working/.test(document.querySelector("[role=dialog]").textContent)';
  if (await stage.browser.executeScript(asks)) {
    await stage.press(...'Ada Finch', Key.ENTER);
    await stage.until(
      () => /Save a version/.test(document.querySelector('[role=dialog]')?.textContent ?? ''),
      'the version dialog',
    );
    await wait(150);
  }
  await stage.press([Key.CONTROL, 'a'], ...name, Key.ENTER);
  await stage.until(() => !document.querySelector('[role=dialog]'), 'the dialog to close');
}

/** Exports through the native dialog; `format` is an ending. */
export async function exportTo(stage, format, file) {
  await stage.press([Key.CONTROL, 'e']);
  await stage.until(() => document.querySelector('[role=dialog] [name=format]'), 'the formats');
  await wait(150);
  const chosen = () =>
    stage.browser.executeScript(
      `return document.querySelector('[role=dialog] [name=format]:checked').value`,
    );
  for (let tries = 0; (await chosen()) !== format; tries += 1) {
    if (tries > 24) throw new Error(`no format ${format}`);
    await stage.press(Key.ARROW_RIGHT);
  }
  await stage.press(Key.ENTER);
  await stage.answerDialog('Export', file);
  for (let tries = 0; !existsSync(file); tries += 1) {
    if (tries > 100) throw new Error(`${file} did not come`);
    await wait(100);
  }
  // What reading it back told stands in the dialog.
  await stage.until(
    () => /read back/.test(document.querySelector('[role=dialog]')?.textContent ?? ''),
    'the copy to be read back',
  );
  await stage.press(Key.ENTER);
  await stage.until(() => !document.querySelector('[role=dialog]'), 'the dialog to close');
}
