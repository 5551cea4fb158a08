//! What the library costs on the disk.

use std::fs;

use transcript::Transcript;

use crate::generate::{Desk, Rng, transcript, word};

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
