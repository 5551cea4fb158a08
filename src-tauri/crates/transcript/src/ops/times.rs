//! When turns begin.

use std::ops::Range;

use super::OpError;
use super::text::spliced;
use super::turns::{headed, rehead};
use crate::{
    ByteOffset, Change, Head, Span, SpanKind, TimeMs, Transcript, Turn, TurnId, TurnKind,
    word_count,
};

/// Milliseconds that a spoken word takes, where nothing tells more: 150 words a minute, the usual
/// rate of broadcasts.
const WORD_MS: u64 = 400;

/// Sets or clears the time at which a turn begins.
///
/// # Errors
/// When the turn is gone.
pub fn set_start(
    transcript: &Transcript,
    id: TurnId,
    start_ms: Option<TimeMs>,
) -> Result<Change, OpError> {
    let (_, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let head = Head { start_ms, estimated: false, ..turn.head() };
    Ok(if head == turn.head() { Change::default() } else { headed(vec![rehead(turn, head)]) })
}

/// Sets the time of a turn to one that was worked out.
///
/// # Errors
/// When the turn is gone.
pub fn set_estimate(transcript: &Transcript, id: TurnId, time: TimeMs) -> Result<Change, OpError> {
    let (_, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let head = Head { start_ms: Some(time), estimated: true, ..turn.head() };
    Ok(headed(vec![rehead(turn, head)]))
}

/// Moves all times from a turn on, by milliseconds, and those of their words with them.
///
/// # Errors
/// When the turn is gone, or a time would lie before the recording.
pub fn shift_times(transcript: &Transcript, from: TurnId, by_ms: i64) -> Result<Change, OpError> {
    let (first, _) = transcript.turn(from).ok_or(OpError::NoSuchTurn)?;
    let moved = |TimeMs(time): TimeMs| {
        let moved = time.checked_add_signed(by_ms).map(TimeMs);
        moved.ok_or(OpError::NotPossible("a turn would begin before the recording does"))
    };
    let shifted = |time: Option<TimeMs>| time.map(moved).transpose();
    let mut heads = Vec::new();
    let mut of_words = Vec::new();
    for turn in transcript.turns.iter().skip(first) {
        let (start_ms, end_ms) = (shifted(turn.start_ms)?, shifted(turn.end_ms)?);
        if (start_ms, end_ms) != (turn.start_ms, turn.end_ms) {
            heads.push(rehead(turn, Head { start_ms, end_ms, ..turn.head() }));
        }
        let spans = turn.spans.iter().map(|span| match span.kind {
            SpanKind::Heard { start_ms, end_ms, confidence } => {
                let (start_ms, end_ms) = (moved(start_ms)?, moved(end_ms)?);
                Ok(Span { kind: SpanKind::Heard { start_ms, end_ms, confidence }, ..*span })
            }
            _ => Ok(span.clone()),
        });
        of_words.extend(spliced(turn, Vec::new(), spans.collect::<Result<_, OpError>>()?));
    }
    let mut change = headed(heads);
    change.splices.extend(of_words);
    Ok(change)
}

/// When the words around a cut were heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct HeardAt {
    /// When the last words before it end.
    pub(super) end: Option<TimeMs>,
    /// When the first words behind it begin.
    pub(super) start: Option<TimeMs>,
    /// False when it lies within words that were heard together.
    pub(super) exact: bool,
}

/// When the words around a cut of a turn were heard, as far as its spans tell.
pub(super) fn heard_at(turn: &Turn, gone: Range<ByteOffset>) -> HeardAt {
    let mut at = HeardAt { exact: true, ..HeardAt::default() };
    for span in &turn.spans {
        let SpanKind::Heard { start_ms, end_ms, .. } = span.kind else { continue };
        if span.start < gone.start && span.end > gone.end {
            let (before, all) = (gone.start.0 - span.start.0, span.end.0 - span.start.0);
            let length = end_ms.0.saturating_sub(start_ms.0);
            let time = TimeMs(start_ms.0 + length / all as u64 * before as u64);
            return HeardAt { end: Some(time), start: Some(time), exact: false };
        }
        if span.start < gone.start {
            at.end = at.end.max(Some(end_ms));
        }
        let between = turn.text.get(gone.end.0..span.start.0);
        if at.start.is_none() && between.is_some_and(|between| between.trim().is_empty()) {
            at.start = Some(start_ms);
        }
    }
    at
}

/// Works out the times of turns that have none from those around them and the words between.
pub fn fill_times(transcript: &Transcript) -> Change {
    let mut heads = Vec::new();
    let filled = Anchors::of(transcript);
    for (at, turn) in transcript.turns.iter().enumerate() {
        if turn.start_ms.is_some() {
            continue;
        }
        if let Some(start) = filled.time_at(at, 0) {
            heads
                .push(rehead(turn, Head { start_ms: Some(start), estimated: true, ..turn.head() }));
        }
    }
    headed(heads)
}

/// When a word of a turn is said, by its number, as far as the times around tell.
pub(super) fn estimate(transcript: &Transcript, index: usize, word: usize) -> Option<TimeMs> {
    Anchors::of(transcript).time_at(index, word)
}

/// The turns that have a time, and how many words are said before each.
struct Anchors {
    /// Words before each turn.
    words: Vec<u64>,
    /// The index of a turn, the words before it, and when it begins.
    times: Vec<(usize, u64, u64)>,
}

impl Anchors {
    fn of(transcript: &Transcript) -> Self {
        let (mut words, mut times) = (Vec::with_capacity(transcript.turns.len()), Vec::new());
        let mut said = 0;
        for (index, turn) in transcript.turns.iter().enumerate() {
            words.push(said);
            if let Some(TimeMs(time)) = turn.start_ms {
                times.push((index, said, time));
            }
            if turn.kind == TurnKind::Speech {
                said += word_count(&turn.text) as u64;
            }
        }
        Self { words, times }
    }

    /// When a word of a turn is said; no later than the next turn that has a time.
    fn time_at(&self, index: usize, word: usize) -> Option<TimeMs> {
        let said = *self.words.get(index)? + word as u64;
        let after = self.times.partition_point(|(of, ..)| *of <= index);
        let (_, from, start) = *self.times.get(after.checked_sub(1)?)?;
        let time = match self.times.get(after) {
            Some((_, to, end)) => {
                let share = (said - from).min(to - from);
                start + end.saturating_sub(start) * share / (to - from).max(1)
            }
            None => start + (said - from) * WORD_MS,
        };
        Some(TimeMs(time))
    }
}
