//! SubRip: who speaks stands before the words where somebody begins; `>>` where nobody says who.

use transcript::Transcript;

use super::words::Word;
use super::{Cue, Names, bracketed, clock, cues};
use crate::Options;

/// Writes subtitles in UTF-8 with line feeds.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let mut out = String::new();
    let mut named = false;
    for (number, cue) in cues(transcript, options, Names::InFront).iter().enumerate() {
        let (start, end) = (clock(cue.start, ','), clock(cue.end, ','));
        out.push_str(&format!("{}\n{start} --> {end}\n", number + 1));
        match &cue.speaker {
            Some(label) if cue.begins => out.push_str(&format!("{label}: ")),
            None if cue.begins && named && !cue.is_note => out.push_str(">> "),
            _ => {}
        }
        named |= cue.speaker.is_some();
        out.push_str(&words(cue, str::to_owned));
        out.push_str("\n\n");
    }
    out
}

/// The words of a cue in its lines, those that are stressed in italics.
pub(super) fn words(cue: &Cue, escaped: impl Fn(&str) -> String) -> String {
    let [open, close] = bracketed(cue);
    let line = |line: &Vec<Word>| {
        let runs = line.chunk_by(|a, b| a.stressed == b.stressed).map(|run| {
            let words: Vec<String> = run.iter().map(|word| escaped(&word.text)).collect();
            let stressed = run.first().is_some_and(|word| word.stressed);
            let words = words.join(" ");
            if stressed { format!("<i>{words}</i>") } else { words }
        });
        runs.collect::<Vec<_>>().join(" ")
    };
    let lines: Vec<String> = cue.lines.iter().map(line).collect();
    format!("{open}{}{close}", lines.join("\n"))
}
