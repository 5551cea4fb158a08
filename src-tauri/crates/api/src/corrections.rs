//! Corrections of words, as the one change that they make.

use std::collections::HashMap;

use proof::{Certainty, Finding};
use transcript::ops::{self, OpError, Place, Replace};
use transcript::{ByteOffset, Change, Transcript, TurnId};

use crate::findings::best;

/// Words that stand somewhere, and those that will stand there.
#[derive(Clone, Debug)]
pub(crate) struct Correcting {
    pub(crate) turn: TurnId,
    pub(crate) start: ByteOffset,
    pub(crate) end: ByteOffset,
    pub(crate) with: String,
}

impl Correcting {
    /// Corrects what a finding is about.
    pub(crate) fn of(finding: &Finding, with: &str) -> Self {
        let Finding { turn, start, end, .. } = *finding;
        Self { turn, start, end, with: with.to_owned() }
    }
}

/// The corrections that may be applied without looking.
pub(crate) fn certain<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Correcting> {
    best_of(findings, Certainty::Certain)
}

/// The first suggestions of all findings that are at least so sure.
pub(crate) fn best_of<'a>(
    findings: impl Iterator<Item = &'a Finding>,
    least: Certainty,
) -> Vec<Correcting> {
    let sure = findings.filter(|finding| finding.certainty <= least);
    let offered = sure.filter(|finding| !finding.suggestions.is_empty());
    offered.map(|finding| Correcting::of(finding, best(finding))).collect()
}

/// The change that applies corrections, given in any order.
pub(crate) fn change(transcript: &Transcript, wanted: &[Correcting]) -> Result<Change, OpError> {
    let index: HashMap<TurnId, usize> =
        transcript.turns.iter().enumerate().map(|(index, turn)| (turn.id, index)).collect();
    let replaces = wanted.iter().map(|correcting| {
        let turn = *index.get(&correcting.turn).ok_or(OpError::NoSuchTurn)?;
        let place = |at| Place { turn, at };
        let (from, to) = (place(correcting.start), place(correcting.end));
        Ok(Replace { from, to, with: correcting.with.clone() })
    });
    let mut replaces = replaces.collect::<Result<Vec<_>, OpError>>()?;
    replaces.sort_by_key(|replace| replace.from);
    ops::replace(transcript, &replaces)
}
