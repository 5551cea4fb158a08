//! Comparisons.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

requests! {
    /// Compares two states of a document.
    CompareVersions {
        /// The document.
        document: i64,
        /// The state before.
        before: StateOf,
        /// The state after.
        after: StateOf,
    }
    /// Makes some of what differs from a version what it was there.
    RestoreDifferences {
        /// The document.
        document: i64,
        /// The revision that was compared.
        revision: u64,
        /// The version it was compared with; the import when none is named.
        before: Option<i64>,
        /// Which differences, by their places in the list.
        differences: Vec<u32>,
        /// True to propose it instead of doing it.
        #[serde(default)]
        suggest: bool,
    }
    /// Writes a comparison to a file: a web page, or a Word file with tracked changes.
    ExportComparison {
        /// The document.
        document: i64,
        /// As in `compare_versions`.
        before: StateOf,
        /// As in `compare_versions`.
        after: StateOf,
        /// Where it goes; its ending, html or docx, says what it is.
        path: String,
    }
}

/// A state of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum StateOf {
    /// As it was imported.
    Import,
    /// A version of it.
    Version {
        /// The version.
        version: i64,
    },
    /// As it is now.
    Now,
}
