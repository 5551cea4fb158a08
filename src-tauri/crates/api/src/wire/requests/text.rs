//! The document, its words and its history.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::DocumentEdit;

requests! {
    /// Nothing to say.
    Nothing {}
    /// A document.
    OfDocument {
        /// Its id.
        document: i64,
    }
    /// A document at a revision.
    AtRevision {
        /// Its id.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
    }
    /// Renames a transcript.
    RenameDocument {
        /// Its id.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The new title.
        title: String,
    }
    /// Typing.
    EditText {
        /// Its id.
        document: i64,
        /// The revision that the edits were made on.
        revision: u64,
        /// In order, not overlapping. An edit over the border of two turns makes them one.
        edits: Vec<DocumentEdit>,
        /// What to call it in the history; “Typing” when empty.
        label: String,
    }
    /// Pastes a piece of a page over words.
    PasteText {
        /// Its id.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// From here.
        from: PastePlace,
        /// To here, which is no earlier.
        to: PastePlace,
        /// What is on the clipboard, as HTML.
        html: String,
        /// True to propose it instead of doing it.
        suggest: bool,
    }
    /// A place in the manuscript.
    PastePlace {
        /// The turn.
        turn: u64,
        /// The place in its text.
        at: u32,
    }
}
