//! A capital that slipped into a word, and a common word with a capital where others have none.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::shape;
use crate::tally::is_inside;

pub(super) const ID: &str = "stray_capital";

/// The document writes a word small so often when a single capital in it is a slip.
const OFTEN: u32 = 3;
/// Zipf value from which a word is common.
const COMMON: f64 = 3.0;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (index, word) in page.words.iter().enumerate() {
        let range = (word.start, word.end());
        if word.text.len() < 4 || !word.text.bytes().all(|b| b.is_ascii_alphabetic()) {
            continue;
        }
        if is_slip(desk, word.text) {
            let meant = if shape::starts_upper(word.text) {
                shape::capitalised(word.text)
            } else {
                word.text.to_ascii_lowercase()
            };
            let why = format!("A capital stands inside “{meant}”.");
            findings.push(page.finding(ID, Certainty::Likely, range, vec![meant], why));
        } else if is_inside(&page.turn.text, word.start)
            && is_lone_capital(desk, word.text)
            && !is_in_name(page, index)
        {
            let small = word.text.to_ascii_lowercase();
            let count = desk.evidence.uses_of(&small);
            let why = format!("“{small}” stands in lower case {count} times here.");
            findings.push(page.finding(ID, Certainty::Look, range, vec![small], why));
        }
    }
}

/// `videoS`, `thE`: one capital inside a common word, in a form the document uses once or twice.
fn is_slip(desk: &mut Desk<'_>, word: &str) -> bool {
    let capitals = word.bytes().skip(1).filter(u8::is_ascii_uppercase).count();
    let small = word.to_ascii_lowercase();
    capitals == 1
        && !shape::is_ordinary(word)
        && !shape::is_camel(word, desk.lexicon)
        && desk.evidence.uses_of(word) < OFTEN
        && desk.lexicon.score(&small).is_some_and(|score| score >= COMMON)
        && desk.lexicon.score(word).is_none_or(|score| score < COMMON)
        && desk.opinion(word).verdict.is_none()
}

/// True where a capital may be meant: beside another one, as in `Long Beach`, and after a sign that
/// may begin a heading or an item of a list.
fn is_in_name(page: &Page<'_>, index: usize) -> bool {
    let (Some(word), Some(before)) =
        (page.words.get(index), index.checked_sub(1).and_then(|index| page.words.get(index)))
    else {
        return true;
    };
    let after = page.words.get(index + 1).filter(|after| after.start == word.end() + 1);
    let gap = page.turn.text.get(before.end()..word.start);
    let in_prose = matches!(gap, Some(" " | ", "))
        && page.turn.text.get(word.end()..).is_none_or(|rest| !rest.starts_with(['`', '_', ':']));
    !in_prose || [Some(before), after].into_iter().flatten().any(|w| shape::starts_upper(w.text))
}

/// `Cortex` inside a sentence, once, where the document writes `cortex`.
fn is_lone_capital(desk: &mut Desk<'_>, word: &str) -> bool {
    if !shape::is_title(word) || desk.evidence.uses_of(word) != 1 {
        return false;
    }
    let small = word.to_ascii_lowercase();
    desk.evidence.uses_of(&small) >= OFTEN
        && desk.lexicon.knows(&small)
        && desk.opinion(word).verdict.is_none()
}
