//! Turns and the spans in their text.

use serde::{Deserialize, Serialize};

use crate::{ByteOffset, CommentId, SpeakerId, SuggestionId, TimeMs};

/// Names a turn within one document for good: an id is never given to a second turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TurnId(pub u64);

/// What a turn is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TurnKind {
    /// Somebody speaks.
    #[default]
    Speech,
    /// A note on what is heard, such as MUSIC INTERLUDE. Has no speaker.
    Cue,
}

/// One stretch of speech, or a cue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Turn {
    /// Its id.
    pub id: TurnId,
    /// Speech or cue.
    #[serde(default)]
    pub kind: TurnKind,
    /// Who speaks; `None` while nobody is assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerId>,
    /// When it begins in the recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_ms: Option<TimeMs>,
    /// When it ends, where the source says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<TimeMs>,
    /// True when `start_ms` was worked out and not heard.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
    /// The page of the source on which it begins, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Its text. A line feed ends a paragraph; no other control character occurs.
    pub text: String,
    /// What ranges of the text mean, ordered by start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
}

impl Turn {
    /// A turn of speech with nothing but text.
    pub fn speech(id: TurnId, speaker: Option<SpeakerId>, text: impl Into<String>) -> Self {
        Self {
            id,
            kind: TurnKind::Speech,
            speaker,
            start_ms: None,
            end_ms: None,
            estimated: false,
            page: None,
            text: text.into(),
            spans: Vec::new(),
        }
    }

    /// A cue.
    pub fn cue(id: TurnId, text: impl Into<String>) -> Self {
        Self { kind: TurnKind::Cue, ..Self::speech(id, None, text) }
    }

    /// What stands beside its words.
    pub fn head(&self) -> Head {
        let Self { kind, speaker, start_ms, end_ms, estimated, .. } = *self;
        Head { kind, speaker, start_ms, end_ms, estimated }
    }

    /// The turn with something else beside its words.
    pub(crate) fn set_head(&mut self, head: Head) {
        let Head { kind, speaker, start_ms, end_ms, estimated } = head;
        (self.kind, self.speaker) = (kind, speaker);
        (self.start_ms, self.end_ms, self.estimated) = (start_ms, end_ms, estimated);
    }

    /// Its paragraphs, in order; at least one, though it may be empty.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.text.split('\n')
    }
}

/// What stands beside the words of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Speech or cue.
    #[serde(default)]
    pub kind: TurnKind,
    /// Who speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerId>,
    /// When it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_ms: Option<TimeMs>,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<TimeMs>,
    /// True when `start_ms` was worked out and not heard.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

/// A range of a turn's text that means something.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Where it begins.
    pub start: ByteOffset,
    /// Where it ends; greater than `start`.
    pub end: ByteOffset,
    /// What it means.
    #[serde(flatten)]
    pub kind: SpanKind,
}

/// What a span means.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SpanKind {
    /// The words lead to an address; links never overlap one another.
    Link {
        /// An http, https or mailto address.
        url: String,
    },
    /// The words are stressed.
    Emphasis,
    /// When the words were heard, as a recogniser or a subtitle says.
    Heard {
        /// When they begin in the recording.
        start_ms: TimeMs,
        /// When they end.
        end_ms: TimeMs,
        /// How sure the recogniser was, in percent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confidence: Option<u8>,
    },
    /// The words were set in a font of the document that they came from.
    Set {
        /// Its place in [`Source::fonts`](crate::Source::fonts).
        font: u16,
    },
    /// Somebody remarks on the words.
    Comment {
        /// The thread.
        comment: CommentId,
    },
    /// The words come when a suggestion is accepted.
    Inserted {
        /// The suggestion.
        suggestion: SuggestionId,
    },
    /// The words go when a suggestion is accepted.
    Deleted {
        /// The suggestion.
        suggestion: SuggestionId,
    },
    /// A suggestion proposes something else for the words: a link, or none.
    Proposed {
        /// The suggestion.
        suggestion: SuggestionId,
    },
}

impl SpanKind {
    /// The suggestion that the span is of.
    pub fn suggestion(&self) -> Option<SuggestionId> {
        match self {
            Self::Inserted { suggestion }
            | Self::Deleted { suggestion }
            | Self::Proposed { suggestion } => Some(*suggestion),
            Self::Link { .. }
            | Self::Emphasis
            | Self::Heard { .. }
            | Self::Set { .. }
            | Self::Comment { .. } => None,
        }
    }
}
