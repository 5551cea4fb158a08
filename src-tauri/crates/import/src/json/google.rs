//! Google Speech-to-Text, versions 1 and 2: results with words whose times end in `s`. A time of
//! nothing is left out, and a confidence of nothing means that there is none. Version 1 says all
//! words once more in its last result, there with their speakers.

use serde::Deserialize;
use transcript::TimeMs;

use super::values::{Confidence, List, Name, Seconds, Words, heard};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family = Family {
    name: "google-speech",
    fits: |shape| shape.first_has("results", "alternatives") || shape.inside("response", "results"),
    read,
};

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    results: List<Recognised>,
    response: Option<Response>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Response {
    results: List<Recognised>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Recognised {
    alternatives: List<Alternative>,
    channel_tag: Option<u32>,
    result_end_offset: Seconds,
    result_end_time: Seconds,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Alternative {
    transcript: Words,
    words: List<Word>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Word {
    word: Words,
    #[serde(alias = "startOffset")]
    start_time: Seconds,
    #[serde(alias = "endOffset")]
    end_time: Seconds,
    confidence: Confidence,
    speaker_tag: Option<u32>,
    speaker_label: Name,
}

impl Word {
    fn start(&self) -> Option<TimeMs> {
        // A time of nothing is left out.
        self.start_time.0.or_else(|| self.end_time.0.map(|_| TimeMs(0)))
    }

    fn speaker(&self) -> Option<String> {
        let tag = self.speaker_tag.filter(|tag| *tag > 0).map(|tag| format!("Speaker {tag}"));
        self.speaker_label.0.clone().map(numbered).or(tag)
    }
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let file: File = serde_json::from_str(text)?;
    let results = file.response.map_or(file.results, |response| response.results);
    let mut found = Heard { skipped: results.skipped, ..Heard::default() };
    let mut results: Vec<(Recognised, Alternative)> = results
        .items
        .into_iter()
        .filter_map(|mut result| {
            let best = std::mem::take(&mut result.alternatives.items).into_iter().next()?;
            Some((result, best))
        })
        .collect();
    if says_all_again(&results) {
        results.drain(..results.len() - 1);
    }
    let channels = results.iter().filter_map(|(result, _)| result.channel_tag).max().unwrap_or(0);
    let mut end = None;
    for (result, best) in results {
        let channel = result.channel_tag.filter(|_| channels > 1);
        let channel = channel.map(|channel| format!("Channel {channel}"));
        found.skipped += best.words.skipped;
        let until = result.result_end_offset.0.or(result.result_end_time.0);
        if best.words.items.is_empty() {
            let mut utterance = Utterance { speaker: channel.clone(), ..Utterance::at(end, until) };
            utterance.say(&best.transcript.0);
            found.utterances.push(utterance);
        }
        for word in best.words.items {
            let speaker = word.speaker().or_else(|| channel.clone());
            if found.utterances.last().is_none_or(|last| last.speaker != speaker) {
                found.utterances.push(Utterance { speaker, ..Utterance::at(word.start(), None) });
            }
            let Some(utterance) = found.utterances.last_mut() else { continue };
            let confidence = Confidence(word.confidence.0.filter(|sure| *sure > 0));
            utterance.part();
            utterance.hear(&word.word.0, heard(word.start(), word.end_time.0, confidence));
        }
        end = until;
    }
    Ok(found)
}

/// True when the last result begins where the first did, and tells who speaks.
fn says_all_again(results: &[(Recognised, Alternative)]) -> bool {
    let [(_, first), .., (_, last)] = results else { return false };
    let begin = |of: &Alternative| of.words.items.first().and_then(Word::start);
    let tagged = last.words.items.iter().any(|word| word.speaker_tag.is_some_and(|tag| tag > 0));
    tagged && begin(last).is_some() && begin(last) <= begin(first)
}

/// Speakers of version 2 are called `1` and `2`.
fn numbered(name: String) -> String {
    if name.bytes().all(|byte| byte.is_ascii_digit()) { format!("Speaker {name}") } else { name }
}
