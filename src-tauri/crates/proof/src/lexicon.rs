//! The word lists: which forms are words, how frequent they are, which words go together.

use std::sync::LazyLock;

use fst::Map;

use crate::letter_model::LetterModel;
use crate::ligatures::{is_joined, parted};
use crate::shape;
use crate::word_table::WordTable;

/// Least score of a form that counts as known.
pub(crate) const KNOWN: f64 = 1.0;
/// log10 of the share of running words that no list has.
const UNLISTED: f64 = -1.7;
/// Tenths of log10 that `pairs.fst` adds so that its values are not negative.
const PAIR_OFFSET: f64 = 20.0;
/// log10 of the likelihood ratio of a pair of words that was not seen.
const PAIR_UNSEEN: f64 = -1.3;

/// Word lists, loaded once.
///
/// Scores are Zipf values: log10 of the occurrences in a billion running words.
pub struct Lexicon {
    words: Map<&'static [u8]>,
    table: WordTable,
    pairs: Map<&'static [u8]>,
    letters: LetterModel,
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(Lexicon::load_english);

impl Lexicon {
    /// English, as spoken on any side of the Atlantic.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    #[expect(clippy::expect_used, reason = "the bytes are embedded; every test opens them")]
    fn load_english() -> Self {
        let words = Map::new(include_bytes!("../data/words.fst").as_slice());
        let pairs = Map::new(include_bytes!("../data/pairs.fst").as_slice());
        let words = words.expect("words.fst is a map");
        Self {
            table: WordTable::of(&words),
            words,
            pairs: pairs.expect("pairs.fst is a map"),
            letters: LetterModel(include_bytes!("../data/letters.bin")),
        }
    }

    /// True when a list has the form, or has it in small letters where it begins with a capital.
    pub fn knows(&self, form: &str) -> bool {
        self.score(form).is_some()
    }

    pub(crate) fn words(&self) -> &Map<&'static [u8]> {
        &self.words
    }

    /// The score of exactly this form.
    pub(crate) fn listed(&self, form: &str) -> Option<f64> {
        self.table.get(form).map(entry_score)
    }

    /// The score of a form, also when its capitals or a genitive hide the listed one.
    pub(crate) fn score(&self, form: &str) -> Option<f64> {
        // Inference asks for millions of these.
        if form.bytes().all(|b| b.is_ascii_lowercase()) {
            return self.listed(form);
        }
        if form.contains('\u{2019}') {
            return self.score(&form.replace('\u{2019}', "'"));
        }
        if form.contains(is_joined) {
            return self.score(&parted(form));
        }
        let mut best = self.listed(form);
        let mut consider = |score: Option<f64>, penalty: f64| {
            if let Some(score) = score {
                best = Some(best.unwrap_or(f64::MIN).max(score - penalty));
            }
        };
        // Most forms that are looked up begin with a small letter: those are through.
        if !form.starts_with(|c: char| c.is_ascii_lowercase()) {
            if shape::is_title(form) {
                consider(self.listed(&form.to_lowercase()), 0.2);
            } else if shape::is_upper(form) {
                consider(self.listed(&form.to_lowercase()), 0.5);
                consider(self.listed(&shape::capitalised(form)), 0.5);
            }
        }
        if best.is_none()
            && form.len() > 3
            && let Some(stem) = form.strip_suffix("'s").or_else(|| form.strip_suffix("'S"))
        {
            best = self.score(stem).map(|score| score - 0.4);
        }
        best
    }

    /// The score of a form, listed or not.
    pub(crate) fn full_score(&self, form: &str) -> f64 {
        match self.score(form) {
            Some(score) if score >= 0.5 => score,
            Some(score) => score.max(self.unlisted_score(form)),
            None => self.unlisted_score(form).max(self.made_score(form).unwrap_or(f64::MIN)),
        }
    }

    /// The score of a form that no list has but that is made of listed ones.
    pub(crate) fn made_score(&self, form: &str) -> Option<f64> {
        if shape::is_title(form) || shape::is_upper(form) {
            return self.derived_score(&form.to_lowercase()).map(|score| score - 0.5);
        }
        self.derived_score(form)
    }

    /// The score that a form would have as a word that no list has: its letters, and how much its
    /// capitals and signs are out of the ordinary.
    pub(crate) fn unlisted_score(&self, form: &str) -> f64 {
        let mut score = 9.0 + UNLISTED + self.letters.log10(form);
        if form.starts_with(char::is_lowercase) {
            score -= 0.7;
        }
        if !shape::is_ordinary(form) {
            score -= if shape::is_camel(form, self) { 0.5 } else { 2.3 };
        }
        for c in form.chars() {
            score -= match c {
                'a'..='z' | 'A'..='Z' => 0.0,
                '\'' | '\u{2019}' | '.' => 0.3,
                c if shape::is_void(c) => 4.0,
                c if c.is_alphabetic() => f64::from(u8::from(u32::from(c) > 0x17f)) * 3.0,
                c if c.is_numeric() => 1.5,
                _ => 2.0,
            };
        }
        score
    }

    /// log10 of how much likelier than chance the second word follows the first.
    pub(crate) fn affinity(&self, first: &str, second: &str) -> f64 {
        let pair = format!("{first} {second}").to_lowercase();
        match self.pairs.get(pair) {
            Some(tenths) => (tenths as f64 - PAIR_OFFSET) / 10.0,
            None => PAIR_UNSEEN,
        }
    }
}

/// What a value of `words.fst` is worth: tier * 128 + Zipf value in tenths.
pub(crate) fn entry_score(value: u64) -> f64 {
    let zipf = (value % 128) as f64 / 10.0;
    match value / 128 {
        // Common words, rare words, names of the census, words that were only counted.
        0 => zipf,
        1 => zipf - 0.3,
        2 => zipf.min(4.0) - 0.3,
        _ => zipf - 1.8,
    }
}
