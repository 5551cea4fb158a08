/** A tiny core: it applies what the editor sends the way the real one does, and answers alike. */
import type {
  DocumentEdit,
  FindingView,
  SpanView,
  SpeakerView,
  SuggestionView,
  TranscriptView,
  TurnFindings,
  TurnView,
  Update,
} from '../../src/ipc/generated';

interface Border {
  turn: TurnView;
  from: number;
}

export function turn(id: number, text: string, more: Partial<TurnView> = {}): TurnView {
  return {
    id,
    cue: false,
    speaker: 1,
    time: null,
    estimated: false,
    page: null,
    text,
    spans: [],
    ...more,
  };
}

function spliced(turns: TurnView[], at: number, removed: number, inserted: TurnView[]): TurnView[] {
  return [...turns.slice(0, at), ...inserted, ...turns.slice(at + removed)];
}

function moved(spans: readonly SpanView[], edits: readonly DocumentEdit[]): SpanView[] {
  const map = (at: number, after: boolean) => {
    let shift = 0;
    for (const edit of edits) {
      if (at < edit.from || (at === edit.from && (!after || edit.from < edit.to))) break;
      if (at < edit.to) return edit.from + shift + (after ? edit.insert.length : 0);
      shift += edit.insert.length - (edit.to - edit.from);
    }
    return at + shift;
  };
  return spans
    .map((span) => ({ ...span, start: map(span.start, true), end: map(span.end, false) }))
    .filter((span) => span.start < span.end);
}

function flagsOf({ text, spans }: TurnView): string[] {
  const flags = Array.from({ length: text.length }, () => '');
  for (const { start, end, kind } of spans) flags.fill(kind, start, end);
  return flags;
}

function spansOf(flags: readonly string[]): SpanView[] {
  const spans: SpanView[] = [];
  flags.forEach((kind, at) => {
    if (kind !== 'inserted' && kind !== 'deleted') return;
    const last = spans.at(-1);
    if (last?.kind === kind && last.end === at) last.end += 1;
    else spans.push({ start: at, end: at + 1, kind, suggestion: 1 });
  });
  return spans;
}

/** The one suggestion that everything here is a part of. */
const suggestion: SuggestionView = {
  suggestion: 1,
  author: 'Me',
  at: 0,
  turn: 1,
  start: 0,
  end: 0,
  proposal: 'words',
  removed: '',
  inserted: '',
};

export class Core {
  revision = 1;
  speakers: SpeakerView[] = [];
  nextId = 1000;
  /** Looks at a turn as proofing does. */
  look: (turn: TurnView) => FindingView[] = () => [];
  private past: TurnView[][] = [];
  private future: TurnView[][] = [];

  constructor(public turns: TurnView[]) {}

  text(): string {
    return this.turns.map(({ text }) => text).join('\n');
  }

  starts(): number[] {
    let at = 0;
    return this.turns.map(({ text }) => {
      const start = at;
      at += text.length + 1;
      return start;
    });
  }

  view(): TranscriptView {
    return {
      document: 1,
      revision: this.revision,
      status: 'draft',
      title: 'A test',
      source: 'test.txt',
      speakers: this.speakers,
      turns: this.turns,
      pending_links: [],
      links: [],
      comments: [],
      suggestions: [suggestion],
      words: 0,
      undo: null,
      redo: null,
    };
  }

  findings(): TurnFindings[] {
    return this.turns.map((turn) => ({ turn: turn.id, findings: this.look(turn) }));
  }

  /** Every request names the revision that it was made on. */
  at(revision: number, perform: () => Update): Update {
    if (revision !== this.revision) throw { code: 'stale', message: 'stale', hint: '' };
    return perform();
  }

  /** Typing: an edit over the border of two turns makes them one. */
  edit(edits: readonly DocumentEdit[], revision: number): Update {
    return this.at(revision, () => this.edited(edits));
  }

  private edited(edits: readonly DocumentEdit[]): Update {
    const borders: Border[] = this.turns.map((turn, i) => ({ turn, from: this.starts()[i] ?? 0 }));
    const whole = this.text();
    const left = borders.filter(
      ({ from }) => from === 0 || !edits.some((edit) => edit.from < from && from <= edit.to),
    );
    let text = whole;
    for (const edit of [...edits].reverse()) {
      if (edit.to > whole.length || edit.from > edit.to) throw new Error('out of text');
      text = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
    }
    const shiftAt = (at: number) =>
      edits.reduce(
        (sum, e) => (e.to <= at && e.from < at ? sum + e.insert.length - (e.to - e.from) : sum),
        at,
      );
    const turns = left.map(({ turn, from }, i) => {
      const next = left[i + 1]?.from;
      const start = shiftAt(from);
      const end = next === undefined ? text.length : shiftAt(next) - 1;
      const gone = borders.filter((b) => b.from >= from && (next === undefined || b.from < next));
      const spans = gone.flatMap((b) =>
        b.turn.spans.map((s) => ({ ...s, start: s.start + b.from, end: s.end + b.from })),
      );
      const here = text.slice(start, end);
      if (here === turn.text && gone.length === 1) return turn;
      const own = moved(spans, edits).map((s) => ({
        ...s,
        start: s.start - start,
        end: s.end - start,
      }));
      return { ...turn, text: here, spans: own };
    });
    return this.become(turns, [...edits], 'Typing');
  }

