//! Where the rules meet a turn.

use std::cell::LazyCell;
use std::cmp::Reverse;
use std::rc::Rc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use transcript::{ByteOffset, Transcript, Turn};

use crate::classify::{Class, classify};
use crate::decide::{Decision, Verdict};
use crate::editor::Editor;
use crate::evidence::Evidence;
use crate::finding::{Certainty, Finding};
use crate::lexicon::Lexicon;
use crate::passages::WHOLE;
use crate::rules::{Habits, RULES, Rule};
use crate::spell::{Candidate, candidates};
use crate::tokens::{Word, place_in, words};

/// Everything in a transcript that the rules notice, in its order; nothing overlaps.
pub fn proof(
    transcript: &Transcript,
    evidence: &Evidence,
    lexicon: &Lexicon,
    editor: &Editor,
) -> Vec<Finding> {
    let all: Vec<usize> = (0..transcript.turns.len()).collect();
    let habits = Habits::of(transcript, evidence, lexicon);
    proof_turns(transcript, &all, evidence, &habits, lexicon, editor)
}

/// Turns that are worth a thread.
const RUN: usize = 32;

/// What [`proof`] finds in some turns, by habits that were counted before.
pub fn proof_turns(
    transcript: &Transcript,
    turn_indexes: &[usize],
    evidence: &Evidence,
    habits: &Habits,
    lexicon: &Lexicon,
    editor: &Editor,
) -> Vec<Finding> {
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| editor.profile.has(rule)).collect();
    // Each thread reads a run of turns, at a desk of its own.
    let run = turn_indexes.len().div_ceil(rayon::current_num_threads()).max(RUN);
    let runs = turn_indexes.par_chunks(run).map(|run| {
        let mut desk = Desk::new(transcript, habits, evidence, lexicon, editor);
        run.iter().flat_map(|index| desk.proof(*index, &rules)).collect::<Vec<Finding>>()
    });
    runs.collect::<Vec<_>>().concat()
}

/// What the rules need, and what was found out about words already.
pub(crate) struct Desk<'a> {
    pub(crate) evidence: &'a Evidence,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) transcript: &'a Transcript,
    pub(crate) habits: &'a Habits,
    pub(crate) editor: &'a Editor,
    /// The words of the speakers' names, in small letters.
    speakers: FxHashSet<String>,
    /// The turn that is read, and what is thought of words in each font.
    turn: Option<&'a Turn>,
    opinions: Vec<FxHashMap<Box<str>, Rc<Opinion>>>,
    spellings: FxHashMap<Box<str>, Rc<[Candidate]>>,
}

/// Of findings that overlap, the surer one stays; of equals, the one that begins first and that
/// takes in most.
fn apart(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        match kept.last() {
            Some(last) if finding.start < last.end => {
                if finding.certainty < last.certainty {
                    kept.pop();
                    kept.push(finding);
                }
            }
            _ => kept.push(finding),
        }
    }
    kept
}

/// What is thought of a word, whatever stands around it.
#[derive(Default)]
pub(crate) struct Opinion {
    /// What the document's substitutions make of it.
    pub(crate) verdict: Option<Verdict>,
    /// True when no list has it, nobody vouches for it and no substitution explains it.
    pub(crate) unlisted: bool,
}

