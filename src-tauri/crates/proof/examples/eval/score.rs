//! Counts what was restored, word by word.

use std::collections::{BTreeMap, HashMap, HashSet};

use proof::{Certainty, Finding, Lexicon};

use crate::cause::Cause;
use crate::texts::{Document, Word};

/// What became of the broken words of a document.
#[derive(Default)]
pub struct Score {
    pub broken: usize,
    pub restored: usize,
    /// Certain corrections that are wrong.
    pub wrong: usize,
    /// Words that the certain corrections or the first suggestions make right.
    pub suggested: usize,
    /// Names among the broken words: no list has them, and they stand nowhere unbroken.
    pub names: usize,
    pub names_restored: usize,
    pub names_suggested: usize,
    /// Suggestions about ligatures in words that were never broken.
    pub misled: usize,
    /// Each broken word without the punctuation around it: as it was, as it is shown, and whether
    /// the certain correction or the first suggestion makes it right.
    pub words: Vec<(String, String, bool)>,
    wrong_words: HashMap<String, usize>,
    missed_words: BTreeMap<Cause, HashMap<String, usize>>,
}

impl Score {
    pub fn of(document: &Document<'_>, findings: &[Finding]) -> Self {
        let mut score = Self::default();
        let mut intact = HashSet::new();
        for (text, words, _) in document.turns(findings) {
            for word in words.iter().filter(|word| word.shown(text) == word.clean) {
                intact.extend(parts(word.clean));
            }
        }
        for (text, words, findings) in document.turns(findings) {
            let mut rest = findings;
            for word in words {
                while let Some((first, left)) = rest.split_first()
                    && first.end.0 <= word.start
                {
                    rest = left;
                }
                let here = rest.iter().take_while(|f| f.start.0 < word.end).count();
                score.count(word, text, rest.get(..here).unwrap_or(&[]), &intact);
            }
        }
        score
    }

    fn count(&mut self, word: &Word<'_>, text: &str, findings: &[Finding], intact: &HashSet<&str>) {
        let (clean, shown) = (word.clean, word.shown(text));
        if clean == shown && findings.is_empty() {
            return;
        }
        let certain = word.corrected(text, findings, |f| f.certainty == Certainty::Certain);
        if certain != shown && certain != clean && !is_halfway(clean, shown, &certain) {
            self.wrong += 1;
            *self.wrong_words.entry(format!("{clean} → {shown} → {certain}")).or_default() += 1;
        }
        let likely = word.corrected(text, findings, |f| {
            f.certainty == Certainty::Certain
                || f.certainty == Certainty::Likely && f.rule == "lost_ligature"
        });
        if clean == shown {
            self.misled += usize::from(certain == clean && likely != clean);
            return;
        }
        let restored = certain == clean;
        // Another rule may have put the right word first.
        let suggested = restored
            || likely == clean
            || findings.iter().any(|one| {
                clean
                    == word.corrected(text, findings, |f| {
                        f.certainty == Certainty::Certain || f == one
                    })
            });
        self.broken += 1;
        self.restored += usize::from(restored);
        self.suggested += usize::from(suggested);
        if is_name(clean, shown, intact) {
            self.names += 1;
            self.names_restored += usize::from(restored);
            self.names_suggested += usize::from(suggested);
        }
        if !restored {
            let words = self.missed_words.entry(Cause::of(clean, shown, &likely)).or_default();
            *words.entry(format!("{clean} → {shown}")).or_default() += 1;
        }
        let (clean, shown) = bare(clean, shown);
        self.words.push((clean.to_owned(), shown.to_owned(), suggested));
    }

    pub fn add(&mut self, other: Self) {
        self.broken += other.broken;
        self.restored += other.restored;
        self.wrong += other.wrong;
        self.suggested += other.suggested;
        self.names += other.names;
        self.names_restored += other.names_restored;
        self.names_suggested += other.names_suggested;
        self.misled += other.misled;
        self.words.extend(other.words);
        for (word, count) in other.wrong_words {
            *self.wrong_words.entry(word).or_default() += count;
        }
        for (cause, words) in other.missed_words {
            let all = self.missed_words.entry(cause).or_default();
            for (word, count) in words {
                *all.entry(word).or_default() += count;
            }
        }
    }

    pub fn worst_wrong(&self) -> String {
        most_frequent(&self.wrong_words)
    }

    /// What was missed, by its cause.
    pub fn worst_missed(&self) -> String {
        let causes = self.missed_words.iter().map(|(cause, words)| {
            let count: usize = words.values().sum();
            format!("\n    {cause} ({count}): {}", most_frequent(words))
        });
        causes.collect()
    }
}

impl Word<'_> {
    fn shown<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// What some findings make of the word. One that reaches beyond it is left out.
    fn corrected(
        &self,
        text: &str,
        findings: &[Finding],
        applies: impl Fn(&Finding) -> bool,
    ) -> String {
        let mut corrected = String::new();
        let mut read = self.start;
        for finding in findings.iter().filter(|finding| applies(finding)) {
            let Some(meant) = finding.suggestions.first() else { continue };
            if finding.start.0 >= read && finding.end.0 <= self.end {
                corrected.push_str(text.get(read..finding.start.0).unwrap_or(""));
                corrected.push_str(meant);
                read = finding.end.0;
            }
        }
        corrected + text.get(read..self.end).unwrap_or("")
    }
}

/// The words of a compound.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(|part| part.trim_matches(['\'', '’']))
        .filter(|part| !part.is_empty())
}

/// A broken part begins with a capital, no list has it, and it stands nowhere unbroken.
fn is_name(clean: &str, shown: &str, intact: &HashSet<&str>) -> bool {
    parts(clean).any(|part| {
        part.starts_with(char::is_uppercase)
            && !shown.contains(part)
            && !Lexicon::english().knows(part)
            && !intact.contains(part)
    })
}

/// Without the signs around the word as it was.
fn bare<'t>(clean: &'t str, shown: &'t str) -> (&'t str, &'t str) {
    let core = clean.trim_matches(|c: char| !c.is_alphanumeric());
    let before = clean.find(core).unwrap_or(0);
    let after = clean.len() - before - core.len();
    let end = shown.len().saturating_sub(after);
    (core, shown.get(before.min(end)..end).unwrap_or(shown))
}

/// One part of a compound is right, the other is still to be corrected.
fn is_halfway(clean: &str, shown: &str, certain: &str) -> bool {
    let parts =
        |word: &str| word.split(['-', '/', '—', '–', '…']).map(str::to_owned).collect::<Vec<_>>();
    let (clean, shown, certain) = (parts(clean), parts(shown), parts(certain));
    clean.len() == shown.len()
        && clean.len() == certain.len()
        && clean
            .iter()
            .zip(&shown)
            .zip(&certain)
            .all(|((clean, shown), certain)| certain == clean || certain == shown)
}

fn most_frequent(words: &HashMap<String, usize>) -> String {
    let mut words: Vec<_> = words.iter().collect();
    words.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    let words = words.into_iter().take(25).map(|(word, count)| format!("{word} ({count})"));
    words.collect::<Vec<_>>().join(", ")
}
