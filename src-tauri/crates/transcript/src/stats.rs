//! Counts that editors read.

use std::collections::HashMap;

use crate::{SpeakerId, TimeMs, Transcript, TurnKind};

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
    /// Milliseconds from the beginnings of the turns to their ends, or to the next turn's beginning,
    /// as far as times are known.
    pub talk_ms: u64,
}

/// Turns and words per speaker; `None` gathers the speech that nobody is assigned to.
pub fn speaker_stats(transcript: &Transcript) -> HashMap<Option<SpeakerId>, SpeakerStats> {
    let mut stats: HashMap<_, SpeakerStats> = HashMap::new();
    // From the end, so that the next time is known.
    let mut next: Option<TimeMs> = None;
    for turn in transcript.turns.iter().rev() {
        let end = turn.end_ms.or(next);
        next = turn.start_ms.or(next);
        if turn.kind == TurnKind::Cue {
            continue;
        }
        let entry = stats.entry(turn.speaker).or_default();
        if let (Some(start), Some(end)) = (turn.start_ms, end) {
            entry.talk_ms += end.0.saturating_sub(start.0);
        }
        entry.turns += 1;
        entry.words += word_count(&turn.text_in_force());
    }
    stats
}
