//! What somebody proposes instead of doing it.
//!
//! Both words stand in the text: those that go in spans `Deleted`, those that come behind them in
//! spans `Inserted`.

mod arrange;
mod propose;
mod words;

use std::ops::Range;

use super::OpError;
use super::links::{NO_WORDS, is_touched_link};
use super::settle::settle;
use super::text::{spliced, words};
use crate::{
    ByteOffset, Change, Moment, PendingLinkId, Proposal, Seq, Span, SpanKind, SpeakerId, Splice,
    Suggestion, SuggestionId, Transcript, Turn, TurnId, TurnKind, web_address,
};
pub use propose::propose;
pub(super) use words::ordered;
pub use words::suggest_words;

/// Proposes a link on words, or with no address that the links there be taken away. The author's
/// own proposals for those words give way.
///
/// # Errors
/// As [`super::link`]; and when there is no link to take away, or another author's proposal waits.
pub fn suggest_link(
    transcript: &Transcript,
    id: TurnId,
    range: Range<ByteOffset>,
    url: Option<&str>,
    author: &str,
    at: Moment,
) -> Result<Change, OpError> {
    let (_, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let url = url.map(web_address).transpose()?;
    let range = if url.is_some() { words(turn, range, NO_WORDS)? } else { linked(turn, range)? };
    let mut draft = Draft::new(transcript, author, at);
    let mut spans = turn.spans.clone();
    draft.link(&mut spans, range, url, None)?;
    let splice = spliced(turn, Vec::new(), spans);
    Ok(draft.change(splice.into_iter().collect()))
}

/// Proposes another speaker for turns. The author's earlier proposals for them give way, and to
/// propose whoever has a turn already is to propose nothing.
///
/// # Errors
/// As [`super::retag`], and when another author's proposal waits.
pub fn suggest_speaker(
    transcript: &Transcript,
    turns: &[TurnId],
    speaker: Option<SpeakerId>,
    author: &str,
    at: Moment,
) -> Result<Change, OpError> {
    if let Some(id) = speaker {
        transcript.speaker(id).ok_or(OpError::NoSuchSpeaker)?;
    }
    let mut draft = Draft::new(transcript, author, at);
    let mut turns: Vec<TurnId> = turns.to_vec();
    turns.sort_unstable();
    turns.dedup();
    for id in turns {
        let (_, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
        if turn.kind == TurnKind::Cue {
            return Err(OpError::NotPossible("a cue has no speaker"));
        }
        let of_turn =
            |one: &Suggestion| matches!(one.proposal, Proposal::Speaker { turn, .. } if turn == id);
        if transcript.suggestions.iter().any(|one| of_turn(one) && one.author != author) {
            return Err(OpError::NotPossible(
                "somebody proposes a speaker for this turn already; decide on that first",
            ));
        }
        draft.suggestions.retain(|one| !of_turn(one));
        if turn.speaker != speaker {
            draft.fresh(Proposal::Speaker { turn: id, speaker });
        }
    }
    Ok(draft.change(Vec::new()))
}

/// The links that a range touches, from end to end.
fn linked(turn: &Turn, range: Range<ByteOffset>) -> Result<Range<ByteOffset>, OpError> {
    let touched = turn.spans.iter().filter(|span| is_touched_link(span, &range));
    let start = touched.clone().map(|span| span.start).min();
    let end = touched.map(|span| span.end).max();
    match (start, end) {
        (Some(start), Some(end)) => Ok(start..end),
        _ => Err(OpError::NotPossible("there is no link here")),
    }
}

fn is_proposed(span: &Span) -> bool {
    matches!(span.kind, SpanKind::Proposed { .. })
}

/// A suggestion in the making.
struct Draft<'t> {
    transcript: &'t Transcript,
    author: &'t str,
    at: Moment,
    suggestions: Vec<Suggestion>,
    next: SuggestionId,
}

impl<'t> Draft<'t> {
    fn new(transcript: &'t Transcript, author: &'t str, at: Moment) -> Self {
        let (suggestions, next) =
            (transcript.suggestions.clone(), transcript.fresh_suggestion_id());
        Self { transcript, author, at, suggestions, next }
    }

    fn is_own(&self, id: SuggestionId) -> bool {
        self.suggestions.iter().any(|one| one.id == id && one.author == self.author)
    }

    /// Proposes on the spans of a turn that a range leads to an address, or nowhere. The author's own
    /// proposals there give way.
    fn link(
        &mut self,
        spans: &mut Vec<Span>,
        range: Range<ByteOffset>,
        url: Option<String>,
        pending: Option<PendingLinkId>,
    ) -> Result<(), OpError> {
        let touches = |span: &Span| span.start < range.end && span.end > range.start;
        let rivals = spans.iter().filter(|span| is_proposed(span) && touches(span));
        let rivals: Vec<SuggestionId> = rivals.filter_map(|span| span.kind.suggestion()).collect();
        if !rivals.iter().all(|id| self.is_own(*id)) {
            return Err(OpError::NotPossible(
                "somebody proposes something for these words already; decide on that first",
            ));
        }
        spans.retain(|span| span.kind.suggestion().is_none_or(|id| !rivals.contains(&id)));
        let stands = spans.iter().any(|span| {
            matches!(&span.kind, SpanKind::Link { url: there } if Some(there) == url.as_ref())
                && (span.start, span.end) == (range.start, range.end)
        });
        if !stands || pending.is_some() {
            let suggestion = self.fresh(Proposal::Link { url, pending });
            let kind = SpanKind::Proposed { suggestion };
            spans.push(Span { start: range.start, end: range.end, kind });
            spans.sort_by_key(|span| span.start);
        }
        Ok(())
    }

    fn fresh(&mut self, proposal: Proposal) -> SuggestionId {
        let id = self.next;
        self.next = SuggestionId(id.0 + 1);
        let (author, at) = (self.author.to_owned(), self.at);
        self.suggestions.push(Suggestion { id, author, at, proposal });
        id
    }

    fn change(self, mut splices: Vec<Splice>) -> Change {
        let listed = Seq::between(&self.transcript.suggestions, &self.suggestions);
        splices.extend(listed.map(Splice::Suggestions));
        settle(self.transcript, Change { splices })
    }
}
