//! How far a transcript is, and what happened to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Checklist, Status};

requests! {
    /// Says how far a transcript is. Approving has a command of its own.
    SetStatus {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// What it is from now on. Only what is approved can be published.
        status: Status,
        /// A note on it; may be empty.
        note: String,
    }
    /// Keeps the checklist of the profile that is in force in a transcript.
    SetChecklist {
        /// The document.
        document: i64,
        /// The checklist.
        checklist: Checklist,
    }
    /// Approves a transcript, and keeps it as a version.
    Approve {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// A note on it; without one nothing that is required may be open.
        note: String,
    }
    /// Looks for what happened to a transcript.
    FindActivity {
        /// The document.
        document: i64,
        /// Words that must all occur, in what was done or in who did it; everything when empty.
        search: String,
    }
    /// Writes what happened to a transcript as a table.
    ExportActivity {
        /// The document.
        document: i64,
        /// As in `FindActivity`.
        search: String,
        /// Where to; the text comes back when there is none.
        path: Option<String>,
    }
}
