/**
 * The line of what was done here and is not in the library yet: typing, gathered into pieces, and
 * commands, each behind the typing it was given after. One is under way at a time. Whatever the
 * core answers, the pieces that still wait are rebased over it, so nothing that was typed is lost.
 */
import { ChangeSet } from '@codemirror/state';
import type { DocumentEdit, TranscriptView, Update } from '../ipc/generated';
import { Base, type Region } from './base';
import type { Relocate, SaveState, TurnRange } from './contract';
import { difference, toEdits, toProposal } from './edits';
import {
  type Command,
  carry,
  composed,
  type Item,
  isNothing,
  proposals,
  put,
  type Typing,
} from './pieces';
import type { Pending, Range } from './suggesting';

/** Milliseconds without a keystroke after which typing is sent, and the longest it waits. */
const idle = 300;
const longest = 1000;
/** Milliseconds after each failure in a row. */
const retries = [1000, 2000, 5000, 10_000, 30_000];

/** What the line needs around it. */
export interface OutboxDoor {
  save(edits: DocumentEdit[], revision: number, label: string): Promise<Update>;
  /** The same for what is only proposed. */
  propose(edits: DocumentEdit[], revision: number): Promise<Update>;
  /** Shows an acknowledged update; `changes` is null when the text stands already. */
  show(update: Update, changed: Region, changes: ChangeSet | null, typing: ChangeSet | null): void;
  /** Takes typing out of the text again that was refused for good. */
  takeBack(changes: ChangeSet): void;
  state(state: SaveState, error?: unknown): void;
  /** Resolves once no input method is in the middle of a word. */
  composed(): Promise<void>;
  composing(): boolean;
  outOfStep(error: unknown): void;
}

export class Outbox {
  readonly base: Base;
  private items: Item[] = [];
  private underWay: Item | null = null;
  private waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastTyped = 0;
  private lastTried = 0;
  private failures = 0;
  private told: SaveState = 'saved';
  private closed = false;

  constructor(
    view: Pick<TranscriptView, 'revision' | 'turns'>,
    private readonly door: OutboxDoor,
  ) {
    this.base = new Base(view);
  }

  /** What was typed and is not acknowledged, on top of the base; null when there is nothing. */
  typing(): ChangeSet | null {
    return composed(this.items);
  }

  /** What is proposed and not acknowledged, where it is shown. */
  pending(): Pending {
    return proposals(this.items);
  }

  /** `deleted` is given when it is only proposed: the words that are to go, after `changes`. */
  typed(changes: ChangeSet, label = '', deleted: readonly Range[] | null = null): void {
    this.lastTyped = Date.now();
    const since = this.lastTyped;
    put(this.items, { kind: 'typing', changes, deleted, label, since, sent: false });
    this.pump();
  }

  run(run: Command['run'], startOf: Command['startOf']): Promise<Update> {
    return new Promise((resolve, reject) => {
      this.items.push({ kind: 'command', run, startOf, since: null, resolve, reject });
      this.pump();
    });
  }