/// A turn and its words.
pub(crate) struct Page<'t> {
    /// Where the turn is in the transcript.
    pub(crate) index: usize,
    pub(crate) turn: &'t Turn,
    /// Told apart when they are asked for: rules about times hardly ever do.
    pub(crate) words: LazyCell<Vec<Word<'t>>, Box<dyn FnOnce() -> Vec<Word<'t>> + 't>>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(
        transcript: &'a Transcript,
        habits: &'a Habits,
        evidence: &'a Evidence,
        lexicon: &'a Lexicon,
        editor: &'a Editor,
    ) -> Self {
        let names = transcript.speakers.iter().flat_map(|speaker| {
            let names = [&speaker.label, &speaker.name].into_iter().chain(&speaker.aliases);
            names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        });
        let speakers = names.map(str::to_lowercase).collect();
        let opinions = vec![FxHashMap::default(); evidence.passages().fonts()];
        let (turn, spellings) = (None, FxHashMap::default());
        Self { transcript, evidence, lexicon, habits, editor, speakers, turn, opinions, spellings }
    }

    fn proof(&mut self, index: usize, rules: &[&Rule]) -> Vec<Finding> {
        let Some(turn) = self.transcript.turns.get(index) else { return Vec::new() };
        self.turn = Some(turn);
        let (table, lexicon) = (self.evidence.table(), self.lexicon);
        let words: Box<dyn FnOnce() -> _> = Box::new(|| words(&turn.text, table, lexicon));
        let page = Page { index, turn, words: LazyCell::new(words) };
        let mut findings = Vec::new();
        for rule in rules {
            (rule.check)(self, &page, &mut findings);
        }
        findings.sort_by_key(|finding| (finding.start, finding.certainty, Reverse(finding.end)));
        apart(findings)
    }

    /// True when the editor or the list of speakers vouches for a word.
    pub(crate) fn vouches(&self, word: &str) -> bool {
        let small = word.replace('\u{2019}', "'").to_lowercase();
        let stem = small.strip_suffix("'s").unwrap_or(&small);
        self.speakers.contains(stem) || self.editor.glossary.vouches(word)
    }

    pub(crate) fn opinion(&mut self, word: &str) -> Rc<Opinion> {
        let font = self.font(word);
        if let Some(known) = self.opinions.get(font).and_then(|font| font.get(word)) {
            return Rc::clone(known);
        }
        let opinion = Rc::new(self.form_opinion(word, font));
        if let Some(font) = self.opinions.get_mut(font) {
            font.insert(word.into(), Rc::clone(&opinion));
        }
        opinion
    }

    /// The font of a word, when it is one of the turn that is read.
    fn font(&self, word: &str) -> usize {
        let place = self.turn.and_then(|turn| Some((turn, place_in(&turn.text, word)?)));
        place.map_or(WHOLE, |(turn, start)| self.evidence.passages().font(turn, start))
    }

    fn form_opinion(&self, word: &str, font: usize) -> Opinion {
        if self.vouches(word) {
            return Opinion::default();
        }
        let verdict =
            self.evidence.decide(word, font, self.lexicon).map(|verdict| self.sure(verdict));
        let unlisted = verdict.is_none()
            && classify(word, self.lexicon) == Class::Unknown
            && !self.lexicon.knows(word);
        Opinion { verdict, unlisted }
    }

    /// What may be broken is broken when it comes out as a word that somebody vouches for.
    fn sure(&self, mut verdict: Verdict) -> Verdict {
        let vouched = verdict.readings.iter().position(|reading| self.vouches(reading));
        if let (Decision::Likely, Some(at)) = (verdict.decision, vouched) {
            verdict.decision = Decision::Certain;
            verdict.readings.swap(0, at);
            if at > 0 {
                // They belong to the reading that was first.
                verdict.swaps.clear();
            }
        }
        verdict
    }

    /// What a misspelt word may have been.
    pub(crate) fn spellings(&mut self, word: &str) -> Rc<[Candidate]> {
        if let Some(known) = self.spellings.get(word) {
            return Rc::clone(known);
        }
        let found: Rc<[Candidate]> = candidates(self.lexicon, word).into();
        self.spellings.insert(word.into(), Rc::clone(&found));
        found
    }
}

impl Page<'_> {
    /// A finding on bytes of the turn's text.
    pub(crate) fn finding(
        &self,
        rule: &'static str,
        certainty: Certainty,
        (start, end): (usize, usize),
        suggestions: Vec<String>,
        why: String,
    ) -> Finding {
        Finding {
            rule,
            certainty,
            turn: self.turn.id,
            start: ByteOffset(start),
            end: ByteOffset(end),
            text: self.turn.text.get(start..end).unwrap_or("").to_owned(),
            suggestions,
            why,
            substitution: None,
            repair: None,
        }
    }
}
