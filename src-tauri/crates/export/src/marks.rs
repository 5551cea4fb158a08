//! Whose proposal words are, where a copy shows what is only suggested.

use std::collections::HashMap;

use transcript::{Moment, SpanKind, Suggestion, SuggestionId, Transcript};

/// Whose proposal some words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By<'a> {
    /// Who proposed it.
    pub author: &'a str,
    /// When.
    pub at: Moment,
}

/// What is proposed for words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks<'a> {
    /// Who proposed that they come.
    pub inserted: Option<By<'a>>,
    /// Who proposed that they go.
    pub deleted: Option<By<'a>>,
}

impl<'a> Marks<'a> {
    /// Adds what a span says of its words.
    pub fn add(&mut self, kind: &SpanKind, known: &Known<'a>) {
        let by = kind.suggestion().and_then(|id| known.by(id));
        match kind {
            SpanKind::Inserted { .. } => self.inserted = by,
            SpanKind::Deleted { .. } => self.deleted = by,
            _ => {}
        }
    }
}

/// The suggestions of a transcript by their ids.
#[derive(Default)]
pub struct Known<'a>(HashMap<SuggestionId, &'a Suggestion>);

impl<'a> Known<'a> {
    /// Those of a transcript.
    pub fn of(transcript: &'a Transcript) -> Self {
        Self(transcript.suggestions.iter().map(|one| (one.id, one)).collect())
    }

    fn by(&self, id: SuggestionId) -> Option<By<'a>> {
        self.0.get(&id).map(|one| By { author: &one.author, at: one.at })
    }
}
