//! The phrases that a reader would link to an address.

use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashSet;

use super::address::Address;
use super::agree::{Agreements, Hit};
use super::reach::Area;
use super::score::{score, unnamed};
use super::text::Text;
use crate::dates::{DAYS, MONTHS};

/// Words of a phrase, at most.
const LONGEST: usize = 12;
/// Small words inside a phrase that the address may lack, and words of one hit, at most.
const SKIPPED: usize = 2;
const LONGEST_HIT: usize = 6;
/// Words that agree, from which on a phrase is a title with small words at its ends.
const TITLE: usize = 4;
/// Rarity below which a word may be skipped.
const SMALL: f64 = 0.2;
/// What each occurrence on the page takes from the next.
const LATER: f64 = 0.05;
/// Score up to which what is far away is left out.
const FAINT: f64 = 0.3;
/// Score from which on a phrase is a place by its words.
const CLEAR: f64 = 0.4;

/// Words that may lead to an address.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) last: usize,
    /// What agrees in it, in order.
    pub(super) hits: Vec<Hit>,
    pub(super) score: f64,
    /// How near it is; 1 on its own page.
    pub(super) nearness: f64,
    pub(super) has_page: bool,
    /// On its page or one beside it.
    pub(super) is_near: bool,
    /// It is a name.
    pub(super) is_name: bool,
}

impl Phrase {
    pub(super) fn words(&self) -> RangeInclusive<usize> {
        self.first..=self.last
    }

