//! The open transcript.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::Status;
use super::memory::MemoryEntry;
use super::proofing::{ProofView, TurnFindings};
use super::review::{CommentView, SuggestionView};

/// A transcript as it is shown. Its manuscript is the texts of its turns, joined by line feeds;
/// a turn's text holds a line feed between its paragraphs.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TranscriptView {
    /// Which document of the library.
    pub document: i64,
    /// The number of changes so far; every change names the revision it was made on.
    pub revision: u64,
    /// How far it is.
    pub status: Status,
    /// Its title.
    pub title: String,
    /// The file it was imported from.
    pub source: String,
    /// Who speaks, in the order of the number keys.
    pub speakers: Vec<SpeakerView>,
    /// What is said.
    pub turns: Vec<TurnView>,
    /// Addresses that wait for a place.
    pub pending_links: Vec<PendingLinkView>,
    /// The links in the text, in order.
    pub links: Vec<LinkView>,
    /// What reviewers remarked.
    pub comments: Vec<CommentView>,
    /// What reviewers proposed.
    pub suggestions: Vec<SuggestionView>,
    /// How many words.
    pub words: u32,
    /// What undo would take back, as a label; none when there is nothing.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
}

/// A speaker with what they did.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct SpeakerView {
    /// Its id.
    pub id: u32,
    /// The label beside the turns.
    pub label: String,
    /// The full name; may be empty.
    pub name: String,
    /// Host, guest: free text, may be empty.
    pub role: String,
    /// The number of its colour, from 1.
    pub colour: u32,
    /// True when the colour was chosen, and not by its place.
    pub colour_chosen: bool,
    /// Other labels that mean this speaker.
    pub aliases: Vec<String>,
    /// How many turns.
    pub turns: u32,
    /// How many words.
    pub words: u32,
    /// Their share of all spoken words, 0 to 100.
    pub share: u32,
    /// How long they speak, as a clock shows it; none without times.
    pub talk: Option<String>,
    /// The one of the list who is probably the same person.
    pub same_as: Option<u32>,
    /// The number key: 1 to 9, none beyond.
    pub key: Option<u32>,
}

/// What stands beside the words of a turn. Thousands come at once: what is seldom true is left out
/// where it is not.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TurnHead {
    /// The turn's id.
    pub id: u64,
    /// True for a cue such as MUSIC INTERLUDE.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub cue: bool,
    /// Who speaks.
    pub speaker: Option<u32>,
    /// When it begins, as a clock shows it.
    pub time: Option<String>,
    /// True when the time was worked out and not heard.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub estimated: bool,
}

/// A turn.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TurnView {
    /// What stands beside its words.
    #[serde(flatten)]
    pub head: TurnHead,
    /// The page of the source.
    pub page: Option<u32>,
    /// Its text; line feeds between paragraphs.
    pub text: String,
    /// Links and emphasis.
    pub spans: Vec<SpanView>,
}

/// A range of a turn's text that means something.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SpanView {
    /// Where it begins in the turn's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What it means.
    #[serde(flatten)]
    pub meaning: SpanMeaning,
}

/// What a span means.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SpanMeaning {
    /// The words lead to an address.
    Link {
        /// The address.
        url: String,
    },
    /// The words are stressed.
    Emphasis,
    /// Somebody remarks on the words.
    Comment {
        /// The thread.
        comment: u32,
    },
    /// The words come when a suggestion is accepted.
    Inserted {
        /// The suggestion.
        suggestion: u32,
    },
    /// The words go when a suggestion is accepted.
    Deleted {
        /// The suggestion.
        suggestion: u32,
    },
    /// A suggestion proposes something else for the words.
    Proposed {
        /// The suggestion.
        suggestion: u32,
    },
}

/// A link in the text.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LinkView {
    /// The turn.
    pub turn: u64,
    /// Where it begins in the turn's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The linked words.
    pub text: String,
    /// The address.
    pub url: String,
    /// What is odd about it, in a sentence.
    pub fault: Option<String>,
}

