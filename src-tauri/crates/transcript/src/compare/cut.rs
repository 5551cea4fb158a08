//! Hunks cut into what can be told, and given back, by itself.

use std::ops::Range;

use super::hunks::{Hunk, Side};
use super::moved::Run;
use super::tokens::Class;

/// What a piece of a hunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Words,
    /// The number of the run.
    Moved(usize),
    TurnAdded,
    TurnRemoved,
    Split,
    Merged,
}

/// A piece of a hunk, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) hunk: Hunk,
    pub(super) told: Told,
}

/// A hunk's parts, in order; `runs` are all that moved.
pub(super) fn parts(before: &Side, after: &Side, hunk: &Hunk, runs: &Runs) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut old, mut new) = (hunk.before.start, hunk.after.start);
    let mut gone = runs.inside(&runs.by_before, &hunk.before, |run| &run.before);
    let mut come = runs.inside(&runs.by_after, &hunk.after, |run| &run.after);
    loop {
        let (gone, come) = (gone.next(), come.next());
        let old_end = gone.as_ref().map_or(hunk.before.end, |(_, range)| range.start);
        let new_end = come.as_ref().map_or(hunk.after.end, |(_, range)| range.start);
        at_borders(before, after, &Hunk { before: old..old_end, after: new..new_end }, &mut parts);
        (old, new) = (old_end, new_end);
        if let Some((run, range)) = &gone {
            parts.push(Part {
                hunk: Hunk { before: range.clone(), after: new..new },
                told: Told::Moved(*run),
            });
            old = range.end;
        }
        if let Some((run, range)) = &come {
            parts.push(Part {
                hunk: Hunk { before: old..old, after: range.clone() },
                told: Told::Moved(*run),
            });
            new = range.end;
        }
        if gone.is_none() && come.is_none() {
            return parts;
        }
    }
}

/// The runs that moved, to be found by either side.
pub(super) struct Runs {
    runs: Vec<Run>,
    by_before: Vec<usize>,
    by_after: Vec<usize>,
}

impl Runs {
    pub(super) fn new(runs: Vec<Run>) -> Self {
        let by = |start: fn(&Run) -> usize| {
            let mut order: Vec<usize> = (0..runs.len()).collect();
            order.sort_by_key(|run| runs.get(*run).map(start));
            order
        };
        let (by_before, by_after) = (by(|run| run.before.start), by(|run| run.after.start));
        Self { runs, by_before, by_after }
    }

    fn inside<'r>(
        &'r self,
        order: &'r [usize],
        hunk: &Range<usize>,
        side: impl Fn(&'r Run) -> &'r Range<usize> + 'r,
    ) -> impl Iterator<Item = (usize, Range<usize>)> + 'r {
        let start = |run: &usize| self.runs.get(*run).map_or(0, |run| side(run).start);
        let first = order.partition_point(|run| start(run) < hunk.start);
        let last = order.partition_point(|run| start(run) < hunk.end);
        let inside = order.get(first..last).unwrap_or_default();
        inside.iter().filter_map(move |run| Some((*run, side(self.runs.get(*run)?).clone())))
    }
}

/// Words that were rewritten, with turns that came or went among them. Borders are on one side
/// only, for those of both sides were paired.
fn at_borders(before: &Side, after: &Side, hunk: &Hunk, parts: &mut Vec<Part>) {
    if hunk.is_empty() {
        return;
    }
    let (gone, come) = (before.borders_in(&hunk.before), after.borders_in(&hunk.after));
    if come.is_empty() {
        let found = around(before, hunk.before.clone(), gone, (after, hunk.after.clone()));
        parts.extend(found.into_iter().map(|(before, after, how)| Part {
            hunk: Hunk { before, after },
            told:
                how.map_or(
                    Told::Words,
                    |whole| if whole { Told::TurnRemoved } else { Told::Merged },
                ),
        }));
        return;
    }
    let found = around(after, hunk.after.clone(), come, (before, hunk.before.clone()));
    parts.extend(found.into_iter().map(|(after, before, how)| Part {
        hunk: Hunk { before, after },
        told: how.map_or(Told::Words, |whole| if whole { Told::TurnAdded } else { Told::Split }),
    }));
}

/// The range of the side with the borders, that of the other side, and for a border whether it is
/// that of a whole turn.
type Found = (Range<usize>, Range<usize>, Option<bool>);

/// One side cut at its borders. The words of the other side stand beside those in front of the
/// first border or, when no words are there, beside those behind the last. A paragraph that began
/// in place of a turn is one with the border.
fn around(
    side: &Side,
    range: Range<usize>,
    borders: &[usize],
    (other_side, other): (&Side, Range<usize>),
) -> Vec<Found> {
    let ([first, .., last] | [first @ last]) = borders else {
        return vec![(range, other, None)];
    };
    let (in_front, behind) = (range.start..*first, last + 1..range.end);
    let is_whole = side.is_edge(range.end);
    let nothing = other.end..other.end;
    let feeds = other_side.count(other.clone(), Class::Feed);
    let (mut front, mut with_border, mut back) = (other.clone(), nothing.clone(), nothing);
    if !is_whole && feeds > 0 && feeds == other.len() && range.len() == 1 {
        (front, with_border) = (other.start..other.start, other);
    } else if !is_whole && side.words(in_front.clone()) == 0 && side.words(behind.clone()) > 0 {
        (front, with_border, back) = (other.start..other.start, other.start..other.start, other);
    }
    let mut found = vec![(in_front, front, None)];
    for (number, border) in borders.iter().enumerate() {
        let end = borders.get(number + 1).copied().unwrap_or(range.end);
        if side.is_edge(end) {
            found.push((*border..end, with_border.clone(), Some(true)));
        } else {
            found.push((*border..border + 1, with_border.clone(), Some(false)));
            found.push((border + 1..end, back.clone(), None));
        }
    }
    found.retain(|(range, other, _)| !range.is_empty() || !other.is_empty());
    found
}
