//! Words replaced by words.

use std::ops::Range;

use super::OpError;
use super::pieces::{join, without};
use crate::map::map_offset;
use crate::{
    Bias, ByteOffset, Change, Seq, Span, SpanKind, Splice, TextEdit, TextSplice, Transcript, Turn,
};

/// A place by the index of its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The index of the turn.
    pub turn: usize,
    /// The place in its text.
    pub at: ByteOffset,
}

/// Replaces what stands between two places. Where they are in two turns, the turns become one:
/// the first keeps its speaker and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replace {
    /// From here.
    pub from: Place,
    /// To here, which is no earlier.
    pub to: Place,
    /// The words that will stand there; a line feed begins a paragraph.
    pub with: String,
}

/// Replaces words in any number of places, given in order and not overlapping.
///
/// # Errors
/// [`OpError::OutOfText`] when a place is not in the text or the places are out of order.
pub fn replace(transcript: &Transcript, replaces: &[Replace]) -> Result<Change, OpError> {
    let groups = grouped(replaces)?;
    // From the end, so that the indexes of earlier groups hold.
    let splices = groups.into_iter().rev().map(|(first, last, group)| {
        let turns = transcript.turns.get(first..=last).ok_or(OpError::OutOfText)?;
        match turns {
            [turn] => text_splice(turn, &group),
            _ => Ok(Some(Splice::Turns(joining_splice(first, turns, &group)?))),
        }
    });
    let splices = splices.collect::<Result<Vec<_>, OpError>>()?;
    Ok(Change { splices: splices.into_iter().flatten().collect() })
}

/// Replacements whose turns hang together, with the first and the last of these turns.
pub(super) type Group<'r> = (usize, usize, Vec<&'r Replace>);

/// Groups of replacements; each group becomes one splice.
pub(super) fn grouped(replaces: &[Replace]) -> Result<Vec<Group<'_>>, OpError> {
    let ordered = replaces.iter().all(|r| r.from <= r.to)
        && replaces.windows(2).all(|pair| matches!(pair, [a, b] if a.to <= b.from));
    if !ordered {
        return Err(OpError::OutOfText);
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for r in replaces {
        match groups.last_mut() {
            Some((_, last, group)) if *last == r.from.turn => {
                *last = r.to.turn;
                group.push(r);
            }
            _ => groups.push((r.from.turn, r.to.turn, vec![r])),
        }
    }
    Ok(groups)
}

fn text_splice(turn: &Turn, group: &[&Replace]) -> Result<Option<Splice>, OpError> {
    let edits = group.iter().map(|r| edit(&turn.text, r.from.at, r.to.at, &r.with));
    let edits = edits.collect::<Result<Vec<_>, _>>()?;
    if edits.iter().all(|edit| edit.removed == edit.inserted) {
        return Ok(None);
    }
    let spans = map_spans(&turn.spans, &edits);
    Ok(spliced(turn, edits, spans))
}

/// The turn with other words and spans; nothing when it has them.
pub(super) fn spliced(turn: &Turn, edits: Vec<TextEdit>, spans: Vec<Span>) -> Option<Splice> {
    let same = edits.is_empty() && spans == turn.spans;
    (!same).then(|| {
        Splice::Text(TextSplice {
            turn: turn.id,
            edits,
            removed_spans: turn.spans.clone(),
            inserted_spans: spans,
        })
    })
}

/// Several turns become one: laid end to end with line feeds between them, then edited as one.
fn joining_splice(first: usize, turns: &[Turn], group: &[&Replace]) -> Result<Seq<Turn>, OpError> {
    let whole = join(turns).ok_or(OpError::OutOfText)?;
    let start_of = |index: usize| -> usize {
        turns.iter().take(index - first).map(|turn| turn.text.len() + 1).sum()
    };
    let in_turn = |place: Place| {
        let text = &turns.get(place.turn - first).ok_or(OpError::OutOfText)?.text;
        if !text.is_char_boundary(place.at.0) {
            return Err(OpError::OutOfText);
        }
        Ok(ByteOffset(start_of(place.turn) + place.at.0))
    };
    let edits = group
        .iter()
        .map(|r| edit(&whole.text, in_turn(r.from)?, in_turn(r.to)?, &r.with))
        .collect::<Result<Vec<_>, _>>()?;
    let mut text = whole.text.clone();
    for edit in edits.iter().rev() {
        text.replace_range(edit.at.0..edit.at.0 + edit.removed.len(), &edit.inserted);
    }
    let joined = Turn { text, spans: map_spans(&whole.spans, &edits), ..whole };
    Ok(Seq { at: first, removed: turns.to_vec(), inserted: vec![joined] })
}

