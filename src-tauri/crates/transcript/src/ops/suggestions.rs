//! What somebody proposes instead of doing it.
//!
//! Both words stand in the text: those that go in spans `Deleted`, those that come behind them in
//! spans `Inserted`.

use std::ops::Range;

use super::OpError;
use super::decisions::settle;
use super::links::words;
use super::text::{Replace, grouped};
use crate::map::map_offset;
use crate::{
    Bias, ByteOffset, Change, Moment, Proposal, Seq, Span, SpanKind, SpeakerId, Splice, Suggestion,
    SuggestionId, TextEdit, TextSplice, Transcript, Turn, TurnId, TurnKind, web_address,
};

/// Proposes other words, given as [`super::replace`] is given them. What would go is marked, and
/// only what the same author proposed to insert does go; what comes is put behind what goes.
/// Beside the author's own suggestion the edit becomes a part of it.
///
/// # Errors
/// As [`super::replace`], and when a place is in another turn than its end.
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

/// Proposes a link on words, or with no address that the links there be taken away. The author's
/// own proposals for those words give way.
///
/// # Errors
/// As [`super::link`]; and when there is no link to take away, or another author's proposal waits.
pub fn suggest_link(
    transcript: &Transcript,
    id: TurnId,
    range: Range<ByteOffset>,
    url: Option<&str>,
    author: &str,
    at: Moment,
) -> Result<Change, OpError> {
    let (_, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
    let url = url.map(web_address).transpose()?;
    let range = if url.is_some() { words(turn, range)? } else { linked(turn, range)? };
    let mut draft = Draft::new(transcript, author, at);
    let touches = |span: &Span| span.start < range.end && span.end > range.start;
    let rivals = turn.spans.iter().filter(|span| is_proposed(span) && touches(span));
    for rival in rivals.clone() {
        if !rival.kind.suggestion().is_some_and(|id| draft.is_own(id)) {
            return Err(OpError::NotPossible(
                "somebody proposes something for these words already; decide on that first",
            ));
        }
    }
    let rivals: Vec<SuggestionId> = rivals.filter_map(|span| span.kind.suggestion()).collect();
    let mut spans = turn.spans.clone();
    spans.retain(|span| span.kind.suggestion().is_none_or(|id| !rivals.contains(&id)));
    let stands = turn.spans.iter().any(|span| {
        matches!(&span.kind, SpanKind::Link { url: there } if Some(there) == url.as_ref())
            && (span.start, span.end) == (range.start, range.end)
    });
    if !stands {
        let suggestion = draft.fresh(Proposal::Link { url });
        let kind = SpanKind::Proposed { suggestion };
        spans.push(Span { start: range.start, end: range.end, kind });
        spans.sort_by_key(|span| span.start);
    }
    let splice = spliced(turn, Vec::new(), spans);
    Ok(draft.change(splice.into_iter().collect()))
}

/// Proposes another speaker for turns. The author's earlier proposals for them give way, and to
/// propose whoever has a turn already is to propose nothing.
///
/// # Errors
/// As [`super::retag`], and when another author's proposal waits.
pub fn suggest_speaker(
    transcript: &Transcript,
    turns: &[TurnId],
    speaker: Option<SpeakerId>,
    author: &str,
    at: Moment,
) -> Result<Change, OpError> {
    if let Some(id) = speaker {
        transcript.speaker(id).ok_or(OpError::NoSuchSpeaker)?;
    }
    let mut draft = Draft::new(transcript, author, at);
    let mut turns: Vec<TurnId> = turns.to_vec();
    turns.sort_unstable();
    turns.dedup();
    for id in turns {
        let (_, turn) = transcript.turn(id).ok_or(OpError::NoSuchTurn)?;
        if turn.kind == TurnKind::Cue {
            return Err(OpError::NotPossible("a cue has no speaker"));
        }
        let of_turn =
            |one: &Suggestion| matches!(one.proposal, Proposal::Speaker { turn, .. } if turn == id);
        if transcript.suggestions.iter().any(|one| of_turn(one) && one.author != author) {
            return Err(OpError::NotPossible(
                "somebody proposes a speaker for this turn already; decide on that first",
            ));
        }
        draft.suggestions.retain(|one| !of_turn(one));
        if turn.speaker != speaker {
            draft.fresh(Proposal::Speaker { turn: id, speaker });
        }
    }
    Ok(draft.change(Vec::new()))
}

/// The links that a range touches, from end to end.
fn linked(turn: &Turn, range: Range<ByteOffset>) -> Result<Range<ByteOffset>, OpError> {
    let touched = turn.spans.iter().filter(|span| {
        let touches = span.start <= range.end && span.end >= range.start;
        matches!(span.kind, SpanKind::Link { .. }) && touches
    });
    let start = touched.clone().map(|span| span.start).min();
    let end = touched.map(|span| span.end).max();
    match (start, end) {
        (Some(start), Some(end)) => Ok(start..end),
        _ => Err(OpError::NotPossible("there is no link here")),
    }
}

fn is_proposed(span: &Span) -> bool {
    matches!(span.kind, SpanKind::Proposed { .. })
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

/// Spans in their order; those of one suggestion that adjoin are one.
pub(super) fn ordered(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| span.start);
    let mut kept: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        let same = kept.iter_mut().find(|other| {
            span.kind.suggestion().is_some() && other.kind == span.kind && other.end >= span.start
        });
        match same {
            Some(other) => other.end = other.end.max(span.end),
            None => kept.push(span),
        }
    }
    kept
}

/// A suggestion in the making.
struct Draft<'t> {
    transcript: &'t Transcript,
    author: &'t str,
    at: Moment,
    suggestions: Vec<Suggestion>,
    next: SuggestionId,
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

impl<'t> Draft<'t> {
    fn new(transcript: &'t Transcript, author: &'t str, at: Moment) -> Self {
        let (suggestions, next) =
            (transcript.suggestions.clone(), transcript.fresh_suggestion_id());
        Self { transcript, author, at, suggestions, next }
    }

    fn is_own(&self, id: SuggestionId) -> bool {
        self.suggestions.iter().any(|one| one.id == id && one.author == self.author)
    }

    fn fresh(&mut self, proposal: Proposal) -> SuggestionId {
        let id = self.next;
        self.next = SuggestionId(id.0 + 1);
        let (author, at) = (self.author.to_owned(), self.at);
        self.suggestions.push(Suggestion { id, author, at, proposal });
        id
    }

    fn change(self, mut splices: Vec<Splice>) -> Change {
        let listed = Seq::between(&self.transcript.suggestions, &self.suggestions);
        splices.extend(listed.map(Splice::Suggestions));
        settle(self.transcript, Change { splices })
    }

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
        let mut spans = moved(&turn.spans, group, &edits);
        spans.extend(marks.iter().flat_map(|mark| moved_span(mark, group, &edits)));
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

/// Spans when words are put in and marked.
fn moved(spans: &[Span], group: &[&Replace], edits: &[TextEdit]) -> Vec<Span> {
    spans.iter().flat_map(|span| moved_span(span, group, edits)).collect()
}

/// What is proposed to come or go is never more than what was proposed: words that are put inside
/// it part it. Other spans take them in as they do when words are replaced.
fn moved_span(span: &Span, group: &[&Replace], edits: &[TextEdit]) -> Vec<Span> {
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
