//! Deepgram: words of channels, or utterances. Where there is more than one channel and nobody is
//! told apart, the channels are the speakers.

use serde::Deserialize;
use transcript::TimeMs;

use super::values::{Confidence, List, Name, Seconds, Words, heard};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family = Family {
    name: "deepgram",
    fits: |shape| shape.inside("results", "channels") || shape.inside("results", "utterances"),
    read,
};

#[derive(Deserialize)]
struct File {
    results: Results,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Results {
    channels: List<Channel>,
    utterances: List<Spoken>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Channel {
    alternatives: List<Alternative>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Alternative {
    transcript: Words,
    words: List<Word>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Spoken {
    start: Seconds,
    end: Seconds,
    speaker: Name,
    transcript: Words,
    words: List<Word>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Word {
    word: Words,
    punctuated_word: Words,
    start: Seconds,
    end: Seconds,
    confidence: Confidence,
    speaker: Name,
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let Results { channels, utterances } = serde_json::from_str::<File>(text)?.results;
    let mut found = Heard { skipped: channels.skipped + utterances.skipped, ..Heard::default() };
    let several = channels.items.len() > 1;
    let mut wordless = Vec::new();
    // When, and whose: a channel's words stay together while nobody else speaks.
    let mut words: Vec<(Option<TimeMs>, Option<String>, Word)> = Vec::new();
    for (number, channel) in channels.items.into_iter().enumerate() {
        let Some(best) = channel.alternatives.items.into_iter().next() else { continue };
        found.skipped += best.words.skipped;
        let of_channel = several.then(|| format!("Channel {}", number + 1));
        if best.words.items.is_empty() {
            wordless.push((of_channel, best.transcript.0));
            continue;
        }
        let mut time = None;
        for word in best.words.items {
            time = word.start.0.or(time);
            let speaker = match (several, &of_channel, &word.speaker.0) {
                (true, Some(channel), Some(speaker)) => Some(format!("{channel}, {speaker}")),
                (_, channel, speaker) => speaker.clone().or_else(|| channel.clone()),
            };
            words.push((time, speaker, word));
        }
    }
    words.sort_by_key(|(time, ..)| *time);
    for (_, speaker, word) in words {
        add(&mut found.utterances, speaker, &word);
    }
    if found.utterances.is_empty() {
        for spoken in utterances.items {
            let mut utterance = Utterance::at(spoken.start.0, spoken.end.0);
            utterance.speaker = spoken.speaker.0;
            spoken.words.items.iter().for_each(|word| say(&mut utterance, word));
            if utterance.text.is_empty() {
                utterance.say(&spoken.transcript.0);
            }
            found.utterances.push(utterance);
        }
    }
    if found.utterances.is_empty() {
        for (speaker, text) in wordless {
            let mut utterance = Utterance { speaker, ..Utterance::default() };
            utterance.say(&text);
            found.utterances.push(utterance);
        }
    }
    Ok(found)
}

fn add(utterances: &mut Vec<Utterance>, speaker: Option<String>, word: &Word) {
    if utterances.last().is_none_or(|last| last.speaker != speaker) {
        utterances.push(Utterance { speaker, ..Utterance::at(word.start.0, None) });
    }
    if let Some(utterance) = utterances.last_mut() {
        say(utterance, word);
        utterance.end_ms = word.end.0.or(utterance.end_ms);
    }
}

fn say(utterance: &mut Utterance, word: &Word) {
    let said =
        if word.punctuated_word.0.is_empty() { &word.word.0 } else { &word.punctuated_word.0 };
    utterance.part();
    utterance.hear(said, heard(word.start.0, word.end.0, word.confidence));
}
