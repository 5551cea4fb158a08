//! The paragraphs of a document as they are read: one line each, whatever format they come from.

use std::rc::Rc;

use transcript::{CommentId, SpanKind, SuggestionId};

use crate::marked::{Lines, Marked, Meaning};
use crate::tables::{self, Table};
use crate::whole::{Beside, Whole};
use crate::{Warning, WarningKind};

/// How words are set, and what stands around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// In bold.
    pub bold: bool,
    /// Stressed.
    pub emphasis: bool,
    /// In the title of the whole.
    pub title: bool,
    /// The address that they lead to.
    pub link: Option<Rc<str>>,
    /// The suggestion with which they come.
    pub inserted: Option<SuggestionId>,
    /// The suggestion with which they go.
    pub deleted: Option<SuggestionId>,
    /// The suggestion of another link, or of none.
    pub proposed: Option<SuggestionId>,
    /// What it is of a label, in a copy of ours.
    pub beside: Option<Beside>,
}

impl Look {
    fn kinds(&self, comments: &[CommentId]) -> Vec<SpanKind> {
        let link = self.link.as_deref().map(|url| SpanKind::Link { url: url.to_owned() });
        let emphasis = self.emphasis.then_some(SpanKind::Emphasis);
        let inserted = self.inserted.map(|suggestion| SpanKind::Inserted { suggestion });
        let deleted = self.deleted.map(|suggestion| SpanKind::Deleted { suggestion });
        let proposed = self.proposed.map(|suggestion| SpanKind::Proposed { suggestion });
        let comments = comments.iter().map(|comment| SpanKind::Comment { comment: *comment });
        let kinds = [link, emphasis, inserted, deleted, proposed].into_iter().flatten();
        kinds.chain(comments).collect()
    }
}

/// How the line looks that is being written.
#[derive(Debug, Default)]
struct LineLook {
    /// Where it begins.
    start: usize,
    /// How many marks there were then.
    marks: usize,
    /// True when some of its words are not bold.
    plain: bool,
    /// Where a tab follows words that are all bold.
    tab: Option<usize>,
}

/// So many comments on the same words are kept there; more of them only where they begin.
const MOST_COMMENTS: usize = 32;

/// A document that is being read.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    out: Marked,
    /// The tables that are open, each with the text that stands before it.
    tables: Vec<(Marked, Table)>,
    comments: Vec<CommentId>,
    controls: usize,
    line: LineLook,
    /// How much was added that no suggestion touches.
    untouched: usize,
    /// The same in the order of the file, where that is wanted.
    whole: Option<Whole>,
}

impl Flow {
    /// A document of which the whole is wanted, with what comes and goes in its place.
    pub(crate) fn with_whole() -> Self {
        Self { whole: Some(Whole::default()), ..Self::default() }
    }

    /// The whole, where it is wanted.
    pub(crate) fn take_whole(&mut self) -> Option<Whole> {
        self.whole.take()
    }

    /// Something with a name begins.
    pub(crate) fn name(&mut self, name: &str) {
        self.whole.iter_mut().for_each(|whole| whole.name(name));
    }

