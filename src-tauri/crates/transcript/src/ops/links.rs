//! Links set, removed, and placed where they belong.

use std::collections::HashMap;
use std::ops::Range;

use super::OpError;
use super::text::{spliced, words};
use crate::{
    ByteOffset, Change, PendingLink, PendingLinkId, Seq, Span, SpanKind, Splice, Transcript,
    TurnId, web_address,
};

/// Links a range of a turn's text. Links that it touches there give way to it.
///
/// # Errors
/// When the turn is gone, the range is not in its text, or the address is refused.
pub fn link(
    transcript: &Transcript,
    id: TurnId,
    range: Range<ByteOffset>,
    url: &str,
) -> Result<Change, OpError> {
    link_all(transcript, &[(id, range)], url)
}

/// Removes the links that a range touches; the words stay.
///
/// # Errors
/// When the turn is gone.
pub fn unlink(
    transcript: &Transcript,
    id: TurnId,
    range: Range<ByteOffset>,
) -> Result<Change, OpError> {
    let (_, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let spans = without_links(&turn.spans, range);
    Ok(Change { splices: spliced(turn, Vec::new(), spans).into_iter().collect() })
}

/// Links a range with the address of a pending link, which then waits no longer.
///
/// # Errors
/// As [`link`], and when the pending link is gone.
pub fn place_pending_link(
    transcript: &Transcript,
    pending: PendingLinkId,
    id: TurnId,
    range: Range<ByteOffset>,
) -> Result<Change, OpError> {
    let (_, waiting) = transcript.pending_link(pending).ok_or(OpError::NoSuchPendingLink)?;
    let mut change = link(transcript, id, range, &waiting.url)?;
    change.splices.extend(drop_pending_link(transcript, pending)?.splices);
    Ok(change)
}

/// Gives a pending link up.
///
/// # Errors
/// When it is gone.
pub fn drop_pending_link(
    transcript: &Transcript,
    pending: PendingLinkId,
) -> Result<Change, OpError> {
    let (at, waiting) = transcript.pending_link(pending).ok_or(OpError::NoSuchPendingLink)?;
    let splice = Seq { at, removed: vec![waiting.clone()], inserted: Vec::new() };
    Ok(Change { splices: vec![Splice::PendingLinks(splice)] })
}

/// Files a pending link at the end as a reference, or lets it wait for a place again.
///
/// # Errors
/// When it is gone.
pub fn file_pending_link(
    transcript: &Transcript,
    pending: PendingLinkId,
    filed: bool,
) -> Result<Change, OpError> {
    let (at, waiting) = transcript.pending_link(pending).ok_or(OpError::NoSuchPendingLink)?;
    let new = PendingLink { filed, ..waiting.clone() };
    if new == *waiting {
        return Ok(Change::default());
    }
    let splice = Seq { at, removed: vec![waiting.clone()], inserted: vec![new] };
    Ok(Change { splices: vec![Splice::PendingLinks(splice)] })
}

/// Links several ranges with one address, as one change. Where two of them touch, the later in the
/// list stays.
///
/// # Errors
/// As [`link`].
pub fn link_all(
    transcript: &Transcript,
    places: &[(TurnId, Range<ByteOffset>)],
    url: &str,
) -> Result<Change, OpError> {
    let mut wanted: HashMap<TurnId, Vec<Range<ByteOffset>>> = HashMap::new();
    for (turn, range) in places {
        wanted.entry(*turn).or_default().push(range.clone());
    }
    let url = web_address(url)?;
    let mut splices = Vec::new();
    for turn in &transcript.turns {
        let Some(ranges) = wanted.remove(&turn.id) else { continue };
        let mut spans = turn.spans.clone();
        for range in ranges {
            let Range { start, end } = words(turn, range, NO_WORDS)?;
            spans = without_links(&spans, start..end);
            spans.push(Span { start, end, kind: SpanKind::Link { url: url.clone() } });
        }
        spans.sort_by_key(|span| (span.start, span.end));
        splices.extend(spliced(turn, Vec::new(), spans));
    }
    if wanted.is_empty() { Ok(Change { splices }) } else { Err(OpError::NoSuchTurn) }
}

/// Why a range without words is not linked.
pub(super) const NO_WORDS: &str = "select the words to link first";

fn without_links(spans: &[Span], range: Range<ByteOffset>) -> Vec<Span> {
    spans.iter().filter(|span| !is_touched_link(span, &range)).cloned().collect()
}

/// True for a link that a range touches.
pub(super) fn is_touched_link(span: &Span, range: &Range<ByteOffset>) -> bool {
    // An empty range, a cursor, touches the link it stands in or beside.
    let apart = if range.is_empty() {
        span.end < range.start || span.start > range.end
    } else {
        span.end <= range.start || span.start >= range.end
    };
    matches!(span.kind, SpanKind::Link { .. }) && !apart
}
