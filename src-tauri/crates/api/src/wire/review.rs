//! What reviewers left: comments and suggestions.

use serde::Serialize;
use ts_rs::TS;

/// A thread of remarks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CommentView {
    /// Its id.
    pub comment: u32,
    /// The turn it is on, or was made on; none when that is gone.
    pub turn: Option<u64>,
    /// Where its words begin in the turn's text; the turn's beginning when they are gone.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words it was made on; empty when it is on the whole turn.
    pub quote: String,
    /// True when its words are gone.
    pub gone: bool,
    /// What was said.
    pub remarks: Vec<RemarkView>,
    /// True when it is settled.
    pub resolved: bool,
}

/// One remark of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RemarkView {
    /// Who made it.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What it says.
    pub text: String,
    /// The speakers and times that it mentions, in order.
    pub mentions: Vec<MentionView>,
}

/// Words of a remark that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MentionView {
    /// Where they begin in the remark.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The turn that is said at the time, or the first of the speaker.
    pub turn: Option<u64>,
    /// The speaker; none for a time.
    pub speaker: Option<u32>,
}

/// Something that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SuggestionView {
    /// Its id.
    pub suggestion: u32,
    /// Who proposed it.
    pub author: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The turn it is in; none when that is gone.
    pub turn: Option<u64>,
    /// Where it begins in the turn's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What is proposed.
    #[serde(flatten)]
    pub proposal: ProposalView,
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "proposal", rename_all = "snake_case")]
pub enum ProposalView {
    /// Other words.
    Words {
        /// Those that go.
        removed: String,
        /// Those that come.
        inserted: String,
    },
    /// That a turn begins, or goes on in the one before it.
    Turn {
        /// True when it comes, false when it goes.
        comes: bool,
        /// Words that go with that.
        removed: String,
        /// Words that come with it.
        inserted: String,
    },
    /// A link on words, or none.
    Link {
        /// The words.
        text: String,
        /// The address; none to take the link away.
        url: Option<String>,
    },
    /// Another speaker.
    Speaker {
        /// Who has the turn.
        from: Option<u32>,
        /// Who is to have it.
        to: Option<u32>,
    },
}
