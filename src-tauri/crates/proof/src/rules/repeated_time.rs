//! Turns that begin when the one before them does, although that one has many words.

use transcript::word_count;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::backward_time::{retimed, told};

pub(super) const ID: &str = "repeated_time";

/// Words that nobody says within a second.
const MANY: usize = 10;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let turns = &desk.transcript.turns;
    let before = page.index.checked_sub(1).and_then(|before| turns.get(before));
    let (Some(before), Some(time)) = (before, told(page.turn)) else { return };
    let words = if told(before) == Some(time) { word_count(&before.text) } else { 0 };
    if words <= MANY {
        return;
    }
    let Some(word) = page.words.first() else { return };
    let clock = time.clock();
    let why = format!("The turn before it begins at {clock} as well, and has {words} words.");
    let range = (word.start, word.end());
    let finding = page.finding(ID, Certainty::Look, range, Vec::new(), why);
    findings.push(Finding { repair: retimed(turns, page.index), ..finding });
}
