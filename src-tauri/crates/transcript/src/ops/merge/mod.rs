//! What two hands made of one transcript, brought together.
//!
//! The words of both are compared with what they began with; what one side alone changed is in
//! force ([`chunks`], [`laying`]), and where both changed the same, mine is and theirs is proposed
//! beside it ([`both`]). Comments, suggestions, links and emphasis of both come with their words
//! ([`spans`]). Nothing that either put in is lost.

mod both;
mod chunks;
mod laying;
mod lists;
mod names;
mod spans;

use std::collections::HashSet;

use super::give_back::arranged;
use super::pieces::fused;

use crate::compare::compare;
use crate::compare::stream::Stream;
use crate::{Change, Moment, Proposal, Seq, Splice, Transcript, TurnId};
use laying::Laying;
use lists::{Lists, settle};
pub use names::{Names, merge_again};
use spans::goes_on;

/// The other side of a merge.
#[derive(Clone, Copy, Debug)]
pub struct Theirs<'t> {
    /// As it is now.
    pub transcript: &'t Transcript,
    /// Whose name stands on what is proposed.
    pub author: &'t str,
    /// When it was merged.
    pub at: Moment,
}

/// What a merge makes of mine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The change.
    pub change: Change,
    /// How many of their changes are in force.
    pub taken: usize,
    /// How many wait for a decision: suggestions, and comments that say what cannot be proposed.
    pub conflicts: usize,
    /// What ids of theirs are called in the result.
    pub names: Names,
}

/// Brings what theirs made of `base` into mine. Where both changed the same, mine stays in force and
/// theirs comes in as a suggestion, or where none can say it, as a comment. Turns that theirs put in
/// have ids from `fresh` on.
pub fn merge(base: &Transcript, mine: &Transcript, theirs: Theirs<'_>, fresh: TurnId) -> Merged {
    let Theirs { transcript: other, author, at } = theirs;
    let (my, their) = (compare(base, mine), compare(base, other));
    let same_review = (&base.comments, &base.suggestions) == (&other.comments, &other.suggestions);
    if their.is_empty() && same_review && marks_are_same(base, other) {
        return Merged::default();
    }
    let streams = (Stream::of(base), Stream::of(mine), Stream::of(other));
    let lists = Lists::new(base, mine, other);
    let mut laying = Laying::new(streams, lists, (author, at), fresh);
    let chunks = chunks::chunks(&my, &their);
    for chunk in &chunks {
        laying.lay(chunk);
    }
    let title = settle(&base.title, mine.title.clone(), other.title.clone());
    if let Some(first) = laying.turns.first().map(|turn| turn.id).filter(|_| title.conflict) {
        laying.remark(first, format!("The other copy is called “{}”.", other.title));
    }
    let texts: HashSet<usize> = chunks.iter().flat_map(|c| c.differences.clone()).collect();
    let words = texts.difference(&laying.waiting).count() + usize::from(title.taken);
    let Laying { mut turns, mut lists, turn_ids, taken, conflicts, .. } = laying;
    lists.rename(&turn_ids);
    for turn in &mut turns {
        let mut spans = std::mem::take(&mut turn.spans);
        spans.sort_by_key(|span| (span.start, span.end));
        turn.spans = fused(spans, goes_on);
    }
    let proposed = lists.suggestions.iter().filter_map(|one| match one.proposal {
        Proposal::Speaker { speaker, .. } => speaker,
        Proposal::Words | Proposal::Link { .. } | Proposal::Turn { .. } => None,
    });
    let speaking = turns.iter().filter_map(|turn| turn.speaker).chain(proposed).collect();
    lists.needed(base, mine, other, &speaking);
    let mut splices: Vec<Splice> = Vec::new();
    if title.value != mine.title {
        splices.push(Splice::Title { removed: mine.title.clone(), inserted: title.value });
    }
    splices.extend(Seq::between(&mine.speakers, &lists.speakers).map(Splice::Speakers));
    splices.extend(Seq::between(&mine.comments, &lists.comments).map(Splice::Comments));
    splices.extend(Seq::between(&mine.suggestions, &lists.suggestions).map(Splice::Suggestions));
    let pending = Seq::between(&mine.pending_links, &lists.pending_links);
    splices.extend(pending.map(Splice::PendingLinks));
    splices.extend(arranged(&mine.turns, &turns));
    // A suggestion whose words are gone has nothing to propose any more.
    let change = super::settle(mine, Change { splices });
    let taken = words + taken + lists.taken;
    Merged { change, taken, conflicts, names: lists.names(turn_ids) }
}

/// True when comments and suggestions are on the same words.
fn marks_are_same(base: &Transcript, other: &Transcript) -> bool {
    base.turns.iter().map(|turn| &turn.spans).eq(other.turns.iter().map(|turn| &turn.spans))
}
