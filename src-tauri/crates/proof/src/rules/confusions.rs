//! Letters that scanners take for others, and how often a document shows them so.
//!
//! Each confusion begins with a rate that suits a document typed by hand. The unknown words of a
//! document move it, by expectation and maximization: a confusion is as frequent as the words that
//! it explains, a word is due to its likely confusions. Changes of letters that no scanner makes
//! take part as decoys; what they seem to explain is chance, and sets the bar for the others.

use rustc_hash::FxHashMap;

use crate::evidence::Evidence;
use crate::lexicon::Lexicon;
use crate::shape;
use crate::tally::Use;

/// What is shown, what is meant, and -log10 of how many running words of a document suffer it.
pub(super) struct Confusion {
    pub(super) shown: &'static str,
    pub(super) meant: &'static str,
    rarity: f64,
}

const fn of(shown: &'static str, meant: &'static str, rarity: f64) -> Confusion {
    Confusion { shown, meant, rarity }
}

/// The confusions; from [`DECOYS`] on nobody confuses them.
const CONFUSIONS: [Confusion; 58] = [
    of("rn", "m", 4.3),
    of("m", "rn", 4.0),
    of("in", "m", 4.8),
    of("m", "in", 4.8),
    of("ni", "m", 4.8),
    of("cl", "d", 4.3),
    of("d", "cl", 4.5),
    of("vv", "w", 4.0),
    of("w", "vv", 5.0),
    of("ii", "n", 4.3),
    of("ii", "u", 4.3),
    of("n", "u", 4.5),
    of("u", "n", 4.5),
    of("ri", "n", 4.8),
    of("h", "b", 4.5),
    of("b", "h", 4.3),
    of("h", "li", 4.8),
    of("li", "h", 4.5),
    of("e", "c", 4.5),
    of("c", "e", 4.5),
    of("o", "c", 4.8),
    of("c", "o", 4.8),
    of("o", "e", 4.8),
    of("a", "o", 5.0),
    of("f", "t", 4.8),
    of("t", "f", 4.8),
    of("i", "l", 4.5),
    of("l", "i", 4.5),
    of("t", "l", 4.8),
    of("l", "t", 4.8),
    of("y", "v", 4.8),
    of("v", "y", 4.8),
    of("f", "s", 5.0),
    of("I", "l", 4.0),
    of("l", "I", 4.3),
    of("1", "l", 4.0),
    of("1", "i", 4.3),
    of("!", "l", 4.3),
    of("!", "i", 4.3),
    of("|", "l", 4.0),
    of("0", "o", 4.0),
    of("5", "s", 4.3),
    of("6", "b", 4.8),
    of("8", "B", 4.8),
    of("\u{17f}", "s", 4.0),
    of("\u{df}", "B", 5.0),
    of("s", "d", 4.5),
    of("r", "l", 4.5),
    of("t", "s", 4.5),
    of("d", "t", 4.5),
    of("p", "g", 4.5),
    of("n", "s", 4.5),
    of("st", "p", 4.5),
    of("l", "s", 4.5),
    of("nd", "w", 4.5),
    of("m", "t", 4.5),
    of("e", "r", 4.5),
    of("r", "e", 4.5),
];
const DECOYS: usize = 46;

/// Running words after which a document's own rate weighs as much as the one it began with.
const PATIENCE: f64 = 10_000.0;
const ROUNDS: usize = 6;
/// A word that occurs more often than this is hardly the same slip every time.
const REPEATS: u32 = 5;
/// Least score of a word that may have been meant.
const MEANT: f64 = 2.0;
/// A word that no list has is one of the document's own from so many uses on, and as such hardly
/// more likely than this.
const OWN_WORD: u32 = 3;
const OWN_WORD_SCORE: f64 = 5.0;
/// Letters of an unknown word, at least and at most.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=24;
/// Distinct words from which on a confusion is looked for beside another one.
const USUAL: usize = 2;
/// Letters of a word in which two confusions are looked for, at least.
const TWO_SLIPS: usize = 6;
/// What one word can say for a confusion, in log10.
const MOST: f64 = 5.0;
/// Distinct words that settle that a document has a confusion.
const WORDS: usize = 4;
/// What they say together, at least, and how much more than the best decoy.
const PAYOFF: f64 = 14.0;
const OVER_DECOYS: f64 = 2.0;
/// The share of the unknown words with the letters shown that a settled confusion explains.
const SHARE: f64 = 0.3;

/// How far a confusion is established in a document.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// -log10 of the share of running words.
    cost: f64,
    payoff: f64,
    words: usize,
    settled: bool,
}

/// What the scanner made of the words of a document.
pub(super) struct Scans {
    standings: Vec<Standing>,
    meant: FxHashMap<Box<str>, Misread>,
}

/// What an unknown word of the document most likely was.
#[derive(Clone)]
pub(super) struct Misread {
    /// The likeliest first; never empty.
    pub(super) readings: Vec<String>,
    /// The confusion behind the first.
    pub(super) confusion: &'static Confusion,
    /// Distinct words of the document with the same confusion.
    pub(super) words: usize,
    /// True when the document is known for it.
    pub(super) settled: bool,
    /// log10 of how much likelier the first reading is than the word as shown.
    pub(super) gain: f64,
    /// And than the second.
    pub(super) margin: f64,
    pub(super) used: Use,
    /// How likely the first reading is as a word, as the lexicon has it.
    pub(super) score: f64,
    /// How often the document has the first reading.
    pub(super) uses: u32,
}

