//! What the ids of one copy are called in another one.
//!
//! Both copies give out ids of their own. When the same copy is merged once more, what came from it
//! is known by what it was called then.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};

use super::{Merged, Theirs, merge};
use crate::{
    CommentId, PendingLinkId, Proposal, SpanKind, SpeakerId, SuggestionId, Transcript, TurnId,
};

/// The ids of a copy that are other ones where it was merged into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Names {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::ops) turns: BTreeMap<TurnId, TurnId>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::ops) speakers: BTreeMap<SpeakerId, SpeakerId>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::ops) comments: BTreeMap<CommentId, CommentId>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::ops) suggestions: BTreeMap<SuggestionId, SuggestionId>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::ops) pending_links: BTreeMap<PendingLinkId, PendingLinkId>,
}

/// Merges a copy that was merged before, when it was as in `then` and its ids were called so: only
/// what it did since comes in, and what was decided of the rest stays decided.
pub fn merge_again(
    (then, names): (&Transcript, &Names),
    mine: &Transcript,
    theirs: Theirs<'_>,
    fresh: TurnId,
) -> Merged {
    let now = names.since(then, theirs.transcript, mine);
    let (base, other) = (names.of(then), now.of(theirs.transcript));
    let merged = merge(&base, mine, Theirs { transcript: &other, ..theirs }, fresh);
    let names = now.and_then(&merged.names, theirs.transcript);
    Merged { names, ..merged }
}

impl Names {
    /// A state of the copy with these ids.
    pub(in crate::ops) fn of(&self, copy: &Transcript) -> Transcript {
        let mut named = copy.clone();
        let turn = |id: &mut TurnId| rename(&self.turns, id);
        let speaker = |id: &mut SpeakerId| rename(&self.speakers, id);
        for one in &mut named.speakers {
            speaker(&mut one.id);
        }
        for one in &mut named.turns {
            turn(&mut one.id);
            one.speaker.iter_mut().for_each(speaker);
            for span in &mut one.spans {
                match &mut span.kind {
                    SpanKind::Comment { comment } => rename(&self.comments, comment),
                    SpanKind::Inserted { suggestion }
                    | SpanKind::Deleted { suggestion }
                    | SpanKind::Proposed { suggestion } => rename(&self.suggestions, suggestion),
                    SpanKind::Link { .. }
                    | SpanKind::Emphasis
                    | SpanKind::Heard { .. }
                    | SpanKind::Set { .. } => {}
                }
            }
        }
        for link in &mut named.pending_links {
            rename(&self.pending_links, &mut link.id);
            link.after.iter_mut().chain(&mut link.before).for_each(turn);
        }
        for comment in &mut named.comments {
            rename(&self.comments, &mut comment.id);
            turn(&mut comment.turn);
        }
        for one in &mut named.suggestions {
            rename(&self.suggestions, &mut one.id);
            match &mut one.proposal {
                Proposal::Words => {}
                Proposal::Link { pending, .. } => {
                    pending.iter_mut().for_each(|id| rename(&self.pending_links, id));
                }
                Proposal::Turn { turn: of, .. } => turn(of),
                Proposal::Speaker { turn: of, speaker: to } => {
                    turn(of);
                    to.iter_mut().for_each(speaker);
                }
            }
        }
        named
    }

    /// The same for the copy as it is now: what it put in since is not called like anything else.
    fn since(&self, then: &Transcript, now: &Transcript, mine: &Transcript) -> Self {
        let known = Ids::of(then);
        // An id that was free again may be of something else by now.
        let same_comment = |id: &CommentId| {
            let (was, is) = (then.comment(*id), now.comment(*id));
            was.zip(is).is_some_and(|((_, was), (_, is))| {
                let first =
                    |of: &crate::Comment| of.remarks.first().map(|r| (r.at, r.author.clone()));
                (was.turn, &was.quote, first(was)) == (is.turn, &is.quote, first(is))
            })
        };
        let same_suggestion = |id: &SuggestionId| {
            let now = now.suggestion(*id);
            now.is_some_and(|(_, now)| then.suggestions.contains(now))
        };
        let (ids, mine) = (Ids::of(now), Ids::of(mine));
        Self {
            turns: since(&self.turns, &known.turns, ids.turns, &mine.turns, |_| true),
            speakers: since(&self.speakers, &known.speakers, ids.speakers, &mine.speakers, |_| {
                true
            }),
            comments: since(
                &self.comments,
                &known.comments,
                ids.comments,
                &mine.comments,
                same_comment,
            ),
            suggestions: since(
                &self.suggestions,
                &known.suggestions,
                ids.suggestions,
                &mine.suggestions,
                same_suggestion,
            ),
            pending_links: since(
                &self.pending_links,
                &known.pending_links,
                ids.pending_links,
                &mine.pending_links,
                |_| true,
            ),
        }
    }

