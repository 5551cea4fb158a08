//! Three states of one text cut into what is the same in all, what one side changed and what both
//! did.

use std::ops::Range;

use crate::compare::Comparison;

/// A stretch of the three streams, in bytes. Stretches follow one another with nothing left out.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub(super) base: Range<usize>,
    pub(super) mine: Range<usize>,
    pub(super) theirs: Range<usize>,
    pub(super) by: By,
    /// The differences from base to theirs that it is of, by their indexes.
    pub(super) differences: Vec<usize>,
}

/// Who changed a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Nobody,
    Mine,
    Theirs,
    Both,
}

/// One of the two that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Mine,
    Theirs,
}

/// Some of the base with what one side has in its place.
struct Hunk {
    side: Side,
    base: Range<usize>,
    words: Range<usize>,
    difference: usize,
}

fn hunks(comparison: &Comparison, side: Side) -> impl Iterator<Item = Hunk> {
    comparison.pieces.iter().filter_map(move |piece| {
        let (base, words) = (piece.before.clone(), piece.after.clone());
        Some(Hunk { side, base, words, difference: piece.difference? })
    })
}

/// Hunks of both sides are of one stretch when they have words in common, or put something in at
/// the same place; those that only touch are not.
pub(super) fn chunks(mine: &Comparison, theirs: &Comparison) -> Vec<Chunk> {
    let mut hunks: Vec<Hunk> = hunks(mine, Side::Mine).chain(hunks(theirs, Side::Theirs)).collect();
    hunks.sort_by_key(|hunk| (hunk.base.start, hunk.base.end));
    let mut chunks = Vec::new();
    // How far each of the three is cut.
    let mut at = (0, 0, 0);
    let mut hunks = hunks.into_iter().peekable();
    while let Some(first) = hunks.next() {
        same(&mut chunks, &mut at, first.base.start);
        let mut whole = first.base.clone();
        let mut group = vec![first];
        while let Some(next) = hunks.next_if(|next| overlap(&whole, &next.base)) {
            whole.end = whole.end.max(next.base.end);
            group.push(next);
        }
        // Behind a side's last hunk in the stretch, its words are those of the base.
        let end = |side: Side, start: usize| {
            let last = group.iter().rev().find(|hunk| hunk.side == side);
            last.map_or(start + whole.len(), |hunk| hunk.words.end + whole.end - hunk.base.end)
        };
        let by = |side: Side| group.iter().any(|hunk| hunk.side == side);
        let ends = (whole.end, end(Side::Mine, at.1), end(Side::Theirs, at.2));
        let differences =
            group.iter().filter(|hunk| hunk.side == Side::Theirs).map(|hunk| hunk.difference);
        chunks.push(Chunk {
            base: at.0..ends.0,
            mine: at.1..ends.1,
            theirs: at.2..ends.2,
            by: match (by(Side::Mine), by(Side::Theirs)) {
                (true, true) => By::Both,
                (_, true) => By::Theirs,
                _ => By::Mine,
            },
            differences: differences.collect(),
        });
        at = ends;
    }
    let end = mine.pieces.last().map_or(0, |piece| piece.before.end);
    same(&mut chunks, &mut at, end);
    chunks
}

fn same(chunks: &mut Vec<Chunk>, at: &mut (usize, usize, usize), to: usize) {
    let length = to.saturating_sub(at.0);
    if length == 0 {
        return;
    }
    let ends = (at.0 + length, at.1 + length, at.2 + length);
    chunks.push(Chunk {
        base: at.0..ends.0,
        mine: at.1..ends.1,
        theirs: at.2..ends.2,
        by: By::Nobody,
        differences: Vec::new(),
    });
    *at = ends;
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    let same_place = one.is_empty() && other.is_empty() && one.start == other.start;
    same_place || one.start < other.end && other.start < one.end
}
