//! What a copy shows as a row of paragraphs, each with what stands in the margin beside it.

use super::looks::{CUE, HEADING, Look, SMALL, SUBHEADING, TIME, TITLE, VERSION, WORDS, label};
use super::text::{Anchor, Leads, Part, Text};
use crate::Options;
use crate::comments::{COMMENTS_HEADING, Thread, date};
use crate::marks::Marks;
use crate::notes::{NOTES_HEADING, Note};
use crate::paragraphs::Paragraph;
use crate::references::List;
use crate::runs::Piece;
use crate::shown::{Shown, ShownTurn, right_to_left};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of the document.
    Title,
    /// Words.
    Words,
    /// What is heard, a place that a reader jumps to.
    Cue,
    /// The heading of a list or of the comments.
    Heading,
    /// The heading of a thread.
    Subheading,
    /// A line of a list.
    Item,
}

/// A paragraph with what belongs to it.
#[derive(Debug)]
pub struct Block {
    pub role: Role,
    pub text: Text,
    /// What stands in the margin beside its first line, or above it where there is no room.
    pub margin: Text,
    /// The turn that begins with it, by its place among those that are shown.
    pub turn: Option<usize>,
    /// What it is part of: paragraphs of one number belong together.
    pub group: usize,
    /// The white above it.
    pub above: f32,
    /// Whether it is written from right to left, where that is known.
    pub rtl: Option<bool>,
}

/// The paragraphs of a copy, in order.
pub fn blocks(shown: &Shown<'_>, title: &str, options: &Options) -> Vec<Block> {
    let mut blocks = Blocks { all: Vec::with_capacity(shown.turns.len()), group: 0 };
    if options.title {
        blocks.add(Role::Title, Text::of(title, TITLE), 0.0);
        if let Some(version) = &options.version {
            blocks.add(Role::Words, Text::of(version, VERSION), 4.0);
        }
    }
    let mut front = options.title;
    for (number, turn) in shown.turns.iter().enumerate() {
        blocks.turn(number, turn, if std::mem::take(&mut front) { 26.0 } else { 9.0 });
    }
    blocks.notes(&shown.notes);
    shown.lists.iter().for_each(|list| blocks.list(list));
    blocks.threads(&shown.threads);
    blocks.all
}

struct Blocks {
    all: Vec<Block>,
    group: usize,
}

impl Blocks {
    /// Adds a paragraph to the group that is open.
    fn join(&mut self, role: Role, text: Text, above: f32) {
        let (margin, group) = (Text::default(), self.group);
        self.all.push(Block { role, text, margin, turn: None, group, above, rtl: None });
    }

    /// Adds a paragraph that stands by itself or begins a group.
    fn add(&mut self, role: Role, text: Text, above: f32) {
        self.group += 1;
        self.join(role, text, above);
    }

    fn turn(&mut self, number: usize, shown: &ShownTurn<'_>, above: f32) {
        let mut margin = Text::default();
        if let Some(speaker) = &shown.speaker {
            margin.push(&speaker.label, label(speaker.colour), Part::Words);
        }
        if let Some(time) = shown.time {
            let space = if margin.words.is_empty() { "" } else { "  " };
            margin.push(&format!("{space}{}", time.clock()), TIME, Part::Words);
        }
        let (role, look) = if shown.is_cue() { (Role::Cue, CUE) } else { (Role::Words, WORDS) };
        let above = if shown.is_cue() { above.max(16.0) } else { above };
        self.group += 1;
        for (place, Paragraph { pieces, .. }) in shown.paragraphs.iter().enumerate() {
            let (text, rtl, group) = (said(pieces, look), Some(right_to_left(pieces)), self.group);
            let (above, turn) = if place == 0 { (above, Some(number)) } else { (4.0, None) };
            let margin = std::mem::take(&mut margin);
            self.all.push(Block { role, text, margin, turn, group, above, rtl });
        }
        // A turn without words has a head all the same.
        if shown.paragraphs.is_empty() && !margin.words.is_empty() {
            let (text, turn, group) = (Text::default(), Some(number), self.group);
            let block = Block { role: Role::Words, text, margin, turn, group, above, rtl: None };
            self.all.push(block);
        }
    }

    fn notes(&mut self, notes: &[Note]) {
        if notes.is_empty() {
            return;
        }
        self.add(Role::Heading, Text::of(NOTES_HEADING, HEADING), 28.0);
        self.group += 1;
        for note in notes {
            let mut text = Text::default();
            let about = format!("Back to the words of note {}", note.number);
            let leads = Leads::Within(Anchor::NoteMark(note.number));
            let number = format!("{}.", note.number);
            text.push(&number, SMALL.quiet(), Part::Link { leads, about });
            text.anchor(Anchor::Note(note.number));
            text.push(" ", SMALL, Part::Words);
            text.push(&note.url, SMALL.linked(), away(&note.target, &note.url));
            self.join(Role::Item, text, 3.0);
        }
    }