/// A word that may have been meant, and the confusions that hide it.
struct Guess {
    text: String,
    score: f64,
    kinds: [Option<usize>; 2],
}

impl Guess {
    fn kinds(&self) -> impl Iterator<Item = usize> {
        self.kinds.into_iter().flatten()
    }

    fn likelihood(&self, standings: &[Standing]) -> f64 {
        let cost = |kind: usize| standings.get(kind).map_or(0.0, |standing| standing.cost);
        self.score - self.kinds().map(cost).sum::<f64>()
    }
}

/// An unknown word with all its guesses.
struct Case<'e> {
    word: &'e str,
    used: Use,
    literal: f64,
    guesses: Vec<Guess>,
}

impl Scans {
    pub(super) fn read(evidence: &Evidence, lexicon: &Lexicon) -> Self {
        let unknown = evidence.unexplained().filter(|(word, _)| may_be_misread(word, lexicon));
        let mut unknown: Vec<(&str, Use)> = unknown.collect();
        unknown.sort_unstable_by_key(|(word, _)| *word);
        let mut shown = [0_usize; CONFUSIONS.len()];
        for (shown, kind) in shown.iter_mut().zip(&CONFUSIONS) {
            *shown = unknown.iter().filter(|(word, _)| word.contains(kind.shown)).count();
        }
        let total = f64::from(evidence.total()).max(1.0);
        let known = Known { lexicon, evidence, total };
        let cases = unknown.into_iter().map(|(word, used)| {
            let guesses = single_guesses(word, &known);
            Case { word, used, literal: lexicon.unlisted_score(word), guesses }
        });
        let mut cases: Vec<Case<'_>> = cases.collect();
        let mut standings = settle(&cases, total);
        // Words that suffered twice: from what others suffered as well.
        let usual = standings.iter().map(|standing| standing.words >= USUAL);
        let usual: Vec<usize> =
            (0..DECOYS).zip(usual).filter(|(_, is)| *is).map(|(k, _)| k).collect();
        if !usual.is_empty() {
            for case in cases.iter_mut().filter(|case| case.guesses.is_empty()) {
                case.guesses = double_guesses(case.word, &usual, &known);
            }
            standings = settle(&cases, total);
        }
        let decoys = standings.get(DECOYS..).unwrap_or_default().iter();
        let bar = OVER_DECOYS * decoys.map(|decoy| decoy.payoff).fold(0.0, f64::max);
        for (kind, standing) in standings.iter_mut().enumerate().take(DECOYS) {
            let all = shown.get(kind).copied().unwrap_or(0).max(1) as f64;
            standing.settled = standing.words >= WORDS
                && standing.payoff >= bar.max(PAYOFF)
                && standing.words as f64 / all >= SHARE;
        }
        let meant = cases
            .iter()
            .filter_map(|case| Some((case.word.into(), case.weigh(&standings, evidence)?)));
        let meant = meant.collect();
        Self { standings, meant }
    }

    /// What an unknown word of the document was, if the scanner misread it.
    pub(super) fn of(&self, word: &str) -> Option<&Misread> {
        self.meant.get(word)
    }

    /// Words that the document's settled confusions make of a word that is one itself.
    pub(super) fn other_words(&self, word: &str, lexicon: &Lexicon) -> Vec<String> {
        let settled = CONFUSIONS.iter().zip(&self.standings).filter(|(_, s)| s.settled);
        let read = |kind: &Confusion| places(word, kind).map(|(_, text)| text).collect::<Vec<_>>();
        let readings = settled.flat_map(|(kind, _)| read(kind));
        readings.filter(|text| lexicon.score(text).is_some_and(|score| score >= 3.5)).collect()
    }
}

