//! Comparisons.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

requests! {
    /// Compares two states of a document.
    CompareVersions {
        /// The document.
        document: i64,
        /// The version that is the state before; the import when none is named.
        before: Option<i64>,
        /// The version that is the state after; the document as it is now when none is named.
        after: Option<i64>,
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
    }
    /// Writes a comparison to a file: a web page, or a Word file with tracked changes.
    ExportComparison {
        /// The document.
        document: i64,
        /// As in `compare_versions`.
        before: Option<i64>,
        /// As in `compare_versions`.
        after: Option<i64>,
        /// Where it goes; its ending, html or docx, says what it is.
        path: String,
    }
}
