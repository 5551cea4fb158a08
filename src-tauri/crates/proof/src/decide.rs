//! What a word most likely was, by a noisy channel (Shannon 1948; Kernighan, Church and Gale 1990):
//! how likely the word is, times how likely it is shown like this.

use rustc_hash::FxHashMap;

use crate::classify::{Class, classify};
use crate::lexicon::{KNOWN, Lexicon};
use crate::ligatures::FAMILIES;
use crate::shape;
use crate::table::{Reading, Swap, Table};
use crate::tally::Use;

/// What is to be done about a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Certain,
    Likely,
    /// Both readings are words: its neighbours have to tell.
    Context,
}

/// A decision and its grounds.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    pub(crate) decision: Decision,
    /// What the word may have been, the likeliest first; never empty.
    pub(crate) readings: Vec<String>,
    /// The stand-ins of the first reading.
    pub(crate) swaps: Vec<Swap>,
    /// log10 of how much likelier the first reading is than the word as shown.
    pub(crate) gain: f64,
}

impl Verdict {
    pub(crate) fn best(&self) -> &str {
        self.readings.first().map_or("", String::as_str)
    }
}

/// log10 of the likelihood ratio from which on a correction is certain.
const SURE: f64 = 2.5;
/// How much likelier than the second the first reading of a certain correction is.
const CLEAR: f64 = 1.0;

/// Decides about words with a document's table.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub(crate) table: &'a Table,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) uses: &'a FxHashMap<Box<str>, Use>,
}

/// A reading with its likelihood.
struct Ranked {
    reading: Reading,
    score: f64,
}

