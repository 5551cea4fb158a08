//! Turns that come and go, proposed with their words.

use std::collections::{HashMap, HashSet};

use super::{Draft, ordered};
use crate::compare::MarkKind;
use crate::compare::compare;
use crate::compare::stream::{Segment, Stream};
use crate::ops::OpError;
use crate::ops::give_back::arranged;
use crate::ops::pieces::{bare, spans_on};
use crate::{
    ByteOffset, Change, Moment, Proposal, Span, SpanKind, SuggestionId, Transcript, Turn, TurnId,
};

/// Proposes that `now` has the turns and the words of `wanted`: both stand in the text, those that go
/// in front of those that come.
///
/// # Errors
/// [`OpError::NotSuggested`] when a turn is somewhere else.
pub(super) fn suggest_turns(
    now: &Transcript,
    wanted: &Transcript,
    author: &str,
    at: Moment,
) -> Result<Change, OpError> {
    let mut laying = Laying {
        draft: Draft::new(now, author, at),
        before: Stream::of(now),
        after: Stream::of(wanted),
        turns: Vec::new(),
        words: HashMap::new(),
    };
    for piece in compare(now, wanted).pieces {
        match piece.difference {
            None => laying.same(piece.before),
            Some(difference) => laying.differing(difference, piece.before, piece.after),
        }
    }
    let Laying { draft, mut turns, .. } = laying;
    let mut ids = HashSet::new();
    if !turns.iter().all(|turn| ids.insert(turn.id)) {
        return Err(OpError::NotSuggested("a turn that stands somewhere else"));
    }
    for turn in &mut turns {
        let mut spans = std::mem::take(&mut turn.spans);
        spans.sort_by_key(|span| (span.start, span.end));
        turn.spans = ordered(spans);
    }
    Ok(draft.change(arranged(&now.turns, &turns)))
}

/// On which side words stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

struct Laying<'t> {
    draft: Draft<'t>,
    before: Stream<'t>,
    after: Stream<'t>,
    turns: Vec<Turn>,
    /// What differences of words are proposed as: words that moved go and come as one.
    words: HashMap<usize, SuggestionId>,
}

impl Laying<'_> {
    /// Words that stay.
    fn same(&mut self, range: std::ops::Range<usize>) {
        let segments: Vec<Segment> = self.before.segments(range).collect();
        for segment in segments {
            self.put(Side::Before, &segment);
        }
    }

    /// Words and turns that go, and those that come.
    fn differing(
        &mut self,
        difference: usize,
        before: std::ops::Range<usize>,
        after: std::ops::Range<usize>,
    ) {
        let old = self.before.segments(before).map(|segment| (Side::Before, segment));
        let new = self.after.segments(after).map(|segment| (Side::After, segment));
        let segments: Vec<(Side, Segment)> = old.chain(new).collect();
        let begins = segments.iter().find(|(_, segment)| segment.begins);
        // The white space in front of a turn that begins comes and goes with it.
        let mut turn = begins.map(|(side, segment)| (self.turn(*side, segment), *side));
        let mut suggestion = turn.map(|(turn, side)| self.begins(turn, side));
        for (side, segment) in &segments {
            if segment.begins && turn.take().is_none() {
                suggestion = Some(self.begins(self.turn(*side, segment), *side));
            }
            let (at, words) = self.put(*side, segment);
            if words.is_empty() {
                continue;
            }
            let id = suggestion.unwrap_or_else(|| {
                let Self { draft, words, .. } = self;
                *words.entry(difference).or_insert_with(|| draft.fresh(Proposal::Words))
            });
            let kind = match side {
                Side::Before => SpanKind::Deleted { suggestion: id },
                Side::After => SpanKind::Inserted { suggestion: id },
            };
            if let Some(turn) = self.turns.get_mut(at) {
                let (start, end) = (ByteOffset(words.start), ByteOffset(words.end));
                turn.spans.push(Span { start, end, kind });
            }
        }
    }

    fn begins(&mut self, turn: TurnId, side: Side) -> SuggestionId {
        self.draft.fresh(Proposal::Turn { turn, comes: side == Side::After })
    }

    fn turn(&self, side: Side, segment: &Segment) -> TurnId {
        let turn = self.turns_of(side).get(segment.turn);
        turn.map_or(TurnId(0), |turn| turn.id)
    }

    fn turns_of(&self, side: Side) -> &[Turn] {
        match side {
            Side::Before => self.before.turns,
            Side::After => self.after.turns,
        }
    }

    /// Puts words behind what is laid, with what they mean; the turn, by its index, and where in it.
    fn put(&mut self, side: Side, segment: &Segment) -> (usize, std::ops::Range<usize>) {
        let Some(of) = self.turns_of(side).get(segment.turn).cloned() else { return (0, 0..0) };
        if segment.begins || self.turns.is_empty() {
            self.turns.push(bare(&of));
        }
        let number = self.turns.len().saturating_sub(1);
        let Some(turn) = self.turns.last_mut() else { return (0, 0..0) };
        let at = turn.text.len();
        turn.text.push_str(of.text.get(segment.words.clone()).unwrap_or(""));
        let spans = spans_on(&of, segment.words.clone());
        // What is remarked and proposed on words that come is of another state.
        let spans = spans.filter(|(.., kind)| side == Side::Before || !MarkKind::of(kind).stays());
        turn.spans.extend(spans.map(|(_, on, kind)| Span {
            start: ByteOffset(at + on.start),
            end: ByteOffset(at + on.end),
            kind: kind.clone(),
        }));
        (number, at..turn.text.len())
    }
}
