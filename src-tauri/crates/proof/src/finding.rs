//! What a rule noticed.

use serde::{Deserialize, Serialize};
use transcript::{ByteOffset, TurnId};

use crate::repair::Repair;
use crate::rules::{About, RULES};

/// How much an editor may rely on a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// May be applied without looking.
    Certain,
    /// The first suggestion is most likely right.
    Likely,
    /// Something is odd; what is right is not known.
    Look,
}

/// A range of a turn's text, what is wrong with it, and what may stand there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The id of the rule, as in [`crate::RULES`].
    pub rule: &'static str,
    /// How much the first suggestion may be relied on.
    pub certainty: Certainty,
    /// The turn.
    pub turn: TurnId,
    /// Where it begins in the turn's text.
    pub start: ByteOffset,
    /// Where it ends.
    pub end: ByteOffset,
    /// What stands there.
    pub text: String,
    /// What may stand there instead, the best first.
    pub suggestions: Vec<String>,
    /// Why, in a sentence for the editor.
    pub why: String,
    /// The stand-in and its letters, where a substitution of the document explains it.
    pub substitution: Option<(String, String)>,
    /// What is done about it where no other text is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Option<Repair>,
}

impl Finding {
    /// What its rule asks about.
    pub fn about(&self) -> Option<About> {
        RULES.iter().find(|rule| rule.id == self.rule).map(|rule| rule.about)
    }

    /// True when it would be none if the glossary had its word.
    pub fn is_of_word(&self) -> bool {
        let mut letters = self.text.split(['\'', '\u{2019}', '.', '&', '-']);
        self.about() == Some(About::Words)
            && letters.all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric))
    }
}
