/** What happens when the program is started again while its window is open. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Stage, root, wait } from './galley.mjs';
import * as job from './job.mjs';

const binary = path.join(root, 'target/debug/galley');

test('a second start opens its file in the first window; another program is kept out', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'galley-window-'));
  const library = path.join(folder, 'library.galley');
  await copyFile(path.join(root, 'tests/samples/harbour-lights.txt'), path.join(folder, 'first.txt'));
  await writeFile(path.join(folder, 'second.txt'), 'ADA: 00:01 One line.\n\nBO: 00:03 Another.\n');
  const stage = await Stage.open();
  try {
    await stage.start({ args: ['--library', library, path.join(folder, 'first.txt')] });
    await job.opened(stage);

    const second = spawn(binary, ['--library', library, 'second.txt'], {
      cwd: folder,
      env: stage.env,
      stdio: 'ignore',
    });
    assert.deepEqual(await once(second, 'exit'), [0, null], 'the second start ends at once');
    await stage.until(
      () => document.querySelector('.cm-content')?.textContent.includes('One line.'),
      'the second file in the first window',
    );

    // Where single instances cannot reach each other, the library's lock keeps the second out.
    const stranger = spawn(binary, ['--library', library], {
      env: { ...stage.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    stranger.stderr.on('data', (data) => {
      said += data;
    });
    for (let tries = 0; tries < 100 && !said.includes('library'); tries += 1) await wait(100);
    stranger.kill();
    assert.match(said, /is open in another program\. Nothing was changed\./);
    await job.saved(stage);
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
});
