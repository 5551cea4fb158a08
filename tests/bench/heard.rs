//! What times on words cost: a transcript of 100,000 words, each with its own time, beside the same
//! without.

use std::error::Error;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use transcript::compare::compare as compare_states;
use transcript::{SpanKind, Transcript};

use super::{Bench, Core, SAMPLE, milliseconds};

const WORDS: usize = 100_000;

/// Prints the table.
pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    println!("\nA transcript of {WORDS} words, milliseconds: words without times, with times");
    let json = recognised();
    let mut columns = Vec::new();
    for timed in [false, true] {
        columns.push(measure(&json, timed)?);
    }
    for (row, (what, _)) in columns[0].iter().enumerate() {
        let cells: String = columns.iter().map(|cells| format!("{:>14}", cells[row].1)).collect();
        println!("{what:<34}{cells}");
    }
    Ok(())
}

fn measure(json: &str, timed: bool) -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    let mut rows = Vec::new();
    let start = Instant::now();
    let mut transcript = import::read("talk.json", json.as_bytes())?.transcript;
    rows.push(("import (read)", milliseconds(start.elapsed())));
    if !timed {
        for turn in &mut transcript.turns {
            turn.spans.retain(|span| !matches!(span.kind, SpanKind::Heard { .. }));
        }
    }
    let longest = transcript.turns.iter().map(|turn| turn.spans.len()).max().unwrap_or(0);
    let format = export::format("vtt").ok_or("no vtt")?;
    let options = export::Options::default();
    let start = Instant::now();
    drop(export::write(&transcript, format, &options)?);
    rows.push(("export subtitles", milliseconds(start.elapsed())));

    let folder = tempfile::tempdir()?;
    let source = folder.path().join("talk.json");
    let galley = export::format("json").ok_or("no json")?;
    std::fs::write(&source, export::write(&transcript, galley, &options)?)?;
    let library = folder.path().join("library.galley");
    let bench = Bench { core: Core::open(&library)? };
    let (imported, time) = bench.timed("import_file", json!({ "path": source }))?;
    rows.push(("import into the library", milliseconds(time)));
    let document = imported["transcript"]["document"].clone();
    let mut revision = imported["transcript"]["revision"].clone();
    let open = json!({ "document": document });
    rows.push(("open (view as JSON)", bench.median(5, "open_document", &open)?));
    let (_, time) = bench.timed("proof", open.clone())?;
    rows.push(("proof (command)", milliseconds(time)));
    let (p50, p95, now) = bench.typing(&document, &revision)?;
    rows.push(("keystroke p50", p50));
    rows.push(("keystroke p95", p95));
    revision = now;
    let version = |name: &str| json!({ "document": document, "revision": revision, "name": name, "note": "" });
    let (saved, time) = bench.timed("save_version", version("bench"))?;
    rows.push(("save version", milliseconds(time)));
    rows.push(("compare two states", compare(&transcript)));
    rows.push(("library, MB", format!("{:.1}", size(&library))));
    rows.push(("most spans in a turn", longest.to_string()));
    drop((saved, bench));
    let start = Instant::now();
    let bench = Bench { core: Core::open(&library)? };
    bench.call("open_document", open)?;
    rows.push(("open the library and the document", milliseconds(start.elapsed())));
    Ok(rows)
}

/// One word in a hundred put otherwise, and both compared.
fn compare(before: &Transcript) -> String {
    let mut after = before.clone();
    for turn in &mut after.turns {
        turn.text = turn.text.replace(" lamp ", " lump ");
    }
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            drop(compare_states(before, &after));
            start.elapsed()
        })
        .collect();
    times.sort();
    milliseconds(times[2])
}

#[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
fn size(library: &std::path::Path) -> f64 {
    std::fs::metadata(library).map_or(0.0, |file| file.len() as f64 / 1e6)
}

/// What a recogniser would write of the sample, over and over.
fn recognised() -> String {
    let mut segments: Vec<Value> = Vec::new();
    let mut words: Vec<Value> = Vec::new();
    let sample: Vec<&str> = SAMPLE.split_whitespace().collect();
    for (number, word) in sample.iter().cycle().take(WORDS).enumerate() {
        let start = number as u32;
        let (start, end) = (f64::from(start) * 0.4, f64::from(start) * 0.4 + 0.3);
        let sure = 0.5 + f64::from(number as u32 % 50) / 100.0;
        words.push(
            json!({ "word": format!(" {word}"), "start": start, "end": end, "probability": sure }),
        );
        if word.ends_with('.') || words.len() >= 40 {
            let speaker = format!("SPEAKER_0{}", (number / 120) % 2);
            let of_segment = std::mem::take(&mut words);
            segments.push(json!({
                "start": of_segment[0]["start"], "end": end, "speaker": speaker, "words": of_segment,
            }));
        }
    }
    json!({ "segments": segments }).to_string()
}
