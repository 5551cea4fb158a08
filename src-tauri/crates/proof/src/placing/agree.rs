//! Which words of the transcript agree with a word of an address.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::address::{Address, Token};
use super::text::Text;
use crate::lexicon::Lexicon;

/// Letters of a word, at least, that may be spelt another way; and of one in which two letters may
/// differ.
const SPELT: usize = 5;
const SPELT_FREELY: usize = 8;
/// Letters that are left of a word without its ending, at least.
const STEM: usize = 4;
const ENDINGS: [&str; 4] = ["s", "es", "ed", "ing"];
/// Words that one word of an address may be run together from.
const RUN_TOGETHER: usize = 4;
/// Letters of a word that is run together, and of the first of its words, at least.
const LONG: usize = 5;
const FIRST: usize = 2;
/// Rarity from which on a word of an address is looked up by itself.
const BEGINS: f64 = 0.3;
/// Letters of an acronym.
const ACRONYM: Range<usize> = 2..7;
/// Initials in front of a surname, at most.
const INITIALS: usize = 3;
const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// How words of the transcript agree with words of an address, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum How {
    Same,
    /// `networks` for `network`, `11` for `eleven`.
    Ending,
    /// What a broken word was.
    Restored,
    /// `DeepMind` for `deep-mind`, or the other way round.
    Joined,
    Acronym,
    /// So many letters differ.
    Spelt(usize),
}

impl How {
    pub(super) fn strength(self) -> f64 {
        match self {
            Self::Same => 1.0,
            Self::Restored => 0.98,
            Self::Joined => 0.95,
            Self::Ending => 0.92,
            Self::Acronym => 0.85,
            Self::Spelt(1) => 0.75,
            Self::Spelt(_) => 0.6,
        }
    }
}

/// Words of the transcript that agree with words of an address.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) first: usize,
    pub(super) last: usize,
    /// The words of the address, a bit for each.
    pub(super) tokens: u64,
    /// The part of the address that they are in.
    pub(super) segment: usize,
    pub(super) how: How,
    /// False for what only goes on with a phrase: small words, numbers, shelves.
    pub(super) begins: bool,
    pub(super) is_number: bool,
}

/// Finds them; what agrees with a word is looked up once for all addresses.
pub(super) struct Agreements<'t, 'a> {
    text: &'a Text<'t>,
    lexicon: &'a Lexicon,
    /// Forms by their first letter.
    by_letter: FxHashMap<char, Vec<(usize, usize)>>,
    /// Names by their first letters.
    by_initials: FxHashMap<String, Vec<Range<usize>>>,
    found: FxHashMap<String, Vec<(usize, How)>>,
}

impl<'t, 'a> Agreements<'t, 'a> {
    pub(super) fn new(text: &'a Text<'t>, lexicon: &'a Lexicon) -> Self {
        let mut by_letter: FxHashMap<char, Vec<(usize, usize)>> = FxHashMap::default();
        for (id, form) in text.forms.iter().enumerate() {
            if let Some(key) = form.keys.last()
                && let Some(letter) = key.chars().next()
            {
                by_letter.entry(letter).or_default().push((key.len(), id));
            }
        }
        by_letter.values_mut().for_each(|forms| forms.sort_unstable());
        let mut by_initials: FxHashMap<String, Vec<Range<usize>>> = FxHashMap::default();
        for name in text.names.iter().filter(|name| name.len() > 1) {
            for initials in initials(text, name) {
                by_initials.entry(initials).or_default().push(name.clone());
            }
        }
        Self { text, lexicon, by_letter, by_initials, found: FxHashMap::default() }
    }

