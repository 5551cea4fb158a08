//! A Word copy goes out of a library, is edited elsewhere, and comes back as suggestions on its turns.

mod laws;
mod left_out;
mod round;

use std::fmt::Write;

use export::{Format, Options, Suggestions, format};
use transcript::ops::{Back, Sent, take_back};
use transcript::{Moment, Proposal, SpanKind, Transcript, Turn, TurnId};

fn docx() -> &'static Format {
    format("docx").unwrap()
}

/// What a copy shows that is to be taken back.
fn options() -> Options {
    Options {
        comments: true,
        suggestions: Suggestions::Marked,
        origin: Some("a state".to_owned()),
        ..Options::default()
    }
}

/// What a transcript comes to when its copy comes back as these bytes: that which was sent, and
/// that with what was done to it.
fn taken_back(state: &Transcript, options: &Options, back: &[u8]) -> (Transcript, Transcript) {
    let (base, left_out) = export::prepared_whole(state, docx(), options).unwrap();
    let base = base.into_owned();
    let sent = export::write(state, docx(), options).unwrap();
    let read = |bytes: &[u8]| import::returned(bytes).unwrap().expect("a copy of ours");
    let (sent, back) = (read(&sent), read(back));
    assert_eq!(back.state, "a state");
    let theirs = take_back(
        Sent { transcript: &base, read: &sent.copy, left_out: &left_out },
        Back { read: &back.copy, author: "Word", at: Moment(1_772_400_000_000) },
        TurnId(base.last_turn_id().0 + 1),
    );
    let check = transcript::check(&theirs);
    assert_eq!(check, Ok(()), "{}\n{}\n{:#?}", shown(&base), shown(&theirs), back.copy.turns);
    (base, theirs)
}

/// The turns with what is proposed in their words, and what is remarked, for a person to read.
fn shown(transcript: &Transcript) -> String {
    let mut out = String::new();
    for turn in &transcript.turns {
        let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
        let time = turn.start_ms.map_or(String::new(), |time| time.clock());
        let label = speaker.map_or("", |speaker| &speaker.label);
        writeln!(out, "{label} {time} {}", marked(transcript, turn)).unwrap();
        for one in &transcript.suggestions {
            match one.proposal {
                Proposal::Turn { turn: of, comes } if of == turn.id => {
                    let what = if comes { "begins" } else { "begins no longer" };
                    writeln!(out, "  {}: {what}", one.author).unwrap();
                }
                Proposal::Speaker { turn: of, speaker } if of == turn.id => {
                    let who = speaker.and_then(|id| transcript.speaker(id));
                    writeln!(out, "  {}: by {}", one.author, who.unwrap().label).unwrap();
                }
                _ => {}
            }
        }
        for comment in transcript.comments.iter().filter(|one| one.turn == turn.id) {
            let settled = if comment.resolved { " (settled)" } else { "" };
            for one in &comment.remarks {
                writeln!(out, "  on “{}”, {}: {}{settled}", comment.quote, one.author, one.text)
                    .unwrap();
            }
        }
    }
    out
}

fn marked(transcript: &Transcript, turn: &Turn) -> String {
    let mut out = String::new();
    let mut open: Vec<String> = Vec::new();
    for (at, c) in turn.text.char_indices() {
        let here = turn.spans.iter().filter(|span| (span.start.0..span.end.0).contains(&at));
        let marks = here.filter_map(|span| {
            let sign = match span.kind {
                SpanKind::Inserted { .. } => '+',
                SpanKind::Deleted { .. } => '-',
                _ => return None,
            };
            let (_, one) = transcript.suggestion(span.kind.suggestion()?)?;
            Some(format!("{sign}{}: ", one.author))
        });
        let marks: Vec<String> = marks.collect();
        if marks != open {
            out.push_str(if open.is_empty() { "" } else { "]" });
            if !marks.is_empty() {
                write!(out, "[{}", marks.concat()).unwrap();
            }
            open = marks;
        }
        out.push(if c == '\n' { '¶' } else { c });
    }
    out.push_str(if open.is_empty() { "" } else { "]" });
    out
}
