//! WebVTT (W3C): who speaks is a voice.

use transcript::Transcript;

use super::srt::words;
use super::{Names, Tally, clock, cues};
use crate::Options;
use crate::shown::title;

/// Writes subtitles in UTF-8 with line feeds.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let cues = cues(transcript, options, Names::Beside);
    // The arrow is what makes a line one of time.
    let mut out = format!("WEBVTT - {}\n", title(transcript).replace("-->", "→"));
    if let Some(version) = &options.version {
        out.push_str(&format!("\nNOTE\n{}\n", escaped(&crate::shown::on_one_line(version))));
    }
    for note in Tally::of(&cues).notes(options) {
        out.push_str(&format!("\nNOTE\n{note}\n"));
    }
    for cue in &cues {
        let (start, end) = (clock(cue.start, '.'), clock(cue.end, '.'));
        out.push_str(&format!("\n{start} --> {end}\n"));
        if let Some(label) = &cue.speaker {
            out.push_str(&format!("<v {}>", escaped(label)));
        }
        out.push_str(&words(cue, escaped));
        out.push('\n');
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
