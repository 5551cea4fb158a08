//! Turns that stay, go, come, or are no longer parted.

use std::collections::HashMap;

use super::laying::span;
use super::{Taking, Verdict, order, second};
use crate::{Border, Proposal, ReadCopy, ReadTurn, SpanKind, SuggestionId, Turn, TurnId};

impl Taking<'_> {
    /// Goes through the turns of the file.
    pub(super) fn turns(&mut self) {
        let sent: HashMap<TurnId, &ReadTurn> =
            self.sent.read.turns.iter().filter_map(|turn| Some((turn.id?, turn))).collect();
        let back = order::told_by_labels(self.sent, &self.back.read.turns);
        let stays = order::stays(self.sent, &back);
        let mut laid: HashMap<TurnId, Turn> = HashMap::new();
        // Turns that somebody put in, by the turn that they stand behind.
        let mut put: HashMap<Option<TurnId>, Vec<Turn>> = HashMap::new();
        let mut last = None;
        // Paragraphs that look like turns and are in turns that were sent.
        let unnamed = self.sent.read.turns.iter().filter(|turn| turn.id.is_none());
        let mut unnamed: Vec<&ReadTurn> = unnamed.collect();
        let above = self.put_above();
        put.entry(None).or_default().extend(above);
        for (number, (turn, stays)) in back.iter().zip(&stays).enumerate() {
            let was =
                stays.and_then(|id| Some((self.sent.transcript.turn(id)?.1, *sent.get(&id)?)));
            let Some((was, sent)) = was else {
                let is_it = |other: &&ReadTurn| {
                    turn.id.is_none() && (&other.label, &other.text) == (&turn.label, &turn.text)
                };
                if let Some(at) = unnamed.iter().position(is_it) {
                    unnamed.remove(at);
                    continue;
                }
                let new = self.new_turn(turn);
                put.entry(last).or_default().push(new);
                continue;
            };
            last = Some(was.id);
            let gone = self.goes_whole(turn, back.get(number + 1));
            if let Some(suggestion) = gone {
                laid.insert(was.id, self.goes(was, Some(suggestion)));
                continue;
            }
            if self.is_remarked_on(turn) || !is_same(self.sent.read, sent, self.back.read, turn) {
                let now = self.lay(was, sent, turn);
                laid.insert(was.id, now);
                self.head(was, sent, turn);
            } else {
                self.still_open(was);
                self.remarked(was.id, turn);
            }
            let is_first = number == 0
                || back
                    .get(number - 1)
                    .is_some_and(|before| self.goes_whole(before, Some(turn)).is_some());
            if !is_first {
                self.joined(was.id, turn.border);
            }
        }
        let mut turns = put.remove(&None).unwrap_or_default();
        for was in &self.sent.transcript.turns {
            let now = match laid.remove(&was.id) {
                Some(now) => now,
                None if sent.contains_key(&was.id) && !stays.contains(&Some(was.id)) => {
                    self.goes(was, None)
                }
                None => was.clone(),
            };
            turns.push(now);
            turns.extend(put.remove(&Some(was.id)).into_iter().flatten());
        }
        self.theirs.turns = turns;
    }

    /// What is suggested in a turn that is as it was sent.
    fn still_open(&mut self, was: &Turn) {
        for id in was.spans.iter().filter_map(|span| span.kind.suggestion()) {
            self.judge(id, Verdict::Open);
        }
    }

    /// A turn that begins no longer, its words still there.
    fn joined(&mut self, turn: TurnId, border: Border) {
        let proposal = Proposal::Turn { turn, comes: false };
        match border {
            Border::Stands | Border::Comes(_) => {}
            Border::Gone => {
                self.propose(proposal);
            }
            Border::Goes(id) => {
                self.tracked_as(id, proposal);
            }
        }
    }

    /// A suggestion of its own by whoever made one of the file.
    pub(super) fn tracked_as(&mut self, id: SuggestionId, proposal: Proposal) -> SuggestionId {
        let one = self.back.read.suggestions.iter().find(|one| one.id == id);
        match one.map(|one| (one.author.clone(), one.at)) {
            Some((author, at)) => self.add(author, at, proposal),
            None => self.propose(proposal),
        }
    }

    /// Who tracked it that a turn goes with all its words: then the end of its paragraph goes too, or
    /// that of the one before.
    fn goes_whole(&self, turn: &ReadTurn, next: Option<&ReadTurn>) -> Option<SuggestionId> {
        let ends = [Some(turn), next].into_iter().flatten().find_map(|turn| match turn.border {
            Border::Goes(id) => Some(id),
            _ => None,
        })?;
        let goes = turn.spans.iter().filter(|span| matches!(span.kind, SpanKind::Deleted { .. }));
        let left =
            goes.fold(0, |end, span| if span.start.0 <= end { end.max(span.end.0) } else { end });
        (left >= turn.text.len()).then_some(ends)
    }

    /// A turn that goes with its words.
    fn goes(&mut self, was: &Turn, by: Option<SuggestionId>) -> Turn {
        self.still_open(was);
        let proposal = Proposal::Turn { turn: was.id, comes: false };
        let suggestion = match by {
            Some(id) => self.tracked_as(id, proposal),
            None => self.propose(proposal),
        };
        let mut turn = was.clone();
        let gone = turn.going().into_iter().map(|range| range.start.0..range.end.0);
        let left = crate::ops::pieces::without(0..turn.text.len(), gone).into_iter();
        let left = left.filter(|range| !range.is_empty());
        turn.spans.extend(left.map(|range| span(range, SpanKind::Deleted { suggestion })));
        turn.spans.sort_by_key(|span| (span.start, span.end));
        turn
    }

    /// A turn that somebody put in.
    pub(super) fn new_turn(&mut self, back: &ReadTurn) -> Turn {
        let id = self.fresh;
        self.fresh = TurnId(id.0 + 1);
        let tracked = back.spans.iter().find_map(|span| match span.kind {
            SpanKind::Inserted { suggestion } if !self.is_known(suggestion) => Some(suggestion),
            _ => None,
        });
        let by = match back.border {
            Border::Comes(id) => Some(id),
            _ => tracked,
        };
        let proposal = Proposal::Turn { turn: id, comes: true };
        let suggestion = match by {
            Some(by) => self.tracked_as(by, proposal),
            None => self.propose(proposal),
        };
        let speaker = self.speaker_called(&back.label.accepted);
        let mut turn = self.lay_new(id, back, suggestion);
        turn.speaker = speaker;
        turn
    }
}

