//! What a document tells of itself: its substitutions and its own words.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use transcript::Transcript;

use crate::classify::Class;
use crate::decide::{Decision, Judge, Verdict};
use crate::fonts;
use crate::gaps::GAP;
use crate::infer::infer;
use crate::lexicon::Lexicon;
use crate::passages::Passages;
use crate::quartz::{Certified, Witness, certify};
use crate::shape::is_void;
use crate::table::{Row, Swap, Table};
use crate::tally::{Entry, Tally, Use};

/// What a document tells of itself.
///
/// Gathered once from the transcript as it was imported, so that it outlives the broken words: once
/// they are corrected, nothing would tell what the last of them means.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    passages: Passages,
    substitutions: Vec<Substitution>,
    uses: FxHashMap<Box<str>, Use>,
    /// The words behind those that are surely broken. When they stand in the text at last, nobody
    /// is asked about them again.
    restored: FxHashSet<Box<str>>,
    /// What was decided about the words of the document in each font, where it is anything.
    verdicts: Vec<Verdicts>,
    /// Unknown words that no substitution explains.
    unexplained: Vec<Box<str>>,
}

/// What was decided about each word, where it is anything.
type Verdicts = FxHashMap<Box<str>, Verdict>;

fn decide_all(entries: &[Entry<'_>], judge: Judge<'_>) -> Verdicts {
    let decide = |entry: &Entry<'_>| Some((entry.text.into(), judge.decide(entry.text)?));
    entries.par_iter().filter_map(decide).collect()
}

/// A stand-in of a document and the letters it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Substitution {
    /// What is shown; empty when the letters left no trace.
    pub stand_in: String,
    /// What was lost.
    pub stands_for: String,
    /// True when the order of the font's glyphs, their names or their widths confirm it.
    pub certified: bool,
    /// How many words of the document it explains.
    pub words: usize,
    /// Some of them as they are shown and as they were, the most frequent first.
    pub examples: Vec<(String, String)>,
    /// Why it is believed, in a sentence for the editor.
    pub why: String,
}

/// Examples kept of each substitution.
const EXAMPLES: usize = 5;

impl Evidence {
    /// Reads a transcript as it was imported.
    pub fn gather(transcript: &Transcript, lexicon: &Lexicon) -> Self {
        if let Some((passages, certified)) = fonts::read(transcript, lexicon) {
            return Self::of_fonts(transcript, passages, &certified, lexicon);
        }
        let mut tally = Tally::read(transcript, &Table::default(), lexicon);
        let mut table = infer(&tally, lexicon);
        if table.has_edge_signs() || table.has_parting_signs() || table.has(GAP) {
            tally = Tally::read(transcript, &table, lexicon);
        }
        let uses = tally.uses();
        let certified = certify(transcript, &tally, &mut table, lexicon, &uses);
        let judge = Judge { table: &table, lexicon, uses: &uses };
        let verdicts = decide_all(&tally.entries, judge);
        let passages = Passages::read(transcript, table, lexicon, |word| verdicts.get(word));
        let mut evidence = Self { passages, uses, verdicts: vec![verdicts], ..Self::default() };
        if evidence.passages.fonts() == 1 {
            evidence.learn(&[tally.entries], &certified);
        } else {
            evidence.decide_by_font(&tally, &certified, lexicon);
        }
        evidence
    }

    /// The same where the file tells which words are set in which font.
    fn of_fonts(
        transcript: &Transcript,
        passages: Passages,
        certified: &Certified,
        lexicon: &Lexicon,
    ) -> Self {
        let tally = Tally::read(transcript, passages.table(), lexicon);
        let mut evidence = Self { passages, uses: tally.uses(), ..Self::default() };
        evidence.decide_by_font(&tally, certified, lexicon);
        evidence
    }

    fn decide_by_font(&mut self, tally: &Tally<'_>, certified: &Certified, lexicon: &Lexicon) {
        let entries = tally.by_font(&self.passages, lexicon);
        let fonts = entries.iter().enumerate();
        let verdicts = fonts.map(|(font, e)| decide_all(e, self.judge(font, lexicon)));
        self.verdicts = verdicts.collect();
        self.learn(&entries, certified);
    }

    /// The document's substitutions, the one that explains most words first.
    pub fn substitutions(&self) -> &[Substitution] {
        &self.substitutions
    }

    /// What stands for what in the document as a whole.
    pub(crate) fn table(&self) -> &Table {
        self.passages.table()
    }

    /// The fonts that were told apart.
    pub(crate) fn passages(&self) -> &Passages {
        &self.passages
    }

    /// How often the document as imported has a word, or a broken form of it.
    pub(crate) fn uses_of(&self, word: &str) -> u32 {
        self.uses.get(word).map_or(0, |used| used.count)
    }

    /// Running words of the document as imported.
    pub(crate) fn total(&self) -> u32 {
        self.uses.values().map(|used| used.count).sum()
    }

    /// The unknown words that no substitution explains, and how they are used.
    pub(crate) fn unexplained(&self) -> impl Iterator<Item = (&str, Use)> {
        let used = |word: &str| self.uses.get(word).copied().unwrap_or_default();
        self.unexplained.iter().map(move |word| (&**word, used(word)))
    }

    /// What is to be done about a word that is set in one font of the document.
    pub(crate) fn decide(&self, word: &str, font: usize, lexicon: &Lexicon) -> Option<Verdict> {
        if let Some(verdict) = self.verdicts.get(font).and_then(|verdicts| verdicts.get(word)) {
            return Some(verdict.clone());
        }
        if self.passages.fonts() == 1 && self.uses.contains_key(word) {
            return None;
        }
        self.judge(font, lexicon).decide(word)
    }

