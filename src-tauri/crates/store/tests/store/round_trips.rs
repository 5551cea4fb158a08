//! What goes in comes out.

use std::fs;

use serde_json::json;
use store::{Library, NewDocument, NewVersion, Status, StoreError, UnixMs, VersionKind};
use transcript::{TurnId, ops, speaker_stats};

use crate::generate::{Desk, Rng, reword, transcript};

#[test]
fn an_import_keeps_the_bytes_and_makes_the_first_version() {
    let made = transcript(500, 1);
    let mut desk = Desk::with(made.clone());
    let id = desk.id;
    desk.reopen();
    desk.expect_same();
    let library = desk.library();
    let (file, bytes) = library.original(id).unwrap();
    assert_eq!(
        (file.as_str(), bytes.as_slice()),
        ("conversation-1.txt", "Conversation 1".as_bytes())
    );
    let versions = library.versions(id).unwrap();
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].kind, VersionKind::Import);
    assert_eq!(library.version(versions[0].id).unwrap(), made);
    let refused = library.delete_version(versions[0].id);
    assert!(matches!(refused, Err(StoreError::ImportKept(_))));
}

#[test]
fn the_list_shows_counts_that_follow_the_changes() {
    let mut desk = Desk::with(transcript(500, 2));
    let mut rng = Rng::new(2);
    for _ in 0..20 {
        let change = reword(&desk.now, &mut rng);
        desk.change(&change, "Edit");
    }
    let second = desk.now.turns[1].id;
    let change = ops::merge_with_previous(&desk.now, second).unwrap();
    desk.change(&change, "Merge");
    desk.undo();
    desk.redo();
    let (id, clock) = (desk.id, desk.clock);
    desk.library().set_left(id, 17).unwrap();
    for reopened in [false, true] {
        if reopened {
            desk.reopen();
        }
        let row = desk.library().documents().unwrap().remove(0);
        let words: usize = speaker_stats(&desk.now).values().map(|stats| stats.words).sum();
        assert_eq!(row.words as usize, words);
        assert_eq!(row.turns as usize, desk.now.turns.len());
        assert_eq!((row.speakers, row.duration_ms), (2, 500 * 400));
        assert_eq!((row.left, row.status), (Some(17), Status::Correcting));
        assert_eq!((row.created, row.changed), (UnixMs(1_000), UnixMs(clock)));
        assert_eq!((row.revision, row.damaged), (desk.revision, false));
    }
}

#[test]
fn documents_come_last_used_first_and_go_with_all_that_is_theirs() {
    let mut desk = Desk::with(transcript(50, 3));
    let other = transcript(60, 4);
    let new = NewDocument { transcript: &other, bytes: b"", author: "Ada", at: UnixMs(2_000) };
    let second = desk.library().import(new).unwrap();
    let first = desk.id;
    let library = desk.library();
    let order = |library: &Library| -> Vec<_> {
        library.documents().unwrap().iter().map(|row| row.id).collect()
    };
    assert_eq!(order(library), [second, first]);
    library.open_document(first, UnixMs(3_000)).unwrap();
    assert_eq!(order(library), [first, second]);
    library.delete_document(first).unwrap();
    assert_eq!(order(library), [second]);
    assert!(matches!(library.versions(first), Err(StoreError::NoSuchDocument(_))));
    assert!(matches!(library.original(first), Err(StoreError::NoSuchDocument(_))));
    assert!(matches!(library.delete_document(first), Err(StoreError::NoSuchDocument(_))));
    let third = library.import(NewDocument { at: UnixMs(4_000), ..new }).unwrap();
    assert!(third > second, "an id is never given twice");
}

#[test]
fn a_title_is_changed_like_anything_else() {
    let mut desk = Desk::with(transcript(50, 5));
    let id = desk.id;
    let library = desk.library();
    assert_eq!(library.rename_document(id, "Conversation 5", "Ada", UnixMs(5)).unwrap(), None);
    let revision = library.rename_document(id, " Talk ", "Ada", UnixMs(5)).unwrap();
    assert_eq!(library.documents().unwrap()[0].title, "Talk");
    desk.revision = revision.unwrap();
    desk.now.title = "Talk".to_owned();
    desk.expect_same();
    assert_eq!(desk.undo().as_deref(), Some("Rename"));
    assert_eq!(desk.library().documents().unwrap()[0].title, "Conversation 5");
}

