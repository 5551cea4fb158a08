//! What both sides of a merge changed: mine stands, and theirs is proposed beside it, or remarked
//! where it cannot be proposed.

use super::chunks::{Chunk, Side};
use super::laying::Laying;
use crate::compare::stream::Segment;
use crate::ops::pieces::without;
use crate::{Comment, Proposal, Remark, Span, SpanKind, Suggestion, SuggestionId, TurnId};

impl Laying<'_> {
    /// Words that both changed: those of mine stand, those of theirs are proposed for them.
    pub(super) fn both(&mut self, chunk: &Chunk) {
        let (mine, theirs) = (chunk.mine.clone(), chunk.theirs.clone());
        let (words, others) = (self.mine.get(mine.clone()), self.theirs.get(theirs.clone()));
        if words == others || words.trim() == others.trim() {
            let is_same = words == others;
            let put = self.kept(Side::Mine, mine);
            let segments = self.segments(Side::Theirs, theirs);
            for (segment, put) in segments.iter().zip(&put).filter(|_| is_same) {
                self.review(Side::Theirs, segment, put);
                let turns = (self.turn(Side::Theirs, segment.turn), self.turns.get(put.0));
                if segment.begins
                    && let (Some(theirs), Some(laid)) = turns
                {
                    self.turn_ids.insert(theirs.id, laid.id);
                }
            }
            self.waiting.extend(&chunk.differences);
            return;
        }
        let (front, back) = alike(words, others);
        let is_new = chunk.base.is_empty();
        let ends_turn = back == 0 && self.mine.is_edge(mine.end) && self.theirs.is_edge(theirs.end);
        self.kept(Side::Mine, mine.start..mine.start + front);
        let mut suggestion = None;
        let put = self.kept(Side::Mine, mine.start + front..mine.end - back);
        for (turn, range) in put.iter().filter(|(_, range)| !is_new && !range.is_empty()) {
            let suggestion = *suggestion.get_or_insert_with(|| self.propose(Proposal::Words));
            self.span(*turn, range.clone(), SpanKind::Deleted { suggestion });
        }
        if !is_new {
            // What comes stands behind what goes, with nothing between them.
            self.changed = (false, false);
        }
        let opened = self.turns.len();
        let rest = theirs.start + front..theirs.end - back;
        for segment in &self.segments(Side::Theirs, rest) {
            if segment.begins && ends_turn {
                self.open(Side::Theirs, segment.turn);
            }
            // A turn that both put in somewhere is nobody's to decide on.
            let is_whole = is_new && self.turns.len() > opened;
            self.proposed(segment, segment.begins && !ends_turn, is_whole, &mut suggestion);
        }
        self.changed = (true, true);
        if suggestion.is_none() && self.turns.len() == opened {
            let turn = put.last().and_then(|(turn, _)| self.turns.get(*turn));
            if let Some(id) = turn.map(|turn| turn.id) {
                self.remark(id, "In the other copy this turn is not one of its own.".to_owned());
            }
        }
        if suggestion.is_some() || self.turns.len() == opened {
            self.waiting.extend(&chunk.differences);
        }
        self.kept(Side::Mine, mine.end - back..mine.end);
    }

    /// Puts words of theirs that come when a suggestion is accepted, without those that they proposed
    /// to take away.
    fn proposed(
        &mut self,
        segment: &Segment,
        feed: bool,
        is_whole: bool,
        suggestion: &mut Option<SuggestionId>,
    ) {
        let Some(of) = self.turn(Side::Theirs, segment.turn) else { return };
        let goes = |span: &&Span| matches!(span.kind, SpanKind::Deleted { .. }) && !is_whole;
        let gone = of.spans.iter().filter(goes).map(|span| span.start.0..span.end.0);
        let stretches = without(segment.words.clone(), gone);
        if feed && let Some(turn) = self.turns.last_mut() {
            let at = turn.text.len();
            turn.text.push('\n');
            let number = self.turns.len().saturating_sub(1);
            let suggestion = *suggestion.get_or_insert_with(|| self.propose(Proposal::Words));
            self.span(number, at..at + 1, SpanKind::Inserted { suggestion });
        }
        for words in stretches {
            let segment = Segment { turn: segment.turn, begins: false, words };
            let from = self.turns.last().map_or(0, |turn| turn.text.len());
            let put = self.put(Side::Theirs, &segment);
            self.meaning(Side::Theirs, &segment, &put);
            if is_whole {
                self.review(Side::Theirs, &segment, &put);
            } else if !put.1.is_empty() {
                let suggestion = *suggestion.get_or_insert_with(|| self.propose(Proposal::Words));
                self.span(put.0, from..put.1.end, SpanKind::Inserted { suggestion });
            }
        }
    }

    pub(super) fn propose(&mut self, proposal: Proposal) -> SuggestionId {
        let id = self.lists.fresh_suggestion();
        let author = self.author.to_owned();
        self.lists.suggestions.push(Suggestion { id, author, at: self.at, proposal });
        self.conflicts += 1;
        id
    }

    /// Says beside a turn what cannot be proposed.
    pub(super) fn remark(&mut self, turn: TurnId, text: String) {
        let remark = Remark { author: self.author.to_owned(), at: self.at, text };
        let comment = Comment {
            id: self.lists.fresh_comment(),
            turn,
            quote: String::new(),
            remarks: vec![remark],
            resolved: false,
        };
        self.lists.comments.push(comment);
        self.conflicts += 1;
    }
}

/// How many bytes at the beginning and at the end of two texts are the same, in whole words.
fn alike(one: &str, other: &str) -> (usize, usize) {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        let (mut all, mut words) = (0, 0);
        for (a, _) in pairs.take_while(|(a, b)| a == b) {
            all += a.len_utf8();
            if a.is_whitespace() || a.is_control() {
                words = all;
            }
        }
        words
    };
    let front = same(&mut one.chars().zip(other.chars()));
    let (one, other) = (one.get(front..).unwrap_or(""), other.get(front..).unwrap_or(""));
    // The border of a turn begins it: it is no end of words.
    let mut back = one.chars().rev().zip(other.chars().rev());
    (front, same(&mut back.by_ref().take_while(|(a, _)| !a.is_control())))
}
