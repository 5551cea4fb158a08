//! Words that a space, a hyphen or both part where a line ended: `oppor tunity`, `infor- mation`.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::lexicon::{KNOWN, Lexicon};
use crate::shape;
use crate::tokens::{Word, chunks, is_address, is_edge_sign};

pub(super) const ID: &str = "parted_word";

const SOFT_HYPHEN: char = '\u{ad}';
/// Least score of the whole word.
const COMMON: f64 = 3.0;
/// The same where both parts are words themselves.
const COMMONER: f64 = 3.5;
/// Letters of the whole word, at least.
const LETTERS: usize = 5;
/// From this score on a short part is a word; lists have many rare ones.
const SHORT_WORD: f64 = 3.3;
/// After a hyphen these go on with a list: `pre- and post-war`.
const LISTS: [&str; 6] = ["and", "or", "to", "nor", "but", "versus"];
/// What keeps its hyphen before a word: `re-use`.
const PREFIXES: [&str; 26] = [
    "anti", "auto", "bi", "co", "counter", "de", "dis", "ex", "extra", "in", "inter", "micro",
    "mid", "mis", "multi", "non", "out", "over", "post", "pre", "pro", "re", "semi", "sub", "un",
    "under",
];

/// What writers put behind a word with a hyphen.
const ENDINGS: [&str; 4] = ["ish", "esque", "er", "ers"];

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    if text.contains(SOFT_HYPHEN) {
        check_soft(desk, page, findings);
    }
    for (first, second) in page.words.iter().zip(page.words.iter().skip(1)) {
        let Some(gap) = text.get(first.end()..second.start) else { continue };
        let why = match gap {
            " " if is_split(desk, first, second) => "A space stands inside this word.",
            "-" if is_broken(desk, page, first, second) => {
                "The hyphen is left from the end of a line."
            }
            "- " | "\u{2010} " if goes_on(desk, first, second) => {
                "The hyphen and the space are left from the end of a line."
            }
            _ => continue,
        };
        let meant = [first.text, second.text].concat();
        let range = (first.start, second.end());
        findings.push(page.finding(ID, Certainty::Likely, range, vec![meant], why.to_owned()));
    }
}

/// Soft hyphens show at the end of a line only; within a line they hide in a word.
fn check_soft(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for chunk in chunks(&page.turn.text).filter(|chunk| chunk.text.contains(SOFT_HYPHEN)) {
        let core = chunk.text.trim_matches(is_edge_sign);
        let start = chunk.start + chunk.text.find(core).unwrap_or(0);
        let meant = core.replace(SOFT_HYPHEN, "");
        let known = desk.lexicon.knows(&meant);
        let certainty = if known { Certainty::Certain } else { Certainty::Likely };
        let why = "A hyphen that does not show stands inside this word.".to_owned();
        findings.push(page.finding(ID, certainty, (start, start + core.len()), vec![meant], why));
    }
}

/// `oppor tunity`: one part or both are no words, together they are one.
fn is_split(desk: &mut Desk<'_>, first: &Word<'_>, second: &Word<'_>) -> bool {
    are_parts(first, second)
        && whole(desk.lexicon, first, second) >= COMMON
        && [first, second].iter().any(|part| desk.opinion(part.text).unlisted)
        && !desk.vouches(first.text)
        && !desk.vouches(second.text)
        // `alot of`: the word itself is two.
        && super::joined_words::split(first.text, desk.lexicon).is_none()
}

/// `infor-mation`: no compound, since what follows the hyphen is no word.
fn is_broken(desk: &mut Desk<'_>, page: &Page<'_>, first: &Word<'_>, second: &Word<'_>) -> bool {
    let text = page.turn.text.as_str();
    let single = text.get(..first.start).is_none_or(|before| !before.ends_with('-'))
        && text.get(second.end()..).is_none_or(|after| !after.starts_with('-'));
    let chunk = super::neighbours::chunk_at(text, first.start);
    single
        && !is_address(chunk)
        && are_parts(first, second)
        && whole(desk.lexicon, first, second) >= COMMON
        && !desk.lexicon.knows(&[first.text, "-", second.text].concat())
        && !is_word(desk.lexicon, second.text)
        // `plug-ins`, `whole-heartedly`: a word with an ending.
        && !["s", "ly", "ed"].iter().any(|ending| {
            second.text.strip_suffix(ending).is_some_and(|stem| is_word(desk.lexicon, stem))
        })
        && !PREFIXES.contains(&first.text.to_lowercase().as_str())
        && !ENDINGS.contains(&second.text)
}

/// `infor- mation`, unless the speaker broke off or a list goes on.
fn goes_on(desk: &mut Desk<'_>, first: &Word<'_>, second: &Word<'_>) -> bool {
    let stutter = second.text.starts_with(first.text);
    let both = is_word(desk.lexicon, first.text) && is_word(desk.lexicon, second.text);
    let bar = if both { COMMONER } else { COMMON };
    are_parts(first, second)
        && !stutter
        && !LISTS.contains(&second.text)
        && whole(desk.lexicon, first, second) >= bar
        && !(both && desk.lexicon.affinity(first.text, second.text) > 0.0)
        && !(PREFIXES.contains(&first.text.to_lowercase().as_str()) && both)
}

/// Letters alone, and a capital only in front.
fn are_parts(first: &Word<'_>, second: &Word<'_>) -> bool {
    let small = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase());
    first.text.len() >= 2
        && second.text.len() >= 2
        && small(second.text)
        && first.text.get(1..).is_some_and(small)
        && first.text.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The score of both together.
fn whole(lexicon: &Lexicon, first: &Word<'_>, second: &Word<'_>) -> f64 {
    let whole = [first.text, second.text].concat();
    let letters = whole.len() >= LETTERS;
    lexicon.score(&whole).filter(|_| letters && shape::is_ordinary(&whole)).unwrap_or(f64::MIN)
}

fn is_word(lexicon: &Lexicon, part: &str) -> bool {
    let least = if part.len() < LETTERS { SHORT_WORD } else { KNOWN };
    lexicon.score(part).is_some_and(|score| score >= least)
}
