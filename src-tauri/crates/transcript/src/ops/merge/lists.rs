//! Speakers, comments, suggestions and pending links of two sides, and what those of theirs are
//! called in mine.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::names::Names;
use crate::{
    Comment, CommentId, PendingLink, PendingLinkId, Proposal, Speaker, SpeakerId, Suggestion,
    SuggestionId, Transcript, TurnId,
};

/// What a value is that was `base` once: mine where both changed it.
pub(super) struct Settled<T> {
    pub(super) value: T,
    /// True when it is taken from theirs.
    pub(super) taken: bool,
    /// True when both changed it, and not to the same.
    pub(super) conflict: bool,
}

pub(super) fn settle<T: PartialEq>(base: &T, mine: T, theirs: T) -> Settled<T> {
    if mine == theirs || *base == theirs {
        Settled { value: mine, taken: false, conflict: false }
    } else if *base == mine {
        Settled { value: theirs, taken: true, conflict: false }
    } else {
        Settled { value: mine, taken: false, conflict: true }
    }
}

/// The lists of the result, with what ids of theirs are in them.
pub(super) struct Lists {
    pub(super) speakers: Vec<Speaker>,
    pub(super) comments: Vec<Comment>,
    pub(super) suggestions: Vec<Suggestion>,
    pub(super) pending_links: Vec<PendingLink>,
    pub(super) speaker_ids: HashMap<SpeakerId, SpeakerId>,
    /// Only of those that mine has not: what mine has stands where mine has it.
    pub(super) comment_ids: HashMap<CommentId, CommentId>,
    pub(super) suggestion_ids: HashMap<SuggestionId, SuggestionId>,
    pub(super) pending_link_ids: HashMap<PendingLinkId, PendingLinkId>,
    /// Threads of theirs that mine has as others.
    known_comments: HashMap<CommentId, CommentId>,
    /// Suggestions that both began with and theirs still has.
    old_suggestions: Vec<Suggestion>,
    /// What those of them are called that theirs added words to and mine had decided on.
    added: HashMap<SuggestionId, SuggestionId>,
    /// Suggestions of mine that theirs decided on.
    pub(super) decided: HashSet<SuggestionId>,
    pub(super) taken: usize,
    next_comment: CommentId,
    next_suggestion: SuggestionId,
}

impl Lists {
    pub(super) fn new(base: &Transcript, mine: &Transcript, theirs: &Transcript) -> Self {
        let next = |of: &Transcript| (of.fresh_comment_id(), of.fresh_suggestion_id());
        let all = [next(base), next(mine), next(theirs)];
        let mut lists = Self {
            speakers: mine.speakers.clone(),
            comments: mine.comments.clone(),
            suggestions: mine.suggestions.clone(),
            pending_links: mine.pending_links.clone(),
            speaker_ids: HashMap::new(),
            comment_ids: HashMap::new(),
            suggestion_ids: HashMap::new(),
            pending_link_ids: HashMap::new(),
            known_comments: HashMap::new(),
            old_suggestions: Vec::new(),
            added: HashMap::new(),
            decided: HashSet::new(),
            taken: 0,
            next_comment: all.iter().map(|next| next.0).max().unwrap_or(CommentId(1)),
            next_suggestion: all.iter().map(|next| next.1).max().unwrap_or(SuggestionId(1)),
        };
        lists.speakers(base, mine, theirs);
        lists.comments(base, mine, theirs);
        lists.suggestions(base, mine, theirs);
        lists.pending_links(base, mine, theirs);
        lists
    }

    pub(super) fn fresh_comment(&mut self) -> CommentId {
        let id = self.next_comment;
        self.next_comment = CommentId(id.0 + 1);
        id
    }

    pub(super) fn fresh_suggestion(&mut self) -> SuggestionId {
        let id = self.next_suggestion;
        self.next_suggestion = SuggestionId(id.0 + 1);
        id
    }

    pub(super) fn speaker(&self, theirs: Option<SpeakerId>) -> Option<SpeakerId> {
        theirs.and_then(|id| self.speaker_ids.get(&id).copied())
    }

