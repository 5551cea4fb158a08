//! WebVTT (W3C): who speaks is a voice.

use transcript::Transcript;

use super::srt::words;
use super::{Names, Tally, captions, clock};
use crate::Options;
use crate::shown::title;

/// Writes subtitles in UTF-8 with line feeds.
pub fn write(transcript: &Transcript, options: &Options) -> String {
    let captions = captions(transcript, options, Names::Beside);
    // The arrow is what makes a line one of time.
    let mut out = format!("WEBVTT - {}\n", title(transcript).replace("-->", "→"));
    if let Some(version) = &options.version {
        out.push_str(&format!("\nNOTE\n{}\n", escaped(&crate::shown::on_one_line(version))));
    }
    for note in Tally::of(&captions).notes(options) {
        out.push_str(&format!("\nNOTE\n{note}\n"));
    }
    for caption in &captions {
        let (start, end) = (clock(caption.start, '.'), clock(caption.end, '.'));
        out.push_str(&format!("\n{start} --> {end}\n"));
        if let Some(label) = &caption.speaker {
            out.push_str(&format!("<v {}>", escaped(label)));
        }
        out.push_str(&words(caption, escaped));
        out.push('\n');
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
