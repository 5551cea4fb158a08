//! Utterances whose words begin with the labels of speakers, which are found as in plain text.

use std::collections::HashMap;

use transcript::{Source, TimeMs};

use super::{Utterance, ends_sentence, pause, time};
use crate::marked::{Lines, Mark, Marked, Meaning};
use crate::{Imported, Reading, Warning, text};

/// A silence in milliseconds behind a sentence that begins a paragraph.
const PAUSE: u64 = 2000;
/// Words after which the next sentence begins a paragraph.
const WORDS: usize = 150;

/// The transcript, when labels are found.
pub(super) fn find(
    file_name: &str,
    source: &Source,
    utterances: &[Utterance],
    warnings: &[Warning],
    reading: &Reading,
) -> Option<Imported> {
    let mut labels: HashMap<String, usize> = HashMap::new();
    for label in utterances.iter().filter_map(|utterance| text::label_of(&utterance.text)) {
        *labels.entry(label).or_default() += 1;
    }
    if labels.is_empty() {
        return None;
    }
    let mut writer = Writer::default();
    for utterance in utterances {
        let label = text::label_of(&utterance.text).and_then(|label| labels.get(&label));
        writer.write(utterance, label.copied().unwrap_or_default());
    }
    let mut imported =
        text::find(file_name, source.clone(), writer.marked, Vec::new(), reading).ok()?;
    if imported.transcript.speakers.is_empty() {
        return None;
    }
    for warning in &mut imported.warnings {
        let at = warning.place.line.and_then(|line| writer.lines.get(line.checked_sub(1)?));
        warning.place.line = at.copied().flatten();
    }
    imported.warnings.extend(warnings.iter().cloned());
    imported.warnings.sort_by_key(|warning| warning.place.line);
    imported.transcript.turns.iter_mut().for_each(time);
    Some(imported)
}

/// Writes utterances as a text in which each line could begin a turn or a paragraph.
#[derive(Default)]
struct Writer {
    marked: Marked,
    /// The line of the file that each line of the text is from.
    lines: Vec<Option<usize>>,
    end: Option<TimeMs>,
    words: usize,
    after_cue: bool,
}

impl Writer {
    /// Adds an utterance that begins with a label of which the file has so many.
    fn write(&mut self, utterance: &Utterance, labels: usize) {
        let is_cue = text::is_cue(&utterance.text);
        let said = &self.marked.text;
        let ended = ends_sentence(said);
        let silent = pause(self.end, utterance.start_ms) >= PAUSE;
        let parts = utterance.begins
            || is_cue
            || self.after_cue
            || labels > 1
            || (ended && (labels > 0 || silent || self.words >= WORDS));
        let Marked { text, marks, begins, lines, speech, .. } = &mut self.marked;
        (*lines, *speech) = (Lines::Paragraphs, true);
        if parts || text.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            self.lines.push(utterance.line);
            self.words = 0;
            if utterance.begins {
                begins.push(text.len());
            }
        } else {
            text.push(' ');
        }
        let at = text.len();
        text.push_str(&utterance.text);
        marks.extend(utterance.spans.iter().map(|(range, kind)| Mark {
            range: range.start + at..range.end + at,
            meaning: Meaning::Span(kind.clone()),
        }));
        self.words += utterance.text.split(' ').count();
        self.end = self.end.max(utterance.end_ms);
        self.after_cue = is_cue;
    }
}
