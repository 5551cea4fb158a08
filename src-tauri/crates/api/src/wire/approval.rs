//! What stands in the way of approval, and what happened to a transcript.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::Status;
use super::rules::Level;

/// What has to be settled before a transcript is approved. Each profile has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checklist {
    /// Findings count when they are as grave as this or graver.
    pub level: Level,
    /// Whether an item is required, by its id; one that is not named is.
    pub required: BTreeMap<String, bool>,
}

impl Default for Checklist {
    fn default() -> Self {
        Self { level: Level::Mistake, required: BTreeMap::new() }
    }
}

/// What stands in the way of approving a transcript.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Approval {
    /// Which document.
    pub document: i64,
    /// The revision that was looked at.
    pub revision: u64,
    /// How far it is.
    pub status: Status,
    /// The profile whose checklist this is.
    pub profile: String,
    /// The checklist.
    pub checklist: Checklist,
    /// What was looked for, in the order in which it is shown.
    pub items: Vec<ApprovalItem>,
    /// How many required items are open; with none it can be approved without a note.
    pub open: u32,
}

/// Something that may stand in the way.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ApprovalItem {
    /// `findings`, `links`, `speakers`, `times`: as the checklist names it.
    pub id: String,
    /// What it is called: “Links without a place”.
    pub name: String,
    /// How many there are.
    pub count: u32,
    /// The count in words: “3 links wait for a place”.
    pub said: String,
    /// True when nothing of it may be left, unless a note says why.
    pub required: bool,
    /// Where, in the order of the text; the first fifty of them.
    pub places: Vec<ApprovalPlace>,
}

/// A place to go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ApprovalPlace {
    /// The turn.
    pub turn: u64,
    /// Where it begins in the turn's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What to show of it: the words, the beginning of the turn, the address.
    pub text: String,
}

/// What happened to a transcript, the latest first.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Activity {
    /// Days on which something happened.
    pub days: Vec<ActivityDay>,
}

/// What happened on a day.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ActivityDay {
    /// The day in local time, as in `2026-03-09`.
    pub day: String,
    /// What happened, the latest first.
    pub entries: Vec<ActivityEntry>,
}

/// Something that happened, once or several times in a row.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ActivityEntry {
    /// What sort of thing.
    pub kind: ActivityKind,
    /// Who did it.
    pub author: String,
    /// When it began, in milliseconds since 1970.
    pub at: i64,
    /// When it was done for the last time.
    pub until: i64,
    /// What was done, in words: “Typed, 34 times”, “Fixed 337 words”.
    pub words: String,
    /// A note on it; may be empty.
    pub note: String,
    /// How many times, or of how many things it was done.
    pub count: u32,
    /// The version that it made.
    pub version: Option<i64>,
    /// The revision after it.
    pub revision: u64,
}

/// What sort of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// The transcript came in.
    Import,
    /// Something was changed.
    Change,
    /// Something was taken back.
    Undo,
    /// Something was done again.
    Redo,
    /// A version was saved.
    Version,
    /// The status was set.
    Status,
}