    fn judge<'e>(&'e self, font: usize, lexicon: &'e Lexicon) -> Judge<'e> {
        Judge { table: self.passages.table_of(font), lexicon, uses: &self.uses }
    }

    /// The first substitution that turns a word into its reading.
    pub(crate) fn substitution(&self, verdict: &Verdict) -> Option<&Substitution> {
        let swap = verdict.swaps.first()?;
        let shown = swap.stand_in.map(String::from).unwrap_or_default();
        self.substitutions.iter().find(|s| s.stand_in == shown && s.stands_for == swap.stands_for)
    }

    /// True when a word of the document was surely this one before it was broken.
    pub(crate) fn restores(&self, word: &str) -> bool {
        self.restored.contains(word)
    }

    /// Counts what each substitution explains, and learns the words behind broken ones.
    fn learn(&mut self, entries: &[Vec<Entry<'_>>], certified: &Certified) {
        let mut explained: Vec<Explained<'_>> =
            self.table().rows().iter().map(Explained::by).collect();
        let mut restored: Vec<(String, Use)> = Vec::new();
        let all = entries.iter().zip(&self.verdicts);
        for (entry, verdicts) in all.flat_map(|(e, v)| e.iter().map(move |entry| (entry, v))) {
            let Some(verdict) = verdicts.get(entry.text) else {
                if entry.class == Class::Unknown {
                    self.unexplained.push(entry.text.into());
                }
                continue;
            };
            if verdict.decision == Decision::Context {
                continue;
            }
            restored.push((verdict.best().to_owned(), entry.used));
            if verdict.decision == Decision::Certain {
                self.restored.insert(verdict.best().into());
            }
            for explained in explained.iter_mut().filter(|explained| explained.takes_part(verdict))
            {
                // A word that two substitutions broke counts for the first, as its finding does.
                if explained.leads(verdict) {
                    explained.words += entry.used.count as usize;
                }
                let example = (entry.used.count, entry.text, verdict.best().to_owned());
                explained.examples.push(example);
            }
        }
        // A word may be in several fonts.
        self.unexplained.sort_unstable();
        self.unexplained.dedup();
        for (word, used) in restored {
            let known = self.uses.entry(word.into()).or_default();
            known.count += used.count;
            known.inside += used.inside;
        }
        explained.retain(|explained| !explained.examples.is_empty());
        explained.sort_by_key(|explained| Reverse(explained.words));
        let passages = &self.passages;
        let substitutions =
            explained.into_iter().map(|explained| explained.substitution(certified, passages));
        self.substitutions = substitutions.collect();
    }
}

/// A row of the table and the words that it surely explains.
struct Explained<'t> {
    stand_in: Option<char>,
    stands_for: &'static str,
    words: usize,
    /// How often a word occurs, how it is shown, and what it was.
    examples: Vec<(u32, &'t str, String)>,
}

impl Explained<'_> {
    fn by(row: &Row) -> Self {
        let (stand_in, stands_for) = (row.stand_in, row.stands_for);
        Self { stand_in, stands_for, words: 0, examples: Vec::new() }
    }

    fn takes_part(&self, verdict: &Verdict) -> bool {
        verdict.decision == Decision::Certain && verdict.swaps.iter().any(|swap| self.is(swap))
    }

    fn leads(&self, verdict: &Verdict) -> bool {
        verdict.swaps.first().is_some_and(|swap| self.is(swap))
    }

    fn is(&self, swap: &Swap) -> bool {
        swap.stand_in == self.stand_in && swap.stands_for == self.stands_for
    }

    fn substitution(mut self, certified: &Certified, passages: &Passages) -> Substitution {
        let place = if passages.is_partial(self.stand_in, self.stands_for) {
            "In parts of this file"
        } else {
            "In this file"
        };
        let drawn = self.stand_in.map(|stand_in| (stand_in, self.stands_for));
        let witness = drawn.and_then(|drawn| certified.get(&drawn).copied());
        self.examples.sort_by_key(|(count, ..)| Reverse(*count));
        let examples = self.examples.into_iter().take(EXAMPLES);
        Substitution {
            why: why(place, self.stand_in, self.stands_for, self.words, witness),
            stand_in: self.stand_in.map(String::from).unwrap_or_default(),
            stands_for: self.stands_for.to_owned(),
            certified: witness.is_some(),
            words: self.words,
            examples: examples.map(|(_, shown, was)| (shown.to_owned(), was)).collect(),
        }
    }
}

/// For an editor who has never heard of fonts.
fn why(
    place: &str,
    stand_in: Option<char>,
    stands_for: &str,
    words: usize,
    witness: Option<Witness>,
) -> String {
    let what = match stand_in {
        None => format!("{place} “{stands_for}” got lost"),
        Some(c) if is_void(c) => {
            format!("{place} a sign without meaning stands where “{stands_for}” is meant")
        }
        Some(GAP) => format!("{place} a space stands where “{stands_for}” is meant"),
        Some(c) => format!("{place} “{c}” stands where “{stands_for}” is meant"),
    };
    let count = match words {
        0 => "in words that lost other letters as well".to_owned(),
        1 => "in 1 word".to_owned(),
        _ => format!("in {words} words"),
    };
    let proof = match witness {
        Some(Witness::Order) => " The order in which the file uses its letters confirms it.",
        Some(Witness::Font) => " The letters that the file draws confirm it.",
        None => "",
    };
    format!("{what}, {count}.{proof}")
}
