/** LibreOffice, as the other program that reads what was exported. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function convert(file, to, folder) {
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const args = [profile, '--headless', '--convert-to', to, '--outdir', folder, file];
  await run('soffice', args, { timeout: 120_000 });
  const [ending] = to.split(':');
  return readFile(path.join(folder, `${path.parse(file).name}.${ending}`), 'utf8');
}

/** The words of a document. */
export function asText(file, folder) {
  return convert(file, 'txt:Text (encoded):UTF8', folder);
}

/** A document as one XML text, with its links, comments and tracked changes. */
export function asFlatText(file, folder) {
  return convert(file, 'fodt', folder);
}
