//! Links to the words under them.

use super::lines::Line;
use super::source::{Book, Glyph, Link, Page};

/// How much of a glyph lies under a link that it belongs to.
const UNDER: f32 = 0.5;
/// How much of a letter of a word does whose other letters belong to it.
const TOUCHED: f32 = 0.1;
/// How high above its baseline the middle of a glyph is, in shares of its size.
const MIDDLE: f32 = 0.25;

/// Glyphs that are tried under links of one page, at most.
const MOST_TRIALS: usize = 50_000_000;

/// For each glyph of a page, the link that it belongs to.
pub(super) fn of_glyphs(page: &Page, book: &Book, lines: &[&Line]) -> Vec<Option<usize>> {
    let areas: Vec<&[[f32; 4]]> = page.links.iter().map(|link| link.areas.as_slice()).collect();
    glyphs_under(&areas, page, book, lines)
}

/// For each glyph of a page, under which of some areas it lies.
pub(super) fn glyphs_under(
    areas: &[&[[f32; 4]]],
    page: &Page,
    book: &Book,
    lines: &[&Line],
) -> Vec<Option<usize>> {
    let mut found = vec![None; page.glyphs.len()];
    let most = MOST_TRIALS / page.glyphs.len().max(1);
    for (number, area) in areas.iter().enumerate().take(most) {
        for (glyph, found) in page.glyphs.iter().zip(&mut found) {
            if found.is_none() && share_under(glyph, area) >= UNDER {
                *found = Some(number);
            }
        }
    }
    // Rectangles are not always exact: a letter is not parted from its word for a little.
    for word in lines.iter().flat_map(|line| &line.words) {
        let pairs = word.glyphs.iter().zip(word.glyphs.iter().skip(1));
        for (one, other) in pairs.clone().chain(pairs.rev().map(|(a, b)| (b, a))) {
            let of = |index: &usize| found.get(*index).copied().flatten();
            if let (Some(number), None) = (of(one), of(other))
                && let Some((area, glyph)) = areas.get(number).zip(page.glyphs.get(*other))
                && share_under(glyph, area) >= TOUCHED
                && book.text(glyph).chars().all(char::is_alphanumeric)
                && let Some(found) = found.get_mut(*other)
            {
                *found = Some(number);
            }
        }
    }
    found
}

/// How much of a glyph lies under some rectangles.
fn share_under(glyph: &Glyph, areas: &[[f32; 4]]) -> f32 {
    areas.iter().map(|area| share(glyph, area)).fold(0.0, f32::max)
}

fn share(glyph: &Glyph, [left, top, right, bottom]: &[f32; 4]) -> f32 {
    let length = glyph.dx.hypot(glyph.dy);
    // Across the line, from its baseline up.
    let (up_x, up_y) = match length > 0.0 {
        true => (glyph.dy / length, -glyph.dx / length),
        false => (0.0, -1.0),
    };
    let (x, y) = (glyph.x + up_x * MIDDLE * glyph.size, glyph.y + up_y * MIDDLE * glyph.size);
    let share = |from: f32, by: f32, low: f32, high: f32| {
        if by.abs() < 0.01 {
            return if from >= low && from <= high { 1.0 } else { 0.0 };
        }
        let (start, end) = (from.min(from + by), from.max(from + by));
        ((end.min(high) - start.max(low)) / (end - start)).max(0.0)
    };
    share(x, glyph.dx, *left, *right).min(share(y, glyph.dy, *top, *bottom))
}

/// How far down a page a link begins.
pub(super) fn top(link: &Link) -> f32 {
    link.areas.iter().map(|[_, top, ..]| *top).fold(f32::MAX, f32::min)
}
