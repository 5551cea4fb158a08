//! Words in which a space is all that is left of lost letters: `di erent`, `sta .`

use crate::context::Neighbours;
use crate::lexicon::{KNOWN, Lexicon};
use crate::shape;
use crate::table::Table;
use crate::tokens::{Word, is_edge_sign};

/// What is shown where the letters were.
pub(crate) const GAP: char = ' ';
/// log10 of the running words that scores refer to.
const RUNNING_WORDS: f64 = 9.0;
/// log10 of how rarely writers put a space before a full stop or after a bracket.
const ODD_SPACE: f64 = 2.5;
/// How much likelier than both apart two words that are known are as one.
const LIKELIER: f64 = 1.0;
/// From this score on a short part is a word; lists have many rare ones.
const SHORT_WORD: f64 = 3.3;
/// How much likelier a word is that no list has.
const NAME: f64 = 1.0;
/// Letters of such a word, at least.
const LONG: usize = 5;
/// The cost of letters that were lost at the edge of one part alone.
const AT_EDGE: f64 = 0.5;

/// Takes words together where a space stands for letters and they are likelier one word.
pub(crate) fn joined<'t>(
    text: &'t str,
    words: &[Word<'t>],
    table: &Table,
    lexicon: &Lexicon,
) -> Vec<Word<'t>> {
    let mut joined = Vec::with_capacity(words.len());
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let here = whole(text, words, index, table, lexicon);
        // `the cli di ers`: the second word may belong to the third.
        let next = here.and_then(|_| whole(text, words, index + 1, table, lexicon));
        match here.filter(|(gain, _)| next.is_none_or(|(other, _)| other <= *gain)) {
            Some((_, whole)) => {
                joined.push(whole);
                index += 2;
            }
            None => {
                joined.push(with_space(text, *word, table, lexicon));
                index += 1;
            }
        }
    }
    joined
}

/// A word and the next as one, when that is likelier, and by how much.
fn whole<'t>(
    text: &'t str,
    words: &[Word<'t>],
    index: usize,
    table: &Table,
    lexicon: &Lexicon,
) -> Option<(f64, Word<'t>)> {
    let (first, second) = (words.get(index)?, words.get(index + 1)?);
    let gap = text.get(first.end()..second.start)?;
    let genitive = second.text == "s" && matches!(gap, " '" | " \u{2019}");
    if gap != " " && !genitive {
        return None;
    }
    let wide = text.get(first.start..second.end())?;
    let is_known = |part: &str| lexicon.score(part).is_some_and(|score| score >= KNOWN);
    let both = is_known(first.text) && is_known(second.text);
    let (score, reading) = likeliest(wide, table, lexicon)?;
    let bar = match (is_known(&reading), both) {
        (true, true) => LIKELIER,
        (true, false) => 0.0,
        // A name, mostly.
        (false, false) if reading.chars().count() >= LONG => NAME,
        (false, _) => return None,
    };
    let apart = Apart::of(wide, table, lexicon);
    let mut gain = score - apart.score;
    if apart.lost {
        // Something was lost here in any case.
        return (gain > 0.0 && is_known(&reading))
            .then_some((gain, Word { start: first.start, text: wide }));
    }
    if both {
        let before = index.checked_sub(1).and_then(|index| words.get(index));
        let before = before.filter(|before| text.get(before.end()..first.start) == Some(" "));
        let after = words.get(index + 2);
        let after = after.filter(|after| text.get(second.end()..after.start) == Some(" "));
        let before = Neighbours { before: before.map(|word| word.text), after: None };
        let after = Neighbours { before: None, after: after.map(|word| word.text) };
        gain += before.lean(&reading, first.text, lexicon);
        gain += after.lean(&reading, second.text, lexicon);
    }
    (gain > bar).then_some((gain, Word { start: first.start, text: wide }))
}

/// Takes in a space beside a word that no writer would have put there.
fn with_space<'t>(text: &'t str, word: Word<'t>, table: &Table, lexicon: &Lexicon) -> Word<'t> {
    let before = text.get(..word.start).and_then(|before| before.strip_suffix(GAP));
    let after = text.get(word.end()..).and_then(|after| after.strip_prefix(GAP));
    let leads = before.is_some_and(opens);
    let trails = after.is_some_and(closes);
    let wide = [(leads, 1, 0), (trails, 0, 1)].into_iter().filter(|(odd, ..)| *odd);
    wide.filter_map(|(_, before, after)| {
        let start = word.start.checked_sub(before)?;
        let wide = text.get(start..word.end() + after)?;
        let (score, reading) = likeliest(wide, table, lexicon)?;
        let gain = score - Apart::of(wide, table, lexicon).score;
        lexicon.knows(&reading).then_some((gain, Word { start, text: wide }))
    })
    .filter(|(gain, _)| *gain > 0.0)
    .max_by(|(one, _), (other, _)| one.total_cmp(other))
    .map_or(word, |(_, wide)| wide)
}