    fn speakers(&mut self, base: &Transcript, mine: &Transcript, theirs: &Transcript) {
        let all = base.speakers.iter().chain(&mine.speakers).chain(&theirs.speakers);
        let mut next = all.map(|speaker| speaker.id.0 + 1).max().unwrap_or(1);
        for speaker in &theirs.speakers {
            let known = base.speaker(speaker.id);
            let listed = self.speakers.iter_mut().find(|other| other.id == speaker.id);
            let id = match (known, listed) {
                (Some(was), Some(listed)) => {
                    self.taken += usize::from(unite(was, listed, speaker));
                    speaker.id
                }
                // Mine removed it: it is back where a turn needs it.
                (Some(_), None) => {
                    self.speakers.push(speaker.clone());
                    speaker.id
                }
                (None, listed) => {
                    let is_free = listed.is_none();
                    let same = |other: &&Speaker| {
                        base.speaker(other.id).is_none()
                            && other.label.to_lowercase() == speaker.label.to_lowercase()
                    };
                    match mine.speakers.iter().find(same) {
                        Some(same) => same.id,
                        None => {
                            let id = if is_free { speaker.id } else { SpeakerId(next) };
                            next = next.max(id.0 + 1);
                            self.speakers.push(Speaker { id, ..speaker.clone() });
                            self.taken += 1;
                            id
                        }
                    }
                }
            };
            self.speaker_ids.insert(speaker.id, id);
        }
    }

    /// The list without speakers whom a side removed and whom no turn needs.
    pub(super) fn needed(
        &mut self,
        base: &Transcript,
        mine: &Transcript,
        theirs: &Transcript,
        speaking: &HashSet<SpeakerId>,
    ) {
        let taken = &mut self.taken;
        self.speakers.retain(|speaker| {
            let Some(was) = base.speaker(speaker.id) else { return true };
            let in_mine = mine.speaker(speaker.id);
            let gone = theirs.speaker(speaker.id).is_none() && in_mine == Some(was);
            let goes = !speaking.contains(&speaker.id) && (gone || in_mine.is_none());
            *taken += usize::from(goes && gone);
            !goes
        });
    }

    fn comments(&mut self, base: &Transcript, mine: &Transcript, theirs: &Transcript) {
        for comment in &theirs.comments {
            let was = base.comment(comment.id).map(|(_, was)| was);
            let begins_same = |other: &&mut Comment| {
                let of_base = base.comment(other.id).is_some();
                let place = |of: &Comment| (of.turn, of.quote.clone());
                let same = other.remarks.first() == comment.remarks.first();
                !of_base && same && place(other) == place(comment)
            };
            let listed = match was {
                Some(_) => self.comments.iter_mut().find(|other| other.id == comment.id),
                None => self.comments.iter_mut().find(begins_same),
            };
            if let Some(listed) = listed {
                self.known_comments.insert(comment.id, listed.id);
                let new = comment.remarks.iter().filter(|remark| !listed.remarks.contains(remark));
                let new: Vec<_> = new.cloned().collect();
                let was = was.map_or(comment.resolved, |was| was.resolved);
                let resolved = settle(&was, listed.resolved, comment.resolved);
                self.taken += new.len() + usize::from(resolved.taken);
                listed.resolved = resolved.value;
                listed.remarks.extend(new);
                // The first stays first: the thread is about it.
                if let Some(replies) = listed.remarks.get_mut(1..) {
                    replies.sort_by_key(|remark| remark.at);
                }
                continue;
            }
            if was == Some(comment) {
                // Mine took it away, and theirs had nothing to add.
                continue;
            }
            let is_free = mine.comment(comment.id).is_none();
            let id = if is_free { comment.id } else { self.fresh_comment() };
            self.comments.push(Comment { id, ..comment.clone() });
            self.comment_ids.insert(comment.id, id);
            self.taken += 1;
        }
    }

    fn suggestions(&mut self, base: &Transcript, mine: &Transcript, theirs: &Transcript) {
        for suggestion in &theirs.suggestions {
            // An id that was free again may be of something else by now.
            if base.suggestions.contains(suggestion) {
                self.old_suggestions.push(suggestion.clone());
            }
            if base.suggestions.contains(suggestion) || mine.suggestions.contains(suggestion) {
                continue;
            }
            let is_free = mine.suggestion(suggestion.id).is_none();
            let id = if is_free { suggestion.id } else { self.fresh_suggestion() };
            self.suggestions.push(Suggestion { id, ..suggestion.clone() });
            self.suggestion_ids.insert(suggestion.id, id);
            self.taken += 1;
        }
        let decided = base.suggestions.iter().filter(|was| {
            !theirs.suggestions.contains(was)
                && mine.suggestion(was.id).is_some_and(|(_, now)| now == *was)
        });
        self.decided = decided.map(|was| was.id).collect();
        self.suggestions.retain(|one| !self.decided.contains(&one.id));
        self.taken += self.decided.len();
    }

