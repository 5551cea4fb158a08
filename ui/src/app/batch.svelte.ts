/** Many files that come in one after the other: how far it is, and what came of each. */
import { isWireError, type Kept, type WireError } from '../ipc';

/** What came of a file. */
export interface BatchRow {
  name: string;
  /** What is in the library now. */
  kept: Kept | null;
  /** Why nothing is. */
  error: WireError | null;
}

/** A file, and what brings it in; null when the editor thought better of it. */
export interface BatchFile {
  name: string;
  run: () => Promise<Kept | null>;
}

export class Batch {
  readonly total: number;
  /** The file that is being read. */
  name = $state('');
  rows = $state.raw<readonly BatchRow[]>([]);
  state = $state<'running' | 'stopped' | 'done'>('running');

  constructor(private readonly files: readonly BatchFile[]) {
    this.total = files.length;
  }

  get kept(): Kept[] {
    return this.rows.flatMap(({ kept }) => (kept ? [kept] : []));
  }

  /** Nothing failed, nothing is in doubt, and nobody stopped it. */
  get smooth(): boolean {
    const fine = (row: BatchRow) => !row.error && (row.kept?.doubts.length ?? 0) === 0;
    return this.state === 'done' && this.rows.every(fine);
  }

  /** No file is begun any more; the one that is being read is let go of by the core. */
  stop(): void {
    if (this.state === 'running') this.state = 'stopped';
  }

  async work(): Promise<void> {
    for (const { name, run } of this.files) {
      if (this.state !== 'running') break;
      this.name = name;
      let row: BatchRow = { name, kept: null, error: null };
      try {
        row = { ...row, kept: await run() };
        if (!row.kept) continue;
      } catch (error) {
        if (isWireError(error) && error.code === 'cancelled') break;
        row = { ...row, error: isWireError(error) ? error : defect(error) };
      }
      this.rows = [...this.rows, row];
    }
    if (this.state === 'running') this.state = 'done';
  }
}

const defect = (error: unknown): WireError => ({
  code: 'refused',
  message: String(error),
  hint: '',
});
