//! Turns laid together from pieces of two states of a transcript.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::pieces::{bare, spans_on};
use crate::compare::stream::{Segment, Stream};
use crate::compare::{Kind, Mark, MarkKind};
use crate::{ByteOffset, Span, SpanKind, Turn, TurnId};

/// A state of the transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Before,
    After,
}

/// Turns that are being built.
pub(super) struct Builder<'t> {
    pub(super) before: Stream<'t>,
    pub(super) after: Stream<'t>,
    /// The side that words which are the same come from.
    pub(super) base: Side,
    /// The heads that are given back, by the id of their turn after.
    pub(super) heads: HashMap<TurnId, Vec<&'t Kind>>,
    /// The links and stresses that are given back, in the stream before, in order.
    pub(super) links: Vec<&'t Mark>,
    pub(super) stresses: Vec<&'t Mark>,
    built: Vec<Built<'t>>,
}

struct Built<'t> {
    turn: Turn,
    /// Where it begins on both sides, or which side alone has it.
    from: Option<Side>,
    fragments: Vec<Fragment<'t>>,
}

/// The part of a span that came with a piece.
struct Fragment<'t> {
    start: usize,
    end: usize,
    kind: &'t SpanKind,
    /// The side, the turn and the number of the span.
    span: (Side, usize, usize),
    /// Where it was in its turn.
    source: Range<usize>,
}

impl<'t> Builder<'t> {
    pub(super) fn new(before: Stream<'t>, after: Stream<'t>, base: Side) -> Self {
        let (heads, links, stresses) = (HashMap::new(), Vec::new(), Vec::new());
        Self { before, after, base, heads, links, stresses, built: Vec::new() }
    }

    /// Words that are the same on both sides.
    pub(super) fn same(&mut self, before: Range<usize>, after: Range<usize>) {
        let old: Vec<Segment> = self.before.segments(before).collect();
        let new: Vec<Segment> = self.after.segments(after).collect();
        for (old, new) in old.iter().zip(&new) {
            let (side, segment) = match self.base {
                Side::Before => (Side::Before, old),
                Side::After => (Side::After, new),
            };
            let head = self.head(old, new);
            let at = self.words(side, segment, head, None);
            let text = self.before.text_of(old.turn);
            let range = text + old.words.start..text + old.words.end;
            for mark in MarkKind::ALL {
                for (side, part) in self.sides(mark, &range) {
                    let from = part.start - range.start;
                    let of = if side == Side::Before { old } else { new };
                    let start = of.words.start + from;
                    self.spans((side, of.turn), start..start + part.len(), at + from, mark);
                }
            }
        }
    }

    /// Words as they are now.
    pub(super) fn kept(&mut self, after: Range<usize>) {
        let segments: Vec<Segment> = self.after.segments(after).collect();
        for segment in segments {
            let at = self.put(Side::After, &segment);
            for mark in MarkKind::ALL {
                self.spans((Side::After, segment.turn), segment.words.clone(), at, mark);
            }
        }
    }

    /// Words as they were, in place of those that are there now; a comment on these is on them.
    pub(super) fn given_back(&mut self, before: Range<usize>, after: Range<usize>) {
        let segments: Vec<Segment> = self.before.segments(before).collect();
        for segment in segments {
            let at = self.put(Side::Before, &segment);
            for mark in MarkKind::ALL.into_iter().filter(|mark| !mark.stays()) {
                self.spans((Side::Before, segment.turn), segment.words.clone(), at, mark);
            }
            if segment.words.is_empty() {
                continue;
            }
            let replaced: Vec<Segment> = self.after.segments(after.clone()).collect();
            for Segment { turn, words, .. } in replaced {
                let found =
                    fragments(&self.after, (Side::After, turn), words, at, MarkKind::Comment);
                let (start, end) = (at, at + segment.words.len());
                let found = found.into_iter().map(|found| Fragment { start, end, ..found });
                if let Some(built) = self.built.last_mut() {
                    built.fragments.extend(found);
                }
            }
        }
    }

    /// Puts words of one side behind what is built; where they begin in their turn.
    fn put(&mut self, side: Side, segment: &Segment) -> usize {
        let turn = self.stream(side).turns.get(segment.turn).map(bare);
        turn.map_or(0, |turn| self.words(side, segment, turn, Some(side)))
    }

    /// Puts spans on words that were put last.
    fn spans(&mut self, of: (Side, usize), words: Range<usize>, at: usize, mark: MarkKind) {
        let found = fragments(self.stream(of.0), of, words, at, mark);
        if let Some(built) = self.built.last_mut() {
            built.fragments.extend(found);
        }
    }

    /// A range of the stream before, on words that are the same, in parts, each with the side that
    /// its spans come from.
    fn sides(&self, mark: MarkKind, range: &Range<usize>) -> Vec<(Side, Range<usize>)> {
        match mark {
            MarkKind::Link => sides(&self.links, range, self.base),
            MarkKind::Emphasis => sides(&self.stresses, range, self.base),
            MarkKind::Source => vec![(self.base, range.clone())],
            MarkKind::Comment | MarkKind::Suggestion => vec![(Side::After, range.clone())],
        }
    }

