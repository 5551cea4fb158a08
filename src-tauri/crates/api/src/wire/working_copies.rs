//! Working copies and what they have in common with the library.

use serde::Serialize;
use ts_rs::TS;

/// What a working copy or a Word copy is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CopyInspected {
    /// The title of its transcript.
    pub title: String,
    /// Who changed it since the two parted, the first to do so first.
    pub authors: Vec<String>,
    /// What it has in common with a document of the library; none when that has no copy of it.
    pub shares: Option<SharedHistory>,
    /// True for a Word copy, of which everything comes in as suggestions and remarks.
    pub is_word: bool,
}

/// A document of the library that a working copy can be merged into.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SharedHistory {
    /// The document.
    pub document: i64,
    /// The revision that it is at.
    pub revision: u64,
    /// Steps of the document since the two parted.
    pub my_changes: u32,
    /// Steps of the copy since.
    pub their_changes: u32,
}
