//! Words that were begun, broken off and said again, for copies that keep only what was meant.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::shape::starts_upper;

use super::neighbours::{are_same, at_start, gap_before, small};

pub(super) const ID: &str = "false_start";

/// Words that are said again at once, at most.
const MOST: usize = 4;
/// What parts a false start from what is meant.
const BREAKS: [&str; 6] = [", ", " - ", " \u{2014} ", "\u{2014}", "... ", "\u{2026} "];
/// Single words that nobody repeats for effect, as `very, very` or `no, no` is.
const SMALL_WORDS: [&str; 76] = [
    "a", "about", "an", "and", "are", "as", "at", "be", "because", "but", "by", "can", "could",
    "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i",
    "i'd", "i'll", "i'm", "i've", "if", "in", "into", "is", "it", "it's", "its", "just", "my",
    "of", "on", "or", "our", "she", "so", "some", "than", "that", "that's", "the", "their", "them",
    "then", "there", "there's", "these", "they", "they're", "this", "those", "to", "was", "we",
    "we're", "were", "what", "when", "where", "which", "who", "why", "with", "would", "you",
    "you're", "your",
];
/// Letters of a word that was broken off, at least.
const STUMP: usize = 2;
/// Score below which a word is hardly meant where a longer one begins with it.
const RARE: f64 = 4.2;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < page.words.len() {
        match start_at(desk, page, at) {
            Some((first, meant)) => {
                push(page, at, first, meant, findings);
                at = meant;
            }
            None => at += 1,
        }
    }
}

/// The words that are said again from a word on: how many, and where they are said for the last
/// time.
fn start_at(desk: &Desk<'_>, page: &Page<'_>, at: usize) -> Option<(usize, usize)> {
    if is_stump(desk, page, at) {
        return Some((1, at + 1));
    }
    let length = (1..=MOST).rev().find(|&length| is_repeated(page, at, length))?;
    let mut meant = at + length;
    while is_repeated(page, meant, length) {
        meant += length;
    }
    Some((length, meant))
}

/// True when the words from a word on stand once more behind a break.
fn is_repeated(page: &Page<'_>, at: usize, length: usize) -> bool {
    SMALL_WORDS.contains(&small(page, at).as_str())
        && BREAKS.contains(&gap_before(page, at + length))
        && are_same(page, at, at + length, length)
        // What ends with its repetition was said twice on purpose: `I see, I see.`
        && matches!(gap_before(page, at + 2 * length), " " | ", ")
        && page.words.get(at + 2 * length).is_some()
}

/// `trans, transcribed`: a word that was broken off, and then said.
fn is_stump(desk: &Desk<'_>, page: &Page<'_>, at: usize) -> bool {
    let (Some(stump), Some(whole)) = (page.words.get(at), page.words.get(at + 1)) else {
        return false;
    };
    let broken_off =
        matches!(gap_before(page, at + 1), ", " | "- " | "-, " | " - " | "... " | "\u{2026} ");
    broken_off
        && stump.text.chars().count() >= STUMP
        && whole.text.len() >= stump.text.len() + 2
        && whole.text.to_lowercase().starts_with(&stump.text.to_lowercase())
        && desk.lexicon.score(stump.text).is_none_or(|score| score < RARE)
}

fn push(page: &Page<'_>, at: usize, length: usize, meant: usize, findings: &mut Vec<Finding>) {
    let (Some(first), Some(said)) = (page.words.get(at), page.words.get(meant)) else { return };
    let Some(last) = page.words.get(meant + length - 1) else { return };
    let Some(kept) = page.turn.text.get(said.start..last.end()) else { return };
    let kept = match starts_upper(first.text).then(|| kept.split_once(' ')) {
        Some(Some((head, rest))) => format!("{} {rest}", at_start(head)),
        Some(None) => at_start(kept),
        None => kept.to_owned(),
    };
    let begun = page.turn.text.get(first.start..said.start).unwrap_or("");
    let begun = begun.trim_end_matches(|c: char| !c.is_alphanumeric());
    let why = format!("“{begun}” was begun and then said again.");
    let range = (first.start, last.end());
    findings.push(page.finding(ID, Certainty::Likely, range, vec![kept], why));
}
