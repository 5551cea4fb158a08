//! Turns that go on with a sentence of the one before, by the same speaker.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::repair::Repair;

use super::voices::said_by;

pub(super) const ID: &str = "broken_turn";

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let before = page.index.checked_sub(1).and_then(|before| desk.transcript.turns.get(before));
    let (Some(before), Some(word)) = (before, page.words.first()) else { return };
    let same = said_by(page.turn).is_some_and(|speaker| said_by(before) == Some(speaker));
    if !same || !desk.habits.ends.are_marked() {
        return;
    }
    let end = before.text.trim_end();
    let open =
        end.ends_with(|c: char| c.is_alphanumeric() || ",-\u{2013}\u{2014}\u{2026}".contains(c));
    let open = open || end.ends_with("...");
    let goes_on =
        page.turn.text.trim_start_matches([' ', '.', '\u{2026}', '-', '\u{2013}', '\u{2014}']);
    if !open || !goes_on.starts_with(char::is_lowercase) {
        return;
    }
    let why = "The turn before it, of the same speaker, ends in the middle of this sentence.";
    let range = (word.start, word.end());
    let finding = page.finding(ID, Certainty::Likely, range, Vec::new(), why.to_owned());
    findings.push(Finding { repair: Some(Repair::Join), ..finding });
}
