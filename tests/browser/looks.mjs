/** What is wrong with the looks of a page: cut words, weak contrast, rings and names that miss. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { pictures } from './bridge.mjs';
import * as eyes from './eyes.mjs';
import { press } from './hands.mjs';

/** Looks at one scene after the other and keeps what is wrong, with a picture of each. */
export class Viewing {
  /** Each with the first scene that shows it. */
  faults = new Map();

  /** `size` is that of the window, such as 1440x900. */
  constructor(page, size) {
    this.page = page;
    this.size = size;
  }

  /** Looks at a scene in the light and in the dark. */
  async look(scene) {
    for (const theme of ['light', 'dark']) {
      await this.page.emulateMedia({ colorScheme: theme });
      await this.page.waitForFunction(
        (name) => document.documentElement.dataset.theme === name,
        theme,
      );
      const file = path.join(pictures, `${theme} ${this.size}`, `${scene}.png`);
      await this.page.screenshot({ path: file, animations: 'disabled' });
      this.note(`${scene}, ${theme}`, await unseemly(this.page));
    }
    this.note(scene, await nameless(this.page));
  }

  note(scene, faults) {
    for (const fault of faults) {
      if (!this.faults.has(fault)) this.faults.set(fault, scene);
    }
  }

  assertNoFaults() {
    const faults = [...this.faults].map(([fault, scene]) => `${scene}: ${fault}`);
    assert.equal(faults.join('\n'), '');
  }

  async tabThrough(scene) {
    this.note(scene, await unmarked(this.page));
  }

  /** Opens a dialog, looks at it, goes through its controls, and closes it. */
  async dialog(scene, ...chords) {
    await this.dialogOf(scene, () => press(this.page, ...chords));
  }

  async dialogOf(scene, open) {
    const { page } = this;
    await open();
    await page.getByRole('dialog').waitFor();
    await this.look(scene);
    await this.tabThrough(scene);
    await press(page, 'Escape');
    await eyes.noDialog(page);
  }
}

const named = new Set([
  'button',
  'checkbox',
  'combobox',
  'dialog',
  'link',
  'listbox',
  'menuitem',
  'option',
  'radio',
  'tab',
  'textbox',
]);

/** Controls that a screen reader would have no name for. */
async function nameless(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter((node) => !node.ignored && named.has(node.role?.value) && !node.name?.value.trim())
    .map((node) => `a ${node.role.value} without a name`);
}

/** Words and controls that are cut off, beyond the window, or too pale to be read. */
function unseemly(page) {
  return page.evaluate(inspect);
}

