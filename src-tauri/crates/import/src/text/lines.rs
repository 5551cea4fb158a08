//! The lines of a file, and how they make paragraphs.

use super::heads::Head;
use super::pages;
use super::times;
use super::trace::Row;
use crate::{Warning, WarningKind};

/// One line, and what is known of it before its words are read.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Where its text begins in the file's.
    pub at: usize,
    /// Its text, without the white space around it.
    pub text: &'a str,
    /// The white space that it begins with.
    pub indent: Indent,
    /// How many form feeds stand right before it.
    pub feeds: u32,
    /// The page that it is on, from 1.
    pub page: u32,
    /// True when it is the first line of its page, and its page is not the first.
    pub begins_page: bool,
    /// What it is good for.
    pub role: Role,
    /// True when a new turn could begin here: after a blank line, or after a sentence's end.
    pub could_start: bool,
}

/// The white space that a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Indent {
    /// None.
    Flush,
    /// One space, as some PDF readers put at a page's start.
    OneSpace,
    /// More.
    Deep,
}

/// What a line is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing.
    Blank,
    /// Words.
    Words,
    /// Addresses away from their place.
    Links,
    /// A page number or a running head.
    Running,
}

impl<'a> Line<'a> {
    pub(super) fn is_blank(&self) -> bool {
        self.role == Role::Blank
    }

    /// The end of its text as a row of a paragraph.
    pub(super) fn row(&self, rest: &'a str) -> Row<'a> {
        Row { number: self.number, at: self.at + self.text.len() - rest.len(), text: rest }
    }
}

/// How many lines [`split`] makes.
pub(super) fn count(text: &str) -> usize {
    text.bytes().filter(|byte| matches!(byte, b'\n' | b'\x0C')).count() + 1
}

/// Cuts clean text into lines; a form feed ends a line too.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut at = 0;
    for (index, raw) in text.split('\n').enumerate() {
        for (feeds, part) in (0_u32..).zip(raw.split('\u{C}')) {
            let trimmed = part.trim();
            let waiting = match lines.last() {
                // Only words turn the page: feeds with nothing after them wait.
                Some(last) if last.is_blank() && feeds > 0 => lines.pop().map_or(0, |l| l.feeds),
                _ => 0,
            };
            let blank = part.len() - part.trim_start().len();
            lines.push(Line {
                number: index + 1,
                at: at + blank,
                text: trimmed,
                indent: indent(part),
                feeds: waiting + u32::from(feeds > 0),
                page: 1,
                begins_page: false,
                role: if trimmed.is_empty() { Role::Blank } else { Role::Words },
                could_start: true,
            });
            at += part.len() + 1;
        }
    }
    lines
}

fn indent(line: &str) -> Indent {
    match line.strip_prefix(' ') {
        Some(rest) if !rest.starts_with(char::is_whitespace) => Indent::OneSpace,
        None if !line.starts_with(char::is_whitespace) => Indent::Flush,
        _ => Indent::Deep,
    }
}

/// Notes where a turn could begin.
pub(super) fn find_starts(lines: &mut [Line<'_>]) {
    let mut start = true;
    for line in lines {
        line.could_start = start || matches!(line.indent, Indent::Deep);
        start = match line.role {
            Role::Words => ends_sentence(line.text) || times::whole(line.text).is_some(),
            Role::Blank | Role::Links => true,
            Role::Running => start,
        };
    }
}

/// True when a text ends as sentences and broken off speech do.
pub(super) fn ends_sentence(text: &str) -> bool {
    const ENDS: &[char] = &[
        '.', '?', '!', '…', '”', '’', '"', '\'', '»', ')', ']', '}', '>', ':', ';', '—', '–', '-',
        '*', '_', '♪', '。', '？', '！', '」',
    ];
    text.ends_with(ENDS)
}

/// How lines make paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// False when every line is a paragraph.
    pub wrapped: bool,
    /// How many blank lines part paragraphs: two where every line is followed by a blank one.
    pub gap: usize,
    /// True when a deeply indented line begins a paragraph.
    pub indent_parts: bool,
    /// True when tabs stand between the words.
    pub tabs: bool,
}