fn edit(text: &str, from: ByteOffset, to: ByteOffset, with: &str) -> Result<TextEdit, OpError> {
    let removed = text.get(from.0..to.0).ok_or(OpError::OutOfText)?;
    Ok(TextEdit { at: from, removed: removed.to_owned(), inserted: with.to_owned() })
}

/// A range without the white space around its words; an error that says `none` when it has none.
pub(super) fn words(
    turn: &Turn,
    range: Range<ByteOffset>,
    none: &'static str,
) -> Result<Range<ByteOffset>, OpError> {
    let words = turn.text.get(range.start.0..range.end.0).ok_or(OpError::OutOfText)?;
    if words.trim().is_empty() {
        return Err(OpError::NotPossible(none));
    }
    let start = range.start.0 + words.len() - words.trim_start().len();
    Ok(ByteOffset(start)..ByteOffset(start + words.trim().len()))
}

/// Where spans go when their text is edited: words put at an edge stay outside, words that
/// replace a span's own words stay inside, and a span without words is gone. Words that are put
/// between words that are proposed to go are not among these.
pub(super) fn map_spans(spans: &[Span], edits: &[TextEdit]) -> Vec<Span> {
    let going = |span: &&Span| matches!(span.kind, SpanKind::Deleted { .. });
    let puts = edits.iter().any(|edit| !edit.inserted.is_empty());
    if puts && spans.iter().any(|span| going(&span)) {
        let kept: Vec<Span> = spans.iter().filter(|span| !going(span)).cloned().collect();
        let mut mapped = map_spans(&kept, edits);
        mapped.extend(spans.iter().filter(going).flat_map(|span| parted(span, edits)));
        mapped.sort_by_key(|span| span.start);
        return mapped;
    }
    let mapped = spans.iter().filter_map(|span| {
        let replaced_from =
            edits.iter().any(|edit| !edit.removed.is_empty() && edit.at == span.start);
        let start_bias = if replaced_from { Bias::Before } else { Bias::After };
        let end_inside = edits.iter().any(|edit| {
            let end = edit.at.0 + edit.removed.len();
            !edit.removed.is_empty() && end == span.end.0 && edit.at >= span.start
        });
        let start = map_offset(edits, span.start, start_bias);
        let end = map_offset(edits, span.end, if end_inside { Bias::After } else { Bias::Before });
        let kind = match span.kind {
            SpanKind::Heard { start_ms, end_ms, .. } if alters(edits, span) => {
                SpanKind::Heard { start_ms, end_ms, confidence: None }
            }
            ref kind => kind.clone(),
        };
        (start < end).then_some(Span { start, end, kind })
    });
    mapped.collect()
}

/// True when edits put other words for those of a span: how surely it was heard says nothing of
/// them.
fn alters(edits: &[TextEdit], span: &Span) -> bool {
    edits.iter().any(|edit| {
        let end = edit.at.0 + edit.removed.len();
        edit.removed != edit.inserted && edit.at < span.end && end > span.start.0
    })
}

/// What is left of a span when words that are put inside it part it.
fn parted(span: &Span, edits: &[TextEdit]) -> Vec<Span> {
    let puts = edits.iter().filter(|edit| !edit.inserted.is_empty());
    let places = puts.map(|edit| edit.at..ByteOffset(edit.at.0 + edit.removed.len()));
    let moved = without(span.start..span.end, places).into_iter().map(|part| Span {
        start: map_offset(edits, part.start, Bias::After),
        end: map_offset(edits, part.end, Bias::Before),
        kind: span.kind.clone(),
    });
    moved.filter(|span| span.start < span.end).collect()
}
