//! Brackets without a partner in their turn, and those whose partner is of another kind.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "unmatched_bracket";

const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
/// Bytes in a note such as `[crosstalk]`, at most.
const NOTE: usize = 40;

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    let lonely = lonely(text);
    let mut rest = lonely.as_slice();
    while let Some((&(at, bracket), after)) = rest.split_first() {
        rest = after;
        let next = after.first().copied();
        if let Some((end, closing, note)) = next.and_then(|next| note(text, (at, bracket), next)) {
            let why = format!("“{bracket}” and “{closing}” do not match.");
            let repairs = repairs(bracket, closing, note);
            findings.push(page.finding(ID, Certainty::Likely, (at, end), repairs, why));
            rest = after.get(1..).unwrap_or(&[]);
        } else {
            let why = format!("This “{bracket}” has no partner in its turn.");
            findings.push(page.finding(ID, Certainty::Look, (at, at + 1), Vec::new(), why));
        }
    }
}

/// Brackets without a partner, in their order.
fn lonely(text: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut lonely: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push((at, c));
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c) {
            match open.iter().rposition(|(_, bracket)| bracket == opening) {
                Some(partner) => lonely.extend(open.drain(partner..).skip(1)),
                None if is_numbering(text, at) => {}
                None => lonely.push((at, c)),
            }
        }
    }
    lonely.append(&mut open);
    lonely.sort_unstable();
    lonely
}

/// The end, the closing bracket and the words of a note in brackets of two kinds. `[0, 1)` is none.
fn note(
    text: &str,
    (start, opening): (usize, char),
    (at, closing): (usize, char),
) -> Option<(usize, char, &str)> {
    let opens = PAIRS.iter().any(|(bracket, _)| *bracket == opening);
    let closes = PAIRS.iter().any(|(_, bracket)| *bracket == closing);
    let note = text.get(start + 1..at)?;
    let words = note.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ':' | '\'' | '-'));
    let named = note.starts_with(char::is_alphabetic) && note.len() > 2 && note.len() <= NOTE;
    (opens && closes && words && named).then_some((at + 1, closing, note))
}

/// The note in brackets of either kind; those of notes come before others.
fn repairs(opening: char, closing: char, note: &str) -> Vec<String> {
    let mut kinds: Vec<(char, char)> = PAIRS.into_iter().collect();
    kinds.retain(|&(open, close)| open == opening || close == closing);
    kinds.sort_by_key(|&(open, _)| "[({".find(open));
    kinds.into_iter().map(|(open, close)| format!("{open}{note}{close}")).collect()
}

/// `1)` or `a)`: the mark of a list.
fn is_numbering(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let mark = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let digits = !mark.is_empty() && mark.len() <= 3 && mark.bytes().all(|b| b.is_ascii_digit());
    digits || mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_alphabetic())
}
