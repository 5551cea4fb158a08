//! Ligatures that are not seen though they should be: something stands for them, or nothing does.

use rustc_hash::FxHashMap;

use super::votes::cast_dropped;
use super::{Ledger, em};
use crate::lexicon::Lexicon;
use crate::ligatures::{FAMILIES, LIGATURES};
use crate::shape::{is_ordinary, is_upper};
use crate::table::Table;
use crate::tally::{Entry, Tally};

/// The ligatures that a text of this length has and that this one neither shows nor explains.
pub(super) fn missing(
    ledger: &Ledger,
    table: &Table,
    tolerance: f64,
) -> Vec<(usize, &'static str)> {
    let missing = |&(letters, ligature): &(usize, &str)| {
        let expected = ledger.expected(letters);
        expected >= 4.0
            && ledger.shown(letters) <= tolerance * expected
            && !table.restores(ligature)
    };
    LIGATURES.into_iter().enumerate().filter(missing).collect()
}

/// Looks for the stand-in of a missing ligature among all words: also where what is shown happens
/// to be a word, only a much rarer one.
pub(super) fn find_shown_otherwise(
    tally: &Tally<'_>,
    ledger: &Ledger,
    table: &mut Table,
    lexicon: &Lexicon,
) {
    for (letters, ligature) in missing(ledger, table, 0.12) {
        // For each stand-in: running words and distinct words that it would explain.
        let mut explained: FxHashMap<char, (f64, usize)> = FxHashMap::default();
        for entry in &tally.entries {
            let word = entry.text;
            if word.chars().nth(1).is_none() || is_upper(word) {
                continue;
            }
            let mut literal = None;
            let mut seen = Vec::new();
            for c in word.chars() {
                if matches!(c, '\'' | '\u{2019}') || seen.contains(&c) {
                    continue;
                }
                seen.push(c);
                let times = if word.matches(c).count() <= 2 { 2 } else { 1 };
                let read = word.replacen(c, ligature, times);
                let Some(score) = lexicon.score(&read).filter(|&score| score >= 3.0) else {
                    continue;
                };
                let literal = *literal.get_or_insert_with(|| lexicon.full_score(word));
                if is_ordinary(&read) && score - literal >= 2.0 {
                    let (count, words) = explained.entry(c).or_default();
                    *count += f64::from(entry.used.count);
                    *words += 1;
                }
            }
        }
        let mut ranked: Vec<(char, (f64, usize))> = explained.into_iter().collect();
        ranked.sort_by(|(a, (x, _)), (b, (y, _))| y.total_cmp(x).then(a.cmp(b)));
        let second = ranked.get(1).map_or(0.0, |(_, (count, _))| *count);
        if let Some(&(c, (count, words))) = ranked.first()
            && count >= 0.3 * ledger.expected(letters)
            && words >= if c.is_ascii_lowercase() { 5 } else { 3 }
            && count >= 2.5 * second
        {
            table.add(Some(c), ligature, 0.9);
        }
    }
}

/// Looks for ligatures that left no trace.
pub(super) fn find_dropped(
    unknown: &[&Entry<'_>],
    ledger: &Ledger,
    table: &mut Table,
    lexicon: &Lexicon,
) {
    let [calibri, classic, _] = FAMILIES;
    let mut candidates = missing(ledger, table, 0.1);
    candidates.retain(|(_, ligature)| {
        classic.contains(ligature) || calibri.iter().take(3).any(|known| known == ligature)
    });
    if candidates.is_empty() {
        return;
    }
    for claim in em::settle(&cast_dropped(unknown, &candidates, lexicon)) {
        let letters = claim.pair.letters;
        let share = claim.count / (claim.count + ledger.shown(letters));
        let holds = claim.words >= 4
            && claim.payoff >= 8.0
            && share >= 0.7
            && claim.count >= 0.1 * ledger.expected(letters);
        if let Some(ligature) = LIGATURES.get(letters).filter(|_| holds) {
            table.add(None, ligature, share);
        }
    }
    complete(None, classic, 2, ledger, table);
}

/// Once so many ligatures of a family have a stand-in, or left no trace, those that are not seen
/// have the same.
pub(super) fn complete(
    stand_in: Option<char>,
    family: &[&str],
    least: usize,
    ledger: &Ledger,
    table: &mut Table,
) {
    let lost = family.iter().filter(|ligature| table.has_pair(stand_in, ligature)).count();
    for (letters, ligature) in LIGATURES.into_iter().enumerate() {
        let gone = ledger.shown(letters) <= 0.1 * ledger.expected(letters);
        if lost >= least && gone && family.contains(&ligature) && !table.restores(ligature) {
            table.add(stand_in, ligature, 0.9);
        }
    }
}
