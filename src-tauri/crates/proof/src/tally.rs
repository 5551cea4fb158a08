//! The distinct words of a document and how they are used.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use transcript::Transcript;

use crate::classify::{Class, classify};
use crate::lexicon::Lexicon;
use crate::ligatures::{LIGATURES, count, is_joined, parted};
use crate::passages::Passages;
use crate::table::Table;
use crate::tokens::{chunks, compound, words};

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
    pub(crate) transcript: &'t Transcript,
    pub(crate) entries: Vec<Entry<'t>>,
    /// Chunks such as `informa-on` that are no words but may be one.
    pub(crate) compounds: Vec<Entry<'t>>,
    /// Running words.
    pub(crate) total: usize,
    /// How often each ligature is shown plainly, by its index.
    pub(crate) shown: [usize; LIGATURES.len()],
}

impl<'t> Tally<'t> {
    pub(crate) fn read(transcript: &'t Transcript, table: &Table, lexicon: &Lexicon) -> Self {
        let (mut entries, mut compounds) = (Counter::default(), Counter::default());
        let mut total = 0;
        for turn in &transcript.turns {
            let words = words(&turn.text, table, lexicon);
            total += words.len();
            for word in &words {
                entries.count(word.text, is_inside(&turn.text, word.start));
            }
            for core in chunks(&turn.text).filter_map(|chunk| compound(&chunk, lexicon)) {
                compounds.count(core, false);
            }
        }
        let (mut entries, mut compounds) = (entries.entries, compounds.entries);
        compounds.iter_mut().for_each(|compound| compound.class = Class::Unknown);
        let mut shown = [0; LIGATURES.len()];
        for entry in &mut entries {
            entry.class = classify(entry.text, lexicon);
            let text = if entry.text.contains(is_joined) {
                Cow::Owned(parted(entry.text))
            } else {
                Cow::Borrowed(entry.text)
            };
            for (shown, ligature) in shown.iter_mut().zip(LIGATURES) {
                *shown += count(&text, ligature) * entry.used.count as usize;
            }
        }
        Self { transcript, entries, compounds, total, shown }
    }

    /// The distinct words of each font.
    pub(crate) fn by_font(&self, passages: &Passages, lexicon: &Lexicon) -> Vec<Vec<Entry<'t>>> {
        let classes: FxHashMap<&str, Class> =
            self.entries.iter().map(|entry| (entry.text, entry.class)).collect();
        let mut fonts: Vec<Counter<'_>> = Vec::new();
        fonts.resize_with(passages.fonts(), Counter::default);
        for turn in &self.transcript.turns {
            for word in words(&turn.text, passages.table(), lexicon) {
                if let Some(counter) = fonts.get_mut(passages.font(turn, word.start)) {
                    counter.count(word.text, is_inside(&turn.text, word.start));
                }
            }
        }
        let mut fonts: Vec<Vec<Entry<'_>>> = fonts.into_iter().map(|font| font.entries).collect();
        for entry in fonts.iter_mut().flatten() {
            entry.class = classes.get(entry.text).copied().unwrap_or(Class::Passed);
        }
        fonts
    }

    /// Words that no list has.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = &Entry<'t>> {
        self.entries.iter().filter(|entry| entry.class == Class::Unknown)
    }

    /// How every word is used.
    pub(crate) fn uses(&self) -> FxHashMap<Box<str>, Use> {
        self.entries.iter().map(|entry| (entry.text.into(), entry.used)).collect()
    }
}

/// Counts words, keeping the order of their first use.
#[derive(Default)]
pub(crate) struct Counter<'t> {
    index: FxHashMap<&'t str, usize>,
    pub(crate) entries: Vec<Entry<'t>>,
}

impl<'t> Counter<'t> {
    pub(crate) fn count(&mut self, text: &'t str, inside: bool) {
        let index = *self.index.entry(text).or_insert_with(|| {
            self.entries.push(Entry { text, used: Use::default(), class: Class::Passed });
            self.entries.len() - 1
        });
        if let Some(entry) = self.entries.get_mut(index) {
            entry.used.count += 1;
            entry.used.inside += u32::from(inside);
        }
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
