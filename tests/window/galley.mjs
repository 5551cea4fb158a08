/**
 * The real window, driven: a virtual display where there is none, tauri-driver, and a session.
 * Everything that is started here is ended here.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Builder, By, Capabilities, Key, until } from 'selenium-webdriver';

export { By, Key, until, wait };

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const driver = path.join(root, 'target/tools/bin/tauri-driver');

/** A free port of the loopback. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a virtual display and returns its number with the process. */
async function startDisplay(size) {
  for (let number = 91; number < 120; number += 1) {
    if (existsSync(`/tmp/.X${number}-lock`)) continue;
    const child = spawn('Xvfb', [`:${number}`, '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
      stdio: 'ignore',
    });
    for (let tries = 0; tries < 100; tries += 1) {
      if (existsSync(`/tmp/.X11-unix/X${number}`)) return { child, display: `:${number}` };
      if (child.exitCode !== null) break;
      await wait(50);
    }
    child.kill();
  }
  throw new Error('no virtual display could be started');
}

async function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await Promise.race([once(child, 'exit'), wait(3000)]);
}

/** A display, and the window in it when it is open. */
export class Stage {
  static async open({ size = '1440x900', env = {} } = {}) {
    const stage = new Stage();
    stage.size = size;
    stage.virtual = await startDisplay(size);
    stage.display = stage.virtual.display;
    stage.env = { ...process.env, DISPLAY: stage.display, WAYLAND_DISPLAY: '', ...env };
    // WebKit's accessibility and single instances want a bus; one of our own keeps runs apart.
    stage.bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      env: stage.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [address] = await once(stage.bus.stdout, 'data');
    stage.env.DBUS_SESSION_BUS_ADDRESS = String(address).trim();
    return stage;
  }

  /** Starts the program under the driver. */
  async start({ binary = path.join(root, 'target/debug/galley'), args = [] } = {}) {
    const port = await freePort();
    const native = await freePort();
    this.driver = spawn(driver, ['--port', String(port), '--native-port', String(native)], {
      env: this.env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const capabilities = new Capabilities();
    capabilities.setBrowserName('wry');
    capabilities.set('tauri:options', { application: binary, args });
    const connect = () =>
      new Builder()
        .withCapabilities(capabilities)
        .usingServer(`http://127.0.0.1:${port}/`)
        .build();
    // The driver needs a moment before it listens.
    for (let tries = 0; ; tries += 1) {
      try {
        this.browser = await connect();
        break;
      } catch (error) {
        if (tries > 40) throw error;
        await wait(100);
      }
    }
    const [width, height] = this.size.split('x').map(Number);
    await this.browser.manage().window().setRect({ x: 0, y: 0, width, height });
    return this.browser;
  }

  /** The process of the window, for those who want to kill it. */
  async pid() {
    const mine = [];
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
      if (path.basename(program) !== 'galley') continue;
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      if (environment.includes(`DISPLAY=${this.display}\0`)) mine.push(Number(pid));
    }
    return mine[0];
  }

  /** Ends the window and its driver. */
  async end() {
    await this.browser?.quit().catch(() => {});
    this.browser = undefined;
    await stop(this.driver);
    this.driver = undefined;
  }

  async close() {
    await this.end();
    await stop(this.bus);
    await stop(this.virtual?.child);
  }

  /** Saves a picture of the page. */
  async picture(file) {
    const image = await this.browser.takeScreenshot();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, image, 'base64');
  }

  /** Presses keys on whatever has the focus. A chord is a list: its last key with the others held. */
  async press(...keys) {
    for (const key of keys) {
      const actions = this.browser.actions();
      if (Array.isArray(key)) {
        const held = key.slice(0, -1);
        for (const one of held) actions.keyDown(one);
        actions.sendKeys(key.at(-1));
        for (const one of held.toReversed()) actions.keyUp(one);
      } else {
        actions.sendKeys(key);
      }
      await actions.perform();
      await wait(40);
    }
  }

  /** Waits until a function of the page returns something true. */
  async until(script, what, timeout = 20_000, ...args) {
    return this.browser.wait(
      () => this.browser.executeScript(`return (${script})(...arguments)`, ...args),
      timeout,
      `waited for ${what}`,
    );
  }

  /** Types into the native dialog that is in front, then confirms it. */
  async answerDialog(title, text) {
    const xdotool = async (...args) => {
      const child = spawn('xdotool', args, { env: this.env, stdio: ['ignore', 'pipe', 'ignore'] });
      let out = '';
      child.stdout.on('data', (data) => {
        out += data;
      });
      const [code] = await once(child, 'close');
      return { code, out: out.trim() };
    };
    let found = '';
    for (let tries = 0; tries < 100 && !found; tries += 1) {
      found = (await xdotool('search', '--onlyvisible', '--name', `^${title}$`)).out.split('\n')[0];
      if (!found) await wait(100);
    }
    if (!found) throw new Error(`no dialog “${title}”`);
    await wait(400);
    await xdotool('windowfocus', '--sync', found);
    await xdotool('key', '--clearmodifiers', 'ctrl+a');
    await xdotool('type', '--delay', '8', text);
    await wait(200);
    await xdotool('key', 'Return');
  }
}
