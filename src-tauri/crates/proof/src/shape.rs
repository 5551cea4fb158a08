//! What the capitals, digits and signs of a word tell.

use crate::lexicon::Lexicon;

/// Prefixes of names that keep their second capital, as in `McCarthy` or `LeCun`.
const NAME_PREFIXES: [&str; 14] = [
    "Mc",
    "Mac",
    "Van",
    "Von",
    "De",
    "Di",
    "Du",
    "La",
    "Le",
    "Fitz",
    "O'",
    "D'",
    "L'",
    "O\u{2019}",
];
/// What may follow an acronym in small letters.
const ACRONYM_ENDINGS: [&str; 8] = ["s", "'s", "\u{2019}s", "es", "ed", "ing", "'d", "er"];

/// True for `word`, `Word`, `WORD`, `PDFs`, `McCarthy`: capitals where a writer would put them.
pub(crate) fn is_ordinary(word: &str) -> bool {
    let capital_inside = word.chars().skip(1).any(char::is_uppercase);
    !capital_inside || is_upper(word) || is_acronym_with_ending(word) || is_prefixed_name(word)
}

/// True when it has capitals and no small letter.
pub(crate) fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

pub(crate) fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// `Word`: one capital, in front.
pub(crate) fn is_title(word: &str) -> bool {
    starts_upper(word) && !word.chars().skip(1).any(char::is_uppercase)
}

fn is_acronym_with_ending(word: &str) -> bool {
    ACRONYM_ENDINGS.iter().any(|ending| {
        word.strip_suffix(ending)
            .is_some_and(|stem| stem.len() >= 2 && stem.bytes().all(|b| b.is_ascii_uppercase()))
    })
}

pub(crate) fn is_prefixed_name(word: &str) -> bool {
    NAME_PREFIXES.iter().any(|prefix| {
        word.strip_prefix(prefix).is_some_and(|rest| {
            let mut letters = rest.chars();
            letters.next().is_some_and(|c| c.is_ascii_uppercase())
                && letters.next().is_some_and(|c| c.is_ascii_lowercase())
        })
    })
}

/// True for compounds with capitals inside whose parts are words: `GitHub`, `JavaScript`.
pub(crate) fn is_camel(word: &str, lexicon: &Lexicon) -> bool {
    let Some(parts) = camel_parts(word) else { return false };
    let lower_start = word.starts_with(|c: char| c.is_ascii_lowercase());
    parts.len() >= 2
        && parts.iter().all(|part| {
            let score = |form: &str| lexicon.score(form).unwrap_or(0.0);
            if lower_start {
                return part.len() >= 4 && score(&part.to_ascii_lowercase()) >= 3.5;
            }
            let known = part.len() >= 3
                && score(&capitalised(part)).max(score(&part.to_ascii_lowercase())) >= 2.5;
            known || (part.len() >= 2 && is_upper(part))
        })
}

/// `word` with its first letter as a capital and the others small.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

/// Cuts ASCII letters before each capital that begins or ends a run of capitals.
fn camel_parts(word: &str) -> Option<Vec<&str>> {
    if word.is_empty() || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let bytes = word.as_bytes();
    let upper = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..bytes.len() {
        if upper(at) && (lower(at - 1) || lower(at + 1)) {
            parts.push(word.get(start..at)?);
            start = at;
        }
    }
    parts.push(word.get(start..)?);
    Some(parts)
}

/// Signs and characters that no writer puts into a word.
pub(crate) fn has_odd_characters(word: &str) -> bool {
    word.chars().any(|c| {
        u32::from(c) > 0x17f && c != '\u{2019}'
            || !(c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '.' | '-'))
    })
}

/// Characters that carry no letter at all: replacement, control, private use.
pub(crate) fn is_void(c: char) -> bool {
    c == '\u{fffd}' || c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}')
}
