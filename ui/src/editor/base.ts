/**
 * The transcript as the core has it at the last acknowledged revision. What is shown is this,
 * with typing on top that was not acknowledged yet.
 */
import { type ChangeSet, Text } from '@codemirror/state';
import type {
  FindingView,
  TranscriptView,
  TurnFindings,
  TurnHead,
  TurnSplice,
  TurnView,
  Update,
} from '../ipc/generated';

/** Turns from the index `first` up to but without `end`. */
export interface Region {
  first: number;
  end: number;
}

const none: readonly FindingView[] = [];

export function manuscriptOf(turns: readonly TurnView[]): Text {
  return Text.of(turns.flatMap((turn) => turn.text.split('\n')).concat(turns.length ? [] : ['']));
}

export class Base {
  revision: number;
  turns: readonly TurnView[];
  doc: Text;
  private findings = new Map<number, readonly FindingView[]>();

  constructor(view: Pick<TranscriptView, 'revision' | 'turns'>) {
    this.revision = view.revision;
    this.turns = view.turns;
    this.doc = manuscriptOf(view.turns);
  }

  findingsOf(turn: number): readonly FindingView[] {
    return this.findings.get(turn) ?? none;
  }

  /** Takes all findings. Those of another revision are kept where their words still stand. */
  setFindings(all: readonly TurnFindings[], revision: number): void {
    const fresh = new Map(all.map(({ turn, findings }) => [turn, findings]));
    this.findings.clear();
    for (const { id, text } of this.turns) {
      const fits = ({ start, end, text: words }: FindingView) =>
        revision === this.revision || text.slice(start, end) === words;
      const fitting = fresh.get(id)?.filter((f) => f.end <= text.length && fits(f));
      if (fitting?.length) this.findings.set(id, fitting);
    }
  }

  /**
   * Takes over what the core did; `changes` is the same, as a change of the document. Returns the
   * turns that may have changed, by their new indexes.
   * Throws a RangeError when the update does not fit: the two sides are out of step.
   */
  apply(update: Update, changes: ChangeSet): Region {
    const doc = changes.apply(this.doc);
    const turns = this.turns.slice();
    const region = { first: turns.length, end: 0 };
    for (const splice of update.turns) spliceTurns(turns, splice, region);
    takeHeads(turns, update.heads, region);
    const length = turns.reduce((sum, turn) => sum + turn.text.length + 1, 0);
    if (Math.max(0, length - 1) !== doc.length) {
      throw new RangeError(`turns of ${length - 1} characters, but a text of ${doc.length}`);
    }
    const written = update.turns.flatMap((splice) => splice.turns);
    this.keepFindings(written, update.findings);
    this.doc = doc;
    this.turns = turns;
    this.revision = update.revision;
    this.reachFindings(region, update.findings);
    this.reachChanges(region, changes);
    return region.first < region.end ? region : { first: 0, end: 0 };
  }

  /** Where each turn of a region begins in the document. */
  starts(region: Region): number[] {
    const starts: number[] = [];
    let start = 0;
    for (let i = 0; i < region.end; i++) {
      if (i >= region.first) starts.push(start);
      start += (this.turns[i]?.text.length ?? 0) + 1;
    }
    return starts;
  }

  /** The turn that a place is in, and the place in its text. */
  locate(pos: number): { turn: number; at: number } | null {
    let at = pos;
    for (const turn of this.turns) {
      if (at <= turn.text.length) return { turn: turn.id, at };
      at -= turn.text.length + 1;
    }
    return null;
  }

  private keepFindings(written: readonly TurnView[], findings: readonly TurnFindings[]): void {
    const other = new Map(written.map((turn) => [turn.id, turn.text]));
    for (const turn of this.turns) {
      // A turn with another speaker keeps its findings; other words have to be looked at anew.
      if (other.get(turn.id) === turn.text) other.delete(turn.id);
    }
    for (const id of other.keys()) this.findings.delete(id);
    for (const { turn, findings: found } of findings) this.findings.set(turn, found);
  }

  /** Findings may change where the words did not: a word that is now in the glossary. */
  private reachFindings(region: Region, findings: readonly TurnFindings[]): void {
    const ids = new Set(findings.map(({ turn }) => turn));
    if (ids.size === 0) return;
    this.turns.forEach((turn, index) => {
      if (ids.has(turn.id)) include(region, index);
    });
  }

  /** A text difference may be told in another place than the turn that came or went. */
  private reachChanges(region: Region, changes: ChangeSet): void {
    let first = this.doc.length + 1;
    let last = -1;
    changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
      first = Math.min(first, fromB);
      last = Math.max(last, toB);
    });
    let start = 0;
    for (let i = 0; i < this.turns.length && start <= last; i++) {
      const end = start + (this.turns[i]?.text.length ?? 0);
      if (end >= first) include(region, i);
      start = end + 1;
    }
  }
}

function include(region: Region, index: number): void {
  region.first = Math.min(region.first, index);
  region.end = Math.max(region.end, index + 1);
}

/** What stands beside the words of turns, which stay as they are; in the order of the turns. */
function takeHeads(turns: TurnView[], heads: readonly TurnHead[], region: Region): void {
  if (heads.length === 0) return;
  let next = 0;
  turns.forEach((turn, index) => {
    const head = heads[next];
    if (head?.id !== turn.id) return;
    next += 1;
    const { page, text, spans } = turn;
    turns[index] = { ...head, page, text, spans };
    include(region, index);
  });
  if (next < heads.length) throw new RangeError('heads of turns that are not there');
}

function spliceTurns(turns: TurnView[], splice: TurnSplice, region: Region): void {
  const { at, removed, turns: inserted } = splice;
  if (at + removed > turns.length) throw new RangeError('a splice beyond the last turn');
  const [only] = inserted;
  if (removed === 1 && inserted.length === 1 && only) turns[at] = only;
  else turns.splice(at, removed, ...inserted);
  region.first = Math.min(region.first, at);
  const gained = inserted.length - removed;
  region.end = Math.max(region.end, at + removed) + gained;
}
