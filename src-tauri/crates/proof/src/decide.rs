//! What a word most likely was, by a noisy channel (Shannon 1948; Kernighan, Church and Gale 1990):
//! how likely the word is, times how likely it is shown like this.

use rustc_hash::FxHashMap;

use crate::classify::{Class, classify};
use crate::gaps::{Apart, GAP, are_words};
use crate::lexicon::{KNOWN, Lexicon};
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
pub(crate) const SURE: f64 = 2.5;
/// The same for a word that is not short, where the document never shows the ligature plainly.
const SURE_IF_ALWAYS: f64 = 1.5;
/// The same where all stand-ins are small letters.
const SURE_IF_SMALL: f64 = 2.8;
/// log10 of the share from which on a ligature is always lost.
const ALWAYS: f64 = -0.05;
/// The same for a word of a few letters.
const SURE_IF_SHORT: f64 = 4.5;
/// Letters that are left of a word that lost others without a trace, at least.
const LONG: usize = 4;
/// What a remnant that its neighbours say nothing of lacks to be certain.
const REMNANT: f64 = 2.3;
/// How much likelier than the second the first reading of a certain correction is.
pub(crate) const CLEAR: f64 = 1.0;

/// How odd a stand-in is, in log10, that is in no English word: a foreign letter, or none.
pub(crate) const FOREIGN: f64 = 4.0;

/// Oddity from which on a word that no list has may be read as another.
const ODD: f64 = 1.5;
const VERY_ODD: f64 = 2.4;

/// The same where one stand-in has several meanings.
const CLEAR_CHOICE: f64 = 2.1;

/// Decides about words with a document's table.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub(crate) table: &'a Table,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) uses: &'a FxHashMap<Box<str>, Use>,
}

/// A reading with its likelihood.
pub(crate) struct Ranked {
    pub(crate) reading: Reading,
    pub(crate) score: f64,
}

