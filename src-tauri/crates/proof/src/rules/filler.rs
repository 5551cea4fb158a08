//! Sounds and phrases that fill a pause, for copies that keep only what was meant.
//!
//! The finding takes in the words beside the filler, so that what is suggested is a piece of a
//! sentence that an editor can read, with its commas and its capital put right.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::neighbours::{are_same, at_start, gap_before, is_any, small};

pub(super) const ID: &str = "filler";

/// They mean nothing wherever they stand.
const SOUNDS: [&str; 10] = ["ah", "eh", "er", "erm", "hm", "hmm", "mm", "mmm", "uh", "um"];
/// They mean nothing where commas part them from the sentence.
const PHRASES: [&[&str]; 5] =
    [&["you", "know"], &["i", "mean"], &["kind", "of"], &["sort", "of"], &["like"]];
/// Words that are begun again behind a filler, at most.
const MOST_AGAIN: usize = 4;
/// Gaps that hold nothing but a pause.
const PAUSES: [&str; 4] = [" ", ", ", " - ", " \u{2014} "];

/// Words of a page: the first filler and the first word after the run of fillers.
#[derive(Clone, Copy)]
struct Run {
    first: usize,
    after: usize,
}

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let mut at = 0;
    while at < page.words.len() {
        let run = run_at(page, at);
        if run.after == at {
            at += 1;
            continue;
        }
        if let Some((range, suggestions)) = without(page, run) {
            let fillers = words_of(page, run);
            let why = format!("“{fillers}” fills a pause and means nothing here.");
            findings.push(page.finding(ID, Certainty::Likely, range, suggestions, why));
        }
        at = run.after;
    }
}

/// The fillers that begin at a word, as many as follow each other; an empty run when it is none.
fn run_at(page: &Page<'_>, first: usize) -> Run {
    let mut after = first;
    while let Some(length) = filler_at(page, after) {
        after += length;
        if !PAUSES.contains(&gap_before(page, after)) {
            break;
        }
    }
    Run { first, after }
}

/// How many words the filler at a word has.
fn filler_at(page: &Page<'_>, at: usize) -> Option<usize> {
    if is_any(page, at, &SOUNDS) {
        return Some(1);
    }
    let phrase = PHRASES.iter().find(|phrase| {
        let same = |(offset, word): (usize, &&str)| small(page, at + offset) == *word;
        phrase.iter().enumerate().all(same)
            && (1..phrase.len()).all(|offset| gap_before(page, at + offset) == " ")
    })?;
    let before = gap_before(page, at);
    let apart = ends_sentence(before) || before == ", ";
    // `You know, it is` and `it is, you know,`: a comma on each side that has words.
    (apart && gap_before(page, at + phrase.len()) == ", ").then_some(phrase.len())
}

/// True for the gap in front of a sentence: the beginning of a turn or of a paragraph too.
fn ends_sentence(gap: &str) -> bool {
    gap.trim().is_empty() && (gap.is_empty() || gap.contains('\n')) || gap.contains(['.', '?', '!'])
}

fn words_of(page: &Page<'_>, run: Run) -> String {
    let words = page.words.get(run.first..run.after).unwrap_or_default();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    page.turn.text.get(first.start..last.end()).unwrap_or("").to_owned()
}

/// The words around a run and what is left of them without it. `None` where nothing else is said:
/// an `um` of its own is an answer.
fn without(page: &Page<'_>, run: Run) -> Option<((usize, usize), Vec<String>)> {
    let first = page.words.get(run.first)?;
    let last = page.words.get(run.after.checked_sub(1)?)?;
    let (before, after) = (gap_before(page, run.first), gap_before(page, run.after));
    let next = page.words.get(run.after);
    let previous = run.first.checked_sub(1).and_then(|at| page.words.get(at));
    if ends_sentence(before) {
        let next = next.filter(|_| PAUSES.contains(&after))?;
        return Some(((first.start, next.end()), vec![at_start(next.text)]));
    }
    let previous = previous?;
    if !PAUSES.contains(&before) {
        return None;
    }
    match next.filter(|_| PAUSES.contains(&after)) {
        Some(next) => {
            let range = (previous.start, next.end());
            if let Some(again) = said_again(page, run) {
                return Some(again);
            }
            let joined = format!("{} {}", previous.text, next.text);
            let parted = format!("{}, {}", previous.text, next.text);
            // Two commas are the pause; a single one was there before it, mostly.
            let both = before == ", " && after == ", ";
            let clause = both && keeps_comma(previous.text, next.text);
            let single = before == ", " || after == ", " && before != " ";
            Some((
                range,
                match (both, single) {
                    _ if clause => vec![parted, joined],
                    (true, _) => vec![joined, parted],
                    (_, true) => vec![parted, joined],
                    _ => vec![joined],
                },
            ))
        }
        // `an idea, um.`
        None if !after.starts_with(char::is_whitespace) => {
            Some(((previous.start, last.end()), vec![previous.text.to_owned()]))
        }
        None => None,
    }
}

/// True where a clause begins, which a comma parts from the one in front of it: `it rained, so we`.
fn keeps_comma(previous: &str, next: &str) -> bool {
    const CLAUSES: [&str; 18] = [
        "and", "because", "but", "he", "he's", "i", "i'm", "it", "it's", "or", "she", "so",
        "there", "they", "we", "where", "which", "you",
    ];
    const OPEN: [&str; 24] = [
        "a", "an", "and", "as", "because", "but", "did", "for", "if", "in", "is", "of", "on", "or",
        "so", "that", "the", "then", "to", "was", "what", "when", "where", "with",
    ];
    let any = |words: &[&str], word: &str| words.iter().any(|w| w.eq_ignore_ascii_case(word));
    any(&CLAUSES, next) && !any(&OPEN, previous)
}

/// `And then, uh, and then`: the words in front of a run were begun again behind it, and stay once.
fn said_again(page: &Page<'_>, run: Run) -> Option<((usize, usize), Vec<String>)> {
    let again = |length: usize| {
        let begun = page.words.get(run.first.checked_sub(length)?..run.first)?;
        let said = page.words.get(run.after..run.after + length)?;
        let kept = page.turn.text.get(begun.first()?.start..begun.last()?.end())?;
        let range = (begun.first()?.start, said.last()?.end());
        let same = are_same(page, run.first - length, run.after, length);
        same.then(|| (range, vec![kept.to_owned()]))
    };
    (1..=MOST_AGAIN).rev().find_map(again)
}
