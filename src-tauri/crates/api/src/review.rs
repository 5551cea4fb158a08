//! Comments and suggestions as the interface sees them.

use std::collections::HashMap;

use transcript::{CommentId, Proposal, Span, SpanKind, SuggestionId, Transcript, Turn};

use crate::mentions::mentions;
use crate::update::{small, words};
use crate::utf16::from_bytes;
use crate::wire::{CommentView, ProposalView, RemarkView, SuggestionView};

/// The spans of something, each with its turn, in order.
type Places<'t> = Vec<(&'t Turn, &'t Span)>;

/// The threads, in the order of their places; those whose words are gone come last.
pub(crate) fn comment_views(transcript: &Transcript) -> Vec<CommentView> {
    if transcript.comments.is_empty() {
        return Vec::new();
    }
    let places: HashMap<CommentId, Places<'_>> = places(transcript, |kind| match kind {
        SpanKind::Comment { comment } => Some(*comment),
        _ => None,
    });
    let turns = transcript.turns.iter().enumerate();
    let turns: HashMap<u64, (usize, &Turn)> = turns.map(|at| (at.1.id.0, at)).collect();
    let mut views: Vec<CommentView> = Vec::with_capacity(transcript.comments.len());
    views.extend(transcript.comments.iter().map(|comment| {
        let places = places.get(&comment.id).map_or(&[][..], Vec::as_slice);
        let own = turns.get(&comment.turn.0).map(|(_, turn)| *turn);
        let (turn, start, end) = extent(places, own);
        CommentView {
            comment: comment.id.0,
            turn,
            start,
            end,
            quote: comment.quote.clone(),
            gone: places.is_empty(),
            remarks: comment
                .remarks
                .iter()
                .map(|remark| RemarkView {
                    author: remark.author.clone(),
                    at: remark.at.0,
                    text: remark.text.clone(),
                    mentions: mentions(transcript, &remark.text),
                })
                .collect(),
            resolved: comment.resolved,
        }
    }));
    let place = |turn: Option<u64>| turn.and_then(|id| turns.get(&id)).map(|(index, _)| *index);
    // What is on no turn any more stands at the very end.
    views.sort_by_key(|view| {
        (view.gone, place(view.turn).unwrap_or(usize::MAX), view.start, view.comment)
    });
    views
}

/// What is proposed, in the order in which it came.
pub(crate) fn suggestion_views(transcript: &Transcript) -> Vec<SuggestionView> {
    if transcript.suggestions.is_empty() {
        return Vec::new();
    }
    let places: HashMap<SuggestionId, Places<'_>> = places(transcript, SpanKind::suggestion);
    let views = transcript.suggestions.iter().map(|suggestion| {
        let places = places.get(&suggestion.id).map_or(&[][..], Vec::as_slice);
        let joined = |wanted: fn(&SpanKind) -> bool| {
            let wanted = places.iter().filter(|(_, span)| wanted(&span.kind));
            wanted.map(|(turn, span)| words(turn, span.start, span.end)).collect::<String>()
        };
        let mut own = None;
        let proposal = match &suggestion.proposal {
            Proposal::Words => ProposalView::Words {
                removed: joined(|kind| matches!(kind, SpanKind::Deleted { .. })),
                inserted: joined(|kind| matches!(kind, SpanKind::Inserted { .. })),
            },
            Proposal::Turn { turn, comes } => {
                own = transcript.turn(*turn).map(|(_, turn)| turn);
                ProposalView::Turn {
                    comes: *comes,
                    removed: joined(|kind| matches!(kind, SpanKind::Deleted { .. })),
                    inserted: joined(|kind| matches!(kind, SpanKind::Inserted { .. })),
                }
            }
            Proposal::Link { url, .. } => ProposalView::Link {
                text: joined(|kind| matches!(kind, SpanKind::Proposed { .. })),
                url: url.clone(),
            },
            Proposal::Speaker { turn, speaker } => {
                own = transcript.turn(*turn).map(|(_, turn)| turn);
                ProposalView::Speaker {
                    from: own.and_then(|turn| turn.speaker).map(|id| id.0),
                    to: speaker.map(|id| id.0),
                }
            }
        };
        let (turn, start, end) = extent(places, own);
        let (author, at) = (suggestion.author.clone(), suggestion.at.0);
        SuggestionView { suggestion: suggestion.id.0, author, at, turn, start, end, proposal }
    });
    views.collect()
}

/// The spans of a transcript by what they name.
fn places<'t, Id: Eq + std::hash::Hash>(
    transcript: &'t Transcript,
    names: impl Fn(&SpanKind) -> Option<Id>,
) -> HashMap<Id, Places<'t>> {
    let mut places: HashMap<Id, Places<'t>> = HashMap::new();
    for turn in &transcript.turns {
        for span in &turn.spans {
            if let Some(id) = names(&span.kind) {
                places.entry(id).or_default().push((turn, span));
            }
        }
    }
    places
}

/// From the first place to the last one in the same turn; without any, the beginning of the turn
/// that it was made on.
fn extent(places: &[(&Turn, &Span)], own: Option<&Turn>) -> (Option<u64>, u32, u32) {
    let Some((turn, first)) = places.first() else {
        return (own.map(|turn| turn.id.0), 0, 0);
    };
    let same = places.iter().filter(|(other, _)| other.id == turn.id);
    let end = same.map(|(_, span)| span.end).max().unwrap_or(first.end);
    let place = |at| small(from_bytes(&turn.text, at).0);
    (Some(turn.id.0), place(first.start), place(end))
}
