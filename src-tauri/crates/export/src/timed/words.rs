//! A time for every word.

use std::ops::Range;

use transcript::{SpanKind, TimeMs, Turn};

use super::heard;
use crate::shown::on_one_line;

/// Milliseconds that a letter takes where nothing tells more: some 150 words a minute.
const LETTER_MS: u64 = 65;
/// Milliseconds that it takes at most: what comes then is silence.
const SLOW_MS: u64 = 110;

/// A word and when it is said.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its letters and marks.
    pub text: String,
    /// True when it is stressed.
    pub stressed: bool,
    /// When it begins.
    pub start: TimeMs,
    /// When it ends.
    pub end: TimeMs,
    /// True when it was heard to begin then.
    pub start_heard: bool,
    /// True when it was heard to end then.
    pub end_heard: bool,
    /// The words that were heard together with it, by number within the turn; `None` when it was
    /// heard by itself, or nobody says when.
    pub together: Option<usize>,
    /// How sure the recogniser was, when it was heard by itself.
    pub confidence: Option<u8>,
    /// True when a paragraph ends with it.
    pub ends_paragraph: bool,
}

impl Word {
    /// True when it has a time of its own.
    pub fn is_heard(&self) -> bool {
        self.start_heard && self.end_heard && self.together.is_none()
    }

    fn letters(&self) -> u64 {
        self.text.chars().count() as u64 + 1
    }
}

/// The words of turns with their times.
pub(super) fn words<'a>(turns: &[&'a Turn]) -> Vec<(&'a Turn, Vec<Word>)> {
    let all: Vec<(&Turn, Vec<Word>)> = turns.iter().map(|turn| (*turn, of_turn(turn))).collect();
    // When something begins after each turn, as far as anybody says, and how many letters of
    // turns without a time are said until then.
    let mut next = vec![(None, 0); all.len()];
    let (mut after, mut letters) = (None, 0);
    for ((turn, words), next) in all.iter().zip(&mut next).rev() {
        *next = (after, letters);
        let first = words.iter().find(|word| word.start_heard).map(|word| word.start);
        letters += words.iter().map(Word::letters).sum::<u64>();
        if let Some(time) = turn.start_ms.or(first) {
            (after, letters) = (Some(time), 0);
        }
    }
    let mut now = TimeMs(0);
    let timed = all.into_iter().zip(next).map(|((turn, mut words), (next, letters))| {
        clip(&mut words, turn);
        let start = turn.start_ms.unwrap_or(now);
        let bounds = Bounds {
            start,
            is_told: turn.start_ms.is_some() && !turn.estimated,
            end: turn.end_ms.filter(|end| *end >= start),
            next: next.filter(|next| *next >= start),
            letters,
        };
        bounds.fill(&mut words);
        now = words.last().map_or(now, |word| word.end);
        (turn, words)
    });
    timed.collect()
}

/// The words of a turn, with the times at which they were heard.
fn of_turn(turn: &Turn) -> Vec<Word> {
    let all = turn.spans.iter();
    let spans = all.filter_map(|span| Some((span.start.0..span.end.0, heard(&span.kind)?)));
    let spans: Vec<_> = spans.collect();
    let stresses: Vec<Range<usize>> = turn
        .spans
        .iter()
        .filter(|span| span.kind == SpanKind::Emphasis)
        .map(|span| span.start.0..span.end.0)
        .collect();
    let mut words: Vec<Word> = Vec::new();
    // The span that each word is in, and how many words each is on.
    let mut of_word: Vec<Option<usize>> = Vec::new();
    let mut count = vec![0_usize; spans.len()];
    let (mut first, mut first_stress) = (0, 0);
    for (range, ends_paragraph) in ranges(&turn.text) {
        let text = on_one_line(turn.text.get(range.clone()).unwrap_or_default());
        if text.is_empty() {
            continue;
        }
        while spans.get(first).is_some_and(|(span, _)| span.end <= range.start) {
            first += 1;
        }
        while stresses.get(first_stress).is_some_and(|stress| stress.end <= range.start) {
            first_stress += 1;
        }
        let ahead = spans.iter().enumerate().skip(first);
        let touching = ahead.take_while(|(_, (span, _))| span.start < range.end);
        let mut touching = touching.filter(|(_, (span, _))| span.end > range.start).peekable();
        let span = touching.peek().map(|(number, _)| *number);
        let mut time = None;
        for (number, (_, heard)) in touching {
            let (start, end, sure) = time.unwrap_or(*heard);
            time = Some((start, end.max(heard.1), sure.min(heard.2)));
            if let Some(count) = count.get_mut(number) {
                *count += 1;
            }
        }
        let stressed = stresses.get(first_stress).is_some_and(|stress| stress.start < range.end);
        let (start, end, confidence) = time.unwrap_or_default();
        words.push(Word {
            text,
            stressed,
            start,
            end,
            start_heard: time.is_some(),
            end_heard: time.is_some(),
            together: None,
            confidence,
            ends_paragraph,
        });
        of_word.push(span);
    }
    group(&mut words, &of_word, &count);
    words
}

/// Where words stand, and whether a paragraph ends with each.
fn ranges(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut ranges = Vec::new();
    let mut at = 0;
    for paragraph in text.split('\n') {
        let mut inside = 0;
        for word in paragraph.split_whitespace() {
            let rest = paragraph.get(inside..).unwrap_or_default();
            let start = inside + rest.find(word).unwrap_or_default();
            inside = start + word.len();
            ranges.push((at + start..at + inside, false));
        }
        if let Some((_, ends)) = ranges.last_mut() {
            *ends = true;
        }
        at += paragraph.len() + 1;
    }
    ranges
}

