//! Words that a lost ligature left in two: `speci c` for specific, where a space is the stand-in.

use crate::lexicon::{KNOWN, Lexicon};
use crate::table::Table;
use crate::tokens::Word;

/// The stand-in.
pub(crate) const GAP: char = ' ';
/// Letters and the gap of a pair, at most.
const MOST: usize = 24;
/// log10 of how much likelier one word is than two, at least.
const CLEARLY: f64 = 1.0;
/// Zipf values count in a billion words.
const ZIPF: f64 = 9.0;

/// Neighbours of which at least one is no word: they may be the halves of one.
pub(crate) fn pairs<'t>(
    text: &'t str,
    words: &[Word<'t>],
    lexicon: &Lexicon,
) -> impl Iterator<Item = &'t str> {
    let whole = |word: &Word<'_>| {
        lexicon.score(word.text).is_some_and(|score| score >= KNOWN)
            && (word.text.len() > 1 || matches!(word.text, "a" | "A" | "I"))
    };
    let halves = words.windows(2).filter(move |pair| !pair.iter().all(whole));
    halves.filter_map(|pair| both(text, pair))
}

/// Two words and the space between them.
fn both<'t>(text: &'t str, pair: &[Word<'t>]) -> Option<&'t str> {
    let (first, second) = (pair.first()?, pair.get(1)?);
    let letters = |word: &Word<'_>| word.text.chars().all(char::is_alphabetic);
    let near = text.get(first.end()..second.start)? == " ";
    let both = text.get(first.start..second.end()).filter(|both| both.len() <= MOST)?;
    (near && letters(first) && letters(second)).then_some(both)
}

/// The words of a text whose table has the gap, with the halves put together.
pub(crate) fn closed<'t>(
    text: &'t str,
    words: Vec<Word<'t>>,
    table: &Table,
    lexicon: &Lexicon,
) -> Vec<Word<'t>> {
    let mut closed: Vec<Word<'t>> = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let Some((&first, after)) = rest.split_first() {
        let one = both(text, rest).filter(|both| is_one(both, table, lexicon));
        if let Some(one) = one {
            closed.push(Word { start: first.start, text: one });
            rest = after.get(1..).unwrap_or_default();
        } else {
            closed.push(with_edge(text, first, table, lexicon));
            rest = after;
        }
    }
    closed
}

/// True when two words are likelier one that lost letters between them.
fn is_one(both: &str, table: &Table, lexicon: &Lexicon) -> bool {
    let joined = best(both, table, lexicon);
    joined > f64::MIN && joined >= apart(both, table, lexicon) + CLEARLY
}

/// The score of the halves as two words, each of which may have lost letters as well.
fn apart(both: &str, table: &Table, lexicon: &Lexicon) -> f64 {
    let halves = both.split(GAP).map(|half| {
        let lost = best(half, table, lexicon) - CLEARLY;
        lexicon.full_score(half).max(lost) - ZIPF
    });
    halves.sum::<f64>() + ZIPF
}

/// The score of two words as they are shown, when it is two words.
pub(crate) fn literal_score(word: &str, lexicon: &Lexicon) -> Option<f64> {
    let halves = word.trim_matches(GAP).contains(GAP).then(|| word.split(GAP))?;
    Some(halves.map(|half| lexicon.full_score(half) - ZIPF).sum::<f64>() + ZIPF)
}

/// The score of the likeliest listed reading.
fn best(word: &str, table: &Table, lexicon: &Lexicon) -> f64 {
    let whole = |text: &str| !text.contains(GAP) && lexicon.knows(text);
    let readings = table.readings_that(word, whole).into_iter();
    readings.filter_map(|reading| lexicon.score(&reading.text)).fold(f64::MIN, f64::max)
}

/// A space that stands before a mark or after one that opens was the end of the word itself:
/// `stu .` for stuff.
fn with_edge<'t>(text: &'t str, word: Word<'t>, table: &Table, lexicon: &Lexicon) -> Word<'t> {
    let before = text.get(..word.start).unwrap_or("").strip_suffix(GAP);
    let after = text.get(word.end()..).unwrap_or("").strip_prefix(GAP);
    let opened = before.is_some_and(|text| {
        text.ends_with(['(', '[', '{', '"', '\u{201c}', '\u{2018}', '-', '/', '\u{2014}'])
    });
    let closed = after.is_some_and(|text| {
        text.starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\u{201d}', '-', '/'])
    });
    let start = word.start - usize::from(opened);
    let end = word.end() + usize::from(closed && !opened);
    let wide = text.get(start..end).filter(|wide| wide.len() > word.text.len());
    let wide = wide.filter(|wide| best(wide, table, lexicon) > lexicon.full_score(word.text));
    wide.map_or(word, |text| Word { start, text })
}