    /// What a suggestion that both began with is called on words that theirs added to it: one that mine
    /// has decided on is another one there.
    pub(super) fn added_to(&mut self, id: SuggestionId) -> Option<SuggestionId> {
        let known = self.suggestion_ids.get(&id).or_else(|| self.added.get(&id));
        if let Some(known) = known {
            return Some(*known);
        }
        let old = self.old_suggestions.iter().find(|one| one.id == id)?.clone();
        if self.suggestions.contains(&old) {
            return Some(id);
        }
        let fresh = self.fresh_suggestion();
        self.suggestions.push(Suggestion { id: fresh, ..old });
        self.added.insert(id, fresh);
        Some(fresh)
    }

    /// Turns and speakers that what came from theirs names, as they are called in the result.
    pub(super) fn rename(&mut self, turns: &HashMap<TurnId, TurnId>) {
        let turn = |id: &mut TurnId| *id = turns.get(id).copied().unwrap_or(*id);
        let new: HashSet<CommentId> = self.comment_ids.values().copied().collect();
        for comment in self.comments.iter_mut().filter(|comment| new.contains(&comment.id)) {
            turn(&mut comment.turn);
        }
        let new: HashSet<SuggestionId> = self.suggestion_ids.values().copied().collect();
        for suggestion in self.suggestions.iter_mut().filter(|one| new.contains(&one.id)) {
            match &mut suggestion.proposal {
                Proposal::Words => {}
                Proposal::Link { pending, .. } => {
                    let named = |id| self.pending_link_ids.get(&id).copied().unwrap_or(id);
                    *pending = pending.map(named);
                }
                Proposal::Turn { turn: of, .. } => turn(of),
                Proposal::Speaker { turn: of, speaker } => {
                    turn(of);
                    *speaker = speaker.and_then(|id| self.speaker_ids.get(&id).copied());
                }
            }
        }
    }

    /// What ids of theirs are called in the result.
    pub(super) fn names(self, turns: HashMap<TurnId, TurnId>) -> Names {
        Names {
            turns: renamed(turns),
            speakers: renamed(self.speaker_ids),
            comments: renamed(self.known_comments.into_iter().chain(self.comment_ids)),
            suggestions: renamed(self.suggestion_ids.into_iter().chain(self.added)),
            pending_links: renamed(self.pending_link_ids),
        }
    }

    fn pending_links(&mut self, base: &Transcript, mine: &Transcript, theirs: &Transcript) {
        let find = |of: &Transcript, id: PendingLinkId| of.pending_link(id).map(|(_, l)| l.clone());
        let all = [base, mine, theirs].into_iter().flat_map(|of| &of.pending_links);
        let mut next = all.map(|link| link.id.0 + 1).max().unwrap_or(1);
        for was in &base.pending_links {
            let Some(at) = self.pending_links.iter().position(|link| link.id == was.id) else {
                continue;
            };
            let now = find(mine, was.id);
            let settled = settle(&Some(was.clone()), now, find(theirs, was.id));
            if settled.taken {
                self.pending_links.splice(at..=at, settled.value);
                self.taken += 1;
            }
        }
        let is_new = |link: &&PendingLink| base.pending_link(link.id).is_none();
        for link in theirs.pending_links.iter().filter(is_new) {
            let same =
                |other: &&PendingLink| PendingLink { id: link.id, ..(*other).clone() } == *link;
            if let Some(same) = self.pending_links.iter().find(same) {
                self.pending_link_ids.insert(link.id, same.id);
                continue;
            }
            let is_free = find(mine, link.id).is_none();
            let id = if is_free { link.id } else { PendingLinkId(next) };
            next = next.max(id.0 + 1);
            self.pending_links.push(PendingLink { id, ..link.clone() });
            self.pending_link_ids.insert(link.id, id);
            self.taken += 1;
        }
    }
}

/// The ids that are called otherwise.
fn renamed<Id: Ord>(names: impl IntoIterator<Item = (Id, Id)>) -> BTreeMap<Id, Id> {
    names.into_iter().filter(|(id, name)| id != name).collect()
}

/// What theirs tells of a speaker taken over as far as mine did not tell something else; a label
/// that is not taken is one more name. True when something was taken.
fn unite(was: &Speaker, mine: &mut Speaker, theirs: &Speaker) -> bool {
    let before = mine.clone();
    let label = settle(&was.label, mine.label.clone(), theirs.label.clone());
    if label.conflict && !mine.aliases.contains(&theirs.label) {
        mine.aliases.push(theirs.label.clone());
    }
    mine.label = label.value;
    mine.name = settle(&was.name, mine.name.clone(), theirs.name.clone()).value;
    mine.role = settle(&was.role, mine.role.clone(), theirs.role.clone()).value;
    mine.colour = settle(&was.colour, mine.colour, theirs.colour).value;
    for alias in &theirs.aliases {
        if !was.aliases.contains(alias) && !mine.aliases.contains(alias) {
            mine.aliases.push(alias.clone());
        }
    }
    *mine != before
}
