//! One self-contained page: no script, no request, light and dark, fit for print.
//!
//! The markup is also well-formed XML, so that any tool can read it.

use std::collections::HashMap;

use transcript::{TimeMs, Transcript};

use crate::Options;
use crate::comments::{COMMENTS_HEADING, Thread, date};
use crate::marks::{By, Marks};
use crate::notes::{NOTES_HEADING, Note};
use crate::paragraphs::Paragraph;
use crate::references::List;
use crate::runs::{NoteMark, Piece};
use crate::shown::{ShownSpeaker, ShownTurn, right_to_left, shown, title};
use crate::xml::{escape, escaped};

pub(crate) const STYLE: &str = include_str!("html/style.css");
const COMMENTS_STYLE: &str = include_str!("html/comments.css");

/// Nothing may be loaded or run, and nothing sent, whatever was said.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'";

/// A whole page around the markup of its main part; the title is escaped already.
pub(crate) fn page(title: &str, language: &str, style: &str, main: &str) -> String {
    let language = escaped(language);
    format!(
        r#"<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{POLICY}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{main}</main>
</body>
</html>
"#
    )
}

/// Writes HTML in UTF-8.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let shown = shown(transcript, options);
    let title = escaped(&title(transcript));
    let looks = if shown.threads.is_empty() { "" } else { COMMENTS_STYLE };
    let mut out = String::new();
    if options.title {
        out.push_str(&format!("<header>\n<h1>{title}</h1>\n"));
        if let Some(version) = &options.version {
            out.push_str(&format!("<p class=\"version\">{}</p>\n", escaped(version)));
        }
        out.push_str("</header>\n");
    }
    let mut ids = TurnIds::default();
    for turn in &shown.turns {
        write_turn(&mut out, turn, &ids.next(turn));
    }
    write_notes(&mut out, &shown.notes);
    write_threads(&mut out, &shown.threads);
    shown.lists.iter().for_each(|list| write_list(&mut out, list));
    page(&title, &options.language, &[STYLE, looks].concat(), &out)
}

/// Names for the places one can lead to: by time where there is one, for that outlasts editing.
#[derive(Default)]
struct TurnIds {
    used: HashMap<TimeMs, u32>,
}

impl TurnIds {
    fn next(&mut self, shown: &ShownTurn<'_>) -> String {
        let Some(start) = shown.turn.start_ms else {
            return format!("turn-{}", shown.turn.id.0);
        };
        let used = self.used.entry(start).or_default();
        *used += 1;
        match *used {
            1 => format!("t-{}", start.0),
            nth => format!("t-{}-{nth}", start.0),
        }
    }
}

fn write_turn(out: &mut String, shown: &ShownTurn<'_>, id: &str) {
    let class = if shown.is_cue() { "turn cue" } else { "turn" };
    out.push_str(&format!("<article class=\"{class}\" id=\"{id}\">\n"));
    if shown.speaker.is_some() || shown.time.is_some() {
        out.push_str("<p class=\"who\">");
        if let Some(speaker) = &shown.speaker {
            let ShownSpeaker { label, colour } = speaker;
            out.push_str(&format!("<cite class=\"s{colour}\">{}</cite>", escaped(label)));
        }
        if shown.speaker.is_some() && shown.time.is_some() {
            out.push(' ');
        }
        if let Some(time) = shown.time {
            out.push_str(&format!("<time datetime=\"{}\">{}</time>", duration(time), time.clock()));
        }
        out.push_str("</p>\n");
    }
    out.push_str("<div class=\"said\">\n");
    for Paragraph { pieces: paragraph, .. } in &shown.paragraphs {
        out.push_str(if right_to_left(paragraph) { "<p dir=\"rtl\">" } else { "<p>" });
        paragraph.iter().for_each(|piece| write_piece(out, piece));
        out.push_str("</p>\n");
    }
    out.push_str("</div>\n</article>\n");
}

fn write_piece(out: &mut String, piece: &Piece<'_>) {
    if let Some(target) = piece.target() {
        open_link(out, target);
    }
    for run in &piece.runs {
        let (open, close) = if run.emphasis { ("<em>", "</em>") } else { ("", "") };
        let commented = !run.comments.is_empty();
        let Marks { inserted, deleted } = run.marks;
        inserted.iter().for_each(|by| mark(out, "ins", *by));
        deleted.iter().for_each(|by| mark(out, "del", *by));
        out.push_str(if commented { "<mark>" } else { "" });
        out.push_str(open);
        escape(out, &run.text);
        out.push_str(close);
        out.push_str(if commented { "</mark>" } else { "" });
        deleted.iter().for_each(|_| out.push_str("</del>"));
        inserted.iter().for_each(|_| out.push_str("</ins>"));
        if piece.link.is_none() {
            write_marks(out, &run.ends);
        }
    }
    if piece.link.is_some() {
        out.push_str("</a>");
        // No link holds another.
        piece.runs.iter().for_each(|run| write_marks(out, &run.ends));
    }
    for NoteMark { number, .. } in &piece.notes {
        out.push_str(&format!(
            "<sup><a href=\"#note-{number}\" id=\"mark-{number}\" role=\"doc-noteref\" \
             aria-label=\"Note {number}\">{number}</a></sup>"
        ));
    }
}

fn mark(out: &mut String, tag: &str, by: By<'_>) {
    let (author, at) = (escaped(by.author), by.at.iso());
    out.push_str(&format!("<{tag} title=\"{author}\" datetime=\"{at}\">"));
}

/// The marks of the threads whose words end with a run.
fn write_marks(out: &mut String, ends: &[usize]) {
    for number in ends {
        out.push_str(&format!(
            "<sup><a href=\"#comment-{number}\" id=\"commented-{number}\" role=\"doc-noteref\" \
             aria-label=\"Comment {number}\">C{number}</a></sup>"
        ));
    }
}

fn open_link(out: &mut String, target: &str) {
    let target = escaped(target);
    out.push_str(&format!("<a href=\"{target}\" rel=\"noopener noreferrer\">"));
}

fn write_notes(out: &mut String, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    out.push_str(&format!(
        "<section class=\"links\" role=\"doc-endnotes\" aria-labelledby=\"notes\">\n\
         <h2 id=\"notes\">{NOTES_HEADING}</h2>\n<ol>\n"
    ));
    for note in notes {
        let number = note.number;
        out.push_str(&format!("<li id=\"note-{number}\">"));
        open_link(out, &note.target);
        escape(out, &note.url);
        out.push_str(&format!(
            "</a> <a class=\"back\" href=\"#mark-{number}\" role=\"doc-backlink\" \
             aria-label=\"Back to the words of note {number}\">↑</a></li>\n"
        ));
    }
    out.push_str("</ol>\n</section>\n");
}

fn write_threads(out: &mut String, threads: &[Thread<'_>]) {
    if threads.is_empty() {
        return;
    }
    out.push_str(&format!(
        "<section class=\"comments\" aria-labelledby=\"comments\">\n\
         <h2 id=\"comments\">{COMMENTS_HEADING}</h2>\n"
    ));
    for thread in threads {
        let number = thread.number;
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
    out.push_str("</section>\n");
}

fn write_list(out: &mut String, list: &List) {
    out.push_str(&format!("<section class=\"links\">\n<h2>{}</h2>\n<ul>\n", list.heading));
    for entry in &list.entries {
        out.push_str("<li>");
        escape(out, &entry.lead());
        if let Some(target) = &entry.target {
            open_link(out, target);
        }
        escape(out, &entry.url);
        if entry.target.is_some() {
            out.push_str("</a>");
        }
        escape(out, &entry.tail());
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
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
