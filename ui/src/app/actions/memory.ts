/** What the editor decided once, for every transcript of the library. */
import { call, type MemoryEntry, type MemoryKind, type Scope, type Update } from '../../ipc';
import { counted } from '../../shared/figures';
import { say } from '../../shared/toasts.svelte';
import { attempt, change, room } from '../room.svelte';
import { csvFile, csvToRead } from './files';

const page = 500;

/** What is looked at, to be read again after a change. */
let sought: { search: string; kind: MemoryKind } = { search: '', kind: 'correction' };

async function load(offset: number, limit: number): Promise<void> {
  const asked = sought;
  const memory = await attempt(() => call('memory', { ...asked, offset, limit }));
  // A later search is answered later.
  if (!memory || asked !== sought) return;
  const before = room.memory.entries.slice(0, offset);
  room.memory = { ...memory, entries: [...before, ...memory.entries] };
}

export function searchMemory(search: string, kind: MemoryKind): Promise<void> {
  sought = { search, kind };
  return load(0, page);
}

/** Reads further down. */
export async function moreMemory(): Promise<void> {
  const { entries, found } = room.memory;
  if (entries.length < found) await load(entries.length, page);
}

const loadAgain = () => load(0, Math.max(page, room.memory.entries.length));

export async function openMemory(): Promise<void> {
  room.badLines = [];
  await searchMemory('', 'correction');
  room.overlay = { kind: 'memory' };
}

/**
 * Changes the memory; what that does to the findings of the open transcript is shown. Rejects with
 * the core's error.
 */
async function alterMemory<A extends { update: Update | null }>(
  run: (document: number | null) => Promise<A>,
): Promise<A> {
  if (!room.session) {
    const answer = await run(null);
    await loadAgain();
    return answer;
  }
  let answer: A | undefined;
  await change(async ({ document }) => {
    answer = await run(document);
    if (!answer.update) throw new Error('the core said nothing of the transcript');
    return answer.update;
  });
  await loadAgain();
  return answer as unknown as A;
}

/** Rejects with the core's error, which the dialog shows beside the words. */
export async function addToMemory(kind: MemoryKind, shown: string, meant: string): Promise<void> {
  const entry: MemoryEntry = {
    id: 0,
    kind,
    shown,
    meant,
    rule: '',
    scope: 'library',
    document: null,
    turn: null,
    origin: { document: null, title: '', there: false },
    at: Date.now(),
    count: 1,
    damaged: false,
  };
  await alterMemory((document) => call('remember', { entries: [entry], document }));
}

/** The same. */
export async function editMemory(
  { id }: MemoryEntry,
  shown: string,
  meant: string,
  scope: Scope,
): Promise<void> {
  await alterMemory((document) => call('edit_memory', { id, shown, meant, scope, document }));
}

/** Forgets an entry; `recall` brings back what this returns. */
export async function forget({ id }: MemoryEntry): Promise<MemoryEntry[]> {
  const forgotten = await attempt(() =>
    alterMemory((document) => call('forget_memory', { ids: [id], document })),
  );
  return forgotten?.entries ?? [];
}

export async function recall(entries: MemoryEntry[]): Promise<void> {
  await attempt(() => alterMemory((document) => call('remember', { entries, document })));
}

export async function exportMemory(): Promise<void> {
  const written = await attempt(async () => {
    const path = await csvFile('Galley memory');
    return path === null ? undefined : call('export_memory', { kind: null, path });
  });
  if (written) say('All that is remembered is written.', undefined, written.path ?? '');
}

export async function importMemory(): Promise<void> {
  const path = await attempt(csvToRead);
  if (path === undefined) return;
  const from = { path };
  const imported = await attempt(() =>
    alterMemory((document) => call('import_memory', { from, document })),
  );
  if (!imported) return;
  room.badLines = imported.bad;
  const known = imported.known > 0 ? `, ${imported.known} known already` : '';
  say(`${counted(imported.added, 'entry', 'entries')} came in${known}.`);
}
