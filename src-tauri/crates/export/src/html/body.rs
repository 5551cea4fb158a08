//! The words of a copy as markup that web pages and books share, which is well-formed XML too.

use std::collections::HashMap;

use transcript::TimeMs;

use crate::Options;
use crate::comments::{COMMENTS_HEADING, Thread, date};
use crate::landmarks::Landmark;
use crate::marks::{By, Marks};
use crate::notes::{NOTES_HEADING, Note};
use crate::paragraphs::Paragraph;
use crate::references::List;
use crate::runs::{NoteMark, Piece};
use crate::shown::{Shown, ShownSpeaker, ShownTurn, right_to_left};
use crate::xml::{escape, escaped};

/// Where the markup is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// In a browser, where every time leads to itself, so that its address can be passed on.
    Browser,
    /// In a book, whose notes are shown beside the words.
    Book,
}

/// Markup under construction.
pub struct Body {
    /// What is written of it.
    pub out: String,
    reader: Reader,
    /// The names of the turns' places.
    names: Vec<String>,
}

impl Body {
    /// The title, and which version it is, where they are wanted.
    pub fn new(reader: Reader, shown: &Shown<'_>, title: &str, options: &Options) -> Self {
        let mut out = String::new();
        if options.title {
            out.push_str(&format!("<header>\n<h1>{}</h1>\n", escaped(title)));
            if let Some(version) = &options.version {
                out.push_str(&format!("<p class=\"version\">{}</p>\n", escaped(version)));
            }
            out.push_str("</header>\n");
        }
        Self { out, reader, names: names(&shown.turns) }
    }

    /// The turns, and all that follows them.
    pub fn words(&mut self, shown: &Shown<'_>) {
        for (number, turn) in shown.turns.iter().enumerate() {
            self.turn(number, turn);
        }
        self.notes(&shown.notes);
        self.threads(&shown.threads);
        shown.lists.iter().for_each(|list| self.list(list));
    }