    fn stream(&self, side: Side) -> &Stream<'t> {
        match side {
            Side::Before => &self.before,
            Side::After => &self.after,
        }
    }

    /// Puts words behind what is built, in a turn of their own when it begins here; where they begin
    /// in their turn.
    fn words(&mut self, side: Side, segment: &Segment, head: Turn, from: Option<Side>) -> usize {
        if segment.begins || self.built.is_empty() {
            self.built.push(Built { turn: head, from, fragments: Vec::new() });
        }
        let text = self.stream(side).turns.get(segment.turn);
        let words = text.and_then(|turn| turn.text.get(segment.words.clone())).unwrap_or("");
        let Some(built) = self.built.last_mut() else { return 0 };
        let at = built.turn.text.len();
        built.turn.text.push_str(words);
        at
    }

    /// A turn that is on both sides, without words, with what is given back beside them.
    fn head(&self, old: &Segment, new: &Segment) -> Turn {
        let pair = (self.before.turns.get(old.turn), self.after.turns.get(new.turn));
        let (Some(old), Some(new)) = pair else { return Turn::speech(TurnId(0), None, "") };
        let mut turn = bare(if self.base == Side::Before { old } else { new });
        for kind in self.heads.get(&new.id).into_iter().flatten() {
            match kind {
                Kind::Retagged { .. } => turn.speaker = old.speaker,
                Kind::TurnKind { .. } => (turn.kind, turn.speaker) = (old.kind, old.speaker),
                Kind::Retimed { .. } => {
                    (turn.start_ms, turn.end_ms) = (old.start_ms, old.end_ms);
                    turn.estimated = old.estimated;
                }
                _ => {}
            }
        }
        turn
    }

    /// The turns; one that came back while its id is in use has a fresh one, from `fresh` on.
    pub(super) fn finish(self, mut fresh: TurnId) -> Vec<Turn> {
        let kept = self.built.iter().filter(|built| built.from != Some(Side::Before));
        let mut taken: HashSet<TurnId> = kept.map(|built| built.turn.id).collect();
        let turns = self.built.into_iter().map(|Built { mut turn, from, fragments }| {
            if from == Some(Side::Before) && !taken.insert(turn.id) {
                turn.id = fresh;
                fresh = TurnId(fresh.0 + 1);
            }
            turn.spans = fuse(fragments);
            turn
        });
        turns.collect()
    }
}

/// A range in parts, each with the side that its links or stresses come from.
fn sides(given_back: &[&Mark], range: &Range<usize>, base: Side) -> Vec<(Side, Range<usize>)> {
    let first = given_back.partition_point(|mark| mark.before.end <= range.start);
    let mut parts = Vec::new();
    let mut at = range.start;
    for mark in given_back.iter().skip(first).take_while(|mark| mark.before.start < range.end) {
        let (start, end) = (mark.before.start.max(at), mark.before.end.min(range.end));
        parts.push((base, at..start));
        parts.push((Side::Before, start..end));
        at = end;
    }
    parts.push((base, at..range.end));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

/// What spans of a turn are on these of its words, which stand at `at` now.
fn fragments<'t>(
    stream: &Stream<'t>,
    (side, number): (Side, usize),
    words: Range<usize>,
    at: usize,
    mark: MarkKind,
) -> Vec<Fragment<'t>> {
    let Some(turn) = stream.turns.get(number) else { return Vec::new() };
    let found = spans_on(turn, words.clone()).filter(|(.., kind)| MarkKind::of(kind) == mark);
    let fragments = found.map(|(index, on, kind)| Fragment {
        start: at + on.start,
        end: at + on.end,
        kind,
        span: (side, number, index),
        source: words.start + on.start..words.start + on.end,
    });
    fragments.collect()
}

/// Spans made whole again: fragments that touch are one, unless they were two side by side; and
/// those of one comment are, whatever came back between them.
fn fuse(mut fragments: Vec<Fragment>) -> Vec<Span> {
    fragments.sort_by_key(|fragment| (fragment.start, fragment.span.2));
    let mut fused: Vec<Fragment> = Vec::new();
    for fragment in fragments {
        let touching = fused.iter_mut().rev().find(|last| {
            let were_two = last.span != fragment.span
                && (last.span.0, last.span.1) == (fragment.span.0, fragment.span.1)
                && last.source.end == fragment.source.start;
            let touches = last.end == fragment.start && last.kind == fragment.kind && !were_two;
            let is_comment = MarkKind::of(fragment.kind) == MarkKind::Comment;
            touches || is_comment && last.span == fragment.span
        });
        match touching {
            Some(last) => {
                last.end = last.end.max(fragment.end);
                (last.source, last.span) = (fragment.source, fragment.span);
            }
            None => fused.push(fragment),
        }
    }
    let spans = fused.into_iter().map(|fragment| Span {
        start: ByteOffset(fragment.start),
        end: ByteOffset(fragment.end),
        kind: fragment.kind.clone(),
    });
    spans.collect()
}
