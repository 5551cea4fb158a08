//! Clean texts to break, and what is made of them.

use std::path::Path;

use proof::Finding;
use transcript::{Transcript, Turn, TurnId};

use crate::damage::{Damage, Dice};

/// A clean text: paragraphs of words.
pub struct Text {
    pub name: String,
    paragraphs: Vec<Vec<String>>,
    words: usize,
}

impl Text {
    /// The texts of a folder: `.txt`, paragraphs between empty lines.
    pub fn all(folder: &Path) -> Vec<Self> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut texts: Vec<Self> = entries
            .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "txt"))
            .filter_map(|entry| {
                let text = std::fs::read_to_string(entry.path()).ok()?;
                Some(Self::new(entry.path().file_stem()?.to_string_lossy().into_owned(), &text))
            })
            .collect();
        texts.sort_by(|one, other| one.name.cmp(&other.name));
        texts
    }

    fn new(name: String, text: &str) -> Self {
        let words = |paragraph: &str| paragraph.split_whitespace().map(str::to_owned).collect();
        let paragraphs: Vec<Vec<String>> = text.split("\n\n").map(words).collect();
        let words = paragraphs.iter().map(Vec::len).sum();
        Self { name, paragraphs, words }
    }

    pub fn words(&self) -> usize {
        self.words
    }

    /// About so many words from anywhere, in whole paragraphs; for 0 nearly all of it, so that
    /// glyphs come first in another order each time.
    pub fn excerpt(&self, words: usize, dice: &mut Dice) -> &[Vec<String>] {
        if words == 0 || self.words <= words {
            let skipped = dice.below(self.paragraphs.len() / 20);
            return self.paragraphs.get(skipped..).unwrap_or(&[]);
        }
        let mut skipped = dice.below(self.words - words);
        let start = self.paragraphs.iter().position(|paragraph| {
            let reached = skipped < paragraph.len();
            skipped = skipped.saturating_sub(paragraph.len());
            reached
        });
        let rest = start.and_then(|start| self.paragraphs.get(start..)).unwrap_or(&[]);
        rest.get(..first_words(rest, words)).unwrap_or(rest)
    }

    /// All of it, in pieces of about so many words.
    pub fn pieces(&self, words: usize) -> Vec<&[Vec<String>]> {
        let (mut pieces, mut rest) = (Vec::new(), self.paragraphs.as_slice());
        while let Some((piece, left)) = rest.split_at_checked(first_words(rest, words).max(1)) {
            pieces.push(piece);
            rest = left;
        }
        pieces
    }
}

/// How many paragraphs have so many words together.
fn first_words(paragraphs: &[Vec<String>], words: usize) -> usize {
    let mut taken = 0;
    let enough = paragraphs.iter().position(|paragraph| {
        taken += paragraph.len();
        taken >= words
    });
    enough.map_or(paragraphs.len(), |last| last + 1)
}

/// A word as it was and where the broken text shows what is left of it, in bytes.
pub struct Word<'t> {
    pub clean: &'t str,
    pub start: usize,
    pub end: usize,
}

/// A text that was broken, with one turn for each paragraph.
pub struct Document<'t> {
    pub transcript: Transcript,
    /// The words of each turn.
    pub words: Vec<Vec<Word<'t>>>,
}

impl<'t> Document<'t> {
    pub fn intact(paragraphs: &'t [Vec<String>]) -> Self {
        Self::of(paragraphs, paragraphs)
    }

    pub fn broken(paragraphs: &'t [Vec<String>], damage: Damage, dice: &mut Dice) -> Self {
        Self::of(paragraphs, &damage.apply(paragraphs, dice))
    }

    /// Of the paragraphs as they were and as they are shown, word by word.
    fn of(clean: &'t [Vec<String>], shown: &[Vec<String>]) -> Self {
        let mut transcript = Transcript::new("text");
        let mut words = Vec::new();
        for ((clean, shown), id) in clean.iter().zip(shown).zip(1..) {
            let (mut text, mut turn) = (String::new(), Vec::new());
            for (clean, shown) in clean.iter().zip(shown) {
                // What is lost at the edge of a word leaves no second space.
                let shown = shown.trim();
                if !text.is_empty() && !shown.is_empty() {
                    text.push(' ');
                }
                let start = text.len();
                text.push_str(shown);
                turn.push(Word { clean, start, end: text.len() });
            }
            transcript.turns.push(Turn::speech(TurnId(id), None, text));
            words.push(turn);
        }
        Self { transcript, words }
    }

    /// Each turn's text, its words and its findings.
    pub fn turns<'d>(
        &'d self,
        findings: &'d [Finding],
    ) -> impl Iterator<Item = (&'d str, &'d [Word<'t>], &'d [Finding])> {
        let mut rest = findings;
        self.transcript.turns.iter().zip(&self.words).map(move |(turn, words)| {
            let count = rest.iter().take_while(|finding| finding.turn == turn.id).count();
            let (here, left) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            rest = left;
            (turn.text.as_str(), words.as_slice(), here)
        })
    }
}
