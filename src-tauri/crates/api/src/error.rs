//! What can go wrong, inside and on the wire.

use serde::Serialize;
use transcript::ops::OpError;
use transcript::{ChangeError, LinkError};
use ts_rs::TS;

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// No command has that name.
    #[error("there is no command “{0}”")]
    NoSuchCommand(String),
    /// The arguments are not those of the command.
    #[error("the command was not understood: {0}")]
    Arguments(serde_json::Error),
    /// The transcript has changed since the caller saw it.
    #[error("the transcript has changed meanwhile")]
    Stale,
    /// The transcript is signed, and stays as it is until somebody takes that back.
    #[error("the transcript is {}; nothing was changed", if *.0 == store::Status::Published { "published" } else { "approved" })]
    Approved(store::Status),
    /// Something stands in the way of approving it.
    #[error("{0}; nothing was approved")]
    NotReady(String),
    /// The change cannot be made.
    #[error(transparent)]
    Op(#[from] OpError),
    /// What was asked for does not make sense here.
    #[error("{0}")]
    Refused(String),
    /// The input is no transcript.
    #[error("{file}: {source}; nothing was imported")]
    Import {
        /// The file's name.
        file: String,
        /// Why it is none.
        source: import::ImportError,
    },
    /// The editor is to be asked how a file is read.
    #[error("how {file} is to be read is not certain; nothing was imported")]
    Unsure {
        /// The file's name.
        file: String,
    },
    /// The finished copy could not be made.
    #[error("{0}")]
    Export(#[from] export::ExportError),
    /// The library could not be used.
    #[error("{0}")]
    Library(#[from] store::StoreError),
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The work was cancelled.
    #[error("cancelled; nothing was changed")]
    Cancelled,
}

impl From<ChangeError> for ApiError {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Stale => Self::Stale,
            ChangeError::Breaks(fault) => Self::Refused(fault.to_string()),
        }
    }
}

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
    /// The transcript is approved or published; `set_status` takes it back to correcting.
    Approved,
    /// The input is at fault: a file that is no transcript, an address that is refused.
    Refused,
    /// How a file is to be read is not certain: `read_file` tells what is recognised.
    Unsure,
    /// The library cannot be used: in use, read-only, damaged, newer.
    Library,
    /// A file could not be read or written.
    File,
    /// The work was cancelled.
    Cancelled,
}

impl From<&ApiError> for WireError {
    fn from(error: &ApiError) -> Self {
        let (code, hint) = match error {
            ApiError::NoSuchCommand(_) | ApiError::Arguments(_) => (ErrorCode::BadRequest, ""),
            ApiError::Stale => (ErrorCode::Stale, "It is shown anew; please try again."),
            ApiError::Approved(_) => {
                (ErrorCode::Approved, "Go back to correcting to change it; its version stays.")
            }
            ApiError::NotReady(_) => (
                ErrorCode::Refused,
                "Settle what is open, or say in a note why it is approved all the same.",
            ),
            ApiError::Op(op) => match op {
                OpError::NoSuchTurn
                | OpError::NoSuchSpeaker
                | OpError::NoSuchPendingLink
                | OpError::NoSuchComment
                | OpError::NoSuchSuggestion => (ErrorCode::NotFound, ""),
                OpError::NotSuggested(_) => {
                    (ErrorCode::Refused, "Leave suggesting to do it, or choose something else.")
                }
                OpError::Link(LinkError::Malformed(_) | LinkError::Blank(_)) => {
                    (ErrorCode::Refused, "An address looks like https://example.org/page.")
                }
                _ => (ErrorCode::Refused, ""),
            },
            ApiError::Refused(_) => (ErrorCode::Refused, ""),
            ApiError::Import { .. } => (ErrorCode::Refused, "The file itself was not touched."),
            ApiError::Unsure { .. } => {
                (ErrorCode::Unsure, "Look at what is recognised, and import it then.")
            }
            ApiError::Export(_) => (ErrorCode::Refused, "The transcript in the library is safe."),
            ApiError::Library(store) => match store {
                store::StoreError::Stale { .. } => (ErrorCode::Stale, ""),
                store::StoreError::NoSuchDocument(_) | store::StoreError::NoSuchVersion(_) => {
                    (ErrorCode::NotFound, "")
                }
                store::StoreError::NoCopy { .. } => (ErrorCode::Refused, ""),
                _ => (ErrorCode::Library, ""),
            },
            ApiError::File { .. } => (ErrorCode::File, "Choose another place or name."),
            ApiError::Cancelled => (ErrorCode::Cancelled, ""),
        };
        Self { code, message: error.to_string(), hint: hint.to_owned() }
    }
}
