//! Markdown that CommonMark and GitHub read alike: who and when in a paragraph of their own,
//! then the paragraphs; everything that was said stays literal.

mod escape;

use transcript::Transcript;

use crate::Options;
use crate::address::target;
use crate::runs::{Piece, Run};
use crate::shown::{PLACELESS_HEADING, ShownTurn, clean, placeless_links, title, turns};
use escape::{escape, escaped, escaped_target, takes_asterisk};

/// Writes Markdown in UTF-8 with line feeds.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let mut out = format!("# {}\n", escaped(&title(transcript)));
    if let Some(version) = &options.version {
        out.push_str(&format!("\n{}\n", escaped(version)));
    }
    for shown in turns(transcript, options) {
        heading(&mut out, &shown);
        for paragraph in &shown.paragraphs {
            out.push('\n');
            write_paragraph(&mut out, paragraph, shown.is_cue());
            out.push('\n');
        }
    }
    let links = placeless_links(transcript);
    if !links.is_empty() {
        out.push_str(&format!("\n## {PLACELESS_HEADING}\n\n"));
    }
    for link in links {
        match target(&link.url) {
            Some(target) => {
                out.push_str(&format!("- [{}]({})", escaped(&link.url), escaped_target(&target)));
            }
            None => out.push_str(&format!("- {}", escaped(&link.url))),
        }
        if let Some(page) = link.page {
            out.push_str(&format!(" (page {page})"));
        }
        out.push('\n');
    }
    out
}

fn heading(out: &mut String, shown: &ShownTurn<'_>) {
    let speaker = shown.speaker.as_ref();
    let label = speaker.map(|speaker| format!("**{}**", escaped(&speaker.label)));
    let time = shown.time.map(|time| time.clock());
    let parts: Vec<String> = label.into_iter().chain(time).collect();
    if !parts.is_empty() {
        out.push_str(&format!("\n{}\n", parts.join(" ")));
    }
}

fn write_paragraph(out: &mut String, paragraph: &[Piece<'_>], is_cue: bool) {
    let mut pieces = paragraph.iter().peekable();
    while let Some(piece) = pieces.next() {
        let next = pieces.peek().and_then(|next| next.runs.first()).and_then(first);
        if piece.link.is_some() {
            // `![` would make an image of the link.
            if out.ends_with('!') {
                out.pop();
                out.push_str("\\!");
            }
            out.push('[');
        }
        if is_cue {
            let words: String = piece.runs.iter().map(|run| &*run.text).collect();
            emphasise(out, &words, next);
        } else {
            write_runs(out, &piece.runs, next);
        }
        if let Some(link) = &piece.link {
            out.push_str(&format!("]({})", escaped_target(&link.target)));
        }
    }
}

fn write_runs(out: &mut String, runs: &[Run<'_>], after: Option<char>) {
    let mut runs = runs.iter().peekable();
    while let Some(run) = runs.next() {
        if run.emphasis {
            let next = runs.peek().map_or(after, |next| first(next));
            emphasise(out, &run.text, next);
        } else {
            let at_start = out.ends_with('\n');
            escape(out, &run.text, at_start);
        }
    }
}

/// Writes stressed words; `next` is the character that follows them.
fn emphasise(out: &mut String, text: &str, next: Option<char>) {
    let text: String = clean(text).collect();
    let words = text.trim();
    let at_start = out.ends_with('\n');
    if words.is_empty() {
        escape(out, &text, at_start);
        return;
    }
    // White space just inside an asterisk would take its meaning away, so it goes outside.
    let (before, after) = text.split_once(words).unwrap_or_default();
    escape(out, before, at_start);
    let next = after.chars().next().or(next);
    let asterisk = takes_asterisk(out.chars().next_back(), words.chars().next())
        && takes_asterisk(next, words.chars().next_back());
    let (open, close) = if asterisk { ("*", "*") } else { ("<em>", "</em>") };
    out.push_str(open);
    escape(out, words, at_start);
    out.push_str(close);
    out.push_str(after);
}

fn first(run: &Run<'_>) -> Option<char> {
    clean(&run.text).next()
}
