//! Amazon Transcribe: items in seconds written as strings; marks are items of their own, without
//! times. Older files have the speakers in a list beside the items, files of calls the channels.

use std::collections::HashMap;

use serde::Deserialize;
use transcript::TimeMs;

use super::values::{Confidence, List, Name, Seconds, Words, heard};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family = Family {
    name: "aws-transcribe",
    fits: |shape| shape.inside("results", "items") || shape.inside("results", "transcripts"),
    read,
};

#[derive(Deserialize)]
struct File {
    results: Results,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Results {
    items: List<Item>,
    transcripts: List<Whole>,
    speaker_labels: Option<SpeakerLabels>,
    channel_labels: Option<ChannelLabels>,
}

#[derive(Deserialize)]
struct Whole {
    #[serde(default)]
    transcript: Words,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item {
    #[serde(rename = "type")]
    kind: Words,
    start_time: Seconds,
    end_time: Seconds,
    alternatives: List<Alternative>,
    speaker_label: Name,
    channel_label: Name,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Alternative {
    content: Words,
    confidence: Confidence,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SpeakerLabels {
    segments: List<Segment>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Segment {
    speaker_label: Name,
    start_time: Seconds,
    end_time: Seconds,
    items: List<Labelled>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Labelled {
    speaker_label: Name,
    start_time: Seconds,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ChannelLabels {
    channels: List<Channel>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Channel {
    channel_label: Name,
    items: List<Item>,
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let Results { items, transcripts, speaker_labels, channel_labels } =
        serde_json::from_str::<File>(text)?.results;
    let mut found = Heard { skipped: items.skipped, ..Heard::default() };
    let labels = Labels::of(speaker_labels.unwrap_or_default());
    let mut items = items.items;
    if items.is_empty() {
        items = of_channels(channel_labels.unwrap_or_default());
    }
    let mut speaker: Option<String> = None;
    for item in items {
        let time = item.start_time.0;
        let named = item.speaker_label.0.or_else(|| labels.at(time?)).or(item.channel_label.0);
        let is_mark = item.kind.0 == "punctuation";
        // A mark belongs to the word before it.
        if !is_mark && named.is_some() {
            speaker = named;
        }
        let Some(best) = item.alternatives.items.into_iter().next() else {
            found.skipped += 1;
            continue;
        };
        let fits = |last: &&mut Utterance| is_mark || last.speaker == speaker;
        if found.utterances.last_mut().filter(fits).is_none() {
            let speaker = speaker.clone();
            found.utterances.push(Utterance { speaker, ..Utterance::at(time, None) });
        }
        let Some(utterance) = found.utterances.last_mut() else { continue };
        if !is_mark {
            utterance.part();
            utterance.end_ms = item.end_time.0.or(utterance.end_ms);
        }
        utterance.hear(&best.content.0, heard(time, item.end_time.0, best.confidence));
    }
    if found.utterances.is_empty() {
        for whole in transcripts.items {
            let mut utterance = Utterance::default();
            utterance.say(&whole.transcript.0);
            found.utterances.push(utterance);
        }
    }
    Ok(found)
}

/// The items of all channels in the order in which they are heard; marks stay behind their words.
fn of_channels(labels: ChannelLabels) -> Vec<Item> {
    let mut words: Vec<(Option<TimeMs>, Item)> = Vec::new();
    for channel in labels.channels.items {
        let mut time = None;
        for item in channel.items.items {
            time = item.start_time.0.or(time);
            let channel_label =
                Name(item.channel_label.0.or_else(|| channel.channel_label.0.clone()));
            words.push((time, Item { channel_label, ..item }));
        }
    }
    words.sort_by_key(|(time, _)| *time);
    words.into_iter().map(|(_, item)| item).collect()
}

/// Who speaks when, in files that say it beside the words.
struct Labels {
    /// By the time at which a word begins.
    words: HashMap<TimeMs, String>,
    /// By the time at which a stretch begins, with its end.
    stretches: Vec<(TimeMs, TimeMs, String)>,
}

impl Labels {
    fn of(labels: SpeakerLabels) -> Self {
        let (mut words, mut stretches) = (HashMap::new(), Vec::new());
        for segment in labels.segments.items {
            for item in segment.items.items {
                if let (Some(time), Some(name)) = (item.start_time.0, item.speaker_label.0) {
                    words.insert(time, name);
                }
            }
            let times = segment.start_time.0.zip(segment.end_time.0);
            stretches.extend(times.zip(segment.speaker_label.0).map(|((a, b), name)| (a, b, name)));
        }
        stretches.sort();
        Self { words, stretches }
    }

    fn at(&self, time: TimeMs) -> Option<String> {
        let next = self.stretches.partition_point(|(start, ..)| *start <= time);
        let stretch = next.checked_sub(1).and_then(|at| self.stretches.get(at));
        let stretch = stretch.filter(|(_, end, _)| time < *end).map(|(.., name)| name);
        self.words.get(&time).or(stretch).cloned()
    }
}
