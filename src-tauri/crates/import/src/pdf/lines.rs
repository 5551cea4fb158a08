//! Glyphs to lines.

use super::columns;
use super::direction;
use super::source::{Book, Glyph, Page};

/// A glyph in the space of its line: along it, and across it downwards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Its place in [`Page::glyphs`].
    pub index: usize,
    /// Where it begins along the line.
    pub start: f32,
    /// Where it ends.
    pub end: f32,
    /// Its baseline.
    pub base: f32,
    /// How large it is.
    pub size: f32,
    /// True when a space is drawn before it.
    pub spaced: bool,
}

/// Glyphs on one baseline without a wide gap.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its glyphs, from left to right.
    pub glyphs: Vec<Placed>,
    /// Where it begins.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// Its baseline.
    pub base: f32,
    /// How large most of it is.
    pub size: f32,
}

/// A line as it is read.
#[derive(Debug)]
pub(super) struct Line {
    /// Its words.
    pub words: Vec<Word>,
    /// Where it begins.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// Its baseline.
    pub base: f32,
    /// How large most of it is.
    pub size: f32,
    /// Lines of one block have the same margins.
    pub block: usize,
    /// True when a word goes on from its end.
    pub broken: bool,
}

/// Glyphs that make a word.
#[derive(Debug)]
pub(super) struct Word {
    /// Their places in [`Page::glyphs`], in the order in which they are read.
    pub glyphs: Vec<usize>,
    /// How wide it is.
    pub width: f32,
    /// True when a gap as between the columns of a table stands before it.
    pub tabbed: bool,
}

/// Glyphs whose baselines differ by less, in shares of their size, stand on one.
const ON_LINE: f32 = 0.3;
/// A gap that parts pieces, in shares of the size.
const WIDE: f32 = 0.9;
/// A gap as between the columns of a table.
const TAB: f32 = 1.8;
/// A gap that parts words where spaces are drawn too.
const GAP_BESIDE_SPACES: f32 = 0.2;
/// The same where none are.
const GAP: f32 = 0.15;
/// Small glyphs further up or down than this are no part of a line.
const RAISED: f32 = 0.6;
/// What ends a line within a word.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];
/// Pieces of a line that another may lie over.
const NEIGHBOURS: usize = 16;
/// What is smaller than this share of its line may be raised.
const SMALL: f32 = 0.85;

/// The lines of a page, in the order in which they are read.
pub(super) fn lines(page: &Page, book: &Book) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut blocks = 0;
    for turned in directions(&page.glyphs) {
        let pieces = pieces(&page.glyphs, book, &turned);
        for block in columns::blocks(pieces) {
            lines.extend(joined(block).into_iter().map(|pieces| line(pieces, page, book, blocks)));
            blocks += 1;
        }
    }
    lines
}

/// Glyphs that are written in one direction, the usual direction first.
struct Turned {
    /// The cosine and sine of its angle.
    along: (f32, f32),
    indexes: Vec<usize>,
}

fn directions(glyphs: &[Glyph]) -> Vec<Turned> {
    /// Degrees that are one direction: scanned pages are not quite straight.
    const STEP: f32 = 10.0;
    let mut found: Vec<(i32, Turned)> = Vec::new();
    let mut last = 0;
    for (index, glyph) in glyphs.iter().enumerate() {
        // Marks that go nowhere are written as what they stand on.
        let moves = glyph.dx.hypot(glyph.dy) > 0.01 * glyph.size;
        if moves {
            let angle = glyph.dy.atan2(glyph.dx).to_degrees();
            last = ((angle / STEP).round() as i32).rem_euclid((360.0 / STEP) as i32);
        }
        let at = found.iter().position(|(direction, _)| *direction == last).unwrap_or_else(|| {
            found.push((last, Turned { along: (0.0, 0.0), indexes: Vec::new() }));
            found.len() - 1
        });
        if let Some((_, turned)) = found.get_mut(at) {
            turned.along.0 += glyph.dx;
            turned.along.1 += glyph.dy;
            turned.indexes.push(index);
        }
    }
    let mut found: Vec<Turned> = found.into_iter().map(|(_, turned)| turned).collect();
    found.sort_by_key(|turned| std::cmp::Reverse(turned.indexes.len()));
    for turned in &mut found {
        let length = turned.along.0.hypot(turned.along.1);
        turned.along = match length > 0.0 {
            // Straight lines stay exactly straight.
            true => ((turned.along.0 / length), (turned.along.1 / length)),
            false => (1.0, 0.0),
        };
    }
    found
}

