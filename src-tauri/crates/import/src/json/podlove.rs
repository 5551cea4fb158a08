//! The Podlove web player: a list of texts with times, by the clock or in seconds, and with
//! milliseconds beside; alone or as the field `transcripts`.

use serde::Deserialize;

use super::values::{List, Milliseconds, Name, Seconds, Words};
use super::{Family, Heard};
use crate::utterances::Utterance;

pub(super) const FAMILY: Family = Family {
    name: "podlove",
    fits: |shape| {
        shape.item_has("text")
            || shape.first_has("transcripts", "text")
            || shape.first_has("transcript", "text")
    },
    read,
};

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Alone(List<Line>),
    Within {
        #[serde(alias = "transcript")]
        transcripts: List<Line>,
    },
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Line {
    start: Seconds,
    end: Seconds,
    start_ms: Milliseconds,
    end_ms: Milliseconds,
    speaker: Name,
    voice: Name,
    text: Words,
}

fn read(text: &str) -> Result<Heard, serde_json::Error> {
    let (File::Alone(lines) | File::Within { transcripts: lines }) = serde_json::from_str(text)?;
    let utterances = lines.items.into_iter().map(|line| {
        let start = line.start_ms.0.or(line.start.0);
        let mut utterance = Utterance::at(start, line.end_ms.0.or(line.end.0));
        // The voice is a name, where there is one; the speaker may be but an id.
        utterance.speaker = line.voice.0.or(line.speaker.0);
        utterance.say(&line.text.0);
        utterance
    });
    Ok(Heard { utterances: utterances.collect(), skipped: lines.skipped })
}
