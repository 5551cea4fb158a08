//! What the editor decided about words, as the memory keeps it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::document::Update;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MemoryKind {
    /// What was shown was corrected to what was meant.
    Correction,
    /// What a rule found was left as it is.
    Rejection,
    /// A word of the glossary.
    Word,
    /// A phrase and the address that it leads to.
    Link,
}

/// How far a decision reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// This place: its turn.
    Here,
    /// The transcript.
    Document,
    /// Every transcript.
    Library,
}

/// A decision that is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemoryEntry {
    /// Its id; not looked at when an entry is added.
    pub id: i64,
    /// What it is.
    pub kind: MemoryKind,
    /// What stood in the text; the word itself for the glossary; the words of a link.
    pub shown: String,
    /// What was put in its place; for a rejection what was offered; the address of a link. May be
    /// empty.
    pub meant: String,
    /// The rule's id; empty when no rule found it.
    pub rule: String,
    /// How far it reaches.
    pub scope: Scope,
    /// The transcript that it is bound to; none when it reaches every one.
    pub document: Option<i64>,
    /// The turn that it is bound to; none when it reaches further.
    pub turn: Option<u64>,
    /// Where it was first decided.
    pub origin: Origin,
    /// When it was first decided, in milliseconds since 1970.
    pub at: i64,
    /// How often it was decided.
    pub count: u32,
    /// True when the library's disk altered it: it counts for nothing and may be forgotten.
    pub damaged: bool,
}

/// The transcript that a decision was first made in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Origin {
    /// Its id; none when it came by a file.
    pub document: Option<i64>,
    /// Its title at that time; empty when there was none.
    pub title: String,
    /// False when the transcript is not in the library any more.
    pub there: bool,
}

/// What the memory holds, as far as it was asked for, the latest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Memory {
    /// One page of them.
    pub entries: Vec<MemoryEntry>,
    /// How many there are of the kind and with the words that were asked for.
    pub found: u32,
    /// Corrections with those words.
    pub corrections: u32,
    /// Rejections with those words.
    pub rejections: u32,
    /// Glossary words with those words.
    pub words: u32,
    /// Links with those words, or addresses.
    pub links: u32,
}

/// What a change of the memory did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemoryChanged {
    /// The entries that it was about, as they are now, or as they were before they were forgotten:
    /// `remember` brings those back.
    pub entries: Vec<MemoryEntry>,
    /// What it did to the open transcript's findings; none when none was named.
    pub update: Option<Update>,
}

/// What came in by a file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemoryImported {
    /// Entries that are new.
    pub added: u32,
    /// Entries that were remembered already.
    pub known: u32,
    /// Lines that could not be read; all others were.
    pub bad: Vec<BadLine>,
    /// What it did to the open transcript's findings; none when none was named.
    pub update: Option<Update>,
}

/// A line of a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BadLine {
    /// Counted from 1.
    pub line: u32,
    /// Why, in a sentence.
    pub reason: String,
}

/// A file that was written, or its text.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Written {
    /// Where it is; none when the text was asked for.
    pub path: Option<String>,
    /// What it holds; none when it was written to a path.
    pub text: Option<String>,
    /// Its size.
    pub bytes: u64,
}

/// A file to be read, or its text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A file of this machine.
    Path(String),
    /// What a file holds that was dropped or pasted.
    Text(String),
}
