//! Words that lost letters to the document's substitutions.

use crate::context::Neighbours;
use crate::decide::{Decision, Verdict};
use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::gaps::GAP;
use crate::shape::starts_upper;
use crate::table::Reading;
use crate::tally::is_inside;
use crate::tokens::Word;

pub(super) const ID: &str = "lost_ligature";

/// Bytes between neighbours, at most: a space, and a mark before it.
const NEAR: usize = 2;
/// Letters that are left of a word that lost others to a space, at least, when it is certain.
const LEFT: usize = 3;
/// Score from which on a word stands beside any other.
const FREQUENT: f64 = 6.0;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    if desk.evidence.table().is_empty() {
        return;
    }
    for (index, word) in page.words.iter().enumerate() {
        let opinion = desk.opinion(word.text);
        let Some(verdict) = &opinion.verdict else { continue };
        if !has_room(desk, page, word, verdict) {
            continue;
        }
        let certainty = match verdict.decision {
            // What begins a sentence is no reading of what is inside one.
            Decision::Certain if is_capital_inside(desk, page, word.start, verdict) => {
                Certainty::Likely
            }
            Decision::Certain => Certainty::Certain,
            Decision::Likely => Certainty::Likely,
            Decision::Context => {
                let gain = verdict.gain + lean(desk, page, index, verdict);
                match gain {
                    2.5.. => Certainty::Certain,
                    -1.0.. => Certainty::Likely,
                    _ if desk.lexicon.knows(word.text) => continue,
                    _ => Certainty::Likely,
                }
            }
        };
        let doubtful = certainty == Certainty::Certain && may_be_one(desk, page, index, verdict);
        let certainty = if doubtful { Certainty::Likely } else { certainty };
        let swap = verdict.swaps.first();
        let why = match (desk.evidence.substitution(verdict), swap) {
            (Some(substitution), _) => substitution.why.clone(),
            (None, Some(swap)) => format!("“{}” may have got lost here.", swap.stands_for),
            (None, None) => "This file lost letters elsewhere; more of them would explain this \
                             word."
                .to_owned(),
        };
        let range = (word.start, word.end());
        let mut readings = verdict.readings.clone();
        // Beside a word that is known, one that nobody knows is no choice for an editor.
        if desk.lexicon.knows(verdict.best()) {
            readings.retain(|reading| desk.lexicon.knows(reading));
        }
        let finding = page.finding(ID, certainty, range, readings, why);
        let substitution = swap.map(|swap| {
            (swap.stand_in.map(String::from).unwrap_or_default(), swap.stands_for.to_owned())
        });
        findings.push(Finding { substitution, ..finding });
    }
}

/// False for a word that lost letters at an edge where no space is left of them, in a file that
/// shows one.
fn has_room(desk: &Desk<'_>, page: &Page<'_>, word: &Word<'_>, verdict: &Verdict) -> bool {
    let Some(side) = lost_side(desk, word.text, verdict) else { return true };
    let text = page.turn.text.as_str();
    let beside = match side {
        Side::Start => text.get(..word.start).and_then(|before| before.chars().next_back()),
        Side::End => text.get(word.end()..).and_then(|after| after.chars().next()),
    };
    beside.is_none_or(char::is_whitespace)
}

/// True for `a rm`, `spam ghters` and `- lter` in such a file, which may be one word after all, and
/// for `rm`, of which too little is left.
fn may_be_one(desk: &Desk<'_>, page: &Page<'_>, index: usize, verdict: &Verdict) -> bool {
    let Some(word) = page.words.get(index) else { return false };
    let Some(side) = lost_side(desk, word.text, verdict) else { return false };
    if word.text.chars().count() < LEFT || has_sign_beside(&page.turn.text, word, &side) {
        return true;
    }
    let beside = match side {
        Side::Start => index.checked_sub(1),
        Side::End => Some(index + 1),
    };
    let Some(beside) = beside.and_then(|index| page.words.get(index)) else { return false };
    let (first, second) = match side {
        Side::Start => (beside, word),
        Side::End => (word, beside),
    };
    let wide = page.turn.text.get(first.start..second.end()).unwrap_or("");
    let is_one = |reading: &Reading| desk.lexicon.knows(&reading.text);
    page.turn.text.get(first.end()..second.start) == Some(" ")
        && (desk.lexicon.full_score(beside.text) < FREQUENT
            || desk.evidence.table().readings(wide).iter().any(is_one))
}

/// True when a sign that is joined to words stands behind the space.
fn has_sign_beside(text: &str, word: &Word<'_>, side: &Side) -> bool {
    let beside = match side {
        Side::Start => text.get(..word.start).and_then(|before| before.trim_end().chars().last()),
        Side::End => text.get(word.end()..).and_then(|after| after.trim_start().chars().next()),
    };
    beside.is_some_and(|c| matches!(c, '-' | '`' | '/' | '_' | '\\' | '='))
}

/// The edge of a word at which it lost letters to a space.
enum Side {
    Start,
    End,
}

fn lost_side(desk: &Desk<'_>, word: &str, verdict: &Verdict) -> Option<Side> {
    let swap = verdict.swaps.first()?;
    if swap.stand_in.is_some() || !desk.evidence.table().has(GAP) {
        return None;
    }
    match swap.at {
        0 => Some(Side::Start),
        at if at == word.len() => Some(Side::End),
        _ => None,
    }
}

/// True when a word inside a sentence would begin with a capital only by a stand-in of several
/// meanings, as in `The`.
fn is_capital_inside(desk: &Desk<'_>, page: &Page<'_>, start: usize, verdict: &Verdict) -> bool {
    let first = verdict.swaps.first().filter(|swap| swap.at == 0 && swap.stands_for == "Th");
    first.is_some_and(|swap| desk.evidence.table().of(swap.stand_in).nth(1).is_some())
        && is_inside(&page.turn.text, start)
}

/// log10 of how much the neighbours speak for the reading.
fn lean(desk: &mut Desk<'_>, page: &Page<'_>, index: usize, verdict: &Verdict) -> f64 {
    let Some(word) = page.words.get(index) else { return 0.0 };
    let before = index.checked_sub(1).and_then(|index| page.words.get(index));
    let before = before.filter(|before| word.start.saturating_sub(before.end()) <= NEAR);
    let after = page.words.get(index + 1);
    let after = after.filter(|after| after.start.saturating_sub(word.end()) <= NEAR);
    let mut corrected = |neighbour: &str| match &desk.opinion(neighbour).verdict {
        Some(verdict) if verdict.decision == Decision::Certain => verdict.best().to_owned(),
        _ => neighbour.to_owned(),
    };
    let before = before.map(|before| corrected(before.text));
    let after = after.map(|after| corrected(after.text));
    let neighbours = Neighbours { before: before.as_deref(), after: after.as_deref() };
    let name = starts_upper(word.text)
        && starts_upper(verdict.best())
        && is_inside(&page.turn.text, word.start);
    neighbours.lean(verdict.best(), word.text, desk.lexicon) - if name { 1.5 } else { 0.0 }
}
