//! Which pairs explain too much to be chance.

use super::Ledger;
use super::em::{Claim, settle};
use super::votes::cast;
use crate::lexicon::Lexicon;
use crate::ligatures::{DECOYS, FAMILIES, LIGATURES};
use crate::shape::is_void;
use crate::table::Table;
use crate::tally::Entry;

/// What the best decoys explain in this document: real pairs must explain more.
pub(super) struct Bars {
    /// Among stand-ins that are letters of English.
    letters: f64,
    /// Among all others.
    signs: f64,
}

impl Bars {
    pub(super) fn from_decoys(unknown: &[&Entry<'_>], lexicon: &Lexicon) -> Self {
        let claims = settle(&cast(unknown, &DECOYS, &Table::default(), lexicon));
        let best = |letters: bool| {
            let alike = claims.iter().filter(|claim| is_letter(claim) == letters);
            alike.map(|claim| claim.payoff).fold(0.0, f64::max)
        };
        Self { letters: best(true), signs: best(false) }
    }
}

/// True for what English words are made of: an apostrophe is as usual in them as a letter.
fn is_letter(claim: &Claim) -> bool {
    claim.pair.stand_in.is_some_and(|c| c.is_ascii_alphabetic() || c == '\'')
}

/// Adds the claims that hold to the table; true when there was one.
pub(super) fn accept(
    claims: &[Claim],
    bars: &Bars,
    ledger: &mut Ledger,
    table: &mut Table,
) -> bool {
    let confirmed = FAMILIES.map(|family| family.iter().any(|ligature| table.restores(ligature)));
    let mut added = false;
    for claim in claims {
        let Some(&ligature) = LIGATURES.get(claim.pair.letters) else { continue };
        if table.has_pair(claim.pair.stand_in, ligature) {
            continue;
        }
        let has_sibling = FAMILIES
            .iter()
            .zip(confirmed)
            .any(|(family, confirmed)| confirmed && family.contains(&ligature));
        let letters = claim.pair.letters;
        let plain = ledger.shown(letters) + ledger.explained(letters);
        let case = Case {
            payoff: claim.payoff,
            words: claim.words,
            share: claim.count / (claim.count + plain),
            expected: ledger.expected(letters),
            sibling_and_gone: has_sibling
                && ledger.shown(letters) <= 0.15 * ledger.expected(letters),
        };
        let holds = if is_letter(claim) {
            case.holds_for_letter(bars.letters)
        } else {
            let c = claim.pair.stand_in.unwrap_or_default();
            case.holds_for_sign(bars.signs, c.is_alphabetic() || is_void(c))
        };
        if holds {
            table.add(claim.pair.stand_in, ligature, case.share.max(0.02));
            ledger.explain(letters, claim.count);
            added = true;
        }
    }
    added
}

/// The evidence for one pair.
struct Case {
    payoff: f64,
    words: usize,
    /// The share of the ligature that this stand-in would have.
    share: f64,
    expected: f64,
    /// The font's other ligatures are lost, and this one is not seen either.
    sibling_and_gone: bool,
}

impl Case {
    /// Letters make words of words by chance, so much is asked of them.
    fn holds_for_letter(&self, bar: f64) -> bool {
        let plain = self.payoff >= (1.6 * bar).max(7.0)
            && self.words >= 3
            && self.share >= 0.10
            && (self.words >= 4 || self.share >= 0.5);
        let one_font_of_several =
            self.words >= 8 && self.payoff >= 2.5 * bar.max(8.0) && self.share >= 0.03;
        let sibling = self.sibling_and_gone
            && self.share >= 0.5
            && self.words >= 2
            && self.payoff >= (0.8 * bar).max(4.0)
            && self.expected >= 2.0;
        // A long text has many words that come out by chance, but hardly all of a ligature.
        let all_of_sibling =
            self.sibling_and_gone && self.share >= 0.9 && self.words >= 2 && self.payoff >= 8.0;
        plain || one_font_of_several || sibling || all_of_sibling
    }

    /// Signs inside words are odd by themselves, foreign letters and voids even more.
    fn holds_for_sign(&self, bar: f64, foreign: bool) -> bool {
        let plain = self.payoff >= (1.3 * bar).max(3.0)
            && self.share >= 0.02
            && (foreign || self.words >= 3 || (self.words >= 2 && self.sibling_and_gone));
        let sibling =
            self.sibling_and_gone && self.share >= 0.5 && self.words >= 2 && self.payoff >= 2.0;
        plain || sibling
    }
}
