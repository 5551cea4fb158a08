//! Words that no list has and that the document does not use itself.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::shape;
use crate::spell::Candidate;
use crate::tally::is_inside;
use crate::tokens::Word;

pub(super) const ID: &str = "spelling";

/// A word that the document uses so often is one of its own.
const OWN_WORD: u32 = 3;
/// Letters in a part of a compound that is not looked up.
const JOINT: usize = 3;
/// Suggestions shown.
const MOST: usize = 5;
/// Least score of a suggestion that is offered as likely.
const LIKELY: f64 = -0.4;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for word in page.words.iter() {
        if !is_suspect(desk, page, word) {
            continue;
        }
        let candidates = desk.spellings(word.text);
        let likely = is_likely(word.text, &candidates);
        if !likely && may_be_name(word.text) {
            continue;
        }
        let suggestions: Vec<String> =
            candidates.iter().take(MOST).map(|candidate| candidate.text.clone()).collect();
        let (certainty, suggestions, why) = match suggestions.first() {
            Some(first) if likely => {
                let why = format!("“{}” is in no word list; “{first}” is close to it.", word.text);
                (Certainty::Likely, suggestions, why)
            }
            // Words that are far from it would only be in the way.
            _ => (
                Certainty::Look,
                Vec::new(),
                format!("“{}” is in no word list. Is it spelt as it should be?", word.text),
            ),
        };
        findings.push(page.finding(ID, certainty, (word.start, word.end()), suggestions, why));
    }
}

fn is_suspect(desk: &mut Desk<'_>, page: &Page<'_>, word: &Word<'_>) -> bool {
    if is_joint(&page.turn.text, word) || has_capitals_inside(word.text) {
        return false;
    }
    desk.opinion(word.text).unlisted
        && desk.evidence.uses_of(word.text) < OWN_WORD
        && !desk.evidence.restores(word.text)
        && !(shape::starts_upper(word.text) && is_inside(&page.turn.text, word.start))
}

/// `co-author`, `Enghien-les-Bains`: a short part of a compound is in no list.
fn is_joint(text: &str, word: &Word<'_>) -> bool {
    let before = text.get(..word.start).is_some_and(|before| before.ends_with('-'));
    let after = text.get(word.end()..).is_some_and(|after| after.starts_with('-'));
    (before || after) && word.text.chars().count() <= JOINT
}

/// `bAbI`, `LaTeX`: whoever sets several capitals means them.
fn has_capitals_inside(word: &str) -> bool {
    let inside = word.chars().skip(1).filter(|c| c.is_uppercase()).count();
    inside >= 2 && word.chars().any(char::is_lowercase) && !shape::is_ordinary(word)
}

fn may_be_name(word: &str) -> bool {
    shape::starts_upper(word) || shape::has_odd_characters(word)
}

/// True when the first suggestion stands out.
fn is_likely(word: &str, candidates: &[Candidate]) -> bool {
    let Some(first) = candidates.first() else { return false };
    let bar = if may_be_name(word) { LIKELY + 1.0 } else { LIKELY };
    word.chars().count() >= 4 && first.score >= bar
}
