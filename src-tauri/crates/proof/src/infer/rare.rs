//! Stand-ins of so few words that no vote is won by them. Once a font is known to have lost
//! ligatures, a character that no writer puts where it is stands for one of the others.

use rustc_hash::FxHashMap;

use crate::decide::{FOREIGN, is_odd_at};
use crate::lexicon::Lexicon;
use crate::ligatures::{FAMILIES, expected_per_word, is_joined};
use crate::shape::is_void;
use crate::table::{NEW_ODDS, Table};
use crate::tally::{Entry, Tally};

/// Words that are read, at most: more of them would have won a vote.
const MOST_WORDS: usize = 40;
/// Least score of one of the words that come out.
const LEAST_SCORE: f64 = 3.0;
/// log10 of how much likelier than the characters themselves the letters are, at least.
const SURE: f64 = 3.5;
/// The same against other letters.
const CLEAR: f64 = 1.5;
/// The share of a ligature that its only stand-in is taken to have.
const SHARE: f64 = 0.9;

pub(super) fn find(tally: &Tally<'_>, table: &mut Table, lexicon: &Lexicon) {
    if table.rows().iter().all(|row| row.stand_in.is_none_or(is_void)) {
        return;
    }
    let mut words: FxHashMap<char, Vec<&Entry<'_>>> = FxHashMap::default();
    for entry in tally.unknown() {
        for (at, c) in entry.text.char_indices() {
            let odd = is_odd_at(entry.text, at, c) && !is_void(c) && !is_within_words(c);
            if odd && !table.has(c) {
                words.entry(c).or_default().push(entry);
            }
        }
    }
    let mut words: Vec<(char, Vec<&Entry<'_>>)> = words.into_iter().collect();
    words.sort_by_key(|(c, words)| (std::cmp::Reverse(words.len()), *c));
    for (c, mut words) in words {
        words.dedup_by_key(|entry| entry.text);
        words.truncate(MOST_WORDS);
        if let Some(ligature) = behind(c, &words, table, lexicon) {
            table.add(Some(c), ligature, SHARE);
        }
    }
}

/// Signs that are within words of all kinds.
fn is_within_words(c: char) -> bool {
    is_joined(c) || matches!(c, '\'' | '\u{2019}' | '.' | '-' | '/' | '_' | '&')
}

/// The ligature that a character stands for, when the words with it leave no doubt.
fn behind(c: char, words: &[&Entry<'_>], table: &Table, lexicon: &Lexicon) -> Option<&'static str> {
    let foreign = u32::from(c) > 0xff;
    let odds = if foreign { FOREIGN } else { NEW_ODDS };
    let literal: f64 = words.iter().map(|entry| lexicon.full_score(entry.text) - odds).sum();
    let lost = FAMILIES
        .into_iter()
        .filter(|family| foreign || family.iter().any(|ligature| table.restores(ligature)));
    let mut best: Option<(f64, &'static str)> = None;
    let mut second = literal + SURE - CLEAR;
    for ligature in lost.flatten().copied().filter(|ligature| !table.restores(ligature)) {
        let mut telling = false;
        let read = |entry: &&Entry<'_>| {
            let text = entry.text.replace(c, ligature);
            let others = table.readings_within(&text, 3, 40);
            let scores = others.iter().map(|reading| lexicon.full_score(&reading.text));
            let score = scores.fold(lexicon.full_score(&text), f64::max);
            telling |= score >= LEAST_SCORE;
            score
        };
        let total = expected_per_word(ligature).log10() + words.iter().map(read).sum::<f64>();
        match best {
            Some((found, _)) if total <= found => second = second.max(total),
            _ if telling => {
                second = best.map_or(second, |(found, _)| second.max(found));
                best = Some((total, ligature));
            }
            _ => {}
        }
    }
    best.filter(|(total, _)| *total >= second + CLEAR).map(|(_, ligature)| ligature)
}
