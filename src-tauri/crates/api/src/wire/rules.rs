//! Rules and profiles.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::document::Update;

/// How grave it is what a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Words that the file broke.
    Broken,
    /// Words and marks that are wrong wherever they stand.
    Mistake,
    /// What is right, only not in this style.
    Style,
}

/// The rules, and which of them look at a transcript. A rule is on as the transcript says, else
/// as the library says, else as the profile says.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Rules {
    /// The profile in force.
    pub profile: String,
    /// The profile of this transcript; none when it has that of the library.
    pub document_profile: Option<String>,
    /// The profile of every transcript that has none of its own.
    pub library_profile: String,
    /// All profiles, those that are there from the start first.
    pub profiles: Vec<ProfileView>,
    /// All rules, the gravest first.
    pub rules: Vec<RuleView>,
}

/// A profile.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ProfileView {
    /// What it is called.
    pub name: String,
    /// True for those that are there from the start: they cannot be deleted or saved over.
    pub preset: bool,
    /// Rules that it names and that this version does not know.
    pub unknown: Vec<String>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RuleView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Why it matters, in a sentence.
    pub reason: String,
    /// What it finds.
    pub example: String,
    /// How grave that is.
    pub level: Level,
    /// True when it looks at this transcript.
    pub on: bool,
    /// What the profile in force says.
    pub in_profile: bool,
    /// What the library says beside it; none when it says nothing.
    pub in_library: Option<bool>,
    /// What the transcript says beside them; none when it says nothing.
    pub in_document: Option<bool>,
    /// How many findings it has now.
    pub count: u32,
}

/// What a change of rules or profiles did.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Ruled {
    /// The rules as they are now.
    pub rules: Rules,
    /// What it did to the transcript's findings.
    pub update: Update,
    /// What the editor may want to know, such as the name that an imported profile was given.
    pub notes: Vec<String>,
}
