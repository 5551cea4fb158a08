/** What it takes until an arrangement of 10,000 turns is shown, and how the window scrolls then. */
import { Key, wait } from './galley.mjs';

const turns = 10_000;
const frames = 180;

/** Ten words a turn, and two who take turns. */
export function manyTurns() {
  const clock = (seconds) =>
    `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  const turn = (_, i) =>
    `${i % 2 ? 'OWEN' : 'ANNA'}: ${clock(i * 4)} We lit the lamp number ${i} on the pier then.\n`;
  return Array.from({ length: turns }, turn).join('\n');
}

/** Runs in the page: from the next key to the frame in which something looks different. */
const watch = `
  const look = () => [...document.querySelectorAll('.gl-who')].slice(0, 2).map((who) => who.textContent).join();
  const before = look();
  window.shownAfter = null;
  addEventListener('keydown', () => {
    const start = performance.now();
    const poll = () => {
      if (look() === before) requestAnimationFrame(poll);
      else window.shownAfter = performance.now() - start;
    };
    requestAnimationFrame(poll);
  }, { once: true, capture: true });`;

async function timed(stage, keys) {
  await stage.browser.executeScript(watch);
  await stage.press(keys);
  await stage.until(() => window.shownAfter !== null, 'the change to be shown');
  const time = await stage.browser.executeScript('return window.shownAfter');
  await wait(1500);
  return time;
}

async function inDialog(stage, keys, words) {
  await stage.press(keys);
  await stage.until(() => document.querySelector('[role=dialog] input'), 'the dialog');
  await wait(200);
  await stage.press(...words);
}

/** Scrolls by 400 pixels a frame; the milliseconds of each frame, in order of length. */
async function scrolling(stage) {
  return stage.browser.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
     const scroller = document.querySelector('.cm-scroller');
     scroller.scrollTop = 0;
     const times = [];
     let last = performance.now();
     const step = () => {
       const now = performance.now();
       times.push(now - last);
       last = now;
       scroller.scrollTop += 400;
       if (times.length < arguments[0]) requestAnimationFrame(step);
       else done(times.sort((a, b) => a - b));
     };
     requestAnimationFrame(step);`,
    frames,
  );
}

/** Prints a row for each; the transcript of many turns is open. */
export async function measureArranging(stage) {
  const row = (what, time, goal = '') =>
    console.log(`${what.padEnd(42)} ${time.toFixed(0).padStart(8)}${goal.padStart(16)}`);
  // The first thousand turns are selected from behind.
  await stage.press([Key.CONTROL, 'f'], [Key.CONTROL, 'a'], ...'number 1000 on', Key.ESCAPE);
  await stage.press([Key.CONTROL, Key.SHIFT, Key.HOME]);
  await wait(800);
  row('retag 1,000 of 10,000 turns, shown', await timed(stage, [Key.ALT, '2']), 'goal 100');
  row('the same undone', await timed(stage, [Key.CONTROL, 'z']), 'goal 100');
  await stage.press([Key.CONTROL, Key.HOME]);
  await inDialog(stage, [Key.ALT, Key.SHIFT, 't'], '+0:05');
  row('shift 10,000 times, shown', await timed(stage, Key.ENTER), 'goal 100');
  await stage.press([Key.CONTROL, Key.HOME]);
  await inDialog(stage, [Key.ALT, 'e'], 'ANNABEL');
  row('rename a speaker of 5,000 turns, shown', await timed(stage, Key.ENTER), 'goal 100');
  const own = await scrolling(stage);
  await stage.browser.executeScript(`document.querySelector('.gl-strip').style.display = 'none'`);
  const bare = await scrolling(stage);
  const at = (times, share) => times[Math.floor(times.length * share)];
  row('a frame while scrolling, p50', at(own, 0.5));
  row('the same without the timeline', at(bare, 0.5));
  row('a frame while scrolling, p95', at(own, 0.95));
  row('the same without the timeline', at(bare, 0.95));
}
