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
    /// How its lines are to be read.
    pub lines: Lines,
    /// What ranges of the text mean, in any order.
    pub marks: Vec<Mark>,
    /// The comments that marks name; their turns and quotes are found by the words.
    pub comments: Vec<Comment>,
    /// The suggestions that marks name.
    pub suggestions: Vec<Suggestion>,
    /// The fonts that marks name.
    pub fonts: Vec<Font>,
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
    /// Printed on every page: a running head or a page number.
    Running,
    /// What a span of a turn can mean. The address of a link is as it was found.
    Span(SpanKind),
}

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

    /// Says what a range means; a mark that goes on from one like it makes it longer.
    pub(crate) fn mark(&mut self, range: Range<usize>, meaning: Meaning) {
        /// So many kinds of marks may end at one place.
        const NEAR: usize = 8;
        let mut last = self.marks.iter_mut().rev().take(NEAR);
        match last.find(|mark| mark.range.end == range.start && mark.meaning == meaning) {
            Some(mark) => mark.range.end = range.end,
            None => self.marks.push(Mark { range, meaning }),
        }
    }
}
