//! Whisper (`verbose_json`), faster-whisper and WhisperX: segments with their words.
//!
//! Words carry the space before them; those that `WhisperX` could not align have no times; the
//! words of `OpenAI`'s service stand beside the segments, bare of marks.

use std::collections::VecDeque;

use serde::Deserialize;

use super::values::{Confidence, List, Name, Seconds, Words, heard};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family = Family {
    name: "whisper",
    fits: |shape| {
        shape.has_list("segments")
            || shape.has_list("word_segments")
            || (shape.has_list("words") && shape.has("text") && shape.first_has("words", "word"))
    },
    read,
};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    segments: List<Segment>,
    #[serde(default)]
    words: List<Word>,
    #[serde(default)]
    word_segments: List<Word>,
    #[serde(default)]
    text: Words,
}

#[derive(Deserialize)]
struct Segment {
    #[serde(default)]
    start: Seconds,
    #[serde(default)]
    end: Seconds,
    #[serde(default)]
    text: Words,
    #[serde(default)]
    speaker: Name,
    #[serde(default)]
    words: List<Word>,
}

#[derive(Deserialize)]
struct Word {
    #[serde(default, alias = "text")]
    word: Words,
    #[serde(default)]
    start: Seconds,
    #[serde(default)]
    end: Seconds,
    #[serde(default, alias = "score", alias = "confidence")]
    probability: Confidence,
    #[serde(default)]
    speaker: Name,
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let file: File = serde_json::from_str(text)?;
    let mut found = Heard { skipped: file.segments.skipped, ..Heard::default() };
    let beside = if file.words.items.is_empty() { file.word_segments } else { file.words };
    let mut beside: VecDeque<Word> = beside.items.into();
    for segment in file.segments.items {
        found.skipped += segment.words.skipped;
        let end = segment.end.0;
        if !segment.words.items.is_empty() {
            by_words(segment, &mut found.utterances);
            continue;
        }
        let mut utterance = Utterance::at(segment.start.0, end);
        utterance.speaker = segment.speaker.0;
        utterance.say(&segment.text.0);
        let belongs = |word: &Word| end.zip(word.start.0).is_none_or(|(end, start)| start < end);
        let mut words = Vec::new();
        while beside.front().is_some_and(belongs) {
            words.extend(beside.pop_front());
        }
        align(&mut utterance, &words);
        found.utterances.push(utterance);
    }
    if found.utterances.is_empty() {
        let mut utterance = Utterance::at(None, None);
        utterance.say(&file.text.0);
        let words: Vec<Word> = beside.into();
        if utterance.text.is_empty() {
            say(&mut utterance, &words);
        } else {
            align(&mut utterance, &words);
        }
        found.utterances.push(utterance);
    }
    Ok(found)
}

/// The utterances of a segment, one for each who speaks in it.
fn by_words(segment: Segment, utterances: &mut Vec<Utterance>) {
    let of_segment = segment.speaker.0;
    let words = segment.words.items;
    let mut speaker = of_segment.clone();
    let speakers: Vec<Option<String>> = words
        .iter()
        .map(|word| {
            // A word that could not be aligned has no speaker: the one before goes on.
            speaker = word.speaker.0.clone().or_else(|| speaker.take());
            speaker.clone()
        })
        .collect();
    let (mut start, count) = (0, words.len());
    for run in speakers.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        let of_run = words.get(start..end).unwrap_or_default();
        let whole = end - start == count;
        let first = of_run.iter().find_map(|word| word.start.0);
        let last = of_run.iter().rev().find_map(|word| word.end.0);
        let mut utterance = if whole {
            Utterance::at(segment.start.0.or(first), segment.end.0.or(last))
        } else {
            Utterance::at(first, last)
        };
        utterance.speaker = run.first().cloned().flatten();
        utterance.say(if whole { &segment.text.0 } else { "" });
        if !align(&mut utterance, of_run) {
            utterance.text.clear();
            utterance.spans.clear();
            say(&mut utterance, of_run);
        }
        utterances.push(utterance);
        start = end;
    }
}

/// Adds words as they are; those of `WhisperX` bring no space with them.
fn say(utterance: &mut Utterance, words: &[Word]) {
    let spaced = words.iter().any(|word| word.word.0.starts_with(' '));
    for word in words {
        if !spaced {
            utterance.part();
        }
        utterance.hear(&word.word.0, heard(word.start.0, word.end.0, word.probability));
    }
}

/// Finds words in what an utterance says already, and marks their times. True when all are there.
fn align(utterance: &mut Utterance, words: &[Word]) -> bool {
    /// A word that is not there within so many bytes is not looked for any further.
    const FAR: usize = 200;
    let mut at = 0;
    let mut all = !utterance.text.is_empty();
    for word in words {
        let wanted = word.word.0.trim();
        let rest = utterance.text.get(at..).unwrap_or_default();
        let far = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        let far = far.take_while(|at| *at <= FAR + wanted.len()).last().unwrap_or(0);
        let found = rest.get(..far).and_then(|near| find(near, wanted));
        let Some(start) = found.filter(|_| !wanted.is_empty()) else {
            all &= wanted.is_empty();
            continue;
        };
        let range = at + start..at + start + wanted.len();
        at = range.end;
        let kind = heard(word.start.0, word.end.0, word.probability);
        utterance.spans.extend(kind.map(|kind| (range, kind)));
    }
    all
}

/// Where a word stands in a text, not within a longer one.
fn find(text: &str, word: &str) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let bare = word.starts_with(char::is_alphanumeric) && word.ends_with(char::is_alphanumeric);
    let whole = |at: &usize| {
        let before = text.get(..*at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        !bare || (!is_letter(before) && !is_letter(after))
    };
    let found = text.match_indices(word).map(|(at, _)| at).find(whole);
    found.or_else(|| text.find(word))
}
