//! The distinct words of a document and how they are used.

use rustc_hash::FxHashMap;
use transcript::Transcript;

use crate::classify::{Class, classify};
use crate::lexicon::Lexicon;
use crate::ligatures::{LIGATURES, count};
use crate::table::Table;
use crate::tokens::words;

/// How a word is used in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Use {
    /// How often.
    pub(crate) count: u32,
    /// How often inside a sentence, where a capital marks a name.
    pub(crate) inside: u32,
}

/// One distinct word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'t> {
    pub(crate) text: &'t str,
    pub(crate) used: Use,
    pub(crate) class: Class,
}

/// The distinct words of a document, in order of first use.
pub(crate) struct Tally<'t> {
    pub(crate) entries: Vec<Entry<'t>>,
    /// Running words.
    pub(crate) total: usize,
    /// How often each ligature is shown plainly, by its index.
    pub(crate) shown: [usize; LIGATURES.len()],
}

impl<'t> Tally<'t> {
    pub(crate) fn read(transcript: &'t Transcript, table: &Table, lexicon: &Lexicon) -> Self {
        let mut uses: FxHashMap<&'t str, usize> = FxHashMap::default();
        let mut entries: Vec<Entry<'t>> = Vec::new();
        let mut total = 0;
        for turn in &transcript.turns {
            for word in words(&turn.text, table, lexicon) {
                total += 1;
                let index = *uses.entry(word.text).or_insert_with(|| {
                    let used = Use::default();
                    entries.push(Entry { text: word.text, used, class: Class::Passed });
                    entries.len() - 1
                });
                if let Some(entry) = entries.get_mut(index) {
                    entry.used.count += 1;
                    entry.used.inside += u32::from(is_inside(&turn.text, word.start));
                }
            }
        }
        let mut shown = [0; LIGATURES.len()];
        for entry in &mut entries {
            entry.class = classify(entry.text, lexicon);
            for (shown, ligature) in shown.iter_mut().zip(LIGATURES) {
                *shown += count(entry.text, ligature) * entry.used.count as usize;
            }
        }
        Self { entries, total, shown }
    }

    pub(crate) fn unknown(&self) -> impl Iterator<Item = &Entry<'t>> {
        self.entries.iter().filter(|entry| entry.class == Class::Unknown)
    }

    /// Running words that no list has.
    pub(crate) fn uses(&self) -> FxHashMap<Box<str>, Use> {
        self.entries.iter().map(|entry| (entry.text.into(), entry.used)).collect()
    }
}

/// True when a word does not begin a sentence.
pub(crate) fn is_inside(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("");
    let before = before.trim_end_matches([' ', '\t', '\u{201c}', '"', '\u{2018}', '(']);
    before
        .chars()
        .next_back()
        .is_some_and(|c| !matches!(c, '.' | '?' | '!' | ':' | '\n' | '\u{201d}' | '"' | '\u{2026}'))
}
