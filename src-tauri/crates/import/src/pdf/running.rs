//! What is printed on every page, found by its place: a line that stands at the same height of
//! several pages and says the same there, but for the number of the page.

use std::collections::HashMap;

use super::lines::Line;

/// Lines from the top and from the bottom of a page that may be such.
const EDGE: usize = 3;
/// Heights that are one, in points.
const STEP: f32 = 4.0;
/// The share of all pages that have such a line, at least: left and right pages may differ.
const SHARE: f32 = 0.3;
/// How far from the lines beside it such a line stands, in shares of its size.
const APART: f32 = 1.5;

/// What such lines have in common: where they are, what they say before and after a number, and by
/// how much that number differs from the page's.
type Key<'t> = (i32, &'t str, &'t str, Option<i64>);

/// For each page, which of its lines are printed on others too.
pub(super) fn find(pages: &[Vec<(Line, String)>]) -> Vec<Vec<bool>> {
    let mut seen: HashMap<Key<'_>, Vec<(usize, usize)>> = HashMap::new();
    for (number, lines) in pages.iter().enumerate() {
        for index in edges(lines) {
            let Some((line, text)) = lines.get(index) else { continue };
            for (before, after, shift) in numbers(text, number) {
                let height = (line.base / STEP).round() as i32;
                // A height on the border of two steps is in both.
                for height in [height, ((line.base + STEP / 2.0) / STEP).floor() as i32] {
                    let places = seen.entry((height, before, after, shift)).or_default();
                    if places.last() != Some(&(number, index)) {
                        places.push((number, index));
                    }
                }
            }
        }
    }
    let mut running: Vec<Vec<bool>> = pages.iter().map(|lines| vec![false; lines.len()]).collect();
    let least = ((pages.len() as f32 * SHARE).ceil() as usize).max(2);
    for places in seen.values() {
        let mut on: Vec<usize> = places.iter().map(|(page, _)| *page).collect();
        on.dedup();
        if on.len() < least {
            continue;
        }
        for (page, line) in places {
            if let Some(is_running) = running.get_mut(*page).and_then(|lines| lines.get_mut(*line))
            {
                *is_running = true;
            }
        }
    }
    running
}

/// The first and last lines of a page that stand away from the others.
fn edges(lines: &[(Line, String)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let base = |index: &usize| lines.get(*index).map_or(0.0, |(line, _)| line.base);
    order.sort_by(|a, b| base(a).total_cmp(&base(b)));
    let apart = |a: Option<&usize>, b: Option<&usize>| {
        let pair = a.and_then(|a| lines.get(*a)).zip(b.and_then(|b| lines.get(*b)));
        pair.is_none_or(|((a, _), (b, _))| (b.base - a.base).abs() > APART * a.size.max(b.size))
    };
    let mut edges = Vec::new();
    let count = order.len();
    // All that is above a gap, or below one.
    let above = (0..count.min(EDGE)).rev().find(|at| apart(order.get(*at), order.get(at + 1)));
    let below = (count.saturating_sub(EDGE)..count)
        .find(|at| *at > 0 && apart(order.get(at - 1), order.get(*at)));
    edges.extend(order.iter().take(above.map_or(0, |above| above + 1)));
    edges.extend(order.iter().skip(below.unwrap_or(count)));
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// A line as it is, and with each of its numbers as one that may count the pages.
fn numbers(text: &str, page: usize) -> Vec<(&str, &str, Option<i64>)> {
    /// Numbers that are looked at, and their digits.
    const MOST: usize = 4;
    const DIGITS: usize = 5;
    let mut found = vec![(text, "", None)];
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        at = start + length;
        let digits = rest.get(..length).filter(|digits| digits.len() <= DIGITS);
        let number = digits.and_then(|digits| digits.parse::<i64>().ok());
        if let (Some(number), Some(before), Some(after)) =
            (number, text.get(..start), text.get(at..))
        {
            let page = i64::try_from(page).unwrap_or(0);
            found.push((before, after, Some(number - page)));
        }
        if found.len() > MOST {
            break;
        }
    }
    found
}
