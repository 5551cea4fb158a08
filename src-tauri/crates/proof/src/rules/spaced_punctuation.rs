//! A space before a mark.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "spaced_punctuation";

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    for (start, _) in text.match_indices(' ') {
        let (Some(before), Some(rest)) = (text.get(..start), text.get(start + 1..)) else {
            continue;
        };
        let mut after = rest.chars();
        let Some(mark) = after.next().filter(|c| matches!(c, ',' | ';' | '.' | '?' | '!')) else {
            continue;
        };
        // Beside a second mark it is no slip of the space bar: `. . .`, `.rs`, `!=`.
        let apart = after.next().is_none_or(|c| c == ' ' || c == '\n');
        if apart && before.ends_with(char::is_alphanumeric) && !is_spaced_again(rest) {
            let why = format!("No space stands before “{mark}” in English.");
            let range = (start, start + 1 + mark.len_utf8());
            let suggestions = vec![mark.to_string()];
            findings.push(page.finding(ID, Certainty::Likely, range, suggestions, why));
        }
    }
}

/// `. .` or `, ,`: a mark and, after a space, another.
fn is_spaced_again(rest: &str) -> bool {
    rest.get(1..)
        .and_then(|rest| rest.strip_prefix(' '))
        .is_some_and(|rest| rest.starts_with([',', ';', '.', '?', '!', ':']))
}
