//! Hyphens at a line's end: part of the word, or put there by the break.
//!
//! The document decides. A hyphen goes when the document has the word without it, or when what
//! follows is a mere ending (`compu-` `ter`). It stays when the document has the compound, or
//! when nothing speaks against it: a hyphen too many is seen, a hyphen too few makes a new word.

use std::borrow::Cow;
use std::collections::HashSet;

use super::lines::{Line, Role};
use super::trace::{Row, Traced};
use crate::{Warning, WarningKind};

/// What the document says on hyphens.
#[derive(Debug, Default)]
pub(super) struct Hyphens<'a> {
    /// Its words in lower case that are whole for certain.
    words: HashSet<Cow<'a, str>>,
    /// Its compounds that stand within a line, in lower case.
    compounds: HashSet<String>,
    /// True when its typesetter breaks words.
    breaks_words: bool,
    /// True when a hyphen within a line marks speech that broke off: `st- stop`.
    breaks_off: bool,
    /// The words that were joined, with their lines.
    joined: Vec<(usize, String)>,
}

/// First parts of compounds that keep their hyphen.
const HEADS: &[&str] = &[
    "self", "long", "short", "human", "co", "well", "high", "low", "non", "ex", "half", "all",
    "cross", "multi", "semi", "quasi", "post", "pre", "anti", "pro", "mid", "near", "so", "two",
    "three", "four", "five", "six", "ten", "one", "first", "second", "third", "old", "new", "full",
    "part", "real", "open", "hard", "soft", "large", "small", "state", "world", "north", "south",
    "east", "west", "vice", "mother", "father", "sister", "brother", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Word endings that are no words and end no compound.
const ENDINGS: &[&str] = &[
    "tion", "tions", "tional", "tionally", "sion", "sions", "sional", "cian", "cians", "ment",
    "ments", "mental", "ness", "ing", "ings", "ingly", "ly", "ally", "edly", "ity", "ities", "ous",
    "ously", "ious", "able", "ably", "ible", "ibly", "ence", "ences", "ance", "ances", "ture",
    "tures", "tive", "tively", "tives", "sive", "ter", "ters", "ber", "ger", "ner", "ers", "ed",
    "ized", "ised", "izing", "ising", "ical", "ically", "ism", "isms", "ists", "tic", "tics",
    "tically", "cal", "cally", "gence", "gent", "tal", "tally", "tary", "tory", "ries", "ment's",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Keep,
    Drop,
    Unclear,
}

/// A hyphen that ends a line or a page.
const HYPHENS: &[char] = &['-', '\u{2010}'];
const SOFT: char = '\u{AD}';

impl<'a> Hyphens<'a> {
    /// Reads the document once.
    pub(super) fn learn(lines: &[Line<'a>]) -> Self {
        let mut hyphens = Self::default();
        let with_words = || lines.iter().filter(|line| line.role == Role::Words);
        if !with_words().any(|line| broken_word(line.text).is_some()) {
            return hyphens;
        }
        let mut broken_above = false;
        for line in with_words() {
            let broken = broken_word(line.text).is_some();
            let mut words = line.text.split_whitespace().skip(usize::from(broken_above)).peekable();
            while let Some(word) = words.next() {
                if words.peek().is_some() || !broken {
                    hyphens.learn_word(word, words.peek().is_some());
                }
            }
            broken_above = broken;
        }
        let (mut kept, mut dropped) = (0, 0);
        for (line, next) in with_words().zip(with_words().skip(1)) {
            match hyphens.weigh(line.text, next.text) {
                Some(Verdict::Keep) => kept += 1,
                Some(Verdict::Drop) => dropped += 1,
                Some(Verdict::Unclear) | None => {}
            }
        }
        hyphens.breaks_words = dropped >= 2 && dropped > kept;
        hyphens
    }

    fn learn_word(&mut self, word: &'a str, within_line: bool) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = lower(bare);
        self.breaks_off |= within_line && broken_word(word).is_some();
        if lower.contains(HYPHENS) {
            self.compounds.insert(lower.into_owned());
        } else if !lower.is_empty() {
            self.words.insert(lower);
        }
    }

    /// Judges the end of one line with the start of the next; `None` when no word is broken.
    fn weigh(&self, line: &str, next: &str) -> Option<Verdict> {
        let front = broken_word(line)?;
        let back = next.split_whitespace().next()?.trim_end_matches(|c: char| !c.is_alphanumeric());
        back.starts_with(char::is_alphabetic).then(|| self.judge(front, back))
    }

    fn judge(&self, front: &str, back: &str) -> Verdict {
        let part_of_compound = front.contains(HYPHENS) || back.contains(HYPHENS);
        let (front, back) = (lower(front), lower_unless_name(back));
        let Some(back) = back else { return Verdict::Keep };
        let is_stutter = back.starts_with(front.as_ref());
        let ends_in_digit = front.ends_with(|c: char| c.is_ascii_digit());
        if part_of_compound || is_stutter || ends_in_digit {
            return Verdict::Keep;
        }
        if self.compounds.contains(&format!("{front}-{back}")) {
            return Verdict::Keep;
        }
        if self.words.contains(format!("{front}{back}").as_str()) {
            return Verdict::Drop;
        }
        if HEADS.contains(&front.as_ref()) {
            return Verdict::Keep;
        }
        if ENDINGS.contains(&back.as_ref()) && !self.words.contains(&back) {
            return Verdict::Drop;
        }
        let both_words = self.words.contains(&front) && self.words.contains(&back);
        if both_words { Verdict::Keep } else { Verdict::Unclear }
    }

    /// Adds a line to the text of a paragraph.
    pub(super) fn append(&mut self, traced: &mut Traced, row: &Row<'_>) {
        let (text, line, number) = (&traced.text, row.text, row.number);
        if let Some(end) = text.strip_suffix(SOFT).map(str::len) {
            traced.cut(end);
            self.note(&traced.text, line, number);
        } else if let Some(verdict) = self.weigh(text, line) {
            let drop = match verdict {
                Verdict::Keep => false,
                Verdict::Drop => true,
                Verdict::Unclear => self.breaks_words,
            };
            if drop {
                traced.cut(text.trim_end_matches(HYPHENS).len());
                self.note(&traced.text, line, number);
            } else if self.breaks_off && is_stutter(text, line) {
                traced.text.push(' ');
            }
        } else if !text.is_empty() {
            traced.text.push(' ');
        }
        let mut rest = line;
        let mut first = true;
        while let Some(word) = rest.split_whitespace().next() {
            if !first {
                traced.text.push(' ');
            }
            first = false;
            rest = rest.trim_start();
            traced.word(row.at + line.len() - rest.len(), word);
            rest = rest.get(word.len()..).unwrap_or_default();
        }
    }

    fn note(&mut self, text: &str, line: &str, number: usize) {
        let front = last_word(text).unwrap_or("");
        let back = line.split_whitespace().next().unwrap_or("");
        let word = format!("{front}{back}");
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        self.joined.push((number, word.to_owned()));
    }

    /// Says which words were joined.
    pub(super) fn warning(&self) -> Option<Warning> {
        const SHOWN: usize = 12;
        let (line, _) = self.joined.first()?;
        let shown = self.joined.iter().take(SHOWN);
        let list: Vec<String> = shown.map(|(line, word)| format!("{word} (line {line})")).collect();
        let more = match self.joined.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!(
            "words broken over two lines were joined without their hyphen: {}{more}",
            list.join(", ")
        );
        Some(Warning::line(*line, WarningKind::HyphensDropped, message))
    }
}

/// The word that a text ends with; `None` when it is longer than words are, lest a text without
/// any white space be read again for every line that is added to it.
fn last_word(text: &str) -> Option<&str> {
    const LONGEST: usize = 64;
    let mut start = text.len();
    for (index, c) in text.char_indices().rev().take(LONGEST) {
        if c.is_whitespace() {
            return text.get(start..);
        }
        start = index;
    }
    (start == 0).then_some(text)
}

/// The word that a hyphen at the end of a text breaks, without it.
fn broken_word(text: &str) -> Option<&str> {
    let word = last_word(text)?.strip_suffix(HYPHENS)?;
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.ends_with(char::is_alphanumeric).then_some(word)
}

/// `st-` and `stop`: the speaker began twice.
fn is_stutter(text: &str, line: &str) -> bool {
    let next = lower(line.split_whitespace().next().unwrap_or(""));
    broken_word(text).is_some_and(|front| next.starts_with(lower(front).as_ref()))
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().all(|c| !c.is_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// `None` for a word with a capital at its start, which no break puts there.
fn lower_unless_name(word: &str) -> Option<Cow<'_, str>> {
    let shouted = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    (shouted || !word.starts_with(char::is_uppercase)).then(|| lower(word))
}
