//! Where a line may break: behind marks rather than behind words that lean on the next one.

use super::words::Word;

/// How good a place is to break behind a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// The next word belongs to it.
    Leaning,
    /// Any.
    Plain,
    /// The next word begins a phrase.
    BeforePhrase,
    /// A comma, a semicolon, a dash.
    Phrase,
    /// A sentence ends.
    Sentence,
}

/// Words that lean on the one behind them.
const LEANING: &[&str] = &[
    "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "these", "those",
    "of", "to", "in", "on", "at", "by", "for", "from", "with", "into", "mr.", "mrs.", "ms.", "dr.",
    "i", "we", "he", "she", "they", "it's", "i'm", "and", "or", "but", "very", "no", "not",
];
/// Words that begin a phrase.
const BEGINNING: &[&str] = &[
    "and", "but", "or", "so", "because", "that", "which", "who", "when", "where", "if", "while",
    "with", "from", "for", "to", "in", "on", "at", "by", "of", "as", "than", "then",
];

/// How good it is to break between a word and the next.
pub(super) fn between(word: &Word, next: &Word) -> Break {
    let bare = word.text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    if bare.ends_with(['.', '?', '!', '…', '。', '？', '！']) && !is(&word.text, LEANING) {
        return Break::Sentence;
    }
    if bare.ends_with([',', ';', ':', '—', '–', '-', '、', '，']) {
        return Break::Phrase;
    }
    if is(&word.text, LEANING) {
        return Break::Leaning;
    }
    if is(&next.text, BEGINNING) { Break::BeforePhrase } else { Break::Plain }
}

fn is(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// Characters of words with spaces between them.
pub(super) fn width(words: &[Word]) -> usize {
    words.iter().map(|word| word.text.chars().count() + 1).sum::<usize>().saturating_sub(1)
}

/// Words in one line or two of so many characters; `lead` characters stand before the first.
/// `None` when they do not fit.
pub(super) fn fit(words: &[Word], lead: usize, room: usize) -> Option<Vec<usize>> {
    // A word that is longer than a line has one to itself.
    let fits = |words: &[Word], lead: usize| words.len() == 1 || lead + width(words) <= room;
    if fits(words, lead) {
        return Some(vec![words.len()]);
    }
    let all = lead + width(words);
    if words.len() > 1 && all > 2 * room + 1 && words.len() > 2 {
        return None;
    }
    let places = 1..words.len();
    let good = places.filter_map(|at| {
        let (first, second) = words.split_at_checked(at)?;
        if !fits(first, lead) || !fits(second, 0) {
            return None;
        }
        let kind = between(first.last()?, second.first()?);
        let uneven = (lead + width(first)).abs_diff(width(second));
        // A good break is worth a line that is a good deal longer than the other.
        let worth = match kind {
            Break::Sentence => 24,
            Break::Phrase => 16,
            Break::BeforePhrase => 8,
            Break::Plain => 0,
            Break::Leaning => -12,
        };
        Some((worth - i64::try_from(uneven).unwrap_or(i64::MAX / 2), at))
    });
    let (_, at) = good.max()?;
    Some(vec![at, words.len() - at])
}
