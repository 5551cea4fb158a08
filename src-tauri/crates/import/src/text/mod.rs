//! Plain text, in any layout seen in the wild, and the structure of every text.
//!
//! One tolerant reader: bytes are decoded ([`decode`]), and text, with whatever marks a richer
//! format has for it ([`crate::marked`]), is cut into lines ([`lines`]); pages, page
//! numbers and stranded addresses are found ([`pages`]); what could be a label or a time at a
//! line's start is read ([`heads`]) and weighed by what the whole document does ([`labels`]);
//! lines become paragraphs ([`paragraphs`]) and paragraphs turns ([`assemble`]); what was marked
//! in the file is marked in the turns ([`trace`]), and what it only suggests is put in ([`suggested`]).
//!
//! Nothing is lost: every word of the file is in a turn, a label, a time, a pending link or a
//! warning. Every pass is linear in the length of the file.

mod assemble;
mod cues;
mod decode;
mod habits;
mod heads;
mod hyphens;
mod labels;
mod lines;
mod pages;
mod paragraphs;
mod suggested;
mod tally;
mod times;
mod trace;

use std::mem;
use std::ops::Range;

use assemble::Assembler;
use heads::Head;
use hyphens::Hyphens;
use labels::Labels;
use lines::{Layout, Line};
use paragraphs::{Block, Paragraph};
use transcript::{Source, SpanKind, Transcript};

pub(crate) use decode::{Decoded, beginning, decode};

use crate::marked::{Lines, Mark, Marked, Meaning};
use crate::{Found, ImportError, Imported, LabelStyle, Reading, Warning, WarningKind};

/// The name of this format.
pub(crate) const NAME: &str = "text";

/// The most lines that are read; each costs memory, even when it is blank.
const MAX_LINES: usize = 1 << 21;

/// True when a text is a time and nothing else.
pub(crate) fn is_time(text: &str) -> bool {
    times::whole(text).is_some()
}

/// Reads plain text.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let decoded = decode(bytes, None, reading)?;
    let source = Source {
        format: NAME.to_owned(),
        encoding: decoded.encoding.to_owned(),
        ..Source::default()
    };
    let marked = Marked { text: decoded.text, ..Marked::default() };
    find(file_name, source, marked, decoded.warnings, reading)
}

/// Finds the structure of a text: who speaks when, what is a cue, what stands on every page.
pub(crate) fn find(
    file_name: &str,
    mut source: Source,
    mut marked: Marked,
    mut warnings: Vec<Warning>,
    reading: &Reading,
) -> Result<Imported, ImportError> {
    suggested::settle(&mut marked, &mut warnings);
    let text = mem::take(&mut marked.text);
    if text.trim().is_empty() {
        return Err(ImportError::Blank);
    }
    if reading.bare {
        return Ok(bare(text));
    }
    let count = lines::count(&text);
    if count > MAX_LINES {
        return Err(ImportError::Excessive(format!("has {count} lines").into()));
    }
    let mut lines = lines::split(&text);
    let pages = pages::find(&mut lines, &mut warnings);
    pages::find_running(&mut lines, pages, &marked.marks, &mut warnings);
    pages::find_links(&mut lines);
    lines::find_starts(&mut lines);

    let mut heads: Vec<Head<'_>> = lines.iter().map(|line| heads::read(line.text)).collect();
    if marked.speech {
        heads.iter_mut().zip(&lines).for_each(|(head, line)| head.keep_labels(line.text));
    }
    heads.iter_mut().zip(&lines).for_each(|(head, line)| head.keep(reading.labels, line.text));
    embolden(&lines, &mut heads, &marked.marks);
    let layout = match marked.lines {
        Lines::Guessed => {
            let layout = Layout::find(&lines, &heads);
            warnings.push(layout.warning());
            layout
        }
        told => Layout::told(told == Lines::Wrapped),
    };
    if !layout.wrapped {
        lines.iter_mut().for_each(|line| line.could_start = true);
    }
    let labels = Labels::decide(&lines, &heads, reading.labels);
    if reading.labels != LabelStyle::Nobody {
        warn_of_labels(&labels, &mut warnings);
    }
    let found = labels.found();

    name_of(file_name).clone_into(&mut source.file);
    source.pages = source.pages.max(pages);
    let mut blocks = paragraphs::gather(&lines, &heads, &labels, layout);
    // What stands over the words goes before what the file is called otherwise.
    let told = Some(mem::take(&mut marked.title)).filter(|title| !title.is_empty());
    let title = take_title(&mut blocks, &marked).or(told).unwrap_or_else(|| title(&source.file));
    let mut transcript = Transcript::new(title);
    transcript.source = source;
    let capitals_are_cues = cues::capitals_stand_out(&lines);
    let begins = mem::take(&mut marked.begins);
    let mut assembler =
        Assembler::new(transcript, &labels, Hyphens::learn(&lines), capitals_are_cues, begins);
    for block in &blocks {
        assembler.block(block);
    }
    let (transcript, more) = assembler.finish(marked, &text);
    warnings.extend(more);
    warnings.sort_by_key(|warning| warning.place.line);
    Ok(Imported { transcript, warnings, format: "", found })
}

