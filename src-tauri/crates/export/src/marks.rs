//! Whose proposal words are, where a copy shows what is only suggested.

use std::collections::HashMap;

use transcript::{
    Moment, Proposal, SpanKind, SpeakerId, Suggestion, SuggestionId, Transcript, TurnId,
};

/// Whose proposal some words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By<'a> {
    /// Who proposed it.
    pub author: &'a str,
    /// When.
    pub at: Moment,
}

/// A way in which everything that is proposed may be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// All of it is rejected.
    Rejected,
    /// All of it is accepted.
    Accepted,
}

impl Decided {
    /// The two ways.
    pub const BOTH: [Self; 2] = [Self::Rejected, Self::Accepted];
}

/// What is proposed for words, or for anything else that a reader sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks<'a> {
    /// Who proposed that they come.
    pub inserted: Option<By<'a>>,
    /// Who proposed that they go.
    pub deleted: Option<By<'a>>,
}

impl<'a> Marks<'a> {
    /// Marks of what stands there when all is rejected, when all is accepted, or both.
    pub fn of(rejected: bool, accepted: bool, by: By<'a>) -> Self {
        Self { inserted: (!rejected).then_some(by), deleted: (!accepted).then_some(by) }
    }

    /// Adds what a span says of its words.
    pub fn add(&mut self, kind: &SpanKind, known: &Known<'a>) {
        let by = kind.suggestion().and_then(|id| known.by(id));
        match kind {
            SpanKind::Inserted { .. } => self.inserted = by,
            SpanKind::Deleted { .. } => self.deleted = by,
            _ => {}
        }
    }

    /// True when the words are there once it is decided.
    pub fn stand(self, decided: Decided) -> bool {
        match decided {
            Decided::Rejected => self.inserted.is_none(),
            Decided::Accepted => self.deleted.is_none(),
        }
    }

    /// Leaves the words out of what is read once it is decided.
    pub fn leave_out(&mut self, decided: Decided, by: By<'a>) {
        match decided {
            Decided::Rejected => self.inserted = self.inserted.or(Some(by)),
            Decided::Accepted => self.deleted = self.deleted.or(Some(by)),
        }
    }

    /// Whose proposal it is, if it is one.
    pub fn by(self) -> Option<By<'a>> {
        self.deleted.or(self.inserted)
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
        self.0.get(&id).map(|one| by(one))
    }

    /// The address that a suggestion proposes for its words, or that it proposes none.
    pub fn link(&self, id: SuggestionId) -> Option<(Option<&'a str>, By<'a>)> {
        let one = self.0.get(&id)?;
        match &one.proposal {
            Proposal::Link { url, .. } => Some((url.as_deref(), by(one))),
            _ => None,
        }
    }

    /// Who is proposed for turns; of two proposals for one the earlier, as it is decided.
    pub fn speakers(&self) -> HashMap<TurnId, (Option<SpeakerId>, By<'a>)> {
        let mut all: Vec<&&Suggestion> = self.0.values().collect();
        all.sort_by_key(|one| one.id);
        let mut speakers = HashMap::new();
        for one in all {
            if let Proposal::Speaker { turn, speaker } = one.proposal {
                speakers.entry(turn).or_insert((speaker, by(one)));
            }
        }
        speakers
    }
}

fn by(suggestion: &Suggestion) -> By<'_> {
    By { author: &suggestion.author, at: suggestion.at }
}
