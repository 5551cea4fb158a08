//! Blocks of text under lines of time, found by the lines of time.

use transcript::TimeMs;

use super::clock::clock;

/// Lines of text under a line of time.
#[derive(Debug, Default)]
pub(super) struct Block<'a> {
    /// The number of the line of time, from 1.
    pub line: usize,
    /// When it begins.
    pub start_ms: Option<TimeMs>,
    /// When it ends.
    pub end_ms: Option<TimeMs>,
    /// Its text.
    pub text: Vec<&'a str>,
}

/// All blocks of a file, and what was not right about it.
#[derive(Debug, Default)]
pub(super) struct Blocks<'a> {
    /// In the order of the file.
    pub blocks: Vec<Block<'a>>,
    /// Notes of the file's maker, with their lines.
    pub notes: Vec<(usize, String)>,
    /// Lines of time that could not be read.
    pub broken: usize,
    /// The first of them.
    pub first_broken: Option<usize>,
}

/// When a caption begins and ends, as far as its line can be read.
pub(super) type Timing = (Option<TimeMs>, Option<TimeMs>);

/// How the formats differ.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// Reads a line of time. `None` when it is none; times that could not be read are missing.
    pub timing: fn(&str) -> Option<Timing>,
    /// Takes the name of the next block off the lines of a block.
    pub name: fn(&mut Vec<(usize, &str)>, &mut Option<u64>),
    /// True when a part of a block, which follows a blank line, is a note and no text.
    pub is_note: fn(&str) -> bool,
}

/// `START --> END`, with whatever follows.
pub(super) fn arrow(line: &str) -> Option<(Option<TimeMs>, Option<TimeMs>)> {
    let (start, end) = line.split_once("-->").or_else(|| line.split_once("->"))?;
    let (start, end) = (start.trim(), end.trim());
    let whole = |text: &str| clock(text).filter(|(_, rest)| rest.is_empty()).map(|(time, _)| time);
    let first = |text: &str| {
        clock(text)
            .filter(|(_, rest)| !rest.starts_with(|c: char| c.is_alphanumeric()))
            .map(|(time, _)| time)
    };
    let times = (whole(start), first(end));
    // Prose may hold an arrow; a line of time begins with a digit, and one of its ends is a time.
    let begins = start.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let is_one_word = !start.contains(char::is_whitespace);
    let is_time = begins && is_one_word && (times.0.is_some() || times.1.is_some());
    is_time.then_some(times)
}

/// Cuts a text into blocks.
pub(super) fn cut<'a>(text: &'a str, dialect: Dialect) -> Blocks<'a> {
    let mut blocks = Blocks::default();
    let mut block = Block::default();
    let mut lines: Vec<(usize, &'a str)> = Vec::new();
    let mut number = None;
    for (index, line) in text.split(['\n', '\u{c}']).enumerate() {
        let Some((start_ms, end_ms)) = (dialect.timing)(line.trim()) else {
            lines.push((index + 1, line.trim()));
            continue;
        };
        (dialect.name)(&mut lines, &mut number);
        blocks.push(block, &mut lines, dialect);
        if start_ms.is_none() || end_ms.is_none() {
            blocks.broken += 1;
            blocks.first_broken.get_or_insert(index + 1);
        }
        block = Block { line: index + 1, start_ms, end_ms, text: Vec::new() };
    }
    blocks.push(block, &mut lines, dialect);
    blocks
}

impl<'a> Blocks<'a> {
    /// Adds a block with its lines; notes between them are noted.
    fn push(&mut self, mut block: Block<'a>, lines: &mut Vec<(usize, &'a str)>, dialect: Dialect) {
        let mut in_note = false;
        let mut after_blank = block.line == 0;
        for (number, line) in lines.drain(..) {
            if line.is_empty() {
                (in_note, after_blank) = (false, true);
                continue;
            }
            if after_blank && (dialect.is_note)(line) {
                in_note = true;
                self.notes.push((number, line.to_owned()));
            } else if in_note {
                if let Some((_, note)) = self.notes.last_mut() {
                    note.push(' ');
                    note.push_str(line);
                }
            } else {
                if block.line == 0 {
                    block.line = number;
                }
                block.text.push(line);
            }
            after_blank = false;
        }
        if !block.text.is_empty() {
            self.blocks.push(block);
        }
    }
}

/// The number in front of a line of time, as far as it is one: alone after a blank line, or the
/// one that is due.
pub(super) fn take_number(lines: &mut Vec<(usize, &str)>, last: &mut Option<u64>) {
    let Some((_, line)) = lines.last() else { return };
    let digits = !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = line.parse::<u64>().ok().filter(|_| digits) else { return };
    let apart = lines.iter().rev().nth(1).is_none_or(|(_, line)| line.is_empty());
    let due = last.is_some_and(|last| last.checked_add(1) == Some(number));
    if apart || due {
        lines.pop();
        *last = Some(number);
    }
}

/// Whatever stands alone right in front of a line of time.
pub(super) fn take_any(lines: &mut Vec<(usize, &str)>, _: &mut Option<u64>) {
    let apart = lines.iter().rev().nth(1).is_some_and(|(_, line)| line.is_empty());
    if apart && lines.last().is_some_and(|(_, line)| !line.is_empty()) {
        lines.pop();
    }
}
