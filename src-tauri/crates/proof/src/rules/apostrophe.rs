//! Apostrophes of the kind that the document hardly uses.

use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "apostrophe";

/// A kind is the habit of a document when it has so many times more of it than of the other.
const HABIT: usize = 4;

/// How often a document has each kind between letters.
pub(super) struct Apostrophes {
    straight: usize,
    curly: usize,
}

impl Apostrophes {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let count = |kind| transcript.turns.iter().map(|t| places(&t.text, kind).count()).sum();
        Self { straight: count('\''), curly: count('\u{2019}') }
    }

    /// The odd kind and the usual one.
    fn habit(&self) -> Option<(char, char)> {
        if self.straight >= HABIT * self.curly {
            Some(('\u{2019}', '\''))
        } else {
            (self.curly >= HABIT * self.straight).then_some(('\'', '\u{2019}'))
        }
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    if !text.contains(['\'', '\u{2019}']) {
        return;
    }
    let Some((odd, usual)) = desk.habits.apostrophes.habit() else { return };
    for start in places(text, odd) {
        let range = (start, start + odd.len_utf8());
        let why = format!("This transcript writes its apostrophes as “{usual}” nearly everywhere.");
        findings.push(page.finding(ID, Certainty::Likely, range, vec![usual.to_string()], why));
    }
}

/// Where an apostrophe stands between two letters.
fn places(text: &str, kind: char) -> impl Iterator<Item = usize> {
    text.match_indices(kind).map(|(at, _)| at).filter(move |&at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + kind.len_utf8()..).and_then(|after| after.chars().next());
        before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
    })
}
