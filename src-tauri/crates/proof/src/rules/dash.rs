//! Dashes of a kind that the document hardly uses.

use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "dash";

/// A kind is the habit of a document when it has so many times more of it than of the others.
const HABIT: u32 = 4;
/// And so many of it.
const LEAST: u32 = 4;
const KINDS: [&str; 6] = [" - ", " -- ", "--", " \u{2013} ", " \u{2014} ", "\u{2014}"];

/// How often a document has each kind.
#[derive(Default)]
pub(super) struct Dashes([u32; KINDS.len()]);

impl Dashes {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut dashes = Self::default();
        for (_, kind) in transcript.turns.iter().flat_map(|turn| places(&turn.text)) {
            if let Some(count) = dashes.0.get_mut(kind) {
                *count += 1;
            }
        }
        dashes
    }

    /// The kind that stands nearly everywhere.
    fn usual(&self) -> Option<usize> {
        let all: u32 = self.0.iter().sum();
        let most = self.0.iter().position(|&count| count * (HABIT + 1) >= all * HABIT);
        most.filter(|_| all >= LEAST)
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (start, kind) in places(&page.turn.text) {
        let Some(usual) = desk.habits.dashes.usual() else { return };
        let (Some(odd), Some(meant)) = (KINDS.get(kind), KINDS.get(usual)) else { continue };
        if kind == usual {
            continue;
        }
        let why = format!("This transcript mostly writes “{meant}” for a dash.");
        let range = (start, start + odd.len());
        let meant = vec![(*meant).to_owned()];
        findings.push(page.finding(ID, Certainty::Likely, range, meant, why));
    }
}

/// Where a dash stands between words, and its kind.
fn places(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices(['-', '\u{2013}', '\u{2014}']).filter_map(|(at, mark)| {
        let before = text.get(..at)?;
        // The second of two hyphens was counted with the first.
        if before.ends_with('-') {
            return None;
        }
        let rest = text.get(at..)?;
        let spaced = before.ends_with(' ');
        let start = if spaced { at.checked_sub(1)? } else { at };
        let kind = match mark {
            "-" if rest.starts_with("---") => return None,
            "-" if spaced && rest.starts_with("- ") => 0,
            "-" if spaced && rest.starts_with("-- ") => 1,
            "-" if !spaced && rest.starts_with("--") => 2,
            "\u{2013}" if spaced && rest.starts_with("\u{2013} ") => 3,
            "\u{2014}" if spaced && rest.starts_with("\u{2014} ") => 4,
            "\u{2014}" if !spaced => 5,
            _ => return None,
        };
        let length = KINDS.get(kind)?.len();
        let word = |c: char| c.is_alphabetic() || matches!(c, ',' | ')');
        let first = text.get(..start)?.ends_with(word);
        let second = text.get(start + length..)?.starts_with(char::is_alphabetic);
        (first && second).then_some((start, kind))
    })
}
