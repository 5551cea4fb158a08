//! SubRip: who speaks stands before the words where somebody begins; `>>` where nobody says who.

use transcript::Transcript;

use super::words::Word;
use super::{Caption, Names, bracketed, captions, clock};
use crate::Options;

/// Writes subtitles in UTF-8 with line feeds.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let mut out = String::new();
    let mut named = false;
    for (number, caption) in captions(transcript, options, Names::InFront).iter().enumerate() {
        let (start, end) = (clock(caption.start, ','), clock(caption.end, ','));
        out.push_str(&format!("{}\n{start} --> {end}\n", number + 1));
        match &caption.speaker {
            Some(label) if caption.begins => out.push_str(&format!("{label}: ")),
            None if caption.begins && named && !caption.is_note => out.push_str(">> "),
            _ => {}
        }
        named |= caption.speaker.is_some();
        out.push_str(&words(caption, str::to_owned));
        out.push_str("\n\n");
    }
    out
}

/// The words of a caption in its lines, those that are stressed in italics.
pub(super) fn words(caption: &Caption, escaped: impl Fn(&str) -> String) -> String {
    let [open, close] = bracketed(caption);
    let line = |line: &Vec<Word>| {
        let runs = line.chunk_by(|a, b| a.stressed == b.stressed).map(|run| {
            let words: Vec<String> = run.iter().map(|word| escaped(&word.text)).collect();
            let stressed = run.first().is_some_and(|word| word.stressed);
            let words = words.join(" ");
            if stressed { format!("<i>{words}</i>") } else { words }
        });
        runs.collect::<Vec<_>>().join(" ")
    };
    let lines: Vec<String> = caption.lines.iter().map(line).collect();
    format!("{open}{}{close}", lines.join("\n"))
}
