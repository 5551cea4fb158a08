//! An import as lines that a person can check.

use import::Imported;
use transcript::{Proposal, SpanKind, Transcript, Turn, TurnKind};

pub fn render(imported: &Imported) -> String {
    let transcript = &imported.transcript;
    let source = &transcript.source;
    let mut out = format!("title {}\n", transcript.title);
    out += &format!("source {} {} pages {}\n", source.format, source.encoding, source.pages);
    for speaker in &transcript.speakers {
        out += &format!("speaker {} {}", speaker.id.0, speaker.label);
        for alias in &speaker.aliases {
            out += &format!(" = {alias}");
        }
        out.push('\n');
    }
    out.push('\n');
    for turn in &transcript.turns {
        out += &render_turn(transcript, turn);
    }
    out.push('\n');
    for link in &transcript.pending_links {
        let number =
            |id: Option<transcript::TurnId>| id.map_or("-".to_owned(), |id| id.0.to_string());
        let page = link.page.map_or(String::new(), |page| format!(" p{page}"));
        let (after, before) = (number(link.after), number(link.before));
        out += &format!("pending{page} after {after} before {before} {}\n", link.url);
    }
    out += &render_review(transcript);
    for warning in &imported.warnings {
        let line = warning.place.line.map_or(String::new(), |line| format!(" line {line}"));
        let turn = warning.place.turn.map_or(String::new(), |turn| format!(" turn {}", turn.0));
        out += &format!("warning{line}{turn} {:?}: {}\n", warning.kind, warning.message);
    }
    out
}

fn render_turn(transcript: &Transcript, turn: &Turn) -> String {
    let mut head = match turn.kind {
        TurnKind::Speech => "speech".to_owned(),
        TurnKind::Cue => "cue".to_owned(),
    };
    if let Some(id) = turn.speaker {
        head += &format!(" {}", transcript.speaker(id).unwrap().label);
    }
    if let Some(start) = turn.start_ms {
        head += &format!(" {}", start.clock());
        let ms = start.0 % 1000;
        if ms > 0 {
            head += &format!(".{ms:03}");
        }
    }
    if let Some(end) = turn.end_ms {
        head += &format!(" to {}", end.clock());
    }
    if let Some(page) = turn.page {
        head += &format!(" p{page}");
    }
    let text = turn.text.replace('\n', "\n   ¶ ");
    format!("{} [{head}] {text}\n{}", turn.id.0, render_spans(turn))
}

/// When words were heard, `“words” 1.250-2.500 93%`, and what else is said of them.
fn render_spans(turn: &Turn) -> String {
    let spans = turn.spans.iter().filter_map(|span| {
        let words = &turn.text[span.start.0..span.end.0].replace('\n', " ¶ ");
        match &span.kind {
            SpanKind::Heard { start_ms, end_ms, confidence } => {
                let sure = confidence.map_or(String::new(), |sure| format!(" {sure}%"));
                let seconds = |ms: u64| format!("{}.{:03}", ms / 1000, ms % 1000);
                let (start, end) = (seconds(start_ms.0), seconds(end_ms.0));
                Some(format!("   “{words}” {start}-{end}{sure}\n"))
            }
            SpanKind::Emphasis => Some(format!("   stress “{words}”\n")),
            SpanKind::Link { url } => Some(format!("   link “{words}” {url}\n")),
            SpanKind::Comment { comment } => Some(format!("   comment {} “{words}”\n", comment.0)),
            SpanKind::Inserted { suggestion } => {
                Some(format!("   inserted {} “{words}”\n", suggestion.0))
            }
            SpanKind::Deleted { suggestion } => {
                Some(format!("   deleted {} “{words}”\n", suggestion.0))
            }
            SpanKind::Proposed { suggestion } => {
                Some(format!("   proposed {} “{words}”\n", suggestion.0))
            }
            SpanKind::Set { .. } => None,
        }
    });
    spans.collect()
}

/// The threads and the suggestions.
fn render_review(transcript: &Transcript) -> String {
    let mut out = String::new();
    for comment in &transcript.comments {
        let resolved = if comment.resolved { " resolved" } else { "" };
        let (id, turn, quote) = (comment.id.0, comment.turn.0, &comment.quote);
        out += &format!("comment {id} turn {turn}{resolved} on “{quote}”\n");
        for remark in &comment.remarks {
            let text = remark.text.replace('\n', "\n   ¶ ");
            out += &format!("   {} {}: {text}\n", remark.at.iso(), remark.author);
        }
    }
    for one in &transcript.suggestions {
        let what = match &one.proposal {
            Proposal::Words => "words".to_owned(),
            Proposal::Link { url, .. } => format!("link {}", url.as_deref().unwrap_or("away")),
            Proposal::Speaker { turn, speaker } => {
                let speaker = speaker.and_then(|id| transcript.speaker(id));
                format!("turn {} by {}", turn.0, speaker.map_or("nobody", |one| &one.label))
            }
            Proposal::Turn { turn, comes } => {
                format!("turn {} {}", turn.0, if *comes { "comes" } else { "goes" })
            }
        };
        out += &format!("suggestion {} {} {}: {what}\n", one.id.0, one.at.iso(), one.author);
    }
    out
}
