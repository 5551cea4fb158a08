//! Measures the lost ligatures: breaks clean texts with random tables and counts what is restored.
//!
//! ```text
//! cargo run --release -p proof --example eval -- FOLDER [--verbose] [--only ROW] [--symspell SCRIPT]
//! ```
//! FOLDER holds plain texts (`.txt`); SCRIPT answers each word on its standard input with the first
//! suggestion of SymSpell. `cargo xtask eval` provides both. The status is 1 when a goal is missed
//! by more than the spread of the figure over texts, places and tables.

mod cause;
mod checkers;
mod damage;
mod figures;
mod goals;
mod passages;
mod score;
mod texts;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use checkers::{Rights, Sample};
use damage::Dice;
use figures::Figure;
use goals::{BOOK, CLEAN_CHANGES, CLEAN_SUGGESTIONS, CLEAN_WORDS, ROWS, Row};
use proof::{Certainty, Editor, Evidence, Finding, Lexicon, proof};
use score::Score;
use texts::{Document, Text};

/// Tables and places that are tried with each text.
const SEEDS: usize = 3;

struct Options {
    folder: PathBuf,
    verbose: bool,
    only: Option<String>,
    symspell: Option<PathBuf>,
}

fn main() -> ExitCode {
    let options = options();
    let texts = Text::all(&options.folder);
    if texts.is_empty() {
        println!("{} holds no .txt file", options.folder.display());
        return ExitCode::FAILURE;
    }
    let mut missed = Vec::new();
    if options.only.is_none() {
        measure_clean(&texts, options.verbose, &mut missed);
    }
    measure_broken(&texts, &options, &mut missed);
    if missed.is_empty() {
        println!("\nEvery goal is reached.");
        return ExitCode::SUCCESS;
    }
    println!("\nGoals missed by more than the spread:");
    missed.iter().for_each(|miss| println!("- {miss}"));
    ExitCode::FAILURE
}

fn options() -> Options {
    let mut arguments = std::env::args().skip(1);
    let mut options =
        Options { folder: PathBuf::from("."), verbose: false, only: None, symspell: None };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--verbose" => options.verbose = true,
            "--only" => options.only = arguments.next(),
            "--symspell" => options.symspell = arguments.next().map(PathBuf::from),
            _ => options.folder = PathBuf::from(argument),
        }
    }
    options
}

fn findings(document: &Document<'_>) -> Vec<Finding> {
    let lexicon = Lexicon::english();
    let evidence = Evidence::gather(&document.transcript, lexicon);
    proof(&document.transcript, &evidence, lexicon, &Editor::default())
}

