//! What must hold in every transcript.

use std::collections::HashSet;
use std::hash::Hash;

use crate::{
    CommentId, PendingLinkId, SpanKind, SpeakerId, SuggestionId, Transcript, Turn, TurnId, TurnKind,
};

/// Something that must never be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Two turns share an id.
    #[error("two turns have the id {}", .0.0)]
    TurnTwice(TurnId),
    /// Two speakers share an id.
    #[error("two speakers have the id {}", .0.0)]
    SpeakerTwice(SpeakerId),
    /// Two comments share an id.
    #[error("two comments have the id {}", .0.0)]
    CommentTwice(CommentId),
    /// Two suggestions share an id.
    #[error("two suggestions have the id {}", .0.0)]
    SuggestionTwice(SuggestionId),
    /// A comment says nothing.
    #[error("comment {} has no remark", .0.0)]
    CommentEmpty(CommentId),
    /// A span names a comment or a suggestion that is not there.
    #[error("turn {} has a span of a review that is not listed", .0.0)]
    SpanOfNothing(TurnId),
    /// Two pending links share an id.
    #[error("two pending links have the id {}", .0.0)]
    PendingLinkTwice(PendingLinkId),
    /// A turn points at a speaker that is not there.
    #[error("turn {} belongs to speaker {}, who is not listed", .turn.0, .speaker.0)]
    NoSuchSpeaker {
        /// The turn.
        turn: TurnId,
        /// The missing speaker.
        speaker: SpeakerId,
    },
    /// A cue has a speaker.
    #[error("turn {} is a cue and has a speaker", .0.0)]
    CueWithSpeaker(TurnId),
    /// A span is empty, leaves the text, splits a character, or is out of order.
    #[error("turn {} has a span that does not fit its text", .0.0)]
    SpanMisfit(TurnId),
    /// Two links overlap.
    #[error("turn {} has links that overlap", .0.0)]
    LinksOverlap(TurnId),
    /// The text holds a control character other than the line feed.
    #[error("turn {} holds a control character", .0.0)]
    ControlCharacter(TurnId),
}

/// Finds the first fault of a transcript.
///
/// # Errors
/// The fault.
pub fn check(transcript: &Transcript) -> Result<(), Fault> {
    unique_turns(&transcript.turns)?;
    unique(transcript.speakers.iter().map(|speaker| speaker.id), Fault::SpeakerTwice)?;
    unique(transcript.pending_links.iter().map(|link| link.id), Fault::PendingLinkTwice)?;
    unique(transcript.comments.iter().map(|comment| comment.id), Fault::CommentTwice)?;
    unique(transcript.suggestions.iter().map(|one| one.id), Fault::SuggestionTwice)?;
    if let Some(empty) = transcript.comments.iter().find(|comment| comment.remarks.is_empty()) {
        return Err(Fault::CommentEmpty(empty.id));
    }
    transcript.turns.iter().try_for_each(|turn| check_turn(turn, transcript))
}

pub(crate) fn unique_turns(turns: &[Turn]) -> Result<(), Fault> {
    unique(turns.iter().map(|turn| turn.id), Fault::TurnTwice)
}

fn unique<Id: Copy + Eq + Hash>(
    mut ids: impl Iterator<Item = Id>,
    fault: impl Fn(Id) -> Fault,
) -> Result<(), Fault> {
    let mut seen = HashSet::with_capacity(ids.size_hint().0);
    match ids.find(|id| !seen.insert(*id)) {
        Some(id) => Err(fault(id)),
        None => Ok(()),
    }
}

pub(crate) fn check_turn(turn: &Turn, transcript: &Transcript) -> Result<(), Fault> {
    if let Some(id) = turn.speaker {
        if !transcript.speakers.iter().any(|speaker| speaker.id == id) {
            return Err(Fault::NoSuchSpeaker { turn: turn.id, speaker: id });
        }
        if turn.kind == TurnKind::Cue {
            return Err(Fault::CueWithSpeaker(turn.id));
        }
    }
    if turn.text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Fault::ControlCharacter(turn.id));
    }
    let mut last_start = 0;
    let mut link_end = 0;
    for span in &turn.spans {
        let (start, end) = (span.start.0, span.end.0);
        let fits = start < end
            && start >= last_start
            && turn.text.is_char_boundary(start)
            && turn.text.is_char_boundary(end);
        if !fits {
            return Err(Fault::SpanMisfit(turn.id));
        }
        match span.kind {
            SpanKind::Link { .. } if start < link_end => return Err(Fault::LinksOverlap(turn.id)),
            SpanKind::Link { .. } => link_end = end,
            SpanKind::Comment { comment } if transcript.comment(comment).is_none() => {
                return Err(Fault::SpanOfNothing(turn.id));
            }
            _ => {}
        }
        let suggestion = span.kind.suggestion();
        if suggestion.is_some_and(|id| transcript.suggestion(id).is_none()) {
            return Err(Fault::SpanOfNothing(turn.id));
        }
        last_start = start;
    }
    Ok(())
}
