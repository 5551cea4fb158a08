//! Passages of one document that were set in different fonts.
//!
//! Body, headings and what was pasted in lose their ligatures in ways of their own, or not at all.
//! The ways of the ligature that a document shows in several ways most often tell its fonts apart;
//! what else each of them does is counted in its turns, which are then put to the font that they
//! go with best (a naive Bayes mixture, hardened, of a few rounds).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use transcript::{SpanKind, Transcript, Turn, TurnId};

use crate::decide::{Decision, Verdict};
use crate::gaps::GAP;
use crate::lexicon::Lexicon;
use crate::ligatures::{LIGATURES, count};
use crate::table::{Row, Table};
use crate::tokens::words;

/// A way that so small a share of a ligature's places has is none of a font.
const LEAST_SHARE: f64 = 0.04;
/// Places that a way needs to be one.
const LEAST_PLACES: f64 = 8.0;
/// Fonts that are told apart, at most.
const MOST_FONTS: usize = 4;
const ROUNDS: usize = 3;
/// Places that are added to each way, so that none is impossible.
const PRIOR: f64 = 0.3;
/// Places of a row's ligature or its stand-in from which on the row is known to be missing.
const MET: f64 = 4.0;
/// log10 of how much better a turn goes with a font than with the others when it is put to it.
const CLEAR: f64 = 1.0;
/// The whole document, as a font.
pub(crate) const WHOLE: usize = 0;

/// The tables of a document's fonts, and which turns have which.
#[derive(Clone, Debug)]
pub(crate) struct Passages {
    /// The first is that of the whole document.
    tables: Vec<Table>,
    fonts: FxHashMap<TurnId, usize>,
    /// True when the file tells the fonts of its words.
    told: bool,
}

/// A way to show a ligature: by its index, and the row of the table; `None` when it is plain.
type Way = (usize, Option<usize>);
type Counts = FxHashMap<Way, f64>;

impl Default for Passages {
    fn default() -> Self {
        Self::whole(Table::default())
    }
}

impl Passages {
    /// One font throughout.
    pub(crate) fn whole(table: Table) -> Self {
        Self { tables: vec![table], fonts: FxHashMap::default(), told: false }
    }

    /// The tables of the fonts that a file tells, in its order.
    pub(crate) fn told(whole: Table, tables: Vec<Table>) -> Self {
        let tables = [vec![whole], tables].concat();
        Self { tables, fonts: FxHashMap::default(), told: true }
    }

    /// Tells the fonts of a document apart by what its words surely were.
    pub(crate) fn read<'v>(
        transcript: &Transcript,
        table: Table,
        lexicon: &Lexicon,
        verdict: impl Fn(&str) -> Option<&'v Verdict>,
    ) -> Self {
        // Of letters that left a space or nothing, too little shows to tell where they are missing.
        let seen = |row: &Row| row.stand_in.is_some_and(|c| c != GAP);
        if !table.rows().iter().all(seen)
            || table.rows().iter().all(|row| row.share > 1.0 - LEAST_SHARE)
        {
            return Self::whole(table);
        }
        let turns = transcript.turns.iter().map(|turn| {
            let words = words(&turn.text, &table, lexicon);
            ways_of(words.iter().map(|word| word.text), &table, &verdict)
        });
        let turns: Vec<Counts> = turns.collect();
        let Some(first) = tell_apart(&turns) else { return Self::whole(table) };
        let mut fonts: Vec<Counts> = first.iter().map(|way| with_way(&turns, *way)).collect();
        let mut places = Vec::new();
        for _ in 0..ROUNDS {
            places = turns.iter().map(|turn| best_of(turn, &fonts)).collect();
            fonts = (0..fonts.len())
                .map(|font| sum(turns.iter().zip(&places).filter(|(_, at)| **at == Some(font))))
                .collect();
        }
        let tables = fonts.iter().map(|font| table_of(&table, font)).collect::<Vec<_>>();
        let placed = transcript.turns.iter().zip(&places);
        let fonts = placed.filter_map(|(turn, font)| Some((turn.id, (*font)? + 1))).collect();
        Self { tables: [vec![table], tables].concat(), fonts, told: false }
    }

    /// The table of the whole document.
    pub(crate) fn table(&self) -> &Table {
        self.table_of(WHOLE)
    }

    /// The table of one font.
    pub(crate) fn table_of(&self, font: usize) -> &Table {
        static NONE: LazyLock<Table> = LazyLock::new(Table::default);
        self.tables.get(font).unwrap_or(&NONE)
    }

    /// True when only some of the fonts show these letters as the stand-in.
    pub(crate) fn is_partial(&self, stand_in: Option<char>, stands_for: &str) -> bool {
        let fonts = self.tables.get(WHOLE + 1..).unwrap_or(&[]);
        let lost = |table: &&Table| !self.told || !table.is_empty();
        fonts.iter().filter(lost).any(|table| !table.has_pair(stand_in, stands_for))
    }

    /// How many fonts there are, the whole document among them.
    pub(crate) fn fonts(&self) -> usize {
        self.tables.len()
    }

    /// The font of the word of a turn that begins at a byte of its text.
    pub(crate) fn font(&self, turn: &Turn, start: usize) -> usize {
        if !self.told {
            return self.fonts.get(&turn.id).copied().unwrap_or(WHOLE);
        }
        let before = turn.spans.iter().take_while(|span| span.start.0 <= start);
        let set = before.filter(|span| span.end.0 > start).find_map(|span| match span.kind {
            SpanKind::Set { font } => Some(usize::from(font) + 1),
            _ => None,
        });
        set.filter(|font| *font < self.tables.len()).unwrap_or(WHOLE)
    }
}

