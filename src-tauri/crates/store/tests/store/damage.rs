//! Files and rows that are not what was written.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use store::{Library, StoreError, UnixMs};

use crate::generate::{Desk, Rng, reword, transcript};

/// A library of some size, closed.
fn closed() -> Desk {
    let mut desk = Desk::with(transcript(5_000, 1));
    let mut rng = Rng::new(1);
    for _ in 0..30 {
        let change = reword(&desk.now, &mut rng);
        desk.change(&change, "Edit");
        desk.save("v");
    }
    desk.library.take().unwrap().close().unwrap();
    desk
}

fn refused_untouched(path: &Path) {
    let before = fs::read(path).unwrap();
    let refused = Library::open(path).unwrap_err();
    assert!(
        matches!(&refused, StoreError::Damaged { path: named, .. } if named == path),
        "{refused}"
    );
    assert!(refused.to_string().contains("left exactly as it is"), "{refused}");
    assert_eq!(fs::read(path).unwrap(), before);
}

#[test]
fn a_torn_file_is_refused_and_left_byte_for_byte() {
    let desk = closed();
    let whole = fs::read(desk.path()).unwrap();
    let torn = desk.folder.path().join("torn.galley");

    let mut middle = whole.clone();
    let at = middle.len() / 2 / 4096 * 4096;
    middle[at..at + 4096].fill(0xA5);
    fs::write(&torn, &middle).unwrap();
    refused_untouched(&torn);

    for length in [whole.len() / 2, 4096 + 17, 60] {
        fs::write(&torn, &whole[..length]).unwrap();
        refused_untouched(&torn);
    }
    fs::write(&torn, vec![0; whole.len()]).unwrap();
    refused_untouched(&torn);
    fs::write(&torn, "HOST: this was never a library\n".repeat(400)).unwrap();
    refused_untouched(&torn);
}

#[test]
fn an_empty_file_beside_a_log_is_not_taken_for_new() {
    let mut desk = Desk::with(transcript(50, 2));
    let lost = desk.folder.path().join("lost.galley");
    let log = desk.folder.path().join("lost.galley-wal");
    fs::copy(desk.folder.path().join("library.galley-wal"), &log).unwrap();
    drop(desk.library.take());
    fs::write(&lost, b"").unwrap();
    let before = fs::read(&log).unwrap();
    refused_untouched(&lost);
    assert_eq!(fs::read(&log).unwrap(), before);
}

/// Alters rows behind the library's back, as a failing disk would.
fn meddle(path: &Path, sql: &str) {
    let connection = Connection::open(path).unwrap();
    assert!(connection.execute(sql, []).unwrap() > 0, "{sql}");
}

#[test]
fn a_damaged_snapshot_is_passed_over() {
    let mut desk = closed();
    meddle(&desk.path(), "UPDATE snapshots SET body = zeroblob(length(body))");
    desk.library = Some(Library::open(&desk.path()).unwrap());
    desk.expect_same();
}

#[test]
fn a_damaged_import_is_no_loss_while_the_snapshot_stands() {
    let mut desk = closed();
    meddle(&desk.path(), "UPDATE versions SET body = zeroblob(9) WHERE kind = 'import'");
    desk.library = Some(Library::open(&desk.path()).unwrap());
    desk.expect_same();
    // Nothing tells any more what the import was, and no version that hangs on it.
    let (id, library) = (desk.id, desk.library());
    let first = library.versions(id).unwrap()[0].id;
    assert!(matches!(library.version(first), Err(StoreError::Damaged { .. })));
    // A version saved now stands by itself.
    let version = desk.save("whole");
    let now = desk.now.clone();
    desk.reopen();
    assert_eq!(desk.library().version(version).unwrap(), now);
}

#[test]
fn the_journal_rebuilds_a_damaged_version() {
    let mut desk = closed();
    meddle(&desk.path(), "UPDATE versions SET body = zeroblob(9) WHERE kind = 'named' AND id = 20");
    desk.library = Some(Library::open(&desk.path()).unwrap());
    let (id, now) = (desk.id, desk.now.clone());
    let library = desk.library();
    let rows = library.versions(id).unwrap();
    assert!(rows.iter().all(|row| library.version(row.id).is_ok()));
    assert_eq!(library.version(rows.last().unwrap().id).unwrap(), now);
}

#[test]
fn damage_to_any_row_is_found_when_it_is_read() {
    let alterations = [
        "UPDATE documents SET revision = revision - 1",
        "UPDATE documents SET words = 0",
        "UPDATE journal SET change = CAST(replace(change, 'removed', 'Removed') AS BLOB) WHERE revision = 7",
        "UPDATE journal SET author = 'Eve' WHERE revision = 7",
        "UPDATE journal SET undo_top = NULL WHERE revision = 30",
        "DELETE FROM journal WHERE revision = 7",
        "DELETE FROM journal WHERE revision = 30",
    ];
    for alteration in alterations {
        let mut desk = closed();
        meddle(&desk.path(), "DELETE FROM snapshots");
        meddle(&desk.path(), alteration);
        let mut library = Library::open(&desk.path()).unwrap();
        let refused = library.open_document(desk.id, UnixMs(0)).unwrap_err();
        assert!(matches!(refused, StoreError::Damaged { .. }), "{alteration}: {refused}");
        // What is not touched can still be had.
        assert!(library.original(desk.id).is_ok());
        let import = library.versions(desk.id).unwrap()[0].id;
        assert!(library.version(import).is_ok());
        assert_eq!(library.documents().unwrap().len(), 1);
        desk.library = Some(library);
    }
}

#[test]
fn damage_to_the_rest_is_found_too() {
    let mut desk = closed();
    let id = desk.id;
    let mut library = Library::open(&desk.path()).unwrap();
    library.set_setting("looks", &serde_json::json!("dark")).unwrap();
    library.close().unwrap();
    meddle(&desk.path(), "UPDATE settings SET value = '\"dork\"'");
    meddle(&desk.path(), "UPDATE versions SET name = 'w' WHERE id = 3");
    meddle(&desk.path(), "UPDATE versions SET pinned = 1 WHERE id = 5");
    meddle(&desk.path(), "UPDATE versions SET findings_left = 0 WHERE id = 6");
    meddle(&desk.path(), "UPDATE statuses SET note = 'x'");
    meddle(&desk.path(), "UPDATE originals SET file = 'x'");
    meddle(&desk.path(), "UPDATE documents SET title = 'x'");
    desk.library = Some(Library::open(&desk.path()).unwrap());
    let library = desk.library();
    assert!(matches!(library.setting("looks"), Err(StoreError::Damaged { .. })));
    let marked: Vec<_> =
        library.versions(id).unwrap().iter().map(|row| (row.id.0, row.damaged)).collect();
    assert_eq!(marked[1..7], [(2, false), (3, true), (4, false), (5, true), (6, true), (7, false)]);
    assert!(matches!(library.statuses(id), Err(StoreError::Damaged { .. })));
    assert!(matches!(library.version(store::VersionId(3)), Err(StoreError::Damaged { .. })));
    assert!(matches!(library.original(id), Err(StoreError::Damaged { .. })));
    assert!(library.documents().unwrap()[0].damaged);
}
