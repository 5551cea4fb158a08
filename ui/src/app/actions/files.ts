/** Names and places of files that are written. */
import { call } from '../../ipc';

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

export const jsonFile = (title: string) => chosen(title, 'json', 'Profile');
export const csvFile = (title: string) => chosen(title, 'csv', 'Table');
