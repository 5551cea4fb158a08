//! Turns retagged, split, joined, and made cues.

use std::collections::HashMap;
use std::ops::Range;

use super::OpError;
use super::pieces::{Piece, append, cut, join, piece, prepend};
use super::speakers::removing;
use super::times::{estimate, heard_at};
use crate::{
    ByteOffset, Change, Head, HeadSplice, Seq, SpeakerId, Splice, Transcript, Turn, TurnId,
    TurnKind, word_count,
};

/// Gives turns to a speaker, or to nobody; cues among them stay as they are.
///
/// # Errors
/// When a turn or the speaker is gone, or there is nothing but cues.
pub fn retag(
    transcript: &Transcript,
    turns: &[TurnId],
    speaker: Option<SpeakerId>,
) -> Result<Change, OpError> {
    retag_each(transcript, turns, |_| speaker)
}

/// Gives the turns of each of two speakers to the other; turns of others stay as they are.
///
/// # Errors
/// When a turn or a speaker is gone.
pub fn swap_speakers(
    transcript: &Transcript,
    turns: &[TurnId],
    one: SpeakerId,
    other: SpeakerId,
) -> Result<Change, OpError> {
    let theirs = |turn: &Turn| turn.speaker == Some(one) || turn.speaker == Some(other);
    let turns = Indexes::of(transcript).all(transcript, turns)?.into_iter();
    let swapped: Vec<TurnId> =
        turns.filter(|(_, turn)| theirs(turn)).map(|(_, turn)| turn.id).collect();
    let swap = |turn: &Turn| if turn.speaker == Some(one) { Some(other) } else { Some(one) };
    retag_each(transcript, &swapped, swap)
}

fn retag_each(
    transcript: &Transcript,
    turns: &[TurnId],
    speaker: impl Fn(&Turn) -> Option<SpeakerId>,
) -> Result<Change, OpError> {
    let mut heads = Vec::new();
    let turns = Indexes::of(transcript).all(transcript, turns)?;
    if !turns.is_empty() && turns.iter().all(|(_, turn)| turn.kind == TurnKind::Cue) {
        return Err(OpError::NotPossible("a cue has no speaker"));
    }
    // Among turns of speech a cue stays what it is.
    for (_, turn) in turns.into_iter().filter(|(_, turn)| turn.kind == TurnKind::Speech) {
        let speaker = speaker(turn);
        if let Some(id) = speaker {
            transcript.speaker(id).ok_or(OpError::NoSuchSpeaker)?;
        }
        if turn.speaker != speaker {
            heads.push(rehead(turn, Head { speaker, ..turn.head() }));
        }
    }
    Ok(headed(heads))
}

/// The turns from one on in which two speakers take turns, to a cue or a third voice or to the
/// point where one of them speaks twice in a row; with the two. Empty when there is no second.
pub fn alternating(
    transcript: &Transcript,
    from: TurnId,
) -> Option<(SpeakerId, SpeakerId, Vec<TurnId>)> {
    let (at, first) = transcript.turn(from)?;
    let one = first.speaker?;
    let rest = transcript.turns.get(at..)?;
    let other = rest.get(1).and_then(|turn| turn.speaker).filter(|other| *other != one)?;
    let run = rest
        .iter()
        .enumerate()
        .take_while(|(index, turn)| turn.speaker == Some(if index % 2 == 0 { one } else { other }));
    Some((one, other, run.map(|(_, turn)| turn.id).collect()))
}

/// Makes turns cues, which have no speaker, or speech again.
///
/// # Errors
/// When a turn or the speaker is gone.
pub fn set_kind(
    transcript: &Transcript,
    turns: &[TurnId],
    kind: TurnKind,
    speaker: Option<SpeakerId>,
) -> Result<Change, OpError> {
    if let Some(id) = speaker {
        transcript.speaker(id).ok_or(OpError::NoSuchSpeaker)?;
    }
    let mut heads = Vec::new();
    for (_, turn) in Indexes::of(transcript).all(transcript, turns)? {
        if turn.kind != kind {
            let speaker = if kind == TurnKind::Cue { None } else { speaker };
            heads.push(rehead(turn, Head { kind, speaker, ..turn.head() }));
        }
    }
    Ok(headed(heads))
}

/// Makes a turn a cue whose label was no speaker's: the label becomes its first words, and the
/// speaker, of whom nothing is left, goes.
///
/// # Errors
/// When the turn is gone.
pub fn label_to_cue(transcript: &Transcript, id: TurnId) -> Result<Change, OpError> {
    let (at, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let mut cue = Turn { kind: TurnKind::Cue, speaker: None, ..turn.clone() };
    let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
    if let Some(speaker) = speaker.filter(|speaker| !turn.text.starts_with(&speaker.label)) {
        prepend(&mut cue, Piece::plain(&speaker.label), " ");
    }
    let mut splices = vec![replacing(at, turn, cue)];
    let says_more = |speaker: &SpeakerId| transcript.turns_of(*speaker).nth(1).is_some();
    if let Some(gone) = turn.speaker.filter(|speaker| !says_more(speaker)) {
        splices.extend(removing(transcript, gone)?.splices);
    }
    Ok(Change { splices })
}

/// Splits a turn. White space at the cut goes; the second half has the id and speaker given, and a
/// time worked out from the words between.
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
    split_around(transcript, id, at..at, new_id, speaker)
}

