//! What is left to decide, in the order in which it pays.

use std::cmp::Reverse;

use proof::{Certainty, Finding};
use transcript::{Transcript, Turn};

use crate::findings::{best, group_key};
use crate::update::small;
use crate::utf16::from_bytes;
use crate::wire::{Decision, DecisionPlace};

/// How many decisions go with every update: more than an editor takes between two of them.
pub(crate) const HEAD: usize = 100;

/// Findings that one decision settles.
pub(crate) struct Settled<'a> {
    turn: &'a Turn,
    /// The first of them, in the order of the text.
    pub(crate) first: &'a Finding,
    /// The first of those that are not certain.
    open: Option<(&'a Turn, &'a Finding)>,
    places: usize,
    certain: usize,
    /// The surest of those that are not certain.
    surest: Certainty,
}

/// Names a decision; the same as long as its rule, its words and its best correction are.
pub(crate) fn decision_key(finding: &Finding) -> String {
    let alone = finding.repair.as_ref().map(|_| format!("\t{}", finding.turn.0));
    let alone = alone.unwrap_or_default();
    format!("{}\t{}\t{}{alone}", finding.rule, finding.text, best(finding))
}

/// The decisions that are left, the one that settles most places first. Certain corrections need
/// none, unless they are asked for.
pub(crate) fn queue<'s, 'a>(decisions: &'s [Settled<'a>], certain: bool) -> Vec<&'s Settled<'a>> {
    let mut queue: Vec<&Settled<'_>> =
        decisions.iter().filter(|settled| certain || settled.open.is_some()).collect();
    // They come in the order of the text, and sorting keeps it among equals.
    queue.sort_by_key(|settled| (Reverse(settled.left(certain)), settled.certainty(certain)));
    queue
}

impl<'a> Settled<'a> {
    pub(crate) fn new(turn: &'a Turn, finding: &'a Finding) -> Self {
        let surest = Certainty::Look;
        let mut new = Self { turn, first: finding, open: None, places: 0, certain: 0, surest };
        new.add(turn, finding);
        new
    }

    pub(crate) fn add(&mut self, turn: &'a Turn, finding: &'a Finding) {
        self.places += 1;
        if finding.certainty == Certainty::Certain {
            self.certain += 1;
        } else {
            self.open.get_or_insert((turn, finding));
            self.surest = self.surest.min(finding.certainty);
        }
    }

    /// How many findings it settles.
    pub(crate) fn places(&self) -> u32 {
        small(self.places)
    }

    fn left(&self, certain: bool) -> usize {
        if certain { self.places } else { self.places - self.certain }
    }

    fn certainty(&self, certain: bool) -> Certainty {
        if certain && self.certain > 0 { Certainty::Certain } else { self.surest }
    }

    pub(crate) fn view(&self, transcript: &Transcript, certain: bool) -> Decision {
        let all = (self.turn, self.first);
        let (turn, first) = if certain { all } else { self.open.unwrap_or(all) };
        Decision {
            key: decision_key(first),
            rule: first.rule.to_owned(),
            text: first.text.clone(),
            to: best(first).to_owned(),
            suggestions: first.suggestions.clone(),
            repair: first.repair.as_ref().map(|repair| repair.title(transcript)),
            certainty: self.certainty(certain).into(),
            places: small(self.left(certain)),
            group: group_key(first),
            why: first.why.clone(),
            first: DecisionPlace {
                turn: turn.id.0,
                start: small(from_bytes(&turn.text, first.start).0),
                end: small(from_bytes(&turn.text, first.end).0),
            },
        }
    }
}
