//! Findings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Scope;

requests! {
    /// Applies certain corrections.
    Fix {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Only those of this group; all when none.
        group: Option<String>,
        /// True to propose it instead of doing it.
        #[serde(default)]
        suggest: bool,
    }
    /// Corrections chosen by the editor.
    Correct {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// In any order, not overlapping.
        corrections: Vec<Correction>,
        /// Also applies each one to all other places that the same decision settles.
        everywhere: bool,
        /// True to propose it instead of doing it.
        #[serde(default)]
        suggest: bool,
    }
    /// One correction.
    Correction {
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here.
        end: u32,
        /// The words that will stand there.
        with: String,
    }
    /// Leaves what a rule found as it is: it is not shown again.
    Leave {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The rule.
        rule: String,
        /// The words.
        text: String,
        /// The turn.
        turn: u64,
        /// In this turn, in this transcript, or never again anywhere.
        scope: Scope,
    }
    /// Adds a word to the glossary: it is right.
    AddToGlossary {
        /// The document that is open.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The word.
        word: String,
        /// In this transcript, or in every one.
        scope: Scope,
    }
    /// Shows every place of a group.
    LookThrough {
        /// The document.
        document: i64,
        /// The group, a decision, or a rule.
        group: String,
    }
    /// Asks for decisions that are left.
    OfQueue {
        /// The document.
        document: i64,
        /// Whether certain corrections are to be among them.
        certain: bool,
        /// How many to pass over.
        offset: u32,
        /// How many to tell at most.
        limit: u32,
    }
}
