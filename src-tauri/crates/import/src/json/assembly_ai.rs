//! AssemblyAI: utterances with their words, in whole milliseconds; words alone where nobody is
//! told apart.

use serde::Deserialize;

use super::values::{Confidence, List, Milliseconds, Name, Words, heard};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family = Family {
    name: "assemblyai",
    fits: |shape| {
        shape.first_has("utterances", "text")
            || shape.first_has("words", "text")
            || (shape.has("audio_url") && shape.has("text"))
    },
    read,
};

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    text: Words,
    words: List<Word>,
    utterances: List<Spoken>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Spoken {
    speaker: Name,
    start: Milliseconds,
    end: Milliseconds,
    text: Words,
    words: List<Word>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Word {
    text: Words,
    start: Milliseconds,
    end: Milliseconds,
    confidence: Confidence,
    speaker: Name,
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let file: File = serde_json::from_str(text)?;
    let mut found =
        Heard { skipped: file.utterances.skipped + file.words.skipped, ..Heard::default() };
    for spoken in file.utterances.items {
        let mut utterance = Utterance::at(spoken.start.0, spoken.end.0);
        utterance.speaker = spoken.speaker.0.map(named);
        found.skipped += spoken.words.skipped;
        spoken.words.items.iter().for_each(|word| say(&mut utterance, word));
        if utterance.text.is_empty() {
            utterance.say(&spoken.text.0);
        }
        found.utterances.push(utterance);
    }
    if found.utterances.is_empty() {
        for word in file.words.items {
            let speaker = word.speaker.0.clone().map(named);
            if found.utterances.last().is_none_or(|last| last.speaker != speaker) {
                found.utterances.push(Utterance { speaker, ..Utterance::at(word.start.0, None) });
            }
            found.utterances.iter_mut().next_back().into_iter().for_each(|last| say(last, &word));
        }
    }
    if found.utterances.is_empty() {
        let mut utterance = Utterance::default();
        utterance.say(&file.text.0);
        found.utterances.push(utterance);
    }
    Ok(found)
}

fn say(utterance: &mut Utterance, word: &Word) {
    utterance.part();
    utterance.hear(&word.text.0, heard(word.start.0, word.end.0, word.confidence));
}

/// Its speakers are called `A`, `B` and so on.
fn named(name: String) -> String {
    if name.chars().count() == 1 { format!("Speaker {name}") } else { name }
}
