//! What an import says about its guesses.

use serde::{Deserialize, Serialize};
use transcript::TurnId;

/// Something that was guessed, or that deserves a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Where.
    pub place: Place,
    /// What sort of thing.
    pub kind: WarningKind,
    /// One sentence for a person.
    pub message: String,
}

/// Where a warning belongs; both are absent when it is about the whole file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// A line of the file, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// A turn of the transcript.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<TurnId>,
}

/// What a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// The character encoding was guessed.
    EncodingGuessed,
    /// Bytes that stand for no character became U+FFFD.
    Undecodable,
    /// Control characters were left out.
    ControlCharacters,
    /// How words, lines and paragraphs are laid out was guessed.
    LayoutGuessed,
    /// Pages were recognised without form feeds.
    PagesGuessed,
    /// Pages could not be read, or not to their end.
    PagesUnread,
    /// Page numbers and running heads were left out of the text.
    RunningLines,
    /// No line begins with a speaker's label.
    NoLabels,
    /// A label that is perhaps no speaker.
    UnlikelySpeaker,
    /// A label that occurs once only.
    LabelSeenOnce,
    /// Something like a label that was left in the text.
    LabelRefused,
    /// One speaker's label is written in several ways.
    LabelVariants,
    /// Speech without a label was given to the speaker before.
    SpeakerContinued,
    /// Lines were taken for cues.
    CuesGuessed,
    /// A label or a time without any words.
    EmptyTurn,
    /// A link leads where no reader may follow.
    LinkRefused,
    /// Tracked changes that are no suggestions, or not as they were.
    Suggestions,
    /// What stands beside the words, or is no speech, or what the format does not know, was not read.
    LeftOut,
    /// Addresses wait for their place.
    PendingLinks,
    /// Words broken over two lines were joined without their hyphen.
    HyphensDropped,
    /// Times that cannot be, or that go back or overlap.
    OddTimes,
    /// Subtitles that repeat the line before were read once.
    RepeatedLines,
}

impl Warning {
    /// A warning about the whole file.
    pub(crate) fn file(kind: WarningKind, message: impl Into<String>) -> Self {
        Self { place: Place::default(), kind, message: message.into() }
    }

    /// A warning about a line.
    pub(crate) fn line(line: usize, kind: WarningKind, message: impl Into<String>) -> Self {
        Self { place: Place { line: Some(line), turn: None }, kind, message: message.into() }
    }

    /// The same warning, about a turn too.
    pub(crate) fn in_turn(mut self, turn: TurnId) -> Self {
        self.place.turn = Some(turn);
        self
    }
}
