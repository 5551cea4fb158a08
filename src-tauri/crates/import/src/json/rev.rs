//! Rev (also Rev AI): monologues of elements, in which marks and spaces are elements too.

use serde::Deserialize;

use super::values::{Confidence, List, Name, Seconds, Words, heard};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family =
    Family { name: "rev", fits: |shape| shape.has_list("monologues"), read };

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    monologues: List<Monologue>,
    speakers: List<Speaker>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Speaker {
    id: Name,
    name: Name,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Monologue {
    speaker: Name,
    speaker_info: Option<SpeakerInfo>,
    elements: List<Element>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SpeakerInfo {
    display_name: Name,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Element {
    value: Words,
    #[serde(alias = "timestamp")]
    ts: Seconds,
    #[serde(alias = "end_timestamp")]
    end_ts: Seconds,
    confidence: Confidence,
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let File { monologues, speakers } = serde_json::from_str(text)?;
    let mut found = Heard { skipped: monologues.skipped, ..Heard::default() };
    let name_of = |id: &Option<String>| {
        let known = speakers.items.iter().find(|speaker| speaker.id.0 == *id);
        known.and_then(|speaker| speaker.name.0.clone())
    };
    for monologue in monologues.items {
        found.skipped += monologue.elements.skipped;
        let told = monologue.speaker_info.and_then(|info| info.display_name.0);
        let speaker = told.or_else(|| name_of(&monologue.speaker.0)).or(monologue.speaker.0);
        let mut utterance = Utterance { speaker, ..Utterance::default() };
        for element in monologue.elements.items {
            let heard = heard(element.ts.0, element.end_ts.0, element.confidence);
            utterance.hear(&element.value.0, heard);
        }
        found.utterances.push(utterance);
    }
    Ok(found)
}