/// Spreads the time of words that were heard together over them. Words that an editor put beside
/// them join them.
fn group(words: &mut [Word], of_word: &[Option<usize>], count: &[usize]) {
    let several =
        |span: &Option<usize>| span.filter(|span| count.get(*span).is_some_and(|count| *count > 1));
    let mut groups: Vec<Option<usize>> = of_word.iter().map(several).collect();
    // Words of no span go with those in front of them, or else with those behind them.
    let mut before = None;
    for (group, span) in groups.iter_mut().zip(of_word) {
        match span {
            Some(_) => before = *group,
            None => *group = before,
        }
    }
    let mut behind = None;
    for (group, span) in groups.iter_mut().zip(of_word).rev() {
        match (span, *group) {
            (None, None) => *group = behind,
            (Some(_), group) => behind = group,
            (None, group) => behind = group,
        }
    }
    let mut at = 0;
    for run in groups.chunk_by(|a, b| a.is_some() && a == b) {
        let end = at + run.len();
        if let (Some(group), Some(words)) = (run.first().copied().flatten(), words.get_mut(at..end))
        {
            let heard = words.iter().find(|word| word.start_heard);
            if let Some((start, end)) = heard.map(|word| (word.start, word.end)) {
                spread(words, start, end);
            }
            let last = words.len().saturating_sub(1);
            for (place, word) in words.iter_mut().enumerate() {
                word.together = Some(group);
                (word.start_heard, word.end_heard) = (place == 0, place == last);
                word.confidence = None;
            }
        }
        at = end;
    }
}

/// Lets words follow one another from one time to another, each as long as its letters take.
fn spread(words: &mut [Word], start: TimeMs, end: TimeMs) {
    let all: u64 = words.iter().map(Word::letters).sum();
    let length = end.0.saturating_sub(start.0);
    let at = |letters: u64| {
        let part = u128::from(length) * u128::from(letters) / u128::from(all.max(1));
        TimeMs(start.0 + u64::try_from(part).unwrap_or(length))
    };
    let mut letters = 0;
    for word in words {
        word.start = at(letters);
        letters += word.letters();
        word.end = at(letters);
    }
}

/// Where a turn was split within words that were heard together, they begin and end with it.
fn clip(words: &mut [Word], turn: &Turn) {
    let group = |word: Option<&Word>| word.and_then(|word| word.together);
    let first = group(words.first());
    let count = words.iter().take_while(|word| first.is_some() && word.together == first).count();
    if let (Some(start), Some(of_first)) = (turn.start_ms, words.get_mut(..count))
        && let (Some(from), Some(end)) =
            (of_first.first().map(|word| word.start), of_first.last().map(|word| word.end))
        && (from.0 + 1..end.0).contains(&start.0)
    {
        spread(of_first, start, end);
        of_first.iter_mut().take(1).for_each(|word| word.start_heard = false);
    }
    let last = group(words.last());
    let count =
        words.iter().rev().take_while(|word| last.is_some() && word.together == last).count();
    let at = words.len() - count;
    if let (Some(until), Some(of_last)) = (turn.end_ms, words.get_mut(at..))
        && let (Some(start), Some(end)) =
            (of_last.first().map(|word| word.start), of_last.last().map(|word| word.end))
        && (start.0 + 1..end.0).contains(&until.0)
    {
        spread(of_last, start, until);
        of_last.iter_mut().next_back().into_iter().for_each(|word| word.end_heard = false);
    }
}

/// Between what times the words of a turn are said.
struct Bounds {
    start: TimeMs,
    /// True when the start was heard, and not worked out.
    is_told: bool,
    end: Option<TimeMs>,
    /// When something else begins.
    next: Option<TimeMs>,
    /// Letters of turns without a time that are said before it does.
    letters: u64,
}

impl Bounds {
    /// Gives times to the words of a turn that nobody heard.
    fn fill(&self, words: &mut [Word]) {
        let Self { start, is_told, end, next, letters: waiting } = *self;
        let mut at = 0;
        let mut now = start;
        // Words heard together have times, though only the ends of them were heard.
        let known = |word: &Word| word.start_heard || word.end_heard || word.together.is_some();
        while at < words.len() {
            let rest = words.get(at..).unwrap_or_default();
            let heard = rest.iter().take_while(|word| known(word)).count();
            if let Some(last) = heard.checked_sub(1).and_then(|last| rest.get(last)) {
                now = last.end;
                at += heard;
                continue;
            }
            let unheard = rest.iter().take_while(|word| !known(word)).count();
            let behind = rest.get(unheard).map(|word| word.start);
            let run = words.get_mut(at..at + unheard).unwrap_or_default();
            let letters: u64 = run.iter().map(Word::letters).sum();
            // Turns without a time share what there is.
            let share = next.map(|next| {
                let time = next.0.saturating_sub(now.0);
                TimeMs(now.0 + time / (letters + waiting).max(1) * letters)
            });
            let share = if waiting == 0 { next } else { share };
            let bound = behind.or(end).or(share);
            let until = match bound {
                Some(bound) => bound.max(now).min(TimeMs(now.0 + letters * SLOW_MS)),
                None => TimeMs(now.0 + letters * LETTER_MS),
            };
            let until_told = behind.is_none() && end == Some(until);
            spread(run, now, until);
            if at == 0
                && let Some(first) = run.first_mut()
            {
                first.start_heard = is_told;
            }
            if let Some(last) = run.last_mut() {
                last.end_heard = until_told;
            }
            (now, at) = (until, at + unheard);
        }
    }
}
