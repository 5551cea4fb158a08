//! Comments.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

requests! {
    /// Begins a thread on some words, or on a whole turn.
    AddComment {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The turn.
        turn: u64,
        /// From here in its text.
        start: u32,
        /// To here; the same place for the whole turn.
        end: u32,
        /// What is said.
        text: String,
    }
    /// Adds a remark to a thread, which is open then.
    ReplyTo {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The thread.
        comment: u32,
        /// What is said.
        text: String,
    }
    /// Says one’s own remark in other words.
    EditRemark {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The thread.
        comment: u32,
        /// The remark, counted from 0.
        remark: u32,
        /// What it says from now on.
        text: String,
    }
    /// Deletes a remark, or the whole thread.
    DeleteRemark {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The thread.
        comment: u32,
        /// The remark, counted from 0; null for the thread.
        remark: Option<u32>,
    }
    /// Settles a thread, or opens it again.
    SetResolved {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The thread.
        comment: u32,
        /// Whether it is settled.
        resolved: bool,
    }
}
