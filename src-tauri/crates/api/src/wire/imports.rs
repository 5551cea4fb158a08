//! What files are read as, and what came in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::Warning;

/// A file to be imported.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileSource {
    /// A file of this machine.
    Path(String),
    /// A file that was dropped.
    Bytes {
        /// Its name.
        name: String,
        /// What it holds, in base64.
        base64: String,
    },
}

/// How a file is to be read. What is none is left to guess.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Reading {
    /// The name of the format.
    pub format: Option<String>,
    /// The name of the character encoding.
    pub encoding: Option<String>,
    /// How the labels of speakers are written.
    pub labels: LabelReading,
}

/// How the labels of speakers are written in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LabelReading {
    /// Decided by what the whole text does.
    #[default]
    Guessed,
    /// `Name: words`.
    Colon,
    /// A name alone on its line, the words below.
    OwnLine,
    /// There are none.
    Nobody,
}

/// How the speakers of a file were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SpeakersFound {
    /// The format tells who speaks.
    Told,
    /// By labels with a colon.
    Colon,
    /// By labels on lines of their own.
    OwnLine,
    /// Nobody was found.
    Nobody,
}

/// What a file is read as. Nothing of it is stored.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FileReading {
    /// The file's name.
    pub file: String,
    /// The title that the transcript would have.
    pub title: String,
    /// The name of the format.
    pub format: String,
    /// The character encoding; empty where the format tells it, or has none.
    pub encoding: String,
    /// How speakers were found.
    pub found: SpeakersFound,
    /// The formats that there are.
    pub formats: Vec<ReadableFormat>,
    /// The encodings that may be chosen.
    pub encodings: Vec<String>,
    /// Who speaks, in order of appearance.
    pub speakers: Vec<ReadSpeaker>,
    /// How many turns, cues among them.
    pub turns: u32,
    /// How many of them are cues.
    pub cues: u32,
    /// How many words are spoken.
    pub words: u32,
    /// How many pages; 0 when there are none.
    pub pages: u32,
    /// Addresses without a place.
    pub pending_links: u32,
    /// The first turns.
    pub first: Vec<ReadTurn>,
    /// What was guessed, and what could not be read.
    pub warnings: Vec<Warning>,
    /// What makes the reading as a whole uncertain, in sentences; empty when nothing does.
    pub doubts: Vec<String>,
    /// True when the same file came in before.
    pub known: bool,
}

/// A format that can be imported.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReadableFormat {
    /// Its name.
    pub id: String,
    /// What people call it.
    pub title: String,
}

/// A speaker who was recognised.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReadSpeaker {
    /// The label.
    pub label: String,
    /// How many turns.
    pub turns: u32,
    /// How many words.
    pub words: u32,
}

/// A turn that was recognised.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReadTurn {
    /// True for a note on what is heard.
    pub cue: bool,
    /// Who speaks, as a place in the list of speakers.
    pub speaker: Option<u32>,
    /// When it begins, as in `1:02:03`; empty when that is not known.
    pub time: String,
    /// Its words, or the first of them.
    pub text: String,
    /// True when more words follow.
    pub cut: bool,
}

/// A file of many that came in. It is not open.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Kept {
    /// The document.
    pub document: i64,
    /// Its title.
    pub title: String,
    /// How many words are spoken.
    pub words: u32,
    /// How many turns.
    pub turns: u32,
    /// How many speakers.
    pub speakers: u32,
    /// True when the same file came in before, and is as it was left.
    pub known: bool,
    /// What makes the reading as a whole uncertain, in sentences.
    pub doubts: Vec<String>,
    /// What was guessed, and what could not be read.
    pub warnings: Vec<Warning>,
}
