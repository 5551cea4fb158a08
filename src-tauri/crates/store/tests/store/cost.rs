//! What the library costs, in time and on the disk.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use store::{Library, NewDocument, UnixMs};
use transcript::Transcript;

use crate::generate::{Desk, Rng, reword, transcript, word};

/// How large the library is after so many versions, each with one word in a hundred changed here
/// and there, and how large it was with the import alone.
fn sizes(words: usize, versions: usize) -> (u64, u64) {
    let mut desk = Desk::with(transcript(words, 1));
    desk.reopen();
    let one = fs::metadata(desk.path()).unwrap().len();
    let mut rng = Rng::new(1);
    for _ in 0..versions {
        for _ in 0..words / 100 {
            let at = rng.below(desk.now.turns.len());
            replace_any(&mut desk.now, at, &mut rng);
        }
        desk.save("v");
    }
    desk.reopen();
    (one, fs::metadata(desk.path()).unwrap().len())
}

fn replace_any(transcript: &mut Transcript, turn: usize, rng: &mut Rng) {
    let with = word(rng);
    let text = &mut transcript.turns[turn].text;
    let mut words: Vec<_> = text.split(' ').collect();
    let at = rng.below(words.len());
    words[at] = &with;
    *text = words.join(" ");
}

#[test]
fn many_versions_take_little_more_than_one() {
    let (one, many) = sizes(20_000, 100);
    assert!(many < 3 * one, "{many} bytes with 100 versions, {one} with one");
}

fn median(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

/// How long the disk alone takes for what a keystroke writes.
fn syncs(folder: &Path) -> Vec<Duration> {
    let mut file = File::create(folder.join("probe")).unwrap();
    let write = |_| {
        let start = Instant::now();
        file.write_all(&[7; 3 * 4096]).unwrap();
        file.sync_data().unwrap();
        start.elapsed()
    };
    (0..300).map(write).collect()
}

/// Run with `cargo test --release -p store -- --ignored --nocapture`.
#[test]
#[ignore = "measures and proves nothing"]
fn times_for_a_hundred_thousand_words() {
    let made = transcript(100_000, 1);
    let json = serde_json::to_vec(&made).unwrap();
    println!("{} turns, {} bytes of JSON", made.turns.len(), json.len());
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(&folder.path().join("library.galley")).unwrap();
    let new = NewDocument { transcript: &made, bytes: &json, author: "Ada", at: UnixMs(0) };
    let start = Instant::now();
    library.import(new).unwrap();
    println!("import {:?}", start.elapsed());
    drop(library);

    let mut desk = Desk::with(made);
    let id = desk.id;
    let mut rng = Rng::new(1);
    println!("one fsync, p50 and p99 {:?}", median(syncs(desk.folder.path())));
    let mut times = Vec::new();
    for _ in 0..1_150 {
        let change = reword(&desk.now, &mut rng);
        let start = Instant::now();
        desk.change(&change, "Edit");
        times.push(start.elapsed());
    }
    println!("append with apply, p50 and p99 {:?}", median(times));
    println!("one fsync, p50 and p99 {:?}", median(syncs(desk.folder.path())));
    let start = Instant::now();
    desk.undo();
    println!("undo {:?}", start.elapsed());
    let mut times = Vec::new();
    for _ in 0..100 {
        for _ in 0..10 {
            let change = reword(&desk.now, &mut rng);
            change.apply(&mut desk.now).unwrap();
        }
        let start = Instant::now();
        desk.save("v");
        times.push(start.elapsed());
    }
    println!("save_version, p50 and p99 {:?}", median(times));
    let (id, at) = (id, UnixMs(0));
    let start = Instant::now();
    desk.library().open_document(id, at).unwrap();
    println!("open_document with 150 changes to replay {:?}", start.elapsed());
    let start = Instant::now();
    desk.library.take().unwrap().close().unwrap();
    println!("close {:?}", start.elapsed());
    let start = Instant::now();
    desk.library = Some(Library::open(&desk.path()).unwrap());
    println!("open {:?}", start.elapsed());
    let start = Instant::now();
    desk.library().open_document(id, at).unwrap();
    println!("open_document {:?}", start.elapsed());
    let versions = desk.library().versions(id).unwrap();
    let start = Instant::now();
    desk.library().version(versions[99].id).unwrap();
    println!("version at the end of a chain of 100 {:?}", start.elapsed());

    let (one, many) = sizes(100_000, 100);
    println!("file with the import {one} bytes, with 100 versions more {many}");
}
