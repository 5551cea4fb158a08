/** Names and places of files that are written. */
import { call } from '../../ipc';
import { room } from '../room.svelte';

/** A file name that every system takes. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .replace(/[\\/:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${plain || 'Transcript'}.${ending}`;
}

/** Asks where to write a file; null when the editor thought better of it. */
async function chosen(title: string, ending: string, format: string): Promise<string | null> {
  const file_name = fileName(title, ending);
  return (await call('choose_save', { file_name, ending, format })).path;
}

/** Asks for files to read; none when the editor thought better of it. */
export async function filesToOpen(): Promise<string[]> {
  const ask = { title: 'Open transcripts', format: 'Transcripts', many: true };
  return (await call('choose_files', { ...ask, endings: [...room.readable, 'galley'] })).paths;
}

/** Asks for one file to look at; undefined when the editor thought better of it. */
export async function fileToImport(): Promise<string | undefined> {
  const ask = { title: 'Import with options', format: 'Transcripts', many: false };
  return (await call('choose_files', { ...ask, endings: [...room.readable] })).paths[0];
}

async function fileToRead(title: string, format: string, ending: string) {
  const ask = { title, format, endings: [ending], many: false };
  return (await call('choose_files', ask)).paths[0];
}

export const jsonToRead = () => fileToRead('Import a profile', 'Profiles', 'json');
export const csvToRead = () => fileToRead('Import what is remembered', 'Tables', 'csv');

export const jsonFile = (title: string) => chosen(title, 'json', 'Profile');
export const csvFile = (title: string) => chosen(title, 'csv', 'Table');
export const copyFile = (title: string) => chosen(title, 'galley', 'Working copy');