/// A text as it stands: no structure is found in it.
pub(crate) fn bare(text: String) -> Imported {
    let mut transcript = Transcript::new("");
    transcript.turns.push(transcript::Turn::speech(transcript::TurnId(1), None, text));
    Imported { transcript, warnings: Vec::new(), format: "", found: Found::Nobody }
}

/// Takes the title off the blocks, when the first words are what the file calls so and nothing is
/// said of them.
fn take_title(blocks: &mut Vec<Block<'_>>, marked: &Marked) -> Option<String> {
    let title = &marked.marks.iter().find(|mark| mark.meaning == Meaning::Title)?.range;
    let is_title = |block: &Block<'_>| match block {
        Block::Paragraph(Paragraph { head: None, rows, .. }) => {
            rows.iter().all(|row| title.start <= row.at && row.at + row.text.len() <= title.end)
        }
        _ => false,
    };
    let count = blocks.iter().take_while(|block| is_title(block)).count();
    let others = blocks.iter().skip(count).any(|block| matches!(block, Block::Paragraph(_)));
    let touches = |range: &Range<usize>| range.start <= title.end && range.end >= title.start;
    let tells = |mark: &Mark| match &mark.meaning {
        Meaning::Bold | Meaning::Title | Meaning::Running => false,
        Meaning::Span(kind) => !matches!(kind, SpanKind::Set { .. } | SpanKind::Emphasis),
    };
    let told = marked.marks.iter().any(|mark| tells(mark) && touches(&mark.range))
        || marked.insertions.iter().any(|one| touches(&(one.at..one.at)));
    // A file that has no other words is not left empty.
    if count == 0 || !others || told {
        return None;
    }
    let rows = blocks.drain(..count).flat_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.rows,
        Block::Links { .. } => Vec::new(),
    });
    let words: Vec<&str> = rows.flat_map(|row| row.text.split_whitespace()).collect();
    Some(words.join(" "))
}

/// Tells the would-be labels that the file sets in bold.
fn embolden(lines: &[Line<'_>], heads: &mut [Head<'_>], marks: &[Mark]) {
    let bold = marks.iter().filter(|mark| mark.meaning == Meaning::Bold);
    let mut bold: Vec<&Range<usize>> = bold.map(|mark| &mark.range).collect();
    bold.sort_by_key(|range| range.start);
    for (line, head) in lines.iter().zip(heads) {
        let Some(label) = &mut head.label else { continue };
        let end = line.at + line.text.len() - label.after_name.len();
        let first = bold.partition_point(|range| range.end <= line.at);
        let touched = bold.iter().skip(first).take_while(|range| range.start < end);
        let covered = touched.map(|range| range.end.min(end) - range.start.max(line.at)).max();
        label.bold |= covered.is_some_and(|bytes| bytes >= label.name.len());
    }
}

/// The name of a file, without its folders.
pub(crate) fn name_of(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

/// What could be the label of a speaker at a text's start, and no mere word.
pub(crate) fn label_of(text: &str) -> Option<String> {
    let head = heads::read(text);
    head.label.filter(|label| label.form != heads::Form::Bare).map(|label| label.name)
}

/// True when a text is a note on what is heard, such as `[applause]`.
pub(crate) fn is_cue(text: &str) -> bool {
    cues::mark(text) == Some(cues::Mark::Brackets)
}

/// The title of a transcript that came from a file of this name.
pub(crate) fn title(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).trim();
    let title = if stem.is_empty() { file.trim() } else { stem };
    title.chars().filter(|c| !c.is_control()).collect()
}

fn warn_of_labels(labels: &Labels, warnings: &mut Vec<Warning>) {
    if labels.is_empty() {
        let message = "no line begins with a speaker's label: nobody is assigned";
        warnings.push(Warning::file(WarningKind::NoLabels, message));
    }
    warnings.extend(labels.refused.iter().map(|(line, name)| {
        let message = format!("“{name}” looks like a label and was left in the text");
        Warning::line(*line, WarningKind::LabelRefused, message)
    }));
}
