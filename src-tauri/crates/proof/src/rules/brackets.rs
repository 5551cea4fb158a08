//! Brackets without a partner in their turn.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "unmatched_bracket";

const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut lonely: Vec<(usize, char)> = Vec::new();
    for (at, c) in page.turn.text.char_indices() {
        if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push((at, c));
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c) {
            match open.iter().rposition(|(_, bracket)| bracket == opening) {
                Some(partner) => lonely.extend(open.drain(partner..).skip(1)),
                None if is_numbering(&page.turn.text, at) => {}
                None => lonely.push((at, c)),
            }
        }
    }
    for (at, bracket) in open.into_iter().chain(lonely) {
        let why = format!("This {bracket} has no partner in its turn.");
        findings.push(page.finding(ID, Certainty::Look, (at, at + 1), Vec::new(), why));
    }
}

/// `1)` or `a)`: the mark of a list.
fn is_numbering(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let mark = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let digits = !mark.is_empty() && mark.len() <= 3 && mark.bytes().all(|b| b.is_ascii_digit());
    digits || mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_alphabetic())
}
