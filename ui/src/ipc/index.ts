/**
 * The way to the core: one typed `call()`, and the few things that only a shell can do.
 * In the desktop window it goes through Tauri; in a browser through the bridge of the tests.
 */
import { bridge } from './bridge';
import { desktop } from './desktop';
import type { Commands, Progress, WireError } from './generated';

export * from './generated';

/** What only the shell can do: dialogs, opening addresses, the files it was started with. */
export interface ShellCommands {
  /** Asks for files of a format; empty when the editor thought better of it. */
  choose_files: {
    args: { title: string; format: string; endings: string[]; many: boolean };
    result: { paths: string[] };
  };
  /** Asks where to save; `path` is null when the editor thought better of it. */
  choose_save: {
    args: { file_name: string; ending: string; format: string };
    result: { path: string | null };
  };
  /** Asks for a folder; `path` is null when the editor thought better of it. */
  choose_folder: { args: { title: string }; result: { path: string | null } };
  /** Opens an http, https or mailto address outside. */
  open_link: { args: { url: string }; result: Record<string, never> };
  /** Files named on the command line and not opened yet. */
  files_to_open: { args: Record<string, never>; result: { paths: string[] } };
  /** Cancels the long command that is running. */
  cancel: { args: Record<string, never>; result: Record<string, never> };
}

export type AllCommands = Commands & ShellCommands;
export type CommandName = keyof AllCommands;

/** What comes from the shell unasked. */
export interface ShellEvents {
  progress: Progress;
  /** Files are held over the window; what is dropped comes as `open_files`. */
  drag: { over: boolean };
  /** A second start of the program, or a drop, asks to open these files. */
  open_files: { paths: string[] };
  /** An entry of the native menu was chosen; the id is that of the palette's command. */
  menu: { id: string };
}

export interface Transport {
  send(name: string, args: unknown): Promise<unknown>;
  listen<E extends keyof ShellEvents>(event: E, handler: (payload: ShellEvents[E]) => void): void;
}

const transport: Transport = '__TAURI_INTERNALS__' in window ? desktop : bridge;

/** Runs a command. Rejects with a `WireError`. */
export function call<N extends CommandName>(
  name: N,
  args: AllCommands[N]['args'],
): Promise<AllCommands[N]['result']> {
  return transport.send(name, args) as Promise<AllCommands[N]['result']>;
}

export function listen<E extends keyof ShellEvents>(
  event: E,
  handler: (payload: ShellEvents[E]) => void,
): void {
  transport.listen(event, handler);
}

export function isWireError(error: unknown): error is WireError {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}
