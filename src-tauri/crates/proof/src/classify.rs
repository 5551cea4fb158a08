//! Sorts words into those that are known, those that may be broken, and those to pass over.

use crate::lexicon::{KNOWN, Lexicon};
use crate::shape;

/// What a word is before anything is known of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Known,
    Unknown,
    /// Acronyms, numbers and units, compounds with capitals: no list could have them.
    Passed,
}

/// What follows a number without making it a broken word.
const UNITS: [&str; 18] = [
    "st", "nd", "rd", "th", "s", "k", "m", "b", "x", "d", "h", "am", "pm", "bit", "gb", "mb", "kb",
    "bn",
];

pub(crate) fn classify(word: &str, lexicon: &Lexicon) -> Class {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let acronym = shape::is_upper(word)
        && word.chars().all(char::is_alphabetic)
        && !shape::has_odd_characters(word);
    if letters == 0
        || word.chars().nth(1).is_none()
        || acronym
        || digits > (letters / 2).max(1)
        || (digits > 0 && (!may_be_letters(word) || is_number_with_unit(word)))
    {
        return Class::Passed;
    }
    if lexicon.score(word).is_some_and(|score| score >= KNOWN) {
        Class::Known
    } else if shape::is_camel(word, lexicon) {
        Class::Passed
    } else {
        Class::Unknown
    }
}

/// `applica8on`, `8me`, `le5`, `So5`: digits where letters would be.
fn may_be_letters(word: &str) -> bool {
    let kinds: Vec<char> = word
        .chars()
        .map(|c| {
            if c.is_numeric() {
                '0'
            } else if c.is_alphabetic() {
                'a'
            } else {
                '-'
            }
        })
        .collect();
    let kinds = kinds.strip_suffix(&['-', 'a']).unwrap_or(&kinds);
    let first = kinds.starts_with(&['0', 'a', 'a']);
    let last = kinds.ends_with(&['a', 'a', '0'])
        && word.chars().nth(kinds.len() - 2).is_some_and(char::is_lowercase);
    let inside = kinds.windows(3).any(|k| k == ['a', '0', 'a'])
        || kinds.windows(4).any(|k| k == ['a', '0', '0', 'a']);
    first || last || inside
}

fn is_number_with_unit(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && UNITS.contains(&unit.to_lowercase().as_str())
}
