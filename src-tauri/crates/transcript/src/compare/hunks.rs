//! Where two streams differ, in tokens, as an editor would say it.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput, Interner, Token as Id};

use super::stream::Stream;
use super::tokens::{Class, Key, Token, tokens};
use crate::Transcript;

/// One side of the comparison.
pub(super) struct Side<'t> {
    pub(super) stream: Stream<'t>,
    pub(super) tokens: Vec<Token>,
    /// Equal numbers for equal tokens, on both sides.
    pub(super) ids: Vec<Id>,
    /// The token that begins each turn.
    pub(super) borders: Vec<usize>,
}

/// Some tokens of one side in place of some of the other. What is between two hunks is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

impl Side<'_> {
    pub(super) fn class(&self, token: usize) -> Option<Class> {
        self.tokens.get(token).map(|token| token.class)
    }

    /// True where a turn begins or the stream ends.
    pub(super) fn is_edge(&self, token: usize) -> bool {
        self.class(token).is_none_or(|class| class == Class::Border)
    }

    pub(super) fn words(&self, range: Range<usize>) -> usize {
        self.count(range, Class::Word)
    }

    pub(super) fn count(&self, range: Range<usize>, class: Class) -> usize {
        let tokens = self.tokens.get(range).unwrap_or_default();
        tokens.iter().filter(|token| token.class == class).count()
    }

    /// The borders in a range of tokens.
    pub(super) fn borders_in(&self, range: &Range<usize>) -> &[usize] {
        let first = self.borders.partition_point(|border| *border < range.start);
        let last = self.borders.partition_point(|border| *border < range.end);
        self.borders.get(first..last).unwrap_or_default()
    }
}

impl Hunk {
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }
}

/// Both sides, and the hunks as the diff has them, slid to the edges of sentences.
pub(super) fn diff<'t>(
    before: &'t Transcript,
    after: &'t Transcript,
) -> (Side<'t>, Side<'t>, Vec<Hunk>) {
    let (before, after) = (Stream::of(before), Stream::of(after));
    let ((before_tokens, before_keys), (after_tokens, after_keys)) =
        (tokens(&before), tokens(&after));
    let interner = Interner::new(before_keys.len() + after_keys.len());
    let mut input = InternedInput { before: Vec::new(), after: Vec::new(), interner };
    input.update_before(before_keys.into_iter());
    input.update_after(after_keys.into_iter());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    let size = |diff: &Diff| (diff.count_additions() + diff.count_removals()) as usize;
    if 3 * size(&diff) > input.before.len() + input.after.len() {
        // Of texts that differ much, Histogram marks more than is needed.
        let other = Diff::compute(Algorithm::Myers, &input);
        if size(&other) < size(&diff) {
            diff = other;
        }
    }
    diff.postprocess_with_heuristic(&input, |ids: &[Id], hunk: Range<u32>, earliest: u32| {
        best_end(ids, &hunk, earliest, |id| input.interner[id])
    });
    let range = |range: Range<u32>| range.start as usize..range.end as usize;
    let hunks =
        diff.hunks().map(|hunk| Hunk { before: range(hunk.before), after: range(hunk.after) });
    let hunks = hunks.collect();
    let side = |stream, tokens: Vec<Token>, ids| Side {
        borders: (0..)
            .zip(&tokens)
            .filter(|(_, t)| t.class == Class::Border)
            .map(|(at, _)| at)
            .collect(),
        stream,
        tokens,
        ids,
    };
    (side(before, before_tokens, input.before), side(after, after_tokens, input.after), hunks)
}

/// So far a hunk is slid, in tokens, to find a better place.
const SLIDE: u32 = 200;

/// Words that were put in beside their like could have been put in front or behind: best is where
/// they begin and end as sentences do, then as clauses do, then as late as can be.
fn best_end<'k>(ids: &[Id], hunk: &Range<u32>, earliest: u32, key: impl Fn(Id) -> Key<'k>) -> u32 {
    let size = hunk.end - hunk.start;
    let at = |token: u32| ids.get(token as usize).map(|id| key(*id));
    let ends = |token: Option<u32>| match token.map(&at) {
        None | Some(None | Some(Key::Border(_) | Key::Text("\n" | "." | "?" | "!" | "…"))) => 2,
        Some(Some(Key::Text("," | ";" | ":" | "—" | "–" | ")" | "”" | "\""))) => 1,
        Some(Some(Key::Text(_))) => 0,
    };
    let score = |end: &u32| {
        let start = end - size;
        let last =
            if matches!(at(*end), None | Some(Key::Border(_))) { 2 } else { ends(Some(end - 1)) };
        ends(start.checked_sub(1)).min(last)
    };
    let earliest = earliest.max(hunk.end.saturating_sub(SLIDE)).max(size);
    (earliest..=hunk.end).max_by_key(score).unwrap_or(hunk.end)
}

/// Hunks with nothing but a mark between them, or a word or two between much that was rewritten,
/// are one.
pub(super) fn join(before: &Side, after: &Side, hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        match joined.last_mut() {
            Some(last) if is_one(before, after, last, &hunk) => {
                (last.before.end, last.after.end) = (hunk.before.end, hunk.after.end);
            }
            _ => joined.push(hunk),
        }
    }
    joined
}

/// Words that stay between two hunks at most, for these to be one.
const ISLAND: usize = 2;
/// Words that each of the two has then at least.
const REWRITTEN: usize = 4;

fn is_one(before: &Side, after: &Side, left: &Hunk, right: &Hunk) -> bool {
    let between = left.before.end..right.before.start;
    if between.len() > 2 * ISLAND {
        return false;
    }
    let hunks = [left, right];
    // A turn or a paragraph that begins between them, or at their edge, keeps them apart.
    let apart = |side: &Side, range: &Range<usize>| {
        [Class::Border, Class::Feed].iter().any(|class| side.count(range.clone(), *class) > 0)
    };
    if apart(before, &between)
        || hunks.iter().any(|hunk| apart(before, &hunk.before) || apart(after, &hunk.after))
    {
        return false;
    }
    let sizes =
        hunks.map(|hunk| (before.words(hunk.before.clone()), after.words(hunk.after.clone())));
    match before.words(between.clone()) {
        0 => {
            between.len() == 1 && sizes.iter().all(|(removed, inserted)| removed.min(inserted) > &0)
        }
        words => {
            words <= ISLAND
                && sizes.iter().all(|(removed, inserted)| removed.max(inserted) >= &REWRITTEN)
        }
    }
}