    /// A list of what a reader jumps to, each in the part `file` or in this one where that is
    /// empty.
    pub fn contents(&mut self, landmarks: &[Landmark], file: &str) {
        if landmarks.is_empty() {
            return;
        }
        self.out.push_str("<ol>\n");
        for landmark in landmarks {
            let name = self.names.get(landmark.turn).map_or("", String::as_str);
            let line = format!("<li><a href=\"{file}#{name}\">{}</a>", escaped(&landmark.name));
            self.out.push_str(&line);
            if !landmark.inside.is_empty() {
                self.out.push('\n');
                self.contents(&landmark.inside, file);
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n");
    }

    fn turn(&mut self, number: usize, shown: &ShownTurn<'_>) {
        let name = self.names.get(number).map_or("", String::as_str);
        let class = if shown.is_cue() { "turn cue" } else { "turn" };
        self.out.push_str(&format!("<article class=\"{class}\" id=\"{name}\">\n"));
        if shown.speaker.is_some() || shown.time.is_some() {
            self.out.push_str("<p class=\"who\">");
            if let Some(ShownSpeaker { label, colour }) = &shown.speaker {
                let label = escaped(label);
                self.out.push_str(&format!("<cite class=\"s{colour}\">{label}</cite>"));
            }
            if shown.speaker.is_some() && shown.time.is_some() {
                self.out.push(' ');
            }
            if let Some(time) = shown.time {
                let (duration, clock) = (duration(time), time.clock());
                let time = format!("<time datetime=\"{duration}\">{clock}</time>");
                match self.reader {
                    Reader::Browser => {
                        self.out.push_str(&format!("<a class=\"at\" href=\"#{name}\">{time}</a>"));
                    }
                    Reader::Book => self.out.push_str(&time),
                }
            }
            self.out.push_str("</p>\n");
        }
        self.out.push_str("<div class=\"said\">\n");
        for Paragraph { pieces: paragraph, .. } in &shown.paragraphs {
            self.out.push_str(if right_to_left(paragraph) { "<p dir=\"rtl\">" } else { "<p>" });
            paragraph.iter().for_each(|piece| self.piece(piece));
            self.out.push_str("</p>\n");
        }
        self.out.push_str("</div>\n</article>\n");
    }

    fn piece(&mut self, piece: &Piece<'_>) {
        if let Some(target) = piece.target() {
            self.open_link(target);
        }
        for run in &piece.runs {
            let (open, close) = if run.emphasis { ("<em>", "</em>") } else { ("", "") };
            let commented = !run.comments.is_empty();
            let Marks { inserted, deleted } = run.marks;
            inserted.iter().for_each(|by| self.mark("ins", *by));
            deleted.iter().for_each(|by| self.mark("del", *by));
            self.out.push_str(if commented { "<mark>" } else { "" });
            self.out.push_str(open);
            escape(&mut self.out, &run.text);
            self.out.push_str(close);
            self.out.push_str(if commented { "</mark>" } else { "" });
            deleted.iter().for_each(|_| self.out.push_str("</del>"));
            inserted.iter().for_each(|_| self.out.push_str("</ins>"));
            if piece.link.is_none() {
                self.comment_marks(&run.ends);
            }
        }
        if piece.link.is_some() {
            self.out.push_str("</a>");
            // No link holds another.
            piece.runs.iter().for_each(|run| self.comment_marks(&run.ends));
        }
        for NoteMark { number, .. } in &piece.notes {
            let kind = self.of_book(" epub:type=\"noteref\"");
            self.out.push_str(&format!(
                "<sup><a href=\"#note-{number}\" id=\"mark-{number}\" role=\"doc-noteref\"{kind} \
                 aria-label=\"Note {number}\">{number}</a></sup>"
            ));
        }
    }

    fn mark(&mut self, tag: &str, by: By<'_>) {
        let (author, at) = (escaped(by.author), by.at.iso());
        self.out.push_str(&format!("<{tag} title=\"{author}\" datetime=\"{at}\">"));
    }

    /// The marks of the threads whose words end with a run.
    fn comment_marks(&mut self, ends: &[usize]) {
        for number in ends {
            self.out.push_str(&format!(
                "<sup><a href=\"#comment-{number}\" id=\"commented-{number}\" \
                 role=\"doc-noteref\" aria-label=\"Comment {number}\">C{number}</a></sup>"
            ));
        }
    }

    fn open_link(&mut self, target: &str) {
        let target = escaped(target);
        self.out.push_str(&format!("<a href=\"{target}\" rel=\"noopener noreferrer\">"));
    }

    fn notes(&mut self, notes: &[Note]) {
        if notes.is_empty() {
            return;
        }
        let kind = self.of_book(" epub:type=\"endnotes\"");
        self.out.push_str(&format!(
            "<section class=\"links\" role=\"doc-endnotes\"{kind} aria-labelledby=\"notes\">\n\
             <h2 id=\"notes\">{NOTES_HEADING}</h2>\n<ol>\n"
        ));
        let kind = self.of_book(" epub:type=\"endnote\"");
        for note in notes {
            let number = note.number;
            self.out.push_str(&format!("<li id=\"note-{number}\"{kind}>"));
            self.open_link(&note.target);
            escape(&mut self.out, &note.url);
            self.out.push_str(&format!(
                "</a> <a class=\"back\" href=\"#mark-{number}\" role=\"doc-backlink\" \
                 aria-label=\"Back to the words of note {number}\">↑</a></li>\n"
            ));
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn threads(&mut self, threads: &[Thread<'_>]) {
        if threads.is_empty() {
            return;
        }
        self.out.push_str(&format!(
            "<section class=\"comments\" aria-labelledby=\"comments\">\n\
             <h2 id=\"comments\">{COMMENTS_HEADING}</h2>\n"
        ));
        threads.iter().for_each(|thread| self.thread(thread));
        self.out.push_str("</section>\n");
    }

    fn thread(&mut self, thread: &Thread<'_>) {
        let number = thread.number;
        let out = &mut self.out;
        out.push_str(&format!("<article id=\"comment-{number}\">\n<h3>C{number}. "));
        escape(out, &thread.subject());
        if thread.comment.resolved {
            out.push_str(" <small>resolved</small>");
        }
        if thread.placed {
            out.push_str(&format!(
                " <a class=\"back\" href=\"#commented-{number}\" role=\"doc-backlink\" \
                 aria-label=\"Back to the words of comment {number}\">↑</a>"
            ));
        }
        out.push_str("</h3>\n");
        for remark in &thread.comment.remarks {
            out.push_str("<p class=\"by\"><cite>");
            escape(out, &remark.author);
            let (iso, date) = (remark.at.iso(), date(remark));
            out.push_str(&format!("</cite> <time datetime=\"{iso}\">{date}</time></p>\n"));
            for line in remark.text.split('\n').filter(|line| !line.trim().is_empty()) {
                out.push_str("<p>");
                escape(out, line);
                out.push_str("</p>\n");
            }
        }
        out.push_str("</article>\n");
    }

    fn list(&mut self, list: &List) {
        let heading = list.heading;
        self.out.push_str(&format!("<section class=\"links\">\n<h2>{heading}</h2>\n<ul>\n"));
        for entry in &list.entries {
            self.out.push_str("<li>");
            escape(&mut self.out, &entry.lead());
            if let Some(target) = &entry.target {
                self.open_link(target);
            }
            escape(&mut self.out, &entry.url);
            if entry.target.is_some() {
                self.out.push_str("</a>");
            }
            escape(&mut self.out, &entry.tail());
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n</section>\n");
    }

    fn of_book(&self, attribute: &'static str) -> &'static str {
        if self.reader == Reader::Book { attribute } else { "" }
    }
}

/// Names for the places that one can lead to: by time where there is one, for that outlasts editing.
fn names(turns: &[ShownTurn<'_>]) -> Vec<String> {
    let mut used: HashMap<u64, u32> = HashMap::new();
    let name = |shown: &ShownTurn<'_>| {
        let Some(start) = shown.turn.start_ms else {
            return format!("turn-{}", shown.turn.id.0);
        };
        let seconds = start.0 / 1000;
        let uses = used.entry(seconds).or_default();
        *uses += 1;
        let nth = if *uses > 1 { format!("-{uses}") } else { String::new() };
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        format!("t-{hours:02}-{minutes:02}-{seconds:02}{nth}")
    };
    turns.iter().map(name).collect()
}

/// A time as an ISO 8601 duration, to the second as it is shown.
fn duration(time: TimeMs) -> String {
    let seconds = time.0 / 1000;
    let parts = [(seconds / 3600, 'H'), (seconds / 60 % 60, 'M'), (seconds % 60, 'S')];
    let shown = parts.iter().filter(|(amount, unit)| *amount > 0 || (seconds == 0 && *unit == 'S'));
    shown.fold("PT".to_owned(), |all, (amount, unit)| format!("{all}{amount}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::duration;
    use transcript::TimeMs;

    #[test]
    fn durations_leave_out_what_is_nothing() {
        assert_eq!(duration(TimeMs(69_400)), "PT1M9S");
        assert_eq!(duration(TimeMs(3_600_000)), "PT1H");
        assert_eq!(duration(TimeMs(0)), "PT0S");
    }
}
