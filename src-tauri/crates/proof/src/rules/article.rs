//! `a` before a vowel that is heard, `an` before a consonant.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::tally::is_inside;

use super::neighbours::pairs;

pub(super) const ID: &str = "article";

/// After these an `a` is a letter or a false start, and no article is meant.
const NO_NOUNS: [&str; 34] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "er", "for", "from", "had", "has", "he", "i",
    "if", "in", "is", "it", "of", "on", "or", "our", "that", "the", "they", "to", "uh", "um", "us",
    "was", "we", "with", "you",
];
/// A vowel is written and a consonant heard.
const HEARD_CONSONANT: [&str; 21] = [
    "eu", "ew", "once", "oneself", "ouija", "ubiq", "ufo", "uk", "unanim", "unary", "uran", "ure",
    "uri", "uru", "usa", "use", "usu", "usi", "uti", "uto", "ugand",
];
/// `uni` that is heard as in `unit`.
const AS_IN_UNIT: [&str; 9] =
    ["unic", "unif", "unila", "unio", "uniq", "unis", "unit", "univ", "unix"];
const SILENT_H: [&str; 6] = ["hour", "honest", "honor", "honour", "heir", "homage"];
/// Some say the h and some do not.
const EITHER_H: [&str; 11] = [
    "habit", "hallu", "hered", "herb", "hero", "histor", "horri", "hotel", "hyp", "hilar", "hyster",
];

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (article, next) in pairs(page) {
        let meant = match article.text {
            "a" | "A" if sound(next.text) == Some(Sound::Vowel) => "an",
            "an" | "An" if sound(next.text) == Some(Sound::Consonant) => "a",
            _ => continue,
        };
        let capital = article.text.starts_with('A');
        // Inside a sentence a capital A is a name, as in `plan A` or `vitamin A`.
        if capital && is_inside(&page.turn.text, article.start) {
            continue;
        }
        let digits = next.text.starts_with(|c: char| c.is_ascii_digit());
        if desk.opinion(next.text).verdict.is_some() || !(digits || desk.lexicon.knows(next.text)) {
            continue;
        }
        let meant = if capital { crate::shape::capitalised(meant) } else { meant.to_owned() };
        let why = format!("“{}” is said with “{}” before it.", next.text, meant.to_lowercase());
        let range = (article.start, article.end());
        findings.push(page.finding(ID, Certainty::Likely, range, vec![meant], why));
    }
}

#[derive(PartialEq, Eq)]
enum Sound {
    Vowel,
    Consonant,
}

/// What a word begins with when it is said; `None` where that is not sure.
fn sound(word: &str) -> Option<Sound> {
    if word.bytes().all(|b| b.is_ascii_digit()) {
        let vowel = word.starts_with('8') || word == "11" || word == "18";
        let either = word.starts_with("11") || word.starts_with("18") || word.starts_with('0');
        return if vowel { Some(Sound::Vowel) } else { (!either).then_some(Sound::Consonant) };
    }
    // How an acronym or a brand is said, its letters do not tell.
    let rest = word.get(1..)?;
    if word.len() < 2 || !rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'') {
        return None;
    }
    let small = word.to_ascii_lowercase();
    let begins = |list: &[&str]| list.iter().any(|start| small.starts_with(start));
    if NO_NOUNS.contains(&small.as_str()) || begins(&EITHER_H) {
        return None;
    }
    let consonant = begins(&HEARD_CONSONANT) || begins(&AS_IN_UNIT) || small == "one";
    match small.bytes().next()? {
        b'h' if begins(&SILENT_H) => Some(Sound::Vowel),
        b'a' | b'e' | b'i' | b'o' | b'u' if !consonant => Some(Sound::Vowel),
        b'a'..=b'z' => Some(Sound::Consonant),
        _ => None,
    }
}
