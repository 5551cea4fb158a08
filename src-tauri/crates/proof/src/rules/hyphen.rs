//! Two words in front of a third that the document also joins with a hyphen:
//! `human level intelligence` beside `human-level intelligence`.

use rustc_hash::{FxHashMap, FxHashSet};
use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::shape::starts_upper;
use crate::tokens::{Word, chunks, is_edge_sign};

use super::neighbours::times;

pub(super) const ID: &str = "hyphen";

/// In front of a noun they make no compound with the word behind them: `on the fly`.
const NO_FIRSTS: [&str; 16] = [
    "as", "at", "by", "for", "from", "in", "of", "off", "on", "out", "over", "so", "the", "to",
    "up", "with",
];
/// They are no nouns: `so called because`.
const NO_NOUNS: [&str; 16] = [
    "and", "as", "at", "because", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the",
    "to", "with",
];

/// The compounds of a document that stand in front of a word with a hyphen.
#[derive(Default)]
pub(super) struct Hyphens {
    /// `human-level intelligence`, in small letters, and how often.
    joined: FxHashMap<Box<str>, u32>,
    /// Their first words: most pairs of words need no further look.
    firsts: FxHashSet<Box<str>>,
}

impl Hyphens {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut hyphens = Self::default();
        for turn in &transcript.turns {
            let mut before: Option<Word<'_>> = None;
            for chunk in chunks(&turn.text) {
                if let Some((first, second)) = before.and_then(|chunk| chunk.text.split_once('-'))
                    && is_letters(first)
                    && is_letters(second)
                    && let Some(third) = core(chunk.text)
                {
                    let first = first.to_ascii_lowercase();
                    let small = third.to_ascii_lowercase();
                    if NO_FIRSTS.contains(&first.as_str()) || NO_NOUNS.contains(&small.as_str()) {
                        before = Some(chunk);
                        continue;
                    }
                    let key = format!("{first}-{second} {third}").to_ascii_lowercase();
                    *hyphens.joined.entry(key.into()).or_default() += 1;
                    hyphens.firsts.insert(first.into());
                }
                before = Some(chunk);
            }
        }
        hyphens
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let hyphens = &desk.habits.hyphens;
    if hyphens.joined.is_empty() {
        return;
    }
    let chunks: Vec<Word<'_>> = chunks(&page.turn.text).collect();
    for three in chunks.windows(3) {
        let [first, second, third] = three else { continue };
        let opening = first.text.trim_start_matches(is_edge_sign);
        if !is_letters(opening) || !is_letters(second.text) || starts_upper(second.text) {
            continue;
        }
        let small = opening.to_ascii_lowercase();
        let Some(noun) = core(third.text).filter(|_| hyphens.firsts.contains(small.as_str()))
        else {
            continue;
        };
        let key = format!("{small}-{} {noun}", second.text).to_ascii_lowercase();
        let Some(&count) = hyphens.joined.get(key.as_str()) else { continue };
        let meant = format!("{opening}-{}", second.text);
        let times = times(count);
        let why = format!("Before “{noun}” this transcript writes it with a hyphen {times}.");
        let range = (first.end() - opening.len(), second.end());
        let certainty = if count == 1 { Certainty::Look } else { Certainty::Likely };
        findings.push(page.finding(ID, certainty, range, vec![meant], why));
    }
}

fn is_letters(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// A word without the marks around it, unless it begins with one.
fn core(chunk: &str) -> Option<&str> {
    let word = chunk.trim_end_matches(is_edge_sign);
    is_letters(word).then_some(word)
}
