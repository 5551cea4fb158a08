//! `Cause it's late`: because, clipped, without its apostrophe.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::shape::starts_upper;

use super::neighbours::{gap_before, small};

pub(super) const ID: &str = "clipped";

/// In front of them it is always because.
const ACTORS: [&str; 14] = [
    "he", "he's", "i", "i'm", "i've", "it's", "she", "she's", "there's", "they", "they're", "we",
    "we're", "you're",
];
/// In front of them it is at the beginning of a sentence.
const BEGINNINGS: [&str; 8] = ["if", "in", "it", "that", "that's", "then", "when", "you"];
const VERBS: [&str; 14] = [
    "are", "can", "can't", "could", "do", "don't", "had", "have", "is", "isn't", "was", "were",
    "will", "would",
];

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (index, word) in page.words.iter().enumerate() {
        let clipped = matches!(word.text, "cause" | "Cause" | "cos" | "Cos");
        let quoted = page.turn.text.get(..word.start).is_some_and(|before| {
            before.ends_with(['\'', '\u{2019}', '\u{2018}', '"', '\u{201c}'])
        });
        if !clipped || quoted || gap_before(page, index + 1) != " " {
            continue;
        }
        let (next, verb) = (small(page, index + 1), small(page, index + 2));
        let begins = index == 0 || gap_before(page, index).contains(['.', '?', '!']);
        let because = ACTORS.contains(&next.as_str())
            || begins && BEGINNINGS.contains(&next.as_str())
            || matches!(next.as_str(), "you" | "it") && VERBS.contains(&verb.as_str());
        if !because {
            continue;
        }
        let (full, short) =
            if starts_upper(word.text) { ("Because", "'Cause") } else { ("because", "'cause") };
        let why = format!("Here “{}” is short for “because”.", word.text);
        let meant = vec![short.to_owned(), full.to_owned()];
        findings.push(page.finding(ID, Certainty::Likely, (word.start, word.end()), meant, why));
    }
}