    fn list(&mut self, list: &List) {
        self.add(Role::Heading, Text::of(list.heading, HEADING), 28.0);
        self.group += 1;
        for entry in &list.entries {
            let mut text = Text::default();
            text.push(&entry.lead(), SMALL, Part::Words);
            match &entry.target {
                Some(target) => {
                    text.push(&entry.url, SMALL.linked(), away(target, &entry.url));
                }
                None => text.push(&entry.url, SMALL, Part::Words),
            }
            text.push(&entry.tail(), SMALL.quiet(), Part::Words);
            self.join(Role::Item, text, 3.0);
        }
    }

    fn threads(&mut self, threads: &[Thread<'_>]) {
        if threads.is_empty() {
            return;
        }
        self.add(Role::Heading, Text::of(COMMENTS_HEADING, HEADING), 28.0);
        for thread in threads {
            let mut text = Text::default();
            let number = format!("C{}.", thread.number);
            let about = format!("Back to the words of comment {}", thread.number);
            let leads = Leads::Within(Anchor::CommentMark(thread.number));
            let part = if thread.placed { Part::Link { leads, about } } else { Part::Words };
            text.push(&number, SUBHEADING, part);
            text.anchor(Anchor::Comment(thread.number));
            text.push(&format!(" {}", thread.subject()), SUBHEADING, Part::Words);
            if thread.comment.resolved {
                text.push(" resolved", SMALL.quiet(), Part::Words);
            }
            self.add(Role::Subheading, text, 12.0);
            for remark in &thread.comment.remarks {
                let by = format!("{}, {}", remark.author, date(remark));
                self.join(Role::Words, Text::of(&by, SMALL.quiet()), 3.0);
                for line in remark.text.split('\n').filter(|line| !line.trim().is_empty()) {
                    self.join(Role::Words, Text::of(line, SMALL), 1.0);
                }
            }
        }
    }
}

/// What was said in a paragraph.
fn said(pieces: &[Piece<'_>], look: Look) -> Text {
    let mut text = Text::default();
    for piece in pieces {
        let target = piece.target();
        for run in &piece.runs {
            let Marks { inserted, deleted } = run.marks;
            let look = if run.emphasis { look.stressed() } else { look };
            let linked = if target.is_some() { look.linked() } else { look };
            let part = match (target, inserted, deleted) {
                (Some(target), ..) => away(target, &piece.words()),
                (None, _, Some(by)) => proposed("removed", by.author, &run.text),
                (None, Some(by), None) => proposed("inserted", by.author, &run.text),
                (None, None, None) if run.emphasis => Part::Stressed,
                (None, None, None) => Part::Words,
            };
            text.push(&run.text, linked.marked(inserted.is_some(), deleted.is_some()), part);
            if target.is_none() {
                comment_marks(&mut text, &run.ends, look);
            }
        }
        if target.is_some() {
            // No link holds another.
            piece.runs.iter().for_each(|run| comment_marks(&mut text, &run.ends, look));
        }
        for note in &piece.notes {
            let number = note.number;
            let leads = Leads::Within(Anchor::Note(number));
            let part = Part::Link { leads, about: format!("Note {number}") };
            text.push(&number.to_string(), look.mark(), part);
            text.anchor(Anchor::NoteMark(number));
        }
    }
    text
}

/// The marks of the threads whose words end here.
fn comment_marks(text: &mut Text, ends: &[usize], look: Look) {
    for number in ends {
        let leads = Leads::Within(Anchor::Comment(*number));
        let part = Part::Link { leads, about: format!("Comment {number}") };
        text.push(&format!("C{number}"), look.mark(), part);
        text.anchor(Anchor::CommentMark(*number));
    }
}

fn proposed(what: &str, author: &str, words: &str) -> Part {
    Part::Proposed { told: format!("{what} by {author}: {words}") }
}

/// A link that is told by its words.
fn away(target: &str, words: &str) -> Part {
    Part::Link { leads: Leads::Away(ascii(target)), about: words.to_owned() }
}

/// An address in the letters that a PDF file has for it (ISO 32000-1, 12.6.4.7): those beyond ASCII
/// are percent-encoded, as every reader of the address would do.
fn ascii(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    let mut bytes = [0; 4];
    for c in target.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            let encoded = c.encode_utf8(&mut bytes).bytes();
            out.extend(encoded.map(|byte| format!("%{byte:02X}")));
        }
    }
    out
}