    /// The words of the address that agree with it.
    pub(super) fn tokens(&self) -> u64 {
        self.hits.iter().fold(0, |tokens, hit| tokens | hit.tokens)
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// The phrases within an area, the likeliest first; no two share a word.
pub(super) fn phrases(
    address: &Address,
    area: &Area<'_>,
    text: &Text<'_>,
    agreements: &mut Agreements<'_, '_>,
) -> Vec<Phrase> {
    let hits = agreements.hits(address, &area.near);
    let mut seen = FxHashSet::default();
    let mut found = Vec::new();
    for (at, hit) in hits.iter().enumerate().filter(|(_, hit)| hit.begins) {
        let grown = grow(*hit, at, &hits, text);
        let phrase = widen(grown, &hits, text);
        if seen.insert((phrase.first, phrase.last)) {
            found.push(phrase);
        }
    }
    // Where nothing agrees, a name is what is linked most.
    for name in names_in(area, text) {
        if seen.insert((name.first, name.last)) {
            found.push(name);
        }
    }
    found.retain(|phrase| !text.is_linked(phrase.first, phrase.last));
    found.sort_by_key(|phrase| phrase.first);
    let mut earlier: Vec<(u64, usize)> = Vec::new();
    for phrase in &mut found {
        phrase.nearness = area.nearness(phrase.first);
        phrase.has_page = area.has_page;
        phrase.is_near = area.near.contains(&phrase.first);
        let tokens = phrase.tokens();
        let place = earlier.iter_mut().find(|(known, _)| *known == tokens);
        let before = place.as_ref().map_or(0, |(_, count)| *count);
        if tokens == 0 {
            phrase.score = unnamed(phrase, address, text);
        } else {
            phrase.score = score(phrase, address, text);
            // The first occurrence is linked, normally.
            phrase.score *= 1.0 - LATER * before.min(6) as f64;
        }
        // What is elsewhere does not make it the second.
        match place {
            _ if phrase.nearness < 1.0 => {}
            Some((_, count)) => *count += 1,
            None => earlier.push((tokens, 1)),
        }
    }
    found.retain(|phrase| phrase.is_near || phrase.score > FAINT);
    // A name that nothing speaks for is no news beside one that the address names.
    let agrees = found.iter().any(|phrase| phrase.tokens() != 0 && phrase.score >= CLEAR);
    found.retain(|phrase| !agrees || phrase.tokens() != 0);
    apart(found)
}

fn names_in<'x>(area: &'x Area<'_>, text: &'x Text<'_>) -> impl Iterator<Item = Phrase> + use<'x> {
    let from = text.names.partition_point(|name| name.start < area.near.start);
    let names = text.names.get(from..).unwrap_or(&[]);
    let names = names.iter().take_while(|name| name.end <= area.near.end);
    // Where an address may be anywhere, a name tells nothing.
    let is_date = |name: &Range<usize>| {
        text.form(name.start).is_some_and(|form| name.len() == 1 && is_date(form.text))
    };
    let names = names.filter(move |name| !is_date(name));
    names.filter(|name| area.is_bound() && area.nearness(name.start) >= 1.0).map(|name| Phrase {
        first: name.start,
        last: name.end - 1,
        hits: Vec::new(),
        score: 0.0,
        nearness: 1.0,
        has_page: false,
        is_near: true,
        is_name: true,
    })
}

/// Takes in what agrees with other words of the same part of the address, before and behind.
fn grow(hit: Hit, at: usize, hits: &[Hit], text: &Text<'_>) -> Phrase {
    let (mut first, mut last, mut tokens) = (hit.first, hit.last, hit.tokens);
    let mut taken = vec![hit];
    let joined = |from: usize, to: usize| {
        (from + 1..=to).all(|word| text.spots.get(word).is_some_and(|spot| spot.joined))
    };
    // Words of the phrase may be missing in the address: small ones, or one of a name.
    let skips = |from: usize, to: usize| {
        let small = |word| text.form(word).is_some_and(|form| form.rarity < SMALL);
        from == to
            || to <= from + SKIPPED && (from..to).all(small)
            || to == from + 1 && text.name_around(from).is_some()
    };
    for next in hits.get(at + 1..).unwrap_or(&[]) {
        if next.first > last + 1 + SKIPPED || next.last >= first + LONGEST {
            break;
        }
        let is_new = next.segment == hit.segment && next.tokens & tokens == 0;
        if is_new && next.first > last && skips(last + 1, next.first) && joined(last, next.last) {
            last = next.last;
            tokens |= next.tokens;
            taken.push(*next);
        }
    }
    for next in hits.get(..at).unwrap_or(&[]).iter().rev() {
        if next.first + 1 + SKIPPED + LONGEST_HIT < first || next.first + LONGEST <= last {
            break;
        }
        let is_new = next.segment == hit.segment && next.tokens & tokens == 0;
        if is_new && next.last < first && skips(next.last + 1, first) && joined(next.first, first) {
            first = next.first;
            tokens |= next.tokens;
            taken.push(*next);
        }
    }
    taken.sort_by_key(|hit| hit.first);
    // `of Leeds`, `eleven of`: small words and numbers hold a phrase together and do not begin it.
    let is_named = |hit: &Hit| (hit.first..=hit.last).any(|at| text.name_around(at).is_some());
    let is_title = taken.len() >= TITLE;
    let is_loose = |hit: &Hit| !is_title && !hit.begins && !is_named(hit);
    while taken.len() > 1 && taken.first().is_some_and(is_loose) {
        taken.remove(0);
    }
    while taken.len() > 1 && taken.last().is_some_and(|hit| is_loose(hit) && !hit.is_number) {
        taken.pop();
    }
    Phrase {
        first: taken.first().map_or(first, |hit| hit.first),
        last: taken.last().map_or(last, |hit| hit.last),
        hits: taken,
        score: 0.0,
        nearness: 1.0,
        has_page: false,
        is_near: true,
        is_name: false,
    }
}

/// Makes a fragment the whole name or title that it is part of.
fn widen(mut phrase: Phrase, hits: &[Hit], text: &Text<'_>) -> Phrase {
    let inside: Vec<usize> = phrase.hits.iter().flat_map(|hit| [hit.first, hit.last]).collect();
    for name in inside.iter().filter_map(|word| text.name_around(*word)) {
        phrase.first = phrase.first.min(name.start);
        phrase.last = phrase.last.max(name.end - 1);
        phrase.is_name |= name.start <= phrase.first && name.end > phrase.last;
    }
    let rarity = |words: &mut dyn Iterator<Item = usize>| -> f64 {
        words.filter_map(|word| text.form(word)).map(|form| form.rarity).sum()
    };
    if let Some(quote) = text.quote_around(phrase.first)
        && quote.contains(&phrase.last)
        && rarity(&mut phrase.words()) >= 0.5 * rarity(&mut quote.clone())
    {
        (phrase.first, phrase.last) = (quote.start, quote.end - 1);
    }
    // What else agrees in the words that came along.
    let mut tokens = phrase.tokens();
    let from = hits.partition_point(|hit| hit.first < phrase.first);
    let more = hits.get(from..).unwrap_or(&[]).iter();
    for hit in more.take_while(|hit| hit.first <= phrase.last) {
        if hit.last <= phrase.last && hit.tokens & tokens == 0 {
            tokens |= hit.tokens;
            phrase.hits.push(*hit);
        }
    }
    phrase.hits.sort_by_key(|hit| hit.first);
    phrase
}

/// The likeliest first; of those that share words, the likeliest.
fn apart(mut found: Vec<Phrase>) -> Vec<Phrase> {
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.first.cmp(&b.first)));
    let mut kept: Vec<Phrase> = Vec::new();
    for phrase in found {
        if kept.len() >= 64 {
            break;
        }
        if phrase.score > 0.02 && !kept.iter().any(|other| other.overlaps(&phrase)) {
            kept.push(phrase);
        }
    }
    kept
}

/// Capitalised words that nobody links.
fn is_date(word: &str) -> bool {
    MONTHS.contains(&word) || DAYS.contains(&word) || word == "Christmas"
}
