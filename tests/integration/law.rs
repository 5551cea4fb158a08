//! The law of changes. Whatever a change is, it must hold; every kind of change is tried by it.

use store::{Entry, Library, NewDocument, UnixMs};
use transcript::{Bias, ByteOffset, Change, Position, Transcript, Turn, check};

/// Tries a change by the law and returns the transcript after it:
/// the result is sound, undo is exact, positions go where their words go, and disk and wire
/// bring back what they were given.
pub(crate) fn law(before: &Transcript, change: &Change) -> Transcript {
    assert_eq!(check(before), Ok(()), "the law is tried on sound transcripts");
    let after = result(before, change);
    undo(before, change, &after);
    positions(before, change, &after);
    wire(before, change, &after);
    disk(before, change, &after);
    after
}

fn result(before: &Transcript, change: &Change) -> Transcript {
    let mut after = before.clone();
    change.apply(&mut after).expect("the change was made for this transcript");
    assert_eq!(check(&after), Ok(()), "{change:?}");
    after
}

fn undo(before: &Transcript, change: &Change, after: &Transcript) {
    let mut back = after.clone();
    change.invert().apply(&mut back).expect("the inverse fits what the change made");
    assert_eq!(&back, before);
    assert_eq!(&change.invert().invert(), change);
    // Made for another state, it is refused and nothing is altered.
    if after != before && change.apply(&mut back.clone()).is_ok() {
        let mut twice = after.clone();
        if change.apply(&mut twice).is_err() {
            assert_eq!(&twice, after);
        }
    }
}

fn positions(before: &Transcript, change: &Change, after: &Transcript) {
    for bias in [Bias::Before, Bias::After] {
        let mut last = None;
        for position in all_positions(before) {
            let Some(mapped) = change.map(position, bias) else {
                assert!(
                    after.turn(position.turn).is_none(),
                    "only a turn that is gone maps nowhere"
                );
                continue;
            };
            let (index, turn) = after.turn(mapped.turn).expect("a position is in a turn");
            assert!(turn.text.is_char_boundary(mapped.at.0), "{position:?} -> {mapped:?}");
            let (_, old) = before.turn(position.turn).expect("it came from there");
            if old.text == turn.text && old.id == turn.id {
                assert_eq!(mapped.at, position.at, "words that stay keep their positions");
            }
            // Two places of one turn never change their order.
            assert!(last.is_none_or(|(of, at)| of != position.turn || at <= (index, mapped.at)));
            last = Some((position.turn, (index, mapped.at)));
        }
    }
}

fn all_positions(transcript: &Transcript) -> impl Iterator<Item = Position> {
    transcript.turns.iter().flat_map(|Turn { id, text, .. }| {
        let borders = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        borders.map(|at| Position { turn: *id, at: ByteOffset(at) })
    })
}

fn wire(before: &Transcript, change: &Change, after: &Transcript) {
    let there = serde_json::to_string(change).unwrap();
    let back: Change = serde_json::from_str(&there).unwrap();
    assert_eq!(&back, change);
    for transcript in [before, after] {
        let json = serde_json::to_string(transcript).unwrap();
        assert_eq!(&serde_json::from_str::<Transcript>(&json).unwrap(), transcript);
    }
}

fn disk(before: &Transcript, change: &Change, after: &Transcript) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.galley");
    let at = UnixMs(1);
    let mut library = Library::open(&path).unwrap();
    let new = NewDocument { transcript: before, bytes: b"bytes", author: "Import", at };
    let id = library.import(new).unwrap();
    let base = library.open_document(id, at).unwrap().revision;
    let entry = Entry { change, label: "Law", author: "A", at, after };
    let revision = library.append(id, base, entry).unwrap();
    drop(library);

    let mut library = Library::open(&path).unwrap();
    let open = library.open_document(id, at).unwrap();
    assert_eq!((&open.transcript, open.revision), (after, revision));
    let undone = library.undo(id, revision, after, "A", at).unwrap().unwrap();
    drop(library);

    let mut back = after.clone();
    undone.change.apply(&mut back).unwrap();
    assert_eq!(&back, before);
    let mut library = Library::open(&path).unwrap();
    assert_eq!(&library.open_document(id, at).unwrap().transcript, before);
}
