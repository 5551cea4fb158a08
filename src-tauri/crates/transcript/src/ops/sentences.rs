//! Sentences that are the neighbour's.

use unicode_segmentation::UnicodeSegmentation;

use super::OpError;
use super::pieces::{Piece, append, bare, piece, prepend};
use crate::{ByteOffset, Change, Seq, Splice, Transcript, Turn, TurnId, TurnKind};

/// Which neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The turn before.
    Previous,
    /// The turn behind.
    Next,
}

/// Moves the sentence at a place to the turn before, with all in front of it, or to the turn
/// behind, with all that follows it. A turn of which nothing is left goes.
///
/// Sentences are those of Unicode (UAX 29).
///
/// # Errors
/// When the turn is gone, the place is not in its text, or the neighbour is none or a cue.
pub fn move_sentence(
    transcript: &Transcript,
    id: TurnId,
    at: ByteOffset,
    side: Side,
) -> Result<Change, OpError> {
    let (index, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let (start, end) = sentence(&turn.text, at).ok_or(OpError::OutOfText)?;
    let length = turn.text.len();
    let (first, change): (Option<usize>, fn(Turn, Piece) -> Turn) = match side {
        Side::Previous => (index.checked_sub(1), |mut turn, piece| {
            append(&mut turn, piece, " ");
            turn
        }),
        Side::Next => (Some(index), |mut turn, piece| {
            prepend(&mut turn, piece, " ");
            turn
        }),
    };
    let none = OpError::NotPossible("there is no turn to move it to");
    let first = first.ok_or(none.clone())?;
    let turns = transcript.turns.get(first..first + 2).ok_or(none)?;
    let neighbour = turns.iter().find(|turn| turn.id != id).ok_or(OpError::NoSuchTurn)?;
    if neighbour.kind == TurnKind::Cue || turn.kind == TurnKind::Cue {
        return Err(OpError::NotPossible("sentences are moved between turns of speech only"));
    }
    let (moved, stays) = match side {
        Side::Previous => (0..end, end..length),
        Side::Next => (start..length, 0..start),
    };
    let changed = change(neighbour.clone(), trimmed(turn, moved));
    let mut rest = bare(turn);
    append(&mut rest, trimmed(turn, stays), "");
    if side == Side::Previous {
        // Its first words went, and with them its time.
        rest.estimated = rest.start_ms.is_some();
    }
    let both = match side {
        Side::Previous => [changed, rest],
        Side::Next => [rest, changed],
    };
    let inserted = both.into_iter().filter(|turn| turn.id != id || !turn.text.is_empty()).collect();
    let splice = Seq { at: first, removed: turns.to_vec(), inserted };
    Ok(Change { splices: vec![Splice::Turns(splice)] })
}

/// Where the sentence at a place begins and ends.
fn sentence(text: &str, at: ByteOffset) -> Option<(usize, usize)> {
    text.get(at.0..)?;
    let mut sentences = text.split_sentence_bound_indices();
    let found = sentences.find(|(start, sentence)| at.0 < start + sentence.len());
    found.map(|(start, sentence)| (start, start + sentence.len())).or_else(|| {
        let last = text.split_sentence_bound_indices().last()?;
        Some((last.0, text.len()))
    })
}

/// A range of a turn without the white space at its ends.
fn trimmed(turn: &Turn, range: std::ops::Range<usize>) -> Piece {
    let text = turn.text.get(range.clone()).unwrap_or("");
    let start = range.start + text.len() - text.trim_start().len();
    piece(turn, start..start + text.trim().len())
}
