//! The memory.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{MemoryEntry, MemoryKind, Scope, Source};

requests! {
    /// Looks into the memory.
    FindMemory {
        /// Words of an entry: shown, meant, or of its origin; all when empty.
        search: String,
        /// Only those of a kind.
        kind: Option<MemoryKind>,
        /// How many to pass over.
        offset: u32,
        /// How many to tell at most.
        limit: u32,
    }
    /// Adds entries to the memory, such as those that were forgotten.
    Remember {
        /// The entries.
        entries: Vec<MemoryEntry>,
        /// The document that is open, if one is.
        document: Option<i64>,
    }
    /// Alters an entry of the memory.
    EditMemory {
        /// Its id.
        id: i64,
        /// What stood in the text; the word itself for the glossary.
        shown: String,
        /// What was put in its place.
        meant: String,
        /// How far it reaches; `document` is the transcript that it is bound to or came from.
        scope: Scope,
        /// The document that is open, if one is.
        document: Option<i64>,
    }
    /// Forgets entries of the memory.
    ForgetMemory {
        /// Their ids.
        ids: Vec<i64>,
        /// The document that is open, if one is.
        document: Option<i64>,
    }
    /// Exports the memory as CSV.
    ExportMemory {
        /// Only entries of a kind.
        kind: Option<MemoryKind>,
        /// Where to; the text itself is told when none.
        path: Option<String>,
    }
    /// Imports what a memory was exported to.
    ImportMemory {
        /// The CSV.
        from: Source,
        /// The document that is open, if one is.
        document: Option<i64>,
    }
}
