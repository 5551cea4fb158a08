//! Transcripts of podcasts, as the podcast namespace has them (`podcast:transcript`): segments with
//! a speaker and a body, times in seconds.

use serde::Deserialize;

use super::values::{List, Name, Seconds, Words};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family = Family {
    name: "podcast",
    fits: |shape| shape.first_has("segments", "body") || shape.first_has("segments", "startTime"),
    read,
};

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    segments: List<Segment>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Segment {
    speaker: Name,
    start_time: Seconds,
    end_time: Seconds,
    body: Words,
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let segments = serde_json::from_str::<File>(text)?.segments;
    let utterances = segments.items.into_iter().map(|segment| {
        let mut utterance = Utterance::at(segment.start_time.0, segment.end_time.0);
        utterance.speaker = segment.speaker.0;
        utterance.say(&segment.body.0);
        utterance
    });
    Ok(Heard { utterances: utterances.collect(), skipped: segments.skipped })
}
