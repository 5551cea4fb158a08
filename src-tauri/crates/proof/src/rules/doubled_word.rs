//! Words that stand twice.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::shape::starts_upper;

use super::neighbours::{gap_before, small};

pub(super) const ID: &str = "doubled_word";

/// Words that never follow themselves: `had had`, `that that` and `is is` may.
const NEVER_TWICE: [&str; 16] = [
    "the", "a", "an", "of", "to", "and", "from", "with", "at", "by", "my", "your", "our", "their",
    "its", "into",
];
/// Words that seldom do: `he came in in the morning`.
const SELDOM_TWICE: [&str; 16] = [
    "in", "on", "for", "as", "but", "be", "was", "were", "are", "we", "they", "or", "this",
    "because", "about", "when",
];

/// `One thing that that became clear`: the first belongs to it, and nothing to the second.
const THINGS: [&str; 10] = [
    "anything",
    "everything",
    "nothing",
    "one",
    "ones",
    "people",
    "something",
    "thing",
    "things",
    "those",
];

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let mut index = 0;
    while index < page.words.len() {
        let last = last_of_run(page, index);
        if let (Some(first), Some(second)) = (page.words.get(index), page.words.get(last))
            && index < last
            && let Some(certainty) = certainty(page, index)
        {
            let why = match last - index {
                1 => format!("“{}” stands twice.", first.text),
                more => format!("“{}” stands {} times.", first.text, more + 1),
            };
            let range = (first.start, second.end());
            let meant = vec![first.text.to_owned()];
            findings.push(page.finding(ID, certainty, range, meant, why));
        }
        index = last + 1;
    }
}

/// The last of the words that only a space parts from the same word in front of them.
fn last_of_run(page: &Page<'_>, index: usize) -> usize {
    let mut last = index;
    while let (Some(word), Some(next)) = (page.words.get(last), page.words.get(last + 1)) {
        // With a capital the second begins a title or is a name: `to To the Lighthouse`.
        let name = starts_upper(next.text) && !starts_upper(word.text);
        let same = word.text.eq_ignore_ascii_case(next.text) && !name;
        if !same || gap_before(page, last + 1) != " " {
            break;
        }
        last += 1;
    }
    last
}

fn certainty(page: &Page<'_>, index: usize) -> Option<Certainty> {
    let word = small(page, index);
    if NEVER_TWICE.contains(&word.as_str()) {
        return Some(Certainty::Likely);
    }
    let that = word == "that"
        && index > 0
        && gap_before(page, index) == " "
        && THINGS.contains(&small(page, index - 1).as_str());
    (that || SELDOM_TWICE.contains(&word.as_str())).then_some(Certainty::Look)
}
