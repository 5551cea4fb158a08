//! Turns that begin before the one in front of them.

use transcript::{TimeMs, Turn, word_count};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::repair::Repair;

pub(super) const ID: &str = "backward_time";

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let Some(time) = told(page.turn) else { return };
    let Some(other) = contradicted(&desk.transcript.turns, page.index, time) else { return };
    let Some(word) = page.words.first() else { return };
    let order = if other < time { "the turn after it at" } else { "the turn before it at" };
    let why = format!("This turn begins at {}, {order} {}.", time.clock(), other.clock());
    let finding = page.finding(ID, Certainty::Look, (word.start, word.end()), Vec::new(), why);
    let repair = retimed(&desk.transcript.turns, page.index);
    findings.push(Finding { repair, ..finding });
}

/// The time that the transcript gave a turn, not one that was reckoned.
pub(super) fn told(turn: &Turn) -> Option<TimeMs> {
    turn.start_ms.filter(|_| !turn.estimated)
}

/// The time in front of a turn's or behind it that does not go with its own: that of two without
/// which the others are in order is the odd one, and the later one when either is.
fn contradicted(turns: &[Turn], index: usize, time: TimeMs) -> Option<TimeMs> {
    let (before, after) = turns.split_at_checked(index)?;
    let mut before = before.iter().rev().filter_map(told);
    let mut after = after.iter().skip(1).filter_map(told);
    let (before, before_that) = (before.next(), before.next());
    let (after, after_that) = (after.next(), after.next());
    let first_is_odd = |zero: Option<TimeMs>, first: TimeMs, second, third: Option<TimeMs>| {
        third.is_some_and(|third| third < first) && zero.is_none_or(|zero| zero <= second)
    };
    let late = after.filter(|&after| after < time);
    let early = before.filter(|&before| before > time);
    late.filter(|&after| first_is_odd(before, time, after, after_that))
        .or_else(|| early.filter(|&before| !first_is_odd(before_that, before, time, after)))
}

/// The time of a turn by those of the turns around it and the words between them.
pub(super) fn retimed(turns: &[Turn], index: usize) -> Option<Repair> {
    let (before, after) = turns.split_at_checked(index)?;
    let from = before.iter().rposition(|turn| told(turn).is_some())?;
    let behind = after.iter().skip(1).position(|turn| told(turn).is_some())?;
    let to = index + 1 + behind;
    let (start, end) = (turns.get(from).and_then(told)?, turns.get(to).and_then(told)?);
    let words = |from: usize, to: usize| -> u64 {
        let turns = turns.get(from..to).unwrap_or_default();
        turns.iter().map(|turn| word_count(&turn.text) as u64).sum()
    };
    let (spoken, all) = (words(from, index), words(from, to).max(1));
    let passed = u128::from(end.0.checked_sub(start.0)?) * u128::from(spoken) / u128::from(all);
    let start_ms = TimeMs(start.0 + u64::try_from(passed).ok()?);
    (turns.get(index).and_then(told) != Some(start_ms)).then_some(Repair::Retime { start_ms })
}
