//! Turns taken apart and put together, their spans with their words.

use std::ops::Range;

use crate::{ByteOffset, Span, SpanKind, Turn};

/// Some words of a turn, and what ranges of them mean.
pub(super) struct Piece {
    pub(super) text: String,
    spans: Vec<Span>,
}

impl Piece {
    /// Words that mean nothing more.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), spans: Vec::new() }
    }
}

/// The turns as one, each the next paragraph of the first.
pub(super) fn join(turns: &[Turn]) -> Option<Turn> {
    let (first, rest) = turns.split_first()?;
    let mut whole = first.clone();
    for turn in rest {
        whole.text.push('\n');
        let shift = whole.text.len();
        whole.text.push_str(&turn.text);
        whole.spans.extend(turn.spans.iter().map(|span| Span {
            start: ByteOffset(span.start.0 + shift),
            end: ByteOffset(span.end.0 + shift),
            kind: span.kind.clone(),
        }));
        whole.end_ms = turn.end_ms.or(whole.end_ms);
    }
    Some(whole)
}

/// The turn up to a range and from its end on, without the white space at both ends of the cut;
/// `None` when the range is not in its text. The second has the first's id.
pub(super) fn cut(turn: &Turn, gone: Range<ByteOffset>) -> Option<(Turn, Turn)> {
    let (left, right) = (turn.text.get(..gone.start.0)?, turn.text.get(gone.end.0..)?);
    turn.text.get(gone.start.0..gone.end.0)?;
    let left = piece(turn, 0..left.trim_end().len());
    let right = piece(turn, turn.text.len() - right.trim_start().len()..turn.text.len());
    let of = |piece: Piece| Turn { text: piece.text, spans: piece.spans, ..turn.clone() };
    Some((of(left), of(right)))
}

/// The words in a range of a turn's text, in bytes.
pub(super) fn piece(turn: &Turn, range: Range<usize>) -> Piece {
    let text = turn.text.get(range.clone()).unwrap_or("").to_owned();
    let spans = spans_on(turn, range.start..range.start + text.len()).map(|(_, at, kind)| Span {
        start: ByteOffset(at.start),
        end: ByteOffset(at.end),
        kind: kind.clone(),
    });
    Piece { spans: spans.collect(), text }
}

/// A turn without its words.
pub(super) fn bare(turn: &Turn) -> Turn {
    Turn { text: String::new(), spans: Vec::new(), ..turn.clone() }
}

/// What spans of a turn are on these of its words: the number of each span, where it is, counted
/// from where the words begin, and what it means.
pub(super) fn spans_on(
    turn: &Turn,
    words: Range<usize>,
) -> impl Iterator<Item = (usize, Range<usize>, &SpanKind)> {
    turn.spans.iter().enumerate().filter_map(move |(number, span)| {
        let (start, end) = (span.start.0.max(words.start), span.end.0.min(words.end));
        let at = || start - words.start..end - words.start;
        (start < end).then(|| (number, at(), &span.kind))
    })
}

/// What is left of a range without others; one that is empty parts it.
pub(super) fn without<T: Copy + Ord>(
    whole: Range<T>,
    gone: impl IntoIterator<Item = Range<T>>,
) -> Vec<Range<T>> {
    gone.into_iter().fold(vec![whole], |left, gone| {
        let left = left.into_iter();
        let parts =
            left.flat_map(|of| [of.start..of.end.min(gone.start), of.start.max(gone.end)..of.end]);
        parts.filter(|part| part.start < part.end).collect()
    })
}

/// Spans that are in order, with those of one kind made one where the first goes on in the second.
pub(super) fn fused(spans: Vec<Span>, goes_on: impl Fn(&Span, &Span) -> bool) -> Vec<Span> {
    let mut fused: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        let goes_on = |last: &&mut Span| last.kind == span.kind && goes_on(last, &span);
        match fused.iter_mut().rev().find(goes_on) {
            Some(last) => last.end = last.end.max(span.end),
            None => fused.push(span),
        }
    }
    fused
}

/// Puts a piece behind a turn's words.
pub(super) fn append(turn: &mut Turn, piece: Piece, between: &str) {
    if !turn.text.is_empty() && !piece.text.is_empty() {
        turn.text.push_str(between);
    }
    let shift = turn.text.len();
    turn.text.push_str(&piece.text);
    turn.spans.extend(piece.spans.into_iter().map(|span| moved(span, shift)));
}

/// Puts a piece in front of a turn's words.
pub(super) fn prepend(turn: &mut Turn, piece: Piece, between: &str) {
    let between = if turn.text.is_empty() || piece.text.is_empty() { "" } else { between };
    let shift = piece.text.len() + between.len();
    turn.text = [&piece.text, between, &turn.text].concat();
    let behind = std::mem::take(&mut turn.spans).into_iter().map(|span| moved(span, shift));
    turn.spans = piece.spans.into_iter().chain(behind).collect();
}

fn moved(span: Span, by: usize) -> Span {
    Span { start: ByteOffset(span.start.0 + by), end: ByteOffset(span.end.0 + by), ..span }
}
