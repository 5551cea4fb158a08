//! The library, its documents and versions, settings, exports.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::copies::{CopyCheck, CopyChoice};
use super::document::TranscriptView;

/// What the interface needs when it starts.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Start {
    /// The program's version.
    pub version: String,
    /// The library file.
    pub library: String,
    /// The settings.
    pub settings: Settings,
    /// What the library holds.
    pub documents: Vec<DocumentRow>,
    /// True when nobody was asked yet whose name stands on what is done: ask once.
    pub ask_name: bool,
    /// The formats of exports.
    pub formats: Vec<FormatView>,
    /// How the names of files end that can be imported, without the dot.
    pub readable: Vec<String>,
}

/// What the library holds, the latest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Library {
    /// Its documents.
    pub documents: Vec<DocumentRow>,
}

/// A document of the library.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentRow {
    /// Its id.
    pub document: i64,
    /// Its title.
    pub title: String,
    /// The file it was imported from.
    pub source: String,
    /// How far it is.
    pub status: Status,
    /// When it last changed, in milliseconds since 1970.
    pub changed_at: i64,
    /// How many words.
    pub words: u32,
    /// How many turns.
    pub turns: u32,
    /// How many speakers.
    pub speakers: u32,
    /// The time of its last turn, in milliseconds; 0 when it has no times.
    pub duration_ms: u64,
    /// Findings that are left; none before it was first proofed.
    pub left: Option<u32>,
    /// Findings at the first proofing, against which `left` shows progress.
    pub found: Option<u32>,
}

/// How far a transcript is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// As it was imported; its first change makes it one that is corrected.
    Draft,
    /// Somebody corrects it.
    Correcting,
    /// Somebody else reads it.
    InReview,
    /// It was signed: it stays as it is until it goes back to correcting.
    Approved,
    /// It is out, and stays as it is too.
    Published,
}

impl From<store::Status> for Status {
    fn from(status: store::Status) -> Self {
        match status {
            store::Status::Draft => Self::Draft,
            store::Status::Correcting => Self::Correcting,
            store::Status::InReview => Self::InReview,
            store::Status::Approved => Self::Approved,
            store::Status::Published => Self::Published,
        }
    }
}

impl From<Status> for store::Status {
    fn from(status: Status) -> Self {
        match status {
            Status::Draft => Self::Draft,
            Status::Correcting => Self::Correcting,
            Status::InReview => Self::InReview,
            Status::Approved => Self::Approved,
            Status::Published => Self::Published,
        }
    }
}

/// A file that came in.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Imported {
    /// The transcript, open.
    pub transcript: TranscriptView,
    /// What was guessed, and what could not be read.
    pub warnings: Vec<Warning>,
}

/// Something the importer wants the editor to know.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Warning {
    /// What, in a sentence.
    pub message: String,
    /// The line of the source, counted from 1.
    pub line: Option<u32>,
    /// The turn it is about.
    pub turn: Option<u64>,
}

/// How a version came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VersionKind {
    /// The transcript as it was imported.
    Import,
    /// Somebody saved it.
    Named,
    /// It was saved by itself: before something large, or after half an hour of work.
    Automatic,
}

/// A version of a transcript.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VersionView {
    /// Its id.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// A note on it; may be empty.
    pub note: String,
    /// How it came to be.
    pub kind: VersionKind,
    /// True when it is never thinned out.
    pub pinned: bool,
    /// Who made it.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// How many words it has.
    pub words: u32,
    /// How many turns it has.
    pub turns: u32,
    /// Findings that were left in it; none when that is not known.
    pub left: Option<u32>,
    /// The revision it was made at.
    pub revision: u64,
    /// True when its row is not what was written, so that nothing of this is to be trusted.
    pub damaged: bool,
}

/// The versions of a transcript, the latest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Versions {
    /// All of them.
    pub versions: Vec<VersionView>,
}

/// An export format.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FormatView {
    /// `docx`, `html`, …
    pub id: String,
    /// As it is called.
    pub name: String,
    /// The file ending, without the dot.
    pub ending: String,
    /// True when it can mark what is only suggested.
    pub marks: bool,
    /// True when it has a place for comments.
    pub comments: bool,
    /// True when it is cut into captions with times.
    pub captions: bool,
}

/// A finished copy.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// The revision that it shows; that of the version where one was asked for.
    pub revision: u64,
    /// What the editor should know of it, in sentences.
    pub notes: Vec<String>,
    /// What reading it back told.
    pub check: CopyCheck,
}

