//! Words that a document writes in two ways, such as `OK` and `okay`, or `the 60s` and `the sixties`.

use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::shape::{capitalised, starts_upper};
use crate::tokens::{Word, chunks, is_edge_sign};

pub(super) const ID: &str = "two_ways";

/// A way is the habit of a document when it has so many times more of it than of the other.
const HABIT: u32 = 2;
/// From here on it is clear.
const CLEAR: u32 = 4;
/// The first way and the second. Decades are the last kind.
const KINDS: [(&str, &str); 6] = [
    ("etc.", "et cetera"),
    ("OK", "okay"),
    ("percent", "per cent"),
    ("adviser", "advisor"),
    ("judgement", "judgment"),
    ("60s", "sixties"),
];
const DECADES: [(&str, &str); 8] = [
    ("20s", "twenties"),
    ("30s", "thirties"),
    ("40s", "forties"),
    ("50s", "fifties"),
    ("60s", "sixties"),
    ("70s", "seventies"),
    ("80s", "eighties"),
    ("90s", "nineties"),
];

/// How often a document has each way of each kind.
#[derive(Default)]
pub(super) struct TwoWays([[u32; 2]; KINDS.len()]);

impl TwoWays {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut counts = Self::default();
        for place in transcript.turns.iter().flat_map(|turn| places(&turn.text)) {
            if let Some(count) = counts.0.get_mut(place.kind).and_then(|k| k.get_mut(place.way)) {
                *count += 1;
            }
        }
        counts
    }

    /// How often a place's way is taken, and the other.
    fn weigh(&self, place: &Place<'_>) -> (u32, u32) {
        let of = |way: usize| self.0.get(place.kind).and_then(|k| k.get(way)).copied();
        (of(place.way).unwrap_or(0), of(1 - place.way).unwrap_or(0))
    }
}

struct Place<'t> {
    start: usize,
    text: &'t str,
    kind: usize,
    /// 0 or 1.
    way: usize,
    other: &'static str,
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for place in places(&page.turn.text) {
        let (mine, others) = desk.habits.two_ways.weigh(&place);
        if others < HABIT || others < HABIT * mine {
            continue;
        }
        let certainty = if others >= CLEAR * mine { Certainty::Likely } else { Certainty::Look };
        let upper = starts_upper(place.text) && place.other != "OK";
        let meant = if upper { capitalised(place.other) } else { place.other.to_owned() };
        let (one, other) = KINDS.get(place.kind).copied().unwrap_or_default();
        let usual = if place.way == 0 { other } else { one };
        let why = if place.kind + 1 == KINDS.len() {
            "This transcript mostly writes decades in the other way.".to_owned()
        } else {
            format!("This transcript mostly writes “{usual}”.")
        };
        let range = (place.start, place.start + place.text.len());
        findings.push(page.finding(ID, certainty, range, vec![meant], why));
    }
}

fn places(text: &str) -> impl Iterator<Item = Place<'_>> {
    let mut before: Option<Word<'_>> = None;
    chunks(text).filter_map(move |chunk| {
        let lead = chunk.text.len() - chunk.text.trim_start_matches(is_edge_sign).len();
        let core = chunk.text.trim_matches(is_edge_sign);
        let word = Word { start: chunk.start + lead, text: core };
        let pair = before.filter(|first| lead == 0 && first.end() + 1 == word.start);
        before = (lead + core.len() == chunk.text.len()).then_some(word);
        place(text, word, pair)
    })
}

fn place<'t>(text: &'t str, word: Word<'t>, before: Option<Word<'t>>) -> Option<Place<'t>> {
    let at = |word: Word<'t>, kind, way, other| {
        Some(Place { start: word.start, text: word.text, kind, way, other })
    };
    let is = |known: &str| word.text.eq_ignore_ascii_case(known);
    let after = |known: &str| {
        let first = before.filter(|first| first.text.eq_ignore_ascii_case(known))?;
        let text = text.get(first.start..word.end())?;
        Some(Word { start: first.start, text })
    };
    match word.text.len() {
        2 if is("ok") => at(word, 1, 0, "okay"),
        3 if is("etc") && text.get(word.end()..).is_some_and(|rest| rest.starts_with('.')) => {
            let text = text.get(word.start..word.end() + 1)?;
            at(Word { start: word.start, text }, 0, 0, "et cetera")
        }
        4 if is("okay") => at(word, 1, 1, "OK"),
        4 if is("cent") => at(after("per")?, 2, 1, "percent"),
        6 if is("cetera") => at(after("et")?, 0, 1, "etc."),
        7 if is("percent") => at(word, 2, 0, "per cent"),
        7 if is("adviser") => at(word, 3, 0, "advisor"),
        7 if is("advisor") => at(word, 3, 1, "adviser"),
        8 if is("judgment") => at(word, 4, 1, "judgement"),
        9 if is("judgement") => at(word, 4, 0, "judgment"),
        3 | 6..=9 => {
            let kind = KINDS.len() - 1;
            DECADES.iter().find_map(|(figures, words)| match word.text {
                text if text == *figures => at(word, kind, 0, *words),
                text if text == *words => at(word, kind, 1, *figures),
                _ => None,
            })
        }
        _ => None,
    }
}
