//! Words that the editor vouches for.

use std::collections::HashSet;

/// A set of words. One written in small letters also vouches for its forms with capitals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    words: HashSet<String>,
}

impl Glossary {
    /// True when the editor vouches for this form.
    pub fn vouches(&self, form: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let plain = form.replace('\u{2019}', "'");
        let stem = plain.strip_suffix("'s").unwrap_or(&plain);
        [plain.as_str(), stem]
            .iter()
            .any(|form| self.words.contains(*form) || self.words.contains(&form.to_lowercase()))
    }
}

impl<S: Into<String>> FromIterator<S> for Glossary {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        Self { words: words.into_iter().map(|word| word.into().replace('\u{2019}', "'")).collect() }
    }
}
