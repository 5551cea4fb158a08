//! What stands for what in one document.

use crate::gaps::GAP;
use crate::tokens::{is_edge_sign, is_parting_sign};

/// One row: a stand-in and the letters it stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// The character that is shown; `None` when the letters left no trace.
    pub(crate) stand_in: Option<char>,
    pub(crate) stands_for: &'static str,
    /// The share of these letters that the document shows as the stand-in.
    pub(crate) share: f64,
}

/// A document's substitutions.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    rows: Vec<Row>,
    /// log10 of how much likelier each stand-in is to stand for letters than for itself, where no
    /// writer would put it.
    odds: Vec<(char, f64)>,
    /// Stand-ins that stand for the same wherever they are.
    settled: Vec<char>,
    /// Signs that are letters wherever the file shows them.
    signs: Vec<char>,
}

/// A word with some of its stand-ins read as letters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) swaps: Vec<Swap>,
}

/// One stand-in read as letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Swap {
    /// The byte of the word as it is shown.
    pub(crate) at: usize,
    pub(crate) stand_in: Option<char>,
    pub(crate) stands_for: &'static str,
    /// log10 of the share.
    pub(crate) log_share: f64,
}

impl Reading {
    pub(crate) fn swaps_at(&self, at: usize) -> bool {
        self.swaps.iter().any(|swap| swap.at == at)
    }
}

/// The odds of a stand-in of which nothing was counted.
pub(crate) const NEW_ODDS: f64 = 2.0;

/// Stand-ins read at once in one word, at most.
const MOST_SWAPS: usize = 6;
/// Readings tried of one word, at most.
const MOST_READINGS: usize = 600;

impl Table {
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Adds a row, or raises the share of the row that is there already.
    pub(crate) fn add(&mut self, stand_in: Option<char>, stands_for: &'static str, share: f64) {
        let known = |row: &&mut Row| row.stand_in == stand_in && row.stands_for == stands_for;
        match self.rows.iter_mut().find(known) {
            Some(row) => row.share = row.share.max(share),
            None => self.rows.push(Row { stand_in, stands_for, share }),
        }
    }

    /// The odds of a stand-in, in log10; those of a font's other stand-ins tell about a new one.
    pub(crate) fn odds(&self, stand_in: char) -> f64 {
        self.odds.iter().find(|(c, _)| *c == stand_in).map_or(NEW_ODDS, |(_, odds)| *odds)
    }

    /// Learns the odds of a stand-in.
    pub(crate) fn set_odds(&mut self, stand_in: char, odds: f64) {
        self.odds.retain(|(c, _)| *c != stand_in);
        self.odds.push((stand_in, odds));
    }

    /// Says that a stand-in stands for its letters wherever it is.
    pub(crate) fn settle(&mut self, stand_in: char) {
        if !self.is_settled(stand_in) {
            self.settled.push(stand_in);
        }
    }

    pub(crate) fn is_settled(&self, stand_in: char) -> bool {
        self.settled.contains(&stand_in)
    }

    /// Says that a sign is a letter wherever the file shows it.
    pub(crate) fn spell_with(&mut self, sign: char) {
        self.signs.push(sign);
    }

    pub(crate) fn is_spelt_with(&self, sign: char) -> bool {
        self.signs.contains(&sign)
    }

    /// Adds what another table has, but for what is settled there only.
    pub(crate) fn take_in(&mut self, other: &Self) {
        for row in &other.rows {
            self.add(row.stand_in, row.stands_for, row.share);
        }
        for (c, odds) in &other.odds {
            if !self.odds.iter().any(|(known, _)| known == c) {
                self.odds.push((*c, *odds));
            }
        }
    }

