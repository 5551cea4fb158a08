//! A finished copy as its file tells it, when that comes back.

use crate::{Comment, CommentId, Span, Suggestion, SuggestionId, TurnId};

/// The names of what a Word file tells of where it came from, by which it is known when it comes
/// back. Bookmarks that begin with an underline are hidden from whoever writes in it.
pub mod marks {
    use crate::TurnId;

    /// The bookmark on a turn.
    pub fn turn(id: TurnId) -> String {
        format!("_galley_turn_{}_", id.0)
    }

    /// The turn of a bookmark. A second bookmark of the same name has a number behind it in programs
    /// that allow no such thing, and is of no turn.
    pub fn turn_of(bookmark: &str) -> Option<TurnId> {
        let number = bookmark.strip_prefix("_galley_turn_")?.strip_suffix('_')?;
        number.parse().ok().map(TurnId)
    }

    /// A bookmark where the lists begin.
    pub const LISTS: &str = "_galley_lists";
    /// A property of the document: the state that was written, by the hash of its JSON.
    pub const STATE: &str = "GalleyState";
    /// A property: what the copy shows, as JSON.
    pub const SHOWN: &str = "GalleyShown";
    /// A property: the name of the version, where the copy shows it.
    pub const VERSION: &str = "GalleyVersion";
}

/// What stands in the file of a finished copy. Its comments and suggestions have ids of their own;
/// spans of its turns name them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadCopy {
    /// The paragraphs in front of the first turn.
    pub above: Vec<String>,
    /// The turns, in order.
    pub turns: Vec<ReadTurn>,
    /// The paragraphs behind the last turn, which are lists.
    pub below: Vec<String>,
    /// The threads, whose turns and quotes are not told.
    pub comments: Vec<Comment>,
    /// What is tracked.
    pub suggestions: Vec<Suggestion>,
    /// True when the file tells which threads are settled.
    pub tells_resolved: bool,
    /// True when the program that wrote it keeps track of links that come or go.
    pub tracks_links: bool,
}

/// A turn of a finished copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadTurn {
    /// The turn that the file names; `None` for one that somebody put in.
    pub id: Option<TurnId>,
    /// How it begins.
    pub border: Border,
    /// Who speaks.
    pub label: ReadLabel,
    /// When it begins, as it is written.
    pub time: String,
    /// Its words: those in force, and those that are tracked as coming or going. A line feed ends a
    /// paragraph; no other control character occurs.
    pub text: String,
    /// What ranges of the text mean, in order.
    pub spans: Vec<Span>,
    /// The threads that stand at the turn and on none of its words.
    pub remarked: Vec<CommentId>,
}

/// The end of the paragraph in front of a turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Border {
    /// It stands.
    #[default]
    Stands,
    /// It is tracked as coming.
    Comes(SuggestionId),
    /// It is tracked as going.
    Goes(SuggestionId),
    /// It is gone: the turn goes on in the paragraph of the one before it.
    Gone,
}

/// The label of a turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadLabel {
    /// As it is when all that is tracked is rejected.
    pub rejected: String,
    /// As it is when all that is tracked is accepted.
    pub accepted: String,
    /// What is tracked of it.
    pub by: Option<SuggestionId>,
}
