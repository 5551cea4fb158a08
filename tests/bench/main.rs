//! What the core costs, at 10,000, 100,000 and (proofing) 1,000,000 words: a table of medians, in
//! milliseconds, with the goals beside.
//!
//! The text is our own sample, repeated, with new words each time; the library is a real file on this machine's disk. What
//! the window costs is measured by `tests/window/bench.mjs`, in the same `cargo xtask bench`.

#![allow(missing_docs, reason = "a program, not a library")]
#![allow(clippy::indexing_slicing, reason = "a field that JSON lacks is null, not a panic")]

mod arranging;
mod bad;
mod comparing;
mod copies;
mod heard;
mod printed;
mod proofing;
mod versions;

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use api::{Answer, Core, Task, files};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../samples/harbour-lights.txt");
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
/// Beyond this size only proofing is measured.
const LIBRARY: usize = 100_000;
/// Every so manieth word is one that no list has and nothing else in the text: in books and news it
/// is every 100th to 400th.
const NEW_WORD: usize = 150;

/// One row of the table: what was measured, what is to be reached, and what each size took.
type Row = (&'static str, String, Vec<String>);

fn main() -> Result<(), Box<dyn Error>> {
    // `bench versions` and so on measure these alone, in half a minute.
    match std::env::args().nth(1).as_deref() {
        Some("versions") => return versions::print(),
        Some("heard") => return heard::print(),
        Some("printed") => return printed::print(SAMPLE),
        Some("copies") => return copies::print(),
        Some("bad") => return bad::print(),
        Some(other) => return Err(format!("there is no bench {other}").into()),
        None => {}
    }
    let mut rows: Vec<Row> = Vec::new();
    for size in SIZES {
        measure(size, &mut rows)?;
    }
    println!(
        "{:<34}{:>14}{:>14}{:>14}   goal",
        "milliseconds", "10,000 words", "100,000", "1,000,000"
    );
    for (what, goal, cells) in rows {
        let cells: String = cells.iter().map(|cell| format!("{cell:>14}")).collect();
        println!("{what:<34}{cells:<42}   {goal}");
    }
    println!("\nIn a transcript of 10,000 turns, 100,000 words (goal: 100 until it is shown)");
    for (what, time) in arranging::measure()? {
        println!("{what:<34}{time:>14}");
    }
    copies::print()?;
    printed::print(SAMPLE)?;
    versions::print()?;
    comparing::print()?;
    heard::print()?;
    bad::print()?;
    proofing::print_growth();
    Ok(())
}

fn measure(size: usize, rows: &mut Vec<Row>) -> Result<(), Box<dyn Error>> {
    let text = text_of(size);
    let rounds = if size > 50_000 { 5 } else { 11 };
    let mut add_with_goal = |what: &'static str, goal: &str, cell: String| match rows
        .iter_mut()
        .find(|row| row.0 == what)
    {
        Some(row) => row.2.push(cell),
        None => rows.push((what, goal.to_owned(), vec![cell])),
    };

    let imported = import::read("sample.txt", text.as_bytes())?;
    let read = median(rounds.min(5), || drop(import::read("sample.txt", text.as_bytes())));
    add_with_goal("import (read)", "", read);
    let transcript = imported.transcript;
    let [infer, whole, turn, longest] = proofing::measure(&transcript, rounds.min(5));
    add_with_goal("infer the substitutions", "", infer);
    add_with_goal("infer, decide and rule", "50 at 10,000, 5,000 at 1,000,000", whole);
    add_with_goal("proof one turn again: median", "2", turn);
    add_with_goal("proof one turn again: longest", "2", longest);
    if size > LIBRARY {
        return Ok(());
    }
    let mut add = |what, cell| add_with_goal(what, "", cell);
    let (_, findings) = files::proof_transcript(&transcript);
    add(
        "apply all certain (in memory)",
        median(rounds, || {
            let mut fixed = transcript.clone();
            // The findings are the transcript's own.
            let _ = files::apply_certain(&mut fixed, &findings);
        }),
    );

    let folder = tempfile::tempdir()?;
    let source = folder.path().join("sample.txt");
    std::fs::write(&source, &text)?;
    let library = folder.path().join("library.galley");
    let bench = Bench { core: Core::open(&library)? };
    let (imported, time) = bench.timed("import_file", json!({ "path": source }))?;
    add("import into the library", milliseconds(time));
    let document = imported["transcript"]["document"].clone();
    let revision = imported["transcript"]["revision"].clone();
    add(
        "open (view as JSON)",
        bench.median(rounds, "open_document", &json!({ "document": document }))?,
    );
    let (_, time) = bench.timed("proof", json!({ "document": document }))?;
    add("proof (command)", milliseconds(time));
    let (fixed, time) =
        bench.timed("fix", json!({ "document": document, "revision": revision, "group": null }))?;
    add("fix all certain (command)", milliseconds(time));
    let (p50, p95, revision) = bench.typing(&document, &fixed["revision"])?;
    add("keystroke to acknowledgement p50", p50);
    add("keystroke to acknowledgement p95", p95);
    let version =
        json!({ "document": document, "revision": revision, "name": "bench", "note": "" });
    add("save version", bench.median(rounds, "save_version", &version)?);
    drop(bench);
    add("open the library and the document", reopen(&library, &document)?);
    Ok(())
}

pub(crate) struct Bench {
    pub(crate) core: Core,
}

impl Bench {
    fn answer(&self, name: &str, args: Value) -> Result<Answer, Box<dyn Error>> {
        let result = self.core.call(name, args, &Task::unwatched());
        result.map_err(|error| format!("{name}: {}", error.message).into())
    }

    /// What a command answers, and how long that took.
    pub(crate) fn timed(
        &self,
        name: &str,
        args: Value,
    ) -> Result<(Value, Duration), Box<dyn Error>> {
        let start = Instant::now();
        let answer = self.answer(name, args)?;
        let time = start.elapsed();
        Ok((serde_json::from_str(answer.get())?, time))
    }

    pub(crate) fn call(&self, name: &str, args: Value) -> Result<Value, Box<dyn Error>> {
        Ok(self.timed(name, args)?.0)
    }

    fn median(&self, rounds: usize, name: &str, args: &Value) -> Result<String, Box<dyn Error>> {
        self.answer(name, args.clone())?;
        Ok(median(rounds, || drop(self.answer(name, args.clone()))))
    }

    /// One letter at a time, each acknowledged before the next.
    fn typing(
        &self,
        document: &Value,
        revision: &Value,
    ) -> Result<(String, String, Value), Box<dyn Error>> {
        let mut revision = revision.clone();
        let mut times = Vec::new();
        for number in 0..200 {
            let at = 500 + number;
            let edit = json!({ "from": at, "to": at, "insert": "a" });
            let (update, time) = self.timed(
                "edit_text",
                json!({ "document": document, "revision": revision, "edits": [edit], "label": "" }),
            )?;
            times.push(time);
            revision = update["revision"].clone();
        }
        times.sort();
        let at = |share: usize| {
            times.get(times.len() * share / 100).copied().map_or_else(String::new, milliseconds)
        };
        Ok((at(50), at(95), revision))
    }
}

fn reopen(library: &Path, document: &Value) -> Result<String, Box<dyn Error>> {
    let start = Instant::now();
    let bench = Bench { core: Core::open(library)? };
    bench.answer("open_document", json!({ "document": document }))?;
    Ok(milliseconds(start.elapsed()))
}

fn text_of(words: usize) -> String {
    let each = SAMPLE.split_whitespace().count();
    let mut text = String::new();
    let (mut number, mut new) = (0, 0);
    for _ in 0..words.div_ceil(each) {
        for chunk in SAMPLE.split_inclusive(char::is_whitespace) {
            let word = chunk.trim_end();
            number += 1;
            if number >= NEW_WORD && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                number = 0;
                new += 1;
                text.push_str(&new_word(new));
                text.push_str(chunk.get(word.len()..).unwrap_or(""));
            } else {
                text.push_str(chunk);
            }
        }
    }
    text
}

/// A word that no list has, and another one for each number.
fn new_word(number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "bra", "vel", "mo", "stin", "ket", "lor", "pa", "dri", "gos", "hen", "wi", "zor", "cha",
        "nu", "fle", "tam",
    ];
    (0..4).map(|place| SYLLABLES[(number >> (4 * place)) % SYLLABLES.len()]).collect()
}

fn median(rounds: usize, mut work: impl FnMut()) -> String {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times.get(rounds / 2).copied().map_or_else(String::new, milliseconds)
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}
