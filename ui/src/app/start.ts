/** What happens when the window opens, and what the shell sends afterwards. */
import { call, listen } from '../ipc';
import { importPaths, reopen } from './actions/library';
import { dress } from './actions/settings';
import { runCommand } from './commands';
import { attempt, room } from './room.svelte';

export async function start(): Promise<void> {
  listen('progress', (progress) => {
    // A report that comes after its work was done is late news.
    if (room.progress) room.progress = progress;
  });
  listen('menu', ({ id }) => runCommand(id));
  listen('drag', ({ over }) => {
    room.drag = over;
  });
  listen('open_files', ({ paths }) => void importPaths(paths));

  const begun = await attempt(() => call('start', {}));
  if (begun) {
    room.version = begun.version;
    room.library = begun.library;
    room.settings = begun.settings;
    room.documents = begun.documents;
    room.formats = begun.formats;
    room.readable = begun.readable;
  }
  dress();
  room.ready = true;

  const waiting = await attempt(() => call('files_to_open', {}));
  const last = room.settings.last_document;
  if (waiting && waiting.paths.length > 0) await importPaths(waiting.paths);
  else if (last !== null) await reopen(last);
}
