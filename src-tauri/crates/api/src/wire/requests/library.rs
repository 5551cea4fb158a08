//! The library: imports, versions, copies, settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{CopySuggestions, LabelStyle, LinkStyle, Settings, Subtitles};

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
        /// A note on it; may be empty.
        note: String,
    }
    /// Gives a version another name and note. One that was saved by itself is pinned by that.
    RenameVersion {
        /// The document.
        document: i64,
        /// The version.
        version: i64,
        /// Its name.
        name: String,
        /// A note on it; may be empty.
        note: String,
    }
    /// Says whether a version is never thinned out.
    PinVersion {
        /// The document.
        document: i64,
        /// The version.
        version: i64,
        /// True when it is never thinned out.
        pinned: bool,
    }
    /// Deletes a version. The import is always kept.
    DeleteVersion {
        /// The document.
        document: i64,
        /// The version.
        version: i64,
        /// True when the editor was asked: without that only one goes that was saved by itself
        /// and is not pinned.
        confirmed: bool,
    }
    /// Restores a version.
    RestoreVersion {
        /// The document.
        document: i64,
        /// The revision that the interface shows.
        revision: u64,
        /// The version.
        version: i64,
        /// True to propose it instead of doing it.
        #[serde(default)]
        suggest: bool,
    }
    /// Exports a finished copy.
    ExportDocument {
        /// The document.
        document: i64,
        /// The revision that the interface shows; the copy shows the same.
        revision: u64,
        /// The version to export as it was; none for the transcript as it is now.
        version: Option<i64>,
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
        /// Carry comments, where the format can.
        comments: bool,
        /// How long captions may be.
        #[serde(default)]
        subtitles: Subtitles,
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
