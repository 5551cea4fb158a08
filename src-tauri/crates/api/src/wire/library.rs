//! The library, its documents and versions, settings, exports.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::copies::{LabelStyle, LinkStyle};
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
    /// The formats of exports.
    pub formats: Vec<FormatView>,
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

/// A version of a transcript.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VersionView {
    /// Its id.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// `import`, `named` or `automatic`.
    pub kind: String,
    /// Who made it.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// How many words it has.
    pub words: u32,
    /// How many turns it has.
    pub turns: u32,
    /// The revision it was made at.
    pub revision: u64,
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
}

/// A finished copy.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// The revision that it shows.
    pub revision: u64,
}

/// What the editor chose. Kept in the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// The size of the manuscript's text in percent.
    pub text_size: u32,
    /// Whose name stands on versions.
    pub author: String,
    /// The export format chosen last.
    pub export_format: String,
    /// Whether exports carry times.
    pub export_times: bool,
    /// How exports name speakers.
    pub export_labels: LabelStyle,
    /// Where exports write the addresses of links.
    pub export_links: LinkStyle,
    /// Whether exports carry cues.
    pub export_cues: bool,
    /// Whether exports carry comments.
    pub export_comments: bool,
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
            export_format: "docx".to_owned(),
            export_times: true,
            export_labels: LabelStyle::default(),
            export_links: LinkStyle::default(),
            export_cues: true,
            export_comments: false,
            last_document: None,
            sidebar: true,
            panel: true,
        }
    }
}

impl Settings {
    /// Reads what is kept in a library; what cannot be read is as it was at the start.
    pub(crate) fn read(mut kept: Value) -> Self {
        // Once the only question was whether full names are shown.
        if let Some(kept) = kept.as_object_mut()
            && kept.remove("export_names") == Some(Value::Bool(true))
        {
            kept.entry("export_labels").or_insert_with(|| "name".into());
        }
        serde_json::from_value(kept).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{LabelStyle, LinkStyle, Settings};

    #[test]
    fn settings_of_every_time_are_read() {
        let old = Settings::read(json!({ "theme": "dark", "export_names": true }));
        let expected = Settings {
            theme: "dark".to_owned(),
            export_labels: LabelStyle::Name,
            ..Settings::default()
        };
        assert_eq!(old, expected);
        assert_eq!(Settings::read(json!({ "export_names": false })), Settings::default());
        assert_eq!(Settings::read(json!("nonsense")), Settings::default());
        let new = Settings {
            export_labels: LabelStyle::NameFirst,
            export_links: LinkStyle::References,
            ..Settings::default()
        };
        assert_eq!(Settings::read(serde_json::to_value(&new).unwrap()), new);
    }
}
