//! Turns retagged, split, merged and timed.

use super::OpError;
use super::text::join;
use crate::{
    ByteOffset, Change, Seq, Span, SpeakerId, Splice, TimeMs, Transcript, Turn, TurnId, TurnKind,
};

/// Gives turns to a speaker, or to nobody.
///
/// # Errors
/// When a turn or the speaker is gone, or a turn is a cue.
pub fn retag(
    transcript: &Transcript,
    turns: &[TurnId],
    speaker: Option<SpeakerId>,
) -> Result<Change, OpError> {
    if let Some(id) = speaker {
        transcript.speaker(id).ok_or(OpError::NoSuchSpeaker)?;
    }
    let mut splices = Vec::new();
    for id in turns {
        let (at, turn) = transcript.turn(*id).ok_or(OpError::NoSuchTurn)?;
        if turn.kind == TurnKind::Cue {
            return Err(OpError::NotPossible("a cue has no speaker"));
        }
        if turn.speaker != speaker {
            splices.push(replacing(at, turn, Turn { speaker, ..turn.clone() }));
        }
    }
    Ok(Change { splices })
}

/// Splits a turn. White space at the cut goes; the second half has the id and speaker given, and
/// no time of its own.
///
/// # Errors
/// When the turn is gone or the place is not in its text.
pub fn split(
    transcript: &Transcript,
    id: TurnId,
    at: ByteOffset,
    new_id: TurnId,
    speaker: Option<SpeakerId>,
) -> Result<Change, OpError> {
    let (index, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let (left, right) = turn.text.split_at_checked(at.0).ok_or(OpError::OutOfText)?;
    let left = left.trim_end();
    let cut = at.0 + right.len() - right.trim_start().len();
    let right = right.trim_start();
    let mut first = Turn { text: left.to_owned(), spans: Vec::new(), ..turn.clone() };
    let mut second = Turn {
        kind: turn.kind,
        speaker: if turn.kind == TurnKind::Cue { None } else { speaker },
        page: turn.page,
        end_ms: turn.end_ms,
        ..Turn::speech(new_id, None, right)
    };
    first.end_ms = None;
    for span in &turn.spans {
        let (start, end) = (span.start.0, span.end.0);
        if start < left.len() {
            let end = ByteOffset(end.min(left.len()));
            first.spans.push(Span { start: span.start, end, kind: span.kind.clone() });
        }
        if end > cut {
            let start = ByteOffset(start.max(cut) - cut);
            let end = ByteOffset(end - cut);
            second.spans.push(Span { start, end, kind: span.kind.clone() });
        }
    }
    let splice = Seq { at: index, removed: vec![turn.clone()], inserted: vec![first, second] };
    Ok(Change { splices: vec![Splice::Turns(splice)] })
}

/// Makes a turn the last paragraph of the one before it, which keeps its speaker and time.
///
/// # Errors
/// When the turn is gone or is the first.
pub fn merge_with_previous(transcript: &Transcript, id: TurnId) -> Result<Change, OpError> {
    let (index, _) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let first = index.checked_sub(1).ok_or(OpError::NotPossible("there is no turn before it"))?;
    let turns = transcript.turns.get(first..=index).ok_or(OpError::NoSuchTurn)?;
    let joined = join(turns).ok_or(OpError::NoSuchTurn)?;
    let splice = Seq { at: first, removed: turns.to_vec(), inserted: vec![joined] };
    Ok(Change { splices: vec![Splice::Turns(splice)] })
}

/// Sets or clears the time at which a turn begins.
///
/// # Errors
/// When the turn is gone.
pub fn set_start(
    transcript: &Transcript,
    id: TurnId,
    start_ms: Option<TimeMs>,
) -> Result<Change, OpError> {
    let (at, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let new = Turn { start_ms, estimated: false, ..turn.clone() };
    Ok(Change { splices: vec![replacing(at, turn, new)] })
}

pub(super) fn replacing(at: usize, old: &Turn, new: Turn) -> Splice {
    Splice::Turns(Seq { at, removed: vec![old.clone()], inserted: vec![new] })
}