/// An address that waits for its place.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PendingLinkView {
    /// Its id.
    pub id: u32,
    /// The address.
    pub url: String,
    /// The page it was found on.
    pub page: Option<u32>,
    /// The turn before it.
    pub after: Option<u64>,
    /// The turn behind it.
    pub before: Option<u64>,
    /// True when it is listed at the end as a reference.
    pub filed: bool,
    /// True when a suggestion would give it its place.
    pub proposed: bool,
}

/// Where all pending links may belong.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LinksPlaced {
    /// One for each.
    pub links: Vec<LinkPlaces>,
}

/// Where a pending link may belong.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LinkPlaces {
    /// The pending link.
    pub link: u32,
    /// The places, the likeliest first.
    pub places: Vec<LinkPlace>,
}

/// A place for a link.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LinkPlace {
    /// The words to link.
    #[serde(flatten)]
    pub words: PhrasePlace,
    /// How likely it is, 0 to 100.
    pub score: u32,
    /// Why, in a sentence.
    pub why: String,
}

/// Phrases that may be linked in more places.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LinkOffers {
    /// In the order of their first places.
    pub offers: Vec<LinkOffer>,
}

/// A phrase that leads somewhere already, in this transcript or in another one, and stands here
/// without a link too.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LinkOffer {
    /// The phrase as it was linked.
    pub phrase: String,
    /// Where it leads.
    pub url: String,
    /// True when it is linked in this transcript.
    pub here: bool,
    /// The title of the transcript that it was first linked in; empty when it is this one, or none.
    pub origin: String,
    /// Where it stands without a link, in order.
    pub places: Vec<PhrasePlace>,
}

/// A place of a phrase, in its sentence.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PhrasePlace {
    /// The turn.
    pub turn: u64,
    /// Where the words begin in the turn's text.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words.
    pub text: String,
    /// What is before them in their sentence.
    pub before: String,
    /// What is behind them.
    pub behind: String,
}

/// Words replaced in the manuscript. Places are UTF-16 offsets in the manuscript as a whole,
/// those of the revision before the change; edits are in order and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentEdit {
    /// From here.
    pub from: u32,
    /// To here.
    pub to: u32,
    /// The words that stand there now.
    pub insert: String,
}

/// What was pasted.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Pasted {
    /// What it did.
    pub update: Update,
    /// The turn in which it stands now.
    pub turn: u64,
    /// Where it ends in its text.
    pub at: u32,
}

/// Turns that stand in another turns' place.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TurnSplice {
    /// The index of the first, in the list as the earlier splices of the same update left it.
    pub at: u32,
    /// How many went.
    pub removed: u32,
    /// Those that came.
    pub turns: Vec<TurnView>,
}

/// What a change did. Acknowledged only when it is in the library file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Update {
    /// Which document.
    pub document: i64,
    /// The revision after it.
    pub revision: u64,
    /// How far the document is now.
    pub status: Status,
    /// The text edits, against the revision before it.
    pub edits: Vec<DocumentEdit>,
    /// The turns that changed.
    pub turns: Vec<TurnSplice>,
    /// The turns of which only what stands beside their words changed, in their order.
    pub heads: Vec<TurnHead>,
    /// All speakers as they are now.
    pub speakers: Vec<SpeakerView>,
    /// All pending links as they are now.
    pub pending_links: Vec<PendingLinkView>,
    /// All links as they are now; none when they did not change.
    pub links: Option<Vec<LinkView>>,
    /// All comments as they are now.
    pub comments: Vec<CommentView>,
    /// All suggestions as they are now.
    pub suggestions: Vec<SuggestionView>,
    /// The title now.
    pub title: String,
    /// How many words now.
    pub words: u32,
    /// The findings of every turn that changed.
    pub findings: Vec<TurnFindings>,
    /// The groups of findings as they are now; none while the transcript was not proofed yet.
    pub proof: Option<ProofView>,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// What was done, in words, for the status line: “209 corrections”.
    pub label: String,
    /// What is remembered by it; `forget_memory` takes that back where undo does not.
    pub remembered: Vec<MemoryEntry>,
}
