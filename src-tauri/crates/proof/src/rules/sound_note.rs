//! Notes such as `[inaudible]` that are written in another way than most.

use rustc_hash::FxHashMap;
use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::shape::{capitalised, is_upper, starts_upper};

pub(super) const ID: &str = "sound_note";

const WORDS: [&str; 11] = [
    "applause",
    "crosstalk",
    "inaudible",
    "indiscernible",
    "laughing",
    "laughs",
    "laughter",
    "music",
    "pause",
    "silence",
    "unintelligible",
];
const BRACKETS: [(char, char); 3] = [('[', ']'), ('(', ')'), ('{', '}')];

/// The opening bracket and the case of a note.
type Style = (char, Case);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Case {
    Small,
    Title,
    Upper,
}

/// How often a document has notes of each style.
pub(super) struct Notes(FxHashMap<Style, usize>);

impl Notes {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut styles = FxHashMap::default();
        for note in transcript.turns.iter().flat_map(|turn| notes(&turn.text)) {
            *styles.entry(note.style()).or_default() += 1;
        }
        Self(styles)
    }

    /// The style of more than half of the notes.
    fn usual(&self) -> Option<Style> {
        let all: usize = self.0.values().sum();
        self.0.iter().find(|(_, count)| **count * 2 > all).map(|(style, _)| *style)
    }
}

struct Note<'t> {
    start: usize,
    open: char,
    word: &'t str,
}

impl Note<'_> {
    fn style(&self) -> Style {
        let case = match self.word {
            word if is_upper(word) => Case::Upper,
            word if starts_upper(word) => Case::Title,
            _ => Case::Small,
        };
        (self.open, case)
    }

    fn end(&self) -> usize {
        self.start + self.word.len() + 2
    }
}

/// The notes of a text: one of the words, alone in its brackets.
fn notes(text: &str) -> impl Iterator<Item = Note<'_>> {
    text.match_indices(['[', '(', '{']).filter_map(|(start, bracket)| {
        let (open, close) = *BRACKETS.iter().find(|(open, _)| bracket.starts_with(*open))?;
        let word = text.get(start + 1..)?.split(|c: char| !c.is_ascii_alphabetic()).next()?;
        let closed = text.get(start + 1 + word.len()..)?.starts_with(close);
        let known = WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
        (closed && known).then_some(Note { start, open, word })
    })
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for note in notes(&page.turn.text) {
        let Some((open, case)) = desk.habits.notes.usual() else { return };
        if note.style() == (open, case) {
            continue;
        }
        let close = BRACKETS.iter().find(|pair| pair.0 == open).map_or(']', |pair| pair.1);
        let word = match case {
            Case::Small => note.word.to_lowercase(),
            Case::Title => capitalised(note.word),
            Case::Upper => note.word.to_uppercase(),
        };
        let meant = format!("{open}{word}{close}");
        let why = format!("Most notes in this transcript are written like “{meant}”.");
        let range = (note.start, note.end());
        findings.push(page.finding(ID, Certainty::Likely, range, vec![meant], why));
    }
}
