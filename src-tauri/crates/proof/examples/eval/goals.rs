//! What is measured and what is to be reached.

use crate::damage::Damage;

/// One row of the table.
pub struct Row {
    pub name: &'static str,
    pub damage: Damage,
    /// Words of each document; 0 for whole books.
    pub words: usize,
    pub goal: Goal,
}

/// The least that is good enough, as shares of the broken words.
#[derive(Clone, Copy, Default)]
pub struct Goal {
    /// Restored for certain; names aside, which are suggested by design.
    pub recall: Option<f64>,
    /// Right among the certain corrections.
    pub precision: f64,
    /// Restored for certain or by the first suggestion, names and all.
    pub suggested: Option<f64>,
}

/// Certain changes of clean texts, at most.
pub const CLEAN_CHANGES: usize = 0;
/// Suggestions about ligatures in 10,000 words of clean text, at most.
pub const CLEAN_SUGGESTIONS: f64 = 1.0;
/// Words of clean text without which that says little.
pub const CLEAN_WORDS: usize = 500_000;
/// Words of a book, at least.
pub const BOOK: usize = 48_000;

const fn certain(recall: f64, precision: f64) -> Goal {
    Goal { recall: Some(recall), precision, suggested: None }
}

const fn suggested(suggested: f64, precision: f64) -> Goal {
    Goal { recall: None, precision, suggested: Some(suggested) }
}

const fn row(name: &'static str, damage: Damage, words: usize, goal: Goal) -> Row {
    Row { name, damage, words, goal }
}

/// The rows, with the goals.
pub const ROWS: [Row; 17] = [
    row("exact Quartz replay", Damage::Quartz, 10_000, certain(0.99, 0.9999)),
    row("capitals, 5 ligatures", Damage::Capitals, 10_000, certain(0.99, 0.9999)),
    row("Latin Extended, 13 ligatures", Damage::Foreign, 10_000, certain(0.99, 0.9999)),
    row("private use, 13 ligatures", Damage::Private, 10_000, certain(0.99, 0.9999)),
    row("small letters, 5 ligatures", Damage::Small, 10_000, certain(0.97, 0.9995)),
    row("signs and digits, 5 ligatures", Damage::Signs, 10_000, certain(0.97, 0.9995)),
    row("two tables, intact paragraphs", Damage::Mixed, 10_000, certain(0.97, 0.9995)),
    row("two tables, intact passages", Damage::Passages, 10_000, certain(0.97, 0.9995)),
    row("replacement character, 13", Damage::Void, 10_000, suggested(0.95, 0.999)),
    row("f-ligatures lost", Damage::Dropped, 10_000, suggested(0.95, 0.999)),
    row("f-ligatures lost, a space left", Damage::Spaced, 10_000, suggested(0.95, 0.999)),
    row("1,000 words: Quartz", Damage::Quartz, 1_000, certain(0.97, 0.9999)),
    row("1,000 words: capitals", Damage::Capitals, 1_000, certain(0.97, 0.9999)),
    row("1,000 words: Latin Extended", Damage::Foreign, 1_000, certain(0.97, 0.9999)),
    row("whole books: Quartz", Damage::Quartz, 0, certain(0.99, 0.9999)),
    row("whole books: capitals", Damage::Capitals, 0, certain(0.99, 0.9999)),
    row("whole books: Latin Extended", Damage::Foreign, 0, certain(0.99, 0.9999)),
];
