//! Suggestions accepted and rejected.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::OpError;
use super::give_back::arranged;
use super::pieces::{append, fused, piece, without};
use super::settle::settle;
use super::suggestions::ordered;
use super::text::{map_spans, spliced};
use super::turns::{headed, rehead};
use crate::{
    ByteOffset, Change, Head, PendingLink, Proposal, Seq, Span, SpanKind, Splice, Suggestion,
    SuggestionId, TextEdit, Transcript, Turn, TurnId, TurnKind,
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
    let (mut change, decided) = words_decided(transcript, ids, accept)?;
    let going = decided.values().filter_map(|one| match one.proposal {
        Proposal::Turn { turn, comes } if comes != accept => Some(turn),
        _ => None,
    });
    let going: HashSet<TurnId> = going.collect();
    if !going.is_empty() {
        let mut after = transcript.clone();
        if change.apply(&mut after).is_ok() {
            change.splices.extend(arranged(&after.turns, &joined(&after.turns, &going)));
        }
    }
    Ok(settle(transcript, change))
}

/// Accepts the words of suggestions; turns begin where they did.
///
/// # Errors
/// As [`decide`].
pub(crate) fn accept_words(
    transcript: &Transcript,
    ids: &[SuggestionId],
) -> Result<Change, OpError> {
    words_decided(transcript, ids, true).map(|(change, _)| settle(transcript, change))
}

/// Turns without the beginnings of some.
fn joined(turns: &[Turn], going: &HashSet<TurnId>) -> Vec<Turn> {
    let mut left: Vec<Turn> = Vec::with_capacity(turns.len());
    for turn in turns {
        match left.last_mut() {
            _ if !going.contains(&turn.id) => left.push(turn.clone()),
            _ if turn.text.is_empty() => {}
            Some(before) => {
                let seam = ByteOffset(before.text.len());
                append(before, piece(turn, 0..turn.text.len()), "");
                // A span that was cut where the turn began is one again.
                let spans = std::mem::take(&mut before.spans);
                before.spans = fused(spans, |last, span| last.end == seam && span.start == seam);
            }
            None => left.push(turn.clone()),
        }
    }
    left
}

/// Everything decided but where turns begin, and the suggestions.
fn words_decided<'t>(
    transcript: &'t Transcript,
    ids: &[SuggestionId],
    accept: bool,
) -> Result<(Change, HashMap<SuggestionId, &'t Suggestion>), OpError> {
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
    let placed = |link: &PendingLink| {
        accept
            && decided.values().any(|one| {
                matches!(one.proposal, Proposal::Link { pending: Some(id), .. } if id == link.id)
            })
    };
    let waiting: Vec<PendingLink> =
        transcript.pending_links.iter().filter(|link| !placed(link)).cloned().collect();
    let ends = Seq::between(&transcript.pending_links, &waiting);
    splices.extend(ends.map(Splice::PendingLinks));
    let left: Vec<Suggestion> =
        transcript.suggestions.iter().filter(|one| !chosen.contains(&one.id)).cloned().collect();
    splices.extend(Seq::between(&transcript.suggestions, &left).map(Splice::Suggestions));
    Ok((Change { splices }, decided))
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
    let relinked = turn.spans.iter().filter_map(|span| {
        let one = of(span).filter(|one| matches!(one.proposal, Proposal::Link { .. }))?;
        accept.then_some((one.id, span.start..span.end))
    });
    let relinked: Vec<(SuggestionId, Range<ByteOffset>)> = relinked.collect();
    // Of links that are proposed for the same words, the last is accepted last.
    let later =
        |id: SuggestionId| relinked.iter().filter(move |(other, _)| *other > id).map(|(_, at)| at);
    let mut spans = Vec::new();
    for span in &turn.spans {
        let Some(suggestion) = of(span) else {
            spans.extend(given_way(span, relinked.iter().map(|(_, at)| at)));
            continue;
        };
        match (&span.kind, &suggestion.proposal) {
            (SpanKind::Deleted { .. }, _) if accept => gone.push((span.start, span.end)),
            (SpanKind::Inserted { .. }, _) if !accept => gone.push((span.start, span.end)),
            // In the same place of the list, so that the order of decisions does not matter.
            (SpanKind::Proposed { .. }, Proposal::Link { url: Some(url), .. }) if accept => {
                let link = Span { kind: SpanKind::Link { url: url.clone() }, ..span.clone() };
                spans.extend(given_way(&link, later(suggestion.id)));
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
fn given_way<'r>(span: &Span, ranges: impl Iterator<Item = &'r Range<ByteOffset>>) -> Vec<Span> {
    if !matches!(span.kind, SpanKind::Link { .. }) {
        return vec![span.clone()];
    }
    let left = without(span.start..span.end, ranges.cloned()).into_iter();
    left.map(|Range { start, end }| Span { start, end, ..span.clone() }).collect()
}
