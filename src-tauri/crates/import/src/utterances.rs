//! What was heard and when: what formats that know times hand on, joined into turns.
//!
//! Subtitles come in captions of a line or two, recognisers give words. Both are put together again
//! as speech: what one speaker says in a row is one turn, and pauses after a sentence's end part
//! paragraphs, or turns where nobody is named. Every time stays on its words as a span.
//! Where the labels of speakers stand in the words themselves, they are found as in plain text.

mod join;
mod labelled;
mod tidy;

use std::ops::Range;

use transcript::{Source, Span, SpanKind, TimeMs, Turn};

use crate::{Found, ImportError, Imported, Reading, Warning, text};

/// Words that were heard together: a caption, a segment of a recogniser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Utterance {
    /// Who speaks, as the file calls them.
    pub speaker: Option<String>,
    /// True when somebody else begins here, though nobody says who: `>>`, a dash.
    pub begins: bool,
    /// When it begins.
    pub start_ms: Option<TimeMs>,
    /// When it ends.
    pub end_ms: Option<TimeMs>,
    /// Its words, with one space between them.
    pub text: String,
    /// What ranges of the text mean, in bytes and in order.
    pub spans: Vec<(Range<usize>, SpanKind)>,
    /// The line of the file on which it begins, counted from 1.
    pub line: Option<usize>,
    /// True when white space came after the last word.
    pub parted: bool,
}

impl Utterance {
    /// One that says nothing yet.
    pub(crate) fn at(start_ms: Option<TimeMs>, end_ms: Option<TimeMs>) -> Self {
        Self { start_ms, end_ms, ..Self::default() }
    }

    /// Adds words as the file has them, white space made one space, and tells where they stand.
    pub(crate) fn say(&mut self, words: &str) -> Range<usize> {
        let mut start = None;
        for c in words.chars() {
            if c.is_whitespace() {
                self.parted = true;
            } else if !c.is_control() && c != '\u{FEFF}' {
                if self.parted && !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.parted = false;
                start.get_or_insert(self.text.len());
                self.text.push(c);
            }
        }
        start.unwrap_or(self.text.len())..self.text.len()
    }

    /// Parts the next words from the last.
    pub(crate) fn part(&mut self) {
        self.parted = true;
    }

    /// Makes one of stresses with nothing but white space between them.
    pub(crate) fn join_stress(&mut self) {
        let mut joined: Vec<(Range<usize>, SpanKind)> = Vec::with_capacity(self.spans.len());
        let mut last: Option<usize> = None;
        for (range, kind) in std::mem::take(&mut self.spans) {
            if kind == SpanKind::Emphasis {
                let stress = last.and_then(|at| joined.get_mut(at));
                let between = stress.as_ref().and_then(|s| self.text.get(s.0.end..range.start));
                if let Some((before, _)) =
                    stress.filter(|_| between.is_some_and(|gap| gap.trim().is_empty()))
                {
                    before.end = range.end;
                    continue;
                }
                last = Some(joined.len());
            }
            joined.push((range, kind));
        }
        self.spans = joined;
    }

    /// Adds words that were heard at a time, which may not be known.
    pub(crate) fn hear(&mut self, words: &str, heard: Option<SpanKind>) {
        let range = self.say(words);
        if let Some(kind) = heard.filter(|_| !range.is_empty()) {
            self.spans.push((range, kind));
        }
    }
}

/// A time for words, when both of its ends are known.
pub(crate) fn heard(
    start_ms: Option<TimeMs>,
    end_ms: Option<TimeMs>,
    confidence: Option<u8>,
) -> Option<SpanKind> {
    let (start_ms, end_ms) = (start_ms?, end_ms.or(start_ms)?);
    Some(SpanKind::Heard { start_ms, end_ms, confidence })
}

/// A transcript out of what was heard.
///
/// # Errors
/// When nothing is said at all.
pub(crate) fn transcript(
    file_name: &str,
    mut source: Source,
    mut utterances: Vec<Utterance>,
    mut warnings: Vec<Warning>,
    reading: &Reading,
) -> Result<Imported, ImportError> {
    utterances.retain(|utterance| !utterance.text.is_empty());
    if utterances.is_empty() {
        return Err(ImportError::Blank);
    }
    if reading.bare {
        let texts: Vec<&str> = utterances.iter().map(|one| one.text.as_str()).collect();
        return Ok(text::bare(texts.join("\n")));
    }
    tidy::tidy(&mut utterances, &mut warnings);
    let named = utterances.iter().any(|utterance| utterance.speaker.is_some());
    if !named
        && let Some(imported) = labelled::find(file_name, &source, &utterances, &warnings, reading)
    {
        return Ok(imported);
    }
    text::name_of(file_name).clone_into(&mut source.file);
    let mut transcript = transcript::Transcript::new(text::title(&source.file));
    transcript.source = source;
    join::join(utterances, &mut transcript);
    warnings.sort_by_key(|warning| warning.place.line);
    let found = if named { Found::Told } else { Found::Nobody };
    Ok(Imported { transcript, warnings, format: "", found })
}

/// Gives a turn the times of its words.
fn time(turn: &mut Turn) {
    let heard = |span: &Span| match span.kind {
        SpanKind::Heard { start_ms, end_ms, .. } => Some((start_ms, end_ms)),
        _ => None,
    };
    let times = || turn.spans.iter().filter_map(heard);
    let start = times().map(|(start, _)| start).min();
    let end = times().map(|(_, end)| end).max();
    turn.start_ms = start.or(turn.start_ms);
    turn.end_ms = end.or(turn.end_ms);
}

/// True when a text ends as a sentence does.
fn ends_sentence(text: &str) -> bool {
    const CLOSING: &[char] = &['"', '\'', '”', '’', '»', ')', ']', '}', '*', '_', '」'];
    const ENDS: &[char] = &['.', '?', '!', '…', '。', '？', '！', '♪', '♫'];
    text.trim_end_matches(CLOSING).ends_with(ENDS)
}

/// The silence between two utterances, in milliseconds.
fn pause(before: Option<TimeMs>, after: Option<TimeMs>) -> u64 {
    before.zip(after).map_or(0, |(before, after)| after.0.saturating_sub(before.0))
}