/// The pieces of all lines, from top to bottom.
fn pieces(glyphs: &[Glyph], book: &Book, turned: &Turned) -> Vec<Piece> {
    let (cos, sin) = turned.along;
    let place = |index: &usize| {
        let glyph = glyphs.get(*index)?;
        let start = glyph.x * cos + glyph.y * sin;
        let base = glyph.y * cos - glyph.x * sin;
        let end = start + (glyph.dx * cos + glyph.dy * sin).max(0.0);
        Some(Placed { index: *index, start, end, base, size: glyph.size, spaced: false })
    };
    let mut placed: Vec<Placed> = turned.indexes.iter().filter_map(place).collect();
    placed.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut pieces = Vec::new();
    let mut rest = placed.as_mut_slice();
    while let Some(first) = rest.first() {
        let (base, size) = (first.base, first.size);
        let on_line = |glyph: &Placed| glyph.base - base <= ON_LINE * size.max(glyph.size);
        let length = rest.iter().take_while(|glyph| on_line(glyph)).count();
        let (row, below) = rest.split_at_mut(length);
        row.sort_by(|a, b| a.start.total_cmp(&b.start));
        part(row, glyphs, book, &mut pieces);
        rest = below;
    }
    pieces
}

/// Parts the glyphs of a row where the gaps are wide.
fn part(row: &[Placed], glyphs: &[Glyph], book: &Book, pieces: &mut Vec<Piece>) {
    let text = |placed: &Placed| {
        let glyph = glyphs.get(placed.index)?;
        Some((glyph.text, book.text(glyph)))
    };
    let mut open: Vec<Placed> = Vec::new();
    let (mut spaced, mut end) = (false, f32::MIN);
    for placed in row {
        let Some((id, words)) = text(placed) else { continue };
        if words.trim().is_empty() {
            spaced = true;
            continue;
        }
        if let Some(last) = open.last() {
            // Drawn twice, a little aside, it looks bold.
            let again = text(last).is_some_and(|(last, _)| last == id)
                && placed.start - last.start < 0.15 * (last.end - last.start);
            if again {
                continue;
            }
            if placed.start - end > WIDE * placed.size.max(last.size) {
                pieces.extend(piece(std::mem::take(&mut open)));
                end = f32::MIN;
            }
        }
        end = end.max(placed.end);
        open.push(Placed { spaced: std::mem::take(&mut spaced), ..*placed });
    }
    pieces.extend(piece(open));
}

fn piece(glyphs: Vec<Placed>) -> Option<Piece> {
    let left = glyphs.first()?.start;
    let right = glyphs.iter().map(|glyph| glyph.end).fold(left, f32::max);
    let (base, size) = middle(&glyphs)?;
    Some(Piece { glyphs, left, right, base, size })
}

/// The baseline and the size that most glyphs have.
fn middle(glyphs: &[Placed]) -> Option<(f32, f32)> {
    let mut by_size: Vec<(f32, f32)> = glyphs.iter().map(|g| (g.size, g.base)).collect();
    by_size.sort_by(|a, b| a.0.total_cmp(&b.0));
    by_size.get(by_size.len() / 2).map(|(size, base)| (*base, *size))
}

