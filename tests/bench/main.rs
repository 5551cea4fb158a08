//! What the core costs, at 10,000 and 100,000 words: a table of medians, in milliseconds.
//!
//! The text is our own sample, repeated; the library is a real file on this machine's disk. What
//! the window costs is measured by `tests/window/bench.mjs`, in the same `cargo xtask bench`.

#![allow(missing_docs, reason = "a program, not a library")]
#![allow(clippy::indexing_slicing, reason = "a field that JSON lacks is null, not a panic")]

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use api::{Core, Task, files};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../samples/harbour-lights.txt");
const SIZES: [usize; 2] = [10_000, 100_000];

/// One row of the table: what was measured, at each size.
type Row = (&'static str, Vec<String>);

fn main() -> Result<(), Box<dyn Error>> {
    let mut rows: Vec<Row> = Vec::new();
    for size in SIZES {
        measure(size, &mut rows)?;
    }
    println!("{:<34}{:>14}{:>14}", "milliseconds", "10,000 words", "100,000 words");
    for (what, cells) in rows {
        println!(
            "{what:<34}{}",
            cells.iter().map(|cell| format!("{cell:>14}")).collect::<String>()
        );
    }
    Ok(())
}

fn measure(size: usize, rows: &mut Vec<Row>) -> Result<(), Box<dyn Error>> {
    let text = text_of(size);
    let rounds = if size > 50_000 { 5 } else { 11 };
    let mut add = |what: &'static str, cell: String| match rows.iter_mut().find(|row| row.0 == what)
    {
        Some(row) => row.1.push(cell),
        None => rows.push((what, vec![cell])),
    };

    let imported = import::read("sample.txt", text.as_bytes())?;
    add("import (read)", median(rounds, || drop(import::read("sample.txt", text.as_bytes()))));
    let transcript = imported.transcript;
    add(
        "proof (infer and all findings)",
        median(rounds, || drop(files::proof_transcript(&transcript))),
    );
    let (_, findings) = files::proof_transcript(&transcript);
    add(
        "apply all certain (in memory)",
        median(rounds, || {
            let mut fixed = transcript.clone();
            // The findings are the transcript's own.
            let _ = files::apply_certain(&mut fixed, &findings);
        }),
    );
    let docx = export::format("docx").ok_or("no docx")?;
    let options = export::Options::default();
    add("export DOCX", median(rounds, || drop(export::write(&transcript, docx, &options))));

    let folder = tempfile::tempdir()?;
    let source = folder.path().join("sample.txt");
    std::fs::write(&source, &text)?;
    let library = folder.path().join("library.galley");
    let bench = Bench { core: Core::open(&library)? };
    let start = Instant::now();
    let imported = bench.call("import_file", json!({ "path": source }))?;
    add("import into the library", milliseconds(start.elapsed()));
    let document = imported["transcript"]["document"].clone();
    let revision = imported["transcript"]["revision"].clone();
    add(
        "open (view as JSON)",
        bench.median(rounds, "open_document", &json!({ "document": document }))?,
    );
    let start = Instant::now();
    bench.call("proof", json!({ "document": document }))?;
    add("proof (command)", milliseconds(start.elapsed()));
    let start = Instant::now();
    let fixed =
        bench.call("fix", json!({ "document": document, "revision": revision, "group": null }))?;
    add("fix all certain (command)", milliseconds(start.elapsed()));
    let (p50, p95, revision) = bench.typing(&document, &fixed["revision"])?;
    add("keystroke to acknowledgement p50", p50);
    add("keystroke to acknowledgement p95", p95);
    let version = json!({ "document": document, "revision": revision, "name": "bench" });
    add("save version", bench.median(rounds, "save_version", &version)?);
    drop(bench);
    add("open the library and the document", reopen(&library, &document)?);
    Ok(())
}

struct Bench {
    core: Core,
}

impl Bench {
    fn call(&self, name: &str, args: Value) -> Result<Value, Box<dyn Error>> {
        let result = self.core.call(name, args, &Task::unwatched());
        result.map_err(|error| format!("{name}: {}", error.message).into())
    }

    fn median(&self, rounds: usize, name: &str, args: &Value) -> Result<String, Box<dyn Error>> {
        self.call(name, args.clone())?;
        Ok(median(rounds, || drop(self.call(name, args.clone()))))
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
            let start = Instant::now();
            let update = self.call(
                "edit_text",
                json!({ "document": document, "revision": revision, "edits": [edit], "label": "" }),
            )?;
            times.push(start.elapsed());
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
    bench.call("open_document", json!({ "document": document }))?;
    Ok(milliseconds(start.elapsed()))
}

fn text_of(words: usize) -> String {
    let each = SAMPLE.split_whitespace().count();
    SAMPLE.repeat(words.div_ceil(each))
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
