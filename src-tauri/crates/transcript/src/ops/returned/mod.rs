//! A finished copy that comes back edited, as suggestions on the turns that it names.
//!
//! Both copies are read by the same reader: the one that was sent, and the one that came back. What
//! differs between the two was done there; what a copy cannot hold differs in neither. Words that
//! came or went become suggestions of whoever tracked them, or else of whoever saved the file
//! ([`words`], [`laying`]); what Galley itself had tracked and is tracked no longer is decided.
//! Labels ([`heads`]) and remarks ([`threads`]) are compared alike. All else is as it was sent.

mod again;
mod heads;
mod laying;
mod order;
mod threads;
mod turns;
mod words;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::decisions::decide;
use crate::{
    ByteOffset, CommentId, Moment, Proposal, ReadCopy, Span, SpanKind, SpeakerId, Suggestion,
    SuggestionId, Transcript, TurnId,
};
pub use again::called_alike;
use laying::{Put, moved, span};

/// A copy as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'t> {
    /// The transcript that it shows.
    pub transcript: &'t Transcript,
    /// As its file tells it.
    pub read: &'t ReadCopy,
    /// Words that the file leaves out: nothing is done to them.
    pub left_out: &'t LeftOut,
}

/// Words of turns that a copy leaves out, those of each turn in order.
pub type LeftOut = HashMap<TurnId, Vec<Range<ByteOffset>>>;

/// The same copy as it came back.
#[derive(Clone, Copy, Debug)]
pub struct Back<'t> {
    /// As its file tells it.
    pub read: &'t ReadCopy,
    /// Whose edits those are that nobody tracked.
    pub author: &'t str,
    /// When they were made.
    pub at: Moment,
}

/// The transcript that was sent, with what was done to the copy: to be merged like any other state
/// that it was brought to elsewhere. Turns that somebody put in have ids from `fresh` on.
pub fn take_back(sent: Sent<'_>, back: Back<'_>, fresh: TurnId) -> Transcript {
    let mut taking = Taking::new(sent, back, fresh);
    taking.threads();
    taking.turns();
    taking.aside();
    taking.finish()
}

/// What became of a suggestion that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// It is still tracked, or only some of it was decided.
    Open,
    Accepted,
    Rejected,
}

/// A copy that is being taken back.
struct Taking<'t> {
    sent: Sent<'t>,
    back: Back<'t>,
    /// What it comes to.
    theirs: Transcript,
    /// Suggestions that were sent, by who made them and in which second.
    known: HashSet<(&'t str, i64)>,
    /// What suggestions of the file are called that were not sent.
    tracked: HashMap<SuggestionId, SuggestionId>,
    /// What threads of the file are called that were not sent.
    threads: HashMap<CommentId, CommentId>,
    verdicts: HashMap<SuggestionId, Verdict>,
    /// Words that are gone and had been suggested to come, and perhaps to go again.
    gone: Vec<(TurnId, Range<usize>, SuggestionId, Option<SuggestionId>)>,
    /// Words that stay and had been suggested to go.
    kept: Vec<(TurnId, Range<usize>, SuggestionId)>,
    /// Whose labels they are, in small letters.
    labels: HashMap<String, SpeakerId>,
    fresh: TurnId,
}

/// Files tell when something was done to the second.
fn second(at: Moment) -> i64 {
    at.0.div_euclid(1000)
}

impl<'t> Taking<'t> {
    fn new(sent: Sent<'t>, back: Back<'t>, fresh: TurnId) -> Self {
        let known = sent.read.suggestions.iter().map(|one| (&*one.author, second(one.at)));
        let mut taking = Self {
            sent,
            back,
            theirs: sent.transcript.clone(),
            known: known.collect(),
            tracked: HashMap::new(),
            threads: HashMap::new(),
            verdicts: HashMap::new(),
            gone: Vec::new(),
            kept: Vec::new(),
            labels: HashMap::new(),
            fresh,
        };
        taking.learn_labels();
        taking
    }

    /// True for a suggestion of the file that was sent with it.
    fn is_known(&self, id: SuggestionId) -> bool {
        let one = self.back.read.suggestions.iter().find(|one| one.id == id);
        one.is_some_and(|one| self.known.contains(&(&*one.author, second(one.at))))
    }

