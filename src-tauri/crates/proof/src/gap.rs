//! Words in which a space is all that is left of lost letters: `di erent`, `sta .`

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
/// The cost of letters that were lost at the edge of one part alone.
const AT_EDGE: f64 = 0.5;

/// Takes words together where a space stands for letters and they are likelier one word.
pub(crate) fn joined<'t>(
    text: &'t str,
    words: Vec<Word<'t>>,
    table: &Table,
    lexicon: &Lexicon,
) -> Vec<Word<'t>> {
    let mut joined = Vec::with_capacity(words.len());
    let mut words = words.into_iter().peekable();
    // How much is won where a word and the next one are taken together.
    let mut won = None;
    while let Some(word) = words.next() {
        let whole = match won.take() {
            Some(whole) => Some(whole),
            None => words.peek().and_then(|next| whole(text, word, *next, table, lexicon)),
        };
        let Some((gain, wide)) = whole else {
            joined.push(with_space(text, word, table, lexicon));
            continue;
        };
        let mut rest = words.clone();
        let next = rest.next();
        let after = next.zip(rest.next());
        won = after.and_then(|(next, third)| self::whole(text, next, third, table, lexicon));
        if won.as_ref().is_some_and(|(other, _)| *other > gain) {
            joined.push(with_space(text, word, table, lexicon));
        } else {
            joined.push(wide);
            won = None;
            words.next();
        }
    }
    joined
}

/// Two words as one, when that is likelier, and by how much.
fn whole<'t>(
    text: &'t str,
    first: Word<'t>,
    second: Word<'t>,
    table: &Table,
    lexicon: &Lexicon,
) -> Option<(f64, Word<'t>)> {
    let gap = text.get(first.end()..second.start)?;
    let genitive = second.text == "s" && matches!(gap, " '" | " \u{2019}");
    if gap != " " && !genitive {
        return None;
    }
    let wide = text.get(first.start..second.end())?;
    let gain = gain(wide, table, lexicon)?;
    let known = |part: &str| lexicon.score(part).is_some_and(|score| score >= KNOWN);
    let bar = if known(first.text) && known(second.text) { LIKELIER } else { 0.0 };
    (gain > bar).then_some((gain, Word { start: first.start, text: wide }))
}

/// Takes in a space beside a word that no writer would have put there.
fn with_space<'t>(text: &'t str, word: Word<'t>, table: &Table, lexicon: &Lexicon) -> Word<'t> {
    let before = text.get(..word.start).and_then(|before| before.strip_suffix(GAP));
    let after = text.get(word.end()..).and_then(|after| after.strip_prefix(GAP));
    let leads = before.is_some_and(|before| opens(before));
    let trails = after.is_some_and(|after| closes(after));
    let wide = [(leads, 1, 0), (trails, 0, 1)].into_iter().filter(|(odd, ..)| *odd);
    wide.filter_map(|(_, before, after)| {
        let start = word.start.checked_sub(before)?;
        let wide = text.get(start..word.end() + after)?;
        Some((gain(wide, table, lexicon)?, Word { start, text: wide }))
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
        Some(c) => c == GAP || "([{<#-/\u{201c}\u{2018}\u{2010}".contains(c),
        None => true,
    }
}

/// True for a text before which no space is to be expected.
fn closes(after: &str) -> bool {
    let mut signs = after.chars();
    match signs.next() {
        Some('"' | '\'') => signs.next().is_none_or(|c| c.is_whitespace() || is_edge_sign(c)),
        Some(c) => c == GAP || ".,;:!?)]}>-/\u{201d}\u{2019}\u{2010}".contains(c),
        None => true,
    }
}

/// How much likelier than the parts the likeliest known word is.
fn gain(wide: &str, table: &Table, lexicon: &Lexicon) -> Option<f64> {
    let readings = table.readings(wide).into_iter();
    let scores = readings.filter(|reading| shape::is_ordinary(&reading.text)).filter_map(|reading| {
        lexicon.score(&reading.text).filter(|&score| score >= KNOWN)
    });
    scores.reduce(f64::max).map(|score| score - apart(wide, table, lexicon))
}

/// The score of what is shown, were the space meant: of both parts, each of which may have lost
/// letters beside the space by itself.
pub(crate) fn apart(wide: &str, table: &Table, lexicon: &Lexicon) -> f64 {
    let Some((first, second)) = wide.split_once(GAP) else { return lexicon.full_score(wide) };
    if first.is_empty() || second.is_empty() {
        return lexicon.full_score([first, second].concat().as_str()) - ODD_SPACE;
    }
    let known = |part: &str| lexicon.score(part).filter(|&score| score >= KNOWN);
    let mut best = f64::MIN;
    let lost = || table.of(Some(GAP)).map(|row| row.stands_for);
    let firsts = lost().map(|letters| [first, letters].concat());
    let firsts: Vec<String> =
        firsts.filter(|part| known(part).is_some()).chain([first.to_owned()]).collect();
    let seconds = lost().map(|letters| [letters, second].concat());
    let seconds: Vec<String> =
        seconds.filter(|part| known(part).is_some()).chain([second.to_owned()]).collect();
    for one in &firsts {
        for other in &seconds {
            let both = lexicon.full_score(one) + lexicon.full_score(other) - RUNNING_WORDS;
            let met = known(one).is_some() && known(other).is_some();
            let affinity = if met { lexicon.affinity(one, other) } else { 0.0 };
            let lost = [one != first, other != second].into_iter().filter(|lost| *lost).count();
            best = best.max(both + affinity - AT_EDGE * lost as f64);
        }
    }
    best
}
