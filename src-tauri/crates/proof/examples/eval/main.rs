//! Measures the lost ligatures: breaks clean texts with random tables and counts what is restored.
//!
//! ```text
//! cargo run --release -p proof --example eval -- FOLDER [WORDS] [SEEDS]
//! ```
//! FOLDER holds plain texts (`.txt`, `.md`); WORDS is the length of each document (10000), 0 for
//! whole texts; SEEDS is how many tables and places are tried with each text and damage (3).

mod cause;
mod damage;
mod score;
mod texts;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use damage::{Damage, Dice};
use proof::{Editor, Evidence, Lexicon, proof};
use score::Score;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let words = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let seeds: u64 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(3);
    let only = arguments.next();
    let texts = texts::read(&folder);
    if texts.is_empty() {
        println!("{} holds no .txt or .md file", folder.display());
        return;
    }
    measure_clean(&texts);
    println!(
        "\n| damage | words broken | certain: recall | precision | wrong | first suggestion | likely, wrong | longest | goal |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut details = Vec::new();
    for damage in Damage::ALL {
        if only.as_deref().is_some_and(|only| !damage.name().contains(only)) {
            continue;
        }
        let (mut total, mut longest) = (Score::default(), Duration::ZERO);
        for (name, text) in &texts {
            for seed in 1..=seeds {
                let mut dice = Dice::new(&format!("{} {name} {seed}", damage.name()));
                let clean = texts::excerpt(text, words, &mut dice);
                let broken = damage.apply(&clean, &mut dice);
                let (score, time) = measure(&clean, &broken);
                total.add(score);
                longest = longest.max(time);
            }
        }
        println!("| {} | {} | {longest:.0?} | {} |", damage.name(), total.row(), damage.goal());
        details.push((damage.name(), total));
    }
    for (name, total) in details {
        println!("\n{name}\n  wrong: {}\n  missed:{}", total.worst_wrong(), total.worst_missed());
    }
}

fn measure(clean: &str, broken: &str) -> (Score, Duration) {
    let transcript = texts::transcript(broken);
    let begun = Instant::now();
    let evidence = Evidence::gather(&transcript, Lexicon::english());
    let findings = proof(&transcript, &evidence, Lexicon::english(), &Editor::default());
    let time = begun.elapsed();
    (Score::of(&texts::transcript(clean), &transcript, &findings), time)
}

fn measure_clean(texts: &[(String, String)]) {
    println!(
        "| clean text | words | certain | likely ligatures | spelling: likely, look | gather | proof |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (name, text) in texts {
        let transcript = texts::transcript(text);
        let begun = Instant::now();
        let evidence = Evidence::gather(&transcript, Lexicon::english());
        let gathered = begun.elapsed();
        let findings = proof(&transcript, &evidence, Lexicon::english(), &Editor::default());
        let proofed = begun.elapsed() - gathered;
        let words: usize =
            transcript.turns.iter().map(|turn| transcript::word_count(&turn.text)).sum();
        let count = |rule: &str, certainty: proof::Certainty| {
            findings.iter().filter(|f| f.rule == rule && f.certainty == certainty).count()
        };
        println!(
            "| {name} | {words} | {} | {} | {}, {} | {gathered:.1?} | {proofed:.1?} |",
            findings.iter().filter(|f| f.certainty == proof::Certainty::Certain).count(),
            count("lost_ligature", proof::Certainty::Likely),
            count("spelling", proof::Certainty::Likely),
            count("spelling", proof::Certainty::Look),
        );
        for substitution in evidence.substitutions() {
            println!("    {substitution:?}");
        }
    }
}
