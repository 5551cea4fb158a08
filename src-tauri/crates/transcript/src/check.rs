//! What must hold in every transcript.

use std::collections::HashSet;

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
    let mut seen = HashSet::new();
    for speaker in &transcript.speakers {
        if !seen.insert(speaker.id) {
            return Err(Fault::SpeakerTwice(speaker.id));
        }
    }
    let mut seen = HashSet::new();
    for link in &transcript.pending_links {
        if !seen.insert(link.id) {
            return Err(Fault::PendingLinkTwice(link.id));
        }
    }
    let mut seen = HashSet::new();
    for comment in &transcript.comments {
        if !seen.insert(comment.id) {
            return Err(Fault::CommentTwice(comment.id));
        }
        if comment.remarks.is_empty() {
            return Err(Fault::CommentEmpty(comment.id));
        }
    }
    let mut seen = HashSet::new();
    for suggestion in &transcript.suggestions {
        if !seen.insert(suggestion.id) {
            return Err(Fault::SuggestionTwice(suggestion.id));
        }
    }
    transcript.turns.iter().try_for_each(|turn| check_turn(turn, transcript))
}

pub(crate) fn unique_turns(turns: &[Turn]) -> Result<(), Fault> {
    let mut seen = HashSet::with_capacity(turns.len());
    match turns.iter().find(|turn| !seen.insert(turn.id)) {
        Some(turn) => Err(Fault::TurnTwice(turn.id)),
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
