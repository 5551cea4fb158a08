//! What a hundred versions cost, each with one word in a hundred changed here and there.

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use api::Core;
use serde_json::{Value, json};

use crate::{Bench, milliseconds};

const WORDS: usize = 100_000;
const VERSIONS: usize = 100;
const CHANGED: usize = WORDS / 100;

pub(crate) fn print() -> Result<(), Box<dyn Error>> {
    println!("\nA hundred versions of 100,000 words, one word in a hundred changed in each");
    for (what, figure) in measure()? {
        println!("{what:<36}{figure:>12}");
    }
    Ok(())
}

/// Each row with what it came to: saving one, and the file with all of them beside the file with
/// the import alone; the journal holds the same changes once more, with what they replaced.
fn measure() -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let source = folder.path().join("sample.txt");
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    std::fs::write(&source, text(&mut state))?;
    let library = folder.path().join("library.galley");
    let open = || Core::open(&library).map(|core| Bench { core });
    let bench = open()?;
    let imported = bench.call("import_file", json!({ "path": source }))?;
    let view = &imported["transcript"];
    let document = view["document"].clone();
    let turns = view["turns"].as_array().ok_or("no turns")?;
    let texts: Vec<&str> = turns.iter().filter_map(|turn| turn["text"].as_str()).collect();
    let mut text: Vec<String> = texts.join("\n").split(' ').map(str::to_owned).collect();
    let mut revision = view["revision"].clone();
    drop(bench);
    let one = size(&library)?;

    let bench = open()?;
    let mut times = Vec::new();
    for _ in 0..VERSIONS {
        let edits = edits(&mut text, &mut state);
        let args =
            json!({ "document": document, "revision": revision, "edits": edits, "label": "" });
        revision = bench.call("edit_text", args)?["revision"].clone();
        let args = json!({ "document": document, "revision": revision, "name": "v", "note": "" });
        times.push(bench.timed("save_version", args)?.1);
    }
    drop(bench);
    let with_journal = size(&library)?;
    let alone = versions_alone(&library, &document, &folder.path().join("alone.galley"))?;
    times.sort();
    let at = |share: usize| -> Duration {
        times.get(times.len() * share / 100).copied().unwrap_or_default()
    };
    let ratio = |many: u64| format!("{:.2}", many as f64 / one as f64);
    Ok(vec![
        ("save one version p50 (goal: 20)", milliseconds(at(50))),
        ("save one version p95", milliseconds(at(95))),
        ("file with the import alone, KB", format!("{}", one / 1000)),
        ("file with them / without (goal: 3)", ratio(alone)),
        ("the same with the journal", ratio(with_journal)),
    ])
}

/// The size of a library with the same versions and no journal.
fn versions_alone(full: &Path, document: &Value, path: &Path) -> Result<u64, Box<dyn Error>> {
    let id = store::DocumentId(document.as_i64().ok_or("no document")?);
    let full = store::Library::open(full)?;
    let (_, bytes) = full.original(id)?;
    let mut alone = store::Library::open(path)?;
    let mut to = None;
    for row in full.versions(id)? {
        let transcript = &full.version(row.id)?;
        let (author, at) = (row.author.as_str(), row.at);
        match to {
            None => {
                let new = store::NewDocument { transcript, bytes: &bytes, author, at };
                to = Some(alone.import(new)?);
            }
            Some(to) => {
                let (name, note, kind) = (row.name.as_str(), row.note.as_str(), row.kind);
                let (pinned, left) = (row.pinned, row.left);
                let new =
                    store::NewVersion { name, note, author, at, kind, pinned, left, transcript };
                alone.save_version(to, new)?;
            }
        }
    }
    alone.close()?;
    size(path)
}

/// Replaces one word in a hundred, and keeps the words in step.
fn edits(words: &mut [String], state: &mut u64) -> Value {
    let mut places: Vec<usize> =
        (0..CHANGED).map(|_| random(state) as usize % words.len()).collect();
    places.sort_unstable();
    places.dedup();
    let (mut edits, mut at, mut next) = (Vec::new(), 0, places.iter().peekable());
    for (index, word) in words.iter_mut().enumerate() {
        let length = word.encode_utf16().count();
        if next.next_if(|place| **place == index).is_some() {
            // A word of a turn's end stands with the line feed and the word behind it.
            if !word.contains('\n') {
                let with = made_up(state);
                edits.push(json!({ "from": at, "to": at + length, "insert": with }));
                *word = with;
            }
        }
        at += length + 1;
    }
    Value::Array(edits)
}

/// Two who take turns of a hundred words. The sample, repeated, would not do: one version of it
/// takes no room at all.
fn text(state: &mut u64) -> String {
    let turns = (0..WORDS / 100).map(|turn| {
        let words: Vec<String> = (0..100).map(|_| made_up(state)).collect();
        format!("{}: {}.\n\n", ["ANNA", "OWEN"][turn % 2], words.join(" "))
    });
    turns.collect()
}

/// A word of a made-up language: as in any, a few words are said often and many seldom.
fn made_up(state: &mut u64) -> String {
    let share = (random(state) % (1 << 20)) as f64 / f64::from(1 << 20);
    let rank = 8_000_f64.powf(share) as usize;
    let word = crate::new_word(rank.wrapping_mul(40_503));
    let letters = 3 + rank % 5 + usize::from(rank > 50) * 2;
    word.chars().take(letters).collect()
}

/// xorshift64.
fn random(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state >> 11
}

fn size(library: &Path) -> Result<u64, Box<dyn Error>> {
    Ok(std::fs::metadata(library)?.len())
}
