//! The turns of a merge, laid stretch by stretch from both sides.

use std::collections::HashMap;
use std::ops::Range;

use super::chunks::{By, Chunk};
use super::lists::{Lists, Settled, settle};
use crate::compare::MarkKind;
use crate::compare::stream::{Segment, Stream};
use crate::{
    ByteOffset, Comment, Moment, Proposal, Remark, Span, SpanKind, Suggestion, SuggestionId, Turn,
    TurnId,
};

/// Turns that are being laid.
pub(super) struct Laying<'t> {
    pub(super) base: Stream<'t>,
    pub(super) mine: Stream<'t>,
    pub(super) theirs: Stream<'t>,
    pub(super) lists: Lists,
    /// Who made theirs.
    pub(super) author: &'t str,
    pub(super) at: Moment,
    /// The id of the next turn that has none yet.
    pub(super) fresh: TurnId,
    /// What the turns of theirs are called in the result.
    pub(super) turn_ids: HashMap<TurnId, TurnId>,
    pub(super) turns: Vec<Turn>,
    /// Differences from base to theirs that are not in force, by their indexes.
    pub(super) waiting: Vec<usize>,
    pub(super) conflicts: usize,
    pub(super) taken: usize,
    /// Who changed what was laid since words that are the same.
    changed: (bool, bool),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Mine,
    Theirs,
}

/// Words that were put: the index of the turn, and where they are in it.
type Put = (usize, Range<usize>);

