//! The words of a turn to captions: what was heard together stays together where it fits; the rest is
//! cut at sentences and phrases.

use transcript::TimeMs;

use super::lines::{Break, between, fit};
use super::words::Word;
use crate::Options;

/// A silence between words that ends a caption, in milliseconds.
const SILENCE: u64 = 1000;

/// Words that are shown together, in lines.
pub(super) struct Cut {
    pub(super) start: TimeMs,
    pub(super) end: TimeMs,
    pub(super) estimated: bool,
    pub(super) lines: Vec<Vec<Word>>,
}

/// Cuts the words of a turn; `lead` characters stand before the first of them.
pub(super) fn cut(words: Vec<Word>, mut lead: usize, options: &Options) -> Vec<Cut> {
    let room = usize::from(options.subtitles.line.max(1));
    let mut captions = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let count = run(rest);
        let (mut piece, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        while !piece.is_empty() {
            let (count, lines) = longest(piece, lead, room);
            let (of_caption, left) = piece.split_at_checked(count).unwrap_or((piece, &[]));
            captions.extend(caption(of_caption, &lines));
            piece = left;
            lead = 0;
        }
        rest = after;
    }
    captions
}

/// How many words may be in one caption by how they were heard.
fn run(words: &[Word]) -> usize {
    let pairs = words.iter().zip(words.iter().skip(1));
    let parts = |(word, next): (&Word, &Word)| {
        word.together != next.together
            || word.ends_paragraph && word.together.is_none()
            || word.is_heard()
                && next.is_heard()
                && next.start.0.saturating_sub(word.end.0) >= SILENCE
    };
    pairs.take_while(|pair| !parts(*pair)).count() + 1
}

/// How many of the words make the best next caption, and how many are in each of its lines.
fn longest(words: &[Word], lead: usize, room: usize) -> (usize, Vec<usize>) {
    if let Some(lines) = fit(words, lead, room) {
        return (words.len(), lines);
    }
    // As many as fit; one always does.
    let mut most = 1;
    while most < words.len()
        && words.get(..=most).is_some_and(|more| fit(more, lead, room).is_some())
    {
        most += 1;
    }
    // A good break early on is better than a poor one at the end, but not one that leaves the
    // caption all but empty.
    let places = (1..=most).filter_map(|at| {
        let kind = between(words.get(at - 1)?, words.get(at)?);
        let worth = match kind {
            Break::Sentence => most * 2,
            Break::Phrase => most,
            Break::BeforePhrase => most / 3,
            Break::Plain => 0,
            Break::Leaning => 0,
        };
        let full = at * 3 >= most;
        let worth = if full { worth + at } else { 0 };
        let leans = kind == Break::Leaning;
        Some((if leans { worth.saturating_sub(most / 3) } else { worth }, at))
    });
    let at = places.max().map_or(most, |(_, at)| at);
    let lines = words.get(..at).and_then(|words| fit(words, lead, room));
    (at, lines.unwrap_or_else(|| vec![at]))
}

fn caption(words: &[Word], lines: &[usize]) -> Option<Cut> {
    let (first, last) = (words.first()?, words.last()?);
    let mut rest = words;
    let lines = lines.iter().map(|count| {
        let (line, after) = rest.split_at_checked(*count).unwrap_or((rest, &[]));
        rest = after;
        line.to_vec()
    });
    let lines = lines.collect();
    let estimated = !(first.start_heard && last.end_heard);
    Some(Cut { start: first.start, end: last.end.max(first.start), estimated, lines })
}
