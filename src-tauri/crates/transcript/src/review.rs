//! What reviewers leave in a transcript: comments, and suggestions that wait for a decision.
//!
//! Their places are spans of the turns, so that they follow their words through every change.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{ByteOffset, SpanKind, SpeakerId, Transcript, Turn, TurnId, ops};

/// A point in time: milliseconds since 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// Names a comment within one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommentId(pub u32);

/// A thread of remarks on some words or on a turn.
///
/// Its words are those of the spans that name it. When they are gone it stays with its turn, and
/// with its quote when that is gone too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The turn it was made on.
    pub turn: TurnId,
    /// The words it was made on; empty when it is on the whole turn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// What was said, the first remark first; never empty.
    pub remarks: Vec<Remark>,
    /// True when it is settled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub resolved: bool,
}

/// One remark of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Remark {
    /// Who made it.
    pub author: String,
    /// When.
    pub at: Moment,
    /// What it says.
    pub text: String,
}

/// Names a suggestion within one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SuggestionId(pub u32);

/// A tracked change that somebody proposed, waiting to be accepted or rejected.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// Who proposed it.
    pub author: String,
    /// When.
    pub at: Moment,
    /// What is proposed.
    #[serde(flatten)]
    pub proposal: Proposal,
}

/// What a suggestion proposes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "proposal", rename_all = "snake_case")]
pub enum Proposal {
    /// Other words. Both stand in the text: those to come in spans `Inserted`, those to go in spans
    /// `Deleted`.
    Words,
    /// A link on the words of its spans `Proposed`, or none.
    Link {
        /// The address; `None` to take a link away.
        url: Option<String>,
    },
    /// Another speaker for a turn.
    Speaker {
        /// The turn.
        turn: TurnId,
        /// Who is to have it; `None` for nobody.
        speaker: Option<SpeakerId>,
    },
}

impl Transcript {
    /// As it stands in force: as if every suggestion were rejected.
    pub fn without_suggestions(&self) -> Cow<'_, Self> {
        self.decided(false, |_| true)
    }

    /// As it would be if every suggestion were accepted.
    pub fn as_suggested(&self) -> Cow<'_, Self> {
        self.decided(true, |_| true)
    }

    /// With the suggested words still marked, but with the links and speakers in force.
    pub fn with_suggested_words(&self) -> Cow<'_, Self> {
        self.decided(false, |one| one.proposal != Proposal::Words)
    }

    /// As it reads if the suggested words are accepted; links and speakers stay only suggested.
    pub fn with_words_accepted(&self) -> Cow<'_, Self> {
        self.decided(true, |one| one.proposal == Proposal::Words)
    }

    fn decided(&self, accept: bool, wanted: impl Fn(&Suggestion) -> bool) -> Cow<'_, Self> {
        let wanted = self.suggestions.iter().filter(|one| wanted(one));
        let ids: Vec<SuggestionId> = wanted.map(|one| one.id).collect();
        if ids.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut decided = self.clone();
        let change = ops::decide(self, &ids, accept);
        let done = change.is_ok_and(|change| change.apply(&mut decided).is_ok());
        debug_assert!(done, "suggestions that are there can be decided");
        Cow::Owned(decided)
    }
}

impl Turn {
    /// Its words in force: without those that are only proposed.
    pub fn text_in_force(&self) -> Cow<'_, str> {
        let proposed = |kind: &SpanKind| matches!(kind, SpanKind::Inserted { .. });
        self.text_without(&self.ranges_of(proposed))
    }

    /// Where words stand that are proposed to go; in order, not touching.
    pub fn going(&self) -> Vec<Range<ByteOffset>> {
        self.ranges_of(|kind| matches!(kind, SpanKind::Deleted { .. }))
    }

    fn ranges_of(&self, wanted: impl Fn(&SpanKind) -> bool) -> Vec<Range<ByteOffset>> {
        let mut ranges: Vec<Range<ByteOffset>> = Vec::new();
        for span in self.spans.iter().filter(|span| wanted(&span.kind)) {
            match ranges.last_mut() {
                Some(last) if last.end >= span.start => last.end = last.end.max(span.end),
                _ => ranges.push(span.start..span.end),
            }
        }
        ranges
    }

    fn text_without(&self, gone: &[Range<ByteOffset>]) -> Cow<'_, str> {
        if gone.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let starts = [0].into_iter().chain(gone.iter().map(|range| range.end.0));
        let ends = gone.iter().map(|range| range.start.0).chain([self.text.len()]);
        let kept = starts.zip(ends).filter_map(|(start, end)| self.text.get(start..end));
        Cow::Owned(kept.collect())
    }
}
