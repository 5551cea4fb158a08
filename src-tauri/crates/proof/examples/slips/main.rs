//! Measures scanning errors, wrong words and names in two spellings: what is found in texts that
//! nothing is wrong with, and how many seeded errors are found.
//!
//! ```text
//! cargo run --release -p proof --example slips -- FOLDER [WORDS] [RULES]
//! ```
//! FOLDER holds plain texts (`.txt`); WORDS is the length of each document (10000); what RULES
//! (their ids in one word) find in the clean texts is shown.

mod seed;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use proof::{Certainty, Editor, Evidence, Finding, Habits, Lexicon, proof};
use seed::{Dice, Seed};
use transcript::{Transcript, Turn, TurnId};

const RULES: [&str; 7] = [
    "scan_error",
    "parted_word",
    "joined_words",
    "stray_capital",
    "variant",
    "wrong_word",
    "spelling",
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let words = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let shown = arguments.next();
    let texts = read(&folder);
    measure_clean(&texts, words, shown.as_deref());
    println!("\n| seeded | errors | certain, right | certain, wrong | first suggestion | found |");
    println!("|---|---|---|---|---|---|");
    for seed in Seed::ALL {
        let mut score = Score::default();
        for (name, text) in &texts {
            for (part, document) in documents(text, words).iter().enumerate().take(3) {
                let mut dice = Dice::new(&format!("{} {name} {part}", seed.name()));
                score.measure(document, seed, &mut dice);
            }
        }
        println!("| {} | {} |", seed.name(), score.row());
        if shown.as_deref() == Some(seed.name()) {
            println!("{:#?}", score.details);
        }
    }
}

fn read(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut texts: Vec<(String, String)> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter_map(|path| {
            let name = path.file_stem()?.to_string_lossy().into_owned();
            Some((name, std::fs::read_to_string(&path).ok()?))
        })
        .collect();
    texts.sort();
    texts
}

/// The paragraphs of a text, as many in each document as make up so many words.
fn documents(text: &str, words: usize) -> Vec<Vec<String>> {
    let mut documents: Vec<Vec<String>> = Vec::new();
    let mut count = usize::MAX;
    for paragraph in text.split("\n\n") {
        let text = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            continue;
        }
        if count >= words {
            documents.push(Vec::new());
            count = 0;
        }
        count += transcript::word_count(&text);
        if let Some(document) = documents.last_mut() {
            document.push(text);
        }
    }
    documents
}

fn transcript(paragraphs: &[String]) -> Transcript {
    let mut transcript = Transcript::new("document");
    for (text, id) in paragraphs.iter().zip(1..) {
        transcript.turns.push(Turn::speech(TurnId(id), None, text.clone()));
    }
    transcript
}

fn proofed(transcript: &Transcript) -> Vec<Finding> {
    let evidence = Evidence::gather(transcript, Lexicon::english());
    proof(transcript, &evidence, Lexicon::english(), &Editor::default())
}

fn measure_clean(texts: &[(String, String)], words: usize, shown: Option<&str>) {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let (mut total, mut habits) = (0, Duration::ZERO);
    let mut all = Duration::ZERO;
    for (name, text) in texts {
        for document in documents(text, words) {
            let transcript = transcript(&document);
            total += document.iter().map(|text| transcript::word_count(text)).sum::<usize>();
            let start = spent();
            let evidence = Evidence::gather(&transcript, Lexicon::english());
            let gathered = spent();
            let _ = Habits::of(&transcript, &evidence, Lexicon::english());
            habits += spent() - gathered;
            let findings = proof(&transcript, &evidence, Lexicon::english(), &Editor::default());
            all += spent() - start;
            for finding in findings {
                let Some(rule) = RULES.iter().find(|rule| **rule == finding.rule) else { continue };
                let at = finding.certainty as usize;
                if let Some(count) = counts.entry(rule).or_default().get_mut(at) {
                    *count += 1;
                }
                if shown.is_some_and(|shown| shown.contains(rule))
                    || finding.certainty == Certainty::Certain
                {
                    let turn = transcript.turn(finding.turn).map_or("", |(_, turn)| &turn.text);
                    println!("{name}: {}", line(&finding, turn));
                }
            }
        }
    }
    println!("{total} clean words; findings in 10,000 words: certain, likely, look");
    for (rule, counts) in counts {
        let rates = counts.map(|count| format!("{:.2}", count as f64 * 1e4 / total as f64));
        println!("{rule}: {} {:?}", rates.join(", "), counts);
    }
    let per = |time: Duration| time.as_secs_f64() * 1e3 * 1e4 / total as f64;
    println!("habits {:.1} ms, all (habits twice) {:.1} ms in 10,000 words", per(habits), per(all));
}

