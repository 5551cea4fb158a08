//! Counts what was restored, word by word.

use std::collections::{BTreeMap, HashMap};

use proof::{Certainty, Finding};
use transcript::Transcript;

use crate::cause::Cause;

/// What became of the broken words.
#[derive(Default)]
pub struct Score {
    broken: usize,
    restored: usize,
    /// Certain corrections that are wrong.
    wrong: usize,
    /// Words that the certain corrections or the first likely suggestions make right.
    suggested: usize,
    /// Likely suggestions that make a right word wrong.
    misled: usize,
    wrong_words: HashMap<String, usize>,
    missed_words: BTreeMap<Cause, HashMap<String, usize>>,
}

impl Score {
    /// Compares the turns of a text as it was, as it was broken, and as it is corrected.
    pub fn of(clean: &Transcript, broken: &Transcript, findings: &[Finding]) -> Self {
        let mut score = Self::default();
        let certain = corrected(broken, findings, false);
        let likely = corrected(broken, findings, true);
        for (index, clean) in clean.turns.iter().enumerate() {
            let shown = broken.turns.get(index).map_or("", |turn| turn.text.as_str());
            let certain = certain.get(index).map_or("", String::as_str);
            let likely = likely.get(index).map_or("", String::as_str);
            let words = clean.text.split(' ').zip(shown.split(' '));
            let corrected = certain.split(' ').zip(likely.split(' '));
            for ((clean, shown), (certain, likely)) in words.zip(corrected) {
                score.count(clean, shown, certain, likely);
            }
        }
        score
    }

    fn count(&mut self, clean: &str, shown: &str, certain: &str, likely: &str) {
        let broken = clean != shown;
        self.broken += usize::from(broken);
        if certain != shown && certain != clean && !is_halfway(clean, shown, certain) {
            self.wrong += 1;
            *self.wrong_words.entry(format!("{clean} → {shown} → {certain}")).or_default() += 1;
        }
        if broken && certain == clean {
            self.restored += 1;
        }
        if broken && (certain == clean || likely == clean) {
            self.suggested += 1;
        }
        if broken && certain != clean {
            let words = self.missed_words.entry(Cause::of(clean, shown, likely)).or_default();
            *words.entry(format!("{clean} → {shown}")).or_default() += 1;
        }
        if !broken && certain == clean && likely != clean {
            self.misled += 1;
        }
    }

    pub fn add(&mut self, other: Self) {
        self.broken += other.broken;
        self.restored += other.restored;
        self.wrong += other.wrong;
        self.suggested += other.suggested;
        self.misled += other.misled;
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

    pub fn row(&self) -> String {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        format!(
            "{} | {:.4} | {:.5} | {} | {:.4} | {}",
            self.broken,
            share(self.restored, self.broken),
            share(self.restored, self.restored + self.wrong),
            self.wrong,
            share(self.suggested, self.broken),
            self.misled,
        )
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

/// The texts of all turns with the corrections applied.
fn corrected(broken: &Transcript, findings: &[Finding], likely: bool) -> Vec<String> {
    let applies = |finding: &&Finding| match finding.certainty {
        Certainty::Certain => true,
        Certainty::Likely => likely && finding.rule == "lost_ligature",
        Certainty::Look => false,
    };
    let mut findings = findings.iter().filter(applies).peekable();
    let turns = broken.turns.iter().map(|turn| {
        let mut text = String::new();
        let mut read = 0;
        while let Some(finding) = findings.next_if(|finding| finding.turn == turn.id) {
            text.push_str(turn.text.get(read..finding.start.0).unwrap_or(""));
            text.push_str(finding.suggestions.first().unwrap_or(&finding.text));
            read = finding.end.0;
        }
        text + turn.text.get(read..).unwrap_or("")
    });
    turns.collect()
}
