//! Corrections of misspelt words, by a noisy channel (Kernighan, Church and Gale 1990): how
//! frequent a word is, and how likely a hand that meant it slips like this.

use std::collections::HashMap;

use fst::raw::{Fst, Node, Output};

use crate::lexicon::{Lexicon, entry_score};
use crate::shape;

/// How much the frequency of a word counts beside the slips.
const FREQUENCY_WEIGHT: f64 = 0.6;
/// A candidate of one slip and at least this score makes a search for two slips needless.
const GOOD_ENOUGH: f64 = 0.3;
/// Slips that are together more unlikely than this, in -log10, leave no word likely: the most
/// frequent words of some length are in this range of scores.
const MOST_COST: f64 = 4.4;
/// Words longer than this are no slips of the hand.
const LONGEST: usize = 40;

/// The most likely words behind a misspelt one, the likeliest first.
pub fn suggest(lexicon: &Lexicon, word: &str, limit: usize) -> Vec<String> {
    candidates(lexicon, word).into_iter().take(limit).map(|candidate| candidate.text).collect()
}

/// A word that may have been meant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) text: String,
    /// log10 of its likelihood, up to a constant.
    pub(crate) score: f64,
    /// How unlikely the slips are, -log10.
    pub(crate) cost: f64,
}

pub(crate) fn candidates(lexicon: &Lexicon, word: &str) -> Vec<Candidate> {
    let plain = word.replace('\u{2019}', "'");
    let (stem, genitive) = match plain.strip_suffix("'s") {
        Some(stem) if stem.len() > 2 => (stem, word.get(stem.len()..).unwrap_or("")),
        _ => (plain.as_str(), ""),
    };
    let typed = stem.to_lowercase();
    if typed.len() > LONGEST || typed.len() < 2 {
        return Vec::new();
    }
    let mut search = Search {
        fst: lexicon.words().as_fst(),
        typed: typed.as_bytes(),
        key: Vec::new(),
        found: HashMap::new(),
    };
    search.run(1);
    if !search.found.values().any(|found| found.score >= GOOD_ENOUGH) {
        search.run(2);
    }
    let mut candidates: Vec<Candidate> = search.found.into_values().collect();
    candidates.extend(split_in_two(&typed, lexicon));
    for candidate in &mut candidates {
        if shape::is_title(stem) && !candidate.text.contains(' ') {
            candidate.text = with_capital(&candidate.text);
        } else if shape::is_upper(stem) {
            candidate.text = candidate.text.to_uppercase();
        }
        candidate.text.push_str(genitive);
        if word.contains('\u{2019}') {
            candidate.text = candidate.text.replace('\'', "\u{2019}");
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    candidates.dedup_by(|a, b| a.text == b.text);
    candidates.retain(|candidate| candidate.text != word);
    candidates
}

fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A forgotten space, as in `alot`: between words that are often neighbours.
fn split_in_two(typed: &str, lexicon: &Lexicon) -> Vec<Candidate> {
    let split = |at: usize| {
        let (first, second) = typed.split_at_checked(at)?;
        let affinity = lexicon.affinity(first, second);
        let frequency = lexicon.score(first)?.min(lexicon.score(second)?);
        let single = first.len() == 1 && !matches!(first, "a" | "i") || second.len() == 1;
        let cost = 2.5;
        let score = FREQUENCY_WEIGHT * frequency + affinity.min(1.0) - cost;
        let text = format!("{first} {second}");
        (affinity > 0.0 && !single).then_some(Candidate { text, score, cost })
    };
    (1..typed.len()).filter_map(split).collect()
}

/// A walk through all words, letting some letters differ.
struct Search<'a> {
    fst: &'a Fst<&'static [u8]>,
    /// In small letters.
    typed: &'a [u8],
    key: Vec<u8>,
    /// By the word in small letters.
    found: HashMap<String, Candidate>,
}

/// Where the walk stands.
#[derive(Clone, Copy)]
struct Step {
    /// How much of the typed word is read.
    at: usize,
    output: Output,
    slips_left: usize,
    cost: f64,
}

impl Search<'_> {
    fn run(&mut self, slips: usize) {
        let root = self.fst.root();
        let step = Step { at: 0, output: root.final_output(), slips_left: slips, cost: 0.0 };
        self.walk(root, Step { output: Output::zero(), ..step });
    }

    fn typed_at(&self, at: usize) -> Option<u8> {
        self.typed.get(at).copied()
    }

    fn walk(&mut self, node: Node<'_>, step: Step) {
        if step.at == self.typed.len() && node.is_final() {
            self.keep(step.output.cat(node.final_output()).value(), step.cost);
        }
        let typed = self.typed_at(step.at);
        if step.slips_left == 0 {
            return self.walk_straight(node, step);
        }
        if typed.is_some() {
            // A letter too many.
            let cost = self.cost_of_extra(step.at);
            if let Some(step) = slipped(step, 1, step.output, cost) {
                self.walk(node, step);
            }
        }
        for index in 0..node.len() {
            let way = node.transition(index);
            let output = step.output.cat(way.out);
            let letter = way.inp.to_ascii_lowercase();
            self.key.push(way.inp);
            if typed == Some(letter) {
                let step = Step { at: step.at + 1, output, ..step };
                self.walk(self.fst.node(way.addr), step);
            } else if self.may_slip(step) {
                let mistaken = typed
                    .and_then(|typed| slipped(step, 1, output, cost_of_mistaken(typed, letter)));
                if let Some(step) = mistaken {
                    self.walk(self.fst.node(way.addr), step);
                }
                if typed.is_some() && self.typed_at(step.at + 1) == Some(letter) {
                    self.walk_swapped(self.fst.node(way.addr), output, step);
                }
            }
            if self.may_slip(step) {
                let cost = self.cost_of_missing(step.at, letter);
                if let Some(step) = slipped(step, 0, output, cost) {
                    self.walk(self.fst.node(way.addr), step);
                }
            }
            self.key.pop();
        }
    }

    /// The rest as it is typed, but for capitals.
    fn walk_straight(&mut self, node: Node<'_>, step: Step) {
        let Some(typed) = self.typed_at(step.at) else { return };
        let capital = typed.to_ascii_uppercase();
        let capital = (capital != typed).then_some(capital);
        for letter in [Some(typed), capital].into_iter().flatten() {
            if let Some(index) = node.find_input(letter) {
                let way = node.transition(index);
                let output = step.output.cat(way.out);
                self.key.push(letter);
                self.walk(self.fst.node(way.addr), Step { at: step.at + 1, output, ..step });
                self.key.pop();
            }
        }
    }

    /// Two letters in the wrong order: the second one was taken; takes the first.
    fn walk_swapped(&mut self, node: Node<'_>, output: Output, step: Step) {
        let Some(first) = self.typed_at(step.at) else { return };
        for index in 0..node.len() {
            let way = node.transition(index);
            if way.inp.to_ascii_lowercase() == first {
                let Some(step) = slipped(step, 2, output.cat(way.out), 1.7) else { continue };
                self.key.push(way.inp);
                self.walk(self.fst.node(way.addr), step);
                self.key.pop();
            }
        }
    }

    /// The first letter of a word is hardly ever wrong, and never when a second one is, too.
    fn may_slip(&self, step: Step) -> bool {
        step.at > 0 || step.slips_left == 1 && self.key.len() <= 1
    }

    fn cost_of_extra(&self, at: usize) -> f64 {
        let doubled = at > 0 && self.typed_at(at) == self.typed_at(at - 1);
        if doubled { 1.3 } else { 2.2 }
    }

    fn cost_of_missing(&self, at: usize, letter: u8) -> f64 {
        let doubled = at > 0 && self.typed_at(at - 1) == Some(letter);
        match letter {
            _ if doubled => 1.3,
            b'\'' => 1.0,
            b'e' | b'h' => 1.8,
            _ => 2.0,
        }
    }

    fn keep(&mut self, value: u64, cost: f64) {
        let Ok(text) = String::from_utf8(self.key.clone()) else { return };
        // Small letters before capitals: a word that begins like a sentence is set so later.
        let capital = if shape::starts_upper(&text) { 0.1 } else { 0.0 };
        let score = FREQUENCY_WEIGHT * entry_score(value) - cost - capital;
        let key = text.to_lowercase();
        match self.found.get_mut(&key) {
            Some(known) if known.score >= score => {}
            _ => {
                self.found.insert(key, Candidate { text, score, cost });
            }
        }
    }
}

