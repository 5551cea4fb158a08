//! Other words proposed for those that stand.

use std::ops::Range;

use super::{Draft, is_proposed};
use crate::map::map_offset;
use crate::ops::OpError;
use crate::ops::pieces::fused;
use crate::ops::text::{Replace, grouped, spliced};
use crate::{
    Bias, ByteOffset, Change, Moment, Proposal, Span, SpanKind, Splice, SuggestionId, TextEdit,
    Transcript, Turn,
};

/// Proposes other words, given as [`crate::ops::replace`] is given them. What would go is marked, and
/// only what the same author proposed to insert does go; what comes is put behind what goes.
/// Beside the author's own suggestion the edit becomes a part of it.
///
/// # Errors
/// As [`crate::ops::replace`], and when a place is in another turn than its end.
pub fn suggest_words(
    transcript: &Transcript,
    replaces: &[Replace],
    author: &str,
    at: Moment,
) -> Result<Change, OpError> {
    let mut draft = Draft::new(transcript, author, at);
    let mut splices = Vec::new();
    for (first, last, group) in grouped(replaces)? {
        if first != last {
            return Err(OpError::NotPossible(
                "a suggestion stays within one turn; to join turns, leave suggesting first",
            ));
        }
        let turn = transcript.turns.get(first).ok_or(OpError::OutOfText)?;
        splices.extend(draft.words(turn, &group)?);
    }
    Ok(draft.change(splices))
}

/// Spans in their order; those of one suggestion that adjoin are one.
pub(in crate::ops) fn ordered(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| span.start);
    fused(spans, |last, span| span.kind.suggestion().is_some() && last.end >= span.start)
}

/// What becomes of a stretch of words that would go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It was only proposed, by the same author.
    Goes,
    /// Somebody proposed already that it goes.
    Marked,
    /// It is to be marked.
    Stands,
}

impl Draft<'_> {
    /// Marks what goes from a turn and puts in what comes.
    fn words(&mut self, turn: &Turn, group: &[&Replace]) -> Result<Option<Splice>, OpError> {
        let mut edits: Vec<TextEdit> = Vec::new();
        // In places of the text before: what is marked, and what is put in with the edit it is.
        let mut marks: Vec<Span> = Vec::new();
        let mut put: Vec<(usize, SuggestionId)> = Vec::new();
        for Replace { from, to, with } in group {
            turn.text.get(from.at.0..to.at.0).ok_or(OpError::OutOfText)?;
            for (range, fate) in self.fates(turn, from.at..to.at) {
                let words = turn.text.get(range.start.0..range.end.0).ok_or(OpError::OutOfText)?;
                match fate {
                    Fate::Marked => {}
                    Fate::Goes => edits.push(TextEdit {
                        at: range.start,
                        removed: words.to_owned(),
                        inserted: String::new(),
                    }),
                    Fate::Stands => {
                        let suggestion = self.beside(turn, &marks, &range);
                        let kind = SpanKind::Deleted { suggestion };
                        marks.push(Span { start: range.start, end: range.end, kind });
                    }
                }
            }
            if !with.is_empty() {
                put.push((edits.len(), self.beside(turn, &marks, &(to.at..to.at))));
                let (removed, inserted) = (String::new(), with.clone());
                edits.push(TextEdit { at: to.at, removed, inserted });
            }
        }
        let spans = turn.spans.iter().chain(&marks);
        let mut spans: Vec<Span> = spans.flat_map(|span| moved(span, group, &edits)).collect();
        let inserted = put.iter().filter_map(|(index, suggestion)| {
            let edit = edits.get(*index)?;
            let start = map_offset(edits.get(..*index)?, edit.at, Bias::After);
            let end = ByteOffset(start.0 + edit.inserted.len());
            Some(Span { start, end, kind: SpanKind::Inserted { suggestion: *suggestion } })
        });
        spans.extend(inserted);
        Ok(spliced(turn, edits, ordered(spans)))
    }

    /// What becomes of the words of a range, stretch by stretch.
    fn fates(&self, turn: &Turn, range: Range<ByteOffset>) -> Vec<(Range<ByteOffset>, Fate)> {
        let inside = |at: &ByteOffset| range.start < *at && *at < range.end;
        let ends = turn.spans.iter().flat_map(|span| [span.start, span.end]).filter(inside);
        let mut borders: Vec<ByteOffset> = ends.chain([range.start, range.end]).collect();
        borders.sort_unstable();
        borders.dedup();
        let mut fates: Vec<(Range<ByteOffset>, Fate)> = Vec::new();
        for pair in borders.windows(2) {
            let &[start, end] = pair else { continue };
            let covering = || turn.spans.iter().filter(|s| s.start <= start && end <= s.end);
            let goes = covering().any(|span| match span.kind {
                SpanKind::Inserted { suggestion } => self.is_own(suggestion),
                _ => false,
            });
            let marked = covering().any(|span| matches!(span.kind, SpanKind::Deleted { .. }));
            let fate = match (goes, marked) {
                (true, _) => Fate::Goes,
                (false, true) => Fate::Marked,
                (false, false) => Fate::Stands,
            };
            match fates.last_mut() {
                Some((last, same)) if *same == fate => last.end = end,
                _ => fates.push((start..end, fate)),
            }
        }
        fates
    }

    /// The author's own suggestion that a range is in or beside, or a new one.
    fn beside(&mut self, turn: &Turn, marks: &[Span], range: &Range<ByteOffset>) -> SuggestionId {
        let near = turn.spans.iter().chain(marks).filter(|span| {
            span.start <= range.end && span.end >= range.start && !is_proposed(span)
        });
        let own = near.filter_map(|span| span.kind.suggestion()).find(|id| self.is_own(*id));
        own.unwrap_or_else(|| self.fresh(Proposal::Words))
    }
}

/// What is proposed to come or go is never more than what was proposed: words that are put inside
/// it part it. Other spans take them in as they do when words are replaced.
fn moved(span: &Span, group: &[&Replace], edits: &[TextEdit]) -> Vec<Span> {
    let parts = matches!(span.kind, SpanKind::Inserted { .. } | SpanKind::Deleted { .. });
    let replaced_at_end = group
        .iter()
        .any(|r| !parts && r.from.at < r.to.at && r.to.at == span.end && r.from.at >= span.start);
    let puts = edits.iter().filter(|edit| parts && !edit.inserted.is_empty());
    let cuts = puts.map(|edit| edit.at).filter(|at| span.start < *at && *at < span.end);
    let mut borders: Vec<ByteOffset> =
        [span.start].into_iter().chain(cuts).chain([span.end]).collect();
    borders.dedup();
    let pieces = borders.windows(2).filter_map(|pair| {
        let &[start, end] = pair else { return None };
        let end_bias = if replaced_at_end { Bias::After } else { Bias::Before };
        let start = map_offset(edits, start, Bias::After);
        let end = map_offset(edits, end, end_bias);
        (start < end).then(|| Span { start, end, kind: span.kind.clone() })
    });
    pieces.collect()
}
