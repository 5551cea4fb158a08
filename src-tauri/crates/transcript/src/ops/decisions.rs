//! Suggestions accepted and rejected, and those that are left nowhere.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::OpError;
use super::pieces::without;
use super::suggestions::ordered;
use super::text::{map_spans, spliced};
use super::turns::{headed, rehead};
use crate::{
    ByteOffset, Change, Head, Proposal, Seq, Span, SpanKind, Splice, Suggestion, SuggestionId,
    TextEdit, Transcript, Turn, TurnKind,
};

/// Accepts suggestions or rejects them, all as one change. What cannot be done any more, such as
/// giving away a turn that is gone, is not done; the suggestion goes all the same.
///
/// # Errors
/// [`OpError::NoSuchSuggestion`] when one of them is gone.
pub fn decide(
    transcript: &Transcript,
    ids: &[SuggestionId],
    accept: bool,
) -> Result<Change, OpError> {
    let chosen: HashSet<SuggestionId> = ids.iter().copied().collect();
    let decided = transcript.suggestions.iter().filter(|one| chosen.contains(&one.id));
    let decided: HashMap<SuggestionId, &Suggestion> = decided.map(|one| (one.id, one)).collect();
    if decided.len() < chosen.len() {
        return Err(OpError::NoSuchSuggestion);
    }
    let mut splices: Vec<Splice> = Vec::new();
    let mut heads = Vec::new();
    if accept {
        for suggestion in decided.values() {
            let Proposal::Speaker { turn, speaker } = suggestion.proposal else { continue };
            let Some((at, turn)) = transcript.turn(turn) else { continue };
            let known = speaker.is_none_or(|id| transcript.speaker(id).is_some());
            if known && turn.kind == TurnKind::Speech && turn.speaker != speaker {
                heads.push((at, suggestion.id, rehead(turn, Head { speaker, ..turn.head() })));
            }
        }
        heads.sort_by_key(|(at, id, _)| (*at, *id));
        heads.dedup_by_key(|(at, ..)| *at);
    }
    splices.extend(headed(heads.into_iter().map(|(.., head)| head).collect()).splices);
    splices.extend(transcript.turns.iter().filter_map(|turn| words(turn, &decided, accept)));
    let left: Vec<Suggestion> =
        transcript.suggestions.iter().filter(|one| !chosen.contains(&one.id)).cloned().collect();
    splices.extend(Seq::between(&transcript.suggestions, &left).map(Splice::Suggestions));
    Ok(settle(transcript, Change { splices }))
}

/// A turn with some suggestions decided.
fn words(
    turn: &Turn,
    decided: &HashMap<SuggestionId, &Suggestion>,
    accept: bool,
) -> Option<Splice> {
    let of = |span: &Span| span.kind.suggestion().and_then(|id| decided.get(&id)).copied();
    if !turn.spans.iter().any(|span| of(span).is_some()) {
        return None;
    }
    let mut gone: Vec<(ByteOffset, ByteOffset)> = Vec::new();
    let relinks = |span: &&Span| {
        accept && of(span).is_some_and(|one| matches!(one.proposal, Proposal::Link { .. }))
    };
    let relinked = turn.spans.iter().filter(relinks).map(|span| span.start..span.end);
    let relinked: Vec<Range<ByteOffset>> = relinked.collect();
    let mut spans = Vec::new();
    for span in &turn.spans {
        let Some(suggestion) = of(span) else {
            spans.extend(given_way(span, &relinked));
            continue;
        };
        match (&span.kind, &suggestion.proposal) {
            (SpanKind::Deleted { .. }, _) if accept => gone.push((span.start, span.end)),
            (SpanKind::Inserted { .. }, _) if !accept => gone.push((span.start, span.end)),
            // In the same place of the list, so that the order of decisions does not matter.
            (SpanKind::Proposed { .. }, Proposal::Link { url: Some(url) }) if accept => {
                spans.push(Span { kind: SpanKind::Link { url: url.clone() }, ..span.clone() });
            }
            _ => {}
        }
    }
    gone.sort_unstable();
    let mut edits: Vec<TextEdit> = Vec::new();
    let mut done = ByteOffset(0);
    for (start, end) in gone {
        let start = start.max(done);
        if start < end {
            let removed = turn.text.get(start.0..end.0)?.to_owned();
            edits.push(TextEdit { at: start, removed, inserted: String::new() });
            done = end;
        }
    }
    let spans = ordered(map_spans(&spans, &edits));
    spliced(turn, edits, spans)
}

/// What a span keeps where ranges get another link: a link gives way there.
fn given_way(span: &Span, ranges: &[Range<ByteOffset>]) -> Vec<Span> {
    if !matches!(span.kind, SpanKind::Link { .. }) {
        return vec![span.clone()];
    }
    let left = without(span.start..span.end, ranges.iter().cloned()).into_iter();
    left.map(|Range { start, end }| Span { start, end, ..span.clone() }).collect()
}

/// A change, and with it the end of suggestions that it leaves nowhere: their words are gone, their
/// turn is, or the turn has the proposed speaker by now.
pub fn settle(transcript: &Transcript, mut change: Change) -> Change {
    let proposes = change.splices.iter().any(|splice| matches!(splice, Splice::Suggestions(_)));
    if transcript.suggestions.is_empty() && !proposes {
        return change;
    }
    let mut after = transcript.clone();
    // A change that does not fit is refused by whoever applies it.
    if change.apply(&mut after).is_err() {
        return change;
    }
    let spans = after.turns.iter().flat_map(|turn| &turn.spans);
    let placed: HashSet<SuggestionId> = spans.filter_map(|span| span.kind.suggestion()).collect();
    let stands = |one: &Suggestion| match one.proposal {
        Proposal::Words | Proposal::Link { .. } => placed.contains(&one.id),
        Proposal::Speaker { turn, speaker } => {
            let known = speaker.is_none_or(|id| after.speaker(id).is_some());
            let waits = |turn: &Turn| turn.kind == TurnKind::Speech && turn.speaker != speaker;
            known && after.turn(turn).is_some_and(|(_, turn)| waits(turn))
        }
    };
    let left: Vec<Suggestion> =
        after.suggestions.iter().filter(|one| stands(one)).cloned().collect();
    let ends = Seq::between(&after.suggestions, &left);
    change.splices.extend(ends.map(Splice::Suggestions));
    change
}
