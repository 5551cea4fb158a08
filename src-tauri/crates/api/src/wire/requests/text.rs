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
}
