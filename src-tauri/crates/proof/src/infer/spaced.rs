//! Ligatures that are shown as a space, so that one word looks like two.

use rustc_hash::FxHashSet;

use super::vanished::{complete, missing};
use super::votes::cast_spaced;
use super::{Ledger, em};
use crate::classify::Class;
use crate::gaps::GAP;
use crate::lexicon::Lexicon;
use crate::ligatures::{DECOYS, FAMILIES, LIGATURES};
use crate::table::Table;
use crate::tally::{Counter, Entry, Tally};
use crate::tokens::words;

/// The share of a missing ligature that is shown plainly, at most.
const MOST_SHOWN: f64 = 0.1;
/// The classic ligatures that a text of this length has, at least, before their lack tells.
const EXPECTED: f64 = 4.0;

/// Looks for missing ligatures between two neighbours that are one word with them.
pub(super) fn find(tally: &Tally<'_>, ledger: &mut Ledger, table: &mut Table, lexicon: &Lexicon) {
    let [_, classic, _] = FAMILIES;
    let mut candidates = missing(ledger, table, MOST_SHOWN);
    // A short text has too few of each of them but enough of all.
    let family = Sum::of(classic, ledger);
    let family_gone = family.expected >= EXPECTED && family.shown <= MOST_SHOWN * family.expected;
    if family_gone {
        candidates.retain(|(_, ligature)| !classic.contains(ligature));
        candidates.extend(LIGATURES.into_iter().enumerate().filter(|(_, l)| classic.contains(l)));
    }
    if candidates.is_empty() {
        return;
    }
    let pairs = neighbours(tally, lexicon);
    let decoys: Vec<(usize, &str)> = DECOYS.into_iter().enumerate().collect();
    let decoys = em::settle(&cast_spaced(&pairs, &decoys, lexicon));
    let bar = decoys.iter().map(|claim| claim.payoff).fold(0.0, f64::max);
    let claims = em::settle(&cast_spaced(&pairs, &candidates, lexicon));
    let letters_of = |claim: &em::Claim| LIGATURES.get(claim.pair.letters).copied();
    let is_classic = |claim: &em::Claim| letters_of(claim).is_some_and(|l| classic.contains(&l));
    let all = claims.iter().filter(|claim| is_classic(claim)).fold(Case::default(), Case::and);
    let family_holds = family_gone && all.holds(&family, bar);
    for claim in &claims {
        let Some(ligature) = letters_of(claim) else { continue };
        let sum = Sum::of(&[ligature], ledger);
        let case = Case::default().and(claim);
        if family_holds && is_classic(claim) || case.holds(&sum, bar) {
            table.add(Some(GAP), ligature, case.share(&sum));
        }
    }
    let least = if family_holds { 1 } else { 2 };
    complete(Some(GAP), classic, least, ledger, table);
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

/// How often some ligatures are shown, and how often a text of this length has them.
struct Sum {
    shown: f64,
    expected: f64,
}

impl Sum {
    fn of(ligatures: &[&str], ledger: &Ledger) -> Self {
        let letters = LIGATURES.into_iter().enumerate().filter(|(_, l)| ligatures.contains(l));
        letters.fold(Self { shown: 0.0, expected: 0.0 }, |sum, (letters, _)| Self {
            shown: sum.shown + ledger.shown(letters),
            expected: sum.expected + ledger.expected(letters),
        })
    }
}

/// What spaces would explain as some ligatures.
#[derive(Default)]
struct Case {
    payoff: f64,
    /// Distinct words.
    words: usize,
    /// Running words.
    count: f64,
}

impl Case {
    fn and(self, claim: &em::Claim) -> Self {
        Self {
            payoff: self.payoff + claim.payoff,
            words: self.words + claim.words,
            count: self.count + claim.count,
        }
    }

    fn share(&self, sum: &Sum) -> f64 {
        self.count / (self.count + sum.shown)
    }

    fn holds(&self, sum: &Sum, bar: f64) -> bool {
        self.words >= 3
            && self.payoff >= (2.0 * bar).max(4.0)
            && self.share(sum) >= 0.7
            && self.count >= 0.1 * sum.expected
    }
}

/// Neighbours with a space between them, one of which is no word, and that are none together.
fn neighbours<'t>(tally: &Tally<'t>, lexicon: &Lexicon) -> Vec<Entry<'t>> {
    let known = tally.entries.iter().filter(|entry| entry.class == Class::Known);
    let known: FxHashSet<&str> = known.map(|entry| entry.text).collect();
    let is_part =
        |part: &str| part.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}'));
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
