//! The words of a turn as they were sent, beside those that came back.

use std::ops::Range;

use crate::compare::{Piece, side_by_side};
use crate::ops::pieces::without;
use crate::{Span, SpanKind, SuggestionId};

/// What became of some words, in the order of the file.
pub(super) enum Event {
    /// They are the same.
    Keep(Same),
    /// Words of the transcript are gone.
    Gone(Range<usize>),
    /// Words of the file are new.
    New(Range<usize>),
}

/// Where words are that are the same: in the transcript, in the file that was sent, and in the one
/// that came back.
pub(super) struct Same {
    pub(super) base: Range<usize>,
    pub(super) sent: usize,
    pub(super) back: usize,
}

/// What became of the words of a turn of the transcript, of which the file that was sent has `sent`,
/// without those in `left_out`, and the one that came back `back`. Ranges in `put` are tracked as
/// new there: what is compared is the file without them. Words are compared as wholes but where
/// some of their letters were `reviewed`.
pub(super) fn events(
    (base, left_out): (&str, &[Range<usize>]),
    sent: &str,
    (back, put): (&str, &[Range<usize>]),
    reviewed: &[Span],
) -> Vec<Event> {
    let mut plain = String::with_capacity(back.len());
    let mut places: Vec<(usize, Range<usize>)> = Vec::with_capacity(put.len());
    let mut done = 0;
    for range in put {
        plain.push_str(back.get(done..range.start).unwrap_or(""));
        places.push((plain.len(), range.clone()));
        done = range.end;
    }
    plain.push_str(back.get(done..).unwrap_or(""));

    let base = Aligned::of(sent, base, left_out);
    let mut events = Vec::new();
    let mut waiting = places.into_iter().peekable();
    // How much was put in so far.
    let mut shift = 0;
    let pieces = side_by_side(sent, &plain).into_iter().flat_map(|piece| {
        let of = base.range(piece.before.clone());
        let is_reviewed = reviewed.iter().any(|span| {
            span.kind.suggestion().is_some() && span.start.0 < of.end && of.start < span.end.0
        });
        match piece.difference.is_some() && is_reviewed {
            true => by_decisions(sent, &plain, &piece, &base.reviewed(&piece.before, reviewed))
                .unwrap_or_else(|| by_letters(sent, &plain, piece)),
            false => vec![piece],
        }
    });
    for piece in pieces {
        let stands = piece.difference.is_none();
        if !stands && !piece.before.is_empty() {
            let gone = without(base.range(piece.before.clone()), left_out.iter().cloned());
            events.extend(gone.into_iter().map(Event::Gone));
        }
        let mut from = piece.after.start;
        loop {
            while let Some((_, range)) = waiting.next_if(|(at, _)| *at <= from) {
                shift += range.len();
                events.push(Event::New(range));
            }
            if from >= piece.after.end {
                break;
            }
            let to = waiting.peek().map_or(piece.after.end, |(at, _)| piece.after.end.min(*at));
            if stands {
                let start = piece.before.start + from - piece.after.start;
                let runs = base.runs(start..start + to - from).into_iter();
                let of = |(sent, base)| Same { base, sent, back: sent + from + shift - start };
                events.extend(runs.map(|run| Event::Keep(of(run))));
            } else {
                events.push(Event::New(from + shift..to + shift));
            }
            from = to;
        }
    }
    events.extend(waiting.map(|(_, range)| Event::New(range)));
    events
}

/// Words of a piece of which the same is suggested: with what they come, and with what they go.
type Reviewed = (Range<usize>, Option<SuggestionId>, Option<SuggestionId>);

/// So many suggestions in one piece are tried.
const MOST_TRIED: usize = 4;

/// A piece that differs by nothing but decisions on suggestions, cut where these are.
fn by_decisions(
    sent: &str,
    back: &str,
    piece: &Piece,
    reviewed: &[Reviewed],
) -> Option<Vec<Piece>> {
    let mut ids: Vec<SuggestionId> =
        reviewed.iter().flat_map(|(_, comes, goes)| [*comes, *goes]).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > MOST_TRIED {
        return None;
    }
    let new = back.get(piece.after.clone())?;
    // Each is open, accepted or rejected: a number in threes tells which is what.
    let ways = 3_usize.pow(u32::try_from(ids.len()).ok()?);
    let stands = |way: usize, (_, comes, goes): &Reviewed| {
        let state = |id: &SuggestionId| {
            let at = ids.iter().position(|other| other == id).unwrap_or(0);
            ids.iter().take(at).fold(way, |way, _| way / 3) % 3
        };
        comes.as_ref().is_none_or(|id| state(id) != 2)
            && goes.as_ref().is_none_or(|id| state(id) != 1)
    };
    let way = (0..ways).find(|way| {
        let left = reviewed.iter().filter(|one| stands(*way, one));
        let left: String = left.filter_map(|(range, ..)| sent.get(range.clone())).collect();
        left == new
    })?;
    let mut after = piece.after.start;
    let pieces = reviewed.iter().map(|one| {
        let before = one.0.clone();
        let (length, difference) = match stands(way, one) {
            true => (before.len(), None),
            false => (0, piece.difference),
        };
        let from = after;
        after += length;
        Piece { before, after: from..after, difference }
    });
    Some(pieces.collect())
}

