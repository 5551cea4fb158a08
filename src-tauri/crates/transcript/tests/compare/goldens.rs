//! `tests/comparing/*.txt`: what it is about, a blank line, and cases, each with the text before,
//! a line `---`, the text after, a line `---`, and what is told, with a line `===` between cases:
//!
//! ```text
//! ADA: The well was deap.
//! ---
//! ADA: The well was deep.
//! ---
//! words: deap -> deep
//! ```
//!
//! A line is a turn: `7 ADA 00:12: text`, where the number is its id (else the number of the line)
//! and the time may be missing; without a label it is nobody's, and `#` stands for a cue. `¶` ends a
//! paragraph, `[words](url)` is a link, `*words*` are stressed. A label that is written `BO=2` has
//! the speaker id 2 whatever it is called. `UPDATE_GOLDENS=1` writes what is told anew.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use transcript::compare::{Difference, Kind, compare};
use transcript::{
    ByteOffset, Span, SpanKind, Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId, TurnKind,
    check, ops,
};

#[test]
fn what_is_told_is_what_an_editor_would_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/comparing");
    let (mut failures, mut count) = (String::new(), 0);
    for entry in std::fs::read_dir(&folder).expect("the cases are there") {
        let path = entry.expect("readable").path();
        let file = std::fs::read_to_string(&path).expect("cases are text");
        let (about, cases) = file.split_once("\n\n").expect("a file says what it is about");
        let mut anew = format!("{about}\n\n");
        for (number, case) in cases.split("===\n").enumerate() {
            count += 1;
            let parts: Vec<&str> = case.split("---\n").collect();
            let [before, after, expected] = parts[..] else { panic!("{}: {case}", path.display()) };
            let mut speakers = HashMap::new();
            let (old, new) = (read(before, &mut speakers), read(after, &mut speakers));
            let told = told(&old, &new);
            if told != expected {
                write!(failures, "{} {number}\n{before}---\n{after}---\n{told}", path.display())
                    .expect("text");
            }
            let line = if number == 0 { "" } else { "===\n" };
            write!(anew, "{line}{before}---\n{after}---\n{told}").expect("text");
        }
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            std::fs::write(&path, anew).expect("written");
        }
    }
    assert!(count >= 30, "{count} cases");
    assert!(failures.is_empty() || std::env::var_os("UPDATE_GOLDENS").is_some(), "{failures}");
}

/// One line for each difference. Each is given back by itself, and all of them are.
fn told(before: &Transcript, after: &Transcript) -> String {
    let comparison = compare(before, after);
    let mut told = String::new();
    for (index, difference) in comparison.differences.iter().enumerate() {
        writeln!(told, "{}", line(difference, before, after)).expect("text");
        give_back(before, after, &[index]);
    }
    let all: Vec<usize> = (0..comparison.differences.len()).collect();
    assert!(comparison.is_empty() || give_back(before, after, &all) == *before, "{told}");
    told
}

fn give_back(before: &Transcript, after: &Transcript, chosen: &[usize]) -> Transcript {
    let comparison = compare(before, after);
    let change =
        ops::restore_differences(after, &comparison, before, chosen, TurnId(1_000)).expect("fits");
    let mut result = after.clone();
    change.apply(&mut result).expect("fits");
    assert_eq!(check(&result), Ok(()));
    result
}

