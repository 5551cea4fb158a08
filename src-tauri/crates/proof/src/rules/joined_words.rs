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
/// Letters of each word, and of the one beside a little one.
const LETTERS: usize = 2;
const LONG: usize = 3;
/// A word that stands so often is one of the document's own, unless both parts are little.
const OWN_WORD: u32 = 3;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for word in page.words.iter() {
        let small = word.text.bytes().skip(1).all(|b| b.is_ascii_lowercase());
        if !small || !(4..=16).contains(&word.text.len()) || !desk.opinion(word.text).unlisted {
            continue;
        }
        let text = page.turn.text.as_str();
        let bound = |c: char| matches!(c, '-' | '_' | '/' | '.' | '`' | '@' | '#');
        let name = text.get(..word.start).is_some_and(|before| before.ends_with(bound))
            || text.get(word.end()..).is_some_and(|after| {
                after.starts_with(['-', '_', '/', '`', '(', '\'', '\u{2019}'])
            })
            || shape::starts_upper(word.text) && crate::tally::is_inside(text, word.start);
        if name {
            continue;
        }
        if let Some((first, second)) = split(word.text, desk.lexicon)
            && (is_little(first) && is_little(second)
                || desk.evidence.uses_of(word.text) < OWN_WORD)
        {
            let why = format!(
                "“{}” is in no word list; “{first}” and “{second}” often stand together.",
                word.text
            );
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
        let fits = |part: &str| part.len() >= LETTERS || part.eq_ignore_ascii_case("a");
        let both = is_little(first) && is_little(second);
        // `goto` and `followon` are terms, `thinkin` is how it was said, `youre` lost something else.
        let apart =
            both || is_little(first) && second.len() >= LONG || is_joined_behind(first, second);
        if !apart || !fits(first) || !fits(second) || shape::starts_upper(word) && !both {
            return None;
        }
        let rarer = lexicon.score(first)?.min(lexicon.score(second)?);
        let affinity = lexicon.affinity(first, second);
        (rarer >= COMMON && affinity >= TOGETHER).then_some((rarer + affinity, first, second))
    });
    let best = parts.max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((best.1, best.2))
}

fn is_little(part: &str) -> bool {
    LITTLE.iter().any(|little| little.eq_ignore_ascii_case(part))
}

/// A longer word with a little one behind it that cannot be its ending.
fn is_joined_behind(first: &str, second: &str) -> bool {
    const BEHIND: [&str; 12] =
        ["all", "and", "for", "from", "of", "that", "the", "they", "this", "was", "with", "you"];
    first.len() >= LONG && BEHIND.contains(&second)
}
