//! The words of a transcript, indexed once for all its addresses.

use std::ops::Range;

use rustc_hash::FxHashMap;
use transcript::{PendingLink, SpanKind, Transcript, Turn, TurnId, TurnKind};

use super::address::rarity;
use super::reach::{Area, Leaf, leaves};
use crate::evidence::Evidence;
use crate::lexicon::Lexicon;
use crate::rules::likeness;
use crate::shape;
use crate::tally::is_inside;
use crate::tokens::words;

/// Readings of a broken word that are looked up.
const READINGS: usize = 3;
/// Words of a name or a title, at most.
const LONGEST_NAME: usize = 7;
/// Words between quotation marks that may be a title, at most.
const LONGEST_QUOTE: usize = 10;
/// How frequent a word is that begins a sentence with a capital and is no name.
const NO_NAME: f64 = 3.0;
/// Small words inside names and titles.
const PARTICLES: [&str; 16] = [
    "al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "of", "the", "van",
    "von",
];

/// Where a word of the transcript is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) turn: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) form: usize,
    /// Only a blank or a hyphen is between it and the word before.
    pub(super) joined: bool,
}

/// A distinct word.
#[derive(Clone, Debug)]
pub(super) struct Form<'t> {
    pub(super) text: &'t str,
    /// In small letters; then what it may have been, where it is broken.
    pub(super) keys: Vec<String>,
    pub(super) rarity: f64,
    /// True where it is a word in small letters.
    pub(super) is_listed: bool,
    /// It, or what it was, begins with a capital or has one inside.
    pub(super) has_capital: bool,
    /// Where it occurs.
    pub(super) at: Vec<usize>,
}

pub(super) struct Text<'t> {
    turns: &'t [Turn],
    pub(super) spots: Vec<Spot>,
    pub(super) forms: Vec<Form<'t>>,
    /// The forms of each key.
    pub(super) by_key: FxHashMap<String, Vec<usize>>,
    /// Runs of capitalised words, in order.
    pub(super) names: Vec<Range<usize>>,
    /// Words between quotation marks, in order.
    quotes: Vec<Range<usize>>,
    /// The first letters of all words.
    pub(super) initials: Vec<u8>,
    leaves: Vec<Leaf>,
    /// The words of each turn.
    by_turn: FxHashMap<TurnId, Range<usize>>,
}

impl<'t> Text<'t> {
    pub(super) fn index(
        transcript: &'t Transcript,
        evidence: &Evidence,
        lexicon: &Lexicon,
    ) -> Self {
        let mut text = Self {
            turns: &transcript.turns,
            spots: Vec::new(),
            forms: Vec::new(),
            by_key: FxHashMap::default(),
            names: Vec::new(),
            quotes: Vec::new(),
            initials: Vec::new(),
            leaves: Vec::new(),
            by_turn: FxHashMap::default(),
        };
        let mut known: FxHashMap<(&str, usize), usize> = FxHashMap::default();
        let mut pages = Vec::new();
        for (index, turn) in transcript.turns.iter().enumerate() {
            let first = text.spots.len();
            pages.push((first, turn.page));
            if turn.kind == TurnKind::Speech {
                let (mut end, mut before) = (0, "");
                for word in words(&turn.text, evidence.table(), lexicon) {
                    let font = evidence.passages().font(turn, word.start);
                    let form = *known
                        .entry((word.text, font))
                        .or_insert_with(|| text.learn(word.text, font, evidence, lexicon));
                    let gap = turn.text.get(end..word.start).unwrap_or(".");
                    let (start, joined) =
                        (word.start, text.spots.len() > first && joins(before, gap));
                    (end, before) = (word.end(), word.text);
                    if let Some(form) = text.forms.get_mut(form) {
                        form.at.push(text.spots.len());
                        let initial = form.keys.first().and_then(|key| key.bytes().next());
                        text.initials.push(initial.unwrap_or(b' '));
                    }
                    text.spots.push(Spot { turn: index, start, end, form, joined });
                }
            }
            text.by_turn.insert(turn.id, first..text.spots.len());
            text.find_quotes(turn, first);
        }
        text.leaves = leaves(&pages, text.spots.len());
        for (id, form) in text.forms.iter().enumerate() {
            for key in &form.keys {
                text.by_key.entry(key.clone()).or_default().push(id);
            }
        }
        text.find_names(lexicon);
        text
    }

