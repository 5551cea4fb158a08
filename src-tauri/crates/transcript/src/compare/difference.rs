//! What is told of two states of a transcript.

use std::ops::Range;

use serde::Serialize;

use crate::{PendingLink, Position, Speaker, SpeakerId, TimeMs, TurnKind};

/// What differs between two states of a transcript, in reading order; the index of a difference
/// names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Of the whole transcript first, then from its beginning to its end as it is after.
    pub differences: Vec<Difference>,
    /// Both texts side by side, with nothing left out.
    pub(crate) pieces: Vec<Piece>,
    /// Where links and emphasis differ on words that are the same.
    pub(crate) marks: Vec<Mark>,
}

/// A range of each stream, in bytes: the same text, or what stands in place of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) before: Range<usize>,
    pub(crate) after: Range<usize>,
    /// The index of the difference; `None` for the same text.
    pub(crate) difference: Option<usize>,
}

/// Words that are the same and mean something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The index of the difference.
    pub(crate) difference: usize,
    pub(crate) before: Range<usize>,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What it is.
    #[serde(flatten)]
    pub kind: Kind,
    /// Where it is in the state before; `None` when it is of the whole transcript, or there are no
    /// turns. Where something is missing, both ends are the same place.
    pub before: Option<Extent>,
    /// The same in the state after.
    pub after: Option<Extent>,
    /// The words that are gone; turns and paragraphs are lines.
    pub removed: String,
    /// The words that came; for linked and stressed words, these.
    pub inserted: String,
}

/// From one place in the turns to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Extent {
    /// Where it begins.
    pub from: Position,
    /// Where it ends.
    pub to: Position,
}

/// What a difference is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// Words in place of words; one of them may be none.
    Words {
        /// The words are the same; marks, spaces or paragraphs are not.
        punctuation_only: bool,
        /// Only capital and small letters differ.
        case_only: bool,
    },
    /// At least four words in a row that stand elsewhere now; `before` is where they stood.
    Moved,
    /// A turn that was not there, whole.
    TurnAdded,
    /// A turn that is there no longer.
    TurnRemoved,
    /// One turn became two; `after` is where the second begins.
    Split,
    /// A turn became part of the one before it; `before` is where it began.
    Merged,
    /// The turn is another speaker's.
    Retagged {
        /// Whose it was; `None` for nobody's.
        from: Option<SpeakerId>,
        /// Whose it is.
        to: Option<SpeakerId>,
    },
    /// The turn begins or ends at another time, or its time was heard and not worked out.
    Retimed {
        /// When it began.
        from: Option<TimeMs>,
        /// When it begins.
        to: Option<TimeMs>,
    },
    /// Speech became a cue, or a cue speech of somebody.
    TurnKind {
        /// What it was.
        from: TurnKind,
        /// What it is.
        to: TurnKind,
    },
    /// Words are linked, no longer linked, or lead elsewhere; with the same address on both sides,
    /// more or fewer words are.
    Link {
        /// Where they led.
        from: Option<String>,
        /// Where they lead.
        to: Option<String>,
    },
    /// Words are stressed, or no longer.
    Emphasis {
        /// True when they are.
        added: bool,
    },
    /// A speaker was added, removed, renamed or otherwise told of; once, for all turns.
    Speaker {
        /// What was told of it; `None` when it was not in the list.
        from: Option<Speaker>,
        /// What is told of it; `None` when it is not in the list.
        to: Option<Speaker>,
    },
    /// The speakers are listed in another order.
    SpeakerOrder,
    /// The transcript is called something else.
    Title,
    /// Other links wait for their place, or are filed as references.
    PendingLinks {
        /// Those that are no longer in the list as they were.
        removed: Vec<PendingLink>,
        /// Those that were not in the list as they are.
        inserted: Vec<PendingLink>,
    },
}

impl Comparison {
    /// True when nothing differs that is told. Ids of turns, and the pages on which they began, are
    /// not.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }
}
