//! Marks that stand twice.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "doubled_punctuation";

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    let mut from = 0;
    while let Some(found) =
        text.get(from..).and_then(|rest| rest.find([',', ';', ':', '.', '?', '!']))
    {
        let start = from + found;
        let end = end_of_run(text, start);
        if let Some(mark) = text.get(start..end).and_then(meant)
            && (matches!(mark, ',' | ';') || ends_sentence(text, (start, end)))
        {
            let why = format!("Two marks stand where “{mark}” alone is meant.");
            let suggestions = vec![mark.to_string()];
            findings.push(page.finding(ID, Certainty::Likely, (start, end), suggestions, why));
        }
        from = end;
    }
}

/// Where a run of marks with nothing but spaces between them ends.
fn end_of_run(text: &str, start: usize) -> usize {
    let mut end = start;
    for (at, c) in text.get(start..).unwrap_or("").char_indices() {
        match c {
            ',' | ';' | ':' | '.' | '?' | '!' => end = start + at + 1,
            ' ' => {}
            _ => break,
        }
    }
    end
}

/// The mark that a run of marks means; `None` when the run is right as it is.
fn meant(run: &str) -> Option<char> {
    let spaced = run.contains(' ');
    let marks: String = run.chars().filter(|&c| c != ' ').collect();
    match marks.as_str() {
        ",," | ",,," => Some(','),
        ";;" => Some(';'),
        // An abbreviation may stand before a comma, but no comma before a full stop.
        ",." | ".." if !spaced => Some('.'),
        ",?" | "?." if !spaced => Some('?'),
        ",!" | "!." if !spaced => Some('!'),
        _ => None,
    }
}

/// Dots in `value?.field`, `../file` and `[i..]` end no sentence.
fn ends_sentence(text: &str, (start, end): (usize, usize)) -> bool {
    let word =
        text.get(..start).is_some_and(|before| before.ends_with(|c: char| !c.is_whitespace()));
    let after = text.get(end..).and_then(|after| after.chars().next());
    word && after.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\u{201d}' | '\u{2019}'))
}