/// How often each way is taken in some words.
fn ways_of<'t, 'v>(
    words: impl Iterator<Item = &'t str>,
    table: &Table,
    verdict: impl Fn(&str) -> Option<&'v Verdict>,
) -> Counts {
    let mut counts = Counts::default();
    for word in words {
        match verdict(word) {
            Some(verdict) if verdict.decision == Decision::Certain => {
                for swap in &verdict.swaps {
                    let is_row = |row: &Row| {
                        row.stand_in == swap.stand_in && row.stands_for == swap.stands_for
                    };
                    let row = table.rows().iter().position(is_row);
                    let letters = LIGATURES.iter().position(|l| *l == swap.stands_for);
                    if let (Some(row), Some(letters)) = (row, letters) {
                        *counts.entry((letters, Some(row))).or_default() += 1.0;
                    }
                }
            }
            Some(_) => {}
            None => {
                for (letters, ligature) in LIGATURES.iter().enumerate() {
                    let plain = count(word, ligature);
                    if plain > 0 && table.restores(ligature) {
                        *counts.entry((letters, None)).or_default() += plain as f64;
                    }
                }
            }
        }
    }
    counts
}

/// The ways of the ligature that has a second one most often.
fn tell_apart(turns: &[Counts]) -> Option<Vec<Way>> {
    let all = sum(turns.iter().map(|turn| (turn, ())));
    let best = (0..LIGATURES.len()).filter_map(|letters| {
        let total = places(&all, letters);
        let mut ways: Vec<(f64, Way)> = all
            .iter()
            .filter(|((of, _), count)| {
                *of == letters && **count >= LEAST_PLACES.max(LEAST_SHARE * total)
            })
            .map(|(way, count)| (*count, *way))
            .collect();
        ways.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ways.truncate(MOST_FONTS);
        let (second, _) = *ways.get(1)?;
        Some((second, ways.into_iter().map(|(_, way)| way).collect::<Vec<Way>>()))
    });
    best.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, ways)| ways)
}

/// What turns do that take one way more often than the others of its ligature.
fn with_way(turns: &[Counts], way: Way) -> Counts {
    let mostly =
        |turn: &&Counts| turn.get(&way).is_some_and(|count| 2.0 * count > places(turn, way.0));
    sum(turns.iter().filter(mostly).map(|turn| (turn, ())))
}

/// How often a ligature is due.
fn places(counts: &Counts, letters: usize) -> f64 {
    counts.iter().filter(|((of, _), _)| *of == letters).map(|(_, count)| count).sum()
}

fn sum<'t, T>(turns: impl Iterator<Item = (&'t Counts, T)>) -> Counts {
    let mut all = Counts::default();
    for (turn, _) in turns {
        turn.iter().for_each(|(way, count)| *all.entry(*way).or_default() += count);
    }
    all
}

/// The share of its ligature that a way has in a font.
fn share(font: &Counts, way: Way) -> f64 {
    let ways = font.keys().filter(|(of, _)| *of == way.0).count().max(1) as f64;
    let count = font.get(&way).copied().unwrap_or(0.0);
    (count + PRIOR) / (places(font, way.0) + PRIOR * (ways + 1.0))
}

/// The font that a turn goes with best, when that is clear.
fn best_of(turn: &Counts, fonts: &[Counts]) -> Option<usize> {
    let fit =
        |font: &Counts| turn.iter().map(|(way, n)| n * share(font, *way).log10()).sum::<f64>();
    let mut fits: Vec<(f64, usize)> =
        fonts.iter().enumerate().map(|(index, font)| (fit(font), index)).collect();
    fits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (best, font) = *fits.first()?;
    fits.get(1).is_none_or(|(second, _)| best - second >= CLEAR).then_some(font)
}

/// The table with the shares that its rows have in one font, without those that it has not.
fn table_of(table: &Table, font: &Counts) -> Table {
    let letters_of = |row: &Row| LIGATURES.iter().position(|l| *l == row.stands_for);
    let rows: Vec<Way> = table
        .rows()
        .iter()
        .enumerate()
        .filter_map(|(index, row)| Some((letters_of(row)?, Some(index))))
        .collect();
    let count = |way: &Way| font.get(way).copied().unwrap_or(0.0);
    let mut index = 0;
    table.with_shares(|row| {
        let way = (letters_of(row)?, Some(index));
        index += 1;
        // Within a font a stand-in is one ligature, and a ligature one stand-in.
        let same = |other: &&Way| {
            other
                .1
                .and_then(|row| table.rows().get(row))
                .is_some_and(|r| r.stand_in == row.stand_in)
        };
        let others: f64 = rows.iter().filter(same).map(count).sum::<f64>() - count(&way);
        let met = places(font, way.0) + others;
        let here = count(&way) / met.max(1.0);
        if met >= MET && here < LEAST_SHARE {
            return None;
        }
        // Of what hardly occurs the whole document tells more.
        Some((met * here + row.share) / (met + 1.0))
    })
}
