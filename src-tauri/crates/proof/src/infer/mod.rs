//! Finds a document's substitutions from nothing but its words.
//!
//! Within one font a stand-in is a cipher: one ligature, one character, everywhere, and the plain
//! spelling of that ligature vanishes from the text. Each unknown word votes for the pairs of
//! stand-in and letters that would make it a known one; expectation and maximization settle which
//! pair each word is due to; pairs that explain much more than decoys do are accepted.

mod accept;
mod em;
mod odds;
mod rare;
mod spaced;
mod vanished;
mod votes;

use crate::gaps::GAP;
use crate::lexicon::Lexicon;
use crate::ligatures::{LIGATURES, expected_per_word};
use crate::shape::is_void;
use crate::table::Table;
use crate::tally::{Entry, Tally};
use crate::tokens::is_parting_sign;

/// Rounds of inference, at most: words with two kinds of stand-ins need a second one.
const ROUNDS: usize = 4;

/// A stand-in (`None`: no trace) and the index of the letters it may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) stand_in: Option<char>,
    pub(crate) letters: usize,
}

/// What is known of each ligature while the table grows.
pub(crate) struct Ledger {
    /// How often the document shows it plainly.
    pub(crate) shown: [f64; LIGATURES.len()],
    /// How often a text of this length has it.
    pub(crate) expected: [f64; LIGATURES.len()],
    /// How often accepted pairs explain it.
    pub(crate) explained: [f64; LIGATURES.len()],
}

impl Ledger {
    fn of(tally: &Tally<'_>) -> Self {
        Self {
            shown: tally.shown.map(|shown| shown as f64),
            expected: LIGATURES.map(|ligature| expected_per_word(ligature) * tally.total as f64),
            explained: [0.0; LIGATURES.len()],
        }
    }

    fn shown(&self, letters: usize) -> f64 {
        self.shown.get(letters).copied().unwrap_or(0.0)
    }

    fn expected(&self, letters: usize) -> f64 {
        self.expected.get(letters).copied().unwrap_or(0.0)
    }

    fn explained(&self, letters: usize) -> f64 {
        self.explained.get(letters).copied().unwrap_or(0.0)
    }

    fn explain(&mut self, letters: usize, words: f64) {
        if let Some(explained) = self.explained.get_mut(letters) {
            *explained += words;
        }
    }
}

/// The substitutions of a document.
pub(crate) fn infer(tally: &Tally<'_>, lexicon: &Lexicon) -> Table {
    let mut ledger = Ledger::of(tally);
    let mut table = Table::default();
    spaced::find(tally, &mut ledger, &mut table, lexicon);
    let mut unknown: Vec<&Entry<'_>> = tally.unknown().chain(&tally.compounds).collect();
    let bars = accept::Bars::from_decoys(&unknown, lexicon);
    for _ in 0..ROUNDS {
        let ballots = votes::cast(&unknown, &LIGATURES, &table, lexicon);
        let claims = em::settle(&ballots);
        if !accept::accept(&claims, &bars, &mut ledger, &mut table) {
            break;
        }
        expand_voids(&mut ledger, &mut table);
        unknown.retain(|entry| !is_explained(entry.text, &table, lexicon));
    }
    vanished::find_shown_otherwise(tally, &ledger, &mut table, lexicon);
    unknown.retain(|entry| !entry.text.contains(is_parting_sign));
    vanished::find_dropped(&unknown, &ledger, &mut table, lexicon);
    rare::find(tally, &mut table, lexicon);
    complete(&mut table);
    odds::learn(tally, &mut table, lexicon);
    table
}

/// True when the table makes a word a known one.
pub(crate) fn is_explained(word: &str, table: &Table, lexicon: &Lexicon) -> bool {
    let known = |text: &str| lexicon.score(text).is_some_and(|score| score >= 2.0);
    table.readings(word).iter().any(|reading| known(&reading.text))
}

/// A character that carries no letter mostly stands for every ligature of its font: once it
/// stands for two, the others are taken to be behind it before they are looked for elsewhere.
fn expand_voids(ledger: &mut Ledger, table: &mut Table) {
    for c in voids(table) {
        if table.of(Some(c)).count() < 2 {
            continue;
        }
        for (letters, ligature) in LIGATURES.into_iter().enumerate() {
            if !table.has_pair(Some(c), ligature) {
                table.add(Some(c), ligature, 0.5);
                ledger.explain(letters, ledger.expected(letters).max(1.0));
            }
        }
    }
}

fn voids(table: &Table) -> Vec<char> {
    let mut voids: Vec<char> =
        table.rows().iter().filter_map(|row| row.stand_in).filter(|&c| is_void(c)).collect();
    voids.dedup();
    voids
}

/// A stand-in of several ligatures, or of none in particular, may stand for the rare ones too.
fn complete(table: &mut Table) {
    let mut stand_ins: Vec<char> = table.rows().iter().filter_map(|row| row.stand_in).collect();
    stand_ins.sort_unstable();
    stand_ins.dedup();
    for c in stand_ins {
        // What a space stands for was counted.
        if c == GAP || !is_void(c) && table.of(Some(c)).count() < 3 {
            continue;
        }
        for ligature in LIGATURES {
            if !table.restores(ligature) {
                table.add(Some(c), ligature, 0.3);
            }
        }
    }
}
