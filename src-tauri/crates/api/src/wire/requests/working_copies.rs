//! Working copies.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

requests! {
    /// Writes a transcript with its whole history.
    ExportCopy {
        /// The document.
        document: i64,
        /// Where to; its name ends in `.galley`.
        path: String,
    }
    /// A working copy.
    OfCopy {
        /// Its path.
        path: String,
    }
    /// Merges a working copy.
    MergeCopy {
        /// The document that it goes into.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The path of the copy.
        path: String,
    }
}
