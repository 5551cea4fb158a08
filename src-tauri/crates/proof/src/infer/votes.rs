//! Each unknown word votes for every pair that makes it a known word.

use rayon::prelude::*;

use super::Pair;
use crate::gaps::GAP;
use crate::lexicon::Lexicon;
use crate::ligatures::is_joined;
use crate::table::Table;
use crate::tally::Entry;
use crate::tokens::is_parting_sign;

/// Least score of the known word that a vote leads to.
const LEAST_SCORE: f64 = 2.0;

/// The votes of one word: at most one for each pair, for the likeliest word it leads to.
pub(super) struct Ballot {
    /// How often the word occurs.
    pub(super) count: u32,
    pub(super) votes: Vec<Vote>,
}

/// A pair, and the known word it makes of the unknown one.
pub(super) struct Vote {
    pub(super) pair: Pair,
    /// The score of the known word.
    pub(super) score: f64,
    /// How much a word of its length tells.
    pub(super) weight: f64,
}

/// What a word of so many letters is worth as evidence: short ones are met by chance.
fn weight(letters: usize) -> f64 {
    match letters {
        0 | 1 => 0.0,
        2 => 0.1,
        3 => 0.3,
        4 => 0.8,
        5 => 1.5,
        6 => 2.2,
        7 => 3.0,
        8 => 3.7,
        _ => 4.5,
    }
}

pub(super) fn cast(
    unknown: &[&Entry<'_>],
    candidates: &[&'static str],
    accepted: &Table,
    lexicon: &Lexicon,
) -> Vec<Ballot> {
    let ballot = |entry: &&Entry<'_>| {
        let mut votes = Vec::new();
        let mut seen = Vec::new();
        // In a compound only what parts it is in doubt; its parts vote for themselves.
        let compound = entry.text.contains(is_parting_sign);
        for c in entry.text.chars() {
            let skipped = c == '\u{2019}' || is_joined(c) || compound && !is_parting_sign(c);
            if skipped || seen.contains(&c) {
                continue;
            }
            seen.push(c);
            vote_for(c, entry.text, candidates, accepted, lexicon, &mut votes);
        }
        Ballot { count: entry.used.count, votes }
    };
    unknown.par_iter().map(ballot).filter(|ballot| !ballot.votes.is_empty()).collect()
}

fn vote_for(
    c: char,
    word: &str,
    candidates: &[&'static str],
    accepted: &Table,
    lexicon: &Lexicon,
    votes: &mut Vec<Vote>,
) {
    let rest = word.chars().filter(|&other| other != c).count();
    let others = accepted.filtered(|row| {
        row.stand_in.is_some_and(|stand_in| stand_in != c && word.contains(stand_in))
    });
    let mut changed = String::with_capacity(word.len() + 8);
    for (letters, ligature) in candidates.iter().enumerate() {
        let mut best: Option<(f64, usize)> = None;
        for mask in masks(word.matches(c).count()) {
            replace_masked(word, c, ligature, mask, &mut changed);
            let score = known_score(&changed, &others, lexicon);
            if let Some(score) = score.filter(|&score| score >= LEAST_SCORE)
                && best.is_none_or(|(found, _)| score > found)
            {
                let swapped = mask.count_ones() as usize;
                let kept = word.matches(c).count() - swapped;
                best = Some((score, rest + kept + swapped * ligature.len()));
            }
        }
        if let Some((score, length)) = best {
            let pair = Pair { stand_in: Some(c), letters };
            votes.push(Vote { pair, score, weight: weight(length) });
        }
    }
}

/// Which occurrences to replace, as bits: every choice among three, else each one, or all.
fn masks(occurrences: usize) -> Vec<u32> {
    let all = (1_u32 << occurrences.min(31)) - 1;
    if occurrences <= 3 {
        (1..=all).collect()
    } else {
        (0..occurrences.min(31)).map(|bit| 1 << bit).chain([all]).collect()
    }
}

fn replace_masked(word: &str, c: char, ligature: &str, mask: u32, out: &mut String) {
    out.clear();
    let mut bit = 0;
    for other in word.chars() {
        if other == c {
            if bit < 31 && mask >> bit & 1 == 1 {
                out.push_str(ligature);
            } else {
                out.push(c);
            }
            bit += 1;
        } else {
            out.push(other);
        }
    }
}

fn known_score(word: &str, others: &Table, lexicon: &Lexicon) -> Option<f64> {
    lexicon.score(word).or_else(|| {
        let readings = others.readings_within(word, 3, 60);
        readings.iter().filter_map(|reading| lexicon.score(&reading.text)).reduce(f64::max)
    })
}

/// Votes for letters that are shown as a space, of which each entry has one.
pub(super) fn cast_spaced(
    pairs: &[Entry<'_>],
    candidates: &[(usize, &'static str)],
    lexicon: &Lexicon,
) -> Vec<Ballot> {
    let mut ballots = Vec::new();
    for entry in pairs {
        let length = entry.text.chars().count() - 1;
        let vote = |&(letters, ligature): &(usize, &'static str)| {
            let score = lexicon.score(&entry.text.replacen(GAP, ligature, 1))?;
            let pair = Pair { stand_in: Some(GAP), letters };
            let weight = weight(length + ligature.len());
            (score >= LEAST_SCORE + 0.5).then_some(Vote { pair, score, weight })
        };
        let votes: Vec<Vote> = candidates.iter().filter_map(vote).collect();
        if !votes.is_empty() {
            ballots.push(Ballot { count: entry.used.count, votes });
        }
    }
    ballots
}

/// Votes for letters that were lost without a trace.
pub(super) fn cast_dropped(
    unknown: &[&Entry<'_>],
    candidates: &[(usize, &'static str)],
    lexicon: &Lexicon,
) -> Vec<Ballot> {
    let mut ballots = Vec::new();
    for entry in unknown.iter().filter(|entry| entry.text.chars().all(char::is_alphabetic)) {
        let length = entry.text.chars().count();
        let mut votes = Vec::new();
        for &(letters, ligature) in candidates {
            let places = entry.text.char_indices().map(|(at, _)| at).chain([entry.text.len()]);
            let best = places
                .filter_map(|at| {
                    let (head, tail) = entry.text.split_at_checked(at)?;
                    lexicon.score(&[head, ligature, tail].concat())
                })
                .reduce(f64::max)
                .filter(|&score| score >= LEAST_SCORE + 0.5);
            if let Some(score) = best {
                let pair = Pair { stand_in: None, letters };
                votes.push(Vote { pair, score, weight: weight(length + ligature.len()) });
            }
        }
        if !votes.is_empty() {
            ballots.push(Ballot { count: entry.used.count, votes });
        }
    }
    ballots
}
