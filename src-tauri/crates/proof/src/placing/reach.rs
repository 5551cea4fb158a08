//! How far from an address its words may be.

use std::ops::Range;

/// Words of a page of a transcript that has none.
const PAGE: f64 = 350.0;
/// Pages beyond its own within which an address is still at its place.
const NEAR: f64 = 0.25;
/// Pages beyond its own on which its words are looked for.
const FAR: f64 = 1.25;
/// What is left of a score that far away.
const LEFT: f64 = 0.55;
/// Pages beyond its own at which the words right behind an address are.
const BEHIND: f64 = 0.4;
/// The same for what is further away: only whole names and titles come through.
const FAR_AWAY: f64 = 0.45;
/// What a score keeps where nothing is known of where an address was found.
const ANYWHERE: f64 = 0.9;

/// The first word of a turn that begins on a page, and the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    word: f64,
    page: f64,
    /// Pages in a word, from here to the next.
    slope: f64,
}

/// The first turns of all pages. Where each page ends inside a turn is not known: the words
/// between two such turns are put to the pages between them evenly.
pub(super) fn leaves(turns: &[(usize, Option<u32>)], words: usize) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    for (word, page) in turns.iter().filter_map(|(word, page)| Some((*word, (*page)?))) {
        let leaf = Leaf { word: word as f64, page: f64::from(page), slope: 1.0 / PAGE };
        match leaves.last_mut() {
            Some(last) if last.page >= leaf.page => {}
            Some(last) => {
                last.slope = (leaf.page - last.page) / (leaf.word - last.word).max(1.0);
                leaves.push(leaf);
            }
            None => leaves.push(leaf),
        }
    }
    if let Some(last) = leaves.last_mut() {
        last.slope = (1.0 / (words as f64 - last.word).max(1.0)).min(1.0 / PAGE);
    }
    leaves
}

/// The surroundings of an address.
#[derive(Clone, Debug)]
pub(super) struct Area<'t> {
    leaves: &'t [Leaf],
    /// Its page, or what is about a page around it, in pages; `None` when it may be anywhere.
    own: Option<(f64, f64)>,
    /// The words of its page and of those beside it.
    pub(super) near: Range<usize>,
    pub(super) has_page: bool,
    /// The first word of the turn that comes after it.
    next: Option<usize>,
}

impl<'t> Area<'t> {
    /// The page of an address, or the words of the turns before and after it.
    pub(super) fn of(
        leaves: &'t [Leaf],
        page: Option<u32>,
        after: Option<Range<usize>>,
        before: Option<Range<usize>>,
        words: usize,
    ) -> Self {
        let page = page.map(f64::from).filter(|_| !leaves.is_empty());
        let next = before.as_ref().map(|turn| turn.start).filter(|_| after != before);
        let mut area = Self { leaves, own: None, near: 0..words, has_page: page.is_some(), next };
        area.own = match (page, after, before) {
            (Some(page), ..) => Some((page, page + 1.0)),
            (None, Some(after), Some(before)) if after == before => {
                Some((area.page_of(after.start), area.page_of(after.end)))
            }
            (None, Some(after), _) => {
                Some((area.page_of(after.end) - 1.0, area.page_of(after.end)))
            }
            (None, None, Some(before)) => {
                Some((area.page_of(before.start) - 1.0, area.page_of(before.start)))
            }
            (None, None, None) => None,
        };
        if let Some((low, high)) = area.own {
            let start = first_where(words, |word| area.page_of(word) > low - FAR);
            let end = first_where(words, |word| area.page_of(word) >= high + FAR);
            area.near = start..end;
        }
        area
    }

    /// The page of a word and how far down it is.
    fn page_of(&self, word: usize) -> f64 {
        let word = word as f64;
        let next = self.leaves.partition_point(|leaf| leaf.word <= word);
        match self.leaves.get(next.saturating_sub(1)) {
            Some(leaf) if next > 0 => leaf.page + (word - leaf.word) * leaf.slope,
            Some(leaf) => leaf.page + (word - leaf.word) / PAGE,
            None => word / PAGE,
        }
    }

    /// True when something is known of where the address was found.
    pub(super) fn is_bound(&self) -> bool {
        self.own.is_some()
    }

    /// How much a word counts by its distance.
    pub(super) fn nearness(&self, word: usize) -> f64 {
        let Some((low, high)) = self.own else { return ANYWHERE };
        let page = self.page_of(word);
        let mut beyond = (low - page).max(page - high).max(0.0) - NEAR;
        // An address stands at its page's end: what comes after it is on the next page.
        if self.next.is_some_and(|next| word >= next) {
            beyond = beyond.max(BEHIND);
        }
        if beyond > FAR - NEAR {
            return FAR_AWAY;
        }
        1.0 - beyond.max(0.0) * (1.0 - LEFT) / (FAR - NEAR)
    }
}

/// The first number up to `end` for which something is true that stays true.
fn first_where(end: usize, test: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = low.midpoint(high);
        if test(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