/// What the editor chose. Kept in the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// The size of the manuscript's text in percent.
    pub text_size: u32,
    /// Whose name stands on versions, comments and changes; empty when it was never given.
    pub author: String,
    /// The initials beside it; made from the name when they are empty.
    pub initials: String,
    /// True when the name was asked for, given or not.
    pub name_asked: bool,
    /// What was exported last, and how.
    pub export: CopyChoice,
    /// The document that was open last.
    pub last_document: Option<i64>,
    /// Whether the library's side bar is shown.
    pub sidebar: bool,
    /// Whether the panel at the right is shown.
    pub panel: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "system".to_owned(),
            text_size: 100,
            author: String::new(),
            initials: String::new(),
            name_asked: false,
            export: CopyChoice::default(),
            last_document: None,
            sidebar: true,
            panel: true,
        }
    }
}

impl Settings {
    /// The same with what follows from it: initials come from the name.
    pub(crate) fn completed(mut self) -> Self {
        self.author = self.author.trim().to_owned();
        self.initials = self.initials.trim().to_owned();
        if self.initials.is_empty() {
            self.initials = transcript::initials(&self.author);
        }
        self.name_asked |= !self.author.is_empty();
        self
    }

    /// Reads what is kept in a library; what cannot be read is as it was at the start.
    pub(crate) fn read(mut kept: Value) -> Self {
        if let Some(kept) = kept.as_object_mut()
            && !kept.contains_key("export")
        {
            let export = stored_export(kept);
            kept.insert("export".to_owned(), Value::Object(export));
        }
        serde_json::from_value(kept).unwrap_or_default()
    }
}

/// What was kept of exports when each choice was a setting of its own.
fn stored_export(kept: &mut Map<String, Value>) -> Map<String, Value> {
    let mut export = Map::new();
    let fields = ["times", "labels", "links", "cues", "comments", "subtitles"];
    for field in fields {
        if let Some(value) = kept.remove(&format!("export_{field}")) {
            export.insert(field.to_owned(), value);
        }
    }
    if let Some(format) = kept.remove("export_format") {
        export.insert("formats".to_owned(), Value::Array(vec![format]));
    }
    // And before that the only question was whether full names are shown.
    if kept.remove("export_names") == Some(Value::Bool(true)) {
        export.entry("labels").or_insert_with(|| "name".into());
    }
    export
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{CopyChoice, Settings};
    use crate::wire::{CopyLook, LabelStyle, LinkStyle, Times};

    #[test]
    fn initials_come_from_the_name_where_none_are_given() {
        let of = |author: &str, initials: &str| {
            let (author, initials) = (author.to_owned(), initials.to_owned());
            Settings { author, initials, ..Settings::default() }.completed()
        };
        assert_eq!(of(" éva (Vee) kiss ", "").initials, "ÉVK");
        assert_eq!(of("Eva Kiss", "EvK").initials, "EvK");
        assert!(of("Eva Kiss", "").name_asked);
        assert_eq!(of("", ""), Settings::default());
    }

    #[test]
    fn settings_of_every_time_are_read() {
        let old = Settings::read(json!({ "theme": "dark", "export_names": true }));
        let export = |look: CopyLook| CopyChoice { look, ..CopyChoice::default() };
        let expected = Settings {
            theme: "dark".to_owned(),
            export: export(CopyLook { labels: LabelStyle::Name, ..CopyLook::default() }),
            ..Settings::default()
        };
        assert_eq!(old, expected);
        let flat = json!({
            "export_format": "srt", "export_times": false, "export_cues": false,
            "export_labels": "initials", "export_names": true,
        });
        let look = CopyLook {
            times: Times::Hidden,
            cues: false,
            labels: LabelStyle::Initials,
            ..CopyLook::default()
        };
        let expected = CopyChoice { formats: vec!["srt".to_owned()], ..export(look) };
        assert_eq!(Settings::read(flat).export, expected);
        assert_eq!(Settings::read(json!({ "export_names": false })), Settings::default());
        assert_eq!(Settings::read(json!("nonsense")), Settings::default());
        let look = CopyLook {
            labels: LabelStyle::NameFirst,
            links: LinkStyle::References,
            times: Times::EveryMinute,
            ..CopyLook::default()
        };
        let new = Settings { export: export(look), ..Settings::default() };
        assert_eq!(Settings::read(serde_json::to_value(&new).unwrap()), new);
    }
}
