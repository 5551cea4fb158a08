//! What is remarked in a file.

use std::ops::Range;

use super::laying::span;
use super::{Taking, second};
use crate::{Comment, CommentId, ReadTurn, Remark, Span, SpanKind, TurnId};

/// A remark in terms that mean the same here and in every file.
fn told(remark: &Remark) -> (String, i64, String) {
    let author: String = remark.author.chars().filter(|c| !c.is_control()).collect();
    let author = author.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = remark.text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    (author, second(remark.at), text.trim().to_owned())
}

/// What a thread begins with.
fn begins(comment: &Comment) -> Option<(String, i64, String)> {
    comment.remarks.first().map(told)
}

impl Taking<'_> {
    /// Finds the threads that were sent; the others are new.
    pub(super) fn threads(&mut self) {
        let (sent, back) = (&self.sent.transcript.comments, self.back.read);
        let mut known: Vec<CommentId> = Vec::new();
        let mut others = Vec::new();
        for thread in &back.comments {
            let Some(first) = begins(thread) else { continue };
            let is_it =
                |of: &&Comment| !known.contains(&of.id) && begins(of).as_ref() == Some(&first);
            match sent.iter().find(is_it).map(|of| of.id) {
                Some(id) => {
                    known.push(id);
                    self.answered(id, thread);
                }
                None => others.push((thread, first)),
            }
        }
        for (thread, same) in others {
            // Programs that know of no answers make threads of them.
            let is_answer = |of: &&Comment| of.remarks.iter().any(|one| told(one) == same);
            let (author, at, text) = &same;
            // What was said first may have been said anew.
            let is_anew = |of: &&Comment| {
                let first = begins(of);
                !known.contains(&of.id) && first.is_some_and(|of| (&of.0, &of.1) == (author, at))
            };
            let found = sent.iter().find(is_answer).or_else(|| sent.iter().find(is_anew));
            if let Some(id) = found.map(|of| of.id) {
                known.push(id);
                self.answered(id, thread);
                continue;
            }
            // Notes are read as remarks; those that were sent are none.
            let is_note = |of: &Comment| begins(of).is_some_and(|of| of.2 == *text);
            if self.sent.read.comments.iter().any(is_note) {
                continue;
            }
            let id = self.theirs.fresh_comment_id();
            self.threads.insert(thread.id, id);
            let (turn, quote) = (TurnId(0), String::new());
            self.theirs.comments.push(Comment { id, turn, quote, ..thread.clone() });
        }
    }

    /// A thread that was sent, with what was answered since.
    fn answered(&mut self, id: CommentId, back: &Comment) {
        let tells_resolved = self.back.read.tells_resolved;
        let Some(thread) = self.theirs.comments.iter_mut().find(|one| one.id == id) else { return };
        let known: Vec<_> = thread.remarks.iter().map(told).collect();
        let new = back.remarks.iter().skip(1).filter(|remark| !known.contains(&told(remark)));
        thread.remarks.extend(new.cloned());
        if let Some(first) = back.remarks.first().filter(|first| !known.contains(&told(first))) {
            thread.remarks.push(first.clone());
        }
        let is_whole = thread.remarks.first().map(told) == back.remarks.first().map(told);
        if tells_resolved && is_whole {
            thread.resolved = back.resolved;
        }
    }

    /// Where the new threads on words of a turn are; `places` tells where its ranges are.
    pub(super) fn remarks(
        &mut self,
        turn: TurnId,
        back: &ReadTurn,
        places: &[(Range<usize>, usize)],
    ) -> Vec<Span> {
        self.remarked(turn, back);
        let mut spans: Vec<Span> = Vec::new();
        for of in &back.spans {
            let SpanKind::Comment { comment } = of.kind else { continue };
            let Some(id) = self.threads.get(&comment).copied() else { continue };
            let words = back.text.get(of.start.0..of.end.0).unwrap_or("").trim();
            if let Some(thread) = self.theirs.comments.iter_mut().find(|one| one.id == id)
                && thread.quote.is_empty()
            {
                (thread.turn, thread.quote) = (turn, words.to_owned());
            }
            for (range, at) in places {
                let (start, end) = (of.start.0.max(range.start), of.end.0.min(range.end));
                if start >= end {
                    continue;
                }
                let put = start - range.start + at..end - range.start + at;
                let kind = SpanKind::Comment { comment: id };
                match spans.last_mut() {
                    // What the file leaves out or has no longer is within.
                    Some(last) if last.kind == kind => last.end.0 = put.end,
                    _ => spans.push(span(put, kind)),
                }
            }
        }
        spans
    }

    /// True when a new thread is on words of a turn.
    pub(super) fn is_remarked_on(&self, back: &ReadTurn) -> bool {
        back.spans.iter().any(|span| match span.kind {
            SpanKind::Comment { comment } => self.threads.contains_key(&comment),
            _ => false,
        })
    }

    /// The new threads at a turn as a whole.
    pub(super) fn remarked(&mut self, turn: TurnId, back: &ReadTurn) {
        for comment in &back.remarked {
            let Some(id) = self.threads.get(comment) else { continue };
            let thread = self.theirs.comments.iter_mut().find(|one| one.id == *id);
            if let Some(thread) = thread.filter(|thread| thread.turn == TurnId(0)) {
                thread.turn = turn;
            }
        }
    }

    /// Threads that stand at no turn are at the first.
    pub(super) fn place_threads(&mut self) {
        let first = self.theirs.turns.first().map_or(TurnId(0), |turn| turn.id);
        for thread in self.theirs.comments.iter_mut().filter(|one| one.turn == TurnId(0)) {
            thread.turn = first;
        }
    }
}
