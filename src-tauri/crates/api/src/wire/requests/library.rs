//! The library: imports, versions, copies, settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{CopyChoice, CopyLook, FileSource, Reading, Settings, Source};

requests! {
    /// Imports a file of this machine.
    ImportFile {
        /// Its path.
        path: String,
        /// How it is to be read, where that is not left to guess.
        #[serde(default)]
        reading: Reading,
        /// True to refuse a file whose reading is not certain, so that the editor is asked.
        #[serde(default)]
        sure: bool,
    }
    /// Imports a file that was dropped or pasted.
    ImportBytes {
        /// Its name.
        file_name: String,
        /// What it holds, in base64.
        base64: String,
        /// How it is to be read, where that is not left to guess.
        #[serde(default)]
        reading: Reading,
        /// True to refuse a file whose reading is not certain, so that the editor is asked.
        #[serde(default)]
        sure: bool,
    }
    /// Asks what a file is read as. Nothing is stored.
    ReadFile {
        /// The file.
        from: FileSource,
        /// How it is to be read, where that is not left to guess.
        reading: Reading,
    }
    /// Imports a file of many: it is stored and not opened.
    KeepFile {
        /// The file.
        from: FileSource,
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
        /// What it shows.
        #[serde(flatten)]
        look: CopyLook,
    }
    /// Exports finished copies in several formats into a folder.
    ExportCopies {
        /// The document.
        document: i64,
        /// The revision that the interface shows; the copies show the same.
        revision: u64,
        /// The version to export as it was; none for the transcript as it is now.
        version: Option<i64>,
        /// The folder.
        folder: String,
        /// True to write over files that are there; without that nothing is written when one is.
        replace: bool,
        /// What is exported, and how.
        #[serde(flatten)]
        choice: CopyChoice,
    }
    /// Asks which names copies would have.
    NameCopies {
        /// The document.
        document: i64,
        /// The version that is exported; none for the transcript as it is now.
        version: Option<i64>,
        /// The ids of the formats.
        formats: Vec<String>,
        /// How files are named.
        pattern: String,
        /// The folder, where one was chosen.
        folder: Option<String>,
    }
    /// Asks for the first page of a copy.
    PreviewCopy {
        /// The document.
        document: i64,
        /// The version that is exported; none for the transcript as it is now.
        version: Option<i64>,
        /// The format's id.
        format: String,
        /// What it shows.
        #[serde(flatten)]
        look: CopyLook,
    }
    /// A profile of export by its name.
    OfCopyProfile {
        /// Its name.
        name: String,
    }
    /// Writes a profile of export as JSON.
    ExportCopyProfile {
        /// Its name.
        name: String,
        /// Where to; the text itself is told when none.
        path: Option<String>,
    }
    /// Takes in a profile of export.
    ImportCopyProfile {
        /// Its JSON.
        from: Source,
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
