//! What words of a merge mean: spans that are carried along with them from both sides.

use std::ops::Range;

use super::chunks::Side;
use super::laying::{Laying, Put};
use crate::compare::MarkKind;
use crate::compare::stream::Segment;
use crate::ops::pieces::spans_on;
use crate::{ByteOffset, Proposal, Span, SpanKind, Turn};

/// A link or stress, in places from where the words begin that it is looked for on.
type Mark<'t> = (Range<usize>, &'t SpanKind);

/// The links and emphasis on these words of a turn.
pub(super) fn marks(turn: &Turn, words: Range<usize>) -> Vec<Mark<'_>> {
    let found = spans_on(turn, words).filter(|(.., kind)| !MarkKind::of(kind).stays());
    found.map(|(_, range, kind)| (range, kind)).collect()
}

/// True when a span of a merge and the next of its kind are one: they touch, or are on the same
/// words, or are of one comment.
pub(super) fn goes_on(last: &Span, next: &Span) -> bool {
    let is_comment = MarkKind::of(&next.kind) == MarkKind::Comment;
    is_comment || last.end == next.start || (last.start, last.end) == (next.start, next.end)
}

impl Laying<'_> {
    /// Says of words that were put what they mean.
    pub(super) fn span(&mut self, turn: usize, range: Range<usize>, kind: SpanKind) {
        if let Some(turn) = self.turns.get_mut(turn).filter(|_| !range.is_empty()) {
            let (start, end) = (ByteOffset(range.start), ByteOffset(range.end));
            turn.spans.push(Span { start, end, kind });
        }
    }

    /// Links and emphasis of one side on words of it.
    pub(super) fn meaning(&mut self, side: Side, segment: &Segment, (turn, put): &Put) {
        let Some(of) = self.turn(side, segment.turn) else { return };
        for (range, kind) in marks(of, segment.words.clone()) {
            self.span(*turn, put.start + range.start..put.start + range.end, kind.clone());
        }
    }

    /// What the comments and suggestions of one side are called here; none for those that are not
    /// here, and for those of theirs that stand where mine has them.
    fn reviewing(&self, side: Side, kind: &SpanKind) -> Option<SpanKind> {
        let mut kind = kind.clone();
        match (&mut kind, side) {
            (SpanKind::Comment { .. }, Side::Mine) => {}
            (SpanKind::Comment { comment }, Side::Theirs) => {
                *comment = *self.lists.comment_ids.get(comment)?;
            }
            (
                SpanKind::Inserted { suggestion }
                | SpanKind::Deleted { suggestion }
                | SpanKind::Proposed { suggestion },
                side,
            ) => match side {
                Side::Mine if self.lists.decided.contains(suggestion) => return None,
                Side::Mine => {}
                Side::Theirs => *suggestion = *self.lists.suggestion_ids.get(suggestion)?,
            },
            _ => return None,
        }
        Some(kind)
    }

    /// Comments and suggestions of one side on words of it.
    pub(super) fn review(&mut self, side: Side, segment: &Segment, (turn, put): &Put) {
        let Some(of) = self.turn(side, segment.turn) else { return };
        for (_, range, kind) in spans_on(of, segment.words.clone()) {
            if let Some(kind) = self.reviewing(side, kind) {
                self.span(*turn, put.start + range.start..put.start + range.end, kind);
            }
        }
    }

    /// Suggestions that both began with, on words that theirs added to them.
    pub(super) fn added_to(&mut self, segment: &Segment, (turn, put): &Put) {
        let Some(of) = self.turn(Side::Theirs, segment.turn) else { return };
        for (_, range, kind) in spans_on(of, segment.words.clone()) {
            let SpanKind::Inserted { suggestion } = kind else { continue };
            if let Some(suggestion) = self.lists.added_to(*suggestion) {
                let kind = SpanKind::Inserted { suggestion };
                self.span(*turn, put.start + range.start..put.start + range.end, kind);
            }
        }
    }

    /// Comments and suggestions of one side on words in whose place others stand now: they are on
    /// these, unless it was suggested that the words go, for nobody suggested it of the others.
    pub(super) fn over(&mut self, side: Side, gone: Range<usize>, put: &[Put]) {
        let Some((turn, words)) = put.iter().rev().find(|(_, words)| !words.is_empty()) else {
            return;
        };
        let mut kinds = Vec::new();
        for segment in self.segments(side, gone) {
            let Some(of) = self.turn(side, segment.turn) else { continue };
            let found = spans_on(of, segment.words)
                .filter(|(.., kind)| !matches!(kind, SpanKind::Deleted { .. }));
            kinds.extend(found.filter_map(|(.., kind)| self.reviewing(side, kind)));
        }
        kinds.dedup();
        for kind in kinds {
            self.span(*turn, words.clone(), kind);
        }
    }

    /// Links and emphasis on words that are the same: those of mine, without those that theirs took
    /// away, with those that theirs put there.
    pub(super) fn marks(&mut self, [old, mine, theirs]: [Vec<Mark<'_>>; 3], (turn, put): &Put) {
        let place = |range: &Range<usize>| put.start + range.start..put.start + range.end;
        let goes = |mark: &Mark| old.contains(mark) && !theirs.contains(mark);
        let (gone, kept): (Vec<_>, Vec<_>) = mine.iter().partition(|mark| goes(mark));
        let come = theirs.iter().filter(|mark| !old.contains(mark) && !mine.contains(mark));
        let mut added = 0;
        for (range, kind) in come {
            let is_link = matches!(kind, SpanKind::Link { .. });
            let is_taken = is_link
                && kept.iter().any(|(other, of)| {
                    matches!(of, SpanKind::Link { .. })
                        && other.start < range.end
                        && range.start < other.end
                });
            match kind {
                SpanKind::Link { url } if is_taken => {
                    let suggestion =
                        self.propose(Proposal::Link { url: Some(url.clone()), pending: None });
                    self.span(*turn, place(range), SpanKind::Proposed { suggestion });
                }
                kind => {
                    self.span(*turn, place(range), (*kind).clone());
                    added += 1;
                }
            }
        }
        for (range, kind) in &kept {
            self.span(*turn, place(range), (*kind).clone());
        }
        // An address that became another one is one thing.
        self.taken += added.max(gone.len());
    }
}
