//! Words made of listed words, which no list could have all of: `timesharing`, `metasyntactic`.

use crate::lexicon::Lexicon;

/// Letters of each part of a compound, at least.
const PART: usize = 4;
/// Letters of the two parts, at least.
const PARTS: usize = 6;
/// Least score of a part or a stem.
const LEAST: f64 = 2.5;
/// How much rarer than its rarer part a compound is, in log10.
const COMPOUND_RARITY: f64 = 3.0;
/// How much rarer than its stem a word with one of these affixes is, in log10.
const AFFIX_RARITY: f64 = 2.5;

const PREFIXES: [&str; 28] = [
    "anti", "auto", "bi", "co", "counter", "cyber", "dis", "hyper", "inter", "macro", "mega",
    "meta", "micro", "mis", "multi", "non", "over", "post", "pre", "proto", "pseudo", "re",
    "retro", "semi", "sub", "super", "un", "under",
];
const SUFFIXES: [&str; 25] = [
    "s", "es", "ed", "er", "ers", "ing", "ly", "ally", "ness", "less", "like", "able", "ish",
    "ism", "ist", "ists", "ize", "izer", "ized", "izing", "ization", "ify", "itis", "y", "wise",
];

impl Lexicon {
    /// The score of a word, in small letters, as one that is made of listed ones.
    pub(crate) fn derived_score(&self, word: &str) -> Option<f64> {
        if let Some(dropped) = word.strip_suffix("in").filter(|stem| stem.len() >= PART) {
            // `waitin'`
            if let Some(score) = self.listed(&format!("{dropped}ing")) {
                return Some(score - AFFIX_RARITY);
            }
        }
        if word.len() < PARTS || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        self.affixed(word).into_iter().chain(self.compound(word)).reduce(f64::max)
    }

    /// True for a word that is made of two, and not of one and what was put to it.
    pub(crate) fn is_compound(&self, form: &str) -> bool {
        let form = form.to_lowercase();
        self.affixed(&form).is_none() && self.compound(&form).is_some()
    }

    fn compound(&self, word: &str) -> Option<f64> {
        let compounds = (PART..=word.len().saturating_sub(PART)).filter_map(|at| {
            let (first, second) = word.split_at_checked(at)?;
            Some(self.part(first)?.min(self.part(second)?) - COMPOUND_RARITY)
        });
        compounds.reduce(f64::max)
    }

    fn affixed(&self, word: &str) -> Option<f64> {
        let prefixed = PREFIXES.iter().filter_map(|prefix| self.part(word.strip_prefix(prefix)?));
        let suffixed = SUFFIXES.iter().filter_map(|suffix| self.stem(word, suffix));
        prefixed.chain(suffixed).reduce(f64::max).map(|score| score - AFFIX_RARITY)
    }

    fn part(&self, part: &str) -> Option<f64> {
        self.listed(part).filter(|&score| part.len() >= PART && score >= LEAST)
    }

    /// The score of what a suffix was put to: `merge` and `swap` of `mergers` and `swappers`.
    fn stem(&self, word: &str, suffix: &str) -> Option<f64> {
        let stem = word.strip_suffix(suffix)?;
        let vowel = suffix.starts_with(['a', 'e', 'i', 'y']);
        let listed = |stem: &str| self.part(stem);
        if let Some(score) = listed(stem) {
            return Some(score);
        }
        if !vowel {
            return None;
        }
        let doubled = stem.char_indices().next_back().and_then(|(at, last)| {
            let single = stem.get(..at)?.strip_suffix(last)?;
            single.ends_with(['a', 'e', 'i', 'o', 'u']).then(|| stem.get(..at)).flatten()
        });
        let doubled = doubled.and_then(listed);
        // `y` is left out: `happily` and `funnier` are listed.
        doubled.or_else(|| listed(&format!("{stem}e")))
    }
}
