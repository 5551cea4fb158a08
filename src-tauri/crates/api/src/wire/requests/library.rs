//! The library: imports, versions, copies, settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{CopySuggestions, LabelStyle, LinkStyle, Settings};

requests! {
    /// Imports a file of this machine.
    ImportFile {
        /// Its path.
        path: String,
    }
    /// Imports a file that was dropped or pasted.
    ImportBytes {
        /// Its name.
        file_name: String,
        /// What it holds, in base64.
        base64: String,
    }
    /// Saves a version.
    SaveVersion {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Its name.
        name: String,
    }
    /// Restores a version.
    RestoreVersion {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The version.
        version: i64,
    }
    /// Exports a finished copy.
    ExportDocument {
        /// The document.
        document: i64,
        /// The revision that the interface shows; the copy shows the same.
        revision: u64,
        /// The format's id.
        format: String,
        /// Where to.
        path: String,
        /// Carry times.
        times: bool,
        /// How speakers are named.
        labels: LabelStyle,
        /// Where the addresses of links are written.
        links: LinkStyle,
        /// Carry cues.
        cues: bool,
        /// What becomes of suggestions that wait.
        #[serde(default)]
        suggestions: CopySuggestions,
    }
    /// Writes who talks how much.
    ExportStatistics {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// Where to: a table when it ends in `.csv`, else a page with a chart.
        path: String,
    }
    /// Keeps settings.
    SaveSettings {
        /// All of them.
        settings: Settings,
    }
}
