//! The whole transcript renamed, or made again what it was.

use crate::map::map_offset;
use crate::{
    Bias, ByteOffset, Change, Seq, Span, SpanKind, Splice, TextEdit, Transcript, Turn, TurnId,
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
    let turns = with_comments_of(now, then.turns.clone());
    let mut splices = rename(now, &then.title).splices;
    splices.extend(Seq::between(&now.speakers, &then.speakers).map(Splice::Speakers));
    splices.extend(Seq::between(&now.turns, &turns).map(Splice::Turns));
    let pending = Seq::between(&now.pending_links, &then.pending_links);
    splices.extend(pending.map(Splice::PendingLinks));
    let suggestions = Seq::between(&now.suggestions, &then.suggestions);
    splices.extend(suggestions.map(Splice::Suggestions));
    Change { splices }
}

/// Turns of another state of the transcript, with the comments that it has now.
fn with_comments_of(now: &Transcript, mut turns: Vec<Turn>) -> Vec<Turn> {
    for turn in &mut turns {
        turn.spans.retain(|span| !matches!(span.kind, SpanKind::Comment { .. }));
    }
    for turn in &now.turns {
        for span in &turn.spans {
            if !matches!(span.kind, SpanKind::Comment { .. }) {
                continue;
            }
            let Some((other, start, end)) = words_again(turn, span, &turns) else { continue };
            let Some(turn) = turns.iter_mut().find(|turn| turn.id == other) else { continue };
            turn.spans.push(Span { start, end, kind: span.kind.clone() });
            turn.spans.sort_by_key(|span| (span.start, span.end));
        }
    }
    turns
}

/// Where the words of a span stand in other turns: those that are left of them in the same turn, or
/// else the only place that has them all.
fn words_again(
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
    let mut places = turns
        .iter()
        .flat_map(|other| other.text.match_indices(words).map(|(at, _)| (other.id, at)));
    let (other, at) = places.next()?;
    let only = places.next().is_none();
    only.then(|| (other, ByteOffset(at), ByteOffset(at + words.len())))
}