#[test]
fn turn_ids_are_not_given_twice_even_when_their_turns_are_gone() {
    let mut desk = Desk::with(transcript(50, 6));
    let first = desk.now.turns[0].id;
    let change =
        ops::split(&desk.now, first, transcript::ByteOffset(10), TurnId(900), None).unwrap();
    desk.change(&change, "Split");
    desk.undo();
    desk.reopen();
    assert_eq!(desk.expect_same().last_turn_id, TurnId(900));
}

#[test]
fn versions_are_what_they_were_and_can_go() {
    let mut desk = Desk::with(transcript(400, 7));
    let mut rng = Rng::new(7);
    let mut saved = Vec::new();
    for number in 0..140 {
        let change = reword(&desk.now, &mut rng);
        desk.change(&change, "Edit");
        saved.push((desk.save(&format!("v{number}")), desk.now.clone()));
    }
    // A key frame, one right after it, one in the middle, the newest.
    for index in [139, 127, 126, 70, 0] {
        let (version, _) = saved.remove(index);
        desk.library().delete_version(version).unwrap();
        assert!(matches!(desk.library().version(version), Err(StoreError::NoSuchVersion(_))));
    }
    let change = reword(&desk.now, &mut rng);
    desk.change(&change, "Edit");
    saved.push((desk.save("after"), desk.now.clone()));
    desk.reopen();
    let (id, library) = (desk.id, desk.library());
    library.rename_version(saved[3].0, "to the printer", "second proof").unwrap();
    let rows = library.versions(id).unwrap();
    assert_eq!(rows.len(), 1 + saved.len());
    assert_eq!((rows[4].name.as_str(), rows[4].note.as_str()), ("to the printer", "second proof"));
    for ((version, then), row) in saved.iter().zip(&rows[1..]) {
        assert_eq!(row.id, *version);
        assert_eq!(row.turns as usize, then.turns.len());
        assert_eq!(library.version(*version).unwrap(), *then);
    }
}

#[test]
fn settings_are_kept() {
    let mut desk = Desk::with(transcript(50, 8));
    let library = desk.library();
    assert_eq!(library.setting("looks").unwrap(), None);
    library.set_setting("looks", &json!({"dark": true})).unwrap();
    library.set_setting("looks", &json!({"dark": false})).unwrap();
    desk.reopen();
    assert_eq!(desk.library().setting("looks").unwrap(), Some(json!({"dark": false})));
}

#[test]
fn a_document_that_was_put_away_opens_again() {
    let mut desk = Desk::with(transcript(200, 11));
    let mut rng = Rng::new(11);
    let id = desk.id;
    for _ in 0..3 {
        let change = reword(&desk.now, &mut rng);
        desk.change(&change, "Edit");
        desk.library().close_document(id);
        desk.expect_same();
    }
}

/// The files as a killed program leaves them: whatever was acknowledged is in them.
#[test]
fn what_was_acknowledged_survives_a_kill() {
    let mut desk = Desk::with(transcript(200, 9));
    let mut rng = Rng::new(9);
    for round in 0..12 {
        let change = reword(&desk.now, &mut rng);
        desk.change(&change, "Edit");
        let version = desk.save("v");
        let left = desk.folder.path().join(format!("killed-{round}"));
        fs::create_dir(&left).unwrap();
        for name in ["library.galley", "library.galley-wal"] {
            fs::copy(desk.folder.path().join(name), left.join(name)).unwrap();
        }
        let mut library = Library::open(&left.join("library.galley")).unwrap();
        let open = library.open_document(desk.id, UnixMs(0)).unwrap();
        assert_eq!((open.transcript, open.revision), (desk.now.clone(), desk.revision));
        assert_eq!(library.version(version).unwrap(), desk.now);
    }
}

#[test]
fn a_new_version_of_a_gone_document_is_refused() {
    let mut desk = Desk::with(transcript(50, 10));
    let (id, now) = (desk.id, desk.now.clone());
    desk.library().delete_document(id).unwrap();
    let new = NewVersion {
        name: "late",
        note: "",
        author: "Ada",
        at: UnixMs(0),
        kind: VersionKind::Named,
        pinned: false,
        left: None,
        transcript: &now,
    };
    let refused = desk.library().save_version(id, new);
    assert!(matches!(refused, Err(StoreError::NoSuchDocument(gone)) if gone == id));
}