    fn learn(
        &mut self,
        word: &'t str,
        font: usize,
        evidence: &Evidence,
        lexicon: &Lexicon,
    ) -> usize {
        let verdict = evidence.decide(word, font, lexicon);
        let readings = verdict.as_ref().map_or(&[][..], |verdict| &verdict.readings);
        let best = readings.first().map_or(word, String::as_str);
        let mut keys = vec![fold(word)];
        for reading in readings.iter().take(READINGS) {
            let key = fold(reading);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let small = fold(best);
        self.forms.push(Form {
            text: word,
            rarity: rarity(&small, lexicon),
            is_listed: lexicon.listed(&small).is_some_and(|score| score >= 2.0),
            has_capital: best.contains(char::is_uppercase) && !is_no_name(best),
            keys,
            at: Vec::new(),
        });
        self.forms.len() - 1
    }

    fn find_names(&mut self, lexicon: &Lexicon) {
        let mut at = 0;
        while at < self.spots.len() {
            let mut end = at;
            while self.begins_or_goes_on(at, end, lexicon) {
                end += 1;
            }
            // What small words lead to: `University of Leeds`.
            if end > at {
                for particles in 1..=2 {
                    let small = (end..end + particles).all(|word| self.is_particle(word));
                    if small && self.goes_on(end + particles) {
                        end += particles + 1;
                        while self.goes_on(end) {
                            end += 1;
                        }
                    }
                }
                if end - at <= LONGEST_NAME {
                    self.names.push(at..end);
                }
            }
            at = end.max(at + 1);
        }
    }

    fn begins_or_goes_on(&self, first: usize, word: usize, lexicon: &Lexicon) -> bool {
        if word > first {
            return self.goes_on(word);
        }
        self.form(word).is_some_and(|form| {
            form.has_capital && (self.is_inside(word) || is_name(form, lexicon))
        })
    }

    fn goes_on(&self, word: usize) -> bool {
        self.spots.get(word).is_some_and(|spot| spot.joined)
            && self.form(word).is_some_and(|form| form.has_capital)
    }

    fn is_particle(&self, word: usize) -> bool {
        self.spots.get(word).is_some_and(|spot| spot.joined)
            && self.form(word).is_some_and(|form| PARTICLES.contains(&form.text))
    }

    fn is_inside(&self, word: usize) -> bool {
        self.spots.get(word).is_some_and(|spot| {
            self.turns.get(spot.turn).is_some_and(|turn| is_inside(&turn.text, spot.start))
        })
    }

    fn find_quotes(&mut self, turn: &Turn, first: usize) {
        let mut open: Option<(char, usize)> = None;
        for (at, c) in turn.text.char_indices() {
            let before = turn.text.get(..at).and_then(|text| text.chars().next_back());
            let begins = before.is_none_or(|c| !c.is_alphanumeric());
            match (c, open) {
                ('\u{201c}' | '\u{2018}', _) => open = Some((c, at)),
                ('"' | '\'', None) if begins => open = Some((c, at)),
                ('\u{201d}', Some(('\u{201c}', start)))
                | ('\u{2019}', Some(('\u{2018}', start)))
                | ('"', Some(('"', start)))
                | ('\'', Some(('\'', start))) => {
                    let rest = self.spots.get(first..).unwrap_or(&[]);
                    let from = first + rest.partition_point(|spot| spot.start < start);
                    let to = first + rest.partition_point(|spot| spot.start < at);
                    if (1..=LONGEST_QUOTE).contains(&(to - from)) {
                        self.quotes.push(from..to);
                    }
                    // An apostrophe may have been taken for an end.
                    let ends = turn.text.get(at + c.len_utf8()..);
                    let ends = ends.is_none_or(|rest| !rest.starts_with(char::is_alphanumeric));
                    open = if ends { None } else { open };
                }
                _ => {}
            }
        }
    }

    /// Where the words of an address are looked for.
    pub(super) fn area(&self, link: &PendingLink) -> Area<'_> {
        let turn = |id: Option<TurnId>| id.and_then(|id| self.by_turn.get(&id)).cloned();
        Area::of(&self.leaves, link.page, turn(link.after), turn(link.before), self.spots.len())
    }

    pub(super) fn form(&self, word: usize) -> Option<&Form<'t>> {
        self.forms.get(self.spots.get(word)?.form)
    }

    /// The name that a word is part of.
    pub(super) fn name_around(&self, word: usize) -> Option<&Range<usize>> {
        around(&self.names, word)
    }

    /// The words between quotation marks that a word is one of.
    pub(super) fn quote_around(&self, word: usize) -> Option<&Range<usize>> {
        around(&self.quotes, word)
    }

    /// The turn of some words and where in its text they are; without a genitive at their end.
    pub(super) fn range(&self, first: usize, last: usize) -> Option<(&'t Turn, usize, usize)> {
        let (first, last) = (self.spots.get(first)?, self.spots.get(last)?);
        let turn = self.turns.get(first.turn).filter(|_| first.turn == last.turn)?;
        let word = turn.text.get(last.start..last.end)?;
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s"));
        Some((turn, first.start, last.start + bare.unwrap_or(word).len()))
    }

    /// True when some of the words lead somewhere already.
    pub(super) fn is_linked(&self, first: usize, last: usize) -> bool {
        self.range(first, last).is_none_or(|(turn, start, end)| {
            turn.spans.iter().any(|span| {
                matches!(span.kind, SpanKind::Link { .. })
                    && span.start.0 < end
                    && start < span.end.0
            })
        })
    }
}

fn around(ranges: &[Range<usize>], word: usize) -> Option<&Range<usize>> {
    let after = ranges.partition_point(|range| range.start <= word);
    ranges.get(after.checked_sub(1)?).filter(|range| range.contains(&word))
}

/// Blanks, a hyphen, the stop of an initial: what is between words of one phrase.
fn joins(before: &str, gap: &str) -> bool {
    let is_initial = before.chars().nth(1).is_none();
    let gap = if is_initial { gap.strip_prefix('.').unwrap_or(gap) } else { gap };
    gap.len() <= 4 && gap.chars().all(|c| matches!(c, ' ' | '-' | '&' | '\u{2010}' | '\u{2011}'))
}

fn is_no_name(word: &str) -> bool {
    let bare = word.split(['\'', '\u{2019}']).next().unwrap_or(word);
    matches!(bare, "I" | "OK" | "Okay" | "Mr" | "Mrs" | "Ms" | "Dr")
}

/// True for a word that is no common one when it begins a sentence.
fn is_name(form: &Form<'_>, lexicon: &Lexicon) -> bool {
    let Some(small) = form.keys.last() else { return false };
    let name = lexicon.listed(&shape::capitalised(small)).unwrap_or(0.0);
    let word = lexicon.listed(small).unwrap_or(0.0);
    word < NO_NAME || name > word
}

/// Small letters without accents, and without a genitive.
pub(super) fn fold(word: &str) -> String {
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s"));
    let mut folded = likeness::fold(bare.unwrap_or(word));
    folded.retain(|c| !matches!(c, '\'' | '\u{2019}'));
    folded
}
