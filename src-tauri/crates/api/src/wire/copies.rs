//! What a finished copy looks like.

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::ApiError;
use crate::error::WireError;

/// How a copy names speakers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LabelStyle {
    /// By the label.
    #[default]
    Label,
    /// By the full name where it is known.
    Name,
    /// By initials.
    Initials,
    /// By the full name where the speaker is first heard, then by the label.
    NameFirst,
    /// Not at all.
    Hidden,
}

/// At which turns a copy shows when they begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Times {
    /// At every turn whose time is known.
    #[default]
    EveryTurn,
    /// At the first turn that begins in a minute.
    EveryMinute,
    /// At none.
    Hidden,
}

impl<'de> Deserialize<'de> for Times {
    /// Also as it once was, when the only question was whether they are shown.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(match export::Times::deserialize(from)? {
            export::Times::EveryTurn => Self::EveryTurn,
            export::Times::EveryMinute => Self::EveryMinute,
            export::Times::Hidden => Self::Hidden,
        })
    }
}

/// What a copy does with suggestions that nobody decided on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopySuggestions {
    /// It leaves them out.
    #[default]
    Without,
    /// It is as if all were accepted.
    Accepted,
    /// It shows both words, and whose proposal it is; not every format can.
    Marked,
}

/// Where a copy writes the addresses of links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkStyle {
    /// With their words.
    #[default]
    Inline,
    /// In a note for each.
    Footnotes,
    /// In a list at the end.
    References,
}

/// How long captions may be: two lines, so long, and to be read at so much a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Subtitles {
    /// Characters in a line.
    pub line: u8,
    /// Characters that are read in a second.
    pub speed: u8,
}

impl Default for Subtitles {
    fn default() -> Self {
        let export::Subtitles { line, speed } = export::Subtitles::default();
        Self { line, speed }
    }
}

/// What a finished copy shows. Whatever is left out is as usual.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CopyLook {
    /// The title at its head.
    pub title: bool,
    /// When turns begin.
    pub times: Times,
    /// How speakers are named.
    pub labels: LabelStyle,
    /// Where the addresses of links are written.
    pub links: LinkStyle,
    /// Cues such as music and applause.
    pub cues: bool,
    /// Words such as `um`.
    pub fillers: bool,
    /// What becomes of suggestions that wait.
    pub suggestions: CopySuggestions,
    /// Comments, where the format can.
    pub comments: bool,
    /// How long captions may be.
    pub subtitles: Subtitles,
}

impl Default for CopyLook {
    fn default() -> Self {
        Self {
            title: true,
            times: Times::default(),
            labels: LabelStyle::default(),
            links: LinkStyle::default(),
            cues: true,
            fillers: true,
            suggestions: CopySuggestions::default(),
            comments: false,
            subtitles: Subtitles::default(),
        }
    }
}

/// What is exported, how, and under which name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CopyChoice {
    /// The ids of the formats; at least one.
    pub formats: Vec<String>,
    /// How files are named: text with fields such as `{title}`.
    pub pattern: String,
    /// What the copies show.
    #[serde(flatten)]
    pub look: CopyLook,
}

impl Default for CopyChoice {
    fn default() -> Self {
        let (formats, pattern) = (vec!["docx".to_owned()], "{title}".to_owned());
        Self { formats, pattern, look: CopyLook::default() }
    }
}

/// A profile of export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyProfile {
    /// What it is called.
    pub name: String,
    /// What it says.
    #[serde(flatten)]
    pub choice: CopyChoice,
}

/// The profiles of export.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CopyProfiles {
    /// Those that are there from the start: they cannot be deleted or saved over.
    pub presets: Vec<CopyProfile>,
    /// The editor's own, by name.
    pub own: Vec<CopyProfile>,
    /// The profile that was just saved or imported.
    pub saved: Option<String>,
    /// What the editor may want to know, in sentences.
    pub notes: Vec<String>,
}

/// The first page of a copy.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CopyPreview {
    /// What it holds.
    pub content: String,
    /// True when that is a web page, else it is the text of the file itself.
    pub page: bool,
    /// True when more comes behind it.
    pub cut: bool,
    /// What is to be known of it, in a sentence; may be empty.
    pub note: String,
}

/// The name that a copy would have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CopyName {
    /// The id of its format.
    pub format: String,
    /// The file's name.
    pub file: String,
    /// True when the folder has such a file already.
    pub exists: bool,
}

/// The names that copies would have.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CopyNames {
    /// One for each format.
    pub names: Vec<CopyName>,
    /// Fields of the pattern that there are not; they stay as they are written.
    pub unknown: Vec<String>,
}

/// What reading a copy back told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CopyCheck {
    /// So many words were compared with the saved state; 0 where the format cannot be read back.
    pub words: u32,
    /// False when something differs.
    pub sound: bool,
    /// What was compared and what came of it, in a sentence.
    pub told: String,
}

/// A copy of several.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CopyWritten {
    /// The id of its format.
    pub format: String,
    /// The file's name.
    pub file: String,
    /// The copy; none when it could not be written.
    pub exported: Option<super::library::Exported>,
    /// Why it could not.
    pub error: Option<WireError>,
}

impl CopyWritten {
    pub(crate) fn new(
        format: String,
        file: String,
        written: Result<super::library::Exported, ApiError>,
    ) -> Self {
        let (exported, error) = match written {
            Ok(exported) => (Some(exported), None),
            Err(error) => (None, Some(WireError::from(&error))),
        };
        Self { format, file, exported, error }
    }
}

/// Copies in a folder.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Copies {
    /// The folder.
    pub folder: String,
    /// One for each format.
    pub copies: Vec<CopyWritten>,
}
