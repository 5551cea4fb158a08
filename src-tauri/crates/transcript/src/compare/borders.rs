//! Which turn is which: borders that the words alone did not bring together.

use std::collections::HashMap;

use super::hunks::{Hunk, Side};

/// Brings the two borders of one turn together, where one was removed and the other inserted: by
/// its id first, then by its place among rewritten words.
pub(super) fn pair(before: &Side, after: &Side, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let hunks = by_id(before, after, hunks);
    let mut paired = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        by_place(before, after, hunk, &mut paired);
    }
    paired
}

/// A turn whose border went down or up past some words is the same turn, and these words moved to
/// its neighbour, as long as they are no more than half of it.
fn by_id(before: &Side, after: &Side, mut hunks: Vec<Hunk>) -> Vec<Hunk> {
    let inserted: HashMap<_, usize> = hunks
        .iter()
        .flat_map(|hunk| after.borders_in(&hunk.after))
        .filter_map(|border| Some((*after.ids.get(*border)?, *border)))
        .collect();
    let removed = hunks.iter().flat_map(|hunk| before.borders_in(&hunk.before));
    let wanted: Vec<(usize, usize)> = removed
        .filter_map(|border| Some((*border, *inserted.get(before.ids.get(*border)?)?)))
        .collect();
    for (removed, inserted) in wanted {
        let from = hunks.partition_point(|hunk| hunk.before.end <= removed);
        let to = hunks.partition_point(|hunk| hunk.after.end <= inserted);
        let (first, last) = (from.min(to), from.max(to));
        let Some([left, .., right] | [left @ right]) = hunks.get(first..=last) else { continue };
        // An earlier pair may have brought one of them out of its hunk.
        let in_hunk = left.before.start <= removed && left.after.start <= inserted;
        let between = left.before.end..right.before.start;
        let length = |side: &Side, border: usize| {
            let next = side.borders.partition_point(|other| *other <= border);
            side.borders.get(next).copied().unwrap_or(side.tokens.len()) - border
        };
        let longest = length(before, removed).max(length(after, inserted));
        let crosses = first < last;
        if !in_hunk
            || crosses && (2 * between.len() > longest || !before.borders_in(&between).is_empty())
        {
            continue;
        }
        let mut apart = vec![
            Hunk { before: left.before.start..removed, after: left.after.start..inserted },
            Hunk { before: removed + 1..right.before.end, after: inserted + 1..right.after.end },
        ];
        if crosses {
            apart.iter_mut().for_each(|hunk| trim(before, after, hunk));
        }
        apart.retain(|hunk| !hunk.is_empty());
        hunks.splice(first..=last, apart);
    }
    hunks
}

/// Without the tokens that are the same at both ends.
fn trim(before: &Side, after: &Side, hunk: &mut Hunk) {
    let same = |a: usize, b: usize| before.ids.get(a) == after.ids.get(b);
    let both = |hunk: &Hunk| !hunk.before.is_empty() && !hunk.after.is_empty();
    while both(hunk) && same(hunk.before.start, hunk.after.start) {
        (hunk.before.start, hunk.after.start) = (hunk.before.start + 1, hunk.after.start + 1);
    }
    while both(hunk) && same(hunk.before.end - 1, hunk.after.end - 1) {
        (hunk.before.end, hunk.after.end) = (hunk.before.end - 1, hunk.after.end - 1);
    }
}

/// Turns that begin on both sides among the same rewritten words are the same, from the end when
/// both begin there, else in order.
fn by_place(before: &Side, after: &Side, mut hunk: Hunk, paired: &mut Vec<Hunk>) {
    let (mut old, mut new) = (before.borders_in(&hunk.before), after.borders_in(&hunk.after));
    while let (Some((last_old, rest_old)), Some((last_new, rest_new))) =
        (old.split_last(), new.split_last())
        && last_old + 1 == hunk.before.end
        && last_new + 1 == hunk.after.end
    {
        (hunk.before.end, hunk.after.end) = (*last_old, *last_new);
        (old, new) = (rest_old, rest_new);
    }
    for (old, new) in old.iter().zip(new) {
        let head = Hunk { before: hunk.before.start..*old, after: hunk.after.start..*new };
        paired.extend(Some(head).filter(|head| !head.is_empty()));
        (hunk.before.start, hunk.after.start) = (old + 1, new + 1);
    }
    paired.extend(Some(hunk).filter(|hunk| !hunk.is_empty()));
}