/// True for a text after which no space is to be expected.
fn opens(before: &str) -> bool {
    let mut signs = before.chars().rev();
    match signs.next() {
        Some('"' | '\'') => signs.next().is_none_or(char::is_whitespace),
        // A dash has a space on both sides, a hyphen on none.
        Some('-' | '/') => signs.next().is_some_and(char::is_alphanumeric),
        Some(c) => c == GAP || "([{<#\u{201c}\u{2018}\u{2010}".contains(c),
        None => true,
    }
}

/// True for a text before which no space is to be expected.
fn closes(after: &str) -> bool {
    let mut signs = after.chars();
    match signs.next() {
        Some('"' | '\'') => signs.next().is_none_or(|c| c.is_whitespace() || is_edge_sign(c)),
        // A dash has a space on both sides, a hyphen on none.
        Some('-' | '/') => signs.next().is_some_and(char::is_alphanumeric),
        Some(c) => c == GAP || ".,;:!?)]}>\u{201d}\u{2019}\u{2010}".contains(c),
        None => true,
    }
}

/// The likeliest word with letters for the space, and its score.
fn likeliest(wide: &str, table: &Table, lexicon: &Lexicon) -> Option<(f64, String)> {
    let readings = table.readings(wide).into_iter().map(|reading| reading.text);
    let score = |reading: &str| {
        let listed = lexicon.score(reading).filter(|&score| score >= KNOWN);
        listed.unwrap_or_else(|| lexicon.unlisted_score(reading))
    };
    readings
        .filter(|reading| shape::is_ordinary(reading) || shape::is_camel(reading, lexicon))
        .map(|reading| (score(&reading), reading))
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
}

/// True when both sides of a space are words that are met.
pub(crate) fn are_words(wide: &str, lexicon: &Lexicon) -> bool {
    let is_word = |part: &str| {
        let least = if part.len() < LONG { SHORT_WORD } else { KNOWN };
        lexicon.score(part).is_some_and(|score| score >= least)
    };
    wide.split(GAP).all(is_word)
}

/// What is shown on both sides of a space, were the space meant.
pub(crate) struct Apart {
    pub(crate) score: f64,
    /// True when one of the parts lost letters beside the space by itself, as in `a rst`.
    lost: bool,
}

impl Apart {
    pub(crate) fn of(wide: &str, table: &Table, lexicon: &Lexicon) -> Self {
        let (first, second) = wide.split_once(GAP).unwrap_or((wide, ""));
        if first.is_empty() || second.is_empty() {
            let score = lexicon.full_score(first).max(lexicon.full_score(second)) - ODD_SPACE;
            return Self { score, lost: false };
        }
        let lost = || table.of(Some(GAP)).map(|row| row.stands_for);
        let firsts = ways(first, lost().map(|letters| [first, letters].concat()), lexicon);
        let seconds = ways(second, lost().map(|letters| [letters, second].concat()), lexicon);
        let mut best = Self { score: f64::MIN, lost: false };
        for one in &firsts {
            for other in &seconds {
                let losses = u8::from(one.text != first) + u8::from(other.text != second);
                let both = one.score + other.score - RUNNING_WORDS - AT_EDGE * f64::from(losses);
                let met = one.known && other.known;
                let affinity = if met { lexicon.affinity(&one.text, &other.text) } else { 0.0 };
                if both + affinity > best.score {
                    best = Self { score: both + affinity, lost: losses > 0 };
                }
            }
        }
        best
    }
}

/// A way to read one side.
struct Part {
    text: String,
    score: f64,
    known: bool,
}

/// One side as it is shown, and what it is when it lost letters, where that is known.
fn ways(shown: &str, read: impl Iterator<Item = String>, lexicon: &Lexicon) -> Vec<Part> {
    let part = |text: String| {
        let score = lexicon.full_score(&text);
        let known = lexicon.score(&text).is_some_and(|score| score >= KNOWN);
        Part { text, score, known }
    };
    let read = read.map(part).filter(|part| part.known);
    read.chain([part(shown.to_owned())]).collect()
}
