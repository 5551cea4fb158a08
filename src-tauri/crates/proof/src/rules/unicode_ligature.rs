//! Letters that a file keeps as one character, which search and spelling do not know.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::ligatures::{is_joined, parted};

pub(super) const ID: &str = "unicode_ligature";

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for word in page.words.iter().filter(|word| word.text.contains(is_joined)) {
        let joined: String = word.text.chars().filter(|&c| is_joined(c)).take(1).collect();
        let letters = parted(&joined);
        let why = format!(
            "{joined} is one character here; {letters} is written with {}.",
            count(&letters)
        );
        let range = (word.start, word.end());
        findings.push(page.finding(ID, Certainty::Certain, range, vec![parted(word.text)], why));
    }
}

fn count(letters: &str) -> &'static str {
    if letters.len() == 3 { "three" } else { "two" }
}
