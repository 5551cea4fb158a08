//! What proofing costs: of whole transcripts, of one turn, and as the text grows.

use std::time::{Duration, Instant};

use proof::{Editor, Evidence, Habits, Lexicon, proof, proof_turns};
use transcript::{Transcript, Turn, TurnId};

use crate::{median, milliseconds};

/// Turns that are proofed again by themselves, at most.
const TURNS: usize = 200;

/// Inferring alone, then inferring, deciding and ruling; each turn by itself: median and longest.
pub(crate) fn measure(transcript: &Transcript, rounds: usize) -> [String; 4] {
    let (lexicon, editor) = (Lexicon::english(), Editor::default());
    let infer = median(rounds, || drop(Evidence::gather(transcript, lexicon)));
    let whole = median(rounds, || {
        let evidence = Evidence::gather(transcript, lexicon);
        drop(proof(transcript, &evidence, lexicon, &editor));
    });
    let evidence = Evidence::gather(transcript, lexicon);
    let habits = Habits::of(transcript, &evidence, lexicon);
    let every = transcript.turns.len().div_ceil(TURNS).max(1);
    let mut turns: Vec<Duration> = (0..transcript.turns.len())
        .step_by(every)
        .map(|index| {
            time(|| drop(proof_turns(transcript, &[index], &evidence, &habits, lexicon, &editor)))
        })
        .collect();
    turns.sort();
    let at = |place: usize| turns.get(place).copied().map_or_else(String::new, milliseconds);
    [infer, whole, at(turns.len() / 2), at(turns.len().saturating_sub(1))]
}

/// Texts that are awkward in their own way, and bytes that each is repeated to.
const AWKWARD: [(&str, &str); 7] = [
    ("one word without end", "quesEon"),
    ("one chain of parts", "quesEon-soLware/"),
    ("signs", "(#[&{\";' "),
    ("brackets that never close", "then ([{ "),
    ("quotes", "\"yes\" \u{201c}no' "),
    ("doubled words", "the the "),
    ("addresses", "www.a.org/b a@b.org "),
];
const BYTES: usize = 50_000;

/// How many times as long four times the text takes, in one turn: 4 where work grows with the text.
pub(crate) fn print_growth() {
    println!("\nProofing four times the text in one turn takes so many times as long (goal: ≤ 5)");
    for (what, text) in AWKWARD {
        let cost = |bytes: usize| {
            let mut transcript = Transcript::new("awkward");
            let text = text.repeat(bytes / text.len());
            transcript.turns.push(Turn::speech(TurnId(1), None, text));
            let (lexicon, editor) = (Lexicon::english(), Editor::default());
            let whole = || {
                let evidence = Evidence::gather(&transcript, lexicon);
                drop(proof(&transcript, &evidence, lexicon, &editor));
            };
            // The quickest of some is the one that was disturbed least.
            (0..5).map(|_| time(whole)).min().unwrap_or_default()
        };
        let (one, four) = (cost(BYTES), cost(4 * BYTES));
        let times = four.as_secs_f64() / one.as_secs_f64();
        println!("{what:<34}{times:>14.1}   ({} ms, {} ms)", milliseconds(one), milliseconds(four));
    }
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