  /** What is only proposed, by one hand: its own new words go, others are marked. */
  propose(edits: readonly DocumentEdit[], revision: number): Update {
    return this.at(revision, () => {
      const marks = this.turns.flatMap((turn, i) => [...(i ? [''] : []), ...flagsOf(turn)]);
      const chars = this.text()
        .split('')
        .map((char, i) => ({ char, mark: marks[i] ?? '' }));
      const real: DocumentEdit[] = [];
      for (const { from, to, insert } of edits) {
        for (let i = from; i < to; i++) {
          const one = chars[i];
          if (!one) throw new Error('out of text');
          if (one.mark === 'inserted') real.push({ from: i, to: i + 1, insert: '' });
          else one.mark = 'deleted';
        }
        if (insert) real.push({ from: to, to, insert });
      }
      for (const { from, to, insert } of [...real].reverse()) {
        const fresh = insert.split('').map((char) => ({ char, mark: 'inserted' }));
        chars.splice(from, to - from, ...fresh);
      }
      const starts = this.starts();
      let at = 0;
      const turns = this.turns.map((turn, i) => {
        const [start, end] = [starts[i] ?? 0, (starts[i] ?? 0) + turn.text.length];
        const grown = real
          .filter((edit) => edit.from >= start && edit.to <= end)
          .reduce((sum, edit) => sum + edit.insert.length - (edit.to - edit.from), 0);
        const own = chars.slice(at, at + turn.text.length + grown);
        at += own.length + 1;
        const text = own.map(({ char }) => char).join('');
        return { ...turn, text, spans: spansOf(own.map(({ mark }) => mark)) };
      });
      return this.become(turns, real, 'Suggest words');
    });
  }

  /** Words replaced inside turns: corrections. */
  correct(words: { turn: number; start: number; end: number; with: string }[]): Update {
    const edits: DocumentEdit[] = [];
    const starts = this.starts();
    this.turns.forEach((turn, i) => {
      const start = starts[i] ?? 0;
      for (const word of words.filter((word) => word.turn === turn.id)) {
        edits.push({ from: start + word.start, to: start + word.end, insert: word.with });
      }
    });
    edits.sort((a, b) => a.from - b.from);
    return { ...this.edit(edits, this.revision), label: `${edits.length} corrections` };
  }

  split(id: number, at: number): Update {
    const index = this.turns.findIndex((turn) => turn.id === id);
    const old = this.turns[index];
    if (!old) throw { code: 'not_found', message: 'no such turn', hint: '' };
    const left = old.text.slice(0, at).trimEnd();
    const right = old.text.slice(at).trimStart();
    const start = this.starts()[index] ?? 0;
    const edit = {
      from: start + left.length,
      to: start + old.text.length - right.length,
      insert: '\n',
    };
    const halves = [
      { ...old, text: left, spans: [] },
      { ...old, id: this.nextId++, time: null, text: right, spans: [] },
    ];
    return this.become(spliced(this.turns, index, 1, halves), [edit], 'Split');
  }

  merge(id: number): Update {
    const index = this.turns.findIndex((turn) => turn.id === id);
    const first = this.turns[index - 1];
    const second = this.turns[index];
    if (!first || !second) throw { code: 'refused', message: 'there is no turn before', hint: '' };
    const shift = first.text.length + 1;
    const spans = second.spans.map((s) => ({ ...s, start: s.start + shift, end: s.end + shift }));
    const joined = {
      ...first,
      text: `${first.text}\n${second.text}`,
      spans: [...first.spans, ...spans],
    };
    return this.become(spliced(this.turns, index - 1, 2, [joined]), [], 'Merge');
  }

  retag(ids: readonly number[], speaker: number | null): Update {
    const turns = this.turns.map((t) => (ids.includes(t.id) ? { ...t, speaker } : t));
    return this.become(turns, [], 'Retag');
  }

  undo(): Update {
    const then = this.past.pop();
    if (!then) return this.become(this.turns, [], '');
    this.future.push(this.turns);
    return this.restore(then, 'Undo');
  }

  redo(): Update {
    const then = this.future.pop();
    if (!then) return this.become(this.turns, [], '');
    this.past.push(this.turns);
    return this.restore(then, 'Redo');
  }

  /** Another list of turns; the text difference is told as one edit, wherever its ends meet. */
  restore(turns: TurnView[], label = 'Restore'): Update {
    const a = this.text();
    const b = turns.map(({ text }) => text).join('\n');
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
    let tail = 0;
    while (
      tail < Math.min(a.length, b.length) - head &&
      a[a.length - 1 - tail] === b[b.length - 1 - tail]
    ) {
      tail += 1;
    }
    const edit = { from: head, to: a.length - tail, insert: b.slice(head, b.length - tail) };
    const none = edit.from === edit.to && edit.insert === '';
    return this.become(turns, none ? [] : [edit], label);
  }

  private become(turns: TurnView[], edits: DocumentEdit[], label: string): Update {
    const before = this.turns;
    let head = 0;
    while (head < before.length && before[head] === turns[head]) head += 1;
    let tail = 0;
    while (
      tail < Math.min(before.length, turns.length) - head &&
      before.at(-1 - tail) === turns.at(-1 - tail)
    ) {
      tail += 1;
    }
    const inserted = turns.slice(head, turns.length - tail);
    const removed = before.length - tail - head;
    const splices = removed || inserted.length ? [{ at: head, removed, turns: inserted }] : [];
    if (label !== 'Undo' && label !== 'Redo' && label !== '') this.past.push(before);
    this.turns = turns;
    this.revision += 1;
    return {
      document: 1,
      revision: this.revision,
      status: 'correcting',
      edits,
      turns: splices,
      heads: [],
      speakers: this.speakers,
      pending_links: [],
      links: null,
      comments: [],
      suggestions: [suggestion],
      title: 'A test',
      words: 0,
      findings: inserted.map((turn) => ({ turn: turn.id, findings: this.look(turn) })),
      proof: null,
      undo: null,
      redo: null,
      label,
      remembered: [],
    };
  }
}
