//! A comparison of two states of a transcript, as the interface shows it.

use serde::Serialize;
use ts_rs::TS;

/// What differs between two states of a document. Both texts are one here, in which each range
/// says whether it stands on one side only: without what was removed it is the manuscript after,
/// without what was inserted the manuscript before.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ComparisonView {
    /// Which document.
    pub document: i64,
    /// The revision that the document was at; `restore_differences` names it.
    pub revision: u64,
    /// The state before.
    pub before: ComparedState,
    /// The state after.
    pub after: ComparedState,
    /// What differs, in reading order; a difference is named by its place in this list.
    pub differences: Vec<DifferenceView>,
    /// How much differs, in phrases; none when nothing does.
    pub summary: Vec<String>,
    /// Both texts in one.
    pub text: String,
    /// Ranges of it that differ, in order.
    pub marks: Vec<ComparedWords>,
    /// Where turns begin in it, in order.
    pub turns: Vec<ComparedTurn>,
}

/// One of the two states.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ComparedState {
    /// The version; none for the document as it is now.
    pub version: Option<i64>,
    /// What it is called.
    pub name: String,
    /// Who saved it, or works on it.
    pub author: String,
    /// When it was saved, in milliseconds since 1970; none for now.
    pub at: Option<i64>,
}

/// One thing that differs.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DifferenceView {
    /// What it is.
    pub kind: DifferenceKind,
    /// What it is filtered by.
    pub group: DifferenceGroup,
    /// What it is, in words.
    pub title: String,
    /// The words that are gone.
    pub removed: String,
    /// The words that came.
    pub inserted: String,
    /// Where it is in the state before; none when it is about the whole transcript.
    pub before: Option<PlaceRange>,
    /// Where it is in the state after.
    pub after: Option<PlaceRange>,
}

/// From one place in the turns to another.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct PlaceRange {
    /// The turn in which it begins.
    pub from_turn: u64,
    /// Where, in that turn's text.
    pub from: u32,
    /// The turn in which it ends.
    pub to_turn: u64,
    /// Where, in that turn's text.
    pub to: u32,
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// Words in place of words.
    Words,
    /// Words that stand elsewhere.
    Moved,
    /// A turn that came.
    TurnAdded,
    /// A turn that went.
    TurnRemoved,
    /// A turn that became two.
    Split,
    /// A turn that became part of the one before.
    Merged,
    /// A turn that is another speaker's.
    Retagged,
    /// A turn that begins or ends at another time.
    Retimed,
    /// A cue that became speech, or the other way round.
    TurnKind,
    /// Words that are linked otherwise.
    Link,
    /// Words that are stressed otherwise.
    Emphasis,
    /// What is told of a speaker.
    Speaker,
    /// The order of the speakers.
    SpeakerOrder,
    /// The title.
    Title,
    /// Links that wait for their place.
    PendingLinks,
}

/// What differences are filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceGroup {
    /// Words.
    Words,
    /// Marks, spaces and paragraphs alone.
    Punctuation,
    /// Who speaks.
    Speakers,
    /// When.
    Times,
    /// Links.
    Links,
    /// Turns that came, went, were split, merged, or made cues, and the title.
    Structure,
}

/// On which side something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComparedSide {
    /// On both.
    Both,
    /// Before only.
    Before,
    /// After only.
    After,
}

/// A range of the two texts in one that differs.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ComparedWords {
    /// From here.
    pub from: u32,
    /// To here.
    pub to: u32,
    /// Where it stands; on both sides when its words mean something else.
    pub side: ComparedSide,
    /// The difference.
    pub difference: u32,
}

/// A turn that begins in the two texts in one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ComparedTurn {
    /// Where its text begins.
    pub at: u32,
    /// Where it stands.
    pub side: ComparedSide,
    /// Who spoke, before; empty for nobody.
    pub was: String,
    /// The number of their colour; 0 for nobody.
    pub was_colour: u32,
    /// Who speaks, after.
    pub label: String,
    /// The number of their colour.
    pub colour: u32,
    /// When it began, as a clock shows it.
    pub was_time: Option<String>,
    /// When it begins.
    pub time: Option<String>,
    /// The differences about its beginning and what stands beside its words.
    pub differences: Vec<u32>,
}

/// How much differs between two states of a document, and where.
#[derive(Clone, Debug, Serialize, TS)]
pub struct VersionAmounts {
    /// Each turn of the state after, in order.
    pub amounts: Vec<TurnAmount>,
}

/// How much differs in a turn.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct TurnAmount {
    /// The turn.
    pub turn: u64,
    /// How many words it has.
    pub words: u32,
    /// How many words came, went or were replaced.
    pub changed: u32,
    /// True when more than words differ.
    pub arranged: bool,
}
