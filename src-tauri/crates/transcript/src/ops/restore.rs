//! The whole transcript renamed, or made again what it was.

use crate::map::map_offset;
use crate::{
    Bias, ByteOffset, Change, CommentId, Seq, Span, SpanKind, Splice, TextEdit, Transcript, Turn,
    TurnId,
};

/// Gives the transcript another title.
pub fn rename(transcript: &Transcript, title: &str) -> Change {
    let (removed, inserted) = (transcript.title.clone(), title.trim().to_owned());
    if inserted.is_empty() || removed == inserted {
        return Change::default();
    }
    Change { splices: vec![Splice::Title { removed, inserted }] }
}

/// The change that makes `now` what `then` was. Equal turns at both ends are left alone.
///
/// Comments are not taken back: they stay on their words where those are there again, and keep
/// their quote where they are not.
pub fn restore(now: &Transcript, then: &Transcript) -> Change {
    let turns = with_comments_of(now, then);
    let mut splices = rename(now, &then.title).splices;
    splices.extend(Seq::between(&now.speakers, &then.speakers).map(Splice::Speakers));
    splices.extend(Seq::between(&now.turns, &turns).map(Splice::Turns));
    let pending = Seq::between(&now.pending_links, &then.pending_links);
    splices.extend(pending.map(Splice::PendingLinks));
    let suggestions = Seq::between(&now.suggestions, &then.suggestions);
    splices.extend(suggestions.map(Splice::Suggestions));
    Change { splices }
}

/// The turns of another state of the transcript, with the comments that it has now: where they
/// stood then, or, when they were made later, where their words stand.
fn with_comments_of(now: &Transcript, then: &Transcript) -> Vec<Turn> {
    let was_there = |id: CommentId| {
        // An id whose thread is gone may be another thread's by now.
        now.comment(id).zip(then.comment(id)).is_some_and(|((_, one), (_, other))| {
            (one.turn, &one.quote) == (other.turn, &other.quote)
        })
    };
    let mut turns = then.turns.clone();
    for turn in &mut turns {
        turn.spans.retain(|span| match span.kind {
            SpanKind::Comment { comment } => was_there(comment),
            _ => true,
        });
    }
    for turn in &now.turns {
        for span in &turn.spans {
            let SpanKind::Comment { comment } = span.kind else { continue };
            if was_there(comment) {
                continue;
            }
            let Some((other, start, end)) = words_again(&now.turns, turn, span, &turns) else {
                continue;
            };
            let Some(turn) = turns.iter_mut().find(|turn| turn.id == other) else { continue };
            turn.spans.push(Span { start, end, kind: span.kind.clone() });
            turn.spans.sort_by_key(|span| (span.start, span.end));
        }
    }
    turns
}

/// Where the words of a span stand in other turns: those that are left of them in the same turn, or
/// else, when the words stand there as often as here, the one with as many of them before it.
fn words_again(
    all: &[Turn],
    turn: &Turn,
    span: &Span,
    turns: &[Turn],
) -> Option<(TurnId, ByteOffset, ByteOffset)> {
    let words = turn.text.get(span.start.0..span.end.0)?;
    if let Some(other) = turns.iter().find(|other| other.id == turn.id) {
        let edits = [TextEdit::between(&turn.text, &other.text)];
        let start = map_offset(&edits, span.start, Bias::After);
        let end = map_offset(&edits, span.end, Bias::Before);
        if start < end {
            return Some((other.id, start, end));
        }
    }
    let here = places(all, words).position(|place| place == (turn.id, span.start.0))?;
    let (other, at) = places(turns, words).nth(here)?;
    let as_often = places(turns, words).count() == places(all, words).count();
    as_often.then(|| (other, ByteOffset(at), ByteOffset(at + words.len())))
}

/// Every place of some words.
fn places<'t>(turns: &'t [Turn], words: &'t str) -> impl Iterator<Item = (TurnId, usize)> {
    turns.iter().flat_map(move |turn| turn.text.match_indices(words).map(|(at, _)| (turn.id, at)))
}
