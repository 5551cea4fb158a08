//! Sentences that start in lower case.

use transcript::{Transcript, Turn, TurnKind};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::tokens::is_edge_sign;

use super::neighbours::chunk_at;

pub(super) const ID: &str = "sentence_start";

/// After these a full stop ends no sentence.
const ABBREVIATIONS: [&str; 63] = [
    "abbrev", "adj", "adv", "corresp", "fr", "lb", "lbs", "orig", "oz", "perh", "pkg", "pl",
    "poss", "prob", "sec", "sing", "syn", "tbsp", "tsp", "usu", "al", "approx", "assn", "ave",
    "ca", "cf", "ch", "co", "corp", "dept", "dr", "ed", "eds", "esp", "est", "etc", "excl", "ext",
    "fig", "figs", "gen", "gov", "hon", "inc", "incl", "jr", "ltd", "max", "min", "misc", "mr",
    "mrs", "ms", "no", "pp", "prof", "resp", "sen", "sr", "st", "viz", "vol", "vs",
];

/// Sentences that go on in lower case behind a question mark, in a document that does not mean it.
const SLIPS: usize = 3;
/// Or this share of all of them.
const SHARE: usize = 20;

/// Short answers in a row, at most, between the halves of a sentence.
const ANSWERS: usize = 8;

/// How a document goes on behind `?` and `!`.
pub(super) struct Shouts {
    all: usize,
    small: usize,
}

impl Shouts {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut shouts = Self { all: 0, small: 0 };
        for turn in &transcript.turns {
            for (at, _) in turn.text.match_indices(['?', '!']) {
                let next = turn.text.get(at + 1..).and_then(|rest| rest.strip_prefix(' '));
                let Some(letter) = next.and_then(|rest| rest.chars().next()) else { continue };
                shouts.all += usize::from(letter.is_alphabetic());
                shouts.small += usize::from(letter.is_lowercase());
            }
        }
        shouts
    }

    fn are_slips(&self) -> bool {
        self.small <= SLIPS || self.small * SHARE <= self.all
    }
}

/// The turns of a document, and those that start in lower case although nothing in front of them
/// broke off.
pub(super) struct Starts {
    turns: usize,
    small: usize,
}

impl Starts {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let turns = &transcript.turns;
        let small = (0..turns.len()).filter(|&index| starts_small(turns, index));
        Self { turns: turns.iter().filter(|turn| speaks(turn)).count(), small: small.count() }
    }

    /// A document that often starts a turn in lower case means to, as captions do.
    fn are_slips(&self) -> bool {
        self.turns >= 3 && self.small * 5 <= self.turns * 2
    }
}

fn speaks(turn: &Turn) -> bool {
    turn.kind == TurnKind::Speech && (turn.speaker.is_some() || turn.start_ms.is_some())
}

/// True for a turn that starts in lower case although nothing in front of it broke off.
fn starts_small(turns: &[Turn], index: usize) -> bool {
    let Some((before, [turn, ..])) = turns.split_at_checked(index) else { return false };
    let first = turn.text.chars().find(|c| !c.is_whitespace());
    if !speaks(turn) || !first.is_some_and(char::is_lowercase) {
        return false;
    }
    // A short answer stands between the halves of what somebody else says.
    let speech = before.iter().rev().filter(|turn| turn.kind == TurnKind::Speech);
    let mut speech = speech.take(ANSWERS).map(|turn| turn.text.trim_end());
    speech.find(|text| text.contains(' ')).is_none_or(|text| {
        text.ends_with(['.', '?', '!', '"', '\u{201d}', ']', ')']) && !text.ends_with("..")
    })
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    if let Some(first) = page.words.first()
        && desk.habits.starts.are_slips()
        && starts_small(&desk.transcript.turns, page.index)
        && first.text.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'')
        && text.get(..first.start).is_some_and(|before| before.trim().is_empty())
        && desk.lexicon.knows(first.text)
        && desk.opinion(first.text).verdict.is_none()
    {
        let why = "This turn starts in lower case.".to_owned();
        let range = (first.start, first.end());
        let meant = vec![crate::shape::capitalised(first.text)];
        findings.push(page.finding(ID, Certainty::Likely, range, meant, why));
    }
    for word in page.words.iter() {
        if !word.text.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
            continue;
        }
        let Some(before) = text.get(..word.start).and_then(|before| before.strip_suffix(' '))
        else {
            continue;
        };
        let ends = before.ends_with(['?', '!']) || before.ends_with('.') && ends_sentence(before);
        // What is joined to signs is a name for machines: `foo.bar`, `new()`.
        let chunk = chunk_at(text, word.start);
        let plain = chunk.trim_end_matches(is_edge_sign) == word.text && !chunk.contains('(');
        let next = text.get(word.end()..).and_then(|rest| rest.split_whitespace().next());
        let plain = plain && next.is_none_or(is_prose);
        let broken = desk.opinion(word.text).verdict.is_some();
        if !ends || !plain || broken || !desk.lexicon.knows(word.text) {
            continue;
        }
        // After a question or a shout some writers go on in lower case.
        let stop = before.ends_with('.');
        if !stop && !desk.habits.shouts.are_slips() {
            continue;
        }
        let certainty = if stop { Certainty::Likely } else { Certainty::Look };
        let why = "This sentence starts in lower case.".to_owned();
        let suggestions = vec![crate::shape::capitalised(word.text)];
        findings.push(page.finding(ID, certainty, (word.start, word.end()), suggestions, why));
    }
}

/// True unless a chunk is a handle or a piece of code, such as `@name` or `list.push(1)`.
fn is_prose(chunk: &str) -> bool {
    let core = chunk.trim_matches(is_edge_sign);
    !chunk.starts_with(['@', '`', '{', '_']) && !core.contains(['.', '(', '_', '{'])
}

/// True when the full stop at the end is not an abbreviation's, a list's or an ellipsis'.
fn ends_sentence(before: &str) -> bool {
    let chunk = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let Some(last) = chunk.strip_suffix('.') else { return false };
    let last = last.trim_start_matches(is_edge_sign);
    // `A 16-oz. can`.
    let small = last.rsplit('-').next().unwrap_or(last).to_lowercase();
    last.chars().count() >= 2
        && !last.contains('.')
        && last.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '"' | '\''))
        && !last.bytes().all(|b| b.is_ascii_digit())
        && !ABBREVIATIONS.contains(&small.as_str())
}