impl<'t> Laying<'t> {
    pub(super) fn new(
        (base, mine, theirs): (Stream<'t>, Stream<'t>, Stream<'t>),
        lists: Lists,
        (author, at): (&'t str, Moment),
        fresh: TurnId,
    ) -> Self {
        Self {
            base,
            mine,
            theirs,
            lists,
            author,
            at,
            fresh,
            turn_ids: HashMap::new(),
            turns: Vec::new(),
            waiting: Vec::new(),
            conflicts: 0,
            taken: 0,
            changed: (false, false),
        }
    }

    pub(super) fn lay(&mut self, chunk: &Chunk) {
        match chunk.by {
            By::Nobody => self.same(chunk),
            By::Mine => {
                self.changed.0 = true;
                let put = self.kept(Side::Mine, chunk.mine.clone());
                self.over(Side::Theirs, chunk.theirs.clone(), &put);
            }
            By::Theirs => {
                self.changed.1 = true;
                let put = self.kept(Side::Theirs, chunk.theirs.clone());
                self.over(Side::Mine, chunk.mine.clone(), &put);
            }
            By::Both => {
                self.changed = (true, true);
                self.both(chunk);
            }
        }
    }

    fn stream(&self, side: Side) -> &Stream<'t> {
        match side {
            Side::Mine => &self.mine,
            Side::Theirs => &self.theirs,
        }
    }

    /// Words that are the same in all three.
    fn same(&mut self, chunk: &Chunk) {
        let segments = |stream: &Stream, range: &Range<usize>| {
            stream.segments(range.clone()).collect::<Vec<Segment>>()
        };
        let old = segments(&self.base, &chunk.base);
        let mine = segments(&self.mine, &chunk.mine);
        let theirs = segments(&self.theirs, &chunk.theirs);
        for ((old, mine), theirs) in old.iter().zip(&mine).zip(&theirs) {
            let (old_turns, my_turns) = (self.base.turns, self.mine.turns);
            let (Some(was), Some(now), Some(other)) = (
                old_turns.get(old.turn),
                my_turns.get(mine.turn),
                self.theirs.turns.get(theirs.turn),
            ) else {
                continue;
            };
            if mine.begins {
                self.begin(was, now, other);
            }
            let put = self.put(Side::Mine, mine);
            if !mine.words.is_empty() {
                self.changed = (false, false);
            }
            self.review(Side::Mine, mine, &put);
            self.review(Side::Theirs, theirs, &put);
            let marks = [(was, old), (now, mine), (other, theirs)]
                .map(|(turn, segment)| marks(turn, &segment.words));
            self.marks(marks, &put);
        }
    }

    /// A turn that all three have begins.
    fn begin(&mut self, was: &Turn, now: &Turn, other: &Turn) {
        self.turn_ids.insert(other.id, now.id);
        let mut turn = bare(now);
        let theirs = self.lists.speaker(other.speaker);
        let kind = settle(&was.kind, now.kind, other.kind);
        let speaker = settle(&was.speaker, now.speaker, theirs);
        let begins = |turn: &Turn| (turn.start_ms, turn.estimated);
        let start = settle(&begins(was), begins(now), begins(other));
        let end = settle(&was.end_ms, now.end_ms, other.end_ms);
        (turn.start_ms, turn.estimated) = start.value;
        (turn.kind, turn.speaker, turn.end_ms) = (kind.value, speaker.value, end.value);
        if turn.kind == crate::TurnKind::Cue {
            turn.speaker = None;
        }
        let is_speech = turn.kind == crate::TurnKind::Speech;
        let heads = [kind.taken, speaker.taken && is_speech, start.taken || end.taken];
        self.taken += heads.iter().filter(|taken| **taken).count();
        let id = turn.id;
        self.turns.push(turn);
        if let Settled { conflict: true, .. } = speaker
            && is_speech
        {
            self.propose(Proposal::Speaker { turn: id, speaker: theirs });
        }
        if start.conflict {
            let time = other.start_ms.map_or("no time".to_owned(), |time| time.clock());
            self.remark(id, format!("In the other copy this turn begins at: {time}."));
        }
    }

    /// Words as one side has them, in turns of their own where they begin some.
    fn kept(&mut self, side: Side, range: Range<usize>) -> Vec<Put> {
        let segments: Vec<Segment> = self.stream(side).segments(range).collect();
        let mut all = Vec::new();
        for segment in segments {
            if segment.begins {
                self.open(side, segment.turn);
            }
            let put = self.put(side, &segment);
            self.meaning(side, &segment, &put);
            self.review(side, &segment, &put);
            all.push(put);
        }
        all
    }

    /// A turn of one side begins.
    fn open(&mut self, side: Side, turn: usize) {
        let Some(turn) = self.stream(side).turns.get(turn).map(bare) else { return };
        let turn = match side {
            Side::Mine => turn,
            Side::Theirs => {
                // A turn that mine removed has its id back, and others get a fresh one.
                let is_old = self.base.turns.iter().any(|old| old.id == turn.id)
                    && !self.mine.turns.iter().any(|mine| mine.id == turn.id)
                    && !self.turns.iter().any(|laid| laid.id == turn.id);
                let id = if is_old { turn.id } else { self.fresh };
                self.fresh = TurnId(self.fresh.0 + u64::from(!is_old));
                self.turn_ids.insert(turn.id, id);
                Turn { id, speaker: self.lists.speaker(turn.speaker), ..turn }
            }
        };
        self.turns.push(turn);
    }

    /// Puts words behind what is laid.
    fn put(&mut self, side: Side, segment: &Segment) -> Put {
        let words = self
            .stream(side)
            .turns
            .get(segment.turn)
            .map_or("", |turn| turn.text.get(segment.words.clone()).unwrap_or(""));
        let words = words.to_owned();
        if self.turns.is_empty() {
            self.open(side, segment.turn);
        }
        let both = self.changed == (true, true);
        let number = self.turns.len().saturating_sub(1);
        let Some(turn) = self.turns.last_mut() else { return (0, 0..0) };
        // What one side put in touches what the other did: they are words of their own.
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if both && ends(turn).any(is_letter) && is_letter(words.chars().next()) {
            turn.text.push(' ');
        }
        let at = turn.text.len();
        turn.text.push_str(&words);
        (number, at..turn.text.len())
    }

    fn span(&mut self, turn: usize, range: Range<usize>, kind: SpanKind) {
        if let Some(turn) = self.turns.get_mut(turn).filter(|_| !range.is_empty()) {
            let (start, end) = (ByteOffset(range.start), ByteOffset(range.end));
            turn.spans.push(Span { start, end, kind });
        }
    }

    /// Links and emphasis of one side on words of it.
    fn meaning(&mut self, side: Side, segment: &Segment, (turn, put): &Put) {
        let Some(of) = self.stream(side).turns.get(segment.turn) else { return };
        for (range, kind) in marks(of, &segment.words) {
            self.span(*turn, put.start + range.start..put.start + range.end, kind.clone());
        }
    }

    /// What the comments and suggestions of one side are called here; none for those that are not
    /// here, and for those of theirs that stand where mine has them.
    fn reviewing(&self, side: Side, kind: &SpanKind) -> Option<SpanKind> {
        let of = |suggestion: &SuggestionId| match side {
            Side::Mine => Some(*suggestion).filter(|id| !self.lists.decided.contains(id)),
            Side::Theirs => self.lists.suggestion_ids.get(suggestion).copied(),
        };
        match kind {
            SpanKind::Comment { comment } => {
                let comment = match side {
                    Side::Mine => *comment,
                    Side::Theirs => *self.lists.comment_ids.get(comment)?,
                };
                Some(SpanKind::Comment { comment })
            }
            SpanKind::Inserted { suggestion } => {
                of(suggestion).map(|suggestion| SpanKind::Inserted { suggestion })
            }
            SpanKind::Deleted { suggestion } => {
                of(suggestion).map(|suggestion| SpanKind::Deleted { suggestion })
            }
            SpanKind::Proposed { suggestion } => {
                of(suggestion).map(|suggestion| SpanKind::Proposed { suggestion })
            }
            SpanKind::Link { .. } | SpanKind::Emphasis => None,
        }
    }

    /// Comments and suggestions of one side on words of it.
    fn review(&mut self, side: Side, segment: &Segment, (turn, put): &Put) {
        let Some(of) = self.stream(side).turns.get(segment.turn) else { return };
        for (range, kind) in cut(of, &segment.words) {
            if let Some(kind) = self.reviewing(side, kind) {
                self.span(*turn, put.start + range.start..put.start + range.end, kind);
            }
        }
    }

    /// Comments and suggestions of one side on words in whose place others stand now: they are on
    /// these.
    fn over(&mut self, side: Side, gone: Range<usize>, put: &[Put]) {
        let Some((turn, words)) = put.iter().rev().find(|(_, words)| !words.is_empty()) else {
            return;
        };
        let segments: Vec<Segment> = self.stream(side).segments(gone).collect();
        let mut kinds = Vec::new();
        for segment in segments {
            let Some(of) = self.stream(side).turns.get(segment.turn) else { continue };
            let found = cut(of, &segment.words).into_iter();
            kinds.extend(found.filter_map(|(_, kind)| self.reviewing(side, kind)));
        }
        kinds.dedup();
        for kind in kinds {
            self.span(*turn, words.clone(), kind);
        }
    }

    /// Links and emphasis on words that are the same: those of mine, without those that theirs took
    /// away, with those that theirs put there.
    fn marks(&mut self, [old, mine, theirs]: [Vec<Mark<'_>>; 3], (turn, put): &Put) {
        let place = |range: &Range<usize>| put.start + range.start..put.start + range.end;
        let goes = |mark: &Mark| old.contains(mark) && !theirs.contains(mark);
        let (gone, kept): (Vec<_>, Vec<_>) = mine.iter().partition(|mark| goes(mark));
        let come = theirs.iter().filter(|mark| !old.contains(mark) && !mine.contains(mark));
        let mut added = 0;
        for (range, kind) in come {
            let is_link = matches!(kind, SpanKind::Link { .. });
            let is_taken = is_link
                && kept.iter().any(|(other, of)| {
                    matches!(of, SpanKind::Link { .. })
                        && other.start < range.end
                        && range.start < other.end
                });
            match kind {
                SpanKind::Link { url } if is_taken => {
                    let suggestion = self.propose(Proposal::Link { url: Some(url.clone()) });
                    self.span(*turn, place(range), SpanKind::Proposed { suggestion });
                }
                kind => {
                    self.span(*turn, place(range), (*kind).clone());
                    added += 1;
                }
            }
        }
        for (range, kind) in &kept {
            self.span(*turn, place(range), (*kind).clone());
        }
        // An address that became another one is one thing.
        self.taken += added.max(gone.len());
    }

    fn propose(&mut self, proposal: Proposal) -> SuggestionId {
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

    /// Words that both changed: those of mine stand, those of theirs are proposed for them.
    fn both(&mut self, chunk: &Chunk) {
        let (mine, theirs) = (chunk.mine.clone(), chunk.theirs.clone());
        let (words, others) = (self.mine.get(mine.clone()), self.theirs.get(theirs.clone()));
        if words == others || words.trim() == others.trim() {
            let is_same = words == others;
            let put = self.kept(Side::Mine, mine);
            let segments: Vec<Segment> = self.theirs.segments(theirs).collect();
            for (segment, put) in segments.iter().zip(&put).filter(|_| is_same) {
                self.review(Side::Theirs, segment, put);
                if segment.begins
                    && let (Some(theirs), Some(laid)) =
                        (self.theirs.turns.get(segment.turn), self.turns.get(put.0))
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
        let segments: Vec<Segment> = self.theirs.segments(rest).collect();
        for segment in &segments {
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
        let Some(of) = self.theirs.turns.get(segment.turn) else { return };
        let mut stretches = vec![segment.words.clone()];
        for span in &of.spans {
            if !matches!(span.kind, SpanKind::Deleted { .. }) || is_whole {
                continue;
            }
            let (start, end) = (span.start.0, span.end.0);
            let rest = stretches.into_iter().flat_map(|words| {
                [words.start..words.end.min(start), words.start.max(end)..words.end]
            });
            stretches = rest.filter(|words| words.start < words.end).collect();
        }
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
}

type Mark<'t> = (Range<usize>, &'t SpanKind);

/// What spans of a turn are on these of its words, in places from where they begin.
fn cut<'t>(turn: &'t Turn, words: &Range<usize>) -> Vec<Mark<'t>> {
    let found = turn.spans.iter().filter_map(|span| {
        let (start, end) = (span.start.0.max(words.start), span.end.0.min(words.end));
        (start < end).then(|| (start - words.start..end - words.start, &span.kind))
    });
    found.collect()
}

/// Its links and emphasis alone.
fn marks<'t>(turn: &'t Turn, words: &Range<usize>) -> Vec<Mark<'t>> {
    let mut marks = cut(turn, words);
    marks.retain(|(_, kind)| !MarkKind::of(kind).stays());
    marks
}

/// What a turn ends with, whatever is decided of the suggestions at its end.
fn ends(turn: &Turn) -> impl Iterator<Item = Option<char>> {
    let before = |end: &usize| {
        let last = turn.spans.iter().find(|span| {
            let comes_or_goes =
                matches!(span.kind, SpanKind::Inserted { .. } | SpanKind::Deleted { .. });
            comes_or_goes && span.end.0 == *end
        });
        last.map(|span| span.start.0)
    };
    let places = std::iter::successors(Some(turn.text.len()), before);
    places.map(|end| turn.text.get(..end).and_then(|text| text.chars().next_back()))
}

/// A turn without its words.
fn bare(turn: &Turn) -> Turn {
    Turn { text: String::new(), spans: Vec::new(), ..turn.clone() }
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

/// Spans in order, where those of one kind that touch are one, and those of one comment are.
pub(super) fn fused(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut fused: Vec<Span> = Vec::new();
    for span in spans {
        let one = fused.iter_mut().rev().find(|last| {
            let is_comment = MarkKind::of(&span.kind) == MarkKind::Comment;
            let touches = last.end == span.start || is_comment;
            last.kind == span.kind && (touches || last.start == span.start && last.end == span.end)
        });
        match one {
            Some(last) => last.end = last.end.max(span.end),
            None => fused.push(span),
        }
    }
    fused
}
