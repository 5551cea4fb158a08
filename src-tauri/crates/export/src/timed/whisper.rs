//! JSON as Whisper writes it, with `WhisperX`'s speakers: times in seconds, words with the space
//! before them. Only words that were heard by themselves have times.

use serde::Serialize;
use transcript::Transcript;

use super::podcast::seconds;
use super::{Caption, Names, bracketed, captions};
use crate::Options;

#[derive(Serialize)]
struct File {
    text: String,
    language: String,
    segments: Vec<Segment>,
}

#[derive(Serialize)]
struct Segment {
    id: usize,
    start: f64,
    end: f64,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Spoken>,
}

#[derive(Serialize)]
struct Spoken {
    word: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    probability: Option<f64>,
}

/// Writes the segments, each no longer than a caption of subtitles.
pub fn write(transcript: &Transcript, options: &Options) -> Result<Vec<u8>, serde_json::Error> {
    let captions = captions(transcript, options, Names::Beside);
    let segments: Vec<Segment> = captions.into_iter().enumerate().map(segment).collect();
    let text = segments.iter().map(|segment| segment.text.as_str()).collect();
    let language = options.language.split('-').next().unwrap_or_default().to_owned();
    serde_json::to_vec_pretty(&File { text, language, segments })
}

fn segment((id, caption): (usize, Caption)) -> Segment {
    let [open, close] = bracketed(&caption);
    let words = caption.lines.iter().flatten();
    let any = words.clone().any(super::words::Word::is_heard);
    let words = words.filter(|_| any).map(|word| {
        let heard = word.is_heard();
        Spoken {
            word: format!(" {}", word.text),
            start: heard.then(|| seconds(word.start)),
            end: heard.then(|| seconds(word.end)),
            probability: word.confidence.map(|sure| f64::from(sure) / 100.0),
        }
    });
    Segment {
        id,
        start: seconds(caption.start),
        end: seconds(caption.end),
        text: format!(" {open}{}{close}", caption.text()),
        words: words.collect(),
        speaker: caption.speaker,
    }
}
