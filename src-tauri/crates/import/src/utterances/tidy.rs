//! Times that cannot be, made such that they can.

use transcript::{SpanKind, TimeMs};

use super::{Utterance, heard};
use crate::{Warning, WarningKind};

/// No recording is longer: a thousand hours.
const LONGEST: TimeMs = TimeMs(1000 * 3_600_000);
/// Milliseconds that a word takes where nothing tells more.
const WORD_MS: u64 = 400;

/// Puts times right, gives the words that have none of their own that of their utterance, and says
/// what was put right.
pub(super) fn tidy(utterances: &mut [Utterance], warnings: &mut Vec<Warning>) {
    let mut absurd = Cases::default();
    let mut reversed = Cases::default();
    for utterance in utterances.iter_mut() {
        utterance.speaker = utterance.speaker.take().and_then(|name| name_of(&name));
        let line = utterance.line;
        for time in [&mut utterance.start_ms, &mut utterance.end_ms] {
            if time.is_some_and(|time| time > LONGEST) {
                *time = None;
                absurd.add(line);
            }
        }
        if let (Some(start), Some(end)) = (utterance.start_ms, utterance.end_ms)
            && end < start
        {
            (utterance.start_ms, utterance.end_ms) = (Some(end), Some(start));
            reversed.add(line);
        }
        utterance.spans.retain_mut(|(_, kind)| match kind {
            SpanKind::Heard { start_ms, end_ms, .. } => {
                if *end_ms < *start_ms {
                    std::mem::swap(start_ms, end_ms);
                    reversed.add(line);
                }
                let is_possible = *end_ms <= LONGEST;
                if !is_possible {
                    absurd.add(line);
                }
                is_possible
            }
            _ => true,
        });
    }
    let begins: Vec<Option<TimeMs>> = utterances.iter().map(|one| one.start_ms).collect();
    let next = begins.into_iter().skip(1).chain([None]);
    utterances.iter_mut().zip(next).for_each(|(utterance, next)| span(utterance, next));

    let (mut overlapping, mut backward) = (Cases::default(), Cases::default());
    for (a, b) in utterances.iter().zip(utterances.iter().skip(1)) {
        let (Some(start), Some(end), Some(next)) = (a.start_ms, a.end_ms, b.start_ms) else {
            continue;
        };
        if next < start {
            backward.add(b.line);
        } else if next < end
            && a.speaker == b.speaker
            && (start, end) != (next, b.end_ms.unwrap_or(next))
        {
            overlapping.add(b.line);
        }
    }
    absurd.say("no recording is as long as that: left out", warnings);
    reversed.say("the end comes before the start: the two were swapped", warnings);
    backward.say("begins before the one in front of it: kept", warnings);
    overlapping.say("begins before the one in front of it ends: kept", warnings);
}

/// Gives an utterance the times of its words, or its words its own.
fn span(utterance: &mut Utterance, next: Option<TimeMs>) {
    let times = || {
        utterance.spans.iter().filter_map(|(_, kind)| match kind {
            SpanKind::Heard { start_ms, end_ms, .. } => Some((*start_ms, *end_ms)),
            _ => None,
        })
    };
    let first = times().map(|(start, _)| start).min();
    let last = times().map(|(_, end)| end).max();
    let timed = first.is_some();
    utterance.start_ms = utterance.start_ms.or(first);
    let Some(start) = utterance.start_ms else { return };
    let words = utterance.text.split(' ').count() as u64;
    let end = utterance.end_ms.or(last).unwrap_or_else(|| {
        let guess = TimeMs(start.0 + words * WORD_MS);
        next.filter(|next| *next > start).map_or(guess, |next| next.min(guess))
    });
    utterance.end_ms = Some(end.max(start));
    if !timed && let Some(kind) = heard(Some(start), utterance.end_ms, None) {
        utterance.spans.push((0..utterance.text.len(), kind));
        utterance.spans.sort_by_key(|(range, _)| (range.start, range.end));
    }
}

/// A speaker's name on one line; `None` when nothing is left of it.
fn name_of(name: &str) -> Option<String> {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control());
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    Some(name).filter(|name| !name.is_empty())
}

/// How often something is so, and where first.
#[derive(Default)]
struct Cases {
    count: usize,
    line: Option<usize>,
}

impl Cases {
    fn add(&mut self, line: Option<usize>) {
        self.count += 1;
        self.line = self.line.or(line);
    }

    fn say(&self, what: &str, warnings: &mut Vec<Warning>) {
        let message = match self.count {
            0 => return,
            1 => format!("a time is odd: {what}"),
            count => format!("{count} times are odd: {what}"),
        };
        let mut warning = Warning::file(WarningKind::OddTimes, message);
        warning.place.line = self.line;
        warnings.push(warning);
    }
}