/// True when a turn came back as it was sent.
fn is_same(sent: &ReadCopy, was: &ReadTurn, back: &ReadCopy, is: &ReadTurn) -> bool {
    (&was.label.rejected, &was.label.accepted) == (&is.label.rejected, &is.label.accepted)
        && (&was.time, &was.text) == (&is.time, &is.text)
        && told(sent, was).eq(told(back, is))
}

/// What stands on the words of a turn, in terms that mean the same in every file.
fn told<'t>(
    copy: &'t ReadCopy,
    turn: &'t ReadTurn,
) -> impl Iterator<Item = (usize, usize, u8, &'t str, i64)> {
    let by = |id: SuggestionId| {
        let one = copy.suggestions.iter().find(|one| one.id == id);
        one.map_or(("", 0), |one| (&*one.author, second(one.at)))
    };
    let spans = turn.spans.iter().filter_map(move |span| {
        let (kind, (text, at)) = match &span.kind {
            SpanKind::Inserted { suggestion } => (0, by(*suggestion)),
            SpanKind::Deleted { suggestion } => (1, by(*suggestion)),
            SpanKind::Proposed { suggestion } => (2, by(*suggestion)),
            SpanKind::Link { url } => (3, (url.trim_end_matches('/'), 0)),
            // Threads are compared by themselves, and no suggestion is of emphasis.
            _ => return None,
        };
        Some((span.start.0, span.end.0, kind, text, at))
    });
    let mut spans: Vec<_> = spans.collect();
    spans.sort_unstable();
    spans.into_iter()
}
