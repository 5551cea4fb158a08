//! Corrections that the editor accepted in other transcripts.

use rustc_hash::FxHashMap;

use crate::lexicon::Lexicon;
use crate::shape;

/// The score from which on a listed word is a common one: one in a million words.
const COMMON: f64 = 3.0;
/// So often a common word was corrected before that is a rule.
const SEVERAL: u32 = 3;

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
    /// How often.
    pub count: u32,
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

    /// True for a correction that tells of a word itself and not of its place: `Bohou` is Bottou
    /// in every transcript, but `then` is Then only where a sentence starts, and `a` is `an` only
    /// before a vowel.
    pub fn is_worth(shown: &str, meant: &str, lexicon: &Lexicon) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let plain = |text: &str| text.replace('\u{2019}', "'").to_lowercase();
        let edge = |c: char| !c.is_whitespace() && !"()[]{}<>\"“”„«»…".contains(c);
        shown.chars().all(edge)
            && shown.chars().any(char::is_alphabetic)
            && letters(shown) > 2
            && letters(meant) > 0
            && shown != meant
            && (plain(shown) != plain(meant) || !lexicon.knows(shown) && shape::is_ordinary(meant))
    }

    /// True for a word that is right because something was corrected to it: one that no list has.
    pub fn vouches(meant: &str, lexicon: &Lexicon) -> bool {
        let part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-');
        meant.chars().all(part) && !lexicon.knows(meant)
    }
}

impl Remembered {
    /// True when it may be offered: a common word is mistyped now and then, and mostly meant.
    pub(crate) fn may_be_offered(&self, shown: &str, lexicon: &Lexicon) -> bool {
        self.count >= SEVERAL || lexicon.score(shown).is_none_or(|score| score < COMMON)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_tells_of_a_word_is_worth_remembering() {
        let worth = |shown, meant| Memory::is_worth(shown, meant, Lexicon::english());
        for (shown, meant) in
            [("Bohou", "Bottou"), ("form", "from"), ("videoS", "videos"), ("A;acks", "Attacks")]
        {
            assert!(worth(shown, meant), "{shown} → {meant}");
        }
        let places = [
            ("then", "Then"),
            ("a", "an"),
            ("the the", "the"),
            (",,", ","),
            ("it\u{2019}s", "it's"),
        ];
        for (shown, meant) in places.into_iter().chain([("(laughs)", "[laughs]"), ("word", "")]) {
            assert!(!worth(shown, meant), "{shown} → {meant}");
        }
    }

    #[test]
    fn a_common_word_takes_several_corrections() {
        let of = |count| Remembered { meant: "from".to_owned(), origin: String::new(), count };
        let lexicon = Lexicon::english();
        assert!(!of(1).may_be_offered("form", lexicon));
        assert!(of(SEVERAL).may_be_offered("form", lexicon));
        assert!(of(1).may_be_offered("Bohou", lexicon));
        assert!(Memory::vouches("Bottou", lexicon) && !Memory::vouches("from", lexicon));
    }
}
