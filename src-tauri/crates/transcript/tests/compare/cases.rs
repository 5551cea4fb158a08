//! Cases in text files: what a file is about, a blank line, and cases with a line `===` between them,
//! each of transcripts and what is told of them, with lines `---` between.
//!
//! A line is a turn: `7 ADA 00:12: text`, where the number is its id (else the number of the line)
//! and the time may be missing; without a label it is nobody's, and `#` stands for a cue. `¶` ends a
//! paragraph, `[words](url)` is a link, `*words*` are stressed. A label that is written `BO=2` has
//! the speaker id 2 whatever it is called. `UPDATE_GOLDENS=1` writes what is told anew.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use transcript::{
    ByteOffset, Span, SpanKind, Speaker, SpeakerId, TimeMs, Transcript, Turn, TurnId, TurnKind,
};

/// Holds every case of the files in a folder against what is told of its transcripts; there are
/// `least` cases at least.
pub(crate) fn every<const N: usize>(
    folder: &str,
    least: usize,
    tell: impl Fn([Transcript; N]) -> String,
) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let (mut failures, mut count) = (String::new(), 0);
    for entry in std::fs::read_dir(&folder).expect("the cases are there") {
        let path = entry.expect("readable").path();
        let file = std::fs::read_to_string(&path).expect("cases are text");
        let (about, cases) = file.split_once("\n\n").expect("a file says what it is about");
        let mut anew = format!("{about}\n\n");
        for (number, case) in cases.split("===\n").enumerate() {
            count += 1;
            let (given, expected) = case.rsplit_once("---\n").expect("a case tells something");
            let mut speakers = HashMap::new();
            let read: Vec<Transcript> =
                given.split("---\n").map(|text| read(text, &mut speakers)).collect();
            let told = tell(read.try_into().expect("a case has as many transcripts as all"));
            if told != expected {
                write!(failures, "{} {number}\n{case}+++\n{told}", path.display()).expect("text");
            }
            let line = if number == 0 { "" } else { "===\n" };
            write!(anew, "{line}{given}---\n{told}").expect("text");
        }
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            std::fs::write(&path, anew).expect("written");
        }
    }
    assert!(count >= least, "{count} cases");
    assert!(failures.is_empty() || std::env::var_os("UPDATE_GOLDENS").is_some(), "{failures}");
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
