//! A copy that comes back a second time: what it brought before is called what it was called then.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use crate::ops::Names;
use crate::{Comment, CommentId, Proposal, SpanKind, Suggestion, SuggestionId, Transcript, TurnId};

/// The same copy as it came back later, with the ids that it had `then` for all that is the same and
/// was not sent with it.
pub fn called_alike(sent: &Transcript, then: &Transcript, now: &Transcript) -> Transcript {
    let turns = |of: &'_ Transcript| -> Vec<(TurnId, String)> {
        of.turns.iter().map(|turn| (turn.id, turn.text.clone())).collect()
    };
    let is_sent = |id: TurnId| sent.turn(id).is_some();
    let turns = alike(is_sent, turns(then), turns(now), |id| TurnId(id.0 + 1));
    let now = Names { turns, ..Names::default() }.of(now);
    let is_sent = |id: SuggestionId| sent.suggestion(id).is_some();
    let next = |id: SuggestionId| SuggestionId(id.0 + 1);
    let suggestions = alike(is_sent, suggested(then), suggested(&now), next);
    let threads = |of: &'_ Transcript| -> Vec<(CommentId, Begins)> {
        of.comments.iter().map(|one| (one.id, begins(one))).collect()
    };
    let is_sent = |id: CommentId| sent.comment(id).is_some();
    let comments = alike(is_sent, threads(then), threads(&now), |id| CommentId(id.0 + 1));
    Names { suggestions, comments, ..Names::default() }.of(&now)
}

/// What ids of one list are to be called: like those in another with the same content, and otherwise
/// like nothing in it. What was sent keeps its id.
fn alike<Id: Copy + Ord, Content: Eq + Hash>(
    is_sent: impl Fn(Id) -> bool,
    then: Vec<(Id, Content)>,
    now: Vec<(Id, Content)>,
    next: impl Fn(Id) -> Id,
) -> BTreeMap<Id, Id> {
    let mut taken: BTreeSet<Id> = then.iter().map(|(id, _)| *id).collect();
    let mut last = taken.iter().copied().chain(now.iter().map(|(id, _)| *id)).max();
    let mut known: HashMap<Content, Vec<Id>> = HashMap::new();
    for (id, content) in then.into_iter().filter(|(id, _)| !is_sent(*id)) {
        known.entry(content).or_default().push(id);
    }
    let mut names = BTreeMap::new();
    let mut new = Vec::new();
    for (id, content) in now.into_iter().filter(|(id, _)| !is_sent(*id)) {
        let same = known.get_mut(&content).filter(|ids| !ids.is_empty());
        match same.map(|ids| ids.remove(0)) {
            Some(name) => {
                names.insert(id, name);
            }
            None => new.push(id),
        }
    }
    for id in new {
        let mut name = id;
        if taken.contains(&id)
            && let Some(free) = last.map(&next)
        {
            name = free;
            last = Some(free);
        }
        taken.insert(name);
        names.insert(id, name);
    }
    names
}

/// What a suggestion does, and to which words.
type Does = (String, i64, String, Vec<(TurnId, u8, String)>);

fn suggested(of: &Transcript) -> Vec<(SuggestionId, Does)> {
    let mut words: HashMap<SuggestionId, Vec<(TurnId, u8, String)>> = HashMap::new();
    for turn in &of.turns {
        for span in &turn.spans {
            let Some(id) = span.kind.suggestion() else { continue };
            let kind = match span.kind {
                SpanKind::Inserted { .. } => 0,
                SpanKind::Deleted { .. } => 1,
                _ => 2,
            };
            let text = turn.text.get(span.start.0..span.end.0).unwrap_or("").to_owned();
            words.entry(id).or_default().push((turn.id, kind, text));
        }
    }
    let what = |one: &Suggestion| match &one.proposal {
        Proposal::Words => String::new(),
        other => format!("{other:?}"),
    };
    let all = of.suggestions.iter().map(|one| {
        let words = words.remove(&one.id).unwrap_or_default();
        (one.id, (one.author.clone(), one.at.0, what(one), words))
    });
    all.collect()
}

/// What a thread begins with.
type Begins = (TurnId, String, Option<(String, i64, String)>);

fn begins(one: &Comment) -> Begins {
    let first = one.remarks.first();
    let first = first.map(|first| (first.author.clone(), first.at.0, first.text.clone()));
    (one.turn, one.quote.clone(), first)
}
