//! What reviewers leave in a transcript: comments, and suggestions that wait for a decision.
//!
//! Their places are spans of the turns, so that they follow their words through every change.

use serde::{Deserialize, Serialize};

use crate::{SpeakerId, TurnId};

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
