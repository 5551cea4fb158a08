//! Both texts in one, as one reads them.

use std::collections::HashMap;
use std::ops::Range;

use super::stream::Stream;
use super::{Comparison, Kind};
use crate::{Transcript, Turn, TurnId};

/// On which side something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// On both.
    Both,
    /// Before only: it was removed.
    Before,
    /// After only: it was inserted.
    After,
}

/// A step through both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'t> {
    /// A turn begins here.
    Turn {
        /// As it was; `None` where it did not begin here.
        before: Option<&'t Turn>,
        /// As it is; `None` where it does not begin here.
        after: Option<&'t Turn>,
        /// Indexes of the differences that are about its beginning, or about what stands beside
        /// its words.
        differences: Vec<usize>,
    },
    /// Words of the turn that began last; line feeds between paragraphs.
    Words {
        /// Where they stand.
        side: Sides,
        /// The words.
        text: &'t str,
        /// The index of their difference. Words of both sides have one where they are linked or
        /// stressed otherwise.
        difference: Option<usize>,
    },
}

impl Comparison {
    /// Both texts from the beginning to the end: without what stands before only, it is the text
    /// after, and the other way round. What is removed comes before what stands in its place.
    ///
    /// `before` and `after` are the states that were compared.
    pub fn walk<'t>(&self, before: &'t Transcript, after: &'t Transcript) -> Vec<Step<'t>> {
        let mut walk = Walk {
            old: Stream::of(before),
            new: Stream::of(after),
            heads: self.heads(),
            steps: Vec::with_capacity(self.pieces.len() * 2),
        };
        let mut marks = self.marks.iter().peekable();
        for piece in &self.pieces {
            if piece.difference.is_some() {
                walk.one(Sides::Before, piece.before.clone(), piece.difference);
                walk.one(Sides::After, piece.after.clone(), piece.difference);
                continue;
            }
            let mut done = piece.before.start;
            while let Some(mark) = marks.next_if(|mark| mark.before.start < piece.before.end) {
                // Where words are linked and stressed otherwise, the first is told here.
                let from = mark.before.start.max(done);
                let to = mark.before.end.min(piece.before.end);
                if from < to {
                    walk.both(done..from, &piece.after, piece.before.start, None);
                    walk.both(from..to, &piece.after, piece.before.start, Some(mark.difference));
                    done = to;
                }
            }
            walk.both(done..piece.before.end, &piece.after, piece.before.start, None);
        }
        walk.steps
    }

    /// What differs beside the words of turns that are on both sides.
    fn heads(&self) -> HashMap<TurnId, Vec<usize>> {
        let mut heads: HashMap<TurnId, Vec<usize>> = HashMap::new();
        for (index, difference) in self.differences.iter().enumerate() {
            let is_head = matches!(
                difference.kind,
                Kind::Retagged { .. } | Kind::Retimed { .. } | Kind::TurnKind { .. }
            );
            if let Some(after) = difference.after.filter(|_| is_head) {
                heads.entry(after.from.turn).or_default().push(index);
            }
        }
        heads
    }
}

struct Walk<'t> {
    old: Stream<'t>,
    new: Stream<'t>,
    heads: HashMap<TurnId, Vec<usize>>,
    steps: Vec<Step<'t>>,
}

impl<'t> Walk<'t> {
    /// Words that are the same, of a piece that begins at `start` before.
    fn both(
        &mut self,
        range: Range<usize>,
        piece: &Range<usize>,
        start: usize,
        difference: Option<usize>,
    ) {
        let at = |place: usize| piece.start + (place - start);
        let after = at(range.start)..at(range.end);
        for (old, new) in self.old.segments(range).zip(self.new.segments(after)) {
            let (Some(before), Some(after)) =
                (self.old.turns.get(old.turn), self.new.turns.get(new.turn))
            else {
                continue;
            };
            if new.begins {
                let differences = self.heads.remove(&after.id).unwrap_or_default();
                let (before, after) = (Some(before), Some(after));
                self.steps.push(Step::Turn { before, after, differences });
            }
            words(&mut self.steps, Sides::Both, after, new.words, difference);
        }
    }

    /// Words of one side.
    fn one(&mut self, side: Sides, range: Range<usize>, difference: Option<usize>) {
        let stream = if side == Sides::Before { &self.old } else { &self.new };
        for segment in stream.segments(range) {
            let Some(turn) = stream.turns.get(segment.turn) else { continue };
            if segment.begins {
                let differences = difference.into_iter().collect();
                let (before, after) = match side {
                    Sides::Before => (Some(turn), None),
                    Sides::Both | Sides::After => (None, Some(turn)),
                };
                self.steps.push(Step::Turn { before, after, differences });
            }
            words(&mut self.steps, side, turn, segment.words, difference);
        }
    }
}

fn words<'t>(
    steps: &mut Vec<Step<'t>>,
    side: Sides,
    turn: &'t Turn,
    range: Range<usize>,
    difference: Option<usize>,
) {
    let text = turn.text.get(range).unwrap_or_default();
    if !text.is_empty() {
        steps.push(Step::Words { side, text, difference });
    }
}