/// Lines longer than this were never wrapped.
const WRAPPED_AT_MOST: usize = 160;

impl Layout {
    /// Finds the layout.
    pub(super) fn find(lines: &[Line<'_>], heads: &[Head<'_>]) -> Self {
        let plain = || {
            lines.iter().zip(heads).filter(|(l, head)| l.role == Role::Words && !head.begins_turn())
        };
        let deep = plain().filter(|(line, _)| line.indent == Indent::Deep).count();
        Self {
            wrapped: is_wrapped(lines, heads),
            gap: if is_double_spaced(lines) { 2 } else { 1 },
            indent_parts: deep * 5 < plain().count() * 2,
            tabs: pages::tabs_part_words(lines),
        }
    }

    /// The layout of a text whose format tells it.
    pub(super) fn told(wrapped: bool) -> Self {
        Self { wrapped, gap: 1, indent_parts: false, tabs: false }
    }

    /// Says what was found.
    pub(super) fn warning(self) -> Warning {
        let words = if self.tabs { "tabs" } else { "spaces" };
        let paragraphs = match (self.wrapped, self.gap) {
            (true, 1) => "lines are wrapped and blank lines part paragraphs",
            (true, _) => "lines are wrapped and a blank line follows each",
            (false, _) => "every line is a paragraph",
        };
        let message = format!("words are parted by {words}; {paragraphs}");
        Warning::file(WarningKind::LayoutGuessed, message)
    }
}

/// In wrapped text sentences run on over the lines' ends. What speaks against it is a short line
/// right above a new sentence.
fn is_wrapped(lines: &[Line<'_>], heads: &[Head<'_>]) -> bool {
    let width = width(lines);
    if width > WRAPPED_AT_MOST {
        return false;
    }
    let (mut running_on, mut cut_short) = (0, 0);
    let pairs = lines.iter().zip(heads).zip(lines.iter().zip(heads).skip(1));
    for ((line, head), (next, next_head)) in pairs {
        let both_words = line.role == Role::Words && next.role == Role::Words;
        if !both_words || head.is_all() || next_head.begins_turn() {
            continue;
        }
        if runs_on(line.text, next.text) {
            running_on += 1;
        } else if !is_full(line.text, next.text, width) && next.text.starts_with(char::is_uppercase)
        {
            cut_short += 1;
        }
    }
    running_on >= cut_short
}

/// True when one blank line follows every line, and sentences run on over the blank lines.
fn is_double_spaced(lines: &[Line<'_>]) -> bool {
    let width = width(lines);
    let (mut words, mut alone, mut running_on) = (0, 0, 0);
    let mut last: Option<&str> = None;
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        if line.role == Role::Words {
            words += 1;
            alone += usize::from(next.is_blank());
            running_on +=
                usize::from(last.is_some_and(|last| {
                    runs_on(last, line.text) && is_full(last, line.text, width)
                }));
            last = Some(line.text);
        }
    }
    words >= 4 && (words - alone) * 50 <= words && running_on * 5 >= words * 2
}

/// How long lines get, in characters, but for a few.
fn width(lines: &[Line<'_>]) -> usize {
    let words = lines.iter().filter(|line| line.role == Role::Words);
    let mut lengths: Vec<usize> = words.map(|line| line.text.chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 19 / 20).copied().unwrap_or(0)
}

/// True when the first word of the next line would hardly have found room on this one.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let first_word = next.split_whitespace().next().unwrap_or("");
    (line.chars().count() + 1 + first_word.chars().count()) * 4 >= width * 3
}

/// True when a sentence goes on from one line to the next.
fn runs_on(line: &str, next: &str) -> bool {
    let broken = line.ends_with('-') && !line.ends_with("--") && !line.ends_with(" -");
    next.starts_with(char::is_lowercase) && (broken || !ends_sentence(line))
}
