//! What a finished copy looks like.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
