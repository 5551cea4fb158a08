//! Turns that begin before the one in front of them.

use rustc_hash::FxHashMap;
use transcript::{TimeMs, Transcript, TurnId};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "backward_time";

/// The turns whose time does not fit, with the time that they contradict.
pub(super) struct Backward(FxHashMap<TurnId, TimeMs>);

impl Backward {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let timed = transcript.turns.iter().filter(|turn| !turn.estimated);
        let timed: Vec<(TurnId, TimeMs)> =
            timed.filter_map(|turn| Some((turn.id, turn.start_ms?))).collect();
        let mut odd = FxHashMap::default();
        for (index, pair) in timed.windows(2).enumerate() {
            let [(first, early), (second, late)] = pair else { continue };
            if early <= late {
                continue;
            }
            // The one without which the others would be in order; the later one when either is.
            let before = index.checked_sub(1).and_then(|index| timed.get(index));
            let after = timed.get(index + 2);
            let first_is_odd = after.is_some_and(|(_, after)| after < early)
                && before.is_none_or(|(_, before)| before <= late);
            if first_is_odd {
                odd.insert(*first, *late);
            } else {
                odd.insert(*second, *early);
            }
        }
        Self(odd)
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let Some(time) = page.turn.start_ms else { return };
    let Some(&other) = desk.house.backward().0.get(&page.turn.id) else { return };
    let Some(word) = page.words.first() else { return };
    let order = if other < time { "the turn after it at" } else { "the turn before it at" };
    let why = format!("This turn begins at {}, {order} {}.", time.clock(), other.clock());
    findings.push(page.finding(ID, Certainty::Look, (word.start, word.end()), Vec::new(), why));
}
