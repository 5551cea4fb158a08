//! The library: every transcript, its journal and its versions, in one SQLite file.
//!
//! What is acknowledged is on the disk: there is one writer connection, in WAL mode with
//! `synchronous=FULL`, and every public method that alters something is one transaction. Every
//! row carries a seal, a hash over its columns that is checked when the row is read, since
//! SQLite itself notices few flipped bits.
//!
//! There is no clock and no randomness in here: times come in as [`UnixMs`].

mod chain;
mod copies;
mod documents;
mod error;
mod history;
mod ids;
mod journal;
mod library;
mod lock;
mod memory;
mod merges;
mod migrations;
mod originals;
mod packing;
mod seal;
mod settings;
mod snapshots;
mod statuses;
mod tally;
mod versions;
mod words;

pub use copies::{Shared, WorkingCopy};
pub use documents::{DocumentRow, NewDocument, OpenDocument};
pub use error::StoreError;
pub use history::{Entry, Step, UndoState, Undone};
pub use ids::{DocumentId, Revision, UnixMs, VersionId};
pub use journal::StepKind;
pub use library::Library;
pub use memory::{Decision, MemoryId, MemoryKind, MemoryRow, Scope};
pub use merges::{CopyState, Merge};
pub use migrations::KNOWN as SCHEMA_VERSION;
pub use statuses::{Status, StatusChange, StatusRow};
pub use versions::{NewVersion, VersionKind, VersionRow};