    pub(crate) fn of(&self, stand_in: Option<char>) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.stand_in == stand_in)
    }

    pub(crate) fn has(&self, stand_in: char) -> bool {
        self.of(Some(stand_in)).next().is_some()
    }

    pub(crate) fn has_pair(&self, stand_in: Option<char>, stands_for: &str) -> bool {
        self.of(stand_in).any(|row| row.stands_for == stands_for)
    }

    /// True when some stand-in stands for these letters.
    pub(crate) fn restores(&self, letters: &str) -> bool {
        self.rows.iter().any(|row| row.stands_for == letters)
    }

    /// True when a word may have lost letters.
    pub(crate) fn touches(&self, word: &str) -> bool {
        self.drops() || word.chars().any(|c| self.has(c))
    }

    /// True when some letters were lost without a trace.
    fn drops(&self) -> bool {
        self.of(None).next().is_some()
    }

    pub(crate) fn has_edge_signs(&self) -> bool {
        self.rows.iter().any(|row| row.stand_in.is_some_and(is_edge_sign))
    }

    pub(crate) fn has_parting_signs(&self) -> bool {
        self.rows.iter().any(|row| row.stand_in.is_some_and(is_parting_sign))
    }

    /// The rows that pass a test.
    pub(crate) fn filtered(&self, test: impl Fn(&Row) -> bool) -> Self {
        let rows = self.rows.iter().filter(|row| test(row)).cloned().collect();
        Self { rows, ..self.clone() }
    }

    /// The rows with other shares; without those that have none.
    pub(crate) fn with_shares(&self, mut share: impl FnMut(&Row) -> Option<f64>) -> Self {
        let rows =
            self.rows.iter().filter_map(|row| Some(Row { share: share(row)?, ..row.clone() }));
        Self { rows: rows.collect(), ..self.clone() }
    }

    /// Every way to read a word with at least one stand-in as letters.
    pub(crate) fn readings(&self, word: &str) -> Vec<Reading> {
        self.readings_that(word, |_| true)
    }

    /// The readings that pass a test.
    pub(crate) fn readings_that(&self, word: &str, test: impl Fn(&str) -> bool) -> Vec<Reading> {
        let mut readings = self.readings_within(word, MOST_SWAPS, MOST_READINGS);
        readings.retain(|reading| test(&reading.text));
        let mut text = String::with_capacity(word.len() + 3);
        // Where a space is left, none is to be seen at the edges only.
        let edges = self.has(GAP);
        let spaced = word.contains(GAP);
        for row in self.of(None).filter(|_| !spaced) {
            for at in word.char_indices().map(|(at, _)| at).chain([word.len()]) {
                if edges && at > 0 && at < word.len() {
                    continue;
                }
                let Some((head, tail)) = word.split_at_checked(at) else { continue };
                text.clear();
                [head, row.stands_for, tail].iter().for_each(|part| text.push_str(part));
                if test(&text) {
                    readings.push(Reading { text: text.clone(), swaps: vec![swap(at, row)] });
                }
            }
        }
        readings
    }

    /// The same for those that show as something else, and so many of them.
    pub(crate) fn readings_within(
        &self,
        word: &str,
        most_swaps: usize,
        most_readings: usize,
    ) -> Vec<Reading> {
        if !word.chars().any(|c| self.has(c)) {
            return Vec::new();
        }
        let mut readings = vec![Reading { text: String::new(), swaps: Vec::new() }];
        for (at, c) in word.char_indices() {
            let before = readings.len();
            for row in self.of(Some(c)) {
                for index in 0..before {
                    let Some(reading) = readings.get(index) else { break };
                    if reading.swaps.len() < most_swaps && readings.len() < most_readings {
                        let mut reading = reading.clone();
                        reading.text.push_str(row.stands_for);
                        reading.swaps.push(swap(at, row));
                        readings.push(reading);
                    }
                }
            }
            readings.iter_mut().take(before).for_each(|reading| reading.text.push(c));
        }
        readings.retain(|reading| !reading.swaps.is_empty() && !reading.text.contains(GAP));
        readings
    }
}

fn swap(at: usize, row: &Row) -> Swap {
    Swap { at, stand_in: row.stand_in, stands_for: row.stands_for, log_share: row.share.log10() }
}
