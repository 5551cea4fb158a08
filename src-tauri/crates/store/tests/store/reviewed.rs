//! What versions and documents say beside their words: pins, notes, findings, how far they are.

use rusqlite::Connection;
use store::{NewVersion, Revision, Status, StatusChange, StepKind, UnixMs, VersionId, VersionKind};

use crate::generate::{Desk, Rng, reword, transcript};

fn automatic(desk: &mut Desk, left: Option<u32>) -> VersionId {
    let (id, now) = (desk.id, desk.now.clone());
    let new = NewVersion {
        name: "By itself",
        note: "",
        author: "Ada",
        at: UnixMs(desk.clock),
        kind: VersionKind::Automatic,
        pinned: false,
        left,
        transcript: &now,
    };
    desk.library().save_version(id, new).unwrap()
}

#[test]
fn an_automatic_version_is_not_made_twice_of_the_same_words() {
    let mut desk = Desk::with(transcript(200, 1));
    let id = desk.id;
    let import = desk.library().newest_version(id).unwrap().unwrap();
    assert_eq!(automatic(&mut desk, None), import.id);
    let change = reword(&desk.now, &mut Rng::new(1));
    desk.change(&change, "Edit");
    let second = automatic(&mut desk, Some(3));
    assert_ne!(second, import.id);
    assert_eq!(automatic(&mut desk, Some(3)), second);
    // The words are those of the newest version again, although the revision is another one.
    desk.undo();
    desk.redo();
    assert_eq!(automatic(&mut desk, Some(3)), second);
    // A version that somebody names is always made.
    assert_ne!(desk.save("by hand"), second);
    let rows = desk.library().versions(id).unwrap();
    let left: Vec<_> = rows.iter().map(|row| row.left).collect();
    assert_eq!(left, [None, Some(3), None]);
}

#[test]
fn pins_names_and_notes_are_kept() {
    let mut desk = Desk::with(transcript(200, 2));
    let change = reword(&desk.now, &mut Rng::new(2));
    desk.change(&change, "Edit");
    let version = automatic(&mut desk, Some(0));
    desk.library().pin_version(version, true).unwrap();
    desk.library().rename_version(version, "Before lunch", "Half of it").unwrap();
    desk.reopen();
    let id = desk.id;
    let row = desk.library().newest_version(id).unwrap().unwrap();
    assert_eq!((row.pinned, row.left, row.damaged), (true, Some(0), false));
    assert_eq!((row.name.as_str(), row.note.as_str()), ("Before lunch", "Half of it"));
    desk.library().pin_version(version, false).unwrap();
    assert!(!desk.library().newest_version(id).unwrap().unwrap().pinned);
}

#[test]
fn the_first_change_makes_a_draft_one_that_is_corrected() {
    let mut desk = Desk::with(transcript(200, 3));
    let id = desk.id;
    assert_eq!(desk.expect_same().status, Status::Draft);
    assert_eq!(desk.library().statuses(id).unwrap(), []);
    let change = reword(&desk.now, &mut Rng::new(3));
    desk.change(&change, "Edit");
    let (at, now) = (UnixMs(desk.clock + 1), desk.now.clone());
    let (note, author) = ("Please read the names", "Bo");
    let review = StatusChange { status: Status::InReview, note, author, at };
    desk.library().set_status(id, review).unwrap();
    let approved = StatusChange { status: Status::Approved, note: "", author, at };
    let new = NewVersion {
        name: "Approved",
        note: "",
        author,
        at,
        kind: VersionKind::Named,
        pinned: true,
        left: Some(1),
        transcript: &now,
    };
    desk.library().save_version_as(id, new, approved).unwrap();
    desk.reopen();
    assert_eq!(desk.expect_same().status, Status::Approved);
    let steps = desk.library().statuses(id).unwrap();
    let said: Vec<_> =
        steps.iter().map(|step| (step.status, step.author.as_str(), step.revision.0)).collect();
    assert_eq!(
        said,
        [(Status::Correcting, "Ada", 0), (Status::InReview, "Bo", 1), (Status::Approved, "Bo", 1)]
    );
    assert_eq!((steps[1].note.as_str(), steps[1].at), (note, at));
    assert!(desk.library().newest_version(id).unwrap().unwrap().pinned);
}

#[test]
fn the_journal_tells_what_was_done_taken_back_and_done_again() {
    let mut desk = Desk::with(transcript(200, 4));
    let change = reword(&desk.now, &mut Rng::new(4));
    desk.change(&change, "Edit");
    desk.undo();
    desk.redo();
    let id = desk.id;
    let steps = desk.library().steps(id).unwrap();
    let kinds: Vec<_> = steps.iter().map(|step| (step.kind, step.step)).collect();
    let first = Revision(1);
    assert_eq!(kinds, [(StepKind::Do, first), (StepKind::Undo, first), (StepKind::Redo, first)]);
    assert!(steps.iter().all(|step| step.label == "Edit" && step.author == "Ada"));
}

#[test]
fn a_library_of_schema_2_comes_along_with_its_versions() {
    let mut desk = Desk::with(transcript(200, 5));
    let change = reword(&desk.now, &mut Rng::new(5));
    desk.change(&change, "Edit");
    let version = desk.save("kept");
    desk.library.take().unwrap().close().unwrap();
    let db = Connection::open(desk.path()).unwrap();
    db.execute_batch(
        "DROP TABLE merges; DROP TABLE statuses;
        ALTER TABLE versions DROP COLUMN pinned; ALTER TABLE versions DROP COLUMN findings_left;
        PRAGMA user_version = 2",
    )
    .unwrap();
    drop(db);
    desk.library = Some(store::Library::open(&desk.path()).unwrap());
    let (id, now) = (desk.id, desk.now.clone());
    let rows = desk.library().versions(id).unwrap();
    assert!(rows.iter().all(|row| !row.damaged && !row.pinned && row.left.is_none()));
    assert_eq!(desk.library().version(version).unwrap(), now);
    desk.expect_same();
}
