//! Text with marks: what the reader of a rich format hands on, for its structure to be found as
//! that of plain text is.

use std::ops::Range;

use transcript::{Comment, Font, SpanKind, Suggestion};

/// A text, and what its format says of it beside the letters.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    /// Lines end with `\n`, pages may end with `\u{c}`; the only other control character is the
    /// tab.
    pub text: String,
    /// What its file is called apart from these words; may be empty.
    pub title: String,
    /// How its lines are to be read.
    pub lines: Lines,
    /// What ranges of the text mean, in any order.
    pub marks: Vec<Mark>,
    /// True when it is speech alone, written down as it is heard: a label has its colon, and a time
    /// in the words is a word.
    pub speech: bool,
    /// Where somebody else begins to speak, though no label says who: bytes of the text, in order.
    pub begins: Vec<usize>,
    /// The comments that marks name; their turns and quotes are found by the words.
    pub comments: Vec<Comment>,
    /// The suggestions that marks name.
    pub suggestions: Vec<Suggestion>,
    /// The fonts that marks name.
    pub fonts: Vec<Font>,
    /// What suggestions would put into the text, in the order of their places.
    pub insertions: Vec<Insertion>,
}

/// Words that a suggestion would put into the text. Labels and turns are found in the text
/// without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Insertion {
    /// The byte of the text in front of which they would stand.
    pub at: usize,
    /// The words.
    pub text: String,
    /// What they mean; among it the suggestion.
    pub kinds: Vec<SpanKind>,
}

/// How the lines of a text make paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Nobody said; it is guessed.
    #[default]
    Guessed,
    /// Every line is a paragraph.
    Paragraphs,
    /// Lines were wrapped, and a blank line parts paragraphs.
    Wrapped,
}

/// What a range of the text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The bytes of the text; none when a link lies on no words and waits for its place.
    pub range: Range<usize>,
    /// What they mean.
    pub meaning: Meaning,
}

/// What a mark means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Set in bold, as labels are.
    Bold,
    /// The title of the whole, as its format says.
    Title,
    /// Printed on every page: a running head or a page number.
    Running,
    /// What a span of a turn can mean. The address of a link is as it was found.
    Span(SpanKind),
}

/// So many kinds of marks may end at one place.
const NEAR: usize = 8;

impl Marked {
    /// Adds text that means something, and passes over empty text.
    pub(crate) fn push(&mut self, text: &str, meanings: impl IntoIterator<Item = Meaning>) {
        let start = self.text.len();
        self.text.push_str(text);
        let range = start..self.text.len();
        if range.is_empty() {
            return;
        }
        for meaning in meanings {
            self.mark(range.clone(), meaning);
        }
    }

    /// Adds text that would come with a suggestion.
    pub(crate) fn insert(&mut self, text: &str, kinds: Vec<SpanKind>) {
        let at = self.text.len();
        if let Some(last) = self.insertions.last_mut().filter(|last| last.at == at)
            && last.kinds == kinds
        {
            last.text.push_str(text);
            return;
        }
        self.insertions.push(Insertion { at, text: text.to_owned(), kinds });
    }

    /// Adds another text with all that is said of it.
    pub(crate) fn append(&mut self, other: Self) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        for Mark { range, meaning } in other.marks {
            self.mark(range.start + by..range.end + by, meaning);
        }
        let shifted = |one: Insertion| Insertion { at: one.at + by, ..one };
        self.insertions.extend(other.insertions.into_iter().map(shifted));
        self.comments.extend(other.comments);
        self.suggestions.extend(other.suggestions);
        self.fonts.extend(other.fonts);
    }

    /// Puts text in on the last line, which began when there were so many marks; it means nothing.
    pub(crate) fn put_in(&mut self, at: usize, text: &str, marks: usize) {
        if !self.text.is_char_boundary(at) {
            return;
        }
        self.text.insert_str(at, text);
        // Marks of lines before may go on on this one.
        let marks = self.marks.iter_mut().skip(marks.saturating_sub(NEAR));
        for mark in marks.filter(|mark| mark.range.end > at) {
            mark.range.end += text.len();
            if mark.range.start >= at {
                mark.range.start += text.len();
            }
        }
        for one in self.insertions.iter_mut().rev().take_while(|one| one.at > at) {
            one.at += text.len();
        }
    }

    /// Takes off the ends of lines that the text ends with.
    pub(crate) fn trim_end(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        self.marks.retain_mut(|mark| {
            let anchors = mark.range.is_empty();
            mark.range = mark.range.start.min(end)..mark.range.end.min(end);
            anchors || !mark.range.is_empty()
        });
        self.insertions.iter_mut().for_each(|one| one.at = one.at.min(end));
    }

    /// True when nobody would see anything of it.
    pub(crate) fn is_blank(&self) -> bool {
        let inserted = || self.insertions.iter().all(|one| one.text.trim().is_empty());
        self.text.trim().is_empty() && inserted()
    }

    /// Says what a range means; a mark that goes on from one like it makes it longer.
    pub(crate) fn mark(&mut self, range: Range<usize>, meaning: Meaning) {
        let mut last = self.marks.iter_mut().rev().take(NEAR);
        match last.find(|mark| mark.range.end == range.start && mark.meaning == meaning) {
            Some(mark) => mark.range.end = range.end,
            None => self.marks.push(Mark { range, meaning }),
        }
    }
}
