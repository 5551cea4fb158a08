//! What has times: subtitles and transcripts in JSON.
//!
//! Every word gets a time ([`words`]): the one at which it was heard, as far as spans tell, or one
//! worked out from the times around it. Words make captions that can be read in two lines ([`captions`]),
//! which each format writes.

mod captions;
mod lines;
pub mod podcast;
pub mod srt;
pub mod ttml;
pub mod vtt;
pub mod whisper;
mod words;

use transcript::{SpanKind, TimeMs, Transcript, Turn, TurnKind};

use crate::Options;
use crate::labels::Labels;
use words::Word;

/// Words that are shown together.
#[derive(Debug)]
pub struct Caption {
    /// Who speaks, when that is known and wanted.
    pub speaker: Option<String>,
    /// True when nobody spoke in front of it, or somebody else.
    pub begins: bool,
    /// True for a note on what is heard.
    pub is_note: bool,
    /// When it appears.
    pub start: TimeMs,
    /// When it goes.
    pub end: TimeMs,
    /// True when one of its times was worked out.
    pub estimated: bool,
    /// True when it goes before it can be read.
    pub fast: bool,
    /// Its words, in lines.
    pub lines: Vec<Vec<Word>>,
}

impl Caption {
    /// Its words with spaces between them.
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.lines.iter().flatten().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

/// How many captions there are, and how many of them an editor should know of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub captions: usize,
    /// Those with a time that was worked out.
    pub estimated: usize,
    /// Those that go before they can be read.
    pub fast: usize,
}

impl Tally {
    /// Counts captions.
    pub fn of(captions: &[Caption]) -> Self {
        Self {
            captions: captions.len(),
            estimated: captions.iter().filter(|caption| caption.estimated).count(),
            fast: captions.iter().filter(|caption| caption.fast).count(),
        }
    }

    /// What an editor should know, in sentences.
    pub fn notes(self, options: &Options) -> Vec<String> {
        let Self { captions, estimated, fast } = self;
        let mut notes = Vec::new();
        if estimated > 0 {
            notes.push(format!(
                "{estimated} of {captions} captions have times that were worked out from those around them"
            ));
        }
        if fast > 0 {
            let speed = options.subtitles.speed;
            notes.push(format!(
                "{fast} of {captions} captions go by faster than {speed} characters a second"
            ));
        }
        notes
    }
}

/// How a format shows who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// In front of the words, where somebody begins; they take room on the line.
    InFront,
    /// Beside the words.
    Beside,
}

/// The captions of a transcript, in its order.
pub fn captions(transcript: &Transcript, options: &Options, names: Names) -> Vec<Caption> {
    let mut labels = Labels::new(transcript, options.labels);
    let wanted = |turn: &&Turn| options.cues || turn.kind != TurnKind::Cue;
    let turns: Vec<&Turn> = transcript.turns.iter().filter(wanted).collect();
    let mut captions = Vec::new();
    let mut last = None;
    for (turn, words) in words::words(&turns) {
        if words.is_empty() {
            continue;
        }
        let speaker = turn.speaker.and_then(|id| labels.next(id)).map(|shown| shown.label);
        let is_note = turn.kind == TurnKind::Cue;
        let begins = last != Some((turn.speaker, is_note));
        last = Some((turn.speaker, is_note));
        let lead = match (&speaker, names) {
            (Some(label), Names::InFront) if begins => label.chars().count() + 2,
            _ => 0,
        };
        let mut cut = captions::cut(words, lead, options).into_iter();
        let of_turn = |(caption, begins): (captions::Cut, bool)| Caption {
            speaker: speaker.clone(),
            begins,
            is_note,
            start: caption.start,
            end: caption.end,
            estimated: caption.estimated,
            fast: false,
            lines: caption.lines,
        };
        captions.extend(cut.next().map(|first| of_turn((first, begins))));
        captions.extend(cut.map(|next| of_turn((next, false))));
    }
    hold(&mut captions, options);
    captions
}

/// Lets captions stand until they can be read, as far as silence follows them.
fn hold(captions: &mut [Caption], options: &Options) {
    let starts: Vec<TimeMs> = captions.iter().map(|caption| caption.start).collect();
    let next = starts.into_iter().skip(1).map(Some).chain([None]);
    for (caption, next) in captions.iter_mut().zip(next) {
        caption.end = caption.end.max(TimeMs(caption.start.0 + 1));
        let letters = caption.text().chars().count() as u64;
        let needed =
            TimeMs(caption.start.0 + letters * 1000 / u64::from(options.subtitles.speed.max(1)));
        if needed > caption.end {
            let until = next.map_or(needed, |next| needed.min(next));
            caption.end = caption.end.max(until);
        }
        caption.fast = needed > caption.end;
    }
}

/// How sure the recogniser was of words, in percent, and when they were heard.
fn heard(kind: &SpanKind) -> Option<(TimeMs, TimeMs, Option<u8>)> {
    match *kind {
        SpanKind::Heard { start_ms, end_ms, confidence } => Some((start_ms, end_ms, confidence)),
        _ => None,
    }
}

/// `01:02:03.456`, with the mark that stands before the thousandths.
fn clock(time: TimeMs, point: char) -> String {
    let (seconds, ms) = (time.0 / 1000, time.0 % 1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}")
}

/// A note on what is heard in the brackets by which it is known as one.
fn bracketed(caption: &Caption) -> [&'static str; 2] {
    let text = caption.text();
    let marked = text.starts_with(['[', '(', '{', '♪', '♫']);
    if caption.is_note && !marked { ["[", "]"] } else { ["", ""] }
}