/// The time that this thread was at work, where the system counts it.
fn spent() -> Duration {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or(Duration::ZERO, Duration::from_nanos)
}

fn line(finding: &Finding, text: &str) -> String {
    let (start, end) = (finding.start.0, finding.end.0);
    let before: String = text.get(..start).unwrap_or("").chars().rev().take(30).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text.get(end..).unwrap_or("").chars().take(30).collect();
    let first = finding.suggestions.first().map_or("", String::as_str);
    format!("{:?} {before}[{}={first}]{after}   {}", finding.certainty, finding.text, finding.why)
}

/// What became of the seeded errors.
#[derive(Default)]
struct Score {
    errors: usize,
    certain: usize,
    wrong: usize,
    first: usize,
    found: usize,
    details: Vec<String>,
}

impl Score {
    fn measure(&mut self, clean: &[String], seed: Seed, dice: &mut Dice) {
        let seeded: Vec<seed::Seeded> =
            clean.iter().map(|text| seed.apply(text, dice, Lexicon::english())).collect();
        let texts: Vec<String> = seeded.iter().map(|seeded| seeded.text.clone()).collect();
        let transcript = transcript(&texts);
        let findings = proofed(&transcript);
        for (seeded, id) in seeded.iter().zip(1..) {
            let here: Vec<&Finding> =
                findings.iter().filter(|finding| finding.turn == TurnId(id)).collect();
            for error in &seeded.errors {
                // A name that stands nowhere else cannot be known.
                let elsewhere = texts.iter().map(|text| text.matches(&error.meant).count());
                if seed == Seed::Name && elsewhere.sum::<usize>() < 2 {
                    continue;
                }
                self.errors += 1;
                let finding = here
                    .iter()
                    .find(|finding| finding.start.0 < error.end && error.start < finding.end.0);
                let Some(finding) = finding else {
                    self.details.push(format!("missed {} = {}", error.shown, error.meant));
                    continue;
                };
                self.found += 1;
                let right = finding.suggestions.first().is_some_and(|s| s.contains(&error.meant));
                self.first += usize::from(right);
                if !right {
                    self.details.push(format!(
                        "other {} = {}: {} {:?}",
                        error.shown, error.meant, finding.rule, finding.suggestions
                    ));
                }
                self.certain += usize::from(right && finding.certainty == Certainty::Certain);
            }
            for finding in &here {
                let (start, end) = (finding.start.0, finding.end.0);
                let error = seeded.errors.iter().find(|e| start < e.end && e.start < end);
                let meant = error.map_or("", |error| &error.meant);
                let right = error.is_some()
                    && finding.suggestions.first().is_some_and(|first| first.contains(meant));
                if finding.certainty == Certainty::Certain && !right {
                    self.wrong += 1;
                    self.details
                        .push(format!("WRONG {} {:?} {meant}", finding.text, finding.suggestions));
                }
            }
        }
    }

    fn row(&self) -> String {
        let share = |count: usize| format!("{:.3}", count as f64 / self.errors.max(1) as f64);
        format!(
            "{} | {} | {} | {} | {}",
            self.errors,
            share(self.certain),
            self.wrong,
            share(self.first),
            share(self.found)
        )
    }
}
