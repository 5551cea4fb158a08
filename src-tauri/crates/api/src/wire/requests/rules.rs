//! Rules and profiles.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Scope, Source};

requests! {
    /// Says whether a rule looks at a transcript.
    SetRule {
        /// The document that is open.
        document: i64,
        /// The rule's id.
        rule: String,
        /// For this transcript or for every one.
        scope: Scope,
        /// None to say nothing any more.
        on: Option<bool>,
    }
    /// Chooses a profile.
    ChooseProfile {
        /// The document that is open.
        document: i64,
        /// For this transcript, or for every one that has none of its own.
        scope: Scope,
        /// Its name. None: for a transcript that of the library, for the library the house style.
        name: Option<String>,
    }
    /// A profile of one's own.
    OfProfile {
        /// The document that is open.
        document: i64,
        /// Its name.
        name: String,
    }
    /// Exports a profile as JSON.
    ExportProfile {
        /// Its name.
        name: String,
        /// Where to; the text itself is told when none.
        path: Option<String>,
    }
    /// Imports a profile.
    ImportProfile {
        /// The document that is open.
        document: i64,
        /// Its JSON.
        from: Source,
    }
}
