//! What can go wrong, in words for the person at the screen: what happened, what was kept, what
//! to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::{DocumentId, Revision, VersionId};

pub(crate) type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the library refused.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program holds the library.
    #[error(
        "The library {} is open in another program. Nothing was changed. \
         Close the other program, then try again.", .path.display()
    )]
    InUse {
        /// The library.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error(
        "The library {} cannot be written. Nothing was changed. \
         Give yourself permission to write to the file and its folder, or choose another place.",
        .path.display()
    )]
    ReadOnly {
        /// The library.
        path: PathBuf,
    },
    /// The file is no library, or something in it is not what was written.
    #[error(
        "The library {} is damaged: {detail}. It was left exactly as it is. \
         Copy the file to a safe place, then go back to a backup or an earlier version.",
        .path.display()
    )]
    Damaged {
        /// The library.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// A file is no working copy, or something in it is not what was written.
    #[error(
        "{} is not a whole working copy: {detail}. Nothing was imported. \
         Ask for the copy again.", .path.display()
    )]
    NoCopy {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        detail: String,
    },
    /// A newer program made the library.
    #[error(
        "The library {} was made by a newer Galley (format {found}; this one knows {known}). \
         Nothing was changed. Install the newer Galley to open it.", .path.display()
    )]
    Newer {
        /// The library.
        path: PathBuf,
        /// The format of the file.
        found: i64,
        /// The newest format that this program knows.
        known: i64,
    },
    /// The document is gone.
    #[error("That transcript is no longer in the library. Nothing was changed. Choose another.")]
    NoSuchDocument(DocumentId),
    /// The version is gone.
    #[error("That version is no longer in the library. Nothing was changed. Choose another.")]
    NoSuchVersion(VersionId),
    /// The first version of a document, which is always kept.
    #[error(
        "The import is always kept, so that there is a way back to it. Nothing was changed. \
         To be rid of it, delete the whole transcript."
    )]
    ImportKept(VersionId),
    /// The change was made for another state of the document.
    #[error(
        "The change does not fit the transcript as it is now (it was made on revision {}, the \
         library is at {}). All earlier changes are kept. Open the transcript again and repeat the last change.",
        .base.0, .head.0
    )]
    Stale {
        /// The revision that the change was made on.
        base: Revision,
        /// The revision that the document is at.
        head: Revision,
    },
    /// The disk is full, or refused.
    #[error(
        "The disk did not take the last change to {}: {detail}. All earlier changes are kept. \
         Make room or check the disk, then try again.", .path.display()
    )]
    Disk {
        /// The library.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// The database refused for a reason of its own.
    #[error(
        "The library refused: {0}. All earlier changes are kept. Restart Galley and try again."
    )]
    Database(#[source] rusqlite::Error),
}

impl StoreError {
    /// Something is not what was written; [`at`](Self::at) tells in which library.
    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        Self::Damaged { path: PathBuf::new(), detail: detail.into() }
    }

    /// Names the library, for errors that came from where its path is not known.
    pub(crate) fn at(mut self, library: &Path) -> Self {
        match &mut self {
            Self::InUse { path }
            | Self::ReadOnly { path }
            | Self::Damaged { path, .. }
            | Self::NoCopy { path, .. }
            | Self::Newer { path, .. }
            | Self::Disk { path, .. } => library.clone_into(path),
            Self::NoSuchDocument(_)
            | Self::NoSuchVersion(_)
            | Self::ImportKept(_)
            | Self::Stale { .. }
            | Self::Database(_) => {}
        }
        self
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{
            FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, SqliteFailure,
        };
        let path = PathBuf::new();
        match &error {
            SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed => Self::InUse { path },
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
                    Self::ReadOnly { path }
                }
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
                    Self::damaged(error.to_string())
                }
                ErrorCode::DiskFull | ErrorCode::SystemIoFailure => {
                    Self::Disk { path, detail: error.to_string() }
                }
                _ => Self::Database(error),
            },
            // A column that does not hold what was put into it.
            FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) => {
                Self::damaged(error.to_string())
            }
            _ => Self::Database(error),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        let path = PathBuf::new();
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::Disk { path, detail: error.to_string() },
        }
    }
}
