//! Markdown that CommonMark and GitHub read alike: who and when in a paragraph of their own,
//! then the paragraphs; everything that was said stays literal.

mod escape;

use transcript::Transcript;

use crate::Options;
use crate::comments::{COMMENTS_HEADING, Thread, date};
use crate::marks::Marks;
use crate::references::Entry;
use crate::runs::{NoteMark, Piece, Run};
use crate::shown::{ShownTurn, clean, shown, title};
use escape::{escape, escaped, escaped_target, takes_asterisk};

/// Writes Markdown in UTF-8 with line feeds.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let mut out = String::new();
    if options.title {
        out.push_str(&format!("# {}\n", escaped(&title(transcript))));
        if let Some(version) = &options.version {
            out.push_str(&format!("\n{}\n", escaped(version)));
        }
    }
    let shown = shown(transcript, options);
    for turn in &shown.turns {
        heading(&mut out, turn);
        for paragraph in &turn.paragraphs {
            out.push('\n');
            write_paragraph(&mut out, &paragraph.pieces, turn.is_cue());
            out.push('\n');
        }
    }
    for list in &shown.lists {
        out.push_str(&format!("\n## {}\n\n", list.heading));
        list.entries.iter().for_each(|entry| write_entry(&mut out, entry));
    }
    if !shown.threads.is_empty() {
        out.push_str(&format!("\n## {COMMENTS_HEADING}\n\n"));
        shown.threads.iter().for_each(|thread| write_thread(&mut out, thread));
    }
    if !shown.notes.is_empty() {
        out.push('\n');
    }
    // Readers that know no notes take this for the place that the mark leads to, so nothing but
    // the address may stand here, and no heading.
    for note in &shown.notes {
        out.push_str(&format!("[^{}]: <{}>\n", note.number, note.target));
    }
    if !options.title && out.starts_with('\n') {
        out.remove(0);
    }
    out
}

/// One thread as an entry of a list, its remarks below it.
fn write_thread(out: &mut String, thread: &Thread<'_>) {
    let resolved = if thread.comment.resolved { " (resolved)" } else { "" };
    out.push_str(&format!("- **C{}** ", thread.number));
    escape(out, &thread.subject(), false);
    out.push_str(&format!("{resolved}\n"));
    for remark in &thread.comment.remarks {
        out.push_str(&format!("  - **{}**, {}: ", escaped(&remark.author), date(remark)));
        escape(out, &remark.text, false);
        out.push('\n');
    }
}

/// The marks of the threads whose words end with a run.
fn write_marks(out: &mut String, ends: &[usize]) {
    for number in ends {
        out.push_str(&format!("\\[C{number}\\]"));
    }
}

fn write_entry(out: &mut String, entry: &Entry) {
    out.push_str("- ");
    escape(out, &entry.lead(), true);
    let url = escaped(&entry.url);
    match &entry.target {
        Some(target) => out.push_str(&format!("[{url}]({})", escaped_target(target))),
        None => out.push_str(&url),
    }
    out.push_str(&entry.tail());
    out.push('\n');
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
        let run_after = pieces.peek().and_then(|next| next.runs.first());
        let after = run_after.and_then(first);
        let next = if piece.notes.is_empty() { after } else { Some('[') };
        if piece.link.is_some() {
            open_bracket(out);
        }
        if is_cue {
            emphasise(out, &piece.words(), next);
            piece.runs.iter().for_each(|run| write_marks(out, &run.ends));
        } else {
            write_runs(out, &piece.runs, next);
        }
        if let Some(target) = piece.target() {
            out.push_str(&format!("]({})", escaped_target(target)));
        }
        for NoteMark { number, .. } in &piece.notes {
            open_bracket(out);
            out.push_str(&format!("^{number}]"));
            // Right behind a bracket, these would make a link or a note of it.
            let plain = !is_cue && run_after.is_some_and(|run| !run.emphasis);
            if plain && matches!(after, Some('(' | ':')) {
                out.push('\\');
            }
        }
    }
}

fn open_bracket(out: &mut String) {
    // `![` would make an image of what follows.
    if out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
    out.push('[');
}

fn write_runs(out: &mut String, runs: &[Run<'_>], after: Option<char>) {
    let mut runs = runs.iter().peekable();
    while let Some(run) = runs.next() {
        // As CriticMarkup has it.
        let Marks { inserted, deleted } = run.marks;
        out.push_str(if inserted.is_some() { "{++" } else { "" });
        out.push_str(if deleted.is_some() { "{--" } else { "" });
        if run.emphasis {
            let behind = runs.peek().map_or(after, |next| first(next));
            let next = if run.ends.is_empty() { behind } else { Some('\\') };
            emphasise(out, &run.text, next);
        } else {
            let at_start = out.ends_with('\n');
            escape(out, &run.text, at_start);
        }
        out.push_str(if deleted.is_some() { "--}" } else { "" });
        out.push_str(if inserted.is_some() { "++}" } else { "" });
        write_marks(out, &run.ends);
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
