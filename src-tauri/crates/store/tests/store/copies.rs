//! Working copies: out of one library, into another, and what both have in common then.

use std::fs;

use store::{Entry, Library, Revision, Shared, StoreError, UnixMs};
use transcript::ops;

use crate::generate::{Desk, Rng, reword, transcript};

fn worked_on() -> Desk {
    let mut desk = Desk::with(transcript(2_000, 3));
    let mut rng = Rng::new(3);
    for number in 0..12 {
        let change = reword(&desk.now, &mut rng);
        desk.change(&change, "Edit");
        if number % 3 == 0 {
            desk.save(&format!("v{number}"));
        }
    }
    desk.undo();
    desk
}

#[test]
fn a_copy_comes_in_with_its_whole_history() {
    let mut desk = worked_on();
    let (id, file) = (desk.id, desk.folder.path().join("copy.galley"));
    desk.library().export_copy(id, &file).unwrap();
    let mut other = Library::open(&desk.folder.path().join("other.galley")).unwrap();
    // Another document first, so that ids are not what they were.
    let (bytes, at) = (b"else".as_slice(), UnixMs(5));
    let new = store::NewDocument { transcript: &transcript(50, 9), bytes, author: "Bo", at };
    other.import(new).unwrap();
    let copy = other.read_copy(&file).unwrap();
    assert_eq!(copy.state().unwrap(), desk.now);
    assert_eq!(other.shared_with(&copy).unwrap(), None);
    let came = other.take_in(&copy).unwrap();
    assert_ne!(came, id);
    other.check().unwrap();
    let open = other.open_document(came, UnixMs(9)).unwrap();
    assert_eq!((&open.transcript, open.revision), (&desk.now, desk.revision));
    assert!(open.can_undo && open.can_redo);
    assert_eq!(other.original(came).unwrap(), desk.library().original(id).unwrap());
    assert_eq!(other.steps(came).unwrap(), desk.library().steps(id).unwrap());
    assert_eq!(other.statuses(came).unwrap(), desk.library().statuses(id).unwrap());
    let (mine, theirs) = (desk.library().versions(id).unwrap(), other.versions(came).unwrap());
    assert_eq!(mine.len(), theirs.len());
    for (one, same) in mine.iter().zip(&theirs) {
        assert!(!same.damaged);
        assert_eq!((&one.name, one.at, one.revision), (&same.name, same.at, same.revision));
        let was = desk.library().version(one.id).unwrap();
        assert_eq!(was, other.version(same.id).unwrap());
    }
    let undone = other.undo(came, open.revision, &open.transcript, "Bo", UnixMs(10)).unwrap();
    assert!(undone.is_some());
    // What is left over from reading is nowhere.
    drop(copy);
    let names = fs::read_dir(desk.folder.path()).unwrap();
    let names: Vec<String> =
        names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(!names.iter().any(|name| name.contains("incoming") || name.contains("part")));
}

#[test]
fn two_that_parted_are_known_by_what_they_share() {
    let mut desk = worked_on();
    let (id, file) = (desk.id, desk.folder.path().join("copy.galley"));
    desk.library().export_copy(id, &file).unwrap();
    let parted = desk.revision;
    let mut other = Library::open(&desk.folder.path().join("other.galley")).unwrap();
    let copy = other.read_copy(&file).unwrap();
    let came = other.take_in(&copy).unwrap();
    let mut now = desk.now.clone();
    let change = ops::rename(&now, "Theirs");
    change.apply(&mut now).unwrap();
    let entry =
        Entry { change: &change, label: "Rename", author: "Bo", at: UnixMs(99), after: &now };
    other.append(came, parted, entry).unwrap();
    other.export_copy(came, &file).unwrap();
    for title in ["One", "Two"] {
        let change = ops::rename(&desk.now, title);
        desk.change(&change, "Rename");
    }
    let copy = desk.library().read_copy(&file).unwrap();
    let shared = desk.library().shared_with(&copy).unwrap();
    assert_eq!(
        shared,
        Some(Shared { document: id, common: parted, mine: 2, theirs: 1, merged: None })
    );
    assert_eq!(copy.authors_since(parted).unwrap(), ["Bo"]);
    assert_eq!(copy.authors_since(Revision(0)).unwrap(), ["Ada", "Bo"]);
    let base = desk.library().state_at(id, parted).unwrap();
    assert_eq!(base.title, transcript(2_000, 3).title);
}

#[test]
fn what_is_no_whole_copy_is_refused_and_nothing_is_stored() {
    let mut desk = worked_on();
    let (id, file) = (desk.id, desk.folder.path().join("copy.galley"));
    desk.library().export_copy(id, &file).unwrap();
    let whole = fs::read(&file).unwrap();
    let mut other = Library::open(&desk.folder.path().join("other.galley")).unwrap();
    let (mut refused, mut came) = (0, 0);
    // Where nothing is written a flipped bit is in nothing that is read.
    for at in (0..whole.len()).step_by(whole.len() / 80) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&file, &bytes).unwrap();
        match other.read_copy(&file) {
            Ok(copy) => {
                assert_eq!(copy.state().unwrap(), desk.now);
                other.take_in(&copy).unwrap();
                came += 1;
            }
            Err(error) => {
                assert!(error.to_string().contains("Nothing was"), "{error}");
                refused += 1;
            }
        }
        assert_eq!(fs::read(&file).unwrap(), bytes, "the file is left as it is");
    }
    assert!(refused > 0, "{came} came in");
    for bytes in [b"".as_slice(), b"no database", &whole[..whole.len() / 2]] {
        fs::write(&file, bytes).unwrap();
        let error = other.read_copy(&file).unwrap_err();
        assert!(matches!(error, StoreError::NoCopy { .. }), "{error}");
    }
    assert_eq!(other.documents().unwrap().len(), came);
    other.check().unwrap();
    // A library is not one transcript.
    desk.reopen();
    let new = store::NewDocument {
        transcript: &transcript(50, 9),
        bytes: b"else",
        author: "Bo",
        at: UnixMs(5),
    };
    desk.library().import(new).unwrap();
    desk.library.take().unwrap().close().unwrap();
    let error = other.read_copy(&desk.path()).unwrap_err();
    assert!(error.to_string().contains("whole library"), "{error}");
}
