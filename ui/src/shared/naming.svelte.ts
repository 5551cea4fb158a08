import { tick } from 'svelte';
import { isWireError } from '../ipc';

/** A name that is asked for in the place of the controls beside it, and saved or given up. */
export class Naming {
  /** True while it is asked for. */
  open = $state(false);
  name = $state('');
  /** What is wrong with it. */
  error = $state<string>();
  readonly #place: () => HTMLElement | undefined;
  readonly #back: string;
  readonly #keep: (name: string) => Promise<void>;

  /** Looked for in `place`, `back` is what has the focus again; `keep` rejects with what is wrong. */
  constructor(
    place: () => HTMLElement | undefined,
    back: string,
    keep: (name: string) => Promise<void>,
  ) {
    this.#place = place;
    this.#back = back;
    this.#keep = keep;
  }

  async ask(name: string): Promise<void> {
    this.open = true;
    this.error = undefined;
    this.name = name;
    await tick();
    this.#place()?.querySelector('input')?.focus();
  }

  stop = async (): Promise<void> => {
    this.open = false;
    await tick();
    this.#place()?.querySelector<HTMLElement>(this.#back)?.focus();
  };

  save = async (): Promise<void> => {
    if (this.name.trim() === '') {
      this.error = 'Give it a name first.';
      return;
    }
    try {
      await this.#keep(this.name.trim());
      await this.stop();
    } catch (refused) {
      this.error = isWireError(refused) ? refused.message : String(refused);
    }
  };

  key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') void this.save();
    else if (event.key === 'Escape') void this.stop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