/// Does the jobs on all processors; the results are in their order.
fn in_parallel<J: Sync, R: Send>(jobs: &[J], work: impl Fn(&J) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some((number, job)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, jobs.get(n)?)))
                {
                    let result = work(job);
                    if let Ok(mut results) = results.lock() {
                        results.push((number, result));
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_default();
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Clean texts, whole and in pieces: whatever is certain there is wrong.
fn measure_clean(texts: &[Text], verbose: bool, missed: &mut Vec<String>) {
    println!("| clean text | words | certain changes | ligatures suggested in 10,000 words |");
    println!("|---|---|---|---|");
    let (mut all_words, mut all_changes) = (0, 0);
    for (name, length) in [("whole texts", usize::MAX), ("in pieces of 10,000", 10_000)] {
        let pieces: Vec<_> = texts.iter().flat_map(|text| text.pieces(length)).collect();
        let found = in_parallel(&pieces, |piece| {
            let findings = findings(&Document::intact(piece));
            let is_shown = |f: &&Finding| {
                f.certainty == Certainty::Certain
                    || f.rule == "lost_ligature" && f.certainty == Certainty::Likely
            };
            let shown: Vec<Finding> = findings.iter().filter(is_shown).cloned().collect();
            let changes = shown.iter().filter(|f| f.certainty == Certainty::Certain).count();
            (piece.iter().map(Vec::len).sum::<usize>(), changes, shown)
        });
        let words: usize = found.iter().map(|piece| piece.0).sum();
        let changes: usize = found.iter().map(|piece| piece.1).sum();
        let suggestions = found.iter().map(|piece| piece.2.len()).sum::<usize>() - changes;
        let suggested = suggestions as f64 * 10_000.0 / words.max(1) as f64;
        println!("| {name} | {words} | {changes} | {suggested:.2} |");
        if verbose {
            for finding in found.iter().flat_map(|piece| &piece.2) {
                let Finding { certainty, rule, text, suggestions, .. } = finding;
                println!("    {certainty:?} {rule}: {text} → {suggestions:?}");
            }
        }
        (all_words, all_changes) = (all_words.max(words), all_changes + changes);
        if suggested > CLEAN_SUGGESTIONS {
            missed.push(format!("clean, {name}: {suggested:.2} suggestions in 10,000 words"));
        }
    }
    if all_changes > CLEAN_CHANGES {
        missed.push(format!("clean text: {all_changes} certain changes"));
    }
    if all_words < CLEAN_WORDS {
        missed.push(format!("clean text: only {all_words} words were there"));
    }
}

fn measure_broken(texts: &[Text], options: &Options, missed: &mut Vec<String>) {
    let wanted = |row: &&Row| options.only.as_deref().is_none_or(|only| row.name.contains(only));
    let rows: Vec<&Row> = ROWS.iter().filter(wanted).collect();
    let mut jobs = Vec::new();
    for row in &rows {
        for text in texts.iter().filter(|text| row.words > 0 || text.words() >= BOOK) {
            jobs.extend((1..=SEEDS).map(|seed| (*row, text, seed)));
        }
    }
    let scores = in_parallel(&jobs, |(row, text, seed)| {
        let mut dice = Dice::new(&format!("{} {} {seed}", row.name, text.name));
        let paragraphs = text.excerpt(row.words, &mut dice);
        let document = Document::broken(paragraphs, row.damage, &mut dice);
        let score = Score::of(&document, &findings(&document));
        if options.verbose {
            let Score { broken, restored, wrong, suggested, .. } = score;
            eprintln!(
                "{}, {}, {seed}: {broken} broken, {restored} restored, {wrong} wrong, {suggested} suggested",
                row.name, text.name
            );
        }
        score
    });
    let mut scores = scores.into_iter();
    let per_row: Vec<(&Row, Vec<Score>)> = rows
        .iter()
        .map(|row| {
            let count = jobs.iter().filter(|job| std::ptr::eq(job.0, *row)).count();
            (*row, scores.by_ref().take(count).collect())
        })
        .collect();
    let rights = in_parallel(&per_row, |(row, scores)| {
        Sample::draw(scores, row.name).ask(options.symspell.as_deref())
    });

    println!(
        "\nShares of broken words, ± the standard error over {} texts with {SEEDS} tables each.\n\
         Names: words with a capital that no list has; they are suggested, not changed, by design.\n",
        texts.len()
    );
    println!(
        "| damage | words broken | certain: recall | without names | precision | wrong | with first suggestion | names: with first suggestion | intact words doubted | goal | Galley, same words | hunspell | SymSpell |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for ((row, scores), rights) in per_row.iter().zip(&rights) {
        print_row(row, scores, rights, missed);
    }
    if options.verbose {
        for (row, scores) in per_row {
            let mut total = Score::default();
            scores.into_iter().for_each(|score| total.add(score));
            let (wrong, missed) = (total.worst_wrong(), total.worst_missed());
            println!("\n{}\n  wrong: {wrong}\n  missed:{missed}", row.name);
        }
    }
}

fn print_row(row: &Row, scores: &[Score], rights: &Rights, missed: &mut Vec<String>) {
    let figure = |count: &dyn Fn(&Score) -> (usize, usize)| Figure::of(scores.iter().map(count));
    let sum = |count: &dyn Fn(&Score) -> usize| scores.iter().map(count).sum::<usize>();
    let recall = figure(&|s| (s.restored, s.broken));
    let unnamed = figure(&|s| (s.restored - s.names_restored, s.broken - s.names));
    let precision = figure(&|s| (s.restored, s.restored + s.wrong));
    let suggested = figure(&|s| (s.suggested, s.broken));
    let names = figure(&|s| (s.names_suggested, s.names));
    let percent = |share: Option<f64>| match share {
        Some(share) => format!("{:.0} %", share * 100.0),
        None => "-".to_owned(),
    };
    let goals = [
        ("recall without names", row.goal.recall, unnamed),
        ("with first suggestion", row.goal.suggested, suggested),
        ("precision", Some(row.goal.precision), precision),
    ];
    let mut goal = Vec::new();
    for (what, least, reached) in goals {
        let Some(least) = least else { continue };
        goal.push(format!("{what} {least}"));
        if let Some(by) = reached.missed(least) {
            missed.push(format!("{}: {what} {reached:.5} misses {least} by {by:.5}", row.name));
        }
    }
    println!(
        "| {} | {} | {recall:.3} | {unnamed:.3} | {precision:.5} | {} | {suggested:.3} | {names:.3} of {} | {} | {} | {} | {} | {} |",
        row.name,
        sum(&|s| s.broken),
        sum(&|s| s.wrong),
        sum(&|s| s.names),
        sum(&|s| s.misled),
        goal.join(", "),
        percent(Some(rights.galley)),
        percent(rights.hunspell),
        percent(rights.symspell),
    );
}