/// The step behind a slip, unless the slips are too unlikely together.
fn slipped(step: Step, read: usize, output: Output, cost: f64) -> Option<Step> {
    let first = if step.at == 0 { 0.8 } else { 0.0 };
    let (at, slips_left, cost) = (step.at + read, step.slips_left - 1, step.cost + cost + first);
    (cost <= MOST_COST).then_some(Step { at, output, slips_left, cost })
}

/// -log10 of how likely one letter is typed for another.
fn cost_of_mistaken(typed: u8, meant: u8) -> f64 {
    let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    if vowel(typed) && vowel(meant) {
        1.7
    } else if sound_alike(typed, meant) || keys_touch(typed, meant) {
        2.0
    } else {
        2.6
    }
}

fn sound_alike(a: u8, b: u8) -> bool {
    const ALIKE: [&[u8]; 7] = [b"ckqs", b"sz", b"fv", b"gj", b"dt", b"mn", b"bp"];
    ALIKE.iter().any(|group| group.contains(&a) && group.contains(&b))
}

/// Neighbours on the usual keyboard.
fn keys_touch(a: u8, b: u8) -> bool {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |letter: u8| {
        ROWS.iter().enumerate().find_map(|(row, letters)| {
            letters.iter().position(|&other| other == letter).map(|column| (row, column))
        })
    };
    match (place(a), place(b)) {
        (Some((row, column)), Some((other_row, other_column))) => {
            row.abs_diff(other_row) <= 1 && column.abs_diff(other_column) <= 1
        }
        _ => false,
    }
}