    /// What ids of the copy are called that are renamed twice.
    fn and_then(&self, next: &Self, copy: &Transcript) -> Self {
        let ids = Ids::of(copy);
        Self {
            turns: and_then(&self.turns, &next.turns, ids.turns),
            speakers: and_then(&self.speakers, &next.speakers, ids.speakers),
            comments: and_then(&self.comments, &next.comments, ids.comments),
            suggestions: and_then(&self.suggestions, &next.suggestions, ids.suggestions),
            pending_links: and_then(&self.pending_links, &next.pending_links, ids.pending_links),
        }
    }
}

/// The ids of a transcript.
struct Ids {
    turns: BTreeSet<TurnId>,
    speakers: BTreeSet<SpeakerId>,
    comments: BTreeSet<CommentId>,
    suggestions: BTreeSet<SuggestionId>,
    pending_links: BTreeSet<PendingLinkId>,
}

impl Ids {
    fn of(transcript: &Transcript) -> Self {
        Self {
            turns: transcript.turns.iter().map(|turn| turn.id).collect(),
            speakers: transcript.speakers.iter().map(|speaker| speaker.id).collect(),
            comments: transcript.comments.iter().map(|comment| comment.id).collect(),
            suggestions: transcript.suggestions.iter().map(|one| one.id).collect(),
            pending_links: transcript.pending_links.iter().map(|link| link.id).collect(),
        }
    }
}

/// An id that another one follows.
trait Numbered: Copy + Ord + std::hash::Hash {
    fn next(self) -> Self;
}

macro_rules! numbered {
    ($($id:ident),*) => { $(impl Numbered for $id {
        fn next(self) -> Self { Self(self.0 + 1) }
    })* };
}
numbered!(TurnId, SpeakerId, CommentId, SuggestionId, PendingLinkId);

fn rename<Id: Ord + Copy>(names: &BTreeMap<Id, Id>, id: &mut Id) {
    *id = names.get(id).copied().unwrap_or(*id);
}

fn since<Id: Numbered>(
    names: &BTreeMap<Id, Id>,
    known: &BTreeSet<Id>,
    now: BTreeSet<Id>,
    mine: &BTreeSet<Id>,
    is_same: impl Fn(&Id) -> bool,
) -> BTreeMap<Id, Id> {
    let called = |id: &Id| names.get(id).copied().unwrap_or(*id);
    let mut used: HashSet<Id> = known.iter().map(called).collect();
    let last = used.iter().chain(&now).chain(mine).max().copied();
    let mut all = BTreeMap::new();
    let (old, new): (Vec<Id>, Vec<Id>) =
        now.into_iter().partition(|id| known.contains(id) && is_same(id));
    all.extend(old.into_iter().map(|id| (id, called(&id))));
    let mut last = last;
    for id in new {
        let mut name = id;
        if used.contains(&id)
            && let Some(free) = last
        {
            name = free.next();
            last = Some(name);
        }
        used.insert(name);
        all.insert(id, name);
    }
    all
}

/// The ids that are called otherwise in the end.
fn and_then<Id: Ord + Copy>(
    first: &BTreeMap<Id, Id>,
    next: &BTreeMap<Id, Id>,
    ids: BTreeSet<Id>,
) -> BTreeMap<Id, Id> {
    let named = ids.into_iter().map(|id| {
        let mut name = id;
        rename(first, &mut name);
        rename(next, &mut name);
        (id, name)
    });
    named.filter(|(id, name)| id != name).collect()
}