/// A piece that differs, without what is the same at its ends.
fn by_letters(sent: &str, back: &str, piece: Piece) -> Vec<Piece> {
    let Piece { before, after, difference } = piece;
    let (old, new) =
        (sent.get(before.clone()).unwrap_or(""), back.get(after.clone()).unwrap_or(""));
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let head = same(&mut old.chars().zip(new.chars()));
    let (old, new) = (old.get(head..).unwrap_or(""), new.get(head..).unwrap_or(""));
    let tail = same(&mut old.chars().rev().zip(new.chars().rev()));
    let (starts, ends) = ((before.start + head, after.start + head), (before.end, after.end));
    let parts = [
        (before.start..starts.0, after.start..starts.1, None),
        (starts.0..ends.0 - tail, starts.1..ends.1 - tail, difference),
        (ends.0 - tail..ends.0, ends.1 - tail..ends.1, None),
    ];
    let parts = parts.into_iter().filter(|(old, new, _)| !old.is_empty() || !new.is_empty());
    parts.map(|(before, after, difference)| Piece { before, after, difference }).collect()
}

/// Where the characters of a text that was sent are in the turn: a copy has the same, without those
/// that no format can carry, without paragraphs that have no words, and without the words that it
/// leaves out, behind which a small letter may be a capital.
struct Aligned {
    /// For each byte at which a character begins, and for the end: where it is, and where what is
    /// in front of it ends.
    places: Vec<Option<(usize, usize)>>,
}

impl Aligned {
    fn of(sent: &str, base: &str, left_out: &[Range<usize>]) -> Self {
        let is_word_left_out = |at: usize| {
            let next = left_out.partition_point(|range| range.end <= at);
            left_out.get(next).is_some_and(|range| range.contains(&at))
        };
        let mut places = vec![None; sent.len() + 1];
        let mut rest = base.char_indices().peekable();
        let mut end = 0;
        for (at, c) in sent.char_indices() {
            let is_same = |other: char| {
                other == c
                    || (other.is_whitespace() && c.is_whitespace())
                    || (other.len_utf8() == c.len_utf8()
                        && other.to_lowercase().eq(c.to_lowercase()))
            };
            let is_passed_by = |at: usize, other: char| {
                is_word_left_out(at) || (!is_same(other) && is_left_out(other))
            };
            while rest.next_if(|(at, other)| is_passed_by(*at, *other)).is_some() {}
            let start = rest.peek().map_or(base.len(), |(start, _)| *start);
            if let Some(place) = places.get_mut(at) {
                *place = Some((start, end));
            }
            if let Some((start, other)) = rest.next_if(|(_, other)| is_same(*other)) {
                end = start + other.len_utf8();
            }
        }
        if let Some(last) = places.last_mut() {
            *last = Some((end, end));
        }
        Self { places }
    }

    fn place(&self, at: usize) -> Option<(usize, usize)> {
        self.places.get(at).copied().flatten()
    }

    /// Where a range is.
    fn range(&self, sent: Range<usize>) -> Range<usize> {
        let start = self.place(sent.start).map_or(0, |(start, _)| start);
        let end = self.place(sent.end).map_or(start, |(_, end)| end);
        start.min(end)..end
    }

    /// The characters of a range by what is suggested of them.
    fn reviewed(&self, sent: &Range<usize>, spans: &[Span]) -> Vec<Reviewed> {
        let mut parts: Vec<Reviewed> = Vec::new();
        for at in sent.clone() {
            let Some((start, _)) = self.place(at) else { continue };
            let mut here = (None, None);
            for span in spans.iter().filter(|span| (span.start.0..span.end.0).contains(&start)) {
                match span.kind {
                    SpanKind::Inserted { suggestion } => here.0 = Some(suggestion),
                    SpanKind::Deleted { suggestion } => here.1 = Some(suggestion),
                    _ => {}
                }
            }
            match parts.last_mut() {
                Some((_, comes, goes)) if (*comes, *goes) == here => {}
                last => {
                    if let Some((range, ..)) = last {
                        range.end = at;
                    }
                    parts.push((at..sent.end, here.0, here.1));
                }
            }
        }
        parts
    }

    /// The same in runs that lie together on both sides, each with where it begins.
    fn runs(&self, sent: Range<usize>) -> Vec<(usize, Range<usize>)> {
        let is_cut = |at: &usize| self.place(*at).is_some_and(|(start, end)| start != end);
        let cuts: Vec<usize> = (sent.start + 1..sent.end).filter(is_cut).collect();
        let starts = [sent.start].into_iter().chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([sent.end]);
        starts.zip(ends).map(|(start, end)| (start, self.range(start..end))).collect()
    }
}

/// True for what a copy may leave out.
fn is_left_out(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
