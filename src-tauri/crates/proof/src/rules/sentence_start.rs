//! Sentences that start in lower case.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::tokens::is_edge_sign;

use super::neighbours::chunk_at;

pub(super) const ID: &str = "sentence_start";

/// After these a full stop ends no sentence.
const ABBREVIATIONS: [&str; 43] = [
    "al", "approx", "assn", "ave", "ca", "cf", "ch", "co", "corp", "dept", "dr", "ed", "eds",
    "esp", "est", "etc", "excl", "ext", "fig", "figs", "gen", "gov", "hon", "inc", "incl", "jr",
    "ltd", "max", "min", "misc", "mr", "mrs", "ms", "no", "pp", "prof", "resp", "sen", "sr", "st",
    "viz", "vol", "vs",
];

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    for word in &page.words {
        if !word.text.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
            continue;
        }
        let Some(before) = text.get(..word.start).and_then(|before| before.strip_suffix(' '))
        else {
            continue;
        };
        let ends = before.ends_with(['?', '!']) || before.ends_with('.') && ends_sentence(before);
        // What is joined to signs is a name for machines: `foo.bar`, `new()`.
        let chunk = chunk_at(text, word.start);
        let plain = chunk.trim_end_matches(is_edge_sign) == word.text && !chunk.contains('(');
        let next = text.get(word.end()..).and_then(|rest| rest.split_whitespace().next());
        let plain = plain && next.is_none_or(is_prose);
        let broken = desk.opinion(word.text).verdict.is_some();
        if !ends || !plain || broken || !desk.lexicon.knows(word.text) {
            continue;
        }
        // After a question or a shout some writers go on in lower case.
        let stop = before.ends_with('.');
        let certainty = if stop { Certainty::Likely } else { Certainty::Look };
        let why = "This sentence starts in lower case.".to_owned();
        let suggestions = vec![crate::shape::capitalised(word.text)];
        findings.push(page.finding(ID, certainty, (word.start, word.end()), suggestions, why));
    }
}

/// True unless a chunk is a handle or a piece of code, such as `@name` or `list.push(1)`.
fn is_prose(chunk: &str) -> bool {
    let core = chunk.trim_matches(is_edge_sign);
    !chunk.starts_with(['@', '`', '{', '_']) && !core.contains(['.', '(', '_', '{'])
}

/// True when the full stop at the end is not an abbreviation's, a list's or an ellipsis'.
fn ends_sentence(before: &str) -> bool {
    let chunk = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let Some(last) = chunk.strip_suffix('.') else { return false };
    let last = last.trim_start_matches(is_edge_sign);
    let small = last.to_lowercase();
    last.chars().count() >= 2
        && !last.contains('.')
        && last.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '"' | '\''))
        && !last.bytes().all(|b| b.is_ascii_digit())
        && !ABBREVIATIONS.contains(&small.as_str())
}