impl Judge<'_> {
    /// What to do about a word; `None` when it is to be left alone.
    pub(crate) fn decide(&self, word: &str) -> Option<Verdict> {
        if !self.table.touches(word) && !self.is_suspect(word) || word.chars().nth(1).is_none() {
            return None;
        }
        let class = classify(word, self.lexicon);
        if class == Class::Passed && !shape::is_camel(word, self.lexicon) {
            return None;
        }
        let verdict = self.by_table(word, class);
        let settled = verdict.as_ref().is_some_and(|verdict| {
            verdict.decision == Decision::Certain || self.lexicon.knows(verdict.best())
        });
        if settled || class != Class::Unknown {
            return verdict;
        }
        match (self.by_sibling(word), verdict) {
            (Some(guess), Some(verdict)) if guess.decision != Decision::Certain => Some(verdict),
            (guess, verdict) => guess.or(verdict),
        }
    }

    fn is_suspect(&self, word: &str) -> bool {
        !self.table.is_empty() && classify(word, self.lexicon) == Class::Unknown
    }

    fn used(&self, word: &str) -> Use {
        self.uses.get(word).copied().unwrap_or_default()
    }

    /// By the stand-ins that the document is known to have.
    fn by_table(&self, word: &str, class: Class) -> Option<Verdict> {
        let used = self.used(word);
        let inside = f64::from(used.inside) / f64::from(used.count.max(1));
        let readings = self.table.readings(word).into_iter().map(|reading| {
            let mut score = self.lexicon.full_score(&reading.text);
            for swap in &reading.swaps {
                score += swap.log_share;
                // Losing letters without a trace is rarer than losing them to a character.
                score -= if swap.stand_in.is_none() { 0.5 } else { 0.0 };
                // A capital inside a sentence.
                let capital = swap.at == 0 && swap.stands_for == "Th";
                score -= if capital { 2.5 * inside } else { 0.0 };
            }
            Ranked { reading, score }
        });
        let ranked = rank(readings.collect());
        let first = ranked.first()?;
        let literal = self.lexicon.full_score(word);
        let gain = first.score - literal;
        let margin = gain.min(ranked.get(1).map_or(gain, |second| first.score - second.score));
        let decision = self.weigh(word, &first.reading, gain, margin, used)?;
        if class == Class::Passed && !(self.lexicon.knows(&first.reading.text) && gain >= 4.0) {
            return None;
        }
        Some(verdict(decision, ranked, gain))
    }

    fn weigh(
        &self,
        word: &str,
        reading: &Reading,
        gain: f64,
        margin: f64,
        used: Use,
    ) -> Option<Decision> {
        let known = |score: &f64| *score >= KNOWN;
        let sure = gain >= SURE && margin >= CLEAR;
        let shown = self.lexicon.score(word).filter(known);
        let read = self.lexicon.score(&reading.text).filter(known);
        match (shown, read) {
            (None, Some(_)) if sure && reading.text.chars().count() >= 3 => Some(Decision::Certain),
            (None, Some(_)) => (gain > 0.0).then_some(Decision::Likely),
            (Some(score), Some(_)) => {
                let maybe_name = shape::starts_upper(word)
                    && shape::starts_upper(&reading.text)
                    && used.inside > 0;
                if sure && score < 3.2 && !maybe_name {
                    Some(Decision::Certain)
                } else {
                    (gain > -SURE).then_some(Decision::Context)
                }
            }
            (None, None) => self.weigh_unknown(word, reading, gain, margin, used),
            (Some(_), None) => None,
        }
    }

    /// Neither the word nor its reading is known: a name, mostly.
    fn weigh_unknown(
        &self,
        word: &str,
        reading: &Reading,
        gain: f64,
        margin: f64,
        used: Use,
    ) -> Option<Decision> {
        let read = &reading.text;
        let odd = !shape::is_ordinary(word) || shape::has_odd_characters(word);
        let one_meaning = word.chars().all(|c| self.table.of(Some(c)).count() <= 1);
        // Names are for the editor to decide.
        let name = shape::starts_upper(read) && used.inside > 0;
        let letters = |c: char| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}');
        if odd
            && !name
            && gain >= SURE
            && margin >= 0.7
            && shape::is_ordinary(read)
            && read.chars().count() >= 5
            && one_meaning
            && read.chars().all(letters)
        {
            return Some(Decision::Certain);
        }
        let same_start = word.chars().next() == read.chars().next();
        let always = reading.swaps.iter().all(|swap| swap.log_share >= -0.05);
        let likely = shape::is_ordinary(read)
            && (gain > -1.0 && (same_start || gain > 0.0) || gain > -1.5 && same_start && always);
        likely.then_some(Decision::Likely)
    }

    /// By a sibling of a lost ligature that is lost in a single word, and so in no table.
    fn by_sibling(&self, word: &str) -> Option<Verdict> {
        if word.chars().nth(3).is_none() {
            return None;
        }
        let mut readings: Vec<Ranked> = Vec::new();
        let lost = |family: &&[&'static str]| family.iter().any(|known| self.table.restores(known));
        for &ligature in FAMILIES.iter().filter(|family| lost(family)).copied().flatten() {
            for (at, c) in word.char_indices() {
                let plain = matches!(c, '\'' | '\u{2019}' | '-' | '.');
                if plain || self.table.has_pair(Some(c), ligature) {
                    continue;
                }
                let (Some(head), Some(tail)) = (word.get(..at), word.get(at + c.len_utf8()..))
                else {
                    continue;
                };
                let read = [head, ligature, tail].concat();
                let log_share = 0.0;
                let swap = Swap { at, stand_in: Some(c), stands_for: ligature, log_share };
                let others = self.table.filtered(|row| {
                    row.stand_in.is_some_and(|s| s != c && !s.is_ascii_lowercase())
                });
                let swaps = vec![swap];
                let further = others.readings_within(&read, 3, 40);
                for reading in further.into_iter().chain([Reading { text: read, swaps }]) {
                    let score = self.lexicon.score(&reading.text);
                    if let Some(score) = score.filter(|&score| score >= 3.0)
                        && shape::is_ordinary(&reading.text)
                    {
                        readings.push(Ranked { reading, score: score - 2.0 });
                    }
                }
            }
        }
        let ranked = rank(readings);
        let first = ranked.first()?;
        let gain = first.score - self.lexicon.full_score(word);
        let margin = gain.min(ranked.get(1).map_or(gain, |second| first.score - second.score));
        let odd = !shape::is_ordinary(word) || shape::has_odd_characters(word);
        let long = first.reading.text.chars().count() >= 6;
        let decision = if odd && gain >= 3.0 && margin >= CLEAR && long {
            Decision::Certain
        } else if gain > 0.0 {
            Decision::Likely
        } else {
            return None;
        };
        // Its stand-in is in no table, so that it certifies nothing.
        Some(Verdict { swaps: Vec::new(), ..verdict(decision, ranked, gain) })
    }
}

/// The likeliest first, each text once.
fn rank(mut readings: Vec<Ranked>) -> Vec<Ranked> {
    readings.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| a.reading.text.cmp(&b.reading.text))
    });
    readings.dedup_by(|a, b| a.reading.text == b.reading.text);
    readings
}

fn verdict(decision: Decision, ranked: Vec<Ranked>, gain: f64) -> Verdict {
    let swaps = ranked.first().map(|first| first.reading.swaps.clone()).unwrap_or_default();
    let readings = ranked.into_iter().take(3).map(|ranked| ranked.reading.text).collect();
    Verdict { decision, readings, swaps, gain }
}
