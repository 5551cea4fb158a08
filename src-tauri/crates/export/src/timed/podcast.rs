//! JSON of the podcast namespace (`podcast:transcript`, version 1.0.0): times in seconds.

use serde::Serialize;
use transcript::{TimeMs, Transcript};

use super::{Names, bracketed, captions};
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

/// Writes the segments, each no longer than a caption of subtitles.
pub fn write(transcript: &Transcript, options: &Options) -> Result<Vec<u8>, serde_json::Error> {
    let captions = captions(transcript, options, Names::Beside);
    let segments = captions.into_iter().map(|caption| {
        let [open, close] = bracketed(&caption);
        Segment {
            start_time: seconds(caption.start),
            end_time: seconds(caption.end),
            body: format!("{open}{}{close}", caption.text()),
            speaker: caption.speaker,
        }
    });
    serde_json::to_vec_pretty(&File { version: "1.0.0", segments: segments.collect() })
}

/// A time in seconds.
#[expect(clippy::cast_precision_loss, reason = "exact for any recording")]
pub(super) fn seconds(time: TimeMs) -> f64 {
    time.0 as f64 / 1000.0
}
