//! Words counted once, then kept up to date change by change: counting 100,000 words takes longer
//! than writing a keystroke down.

use std::collections::HashMap;

use transcript::{Change, Splice, Transcript, Turn, TurnId, TurnKind, word_count};

/// The words of a transcript, turn by turn. Cues do not count, as in [`transcript::speaker_stats`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    by_turn: HashMap<TurnId, u32>,
    total: u32,
}

impl Tally {
    pub(crate) fn of(transcript: &Transcript) -> Self {
        let by_turn: HashMap<_, _> =
            transcript.turns.iter().map(|turn| (turn.id, words(turn))).collect();
        let total = by_turn.values().sum();
        Self { by_turn, total }
    }

    pub(crate) fn words(&self) -> u32 {
        self.total
    }

    /// Counts again what a change touched; `after` is the transcript after it.
    pub(crate) fn follow(&mut self, change: &Change, after: &Transcript) {
        let touched = touched(change);
        for id in &touched {
            self.total -= self.by_turn.remove(id).unwrap_or(0);
        }
        for turn in &after.turns {
            if touched.binary_search(&turn.id).is_ok() {
                let words = words(turn);
                self.total += words;
                self.by_turn.insert(turn.id, words);
            }
        }
    }
}

fn words(turn: &Turn) -> u32 {
    match turn.kind {
        TurnKind::Speech => u32::try_from(word_count(&turn.text_in_force())).unwrap_or(u32::MAX),
        TurnKind::Cue => 0,
    }
}

/// The turns that a change touches, ordered, each once.
fn touched(change: &Change) -> Vec<TurnId> {
    let mut ids = Vec::new();
    for splice in &change.splices {
        match splice {
            Splice::Turns(seq) => {
                ids.extend(seq.removed.iter().chain(&seq.inserted).map(|turn| turn.id));
            }
            Splice::Text(splice) => ids.push(splice.turn),
            // Beside the words only this says whether they count.
            Splice::Heads { heads } => {
                let kinds = heads.iter().filter(|head| head.removed.kind != head.inserted.kind);
                ids.extend(kinds.map(|head| head.turn));
            }
            Splice::Speakers(_)
            | Splice::PendingLinks(_)
            | Splice::Comments(_)
            | Splice::Suggestions(_)
            | Splice::Title { .. } => {}
        }
    }
    ids.sort_unstable();
    ids.dedup();
    ids
}