fn line(difference: &Difference, before: &Transcript, after: &Transcript) -> String {
    let shown = |words: &str| words.replace('\n', "¶").replace(' ', "·");
    let (removed, inserted) = match &difference.kind {
        // Where white space alone differs, it has to be seen.
        Kind::Words { .. }
            if difference.removed.trim().is_empty() && difference.inserted.trim().is_empty() =>
        {
            (shown(&difference.removed), shown(&difference.inserted))
        }
        _ => {
            let trimmed = |words: &str| words.trim_matches(' ').replace('\n', "¶");
            (trimmed(&difference.removed), trimmed(&difference.inserted))
        }
    };
    let arrow = format!("{removed} -> {inserted}");
    let arrow = arrow.trim();
    let new = difference.after.map(|extent| (extent.from.turn.0, extent.from.at.0));
    let old = difference.before.map(|extent| (extent.from.turn.0, extent.from.at.0));
    let place = |place: Option<(u64, usize)>| {
        place.map_or("nowhere".to_owned(), |(turn, at)| format!("{turn}:{at}"))
    };
    let label = |of: &Transcript, id: &Option<SpeakerId>| {
        id.and_then(|id| of.speaker(id)).map_or("nobody".to_owned(), |s| s.label.clone())
    };
    let clock = |time: &Option<TimeMs>| time.map_or("no time".to_owned(), TimeMs::clock);
    match &difference.kind {
        Kind::Words { punctuation_only: true, .. } => format!("marks: {arrow}"),
        Kind::Words { case_only: true, .. } => format!("case: {arrow}"),
        Kind::Words { .. } => format!("words: {arrow}"),
        Kind::Moved => format!("moved from {} to {}: {inserted}", place(old), place(new)),
        Kind::TurnAdded => format!("turn added {}: {inserted}", place(new)),
        Kind::TurnRemoved => format!("turn removed {}: {removed}", place(old)),
        Kind::Split => format!("split at {} into {}", place(old), place(new)),
        Kind::Merged => format!("merged {} at {}", place(old), place(new)),
        Kind::Retagged { from, to } => {
            format!("retagged {}: {} -> {}", place(new), label(before, from), label(after, to))
        }
        Kind::Retimed { from, to } => {
            format!("retimed {}: {} -> {}", place(new), clock(from), clock(to))
        }
        Kind::TurnKind { to: TurnKind::Cue, .. } => format!("cue {}", place(new)),
        Kind::TurnKind { .. } => format!("speech {}", place(new)),
        Kind::Link { from, to } => {
            let url = |url: &Option<String>| url.clone().unwrap_or("none".to_owned());
            format!("link: {inserted}: {} -> {}", url(from), url(to))
        }
        Kind::Emphasis { added } => {
            format!("stress {}: {inserted}", if *added { "on" } else { "off" })
        }
        Kind::Speaker { .. } => format!("speaker: {arrow}"),
        Kind::SpeakerOrder => "order of speakers".to_owned(),
        Kind::Title => format!("title: {arrow}"),
        Kind::PendingLinks { .. } => "pending links".to_owned(),
    }
}

/// Reads turns as they are written in the cases; a label has the same speaker all through a case.
fn read(text: &str, speakers: &mut HashMap<String, SpeakerId>) -> Transcript {
    let mut transcript = Transcript::new("Case");
    for (line, number) in text.lines().zip(1..) {
        let (head, words) = line.split_once(": ").unwrap_or(("", line));
        let mut turn = Turn::speech(TurnId(number), None, "");
        for part in head.split(' ').filter(|part| !part.is_empty()) {
            if let Ok(id) = part.parse() {
                turn.id = TurnId(id);
            } else if let Some((minutes, seconds)) = part.split_once(':') {
                let number = |part: &str| part.parse::<u64>().expect("a time");
                turn.start_ms = Some(TimeMs((number(minutes) * 60 + number(seconds)) * 1000));
            } else if part == "#" {
                turn.kind = TurnKind::Cue;
            } else {
                let (label, id) = part.split_once('=').unwrap_or((part, ""));
                let next = SpeakerId(speakers.len() as u32 + 101);
                let id = id
                    .parse()
                    .map_or_else(|_| *speakers.entry(label.to_owned()).or_insert(next), SpeakerId);
                turn.speaker = Some(id);
                if transcript.speaker(id).is_none() {
                    transcript.speakers.push(Speaker::new(id, label));
                }
            }
        }
        marked(words, &mut turn);
        transcript.turns.push(turn);
    }
    transcript
}

/// Words with links and stress written in them.
fn marked(words: &str, turn: &mut Turn) {
    let (mut link, mut stress) = (0, None);
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let at = turn.text.len();
        let mut span = |start: usize, kind| {
            turn.spans.push(Span { start: ByteOffset(start), end: ByteOffset(at), kind });
        };
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => link = at,
            ']' => {
                let (url, behind) = rest[1..].split_once(')').expect("an address");
                span(link, SpanKind::Link { url: url.to_owned() });
                rest = behind;
            }
            '*' => match stress.take() {
                Some(start) => span(start, SpanKind::Emphasis),
                None => stress = Some(at),
            },
            '¶' => turn.text.push('\n'),
            c => turn.text.push(c),
        }
    }
    turn.spans.sort_by_key(|span| span.start);
}
