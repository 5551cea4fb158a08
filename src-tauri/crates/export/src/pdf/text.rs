//! Words of several looks, before they are set.

use std::ops::Range;

use super::looks::Look;
use crate::shown::clean;

/// A place in the document that something leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The note of this number.
    Note(usize),
    /// The mark of this note, behind its words.
    NoteMark(usize),
    /// The comments of this number.
    Comment(usize),
    /// The mark of these comments.
    CommentMark(usize),
}

/// Where words lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To an address.
    Away(String),
    /// To a place in the document.
    Within(Anchor),
}

/// What a stretch of words is to a screen reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Plain words.
    Words,
    /// Stressed words.
    Stressed,
    /// Words that lead somewhere, with what is said of that.
    Link { leads: Leads, about: String },
    /// Words that are only proposed, or proposed to go; told as this.
    Proposed { told: String },
}

/// Words of one look.
#[derive(Clone, Debug)]
pub struct Span {
    /// Where they are in the text.
    pub range: Range<usize>,
    pub look: Look,
    /// The number of the part that they belong to.
    pub part: usize,
}

/// A paragraph before it is set.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub words: String,
    /// Its spans, one behind the other.
    pub spans: Vec<Span>,
    pub parts: Vec<Part>,
    /// Places that something leads to, by the span that they begin with.
    pub anchors: Vec<(Anchor, usize)>,
}

impl Text {
    /// Words of one look.
    pub fn of(words: &str, look: Look) -> Self {
        let mut text = Self::default();
        text.push(words, look, Part::Words);
        text
    }

    /// Adds words, which continue the last part where they are the same.
    pub fn push(&mut self, words: &str, look: Look, part: Part) {
        let start = self.words.len();
        self.words.extend(clean(words));
        if self.words.len() == start {
            return;
        }
        if self.parts.last() != Some(&part) {
            self.parts.push(part);
        }
        let part = self.parts.len() - 1;
        self.spans.push(Span { range: start..self.words.len(), look, part });
    }

    /// Says that something leads to the words that were added last.
    pub fn anchor(&mut self, anchor: Anchor) {
        if let Some(span) = self.spans.len().checked_sub(1) {
            self.anchors.push((anchor, span));
        }
    }
}
