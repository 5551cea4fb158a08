//! Compounds that a document writes in two ways: `life time` and `lifetime`, `co-author` and
//! `coauthor`.
//!
//! `deep-learning system` and `deep learning` are both right, so a hyphen is weighed against the
//! closed form alone.

use rustc_hash::FxHashMap;
use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::tally::is_inside;
use crate::tokens::{chunks, is_edge_sign};

use super::neighbours::times;

pub(super) const ID: &str = "compound";

/// Bytes in each part, at least: shorter ones are joined by chance.
const PART: usize = 3;
/// With these two words mean something else than one: `every day`, `set up`, `may be`.
const APART: [&str; 39] = [
    "all", "any", "away", "back", "body", "can", "come", "down", "ever", "every", "for", "half",
    "how", "into", "less", "may", "not", "off", "one", "out", "over", "per", "self", "send",
    "small", "some", "the", "good", "thing", "through", "under", "upon", "way", "what", "where",
    "who", "with", "within", "work",
];

/// How the two parts stand together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Closed,
    Hyphen,
    Open,
}

#[derive(Default)]
struct Counts {
    closed: u32,
    hyphen: u32,
    open: u32,
    /// Where the second part begins.
    split: usize,
}

/// The compounds of a document by their letters alone, without their endings.
pub(super) struct Compounds(FxHashMap<Box<str>, Counts>);

/// One compound, or a word that may be one, in a text.
struct Place<'t> {
    start: usize,
    end: usize,
    first: &'t str,
    second: &'t str,
    manner: Manner,
}

impl Compounds {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut compounds: FxHashMap<Box<str>, Counts> = FxHashMap::default();
        // Closed forms first: without one there is nothing to weigh.
        for place in transcript.turns.iter().flat_map(|turn| places(&turn.text)) {
            if place.manner == Manner::Closed {
                let key = key(place.first, "");
                match compounds.get_mut(key.as_str()) {
                    Some(counts) => counts.closed += 1,
                    None => {
                        let counts = Counts { closed: 1, ..Counts::default() };
                        compounds.insert(key.into(), counts);
                    }
                }
            }
        }
        for place in transcript.turns.iter().flat_map(|turn| places(&turn.text)) {
            if place.manner == Manner::Closed {
                continue;
            }
            if let Some(counts) = compounds.get_mut(key(place.first, place.second).as_str()) {
                counts.split = place.first.len();
                match place.manner {
                    Manner::Hyphen => counts.hyphen += 1,
                    _ => counts.open += 1,
                }
            }
        }
        compounds.retain(|_, counts| counts.hyphen + counts.open > 0);
        Self(compounds)
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let places: Vec<Place<'_>> = places(&page.turn.text).collect();
    for place in places {
        let Some(counts) = desk.habits.compounds.0.get(key(place.first, place.second).as_str())
        else {
            continue;
        };
        let (split, apart) = (counts.split, counts.hyphen.max(counts.open));
        let (mine, others) = match place.manner {
            Manner::Closed => (counts.closed, apart),
            Manner::Hyphen => (counts.hyphen, counts.closed),
            Manner::Open => (counts.open, counts.closed),
        };
        // Who writes both again and again has no habit.
        if mine > 2 && others < 4 * mine {
            continue;
        }
        let capital = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
        let named = match place.manner {
            Manner::Closed => capital(place.first) && is_inside(&page.turn.text, place.start),
            _ => capital(place.second),
        };
        if named {
            continue;
        }
        let loses = mine < others || mine == others && place.manner != Manner::Closed;
        // A closed form that no list has and that stands once is no habit.
        let chance = place.manner == Manner::Open && others == 1 && {
            let joined = format!("{}{}", place.first, place.second).to_lowercase();
            !desk.lexicon.knows(&joined)
        };
        let tie = mine == others && others == 1 && place.manner == Manner::Open;
        if !loses || tie || chance || is_broken(desk, &place) {
            continue;
        }
        let counts = desk.habits.compounds.0.get(key(place.first, place.second).as_str());
        let hyphen = counts.is_some_and(|counts| counts.hyphen >= counts.open);
        let meant = match place.manner {
            Manner::Closed => {
                let (Some(first), Some(second)) =
                    (place.first.get(..split), place.first.get(split..))
                else {
                    continue;
                };
                format!("{first}{}{second}", if hyphen { '-' } else { ' ' })
            }
            _ => format!("{}{}", place.first, place.second),
        };
        let clear = others >= 2 && others >= 2 * mine;
        let certainty = if clear { Certainty::Likely } else { Certainty::Look };
        let times = times(others);
        let why = format!("Elsewhere this transcript writes “{meant}”, {times}.");
        findings.push(page.finding(ID, certainty, (place.start, place.end), vec![meant], why));
    }
}

fn is_broken(desk: &mut Desk<'_>, place: &Place<'_>) -> bool {
    [place.first, place.second].iter().any(|part| desk.opinion(part).verdict.is_some())
}

/// Compounds with a hyphen, closed words, and pairs of words with one space between them.
fn places(text: &str) -> impl Iterator<Item = Place<'_>> {
    let mut before: Option<(usize, &str)> = None;
    chunks(text).flat_map(move |chunk| {
        let core = chunk.text.trim_matches(is_edge_sign);
        let lead = chunk.text.find(core).unwrap_or(0);
        let (start, end) = (chunk.start + lead, chunk.start + lead + core.len());
        let single = is_part(core);
        let open = before.filter(|_| lead == 0 && single).and_then(|(at, first)| {
            let near = at + first.len() + 1 == start;
            let joined = near && !is_apart(first) && !is_apart(core);
            joined.then_some(Place { start: at, end, first, second: core, manner: Manner::Open })
        });
        let whole = match core.split_once('-') {
            Some((first, second)) => {
                let parts = first.len() >= 2 && is_letters(first) && is_part(second);
                parts.then_some(Place { start, end, first, second, manner: Manner::Hyphen })
            }
            None => (single && core.len() >= 2 + PART).then_some(Place {
                start,
                end,
                first: core,
                second: "",
                manner: Manner::Closed,
            }),
        };
        let ends = lead + core.len() == chunk.text.len();
        before = (single && ends).then_some((start, core));
        open.into_iter().chain(whole)
    })
}

fn is_letters(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Letters, with a capital only in front: `AhoCorasick` is a name.
fn is_part(part: &str) -> bool {
    let small = part.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    part.len() >= PART && small && is_letters(part)
}

fn is_apart(part: &str) -> bool {
    APART.iter().any(|word| word.eq_ignore_ascii_case(part))
}

/// The letters of a compound in lower case, without its ending.
fn key(first: &str, second: &str) -> String {
    let mut key = format!("{first}{second}");
    key.make_ascii_lowercase();
    for ending in ["ing", "ed", "s"] {
        if key.len() > ending.len() + 5 && key.ends_with(ending) && !key.ends_with("ss") {
            key.truncate(key.len() - ending.len());
            break;
        }
    }
    key
}