    /// Adds words. Every sign that ends a line ends one.
    pub(crate) fn words(&mut self, text: &str, look: &Look) {
        let seen = |c: char| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}');
        if text.chars().all(|c| seen(c) && c != '\u{AD}') {
            return self.push(text, look);
        }
        let mut clean = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' if chars.peek() == Some(&'\n') => {}
                '\r' | '\n' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
                '\t' => clean.push('\t'),
                // A document is set anew wherever it is shown: where words may part is not text.
                '\u{FEFF}' | '\u{AD}' => {}
                c if c.is_control() => self.controls += 1,
                c => clean.push(c),
            }
        }
        self.push(&clean, look);
    }

    fn push(&mut self, text: &str, look: &Look) {
        if text.is_empty() {
            return;
        }
        let kinds = look.kinds(&self.comments);
        self.whole.iter_mut().for_each(|whole| whole.push(text, &kinds, look.beside));
        if look.inserted.is_some() {
            return self.out.insert(text, kinds);
        }
        if look.deleted.is_none() {
            self.untouched += text.len();
        }
        let here = self.out.text.len();
        if here != self.line.start && self.at_line_start() {
            let marks = self.out.marks.len();
            self.line = LineLook { start: here, marks, ..LineLook::default() };
        }
        if text.starts_with('\t') && !self.line.plain && here > self.line.start {
            self.line.tab.get_or_insert(here);
        }
        self.line.plain |= !look.bold && !text.trim().is_empty();
        let looks = [(look.bold, Meaning::Bold), (look.title, Meaning::Title)];
        let looks = looks.into_iter().filter_map(|(is, meaning)| is.then_some(meaning));
        self.out.push(text, kinds.into_iter().map(Meaning::Span).chain(looks));
    }

    /// Adds white space of which only one matters.
    pub(crate) fn space(&mut self, look: &Look) {
        let last = match self.out.insertions.last() {
            Some(last) if last.at == self.out.text.len() => last.text.chars().next_back(),
            _ => self.out.text.chars().next_back(),
        };
        if last.is_some_and(|last| !last.is_whitespace()) {
            self.push(" ", look);
        }
    }

    /// Adds words between which white space is one space, whatever stands in the file; lines are
    /// kept where they may mean something.
    pub(crate) fn running(&mut self, text: &str, look: &Look, keep_lines: bool) {
        let white = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(white);
            let gap = rest.len() - words.len();
            if gap > 0 {
                let lines = rest.get(..gap).is_some_and(|gap| gap.contains('\n'));
                if lines && keep_lines {
                    self.end_line();
                } else {
                    self.space(look);
                }
            }
            let end = words.find(white).unwrap_or(words.len());
            let (word, after) = words.split_at_checked(end).unwrap_or((words, ""));
            self.words(word, look);
            rest = after;
        }
    }

    /// True when the last words end with one of these.
    pub(crate) fn ends_with(&self, ends: [char; 2]) -> bool {
        self.out.text.ends_with(ends)
    }

    /// True when nothing stands on the line yet.
    pub(crate) fn at_line_start(&self) -> bool {
        let inserted = self.out.insertions.last().is_some_and(|one| one.at == self.out.text.len());
        !inserted && (self.out.text.is_empty() || self.out.text.ends_with('\n'))
    }

    /// A name in bold with a tab behind it is a label, as the first column of a table is.
    fn mark_label(&mut self) {
        let LineLook { start, marks, plain, tab } = std::mem::take(&mut self.line);
        let Some(tab) = tab.filter(|_| plain) else { return };
        let name = self.out.text.get(start..tab).unwrap_or_default();
        if tables::is_name(name.split_whitespace()) && !name.contains([':', '：']) {
            self.out.put_in(tab, ":", marks);
        }
    }

    /// Ends the line, unless nothing stands on it.
    pub(crate) fn end_line(&mut self) {
        self.mark_label();
        self.whole.iter_mut().for_each(Whole::end_line);
        if !self.at_line_start() {
            self.out.text.push('\n');
        }
    }

    /// Ends a paragraph whose end itself may be suggested.
    pub(crate) fn end_paragraph(&mut self, mark: &Look) {
        let Look { inserted, deleted, .. } = *mark;
        if inserted.is_none() && deleted.is_none() {
            // As wide as a word: what is suggested before it and after it is not one thing.
            self.untouched += usize::from(!self.at_line_start());
            return self.end_line();
        }
        self.mark_label();
        if let Some(suggestion) = deleted.filter(|_| self.out.text.ends_with(' ')) {
            // Paragraphs end without white space, but words that are joined need it.
            self.out.insert(" ", vec![SpanKind::Inserted { suggestion }]);
        }
        self.push("\n", &Look { inserted, deleted, ..Look::default() });
    }

    /// Ends the line and leaves one blank.
    pub(crate) fn blank_line(&mut self) {
        self.end_line();
        if !self.out.text.is_empty() && !self.out.text.ends_with("\n\n") {
            self.out.text.push('\n');
        }
    }

    /// How much was added that no suggestion touches.
    pub(crate) fn untouched(&self) -> usize {
        self.untouched
    }

    /// What follows is remarked on.
    pub(crate) fn open_comment(&mut self, comment: CommentId) {
        self.anchor(comment);
        if self.comments.len() < MOST_COMMENTS && !self.comments.contains(&comment) {
            self.comments.push(comment);
        }
    }

    /// What follows is not remarked on any more.
    pub(crate) fn close_comment(&mut self, comment: CommentId) {
        self.comments.retain(|open| *open != comment);
    }

    /// A comment on this place and on no words.
    pub(crate) fn anchor(&mut self, comment: CommentId) {
        let here = self.out.text.len();
        self.out.mark(here..here, Meaning::Span(SpanKind::Comment { comment }));
        self.whole.iter_mut().for_each(|whole| whole.anchor(comment));
    }

    /// A comment on the word before this place.
    pub(crate) fn remark_on_last_word(&mut self, comment: CommentId) {
        self.whole.iter_mut().for_each(|whole| whole.anchor(comment));
        let text = self.out.text.trim_end_matches(' ');
        let start = text.rfind(char::is_whitespace).map_or(0, |gap| {
            gap + text.get(gap..).and_then(|gap| gap.chars().next()).map_or(1, char::len_utf8)
        });
        let end = text.len();
        self.out.mark(start.min(end)..end, Meaning::Span(SpanKind::Comment { comment }));
    }

    /// A link on this place and on no words; it will wait for some.
    pub(crate) fn stray_link(&mut self, url: &str) {
        let here = self.out.text.len();
        self.out.mark(here..here, Meaning::Span(SpanKind::Link { url: url.to_owned() }));
    }

    /// Begins a table.
    pub(crate) fn open_table(&mut self) {
        self.end_line();
        let before = std::mem::take(&mut self.out);
        self.tables.push((before, Table::default()));
    }

    /// Begins a row; the cells of a header name the columns.
    pub(crate) fn open_row(&mut self, header: bool) {
        self.close_cell();
        if let Some((_, table)) = self.tables.last_mut() {
            table.row(header);
        }
    }

    /// Ends a cell, and begins the next.
    pub(crate) fn close_cell(&mut self) {
        if self.tables.is_empty() {
            return;
        }
        self.end_line();
        self.line = LineLook::default();
        let Some((_, table)) = self.tables.last_mut() else { return };
        table.cell(std::mem::take(&mut self.out));
    }

    /// Ends a table: its rows become lines.
    pub(crate) fn close_table(&mut self) {
        self.close_cell();
        let Some((before, table)) = self.tables.pop() else { return };
        self.out = before;
        self.line = LineLook::default();
        table.write(&mut self.out);
    }

    /// Adds what was read aside.
    pub(crate) fn add(&mut self, aside: Marked) {
        self.end_line();
        self.whole.iter_mut().for_each(|whole| whole.push(&aside.text, &[], None));
        self.untouched += aside.text.len();
        self.out.append(aside);
        self.end_line();
    }

    /// The text with its marks.
    pub(crate) fn finish(mut self, lines: Lines, warnings: &mut Vec<Warning>) -> Marked {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.end_line();
        if self.controls > 0 {
            let message = format!("{} control characters were left out", self.controls);
            warnings.push(Warning::file(WarningKind::ControlCharacters, message));
        }
        self.out.lines = lines;
        self.out
    }
}
