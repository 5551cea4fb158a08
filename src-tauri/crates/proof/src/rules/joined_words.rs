//! Two words without the space between them: `ofthe`.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::lexicon::Lexicon;
use crate::shape;

pub(super) const ID: &str = "joined_words";

/// The little words that others are joined to; longer ones make compounds.
const LITTLE: [&str; 34] = [
    "a", "all", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have",
    "he", "his", "in", "is", "it", "not", "of", "on", "or", "so", "that", "the", "they", "this",
    "to", "was", "we", "were", "with", "you",
];
/// Least score of each word.
const COMMON: f64 = 3.8;
/// How much likelier than chance one follows the other, in log10.
const TOGETHER: f64 = 0.8;
/// Letters of the word beside a little one.
const LETTERS: usize = 2;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for word in &page.words {
        let small = word.text.bytes().skip(1).all(|b| b.is_ascii_lowercase());
        if !small || !(4..=16).contains(&word.text.len()) || !desk.opinion(word.text).unlisted {
            continue;
        }
        let text = page.turn.text.as_str();
        let bound = |c: char| matches!(c, '-' | '_' | '/' | '.' | '`' | '@' | '#');
        let name = text.get(..word.start).is_some_and(|before| before.ends_with(bound))
            || text.get(word.end()..).is_some_and(|after| after.starts_with(['-', '_', '/', '`', '(']))
            || shape::starts_upper(word.text) && crate::tally::is_inside(text, word.start);
        if name {
            continue;
        }
        if let Some((first, second)) = split(word.text, desk.lexicon) {
            let why = format!("No list has {}; {first} and {second} often stand together.", word.text);
            let range = (word.start, word.end());
            let meant = format!("{first} {second}");
            findings.push(page.finding(ID, Certainty::Likely, range, vec![meant], why));
        }
    }
}

/// Where a word falls into two that go together.
pub(super) fn split<'t>(word: &'t str, lexicon: &Lexicon) -> Option<(&'t str, &'t str)> {
    let parts = (1..word.len()).filter_map(|at| {
        let (first, second) = word.split_at_checked(at)?;
        let little = |part: &str| LITTLE.iter().any(|little| little.eq_ignore_ascii_case(part));
        let fits = |part: &str| part.len() >= LETTERS || part.eq_ignore_ascii_case("a");
        if !(little(first) || little(second)) || !fits(first) || !fits(second) {
            return None;
        }
        let rarer = lexicon.score(first)?.min(lexicon.score(second)?);
        let affinity = lexicon.affinity(first, second);
        (rarer >= COMMON && affinity >= TOGETHER).then_some((rarer + affinity, first, second))
    });
    let best = parts.max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((best.1, best.2))
}
