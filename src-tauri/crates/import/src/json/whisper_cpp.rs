//! whisper.cpp (`-oj`, `-ojf`): segments in milliseconds, with their tokens in the full form.

use serde::Deserialize;

use super::values::{Confidence, List, Milliseconds, Name, Words, heard};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family =
    Family { name: "whisper.cpp", fits: |shape| shape.has_list("transcription"), read };

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    transcription: List<Segment>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Segment {
    offsets: Offsets,
    text: Words,
    speaker: Name,
    speaker_turn_next: bool,
    tokens: List<Token>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
struct Offsets {
    from: Milliseconds,
    to: Milliseconds,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Token {
    text: Words,
    offsets: Offsets,
    p: Confidence,
}

/// Tokens that make a word.
struct Word {
    text: String,
    offsets: Offsets,
    confidence: Confidence,
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let file: File = serde_json::from_str(text)?;
    let mut found = Heard { skipped: file.transcription.skipped, ..Heard::default() };
    let mut begins = false;
    for segment in file.transcription.items {
        found.skipped += segment.tokens.skipped;
        let mut utterance = Utterance {
            speaker: segment.speaker.0.map(numbered),
            begins,
            ..Utterance::at(segment.offsets.from.0, segment.offsets.to.0)
        };
        begins = segment.speaker_turn_next;
        let words = words(segment.tokens.items);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let joined: String = words.iter().map(|word| word.text.as_str()).collect();
        // A character may be cut into tokens that are no text by themselves.
        if !words.is_empty() && letters(&joined) == letters(&segment.text.0) {
            for word in words {
                let (from, to) = (word.offsets.from.0, word.offsets.to.0);
                utterance.hear(&word.text, heard(from, to, word.confidence));
            }
        } else {
            utterance.say(&segment.text.0);
        }
        found.utterances.push(utterance);
    }
    Ok(found)
}

/// Joins tokens to words: one that begins with a space begins a word. A word is as sure as its
/// least sure part.
fn words(tokens: Vec<Token>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for Token { text: Words(text), offsets, p } in tokens {
        if text.starts_with("[_") && text.ends_with(']') {
            continue;
        }
        match words.last_mut().filter(|_| !text.starts_with(' ')) {
            Some(word) => {
                word.text.push_str(&text);
                word.offsets.to = offsets.to;
                // A mark says nothing of how the word was heard.
                if text.contains(char::is_alphanumeric) {
                    word.confidence.0 = word.confidence.0.min(p.0);
                }
            }
            None => words.push(Word { text, offsets, confidence: p }),
        }
    }
    words
}

/// Speakers told from two channels are called `0` and `1`.
fn numbered(name: String) -> String {
    if name.bytes().all(|byte| byte.is_ascii_digit()) { format!("Speaker {name}") } else { name }
}