  flush(): Promise<void> {
    if (this.items.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.pump();
    });
  }

  /**
   * Goes on from the transcript as it was read anew. Typing is carried over; commands that still
   * wait were given on a text that is gone.
   */
  carriedOver(view: TranscriptView): Outbox {
    const next = new Outbox(view, this.door);
    const waiting = this.waiting.splice(0);
    this.close();
    const [first, ...rest] = this.items;
    const arrived =
      first?.kind === 'typing' &&
      first.sent &&
      // What only marks words may be told twice, and cannot be seen in the text.
      !first.changes.empty &&
      first.changes.apply(this.base.doc).eq(next.base.doc);
    const { length } = this.base.doc;
    let over = arrived ? null : ChangeSet.of(difference(this.base.doc, next.base.doc), length);
    const since = Date.now();
    for (const item of arrived ? rest : this.items) {
      if (item.kind === 'command') continue;
      const mine = { ...item, label: '', since, sent: false };
      if (over) over = carry(mine, over);
      put(next.items, mine);
    }
    next.told = this.told;
    next.waiting = waiting;
    next.pump();
    return next;
  }

  /** Answers of the core are no longer taken. */
  close(): void {
    const error = new Error('the transcript was closed');
    this.closed = true;
    clearTimeout(this.timer);
    this.rejectCommands(error);
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }

  private pump(): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    let [first] = this.items;
    while (first?.kind === 'typing' && !first.sent && isNothing(first)) {
      this.items.shift();
      [first] = this.items;
    }
    this.tell();
    if (!first) for (const { resolve } of this.waiting.splice(0)) resolve();
    if (!first || this.underWay) return;
    const wait = first.kind === 'command' ? 0 : this.dueIn(first);
    if (wait > 0) this.timer = setTimeout(() => this.pump(), wait);
    else void this.send(first);
  }

  /** Milliseconds until the first piece of typing is to be sent. */
  private dueIn(piece: Typing): number {
    const now = Date.now();
    if (this.waiting.length > 0 || this.items.some((item) => item.kind === 'command')) return 0;
    if (this.failures > 0) {
      const again = this.lastTried + (retries[Math.min(this.failures, retries.length) - 1] ?? 0);
      const typed = this.lastTyped >= this.lastTried ? this.lastTyped + idle : again;
      return Math.min(again, typed) - now;
    }
    if (this.items.length > 1 || piece.label !== '') return 0;
    if (this.door.composing()) return idle;
    return Math.min(this.lastTyped + idle, piece.since + longest) - now;
  }

  private async send(item: Item): Promise<void> {
    this.underWay = item;
    if (item.kind === 'typing') {
      item.sent = true;
      this.lastTried = Date.now();
    }
    this.tell();
    try {
      const { revision } = this.base;
      const update = await (item.kind === 'typing'
        ? item.deleted
          ? this.door.propose(toProposal(item.changes, item.deleted), revision)
          : this.door.save(toEdits(item.changes), revision, item.label)
        : item.run(revision, this.relocate(item)));
      await this.door.composed();
      if (!this.closed) this.arrived(item, update);
      if (item.kind === 'command') item.resolve(update);
    } catch (error) {
      if (isRefused(error)) await this.door.composed();
      if (!this.closed) this.failed(item, error);
      if (item.kind === 'command') item.reject(error);
    }
  }

  private arrived(item: Item, update: Update): void {
    this.underWay = null;
    this.failures = 0;
    this.items.shift();
    this.acknowledge(item, update);
    this.pump();
  }

  private acknowledge(item: Item, update: Update): void {
    try {
      if (item.kind === 'typing' && !item.deleted) {
        const region = this.base.apply(update, item.changes);
        this.door.show(update, region, null, this.typing());
        return;
      }
      const { doc } = this.base;
      const theirs = ChangeSet.of(update.edits, doc.length);
      const region = this.base.apply(update, theirs);
      if (item.kind === 'typing' && item.changes.apply(doc).eq(this.base.doc)) {
        this.door.show(update, region, null, this.typing());
        return;
      }
      // What was proposed may have turned out otherwise: its words were decided on meanwhile.
      const delta = item.kind === 'typing' ? item.changes.invert(doc).compose(theirs) : theirs;
      const changes = this.rebase(delta);
      this.door.show(update, region, changes, this.typing());
    } catch (error) {
      this.door.outOfStep(error);
    }
  }

  /** Moves everything that waits over a change of the core; returns it as it is on top of that. */
  private rebase(theirs: ChangeSet): ChangeSet {
    let over = theirs;
    for (const item of this.items) {
      if (item.kind === 'command') {
        item.since = item.since ? item.since.compose(over) : over;
      } else {
        over = carry(item, over);
      }
    }
    return over;
  }

  private failed(item: Item, error: unknown): void {
    this.underWay = null;
    if (item.kind === 'command') {
      this.items.shift();
    } else if (isRefused(error)) {
      this.takeBack(error);
    } else {
      // The piece stays first in the line. What was to come after it is told that it cannot.
      this.failures += 1;
      this.rejectCommands(error);
      for (const { reject } of this.waiting.splice(0)) reject(error);
      // Once is enough to say why; the state is seen as long as it lasts.
      if (this.failures === 1) this.door.state('failed', error);
      this.told = 'failed';
    }
    this.pump();
    if ((error as { code?: unknown } | null)?.code === 'stale') this.door.outOfStep(error);
  }

  /** The text is signed and stays so: all that was typed goes, and the text is as it was. */
  private takeBack(error: unknown): void {
    const typing = this.typing();
    this.rejectCommands(error);
    for (const { reject } of this.waiting.splice(0)) reject(error);
    this.items = [];
    this.failures = 0;
    if (typing) this.door.takeBack(typing.invert(this.base.doc));
    this.door.state('saved', error);
    this.told = 'saved';
  }

  private rejectCommands(error: unknown): void {
    for (const item of this.items) {
      if (item.kind === 'command' && item !== this.underWay) item.reject(error);
    }
    this.items = this.items.filter((item) => item.kind === 'typing' || item === this.underWay);
  }

  private relocate(command: Command): Relocate {
    return <R extends TurnRange>(range: R): R | null => {
      const origin = command.startOf(range.turn);
      if (origin === null) return null;
      const map = (offset: number, assoc: number) =>
        this.base.locate(command.since?.mapPos(origin + offset, assoc) ?? origin + offset);
      const start = map(range.start, 1);
      const end = range.end > range.start ? map(range.end, -1) : start;
      if (!start || !end || start.turn !== end.turn || start.at > end.at) return null;
      return { ...range, turn: start.turn, start: start.at, end: end.at };
    };
  }

  private tell(): void {
    const failed = this.failures > 0 && this.items.length > 0;
    const state = failed
      ? 'failed'
      : this.underWay || this.items[0]?.kind === 'command'
        ? 'saving'
        : this.items.length > 0
          ? 'typing'
          : 'saved';
    if (state === this.told) return;
    this.told = state;
    this.door.state(state);
  }
}

/** Trying again would not help: somebody was asked and said no. */
function isRefused(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'approved';
}