    /// A suggestion of the file, as it is called here.
    fn tracked(&mut self, id: SuggestionId) -> SuggestionId {
        if let Some(known) = self.tracked.get(&id) {
            return *known;
        }
        let one = self.back.read.suggestions.iter().find(|one| one.id == id);
        let by = one.map(|one| (one.author.clone(), one.at, one.proposal.clone()));
        let (author, at, proposal) =
            by.unwrap_or_else(|| (self.back.author.to_owned(), self.back.at, Proposal::Words));
        let fresh = self.add(author, at, proposal);
        self.tracked.insert(id, fresh);
        fresh
    }

    /// Something that whoever saved the file did.
    fn propose(&mut self, proposal: Proposal) -> SuggestionId {
        self.add(self.back.author.to_owned(), self.back.at, proposal)
    }

    fn add(&mut self, author: String, at: Moment, proposal: Proposal) -> SuggestionId {
        let id = self.theirs.fresh_suggestion_id();
        self.theirs.suggestions.push(Suggestion { id, author, at, proposal });
        id
    }

    /// The suggestion of plain edits that is being made.
    fn plain(&mut self, open: &mut Option<SuggestionId>) -> SuggestionId {
        *open.get_or_insert_with(|| self.propose(Proposal::Words))
    }

    /// The address that a suggestion would give its words.
    fn proposed_link(&self, id: SuggestionId) -> Option<String> {
        let (_, one) = self.sent.transcript.suggestion(id)?;
        match &one.proposal {
            Proposal::Link { url, .. } => url.clone(),
            _ => None,
        }
    }

    fn judge(&mut self, id: SuggestionId, verdict: Verdict) {
        let of = self.verdicts.entry(id).or_insert(verdict);
        if *of != verdict {
            *of = Verdict::Open;
        }
    }

    /// Of a suggestion only some of which was decided in the file, nothing is decided: its words that
    /// are gone there are proposed to go, and those that stay there, to come again.
    fn half_decided(&mut self) {
        for (turn, words, comes, goes) in std::mem::take(&mut self.gone) {
            let is_rejected = |id: &SuggestionId| self.verdicts.get(id) == Some(&Verdict::Rejected);
            if is_rejected(&comes) || goes.is_some_and(|goes| !is_rejected(&goes)) {
                continue;
            }
            let suggestion = self.propose(Proposal::Words);
            if let Some(turn) = self.theirs.turns.iter_mut().find(|of| of.id == turn) {
                turn.spans.push(span(words, SpanKind::Deleted { suggestion }));
                turn.spans.sort_by_key(|span| (span.start, span.end));
            }
        }
        // From the end, so that places before stay where they are.
        for (turn, words, of) in std::mem::take(&mut self.kept).into_iter().rev() {
            if self.verdicts.get(&of) == Some(&Verdict::Rejected) {
                continue;
            }
            let Some(at) = self.theirs.turns.iter().position(|of| of.id == turn) else { continue };
            let Some(turn) = self.theirs.turns.get(at) else { continue };
            let text = turn.text.get(words.clone()).unwrap_or("").to_owned();
            let suggestion = self.propose(Proposal::Words);
            let put = Put { at: words.end, length: text.len(), from: None };
            let come = words.end..words.end + text.len();
            let Some(turn) = self.theirs.turns.get_mut(at) else { continue };
            let puts = std::slice::from_ref(&put);
            let mut spans: Vec<Span> =
                turn.spans.iter().flat_map(|span| moved(span, puts)).collect();
            spans.push(span(come, SpanKind::Inserted { suggestion }));
            spans.sort_by_key(|span| (span.start, span.end));
            turn.spans = spans;
            turn.text.insert_str(words.end, &text);
        }
    }

    /// Decides what was decided in the file.
    fn finish(mut self) -> Transcript {
        self.half_decided();
        for (verdict, accept) in [(Verdict::Accepted, true), (Verdict::Rejected, false)] {
            let decided = self.verdicts.iter().filter(|(_, of)| **of == verdict);
            let mut ids: Vec<SuggestionId> = decided.map(|(id, _)| *id).collect();
            ids.retain(|id| self.theirs.suggestion(*id).is_some());
            ids.sort_unstable();
            if let Ok(change) = decide(&self.theirs, &ids, accept) {
                let done = change.apply(&mut self.theirs);
                debug_assert!(done.is_ok(), "what is there can be decided");
            }
        }
        self.place_threads();
        self.theirs
    }
}
