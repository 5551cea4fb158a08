//! What the reader of a copy gets to see.

use serde::{Deserialize, Serialize};
use transcript::Moment;

/// What a copy shows. Every field has a default, so that stored settings may leave any out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The title, and the name of the version under it, at the head of the copy.
    pub title: bool,
    /// Show when turns begin.
    pub times: Times,
    /// How speakers are named.
    pub labels: LabelStyle,
    /// Where the addresses of links are written.
    pub links: LinkStyle,
    /// Keep cues such as MUSIC INTERLUDE.
    pub cues: bool,
    /// Keep words such as `um`, as [`crate::without_fillers`] knows them.
    pub fillers: bool,
    /// Show what reviewers remarked, where the format can.
    pub comments: bool,
    /// The name of the version, shown with the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What becomes of suggestions that nobody decided on.
    pub suggestions: Suggestions,
    /// How long captions may be.
    pub subtitles: Subtitles,
    /// The language of the speech as a BCP 47 tag, for spelling checkers and screen readers.
    pub language: String,
    /// The state that is written, by a name under which it can be found again: a Word file says so,
    /// and which turn is which, so that it can be taken back when it was edited.
    #[serde(skip)]
    pub origin: Option<String>,
    /// When the copy is made, for formats that tell; no setting, for this crate has no clock.
    #[serde(skip)]
    pub at: Option<Moment>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            title: true,
            times: Times::default(),
            labels: LabelStyle::default(),
            links: LinkStyle::default(),
            cues: true,
            fillers: true,
            comments: false,
            version: None,
            suggestions: Suggestions::default(),
            subtitles: Subtitles::default(),
            language: "en-US".to_owned(),
            origin: None,
            at: None,
        }
    }
}

/// At which turns it is shown when they begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", from = "StoredTimes")]
pub enum Times {
    /// At every turn whose time is known.
    #[default]
    EveryTurn,
    /// At the first turn that begins in a minute.
    EveryMinute,
    /// At none.
    Hidden,
}

/// What options say of times. Once the only question was whether they are shown.
#[derive(Deserialize)]
#[serde(untagged)]
enum StoredTimes {
    Shown(bool),
    Named(NamedTimes),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum NamedTimes {
    EveryTurn,
    EveryMinute,
    Hidden,
}

impl From<StoredTimes> for Times {
    fn from(stored: StoredTimes) -> Self {
        match stored {
            StoredTimes::Shown(true) | StoredTimes::Named(NamedTimes::EveryTurn) => Self::EveryTurn,
            StoredTimes::Named(NamedTimes::EveryMinute) => Self::EveryMinute,
            StoredTimes::Shown(false) | StoredTimes::Named(NamedTimes::Hidden) => Self::Hidden,
        }
    }
}

/// How long captions may be: two lines, so long, and to be read at so much a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subtitles {
    /// Characters in a line.
    pub line: u8,
    /// Characters that are read in a second.
    pub speed: u8,
}

impl Default for Subtitles {
    /// As broadcasters and streaming services have it for Latin scripts.
    fn default() -> Self {
        Self { line: 42, speed: 20 }
    }
}

/// How speakers are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelStyle {
    /// By the label, as in `CRAIG`.
    #[default]
    Label,
    /// By the full name where it is known, else by the label.
    Name,
    /// By the first letters of the full name, or else of the label, as in `CS`; by more than
    /// that where it would name two speakers.
    Initials,
    /// By the full name where the speaker is first heard, then by the label.
    NameFirst,
    /// Not at all.
    Hidden,
}

/// Where the addresses of links are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkStyle {
    /// With their words.
    #[default]
    Inline,
    /// In a note for each: the words stay plain and are followed by the note's mark. Words that
    /// are the address themselves stay a link, for a note would say the same again.
    Footnotes,
    /// In a list at the end, each once, with the words that it belongs to; the words stay plain.
    References,
}

/// What becomes of suggestions that nobody decided on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggestions {
    /// They are left out: the copy has the words in force.
    #[default]
    Without,
    /// The copy is as if all were accepted.
    Accepted,
    /// Words that come and words that go are both shown, with whose proposal it is, as far as the
    /// format can ([`crate::Marking`]); where it cannot, links and speakers are those in force.
    Marked,
}
