//! Words that stand twice.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::neighbours::pairs;

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

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (first, second) in pairs(page) {
        if !first.text.eq_ignore_ascii_case(second.text) {
            continue;
        }
        let small = first.text.to_ascii_lowercase();
        let certainty = if NEVER_TWICE.contains(&small.as_str()) {
            Certainty::Likely
        } else if SELDOM_TWICE.contains(&small.as_str()) {
            Certainty::Look
        } else {
            continue;
        };
        let why = format!("“{}” stands twice.", first.text);
        let range = (first.start, second.end());
        findings.push(page.finding(ID, certainty, range, vec![first.text.to_owned()], why));
    }
}
