//! Plain text: who and when on a line of their own, one line per paragraph, a blank line
//! between turns, addresses in angle brackets after their words, or in notes at the end.

use transcript::Transcript;

use crate::Options;
use crate::notes::NOTES_HEADING;
use crate::runs::{NoteMark, Piece};
use crate::shown::{ShownTurn, clean, on_one_line, shown, title};

/// Writes plain text in UTF-8 with line feeds.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let mut out = String::new();
    if options.title {
        out.push_str(&title(transcript));
        out.push('\n');
        if let Some(version) = &options.version {
            out.push_str(&on_one_line(version));
            out.push('\n');
        }
    }
    let shown = shown(transcript, options);
    for turn in &shown.turns {
        if !out.is_empty() {
            out.push('\n');
        }
        heading(&mut out, turn);
        for paragraph in &turn.paragraphs {
            paragraph.pieces.iter().for_each(|piece| words(&mut out, piece));
            out.push('\n');
        }
    }
    if !shown.notes.is_empty() {
        out.push_str(&format!("\n{NOTES_HEADING}\n"));
    }
    for note in &shown.notes {
        out.push_str(&format!("[{}] {}\n", note.number, note.url));
    }
    for list in &shown.lists {
        out.push_str(&format!("\n{}\n", list.heading));
        for entry in &list.entries {
            out.push_str(&format!("{}{}{}\n", entry.lead(), entry.url, entry.tail()));
        }
    }
    out
}

fn heading(out: &mut String, shown: &ShownTurn<'_>) {
    if let Some(speaker) = &shown.speaker {
        out.push_str(&speaker.label);
    }
    if let Some(time) = shown.time {
        if shown.speaker.is_some() {
            out.push(' ');
        }
        out.push_str(&time.clock());
    }
    if shown.speaker.is_some() || shown.time.is_some() {
        out.push('\n');
    }
}

fn words(out: &mut String, piece: &Piece<'_>) {
    for run in &piece.runs {
        out.extend(clean(&run.text));
    }
    // Words that are the address themselves need not be followed by it.
    if let Some(link) = piece.link.as_ref().filter(|link| !piece.reads(link.url)) {
        out.push_str(" <");
        out.extend(clean(link.url));
        out.push('>');
    }
    for NoteMark { number, .. } in &piece.notes {
        out.push_str(&format!("[{number}]"));
    }
}
