//! Corrections that the editor accepted in other transcripts.

use rustc_hash::FxHashMap;

/// Corrections by what stood in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    corrections: FxHashMap<String, Vec<Remembered>>,
}

/// What a word was corrected to, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// What was put in its place.
    pub meant: String,
    /// The title of the transcript it was corrected in; empty when it came by another way.
    pub origin: String,
}

impl Memory {
    /// Remembers one more; of the same word the one that was added first is offered first.
    pub fn add(&mut self, shown: impl Into<String>, remembered: Remembered) {
        self.corrections.entry(shown.into()).or_default().push(remembered);
    }

    /// What a word was corrected to.
    pub fn of(&self, shown: &str) -> &[Remembered] {
        self.corrections.get(shown).map_or(&[], Vec::as_slice)
    }
}
