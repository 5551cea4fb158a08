//! Ellipses of the kind that the document mostly does not use.

use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "ellipsis";

const SIGN: &str = "\u{2026}";
const DOTS: &str = "...";

/// How often a document has each kind.
pub(super) struct Ellipses {
    sign: usize,
    dots: usize,
}

impl Ellipses {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let count =
            |form| transcript.turns.iter().map(|turn| turn.text.matches(form).count()).sum();
        Self { sign: count(SIGN), dots: count(DOTS) }
    }

    fn usual(&self) -> Option<&'static str> {
        match self.sign.cmp(&self.dots) {
            std::cmp::Ordering::Greater => Some(SIGN),
            std::cmp::Ordering::Less => Some(DOTS),
            std::cmp::Ordering::Equal => None,
        }
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    if !text.contains(SIGN) && !text.contains(DOTS) {
        return;
    }
    let Some(usual) = desk.habits.ellipses.usual() else { return };
    let other = if usual == SIGN { DOTS } else { SIGN };
    for (start, _) in text.match_indices(other) {
        let end = start + other.len();
        // Longer rows of dots are something else.
        let beside = |c: Option<char>| c == Some('.');
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        if !beside(before) && !beside(after) {
            let why = format!("This transcript mostly writes “{usual}” where words trail off.");
            let suggestions = vec![usual.to_owned()];
            findings.push(page.finding(ID, Certainty::Likely, (start, end), suggestions, why));
        }
    }
}
