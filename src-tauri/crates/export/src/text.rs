//! Plain text: who and when on a line of their own, one line per paragraph, a blank line
//! between turns, addresses in angle brackets after their words.

use transcript::Transcript;

use crate::Options;
use crate::runs::Piece;
use crate::shown::{
    PLACELESS_HEADING, ShownTurn, clean, on_one_line, placeless_links, title, turns,
};

/// Writes plain text in UTF-8 with line feeds.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let mut out = String::new();
    out.push_str(&title(transcript));
    out.push('\n');
    if let Some(version) = &options.version {
        out.push_str(&on_one_line(version));
        out.push('\n');
    }
    for shown in turns(transcript, options) {
        out.push('\n');
        heading(&mut out, &shown);
        for paragraph in &shown.paragraphs {
            paragraph.iter().for_each(|piece| words(&mut out, piece));
            out.push('\n');
        }
    }
    let links = placeless_links(transcript);
    if !links.is_empty() {
        out.push_str(&format!("\n{PLACELESS_HEADING}\n"));
    }
    for link in links {
        out.push_str(&link.url);
        if let Some(page) = link.page {
            out.push_str(&format!(" (page {page})"));
        }
        out.push('\n');
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
}
