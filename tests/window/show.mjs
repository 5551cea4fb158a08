/**
 * The main job on a virtual display, for a machine without one: opens a sample, does the job by
 * keyboard, and leaves pictures and the exported copies under `target/`.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Stage, root, wait } from './galley.mjs';
import * as job from './job.mjs';

const sample = path.resolve(root, process.argv[2]);
const shown = path.join(root, 'target/shown');
await rm(shown, { recursive: true, force: true });
await mkdir(shown, { recursive: true });

const stage = await Stage.open();
try {
  await stage.start({ args: ['--library', path.join(shown, 'library.galley'), sample] });
  await job.opened(stage);
  await stage.picture(path.join(shown, 'opened.png'));
  const fixed = await job.fixAllCertain(stage);
  await job.goToStart(stage);
  await job.saveVersion(stage, 'certain words fixed');
  await wait(200);
  await stage.picture(path.join(shown, 'fixed.png'));
  const copies = [];
  for (const format of ['docx', 'html', 'md', 'txt']) {
    const copy = path.join(shown, `finished.${format}`);
    await job.exportTo(stage, format, copy);
    copies.push(copy);
  }
  const from = (file) => path.relative(root, file);
  console.log(`${from(sample)}: ${fixed} words fixed, ${await job.findingsLeft(stage)} left to look at`);
  console.log(`pictures: ${from(path.join(shown, 'opened.png'))}, ${from(path.join(shown, 'fixed.png'))}`);
  console.log(`finished copies: ${copies.map(from).join(', ')}`);
} finally {
  await stage.close();
}
