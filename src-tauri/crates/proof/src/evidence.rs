//! What a document tells of itself: its substitutions and its own words.

use rustc_hash::FxHashMap;
use serde::Serialize;
use transcript::Transcript;

use crate::decide::{Decision, Judge, Verdict};
use crate::infer::infer;
use crate::lexicon::Lexicon;
use crate::quartz::{self, Certificate};
use crate::shape::is_void;
use crate::table::Table;
use crate::tally::{Tally, Use};

/// What a document tells of itself.
///
/// Gathered once from the transcript as it was imported, so that it outlives the broken words: once
/// they are corrected, nothing would tell what the last of them means.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    table: Table,
    substitutions: Vec<Substitution>,
    uses: FxHashMap<Box<str>, Use>,
    /// Words whose ligature only the order of glyphs gives away.
    certified_words: FxHashMap<Box<str>, (Box<str>, (char, &'static str))>,
}

/// A stand-in of a document and the letters it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Substitution {
    /// What is shown; empty when the letters left no trace.
    pub stand_in: String,
    /// What was lost.
    pub stands_for: String,
    /// True when the order of the font's glyphs foretells this stand-in.
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
        let mut tally = Tally::read(transcript, &Table::default(), lexicon);
        let mut table = infer(&tally, lexicon);
        if table.has_edge_signs() {
            tally = Tally::read(transcript, &table, lexicon);
        }
        let uses = tally.uses();
        let judge = Judge { table: &table, lexicon, uses: &uses };
        let certificate = quartz::certify(transcript, &tally, judge);
        quartz::add_found(&certificate, &tally, &mut table);
        let certified_words = certificate.found.iter().map(|found| {
            (found.word.as_str().into(), (found.reading.as_str().into(), found.drawn))
        });
        let mut evidence = Self {
            certified_words: certified_words.collect(),
            table,
            substitutions: Vec::new(),
            uses,
        };
        evidence.learn(&tally, &certificate, lexicon);
        evidence
    }

    /// The document's substitutions, the one that explains most words first.
    pub fn substitutions(&self) -> &[Substitution] {
        &self.substitutions
    }

    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    /// How often the document as imported has a word, or a broken form of it.
    pub(crate) fn uses_of(&self, word: &str) -> u32 {
        self.uses.get(word).map_or(0, |used| used.count)
    }

    /// What is to be done about a word.
    pub(crate) fn decide(&self, word: &str, lexicon: &Lexicon) -> Option<Verdict> {
        if let Some((reading, _)) = self.certified_words.get(word) {
            return Some(Verdict {
                decision: Decision::Certain,
                readings: vec![reading.to_string()],
                swaps: Vec::new(),
                gain: f64::MAX,
            });
        }
        Judge { table: &self.table, lexicon, uses: &self.uses }.decide(word)
    }

    /// The substitution that turns a word into its reading.
    pub(crate) fn substitution(&self, word: &str, verdict: &Verdict) -> Option<&Substitution> {
        let (stand_in, letters) = match self.certified_words.get(word) {
            Some((_, (stand_in, letters))) => (Some(*stand_in), *letters),
            None => verdict.swaps.first().map(|swap| (swap.stand_in, swap.stands_for))?,
        };
        let shown = stand_in.map(String::from).unwrap_or_default();
        self.substitutions.iter().find(|s| s.stand_in == shown && s.stands_for == letters)
    }

    /// Counts what each substitution explains, and learns the words behind broken ones.
    fn learn(&mut self, tally: &Tally<'_>, certificate: &Certificate, lexicon: &Lexicon) {
        let mut explained: Vec<Explained<'_>> = self
            .table
            .rows()
            .iter()
            .map(|row| Explained {
                stand_in: row.stand_in,
                stands_for: row.stands_for,
                words: 0,
                examples: Vec::new(),
            })
            .collect();
        let mut restored: Vec<(String, Use)> = Vec::new();
        for entry in &tally.entries {
            let Some(verdict) = self.decide(entry.text, lexicon) else { continue };
            if verdict.decision == Decision::Context {
                continue;
            }
            restored.push((verdict.best().to_owned(), entry.used));
            let by_glyphs = self.certified_words.get(entry.text).map(|(_, (s, l))| (Some(*s), *l));
            let by_table = verdict.swaps.iter().map(|swap| (swap.stand_in, swap.stands_for));
            let mut drawn: Vec<_> = by_table.chain(by_glyphs).collect();
            drawn.sort_unstable();
            drawn.dedup();
            for (stand_in, stands_for) in drawn {
                let same =
                    |e: &&mut Explained<'_>| e.stand_in == stand_in && e.stands_for == stands_for;
                if let Some(explained) = explained.iter_mut().find(same)
                    && verdict.decision == Decision::Certain
                {
                    explained.words += entry.used.count as usize;
                    let example = (entry.used.count, entry.text, verdict.best().to_owned());
                    explained.examples.push(example);
                }
            }
        }
        for (word, used) in restored {
            let known = self.uses.entry(word.into()).or_default();
            known.count += used.count;
            known.inside += used.inside;
        }
        explained.retain(|explained| explained.words > 0);
        explained.sort_by_key(|explained| std::cmp::Reverse(explained.words));
        self.substitutions =
            explained.into_iter().map(|explained| explained.substitution(certificate)).collect();
    }
}

/// A row of the table and the words it explains.
struct Explained<'t> {
    stand_in: Option<char>,
    stands_for: &'static str,
    words: usize,
    examples: Vec<(u32, &'t str, String)>,
}

impl Explained<'_> {
    fn substitution(mut self, certificate: &Certificate) -> Substitution {
        let drawn = self.stand_in.map(|stand_in| (stand_in, self.stands_for));
        let certified = drawn.is_some_and(|drawn| {
            certificate.certified.contains(&drawn)
                || certificate.found.iter().any(|found| found.drawn == drawn)
        });
        self.examples.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
        let examples = self.examples.into_iter().take(EXAMPLES);
        Substitution {
            why: why(self.stand_in, self.stands_for, self.words, certified),
            stand_in: self.stand_in.map(String::from).unwrap_or_default(),
            stands_for: self.stands_for.to_owned(),
            certified,
            words: self.words,
            examples: examples.map(|(_, shown, was)| (shown.to_owned(), was)).collect(),
        }
    }
}

fn why(stand_in: Option<char>, stands_for: &str, words: usize, certified: bool) -> String {
    let shown = match stand_in {
        None => "nothing stands".to_owned(),
        Some(c) if is_void(c) => "a character without meaning stands".to_owned(),
        Some(c) => format!("{c} stands"),
    };
    let count = if words == 1 { "1 word".to_owned() } else { format!("{words} words") };
    let proof =
        if certified { " The order in which the font drew its letters confirms it." } else { "" };
    format!("This font lost its {stands_for}: {shown} for {stands_for} in {count} here.{proof}")
}
