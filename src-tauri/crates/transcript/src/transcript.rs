//! The document.

use serde::{Deserialize, Serialize};

use crate::{
    Comment, CommentId, PendingLink, PendingLinkId, Speaker, SpeakerId, Suggestion, SuggestionId,
    Turn, TurnId,
};

/// The version of the document format that this code writes.
pub const FORMAT: u32 = 1;

/// Speakers and an ordered list of turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The version of the document format.
    pub format: u32,
    /// What it is called.
    pub title: String,
    /// Who speaks, in the order of the keys 1 to 9.
    pub speakers: Vec<Speaker>,
    /// What is said, in order.
    pub turns: Vec<Turn>,
    /// Addresses that wait for their place, in the order in which they were found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pending_links: Vec<PendingLink>,
    /// What reviewers remarked, in the order in which the threads began.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// What reviewers proposed and nobody decided on yet, in the order in which it came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
    /// Where it came from.
    pub source: Source,
}

/// Where a transcript came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name, without its folder.
    pub file: String,
    /// The format it was read as, such as `text`.
    pub format: String,
    /// The character encoding it was read in, where that was a choice.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub encoding: String,
    /// How many pages it had; 0 when it had none.
    #[serde(default)]
    pub pages: u32,
    /// The fonts that its words were set in, where the file tells them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<Font>,
}

/// A font of the document that a transcript came from, and what it says of the characters that
/// came out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Font {
    /// Its name, without the letters that tell a subset.
    pub name: String,
    /// Its glyphs that were used, in order of their codes.
    pub glyphs: Vec<Glyph>,
}

/// A glyph of a font, as the document used it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glyph {
    /// Its code in the document.
    pub code: u32,
    /// The text that the document gives for it, which may be wrong.
    pub text: String,
    /// Its name in the font, such as `f_f_i`; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How far it advances, in thousandths of the font's size.
    pub advance: u32,
    /// How often it was used.
    pub count: u32,
}

impl Transcript {
    /// An empty transcript.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            format: FORMAT,
            title: title.into(),
            speakers: Vec::new(),
            turns: Vec::new(),
            pending_links: Vec::new(),
            comments: Vec::new(),
            suggestions: Vec::new(),
            source: Source::default(),
        }
    }

    /// The turn with this id and its index.
    pub fn turn(&self, id: TurnId) -> Option<(usize, &Turn)> {
        self.turns.iter().enumerate().find(|(_, turn)| turn.id == id)
    }

    /// The speaker with this id.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.speakers.iter().find(|speaker| speaker.id == id)
    }

    /// What a speaker says, in order.
    pub fn turns_of(&self, id: SpeakerId) -> impl Iterator<Item = &Turn> {
        self.turns.iter().filter(move |turn| turn.speaker == Some(id))
    }

    /// The pending link with this id and its index.
    pub fn pending_link(&self, id: PendingLinkId) -> Option<(usize, &PendingLink)> {
        self.pending_links.iter().enumerate().find(|(_, link)| link.id == id)
    }

    /// The comment with this id and its index.
    pub fn comment(&self, id: CommentId) -> Option<(usize, &Comment)> {
        self.comments.iter().enumerate().find(|(_, comment)| comment.id == id)
    }

    /// The suggestion with this id and its index.
    pub fn suggestion(&self, id: SuggestionId) -> Option<(usize, &Suggestion)> {
        self.suggestions.iter().enumerate().find(|(_, suggestion)| suggestion.id == id)
    }

    /// The highest turn id in use; 0 when there is none.
    pub fn last_turn_id(&self) -> TurnId {
        self.turns.iter().map(|turn| turn.id).max().unwrap_or(TurnId(0))
    }

    /// An id for a new comment.
    pub fn fresh_comment_id(&self) -> CommentId {
        CommentId(self.comments.iter().map(|comment| comment.id.0 + 1).max().unwrap_or(1))
    }

    /// An id for a new suggestion.
    pub fn fresh_suggestion_id(&self) -> SuggestionId {
        let used = self.suggestions.iter().map(|suggestion| suggestion.id.0 + 1);
        SuggestionId(used.max().unwrap_or(1))
    }

    /// An id for a new speaker.
    pub fn fresh_speaker_id(&self) -> SpeakerId {
        SpeakerId(self.speakers.iter().map(|speaker| speaker.id.0 + 1).max().unwrap_or(1))
    }
}
