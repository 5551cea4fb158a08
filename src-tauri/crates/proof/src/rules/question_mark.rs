//! Questions that end with a full stop.

use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::neighbours::{gap_before, is_any, sentences, small};

pub(super) const ID: &str = "question_mark";

/// What may stand in front of a question.
const LEADS: [&str; 20] = [
    "ah", "and", "but", "er", "hey", "hm", "mm", "now", "oh", "okay", "right", "so", "then", "uh",
    "um", "well", "yeah", "yep", "yes", "no",
];
/// In front of the one who acts they ask. `Had he known` and `were it so` do not.
const ASKING: [&str; 28] = [
    "am", "are", "aren't", "can", "can't", "could", "couldn't", "did", "didn't", "do", "does",
    "doesn't", "don't", "has", "hasn't", "have", "haven't", "is", "isn't", "was", "wasn't",
    "weren't", "will", "won't", "would", "wouldn't", "ain't", "shall",
];
/// They tell somebody to do it when no person follows: `do it`, `have that done`.
const TELLING: [&str; 4] = ["do", "don't", "have", "haven't"];
const PERSONS: [&str; 6] = ["he", "i", "she", "they", "we", "you"];
const OTHERS: [&str; 5] = ["it", "that", "there", "these", "this"];
const ASKED: [&str; 6] = ["how", "what", "when", "where", "which", "why"];
/// Words of a sentence that are enough for `right` at its end to ask for a yes.
const TOLD: usize = 6;
/// A document asks for a yes so many times as often as it says so.
const HABIT: usize = 2;

/// How often a document ends a sentence with `, right?` and with `, right.`
pub(super) struct Tags {
    asked: usize,
    told: usize,
}

impl Tags {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let count =
            |form| transcript.turns.iter().map(|turn| turn.text.matches(form).count()).sum();
        Self { asked: count(", right?"), told: count(", right.") }
    }

    fn is_asked(&self) -> bool {
        self.asked >= 3 && self.asked >= HABIT * self.told
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (start, end) in sentences(page) {
        let (Some(last), gap) = (page.words.get(end - 1), gap_before(page, end)) else { continue };
        // A bracket or a quotation mark in front of the stop makes it another's sentence.
        let first = page.words.get(start).map_or(0, |word| word.start);
        let quotes = page.turn.text.get(first..last.start);
        let quotes = quotes.is_none_or(|text| text.contains(['"', '\u{201c}', '\u{201d}']));
        let initial = last.text.chars().nth(1).is_none();
        if !gap.starts_with('.') || gap.starts_with("..") || quotes || initial {
            continue;
        }
        let tag = end - start >= TOLD
            && small(page, end - 1) == "right"
            && gap_before(page, end - 1) == ", "
            && desk.habits.tags.is_asked();
        let (certainty, why) = match asks(page, start, end) {
            Some(certainty) => (certainty, "This sentence asks, and ends with a full stop."),
            None if tag => (Certainty::Look, "Most sentences here that end with “right” ask."),
            None => continue,
        };
        let range = (last.start, last.end() + 1);
        let meant = vec![format!("{}?", last.text)];
        findings.push(page.finding(ID, certainty, range, meant, why.to_owned()));
    }
}

/// How sure it is that a sentence asks.
fn asks(page: &Page<'_>, start: usize, end: usize) -> Option<Certainty> {
    let mut at = start;
    while at + 1 < end {
        let word = small(page, at);
        let behind = gap_before(page, at + 1);
        let you_know = word == "you" && small(page, at + 1) == "know";
        if you_know && gap_before(page, at + 2) == ", " {
            at += 2;
        } else if LEADS.contains(&word.as_str()) && matches!(behind, " " | ", ")
            || ASKING.contains(&word.as_str()) && behind == ", "
        {
            at += 1;
        } else {
            break;
        }
    }
    if is_question(page, at, end) {
        // What goes on behind a comma may have become a statement.
        let plain = (at + 1..end).all(|index| gap_before(page, index) != ", ");
        return Some(if plain { Certainty::Likely } else { Certainty::Look });
    }
    // `I wondered, how did it come` and `the problem is how can you tell`.
    let last_break = (at + 1..end).rev().find(|&index| gap_before(page, index) != " ");
    let inside = (at.max(1)..end).filter(|&index| last_break.is_none_or(|last| last <= index));
    let mut asked = inside.filter(|&index| is_any(page, index, &["how", "why"]));
    let found = asked.any(|index| {
        let is = |at: usize| is_any(page, at, &["is", "was"]);
        let told = is(index - 1)
            || is_any(page, index - 1, &["that"]) && index.checked_sub(2).is_some_and(is);
        (told || gap_before(page, index) == ", ") && is_question(page, index, end)
    });
    found.then_some(Certainty::Look)
}

fn is_question(page: &Page<'_>, at: usize, end: usize) -> bool {
    if at + 1 >= end {
        return false;
    }
    let near = |index: usize| index < end && gap_before(page, index) == " ";
    let (first, second) = (small(page, at), small(page, at + 1));
    if !near(at + 1) {
        return false;
    }
    if ASKED.contains(&first.as_str()) {
        // `Which lamps.` as a whole turn.
        let alone = first == "which" && at + 2 == end && end == page.words.len();
        let noun = second.ends_with('s') && second.len() > 4;
        return alone && noun && at <= 1
            || matches!(second.as_str(), "did" | "does") && first != "what" && at + 2 < end
            || ASKING.contains(&second.as_str()) && near(at + 2) && acts(page, at + 2, &second);
    }
    end - at > 2 && ASKING.contains(&first.as_str()) && acts(page, at + 1, &first)
}

/// True when the one who acts stands behind the verb.
fn acts(page: &Page<'_>, at: usize, verb: &str) -> bool {
    let who = small(page, at);
    if verb == "would" && who == "that" {
        return false;
    }
    PERSONS.contains(&who.as_str()) || OTHERS.contains(&who.as_str()) && !TELLING.contains(&verb)
}
