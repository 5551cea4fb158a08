//! Words and the gaps between them.

use crate::desk::Page;
use crate::shape::capitalised;
use crate::tokens::Word;

/// The pairs of words of a page that only one space parts.
pub(super) fn pairs<'p, 't>(
    page: &'p Page<'t>,
) -> impl Iterator<Item = (&'p Word<'t>, &'p Word<'t>)> {
    let pairs = page.words.iter().zip(page.words.iter().skip(1));
    pairs.filter(|(first, second)| page.turn.text.get(first.end()..second.start) == Some(" "))
}

/// What stands between a word and the one in front of it, by its index; behind the last word, what
/// ends the turn.
pub(super) fn gap_before<'p>(page: &'p Page<'_>, index: usize) -> &'p str {
    let before = index.checked_sub(1).and_then(|before| page.words.get(before));
    let start = before.map_or(0, Word::end);
    let end = page.words.get(index).map_or(page.turn.text.len(), |word| word.start);
    page.turn.text.get(start..end).unwrap_or("")
}

/// True when so many words from one place on are those from another on, in whatever case, with only
/// spaces between them.
pub(super) fn are_same(page: &Page<'_>, one: usize, other: usize, length: usize) -> bool {
    let word = |index: usize| page.words.get(index).map(|word| word.text);
    (0..length).all(|offset| {
        let pair = word(one + offset).zip(word(other + offset));
        pair.is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    }) && (1..length).all(|offset| {
        gap_before(page, one + offset) == " " && gap_before(page, other + offset) == " "
    })
}

/// A word as it begins a sentence. One with capitals inside, such as `iPhone`, stays as it is.
pub(super) fn at_start(word: &str) -> String {
    if word.chars().skip(1).any(char::is_uppercase) { word.to_owned() } else { capitalised(word) }
}

/// `once`, `twice`, `3 times`.
pub(super) fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// A word of a page in small letters, with straight apostrophes; empty beyond its words.
pub(super) fn small(page: &Page<'_>, index: usize) -> String {
    page.words
        .get(index)
        .map_or_else(String::new, |word| word.text.replace('\u{2019}', "'").to_lowercase())
}

/// True when a word of a page is one of some words in small letters.
pub(super) fn is_any(page: &Page<'_>, index: usize, words: &[&str]) -> bool {
    page.words
        .get(index)
        .is_some_and(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word.text)))
}

/// The sentences of a page, as ranges of its words.
pub(super) fn sentences(page: &Page<'_>) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for index in 1..=page.words.len() {
        let gap = gap_before(page, index);
        if index == page.words.len() || gap.contains(['.', '?', '!', '\n', '\u{2026}']) {
            sentences.push((start, index));
            start = index;
        }
    }
    sentences
}

/// The run of anything but white space that a place lies in.
pub(super) fn chunk_at(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|before| before.rfind(char::is_whitespace));
    let start = start.map_or(0, |space| space + 1);
    text.get(start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("")
}

/// The words before and after one that only a space parts from it.
pub(super) fn around<'t>(page: &Page<'t>, index: usize) -> (Option<&'t str>, Option<&'t str>) {
    let Some(word) = page.words.get(index) else { return (None, None) };
    let space = |start: usize, end: usize| page.turn.text.get(start..end) == Some(" ");
    let before = index.checked_sub(1).and_then(|index| page.words.get(index));
    let before = before.filter(|before| space(before.end(), word.start));
    let after = page.words.get(index + 1).filter(|after| space(word.end(), after.start));
    (before.map(|word| word.text), after.map(|word| word.text))
}
