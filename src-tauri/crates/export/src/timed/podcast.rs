//! JSON of the podcast namespace (`podcast:transcript`, version 1.0.0): times in seconds.

use serde::Serialize;
use transcript::{TimeMs, Transcript};

use super::{Names, bracketed, cues};
use crate::Options;

#[derive(Serialize)]
struct File {
    version: &'static str,
    segments: Vec<Segment>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Segment {
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    start_time: f64,
    end_time: f64,
    body: String,
}

/// Writes the segments, each no longer than a cue of subtitles.
pub fn write(transcript: &Transcript, options: &Options) -> Result<Vec<u8>, serde_json::Error> {
    let cues = cues(transcript, options, Names::Beside);
    let segments = cues.into_iter().map(|cue| {
        let [open, close] = bracketed(&cue);
        Segment {
            start_time: seconds(cue.start),
            end_time: seconds(cue.end),
            body: format!("{open}{}{close}", cue.text()),
            speaker: cue.speaker,
        }
    });
    serde_json::to_vec_pretty(&File { version: "1.0.0", segments: segments.collect() })
}

/// A time in seconds.
#[expect(clippy::cast_precision_loss, reason = "exact for any recording")]
pub(super) fn seconds(time: TimeMs) -> f64 {
    time.0 as f64 / 1000.0
}