/// Joins the pieces of a block that make one line, small raised ones among them.
fn joined(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    // The largest piece of the last line.
    let (mut main_base, mut main_size) = (f32::MIN, 0.0);
    for piece in pieces {
        let apart = (piece.base - main_base).abs();
        let size = piece.size.max(main_size);
        let small = piece.size.min(main_size) < SMALL * size;
        let near = apart <= ON_LINE * size || small && apart <= RAISED * size;
        let last = lines.last_mut().filter(|line| {
            near && !line.iter().rev().take(NEIGHBOURS).any(|other| over(other, &piece))
        });
        match last {
            Some(line) => {
                if piece.size > main_size {
                    (main_base, main_size) = (piece.base, piece.size);
                }
                line.push(piece);
            }
            None => {
                (main_base, main_size) = (piece.base, piece.size);
                lines.push(vec![piece]);
            }
        }
    }
    lines
}

/// True when one piece lies over the letters of the other, so that they are two lines.
fn over(a: &Piece, b: &Piece) -> bool {
    let (wide, narrow) = if a.right - a.left > b.right - b.left { (a, b) } else { (b, a) };
    let first = wide.glyphs.partition_point(|glyph| glyph.end <= narrow.left);
    let under = wide.glyphs.iter().skip(first).take_while(|glyph| glyph.start < narrow.right);
    let shared = under.map(|glyph| glyph.end.min(narrow.right) - glyph.start.max(narrow.left));
    (a.base - b.base).abs() > 0.1 * a.size.max(b.size)
        && shared.sum::<f32>() > 0.5 * (narrow.right - narrow.left)
}

fn line(pieces: Vec<Piece>, page: &Page, book: &Book, block: usize) -> Line {
    let mut glyphs: Vec<Placed> = pieces.into_iter().flat_map(|piece| piece.glyphs).collect();
    glyphs.sort_by(|a, b| a.start.total_cmp(&b.start));
    let left = glyphs.first().map_or(0.0, |glyph| glyph.start);
    let right = glyphs.iter().map(|glyph| glyph.end).fold(left, f32::max);
    let (base, size) = middle(&glyphs).unwrap_or_default();
    let text = |index: usize| page.glyphs.get(index).map_or("", |glyph| book.text(glyph));
    let words = direction::read(words(&glyphs), text);
    let last = words.last().and_then(|word| word.glyphs.last());
    let broken = last.is_some_and(|last| text(*last).ends_with(HYPHENS));
    Line { words, left, right, base, size, block, broken }
}

/// Parts a line into words, from left to right.
fn words(glyphs: &[Placed]) -> Vec<Word> {
    let parts = if glyphs.iter().any(|glyph| glyph.spaced) { GAP_BESIDE_SPACES } else { GAP };
    let parts = parts + tracking(glyphs);
    let mut words: Vec<Word> = Vec::new();
    let mut end = f32::MIN;
    let mut start = 0.0;
    for glyph in glyphs {
        let gap = (glyph.start - end) / glyph.size.max(0.01);
        if words.is_empty() || glyph.spaced || gap > parts {
            let tabbed = !words.is_empty() && gap > TAB;
            words.push(Word { glyphs: Vec::new(), width: 0.0, tabbed });
            start = glyph.start;
        }
        end = end.max(glyph.end);
        if let Some(word) = words.last_mut() {
            word.glyphs.push(glyph.index);
            word.width = end - start;
        }
    }
    words
}

/// How far letters are set apart in a spaced line, in shares of the size.
fn tracking(glyphs: &[Placed]) -> f32 {
    /// Of fewer gaps none is the usual one.
    const ENOUGH: usize = 4;
    let pairs = glyphs.iter().zip(glyphs.iter().skip(1));
    let mut gaps: Vec<f32> = pairs.map(|(a, b)| (b.start - a.end) / b.size.max(0.01)).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().filter(|_| gaps.len() >= ENOUGH);
    // Where most letters stand alone they are words of one letter.
    usual.unwrap_or(0.0).clamp(0.0, 0.5)
}
