//! The columns of a page, and the order in which they are read.
//!
//! Columns are text beside text: on both sides of a gutter lines of several words follow one
//! another. Where names or times stand beside what is said, a row is a line.

use super::lines::Piece;

/// Lines on each side of a gutter, at least.
const LEAST_LINES: usize = 5;
/// How wide a gutter is at least, in shares of the size of its text.
const GUTTER: f32 = 0.9;
/// How much of its column a line of text fills on the average, at least.
const FILLED: f32 = 0.5;
/// How wide a column is at least, in shares of the whole.
const LEAST_WIDTH: f32 = 0.2;
/// How many lines one of two columns has at least where they stand beside one another, in shares of
/// those of the other: names in a margin stand only where somebody begins to speak.
const DENSE: f32 = 0.6;
/// Places at which a gutter is looked for.
const PLACES: usize = 200;
/// Columns beside one another, as a power of two.
const DEPTH: usize = 3;

/// The blocks of a page in the order in which they are read.
pub(super) fn blocks(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut blocks = Vec::new();
    part(pieces, DEPTH, &mut blocks);
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn part(pieces: Vec<Piece>, depth: usize, blocks: &mut Vec<Vec<Piece>>) {
    let Some(gutter) = gutter(&pieces).filter(|_| depth > 0) else {
        blocks.push(pieces);
        return;
    };
    // What crosses the gutter, such as a title, parts what is above from what is below.
    let (mut above, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        if piece.left < gutter && piece.right > gutter {
            close(&mut above, &mut left, &mut right, depth, blocks);
            above.push(piece);
        } else if piece.right <= gutter {
            left.push(piece);
        } else {
            right.push(piece);
        }
    }
    close(&mut above, &mut left, &mut right, depth, blocks);
    blocks.push(above);
}

/// Ends a band: two columns, or lines that go on with those above.
fn close(
    above: &mut Vec<Piece>,
    left: &mut Vec<Piece>,
    right: &mut Vec<Piece>,
    depth: usize,
    blocks: &mut Vec<Vec<Piece>>,
) {
    let sides = [&*left, &*right].map(|side| side.iter().collect::<Vec<_>>());
    if are_columns(&sides[0], &sides[1]) {
        blocks.push(std::mem::take(above));
        part(std::mem::take(left), depth - 1, blocks);
        part(std::mem::take(right), depth - 1, blocks);
    } else {
        above.append(left);
        above.append(right);
    }
}

/// Where most of the text has a gap in common.
fn gutter(pieces: &[Piece]) -> Option<f32> {
    let left = pieces.iter().map(|piece| piece.left).reduce(f32::min)?;
    let right = pieces.iter().map(|piece| piece.right).reduce(f32::max)?;
    let step = (right - left) / PLACES as f32;
    if pieces.len() < 2 * LEAST_LINES || step <= 0.0 {
        return None;
    }
    let place = |at: f32| (((at - left) / step) as usize).min(PLACES - 1);
    let mut crossed = vec![0_usize; PLACES];
    for piece in pieces {
        let (from, to) = (place(piece.left), place(piece.right));
        crossed.iter_mut().take(to + 1).skip(from).for_each(|count| *count += 1);
    }
    let edge = (PLACES as f32 * LEAST_WIDTH) as usize;
    let inner = crossed.get(edge..PLACES - edge)?;
    let least = *inner.iter().min()?;
    // Of the places that the fewest lines cross, the middle of the widest run.
    let mut best: Option<(usize, usize)> = None;
    let mut run = 0;
    for (at, count) in inner.iter().enumerate() {
        run = if *count == least { run + 1 } else { 0 };
        if run > 0 && best.is_none_or(|(longest, _)| run > longest) {
            best = Some((run, at));
        }
    }
    let (run, end) = best?;
    let at = left + step * ((edge + end) as f32 - (run as f32 - 1.0) / 2.0 + 0.5);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for piece in pieces {
        match (piece.right <= at, piece.left >= at) {
            (true, _) => before.push(piece),
            (_, true) => after.push(piece),
            _ => {}
        }
    }
    are_columns(&before, &after).then_some(at)
}

fn are_columns(left: &[&Piece], right: &[&Piece]) -> bool {
    let (Some(one), Some(other)) = (Side::of(left), Side::of(right)) else { return false };
    let size = one.size.max(other.size);
    let whole = other.right - one.left;
    let (top, bottom) = (one.top.max(other.top), one.bottom.min(other.bottom));
    let beside = |side: &Side| {
        side.bases.iter().filter(|base| (top..=bottom).contains(*base)).count() as f32
    };
    let (ones, others) = (beside(&one), beside(&other));
    other.left - one.right >= GUTTER * size
        && bottom - top > 0.3 * (one.bottom - one.top).min(other.bottom - other.top)
        && ones.min(others) >= DENSE * ones.max(others)
        && [&one, &other].iter().all(|side| {
            side.bases.len() >= LEAST_LINES
                && side.right - side.left >= LEAST_WIDTH * whole
                && side.filled >= FILLED
                // A column of names or numbers is none.
                && side.right - side.left >= 8.0 * size
        })
}

/// What stands on one side of a gutter.
struct Side {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    size: f32,
    /// The baselines, from the top.
    bases: Vec<f32>,
    /// How much of its width a line fills on the average.
    filled: f32,
}

impl Side {
    fn of(pieces: &[&Piece]) -> Option<Self> {
        let first = pieces.first()?;
        let mut side = Self {
            left: first.left,
            right: first.right,
            top: first.base,
            bottom: first.base,
            size: 0.0,
            bases: Vec::with_capacity(pieces.len()),
            filled: 0.0,
        };
        for piece in pieces {
            side.left = side.left.min(piece.left);
            side.right = side.right.max(piece.right);
            side.top = side.top.min(piece.base);
            side.bottom = side.bottom.max(piece.base);
            side.size += piece.size / pieces.len() as f32;
            side.filled += piece.right - piece.left;
            side.bases.push(piece.base);
        }
        side.bases.sort_by(f32::total_cmp);
        side.bases.dedup_by(|a, b| (*a - *b).abs() < 0.5 * side.size);
        side.filled /= (side.right - side.left).max(1.0) * side.bases.len() as f32;
        Some(side)
    }
}
