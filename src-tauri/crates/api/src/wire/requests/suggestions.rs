//! Suggestions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::DocumentEdit;

requests! {
    /// Typing, as a proposal.
    SuggestText {
        /// Its id.
        document: i64,
        /// The revision that the edits were made on.
        revision: u64,
        /// In order, not overlapping. What an edit would remove is marked to go, unless it is the
        /// author's own proposal; what it inserts is put behind that.
        edits: Vec<DocumentEdit>,
    }
    /// Proposes a link.
    SuggestLink {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
        /// An http, https or mailto address; none to propose that the links there go.
        url: Option<String>,
    }
    /// Proposes another speaker.
    SuggestSpeaker {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turns.
        turns: Vec<u64>,
        /// The speaker; nobody when none.
        speaker: Option<u32>,
    }
    /// Accepts suggestions or rejects them.
    DecideSuggestions {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Which.
        which: Suggestions,
        /// True to accept them.
        accept: bool,
    }
}

/// Which suggestions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Suggestions {
    /// These.
    Ids {
        /// Their ids.
        ids: Vec<u32>,
    },
    /// All of somebody.
    Author {
        /// Who.
        author: String,
    },
    /// All of a kind.
    Kind {
        /// The kind.
        kind: SuggestionKind,
    },
    /// All.
    All,
}

/// What a suggestion is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// Words.
    Words,
    /// Where turns begin.
    Turn,
    /// A link.
    Link,
    /// Who speaks.
    Speaker,
}
