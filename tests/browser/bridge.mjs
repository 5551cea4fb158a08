/**
 * The built interface on the real core, in a browser: a library of its own for each story, a page,
 * and the answers to the dialogs. Everything that is started here is ended here.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const sample = path.join(root, 'tests/samples/harbour-lights.txt');
export const pictures = path.join(root, 'target/pictures');

const beside = path.join(root, '../shared/samples/podcast-011.txt');
/** A long transcript that lies beside the repository on some machines. */
export const podcast = existsSync(beside) ? beside : null;

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

let browser;
after(() => browser?.close());

/** Bridges that run, so that none is left behind by a test that is cut short. */
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill()));

export async function theBrowser() {
  browser ??= await chromium.launch({ executablePath: '/usr/bin/chromium', args: switches });
  return browser;
}

export class Bridge {
  /** What no story may see: errors, violations of the policy, requests to other hosts. */
  faults = [];
  /** Commands that the core refused; a story empties this when it meant them to be. */
  refused = [];

  static async open({ width = 1440, height = 900 } = {}) {
    const bridge = new Bridge();
    try {
      bridge.folder = await mkdtemp(path.join(tmpdir(), 'galley-browser-'));
      await bridge.serve();
      await bridge.show({ viewport: { width, height } });
      return bridge;
    } catch (error) {
      await bridge.close();
      throw error;
    }
  }

  async serve() {
    const library = path.join(this.folder, 'library.galley');
    this.child = spawn(
      path.join(root, 'target/debug/bridge'),
      ['--library', library, '--ui', path.join(root, 'ui/dist')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(this.child, 'spawn');
    running.add(this.child);
    this.child.once('exit', () => running.delete(this.child));
    const [address] = await Promise.race([
      once(createInterface(this.child.stdout), 'line'),
      once(this.child, 'exit').then(([code]) => assert.fail(`the bridge ended with ${code}`)),
    ]);
    this.address = new URL(address);
  }

  async show(looks) {
    this.context = await (await theBrowser()).newContext({ ...looks, locale: 'en-GB' });
    this.context.setDefaultTimeout(10_000);
    this.page = await this.context.newPage();
    const { page, faults } = this;
    page.on('pageerror', (error) => faults.push(`error in the page: ${error.stack ?? error}`));
    page.on('console', (message) => {
      // Of a refused command the browser says the same in its own words.
      const refused = message.location().url.includes('/call/') && /\b422\b/.test(message.text());
      if (message.type() === 'error' && !refused) faults.push(`console: ${message.text()}`);
    });
    this.context.on('request', (request) => {
      const { host, protocol, href } = new URL(request.url());
      const inside = protocol === 'data:' || protocol === 'blob:';
      if (!inside && host !== this.address.host) faults.push(`request to ${href}`);
    });
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (response.status() === 422) this.refused.push(pathname.replace('/call/', ''));
      else if (response.status() >= 400) faults.push(`${response.status()} for ${pathname}`);
    });
    await page.exposeFunction('noteViolation', (text) => faults.push(`policy: ${text}`));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        window.noteViolation(`${violatedDirective} blocked ${blockedURI}`);
      });
    });
    await page.goto(this.address.href);
  }

  /** Answers the next dialog for opening or saving with these files. */
  async choose(...paths) {
    const answer = await fetch(new URL('/choose', this.address), {
      method: 'POST',
      headers: { ...this.token(), 'content-type': 'application/json' },
      body: JSON.stringify(paths),
    });
    assert.equal(answer.status, 204);
  }

  /** Addresses that were opened outside. */
  async opened() {
    return (await fetch(new URL('/opened', this.address), { headers: this.token() })).json();
  }

  token() {
    return { 'x-galley-token': this.address.searchParams.get('token') };
  }

  assertCalm() {
    assert.deepEqual(this.faults, []);
    assert.deepEqual(this.refused, [], 'the core refused nothing that the story expected to work');
  }

  async close() {
    await this.context?.close();
    if (this.child?.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill();
      await ended;
    }
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }
}

/** A test on a bridge of its own, that nothing was wrong in the page while it ran. */
export function story(name, run, { skip = false, ...looks } = {}) {
  test(name, { skip, timeout: 60_000 }, async () => {
    const bridge = await Bridge.open(looks);
    try {
      await run(bridge);
      bridge.assertCalm();
    } catch (error) {
      const picture = path.join(pictures, `failed ${name.replace(/[^\w ]+/g, '')}.png`);
      await bridge.page.screenshot({ path: picture }).catch(() => {});
      if (bridge.faults.length > 0) console.error(bridge.faults.join('\n'));
      throw error;
    } finally {
      await bridge.close();
    }
  });
}
