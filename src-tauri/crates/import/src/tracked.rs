//! Tracked changes of a document as suggestions.

use std::rc::Rc;

use transcript::{Moment, Proposal, Suggestion, SuggestionId};

use crate::{Warning, WarningKind};

/// Whether words come or go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// They are inserted.
    Comes,
    /// They are deleted.
    Goes,
}

/// Who changed something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct By {
    author: Rc<str>,
    at: Option<Moment>,
}

impl By {
    /// As a document tells it.
    pub(crate) fn new(author: Option<&str>, at: Option<&str>) -> Self {
        Self { author: name(author).into(), at: at.and_then(Moment::read) }
    }
}

/// The name of an author; a remark without one is by somebody too.
pub(crate) fn name(author: Option<&str>) -> String {
    let clean = |author: &str| {
        let visible: String = author.chars().filter(|c| !c.is_control()).collect();
        visible.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    author.map(clean).filter(|name| !name.is_empty()).unwrap_or_else(|| "Unknown".to_owned())
}

/// The suggestions that a document makes.
#[derive(Debug, Default)]
pub(crate) struct Tracked {
    suggestions: Vec<Suggestion>,
    /// The last one on words, and how much stood before its end that no suggestion touches.
    last: Option<(By, usize, SuggestionId)>,
    undated: usize,
}

/// Within this time a word is changed for another.
const MINUTE: i64 = 60_000;

impl Tracked {
    /// The suggestion that changes words here. Programs write one change as several pieces, and
    /// what goes apart from what comes: what adjoins and was made by one hand is one.
    pub(crate) fn words(&mut self, by: &By, here: usize) -> SuggestionId {
        let minute = |by: &By| by.at.map(|at| at.0.div_euclid(MINUTE));
        if let Some((last, place, id)) = &self.last
            && *place == here
            && last.author == by.author
            && minute(last) == minute(by)
        {
            return *id;
        }
        let id = self.propose(by, Proposal::Words);
        self.last = Some((by.clone(), here, id));
        id
    }

    /// What follows is somewhere else.
    pub(crate) fn part(&mut self) {
        self.last = None;
    }

    /// A suggestion of its own.
    pub(crate) fn propose(&mut self, by: &By, proposal: Proposal) -> SuggestionId {
        let number = u32::try_from(self.suggestions.len()).unwrap_or(u32::MAX);
        let id = SuggestionId(number.saturating_add(1));
        self.undated += usize::from(by.at.is_none());
        let at = by.at.unwrap_or(Moment(0));
        self.suggestions.push(Suggestion { id, author: by.author.to_string(), at, proposal });
        id
    }

    /// All of them.
    pub(crate) fn finish(self, warnings: &mut Vec<Warning>) -> Vec<Suggestion> {
        if self.undated > 0 {
            let message = format!("tracked changes without a date: {}", self.undated);
            warnings.push(Warning::file(WarningKind::Suggestions, message));
        }
        self.suggestions
    }
}