    /// What agrees with an address, by its first word; of acronyms in small letters only what is
    /// near.
    pub(super) fn hits(&mut self, address: &Address, near: &Range<usize>) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (first, tokens) in address.segments() {
            let most = tokens.iter().map(|token| token.rarity).fold(0.0, f64::max);
            for (at, token) in tokens.iter().enumerate() {
                let begins =
                    !token.is_shelf && !token.is_number && token.rarity >= BEGINS.min(most * 0.5);
                let hit = Hit {
                    first: 0,
                    last: 0,
                    tokens: 1 << (first + at),
                    segment: token.segment,
                    how: How::Same,
                    begins,
                    is_number: token.is_number,
                };
                for (form, how) in self.forms(token).to_vec() {
                    self.push_all(form, Hit { how, ..hit }, &mut hits);
                }
                if begins {
                    self.parted(&token.text, Hit { how: How::Joined, ..hit }, &mut hits);
                    self.spelt_out(token, Hit { how: How::Acronym, ..hit }, near, &mut hits);
                }
            }
            self.joined(first, tokens, &mut hits);
        }
        hits.sort_by_key(|hit| (hit.first, hit.how));
        hits
    }

    /// Adds a hit at each occurrence of a form.
    fn push_all(&self, form: usize, hit: Hit, hits: &mut Vec<Hit>) {
        let at = self.text.forms.get(form).map_or(&[][..], |form| &form.at);
        hits.extend(at.iter().map(|at| Hit { first: *at, last: *at, ..hit }));
    }

    /// The forms that agree with one word of an address.
    fn forms(&mut self, token: &Token) -> &[(usize, How)] {
        if !self.found.contains_key(&token.text) {
            let forms = self.look_up(token);
            self.found.insert(token.text.clone(), forms);
        }
        self.found.get(&token.text).map_or(&[], Vec::as_slice)
    }

    fn look_up(&self, token: &Token) -> Vec<(usize, How)> {
        let word = token.text.as_str();
        let mut found: FxHashMap<usize, How> = FxHashMap::default();
        let mut add = |id: usize, how: How| {
            let known = found.entry(id).or_insert(how);
            *known = how.min(*known);
        };
        let keyed = |key: &str| self.text.by_key.get(key).into_iter().flatten().copied();
        for id in keyed(word) {
            let shown = self.text.forms.get(id).and_then(|form| form.keys.first());
            add(id, if shown.is_some_and(|key| key == word) { How::Same } else { How::Restored });
        }
        if token.is_number {
            let number = word.trim_start_matches('0');
            let spelt = number.parse::<usize>().ok().and_then(|n| NUMBERS.get(n.checked_sub(1)?));
            keyed(number).chain(spelt.into_iter().flat_map(|word| keyed(word))).for_each(|id| {
                add(id, How::Ending);
            });
        } else {
            for ending in ENDINGS {
                let longer = (word.len() >= STEM - 1).then(|| format!("{word}{ending}"));
                longer.iter().flat_map(|word| keyed(word)).for_each(|id| add(id, How::Ending));
                let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= STEM);
                stem.into_iter().flat_map(keyed).for_each(|id| add(id, How::Ending));
            }
            // `jlfairweather`: a surname behind initials.
            for surname in (1..=INITIALS).filter_map(|initials| word.get(initials..)) {
                let forms = keyed(surname).filter(|_| surname.len() >= LONG);
                let is_name = |id: &usize| self.text.forms.get(*id).is_some_and(|f| f.has_capital);
                forms.filter(is_name).for_each(|id| add(id, How::Joined));
            }
            self.near(word).for_each(|(id, distance)| add(id, How::Spelt(distance)));
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_unstable();
        found
    }

    /// The forms that are spelt nearly so; two words that both are in a dictionary are two words.
    fn near(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        let length = word.chars().count();
        let most = match length {
            SPELT_FREELY.. => 2,
            SPELT.. => 1,
            _ => 0,
        };
        let is_listed = self.lexicon.listed(word).is_some_and(|score| score >= 2.0);
        let forms = word.chars().next().and_then(|letter| self.by_letter.get(&letter));
        let forms = forms.map_or(&[][..], Vec::as_slice);
        let from = forms.partition_point(|(length, _)| length + most < word.len());
        let to = forms.partition_point(|(length, _)| *length <= word.len() + most);
        let forms = if most == 0 { &[] } else { forms.get(from..to).unwrap_or(&[]) };
        forms.iter().filter_map(move |&(_, id)| {
            let form = self.text.forms.get(id)?;
            if is_listed && form.is_listed {
                return None;
            }
            let distances = form.keys.iter().map(|key| strsim::osa_distance(key, word));
            let distance = distances.min().filter(|distance| (1..=most).contains(distance))?;
            Some((id, distance))
        })
    }

    /// Words that one word of the address runs together: `semanticscholar`.
    fn parted(&self, word: &str, hit: Hit, hits: &mut Vec<Hit>) {
        if word.len() < LONG {
            return;
        }
        for at in FIRST..word.len() {
            let Some((head, rest)) = word.split_at_checked(at) else { continue };
            for id in self.text.by_key.get(head).into_iter().flatten() {
                for &first in self.text.forms.get(*id).map_or(&[][..], |form| &form.at) {
                    if let Some(last) = self.goes_on_with(first, rest) {
                        hits.push(Hit { first, last, ..hit });
                    }
                }
            }
        }
    }

    fn goes_on_with(&self, first: usize, mut rest: &str) -> Option<usize> {
        for last in first + 1..first + RUN_TOGETHER {
            if !self.text.spots.get(last)?.joined {
                return None;
            }
            let form = self.text.form(last)?;
            rest = form.keys.iter().find_map(|key| rest.strip_prefix(key.as_str()))?;
            if rest.is_empty() {
                return Some(last);
            }
        }
        None
    }

    /// One word for several of the address: `DeepMind` for `deep-mind`, `FAIR` for the letters of
    /// what it is short for.
    fn joined(&self, first: usize, tokens: &[Token], hits: &mut Vec<Hit>) {
        for at in 0..tokens.len() {
            let mut run = String::new();
            let mut short = String::new();
            let mut bits = 0;
            for (next, token) in tokens.iter().enumerate().skip(at).take(RUN_TOGETHER + 2) {
                run.push_str(&token.text);
                short.extend(token.text.chars().next());
                bits |= 1_u64 << (first + next);
                if next == at {
                    continue;
                }
                let whole = self.text.by_key.get(&run).into_iter().flatten();
                let whole = whole.filter(|_| run.len() >= LONG).map(|id| (*id, How::Joined));
                let acronym = self.text.by_key.get(&short).into_iter().flatten();
                let acronym = acronym.filter(|id| short.len() > 2 && self.is_acronym(**id));
                for (id, how) in whole.chain(acronym.map(|id| (*id, How::Acronym))) {
                    let hit = Hit {
                        first: 0,
                        last: 0,
                        tokens: bits,
                        segment: token.segment,
                        how,
                        begins: true,
                        is_number: false,
                    };
                    self.push_all(id, hit, hits);
                }
            }
        }
    }

    fn is_acronym(&self, form: usize) -> bool {
        self.text.forms.get(form).is_some_and(|form| crate::shape::is_upper(form.text))
    }

    /// What an acronym of the address is short for.
    fn spelt_out(&self, token: &Token, hit: Hit, near: &Range<usize>, hits: &mut Vec<Hit>) {
        if !ACRONYM.contains(&token.text.len()) {
            return;
        }
        for name in self.by_initials.get(&token.text).into_iter().flatten() {
            hits.push(Hit { first: name.start, last: name.end - 1, ..hit });
        }
        // In small letters only what is no word itself: many words begin so by chance.
        let letters = token.text.as_bytes();
        let initials = self.text.initials.get(near.clone()).unwrap_or(&[]);
        if letters.len() < 3 || token.rarity < 0.7 || initials.len() < letters.len() {
            return;
        }
        for (at, window) in initials.windows(letters.len()).enumerate() {
            let (first, last) = (near.start + at, near.start + at + letters.len() - 1);
            if window == letters && self.is_phrase(first, last) {
                hits.push(Hit { first, last, ..hit });
            }
        }
    }

    fn is_phrase(&self, first: usize, last: usize) -> bool {
        let joined = (first + 1..=last).all(|at| self.text.spots.get(at).is_some_and(|s| s.joined));
        let tells = |word| self.text.form(word).is_some_and(|form| form.rarity > 0.3);
        joined && tells(first) && tells(last)
    }
}

/// The first letters of a name's words; an acronym in it counts once as one word and once in full.
fn initials(text: &Text<'_>, name: &Range<usize>) -> Vec<String> {
    let (mut first, mut full) = (String::new(), String::new());
    for form in name.clone().filter_map(|word| text.form(word)) {
        let key = form.keys.last().map_or("", String::as_str);
        if !form.has_capital {
            continue;
        }
        first.extend(key.chars().next());
        if crate::shape::is_upper(form.text) && key.len() < 4 {
            full.push_str(key);
        } else {
            full.extend(key.chars().next());
        }
    }
    if first == full { vec![first] } else { vec![first, full] }
}
