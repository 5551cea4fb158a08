//! The turns of a merge, laid stretch by stretch from both sides.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::chunks::{By, Chunk, Side};
use super::lists::{Lists, settle};
use super::spans::marks;
use crate::compare::stream::{Segment, Stream};
use crate::ops::pieces::bare;
use crate::{Moment, Proposal, SpanKind, Turn, TurnId, TurnKind};

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
    pub(super) waiting: HashSet<usize>,
    pub(super) conflicts: usize,
    pub(super) taken: usize,
    /// Who changed what was laid since words that are the same.
    pub(super) changed: (bool, bool),
}

/// Words that were put: the index of the turn, and where they are in it.
pub(super) type Put = (usize, Range<usize>);

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
            waiting: HashSet::new(),
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

    /// A turn of one side, by its index there.
    pub(super) fn turn(&self, side: Side, index: usize) -> Option<&'t Turn> {
        self.stream(side).turns.get(index)
    }

    /// A range of one side in pieces that lie in one turn each.
    pub(super) fn segments(&self, side: Side, range: Range<usize>) -> Vec<Segment> {
        self.stream(side).segments(range).collect()
    }

    /// Words that are the same in all three.
    fn same(&mut self, chunk: &Chunk) {
        let old: Vec<Segment> = self.base.segments(chunk.base.clone()).collect();
        let mine = self.segments(Side::Mine, chunk.mine.clone());
        let theirs = self.segments(Side::Theirs, chunk.theirs.clone());
        for ((old, mine), theirs) in old.iter().zip(&mine).zip(&theirs) {
            let was = self.base.turns.get(old.turn);
            let both = (self.turn(Side::Mine, mine.turn), self.turn(Side::Theirs, theirs.turn));
            let (Some(was), (Some(now), Some(other))) = (was, both) else { continue };
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
                .map(|(turn, segment)| marks(turn, segment.words.clone()));
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
        let is_speech = turn.kind == TurnKind::Speech;
        if !is_speech {
            turn.speaker = None;
        }
        let heads = [kind.taken, speaker.taken && is_speech, start.taken || end.taken];
        self.taken += heads.iter().filter(|taken| **taken).count();
        let id = turn.id;
        self.turns.push(turn);
        if speaker.conflict && is_speech {
            self.propose(Proposal::Speaker { turn: id, speaker: theirs });
        }
        if start.conflict {
            let time = other.start_ms.map_or("no time".to_owned(), |time| time.clock());
            self.remark(id, format!("In the other copy this turn begins at: {time}."));
        }
    }

    /// Words as one side has them, in turns of their own where they begin some.
    pub(super) fn kept(&mut self, side: Side, range: Range<usize>) -> Vec<Put> {
        let mut all = Vec::new();
        for segment in self.segments(side, range) {
            if segment.begins {
                self.open(side, segment.turn);
            }
            let put = self.put(side, &segment);
            self.meaning(side, &segment, &put);
            self.review(side, &segment, &put);
            if side == Side::Theirs {
                self.added_to(&segment, &put);
            }
            all.push(put);
        }
        all
    }

    /// A turn of one side begins.
    pub(super) fn open(&mut self, side: Side, turn: usize) {
        let Some(turn) = self.turn(side, turn).map(bare) else { return };
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
    pub(super) fn put(&mut self, side: Side, segment: &Segment) -> Put {
        let words = self.turn(side, segment.turn);
        let words = words.and_then(|turn| turn.text.get(segment.words.clone())).unwrap_or("");
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
        turn.text.push_str(words);
        (number, at..turn.text.len())
    }
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