/// Expectation and maximization; then what each confusion explains.
fn settle(cases: &[Case<'_>], total: f64) -> Vec<Standing> {
    let first = CONFUSIONS.iter().map(|kind| Standing { cost: kind.rarity, ..Standing::default() });
    let mut standings: Vec<Standing> = first.collect();
    for round in 1..=ROUNDS {
        let mut due = [0.0; CONFUSIONS.len()];
        let mut claims = vec![Standing::default(); CONFUSIONS.len()];
        for case in cases {
            let likelihoods: Vec<f64> =
                case.guesses.iter().map(|guess| guess.likelihood(&standings)).collect();
            let best = likelihoods.iter().copied().fold(case.literal, f64::max);
            let power = |score: f64| 10_f64.powf(score - best);
            let sum = power(case.literal) + likelihoods.iter().copied().map(power).sum::<f64>();
            for (guess, &likelihood) in case.guesses.iter().zip(&likelihoods) {
                let share = power(likelihood) / sum;
                for kind in guess.kinds() {
                    if let Some(due) = due.get_mut(kind) {
                        *due += share * f64::from(case.used.count.clamp(1, REPEATS));
                    }
                    if share > 0.5
                        && let Some(claim) = claims.get_mut(kind)
                    {
                        claim.words += 1;
                        claim.payoff += (likelihood - case.literal).clamp(0.0, MOST);
                    }
                }
            }
        }
        for ((standing, kind), due) in standings.iter_mut().zip(&CONFUSIONS).zip(due) {
            let prior = 10_f64.powf(-kind.rarity) * PATIENCE;
            standing.cost = -((prior + due) / (PATIENCE + total)).log10();
        }
        if round == ROUNDS {
            for (standing, claim) in standings.iter_mut().zip(claims) {
                (standing.words, standing.payoff) = (claim.words, claim.payoff);
            }
        }
    }
    standings
}

impl Case<'_> {
    fn weigh(&self, standings: &[Standing], evidence: &Evidence) -> Option<Misread> {
        let mut ranked: Vec<(f64, &Guess)> =
            self.guesses.iter().map(|guess| (guess.likelihood(standings), guess)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.text.cmp(&b.1.text)));
        let (score, first) = ranked.first()?;
        let kind = first.kinds().next()?;
        if first.kinds().any(|kind| kind >= DECOYS) {
            return None;
        }
        // Who meant a word once in a while does not miss it every time.
        let count = self.used.count;
        let uses = evidence.uses_of(&first.text).max(evidence.uses_of(&first.text.to_lowercase()));
        if count >= 3 && uses < count {
            return None;
        }
        let second = ranked.iter().find(|(_, other)| other.text != first.text);
        let gain = score - self.literal;
        let mut readings: Vec<String> = Vec::new();
        for (other, guess) in &ranked {
            let decoy = guess.kinds().any(|kind| kind >= DECOYS);
            if !decoy && *other > score - 2.0 && !readings.contains(&guess.text) {
                readings.push(guess.text.clone());
            }
        }
        readings.truncate(3);
        Some(Misread {
            readings,
            confusion: CONFUSIONS.get(kind)?,
            words: standings.get(kind)?.words,
            settled: first.kinds().all(|kind| standings.get(kind).is_some_and(|s| s.settled)),
            gain,
            margin: second.map_or(gain, |(other, _)| score - other),
            used: self.used,
            score: first.score,
            uses,
        })
    }
}

fn may_be_misread(word: &str, lexicon: &Lexicon) -> bool {
    LETTERS.contains(&word.chars().count())
        && !lexicon.knows(word)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '!' | '|' | '\'' | '\u{2019}'))
}

/// The known words that one confusion may have made a word of.
fn single_guesses(word: &str, known: &Known<'_>) -> Vec<Guess> {
    let guesses = CONFUSIONS.iter().enumerate().flat_map(|(kind, confusion)| {
        places(word, confusion).filter_map(move |(_, text)| known.guess(text, [Some(kind), None]))
    });
    guesses.collect()
}

/// The same for two confusions, one behind the other.
fn double_guesses(word: &str, usual: &[usize], known: &Known<'_>) -> Vec<Guess> {
    let mut found = Vec::new();
    if word.chars().count() < TWO_SLIPS {
        return found;
    }
    let usual: Vec<(usize, &Confusion)> =
        usual.iter().filter_map(|&kind| Some((kind, CONFUSIONS.get(kind)?))).collect();
    for (kind, confusion) in &usual {
        for (end, text) in places(word, confusion) {
            let Some((head, tail)) = text.split_at_checked(end) else { continue };
            for (other, confusion) in &usual {
                let texts = places(tail, confusion).map(|(_, tail)| [head, tail.as_str()].concat());
                let kinds = [Some(*kind), Some(*other)];
                found.extend(texts.filter_map(|text| known.guess(text, kinds)));
            }
        }
    }
    found
}

/// The words of the lists and those of the document.
struct Known<'a> {
    lexicon: &'a Lexicon,
    evidence: &'a Evidence,
    total: f64,
}

impl Known<'_> {
    fn guess(&self, text: String, kinds: [Option<usize>; 2]) -> Option<Guess> {
        let score = self.score(&text).filter(|score| *score >= MEANT)?;
        shape::is_ordinary(&text).then_some(Guess { text, score, kinds })
    }

    fn score(&self, text: &str) -> Option<f64> {
        let listed = self.lexicon.score(text);
        if listed.is_some_and(|score| score >= MEANT) {
            return listed;
        }
        let uses = self.evidence.uses_of(text);
        let own = (f64::from(uses) / self.total).log10() + 9.0;
        (uses >= OWN_WORD).then(|| own.min(OWN_WORD_SCORE))
    }
}

/// A word with one place of a confusion put right, and where that place ends then.
fn places(word: &str, kind: &Confusion) -> impl Iterator<Item = (usize, String)> {
    // Places may overlap: `iii` shows `in` and `ni`.
    word.char_indices().filter_map(move |(at, _)| {
        let (head, tail) = word.split_at_checked(at)?;
        let tail = tail.strip_prefix(kind.shown)?;
        Some((at + kind.meant.len(), [head, kind.meant, tail].concat()))
    })
}