/** Runs in the page. Under a dialog only the dialog is looked at, since the rest is shaded. */
function inspect() {
  const faults = new Set();
  const root = document.querySelector('[role=dialog][aria-modal=true]') ?? document.body;
  if (document.documentElement.scrollWidth > innerWidth) faults.add('the page scrolls sideways');

  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], under) =>
    [r, g, b].map((part, i) => part * a + under[i] * (1 - a)).concat(1);
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => {
      const c = part / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ancestors = (element) => {
    const all = [];
    for (let at = element; at; at = at.parentElement) all.push(at);
    return all;
  };
  const backdrop = (element) => {
    const layers = [];
    for (const at of ancestors(element)) {
      const layer = rgba(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
  };
  const drawn = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !ancestors(element).some((at) => {
      const style = getComputedStyle(at);
      return style.clipPath !== 'none' || (at.clientWidth === 1 && at.clientHeight === 1);
    });
  const told = (element) => {
    const words = (element.innerText || element.ariaLabel || element.placeholder || element.tagName)
      .replace(/\s+/g, ' ')
      .slice(0, 48);
    return `“${words}”`;
  };

  const weak = (element, colour, what) => {
    if (element.closest('[aria-disabled=true]')) return;
    const ground = backdrop(element);
    const opacity = ancestors(element).reduce(
      (product, at) => product * Number(getComputedStyle(at).opacity),
      1,
    );
    const [r, g, b, a] = rgba(colour);
    const ratio = contrast(over([r, g, b, a * opacity], ground), ground);
    if (ratio < 4.5) faults.add(`${what} ${told(element)} has contrast ${ratio.toFixed(2)}`);
  };

  /** Where the words of an element are: padding that is cut does no harm. */
  const wordsOf = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };

  /** What of an element is beyond the borders that cut it; scrolling may bring back what is below. */
  const cut = (element, speaks) => {
    const box = speaks ? wordsOf(element) : element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return;
    let scrolls = false;
    const slack = 1.5;
    for (const at of ancestors(element)) {
      const style = getComputedStyle(at);
      const whole = at === document.documentElement;
      const frame = whole ? new DOMRect(0, 0, innerWidth, innerHeight) : at.getBoundingClientRect();
      // Words that end in an ellipsis on purpose are no fault.
      if (style.textOverflow === 'ellipsis') return;
      const sideways = box.right > frame.right + slack || box.left < frame.left - slack;
      if ((whole || style.overflowX !== 'visible') && sideways) {
        faults.add(`${told(element)} is cut sideways by ${told(at)}`);
      }
      if (/auto|scroll/.test(style.overflowY)) scrolls = true;
      const upright = box.bottom > frame.bottom + slack || box.top < frame.top - slack;
      if ((whole || style.overflowY !== 'visible') && upright && !scrolls) {
        faults.add(`${told(element)} is cut at its top or foot by ${told(at)}`);
      }
      if (style.position === 'fixed') break;
    }
    const inWindow = box.right <= innerWidth + slack && box.left >= -slack;
    if (!inWindow) faults.add(`${told(element)} is beyond the window`);
  };

  for (const element of root.querySelectorAll('*')) {
    if (element instanceof SVGElement || !drawn(element)) continue;
    const style = getComputedStyle(element);
    const speaks = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '',
    );
    if (speaks) weak(element, style.color, 'text');
    if (element.matches('input[type=text]')) {
      if (element.value) weak(element, style.color, 'the field');
      else weak(element, getComputedStyle(element, '::placeholder').color, 'the placeholder');
    }
    if (speaks || element.matches('button, input, kbd')) cut(element, speaks);
  }

  const bar = root === document.body && document.querySelector('nav');
  const content = document.querySelector('.cm-content');
  if (bar && content && document.activeElement === content) {
    const covered = bar.getBoundingClientRect().right - content.getBoundingClientRect().left;
    if (covered > 0) faults.add('the side bar lies over the text that is being edited');
  }

  const popover = document.querySelector('.gl-pop');
  if (popover && root === document.body) {
    const box = popover.getBoundingClientRect();
    const inside =
      box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    if (!inside) faults.add('the popover is not wholly in the window');
    const corners = [
      [box.left + 8, box.top + 8],
      [box.right - 8, box.top + 8],
      [box.left + 8, box.bottom - 8],
      [box.right - 8, box.bottom - 8],
    ];
    for (const [x, y] of corners) {
      if (!popover.contains(document.elementFromPoint(x, y))) {
        faults.add('something lies over the popover');
      }
    }
  }
  return [...faults];
}

/** Presses Tab through what can have the focus, once round, and names what does not show it. */
async function unmarked(page, most = 80) {
  const faults = new Set();
  const seen = new Set();
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    // Once round, the focus leaves the page for the browser.
    if (stop.path === 'body') continue;
    if (seen.has(stop.path)) break;
    seen.add(stop.path);
    if (!stop.marked) faults.add(`the focus on ${stop.name} cannot be seen`);
  }
  if (seen.size === 0) faults.add('Tab goes nowhere');
  return [...faults];
}

/** Runs in the page: what has the focus, and whether that can be seen. */
function focused() {
  const at = document.activeElement;
  if (at === document.body) return { path: 'body' };
  const path = [];
  for (let one = at; one?.parentElement; one = one.parentElement) {
    path.push([...one.parentElement.children].indexOf(one));
  }
  const pen = document.createElement('canvas').getContext('2d');
  const plain = (colour) => {
    pen.fillStyle = colour;
    return pen.fillStyle;
  };
  const accent = plain(
    getComputedStyle(document.documentElement).getPropertyValue('--accent').trim(),
  );
  const ringed = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) return true;
    const [shadow] = /(rgba?|oklab|oklch|color)\([^)]*\)/.exec(boxShadow) ?? [];
    return shadow !== undefined && plain(shadow) === accent;
  };
  // In the manuscript the cursor is the mark; in a list to choose from, the entry that is lit.
  const cursor = at.matches('.cm-content');
  const lit =
    at.matches('[role=combobox]') &&
    document.querySelector('[role=option][data-selected], [role=option][aria-selected=true]');
  const around = [at, at.parentElement, at.parentElement?.parentElement].filter(Boolean);
  return {
    path: path.join('/'),
    name: at.ariaLabel || at.innerText?.replace(/\s+/g, ' ').slice(0, 40) || at.tagName,
    marked: cursor || Boolean(lit) || around.some(ringed),
  };
}