/// The same where a range of the text goes: the label of the speaker who begins there.
///
/// # Errors
/// As [`split`].
pub fn split_around(
    transcript: &Transcript,
    id: TurnId,
    gone: Range<ByteOffset>,
    new_id: TurnId,
    speaker: Option<SpeakerId>,
) -> Result<Change, OpError> {
    let (index, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let halves = halves(transcript, index, turn, gone, (new_id, speaker))?;
    let splice = Seq { at: index, removed: vec![turn.clone()], inserted: halves.into() };
    Ok(Change { splices: vec![Splice::Turns(splice)] })
}

/// Makes a range of a turn's text a turn of another speaker, and what follows it a third turn.
///
/// # Errors
/// As [`split`].
pub fn interject(
    transcript: &Transcript,
    id: TurnId,
    range: Range<ByteOffset>,
    new_ids: [TurnId; 2],
    speaker: Option<SpeakerId>,
) -> Result<Change, OpError> {
    let (index, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let [second, third] = new_ids;
    let [rest, last] =
        halves(transcript, index, turn, range.end..range.end, (third, turn.speaker))?;
    let [first, middle] =
        halves(transcript, index, &rest, range.start..range.start, (second, speaker))?;
    let mut inserted = vec![first, middle, last];
    // An answer may stand at an end.
    inserted.retain(|part| part.id == second || !part.text.is_empty());
    let splice = Seq { at: index, removed: vec![turn.clone()], inserted };
    Ok(Change { splices: vec![Splice::Turns(splice)] })
}

/// A turn up to a range and from its end on; the second has the id and speaker given.
fn halves(
    transcript: &Transcript,
    index: usize,
    turn: &Turn,
    gone: Range<ByteOffset>,
    (new_id, speaker): (TurnId, Option<SpeakerId>),
) -> Result<[Turn; 2], OpError> {
    let (first, second) = cut(turn, gone.clone()).ok_or(OpError::OutOfText)?;
    let heard = heard_at(turn, gone);
    let start = heard.start.or_else(|| estimate(transcript, index, word_count(&first.text)));
    Ok([
        Turn { end_ms: heard.end, ..first },
        Turn {
            id: new_id,
            speaker: if turn.kind == TurnKind::Cue { None } else { speaker },
            start_ms: start,
            estimated: start.is_some() && !(heard.exact && heard.start.is_some()),
            ..second
        },
    ])
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

/// Joins what one speaker says to the turn before it where that is the same speaker's, with a
/// space between: all through the transcript, or only these turns.
///
/// # Errors
/// When one of the turns is gone.
pub fn join_adjacent(transcript: &Transcript, turns: Option<&[TurnId]>) -> Result<Change, OpError> {
    let mut chosen = vec![turns.is_none(); transcript.turns.len()];
    for (at, _) in Indexes::of(transcript).all(transcript, turns.unwrap_or(&[]))? {
        if let Some(chosen) = chosen.get_mut(at) {
            *chosen = true;
        }
    }
    let is_same =
        |a: &Turn, b: &Turn| a.speaker.is_some() && a.speaker == b.speaker && a.kind == b.kind;
    let mut splices = Vec::new();
    // From the end, so that the indexes of earlier runs hold.
    let mut end = transcript.turns.len();
    while end > 0 {
        let mut start = end - 1;
        while let (Some(before), Some(turn)) = (
            start.checked_sub(1).and_then(|at| transcript.turns.get(at)),
            transcript.turns.get(start),
        ) && chosen.get(start) == Some(&true)
            && is_same(before, turn)
        {
            start -= 1;
        }
        if let Some([first, rest @ ..]) = transcript.turns.get(start..end)
            && !rest.is_empty()
        {
            let mut joined = first.clone();
            for turn in rest {
                append(&mut joined, piece(turn, 0..turn.text.len()), " ");
                joined.end_ms = turn.end_ms.or(joined.end_ms);
            }
            let removed = [first].into_iter().chain(rest).cloned().collect();
            splices.push(Splice::Turns(Seq { at: start, removed, inserted: vec![joined] }));
        }
        end = start;
    }
    Ok(Change { splices })
}

/// Where each turn is: thousands of them are looked up at once.
struct Indexes(HashMap<TurnId, usize>);

impl Indexes {
    fn of(transcript: &Transcript) -> Self {
        Self(transcript.turns.iter().enumerate().map(|(at, turn)| (turn.id, at)).collect())
    }

    /// The turns with these ids in the order of the transcript, each once.
    fn all<'t>(
        &self,
        transcript: &'t Transcript,
        ids: &[TurnId],
    ) -> Result<Vec<(usize, &'t Turn)>, OpError> {
        let turns = ids.iter().map(|id| self.turn(transcript, *id));
        let mut turns = turns.collect::<Result<Vec<_>, _>>()?;
        turns.sort_by_key(|(at, _)| *at);
        turns.dedup_by_key(|(at, _)| *at);
        Ok(turns)
    }

    fn turn<'t>(
        &self,
        transcript: &'t Transcript,
        id: TurnId,
    ) -> Result<(usize, &'t Turn), OpError> {
        let at = *self.0.get(&id).ok_or(OpError::NoSuchTurn)?;
        Ok((at, transcript.turns.get(at).ok_or(OpError::NoSuchTurn)?))
    }
}

/// Another head for a turn.
pub(super) fn rehead(turn: &Turn, inserted: Head) -> HeadSplice {
    HeadSplice { turn: turn.id, removed: turn.head(), inserted }
}

/// The change that gives turns other heads.
pub(super) fn headed(heads: Vec<HeadSplice>) -> Change {
    let splices = if heads.is_empty() { Vec::new() } else { vec![Splice::Heads { heads }] };
    Change { splices }
}

fn replacing(at: usize, old: &Turn, new: Turn) -> Splice {
    Splice::Turns(Seq { at, removed: vec![old.clone()], inserted: vec![new] })
}
