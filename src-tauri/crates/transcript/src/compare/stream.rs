//! A whole transcript as one text, in which the beginning of a turn is a character like any other.

use std::ops::Range;

use super::Extent;
use crate::{ByteOffset, Position, Transcript, Turn};

/// Stands at the start of each turn; no text of a turn has it, for it is a control character.
const BORDER: char = '\u{1}';

/// The texts of all turns, each behind a border. Ranges of it are in bytes.
pub(crate) struct Stream<'t> {
    pub(crate) turns: &'t [Turn],
    text: String,
    /// Where the border of each turn is.
    borders: Vec<usize>,
}

/// Some of the stream that lies in one turn.
pub(crate) struct Segment {
    /// The index of the turn.
    pub(crate) turn: usize,
    /// True when the turn begins here.
    pub(crate) begins: bool,
    /// The range of the turn's text.
    pub(crate) words: Range<usize>,
}

impl<'t> Stream<'t> {
    pub(crate) fn of(transcript: &'t Transcript) -> Self {
        let turns = transcript.turns.as_slice();
        let mut text = String::with_capacity(turns.iter().map(|turn| turn.text.len() + 1).sum());
        let mut borders = Vec::with_capacity(turns.len());
        for turn in turns {
            borders.push(text.len());
            text.push(BORDER);
            text.push_str(&turn.text);
        }
        Self { turns, text, borders }
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    pub(crate) fn get(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    /// Each turn with the place where its text begins.
    pub(super) fn texts(&self) -> impl Iterator<Item = (usize, &'t Turn)> {
        self.borders.iter().map(|border| border + 1).zip(self.turns)
    }

    /// Where a turn's text begins.
    pub(crate) fn text_of(&self, turn: usize) -> usize {
        self.borders.get(turn).map_or(self.text.len(), |border| border + 1)
    }

    /// A range as one would read it: each turn a paragraph, without the borders.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        let words = self.get(range);
        words.strip_prefix(BORDER).unwrap_or(words).replace(BORDER, "\n")
    }

    /// A range in pieces that lie in one turn each.
    pub(crate) fn segments(&self, range: Range<usize>) -> impl Iterator<Item = Segment> {
        let first = self.borders.partition_point(|border| *border < range.start);
        let last = self.borders.partition_point(|border| *border < range.end);
        let inside = first.checked_sub(1).filter(|_| {
            !range.is_empty() && self.borders.get(first).is_none_or(|border| *border > range.start)
        });
        let rest = (first..last).map(|turn| (turn, true));
        inside.map(|turn| (turn, false)).into_iter().chain(rest).map(move |(turn, begins)| {
            let start = self.text_of(turn);
            let end = self.borders.get(turn + 1).copied().unwrap_or(self.text.len());
            let words = range.start.max(start) - start..range.end.min(end) - start;
            Segment { turn, begins, words }
        })
    }

    /// Where a range is in the turns; `None` when there are none.
    pub(super) fn extent(&self, range: Range<usize>) -> Option<Extent> {
        let begins = self.borders.binary_search(&range.start).ok().filter(|_| !range.is_empty());
        let from = match begins {
            Some(turn) => Position { turn: self.turns.get(turn)?.id, at: ByteOffset(0) },
            None => self.position(range.start)?,
        };
        Some(Extent { from, to: self.position(range.end)? })
    }

    /// A place in the turns; in front of a border is the end of the turn before.
    fn position(&self, offset: usize) -> Option<Position> {
        let after = self.borders.partition_point(|border| *border < offset);
        let turn = after.saturating_sub(1);
        let at = ByteOffset(offset.saturating_sub(self.text_of(turn)));
        Some(Position { turn: self.turns.get(turn)?.id, at })
    }
}
