//! Small words that stand twice.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "doubled_word";

/// Words that never follow themselves: `had had`, `that that` and `is is` may.
const NEVER_TWICE: [&str; 16] = [
    "the", "a", "an", "of", "to", "and", "from", "with", "at", "by", "my", "your", "our", "their",
    "its", "into",
];

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for pair in page.words.windows(2) {
        let [first, second] = pair else { continue };
        let between = page.turn.text.get(first.end()..second.start);
        let doubled = first.text.eq_ignore_ascii_case(second.text)
            && between == Some(" ")
            && NEVER_TWICE.contains(&first.text.to_ascii_lowercase().as_str());
        if doubled {
            let why = format!("{} stands twice.", first.text);
            let range = (first.start, second.end());
            let suggestions = vec![first.text.to_owned()];
            findings.push(page.finding(ID, Certainty::Likely, range, suggestions, why));
        }
    }
}
