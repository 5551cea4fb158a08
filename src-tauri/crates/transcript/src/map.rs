//! Where a position goes when a change is applied.

use serde::{Deserialize, Serialize};

use crate::{ByteOffset, Change, Seq, Splice, TextEdit, Turn, TurnId};

/// A place in the text of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The turn.
    pub turn: TurnId,
    /// The place in its text.
    pub at: ByteOffset,
}

/// Which side a position keeps to when words are put exactly there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// Stays before them.
    Before,
    /// Goes after them.
    After,
}

impl Change {
    /// Where a position of the transcript before the change is after it; `None` when its turn
    /// went and nothing stands in its place.
    pub fn map(&self, position: Position, bias: Bias) -> Option<Position> {
        self.splices.iter().try_fold(position, |position, splice| match splice {
            Splice::Text(text) if text.turn == position.turn => {
                Some(Position { at: map_offset(&text.edits, position.at, bias), ..position })
            }
            Splice::Turns(seq) => map_through_turns(seq, position, bias),
            _ => Some(position),
        })
    }
}

/// Where an offset goes when edits are made to its text. An offset inside replaced words goes to
/// that end of the new words to which it leans.
pub(crate) fn map_offset(edits: &[TextEdit], at: ByteOffset, bias: Bias) -> ByteOffset {
    let mut shift = 0_isize;
    for edit in edits {
        let (start, end) = (edit.at.0, edit.at.0 + edit.removed.len());
        let untouched = at.0 < start || (at.0 == start && (bias == Bias::Before || start < end));
        if untouched {
            break;
        }
        if at.0 < end {
            let new_start = start.saturating_add_signed(shift);
            return ByteOffset(match bias {
                Bias::Before => new_start,
                Bias::After => new_start + edit.inserted.len(),
            });
        }
        shift += edit.inserted.len().cast_signed() - edit.removed.len().cast_signed();
    }
    ByteOffset(at.0.saturating_add_signed(shift))
}

/// Splits, merges and whole replacements: the texts of the turns before and after are laid end to
/// end. Where they have the same letters, and only white space moved, the letters tell where the
/// position went; else what they share at both ends does.
fn map_through_turns(seq: &Seq<Turn>, position: Position, bias: Bias) -> Option<Position> {
    let Some(index) = seq.removed.iter().position(|turn| turn.id == position.turn) else {
        return Some(position);
    };
    let old = seq.removed.get(index)?;
    if let Some(new) = seq.inserted.iter().find(|turn| turn.id == position.turn)
        && new.text == old.text
    {
        return Some(position);
    }
    if seq.inserted.is_empty() {
        return None;
    }
    let before = joined(&seq.removed);
    let after = joined(&seq.inserted);
    let start: usize = seq.removed.iter().take(index).map(|turn| turn.text.len() + 1).sum();
    if let Some(at) = by_letters(&before, &after, start + position.at.0) {
        return locate(&seq.inserted, ByteOffset(at));
    }
    let edit = TextEdit::between(&before, &after);
    let at = map_offset(&[edit], ByteOffset(start + position.at.0), bias);
    locate(&seq.inserted, at)
}

/// Where a place goes when only white space differs: in front of the same letter, or, where white
/// space stands behind it, behind the same letter.
fn by_letters(before: &str, after: &str, at: usize) -> Option<usize> {
    let letters = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    let (head, tail) = before.split_at_checked(at)?;
    if letters(before) != letters(after) {
        return None;
    }
    let count = head.chars().filter(|c| !c.is_whitespace()).count();
    let leads = tail.starts_with(|c: char| !c.is_whitespace());
    let mut places = after.char_indices().filter(|(_, c)| !c.is_whitespace());
    if leads {
        return places.nth(count).map(|(at, _)| at);
    }
    match count.checked_sub(1) {
        None => Some(0),
        Some(last) => places.nth(last).map(|(at, c)| at + c.len_utf8()),
    }
}

fn joined(turns: &[Turn]) -> String {
    turns.iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn locate(turns: &[Turn], at: ByteOffset) -> Option<Position> {
    let mut rest = at.0;
    for turn in turns {
        if rest <= turn.text.len() {
            return Some(Position { turn: turn.id, at: ByteOffset(rest) });
        }
        rest -= turn.text.len() + 1;
    }
    turns.last().map(|turn| Position { turn: turn.id, at: ByteOffset(turn.text.len()) })
}
