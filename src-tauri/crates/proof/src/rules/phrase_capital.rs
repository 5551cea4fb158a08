//! A capital inside a phrase that is written small: `et Cetera`.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::neighbours::pairs;

pub(super) const ID: &str = "phrase_capital";

/// Phrases of other languages whose second word no list has alone, and no name is.
const PHRASES: [(&str, &str); 18] = [
    ("a", "priori"),
    ("ad", "hoc"),
    ("ad", "infinitum"),
    ("ad", "nauseam"),
    ("bona", "fide"),
    ("de", "facto"),
    ("et", "al"),
    ("et", "cetera"),
    ("in", "situ"),
    ("in", "vitro"),
    ("in", "vivo"),
    ("modus", "operandi"),
    ("per", "capita"),
    ("per", "se"),
    ("pro", "rata"),
    ("quid", "pro"),
    ("status", "quo"),
    ("vice", "versa"),
];

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (first, second) in pairs(page) {
        let small = second.text.to_ascii_lowercase();
        // In a title both have one.
        let slip = small != second.text && first.text.bytes().all(|b| b.is_ascii_lowercase());
        if !slip || !PHRASES.contains(&(first.text, small.as_str())) {
            continue;
        }
        let why = format!("“{} {small}” has no capital inside.", first.text);
        let range = (second.start, second.end());
        findings.push(page.finding(ID, Certainty::Likely, range, vec![small], why));
    }
}
