//! How surely each stand-in is one, where no writer would put it.

use super::is_explained;
use crate::classify::Class;
use crate::decide::{FOREIGN, is_odd_at};
use crate::lexicon::Lexicon;
use crate::table::Table;
use crate::tally::Tally;

/// The odds of a sign that writers do put between letters, at most.
const JOINT: f64 = 1.4;
/// Words with the character itself that are assumed where none was met.
const UNMET: f64 = 0.1;

/// Counts the words in which each stand-in of a table is in an odd place: those that it explains,
/// against those that are right as they are.
pub(super) fn learn(tally: &Tally<'_>, table: &mut Table, lexicon: &Lexicon) {
    let mut stand_ins: Vec<char> = table.rows().iter().filter_map(|row| row.stand_in).collect();
    stand_ins.sort_unstable();
    stand_ins.dedup();
    let mut counts = vec![(0_u32, 0_u32); stand_ins.len()];
    for entry in &tally.entries {
        let mut explained = None;
        for (c, (lost, literal)) in stand_ins.iter().zip(&mut counts) {
            if !entry
                .text
                .char_indices()
                .any(|(at, found)| found == *c && is_odd_at(entry.text, at, found))
            {
                continue;
            }
            let explained =
                *explained.get_or_insert_with(|| is_explained(entry.text, table, lexicon));
            if explained {
                *lost += entry.used.count;
            } else if entry.class != Class::Unknown {
                *literal += entry.used.count;
            }
        }
    }
    for (c, (lost, literal)) in stand_ins.into_iter().zip(counts) {
        let odds = ((f64::from(lost) + 1.0) / (f64::from(literal) + UNMET)).log10();
        let most = if is_joint(c) { JOINT } else { FOREIGN };
        table.set_odds(c, odds.clamp(0.0, most));
    }
}

/// Signs that join words and names: `and/or`, `alt.folklore`.
fn is_joint(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '-' | '/' | '&' | '+' | '=' | '_' | '@' | '*')
}
