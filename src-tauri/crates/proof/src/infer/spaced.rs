//! Ligatures that are shown as a space, so that one word looks like two.

use rustc_hash::FxHashSet;

use super::vanished::{complete, missing};
use super::votes::cast_spaced;
use super::{Ledger, em};
use crate::classify::Class;
use crate::gap::GAP;
use crate::lexicon::Lexicon;
use crate::ligatures::{DECOYS, FAMILIES, LIGATURES};
use crate::table::Table;
use crate::tally::{Counter, Entry, Tally};
use crate::tokens::words;

/// Looks for missing ligatures between two neighbours that are one word with them.
pub(super) fn find(tally: &Tally<'_>, ledger: &mut Ledger, table: &mut Table, lexicon: &Lexicon) {
    let candidates = missing(ledger, table, 0.1);
    if candidates.is_empty() {
        return;
    }
    let pairs = neighbours(tally, lexicon);
    let decoys: Vec<(usize, &str)> = DECOYS.into_iter().enumerate().collect();
    let decoys = em::settle(&cast_spaced(&pairs, &decoys, lexicon));
    let bar = decoys.iter().map(|claim| claim.payoff).fold(0.0, f64::max);
    for claim in em::settle(&cast_spaced(&pairs, &candidates, lexicon)) {
        let letters = claim.pair.letters;
        let share = claim.count / (claim.count + ledger.shown(letters));
        let holds = claim.words >= 3
            && claim.payoff >= (2.0 * bar).max(6.0)
            && share >= 0.7
            && claim.count >= 0.1 * ledger.expected(letters);
        if let Some(ligature) = LIGATURES.get(letters).filter(|_| holds) {
            table.add(Some(GAP), ligature, share);
        }
    }
    let [_, classic, _] = FAMILIES;
    complete(Some(GAP), classic, ledger, table);
    for (letters, ligature) in LIGATURES.into_iter().enumerate() {
        if table.restores(ligature) {
            ledger.explain(letters, ledger.expected(letters).max(1.0));
        }
    }
    // Beside another space nothing is seen of it.
    let lost: Vec<(&str, f64)> =
        table.of(Some(GAP)).map(|row| (row.stands_for, row.share)).collect();
    lost.into_iter().for_each(|(ligature, share)| table.add(None, ligature, share));
}

/// Neighbours with a space between them, one of which is no word, and that are none together.
fn neighbours<'t>(tally: &Tally<'t>, lexicon: &Lexicon) -> Vec<Entry<'t>> {
    let known = tally.entries.iter().filter(|entry| entry.class == Class::Known);
    let known: FxHashSet<&str> = known.map(|entry| entry.text).collect();
    let is_part = |part: &str| part.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}'));
    let mut pairs = Counter::default();
    for turn in &tally.transcript.turns {
        let words = words(&turn.text, &Table::default(), lexicon);
        for (first, second) in words.iter().zip(words.iter().skip(1)) {
            let odd = !known.contains(first.text) || !known.contains(second.text);
            if odd
                && is_part(first.text)
                && is_part(second.text)
                && turn.text.get(first.end()..second.start) == Some(" ")
                && !lexicon.knows(&[first.text, second.text].concat())
                && let Some(pair) = turn.text.get(first.start..second.end())
            {
                pairs.count(pair, false);
            }
        }
    }
    pairs.entries
}
