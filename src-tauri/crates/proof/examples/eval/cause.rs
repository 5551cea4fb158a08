//! Why a broken word was not restored with certainty.

use std::fmt;

use proof::Lexicon;

/// The cause, as far as the word itself tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The document gave its substitutions away too little: nothing was offered.
    NothingOffered,
    /// No list has the word as it was, and it begins with a capital.
    Name,
    /// No list has the word as it was.
    Unlisted,
    /// What is shown is a word as well.
    BothWords,
    /// Its signs, or a part of a compound: the edges are not clear.
    Edges,
    /// Something was offered, only not for certain.
    Unsure,
    /// Something else was offered first.
    OtherFirst,
}

impl Cause {
    /// Of a word as it was, as it is shown, and as the first suggestion makes it.
    pub fn of(clean: &str, shown: &str, likely: &str) -> Self {
        let lexicon = Lexicon::english();
        let core = clean.trim_matches(|c: char| !c.is_alphanumeric());
        let shown_core = shown.trim_matches(|c: char| !c.is_alphanumeric());
        if core.contains(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')) {
            Self::Edges
        } else if !lexicon.knows(core) {
            if core.starts_with(char::is_uppercase) { Self::Name } else { Self::Unlisted }
        } else if lexicon.knows(shown_core) {
            Self::BothWords
        } else if likely == clean {
            Self::Unsure
        } else if likely == shown {
            Self::NothingOffered
        } else {
            Self::OtherFirst
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NothingOffered => "nothing offered",
            Self::Name => "unlisted, with a capital",
            Self::Unlisted => "unlisted",
            Self::BothWords => "both are words",
            Self::Edges => "signs inside",
            Self::Unsure => "offered, not certain",
            Self::OtherFirst => "something else first",
        })
    }
}
