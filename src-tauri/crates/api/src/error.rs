//! What can go wrong, on the wire.

use serde::Serialize;
use ts_rs::TS;

/// An error as the interface gets it: it branches on `code` and shows the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WireError {
    /// What kind of error.
    pub code: ErrorCode,
    /// What happened and what was kept, in a sentence or two.
    pub message: String,
    /// What to do; may be empty.
    pub hint: String,
}

/// Kinds of error that the interface tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The arguments do not make sense: a defect of the caller.
    BadRequest,
    /// There is no such document, turn, speaker, version or link.
    NotFound,
    /// The transcript has changed since; open it anew.
    Stale,
    /// The input is at fault: a file that is no transcript, an address that is refused.
    Refused,
    /// The library cannot be used: in use, read-only, damaged, newer.
    Library,
    /// A file could not be read or written.
    File,
    /// The work was cancelled.
    Cancelled,
}