impl Judge<'_> {
    /// What to do about a word; `None` when it is to be left alone.
    pub(crate) fn decide(&self, word: &str) -> Option<Verdict> {
        if word.chars().nth(1).is_none() {
            return self.by_cipher(word).or_else(|| self.by_remnant(word));
        }
        if !self.table.touches(word) && !self.is_suspect(word) {
            return None;
        }
        if let Some(verdict) = self.by_cipher(word).or_else(|| self.by_ordinal(word)) {
            return Some(verdict);
        }
        let class = classify(word, self.lexicon);
        if class == Class::Passed && !shape::is_camel(word, self.lexicon) {
            return None;
        }
        let verdict = self.by_table(word, class);
        let known = verdict.as_ref().is_some_and(|verdict| self.lexicon.knows(verdict.best()));
        if known || class != Class::Unknown {
            return verdict;
        }
        let sibling = if word.contains(GAP) { None } else { self.by_sibling(word) };
        match (sibling, verdict) {
            (Some(guess), Some(verdict)) if guess.decision != Decision::Certain => {
                // A known word stands against one that the table makes: neither is certain.
                let (first, second) =
                    if guess.gain > verdict.gain { (guess, verdict) } else { (verdict, guess) };
                let readings = [first.readings, second.readings].concat();
                Some(Verdict { decision: Decision::Likely, readings, ..first })
            }
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
        // Beside a word that is known only another one counts.
        let known = |text: &str| {
            class != Class::Known || self.lexicon.score(text).is_some_and(|score| score >= KNOWN)
        };
        let readings = self.table.readings_that(word, known).into_iter().map(|reading| {
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
        let literal = if word.contains(GAP) {
            Apart::of(word, self.table, self.lexicon).score
        } else {
            self.lexicon.full_score(word) - self.oddity(word, &first.reading)
        };
        let (gain, margin) = gain_and_margin(&ranked, literal)?;
        let mut decision = self.weigh(word, &first.reading, gain, margin, used);
        // Words that were taken together are one, though not for certain where both are words.
        if word.contains(GAP) && (decision.is_none() || are_words(word, self.lexicon)) {
            decision = Some(Decision::Likely);
        }
        let decision = decision?;
        if class == Class::Passed && !(self.lexicon.knows(&first.reading.text) && gain >= 4.0) {
            return None;
        }
        // Of a word of which little is left its neighbours have to speak.
        let remnant = decision == Decision::Context && !self.lexicon.knows(word);
        Some(verdict(decision, ranked, if remnant { gain - REMNANT } else { gain }))
    }

    /// How much less likely than any unlisted word the word as shown is in this font, in log10:
    /// its stand-ins are where no writer puts such characters, and here they stand for letters.
    pub(crate) fn oddity(&self, word: &str, reading: &Reading) -> f64 {
        if self.lexicon.score(word).is_some_and(|score| score >= KNOWN) {
            return 0.0;
        }
        let odd = |swap: &Swap| match swap.stand_in {
            Some(c) if u32::from(c) > 0xff => FOREIGN,
            Some(c) if is_odd_at(word, swap.at, c) => self.table.odds(c),
            _ => 0.0,
        };
        reading.swaps.iter().map(odd).fold(FOREIGN, f64::min)
    }

    /// True when each of its stand-ins stands for nothing else.
    fn has_one_meaning(&self, word: &str, reading: &Reading) -> bool {
        reading.swaps.iter().all(|swap| swap.stand_in.is_some())
            && word.chars().all(|c| self.table.of(Some(c)).count() <= 1)
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
        // A stand-in of several ligatures leaves a choice.
        let choice = reading.swaps.iter().any(|swap| self.table.of(swap.stand_in).count() > 2);
        let always = reading.swaps.iter().all(|swap| swap.log_share >= ALWAYS);
        let settled = always && reading.text.chars().count() >= 5;
        let ordinary = reading.swaps.iter().all(|swap| is_small(swap.stand_in));
        let bar = match (settled, ordinary) {
            (true, _) => SURE_IF_ALWAYS,
            (false, true) => SURE_IF_SMALL,
            (false, false) => SURE,
        };
        let sure = gain >= bar && margin >= if choice { CLEAR_CHOICE } else { CLEAR };
        let shown = self.lexicon.score(word).filter(known);
        let made = || {
            let made = self.lexicon.made_score(&reading.text);
            // Small letters make compounds of names as well.
            made.filter(|_| !ordinary || !self.lexicon.is_compound(&reading.text))
        };
        // What a stand-in of many meanings can be made into tells nothing.
        let read = self.lexicon.score(&reading.text).filter(known);
        let read = if self.has_one_meaning(word, reading) { read.or_else(made) } else { read };
        // Three letters with a small one for a stand-in come out as a word by chance.
        let is_tiny = ordinary && reading.text.chars().count() < 4;
        match (shown, read) {
            (None, Some(_))
                if sure
                    && !is_abbreviation(word)
                    && (gain >= SURE_IF_SHORT && !choice && !is_tiny
                        || is_telling(word, reading)) =>
            {
                Some(Decision::Certain)
            }
            (None, Some(_)) if sure && is_dropped(reading) => Some(Decision::Context),
            (None, Some(_)) => (gain > 0.0).then_some(Decision::Likely),
            (Some(_), Some(_)) if is_abbreviation(word) && shape::starts_upper(word) => {
                (gain > 0.0).then_some(Decision::Likely)
            }
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
            // A rare name, mostly: the cipher has to be plain as well.
            (None, None)
                if sure
                    && reading.text.chars().count() >= 5
                    && self.lexicon.knows(&reading.text)
                    && self.oddity(word, reading) > 0.0 =>
            {
                Some(Decision::Certain)
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
        let oddity = self.oddity(word, reading);
        let last = reading.swaps.last().and_then(|swap| word.get(swap.at..));
        let at_end = last.is_some_and(|last| last.chars().nth(1).is_none());
        // Writers of code put capitals and signs where no others do, most of all at the end.
        let odd = oddity >= if at_end { FOREIGN } else { ODD };
        let bar = if oddity >= VERY_ODD { SURE } else { SURE + 1.0 };
        // Names are for the editor to decide, unless the document shows them whole elsewhere.
        let name = shape::starts_upper(read) && used.inside > 0 && self.used(read).count == 0;
        let letters = |c: char| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}');
        if odd
            && !name
            && gain >= bar
            && margin >= 0.7
            && shape::is_ordinary(read)
            && read.chars().count() >= 5
            && self.has_one_meaning(word, reading)
            && read.chars().all(letters)
            && !shape::has_odd_characters(read)
        {
            return Some(Decision::Certain);
        }
        let same_start = word.chars().next() == read.chars().next();
        let always = reading.swaps.iter().all(|swap| swap.log_share >= ALWAYS);
        let likely = shape::is_ordinary(read)
            && (gain > -1.0 && (same_start || gain > 0.0) || gain > -1.5 && same_start && always);
        likely.then_some(Decision::Likely)
    }
}

/// Short words are met by chance, unless something in them is odd.
fn is_telling(word: &str, reading: &Reading) -> bool {
    if is_dropped(reading) {
        return word.chars().count() >= LONG;
    }
    let least = if is_odd(word) { 3 } else { 4 };
    reading.text.chars().count() >= least
}

/// `Op`: two letters as any abbreviation has them.
fn is_abbreviation(word: &str) -> bool {
    word.is_ascii() && word.len() < 3 && !is_odd(word)
}

/// True when letters were lost without a trace.
fn is_dropped(reading: &Reading) -> bool {
    reading.swaps.iter().any(|swap| swap.stand_in.is_none())
}

/// True for a stand-in that is a small letter of English.
fn is_small(stand_in: Option<char>) -> bool {
    stand_in.is_some_and(|c| c.is_ascii_lowercase())
}

/// True where no writer puts a character: for a capital inside a word, and for any sign.
pub(crate) fn is_odd_at(word: &str, at: usize, c: char) -> bool {
    match c {
        _ if u32::from(c) > 0xff => true,
        _ if c.is_uppercase() => is_misplaced(word, at),
        _ => !c.is_ascii() || !c.is_alphabetic(),
    }
}

/// True for a capital that is not the first and has a small letter beside it.
fn is_misplaced(word: &str, at: usize) -> bool {
    let (Some(head), Some(tail)) = (word.get(..at), word.get(at..)) else { return false };
    let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    !head.is_empty() && (small(head.chars().next_back()) || small(tail.chars().nth(1)))
}

/// Capitals or signs where no writer puts them.
fn is_odd(word: &str) -> bool {
    !shape::is_ordinary(word) || shape::has_odd_characters(word)
}

/// The likeliest first, each text once.
pub(crate) fn rank(mut readings: Vec<Ranked>) -> Vec<Ranked> {
    readings.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| a.reading.text.cmp(&b.reading.text))
    });
    readings.dedup_by(|a, b| a.reading.text == b.reading.text);
    readings
}

/// A verdict without any doubt.
pub(crate) fn certain(reading: Reading) -> Verdict {
    verdict(Decision::Certain, vec![Ranked { reading, score: 0.0 }], SURE)
}

pub(crate) fn verdict(decision: Decision, ranked: Vec<Ranked>, gain: f64) -> Verdict {
    let swaps = ranked.first().map(|first| first.reading.swaps.clone()).unwrap_or_default();
    let readings = ranked.into_iter().take(3).map(|ranked| ranked.reading.text).collect();
    Verdict { decision, readings, swaps, gain }
}

/// How much likelier the first reading is than the word as shown, and than that or the second.
pub(crate) fn gain_and_margin(ranked: &[Ranked], literal: f64) -> Option<(f64, f64)> {
    let first = ranked.first()?.score;
    let gain = first - literal;
    let margin = ranked.get(1).map_or(gain, |second| gain.min(first - second.score));
    Some((gain, margin))
}
