//! Counts that editors read.

use std::collections::HashMap;

use crate::{SpeakerId, Transcript, TurnKind};

/// How many words a text has: runs of anything but white space.
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// What one speaker did in a transcript.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpeakerStats {
    /// How many turns.
    pub turns: usize,
    /// How many words.
    pub words: usize,
}

/// Turns and words per speaker; `None` gathers the speech that nobody is assigned to.
pub fn speaker_stats(transcript: &Transcript) -> HashMap<Option<SpeakerId>, SpeakerStats> {
    let mut stats: HashMap<_, SpeakerStats> = HashMap::new();
    for turn in transcript.turns.iter().filter(|turn| turn.kind == TurnKind::Speech) {
        let entry = stats.entry(turn.speaker).or_default();
        entry.turns += 1;
        entry.words += word_count(&turn.text);
    }
    stats
}
