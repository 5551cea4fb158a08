//! Lines to paragraphs, each with the head that it begins with.

use super::cues;
use super::heads::Head;
use super::labels::{Decided, Labels};
use super::lines::{Indent, Layout, Line, Role};
use super::trace::Row;

/// What the lines make.
#[derive(Debug)]
pub(super) enum Block<'a> {
    /// Speech or a cue.
    Paragraph(Paragraph<'a>),
    /// Addresses away from their place.
    Links {
        /// The page they are on.
        page: u32,
        /// The addresses.
        urls: Vec<&'a str>,
    },
}

/// Lines that belong together.
#[derive(Debug)]
pub(super) struct Paragraph<'a> {
    /// The number of its first line.
    pub line: usize,
    /// The page it begins on.
    pub page: u32,
    /// The label and time it begins with.
    pub head: Option<Decided<'a>>,
    /// Its lines, heads taken off.
    pub rows: Vec<Row<'a>>,
    /// True when a page's end lies between it and the paragraph before, which it may continue.
    pub after_page_end: bool,
    /// Its first line as it is in the file.
    whole_line: Row<'a>,
}

/// Gathers the lines into paragraphs.
pub(super) fn gather<'a>(
    lines: &[Line<'a>],
    heads: &[Head<'a>],
    labels: &Labels,
    layout: Layout,
) -> Vec<Block<'a>> {
    let decided: Vec<Option<Decided<'a>>> = lines
        .iter()
        .zip(heads)
        .map(|(line, head)| (line.role == Role::Words).then(|| labels.judge(line, head)).flatten())
        .collect();
    let parts_below = |index: usize| {
        lines.get(index + 1).is_none_or(|next| next.role != Role::Words || next.feeds > 0)
            || decided.get(index + 1).is_some_and(Option::is_some)
    };
    let alone: Vec<bool> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            line.could_start && parts_below(index) && cues::mark(line.text).is_some()
        })
        .collect();
    let mut gatherer =
        Gatherer { layout, blocks: Vec::new(), open: None, blanks: 0, page_end: false };
    for ((line, head), alone) in lines.iter().zip(decided).zip(alone) {
        gatherer.line(line, head, alone);
    }
    gatherer.close();
    gatherer.blocks
}

struct Gatherer<'a> {
    layout: Layout,
    blocks: Vec<Block<'a>>,
    open: Option<Paragraph<'a>>,
    /// Blank lines since the last line with words.
    blanks: usize,
    /// True when a page ended since the last line with words.
    page_end: bool,
}

impl<'a> Gatherer<'a> {
    fn line(&mut self, line: &Line<'a>, head: Option<Decided<'a>>, alone: bool) {
        self.page_end |= line.begins_page;
        match line.role {
            Role::Blank => self.blanks += 1,
            Role::Running => {}
            Role::Links => {
                if self.open.as_ref().is_some_and(|open| !open.rows.is_empty()) {
                    self.close();
                }
                let urls = line.text.split_whitespace().collect();
                self.blocks.push(Block::Links { page: line.page, urls });
                self.page_end = true;
            }
            Role::Words => {
                match head {
                    Some(head) => self.head(line, head),
                    None => self.words(line, alone),
                }
                self.blanks = 0;
                self.page_end = false;
            }
        }
    }

    /// A line that begins a turn, or that completes the head above it.
    fn head(&mut self, line: &Line<'a>, head: Decided<'a>) {
        if let Some(open) = self.open.as_mut().filter(|open| open.rows.is_empty())
            && let Some(above) = &mut open.head
        {
            let time_below = head.label.is_none() && above.time.is_none();
            let label_below = above.label.is_none() && head.time.is_none();
            if time_below || label_below {
                above.time = above.time.or(head.time);
                above.label = above.label.take().or(head.label);
                open.add(line.row(head.rest));
                return;
            }
        }
        self.begin(line, Some(head));
    }

    fn words(&mut self, line: &Line<'a>, alone: bool) {
        let waiting = self.open.as_ref().is_some_and(|open| open.rows.is_empty());
        let parted = self.blanks >= self.layout.gap
            || !self.layout.wrapped
            || (self.layout.indent_parts && line.indent == Indent::Deep);
        if self.open.is_none() || (!waiting && (parted || alone)) {
            self.begin(line, None);
        } else if let Some(open) = &mut self.open {
            open.add(line.row(line.text));
        }
        if alone {
            self.close();
        }
    }

    fn begin(&mut self, line: &Line<'a>, head: Option<Decided<'a>>) {
        self.close();
        let first = head.as_ref().map_or(line.text, |head| head.rest);
        let mut paragraph = Paragraph {
            line: line.number,
            page: line.page,
            after_page_end: head.is_none() && self.page_end && line.indent != Indent::Deep,
            head,
            rows: Vec::new(),
            whole_line: line.row(line.text),
        };
        paragraph.add(line.row(first));
        self.open = Some(paragraph);
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        let only_time = open.head.as_ref().is_some_and(|head| head.label.is_none());
        if only_time && open.rows.is_empty() {
            // A time with nothing to it is text, lest it be lost.
            open.head = None;
            open.add(open.whole_line);
        }
        self.blocks.push(Block::Paragraph(open));
    }
}

impl<'a> Paragraph<'a> {
    fn add(&mut self, row: Row<'a>) {
        if !row.text.is_empty() {
            self.rows.push(row);
        }
    }
}
