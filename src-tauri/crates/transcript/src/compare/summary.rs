//! How much differs.

use std::collections::HashMap;

use serde::Serialize;

use super::{Comparison, Difference, Kind};
use crate::{Transcript, TurnId, word_count};

/// Counts of what differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Words that came, also with whole turns.
    pub words_inserted: usize,
    /// Words that went, also with whole turns.
    pub words_removed: usize,
    /// Words that came in the place of others.
    pub words_replaced: usize,
    /// Places where only marks, spaces or paragraphs differ.
    pub punctuation_only: usize,
    /// Places where only capital and small letters differ.
    pub case_only: usize,
    /// Runs of words that moved.
    pub moved: usize,
    /// Turns that are another speaker's.
    pub retagged: usize,
    /// Turns that begin or end at another time.
    pub retimed: usize,
    /// Cues that became speech, and speech that became cues.
    pub kinds: usize,
    /// Turns that became two.
    pub split: usize,
    /// Turns that became part of the one before.
    pub merged: usize,
    /// Turns that came.
    pub turns_added: usize,
    /// Turns that went.
    pub turns_removed: usize,
    /// Links that came on words that are the same.
    pub links_added: usize,
    /// Links that went from words that are the same.
    pub links_removed: usize,
    /// Links that lead elsewhere, or are on more or fewer words.
    pub links_changed: usize,
    /// Places where stress differs.
    pub emphasis: usize,
    /// Speakers with another label.
    pub speakers_renamed: usize,
    /// Speakers that are new in the list.
    pub speakers_added: usize,
    /// Speakers that are no longer in the list.
    pub speakers_removed: usize,
}

/// How much differs in one turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TurnSummary {
    /// The turn, of the state after.
    pub turn: TurnId,
    /// How many words it has.
    pub words: usize,
    /// How many words came, went or were replaced in it.
    pub changed: usize,
    /// True when more than words differ: whose it is, when, its beginning, its links.
    pub arranged: bool,
}

impl Comparison {
    /// Counts of what differs.
    pub fn summary(&self) -> Summary {
        let mut sum = Summary::default();
        for difference in &self.differences {
            sum.add(difference);
        }
        sum
    }

    /// How much differs in each turn of the state after, in order: a thin picture of where.
    pub fn by_turn(&self, after: &Transcript) -> Vec<TurnSummary> {
        let turns = after.turns.iter().map(|turn| TurnSummary {
            turn: turn.id,
            words: word_count(&turn.text),
            changed: 0,
            arranged: false,
        });
        let mut turns: Vec<TurnSummary> = turns.collect();
        let index: HashMap<TurnId, usize> =
            turns.iter().enumerate().map(|(at, turn)| (turn.turn, at)).collect();
        for difference in &self.differences {
            let place = difference.after.and_then(|extent| index.get(&extent.from.turn));
            let Some(turn) = place.and_then(|at| turns.get_mut(*at)) else { continue };
            let (removed, inserted) = changed(difference);
            turn.changed += removed.max(inserted);
            turn.arranged |= !matches!(difference.kind, Kind::Words { .. });
        }
        turns
    }
}

/// The words that went and came.
fn changed(difference: &Difference) -> (usize, usize) {
    match difference.kind {
        Kind::Words { punctuation_only: false, .. }
        | Kind::Moved
        | Kind::TurnAdded
        | Kind::TurnRemoved => (word_count(&difference.removed), word_count(&difference.inserted)),
        _ => (0, 0),
    }
}

impl Summary {
    fn add(&mut self, difference: &Difference) {
        let (removed, inserted) = changed(difference);
        if difference.kind != Kind::Moved {
            let replaced = removed.min(inserted);
            self.words_replaced += replaced;
            self.words_removed += removed - replaced;
            self.words_inserted += inserted - replaced;
        }
        let count = match &difference.kind {
            Kind::Words { punctuation_only: true, .. } => &mut self.punctuation_only,
            Kind::Words { case_only: true, .. } => &mut self.case_only,
            Kind::Moved => &mut self.moved,
            Kind::TurnAdded => &mut self.turns_added,
            Kind::TurnRemoved => &mut self.turns_removed,
            Kind::Split => &mut self.split,
            Kind::Merged => &mut self.merged,
            Kind::Retagged { .. } => &mut self.retagged,
            Kind::Retimed { .. } => &mut self.retimed,
            Kind::TurnKind { .. } => &mut self.kinds,
            Kind::Link { from: None, .. } => &mut self.links_added,
            Kind::Link { to: None, .. } => &mut self.links_removed,
            Kind::Link { .. } => &mut self.links_changed,
            Kind::Emphasis { .. } => &mut self.emphasis,
            Kind::Speaker { from: None, .. } => &mut self.speakers_added,
            Kind::Speaker { to: None, .. } => &mut self.speakers_removed,
            Kind::Speaker { from: Some(from), to: Some(to) } if from.label != to.label => {
                &mut self.speakers_renamed
            }
            Kind::Words { .. }
            | Kind::Speaker { .. }
            | Kind::SpeakerOrder
            | Kind::Title
            | Kind::PendingLinks { .. } => return,
        };
        *count += 1;
    }
}
