//! What is remembered, taken back, forgotten, and brought along from an older library.

use rusqlite::{Connection, params};
use store::{
    Decision, DocumentId, Entry, Library, MemoryId, MemoryKind, MemoryRow, NewDocument, Scope,
    StoreError, UnixMs,
};
use transcript::TurnId;

use crate::generate::{Desk, Rng, reword, transcript};

fn decision(kind: MemoryKind, scope: Scope, shown: &str, meant: &str) -> Decision {
    let (shown, meant, rule) = (shown.to_owned(), meant.to_owned(), "spelling".to_owned());
    let (origin, origin_title) = (Some(DocumentId(1)), "Conversation 1".to_owned());
    Decision { kind, scope, shown, meant, rule, origin, origin_title }
}

fn correction(shown: &str, meant: &str) -> Decision {
    decision(MemoryKind::Correction, Scope::Library, shown, meant)
}

fn counts(library: &Library) -> Vec<(String, u32)> {
    let mut counts: Vec<_> =
        library.memory().unwrap().into_iter().map(|row| (row.decision.shown, row.count)).collect();
    counts.sort();
    counts
}

/// Makes a change that stands for decisions.
fn decide(desk: &mut Desk, decisions: &[Decision]) -> Vec<MemoryRow> {
    let change = reword(&desk.now, &mut Rng::new(desk.revision.0 + 5));
    change.apply(&mut desk.now).unwrap();
    desk.clock += 60_000;
    let at = UnixMs(desk.clock);
    let entry = Entry { change: &change, label: "Correct", author: "Ada", at, after: &desk.now };
    let library = desk.library.as_mut().unwrap();
    let (revision, rows) =
        library.append_remembering(desk.id, desk.revision, entry, decisions, None).unwrap();
    desk.revision = revision;
    rows
}

#[test]
fn what_is_remembered_is_there_after_a_restart() {
    let mut desk = Desk::with(transcript(50, 1));
    let id = desk.id;
    let all = [
        correction("Bohou", "Bottou"),
        decision(MemoryKind::Rejection, Scope::Document(id), "Kern", "kern"),
        decision(MemoryKind::Rejection, Scope::Turn(id, TurnId(3)), "Kern", "kern"),
        decision(MemoryKind::Word, Scope::Library, "blicket", ""),
    ];
    let rows = desk.library().remember(&all, UnixMs(5)).unwrap();
    desk.library().remember(&all[..1], UnixMs(9)).unwrap();
    desk.reopen();
    let mut kept = desk.library().memory().unwrap();
    kept.sort_by_key(|row| row.id);
    assert_eq!(kept.iter().map(|row| row.count).collect::<Vec<_>>(), [2, 1, 1, 1]);
    for ((row, told), decision) in kept.iter().zip(&rows).zip(&all) {
        assert_eq!((row.id, row.at, &row.decision), (told.id, UnixMs(5), decision));
        assert!(!row.damaged);
    }
}

#[test]
fn undo_takes_memory_back_and_redo_brings_it_again() {
    let mut desk = Desk::with(transcript(50, 2));
    let both = [correction("Bohou", "Bottou"), correction("Lecuu", "Lecun")];
    assert_eq!(decide(&mut desk, &both).len(), 2);
    decide(&mut desk, &both[..1]);
    assert_eq!(counts(desk.library()), [("Bohou".into(), 2), ("Lecuu".into(), 1)]);
    desk.undo();
    assert_eq!(counts(desk.library()), [("Bohou".into(), 1), ("Lecuu".into(), 1)]);
    desk.reopen();
    desk.expect_same();
    desk.undo();
    assert!(counts(desk.library()).is_empty());
    desk.redo();
    assert_eq!(counts(desk.library()), [("Bohou".into(), 1), ("Lecuu".into(), 1)]);
    desk.redo();
    assert_eq!(counts(desk.library()), [("Bohou".into(), 2), ("Lecuu".into(), 1)]);
    // What was forgotten meanwhile does not come back by the way.
    let ids: Vec<MemoryId> = desk.library().memory().unwrap().iter().map(|row| row.id).collect();
    desk.library().forget(&ids).unwrap();
    desk.undo();
    desk.redo();
    assert!(counts(desk.library()).is_empty());
}

#[test]
fn a_change_that_fails_is_not_remembered() {
    let mut desk = Desk::with(transcript(50, 3));
    let stale = desk.revision;
    decide(&mut desk, &[]);
    let change = reword(&desk.now, &mut Rng::new(1));
    let mut after = desk.now.clone();
    change.apply(&mut after).unwrap();
    let entry =
        Entry { change: &change, label: "Correct", author: "Ada", at: UnixMs(9), after: &after };
    let id = desk.id;
    let words = [correction("Bohou", "Bottou")];
    let refused = desk.library().append_remembering(id, stale, entry, &words, None).unwrap_err();
    assert!(matches!(refused, StoreError::Stale { .. }));
    assert!(counts(desk.library()).is_empty());
}

#[test]
fn entries_are_altered_forgotten_and_brought_back() {
    let mut desk = Desk::with(transcript(50, 4));
    let library = desk.library();
    let both = [correction("Bohou", "Bottou"), correction("Bohow", "Bottou")];
    let rows = library.remember(&both, UnixMs(5)).unwrap();
    // One that comes to say the same as another is taken up into it.
    let row = library.amend_memory(rows[1].id, &both[0]).unwrap().unwrap();
    assert_eq!((row.count, row.id), (2, rows[1].id));
    assert_eq!(counts(library), [("Bohou".into(), 2)]);
    assert_eq!(library.amend_memory(rows[0].id, &both[0]).unwrap(), None);
    let forgotten = library.forget(&[row.id, MemoryId(99)]).unwrap();
    assert_eq!(forgotten, [row]);
    assert!(counts(library).is_empty());
    let again = library.recall(&forgotten).unwrap();
    assert_eq!((&again[0].decision, again[0].count, again[0].at), (&both[0], 2, UnixMs(5)));
    // Taking the same in twice doubles nothing.
    library.recall(&forgotten).unwrap();
    assert_eq!(counts(library), [("Bohou".into(), 2)]);
}

#[test]
fn what_holds_for_a_transcript_goes_with_it_and_the_rest_keeps_its_origin() {
    let mut desk = Desk::with(transcript(50, 5));
    let id = desk.id;
    let own = decision(MemoryKind::Word, Scope::Document(id), "wug", "");
    desk.library().remember(std::slice::from_ref(&own), UnixMs(1)).unwrap();
    decide(&mut desk, &[correction("Bohou", "Bottou")]);
    let library = desk.library();
    library.delete_document(id).unwrap();
    let rows = library.memory().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].decision.origin_title, "Conversation 1");
    assert!(library.remember(&[own], UnixMs(1)).is_err(), "it holds for nothing");
}

#[test]
fn damaged_entries_are_marked_and_hurt_nothing_else() {
    let alterations = [
        "UPDATE memory SET meant = 'Button' WHERE shown = 'Bohou'",
        "UPDATE memory SET count = 40 WHERE shown = 'Bohou'",
        "UPDATE memory SET kind = 'wish' WHERE shown = 'Bohou'",
        "UPDATE memory SET origin_title = 'Eve' WHERE shown = 'Bohou'",
        "UPDATE memory SET seal = x'00' WHERE shown = 'Bohou'",
    ];
    for alteration in alterations {
        let mut desk = Desk::with(transcript(50, 6));
        decide(&mut desk, &[correction("Bohou", "Bottou"), correction("Lecuu", "Lecun")]);
        let path = desk.path();
        desk.library.take().unwrap().close().unwrap();
        assert_eq!(Connection::open(&path).unwrap().execute(alteration, []).unwrap(), 1);
        desk.library = Some(Library::open(&path).unwrap());
        desk.expect_same();
        let rows = desk.library().memory().unwrap();
        assert_eq!(rows.iter().filter(|row| row.damaged).count(), 1, "{alteration}");
        let damaged = rows.iter().find(|row| row.damaged).unwrap().id;
        // Undo goes on, and takes the sound one back.
        assert_eq!(desk.undo().as_deref(), Some("Correct"));
        let sound = desk.library().memory().unwrap().into_iter().filter(|row| !row.damaged);
        assert_eq!(sound.count(), 0, "{alteration}");
        assert_eq!(desk.library().forget(&[damaged]).unwrap().len(), 1);
        assert!(desk.library().memory().unwrap().is_empty(), "{alteration}");
    }
}

#[test]
fn a_damaged_note_of_a_step_is_passed_over() {
    let mut desk = Desk::with(transcript(50, 7));
    decide(&mut desk, &[correction("Bohou", "Bottou")]);
    let path = desk.path();
    desk.library.take().unwrap().close().unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.execute("UPDATE memory_steps SET seal = zeroblob(32)", []).unwrap();
    drop(connection);
    desk.library = Some(Library::open(&path).unwrap());
    desk.expect_same();
    desk.undo();
    assert_eq!(counts(desk.library()), [("Bohou".into(), 1)]);
}

/// A seal as the tables of schema 1 have it: every column with its length.
fn seal(columns: &[&[u8]]) -> Vec<u8> {
    let mut hasher = blake3::Hasher::new();
    for column in columns {
        hasher.update(&(column.len() as u64).to_le_bytes()).update(column);
    }
    hasher.finalize().as_bytes().to_vec()
}

#[test]
fn the_glossary_and_what_was_left_alone_come_along_from_an_older_library() {
    let mut desk = Desk::with(transcript(50, 8));
    let (id, path) = (desk.id, desk.path());
    desk.library.take().unwrap().close().unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "DROP TABLE merges; DROP TABLE memory_steps; DROP TABLE memory; DROP TABLE statuses;
        ALTER TABLE versions DROP COLUMN pinned; ALTER TABLE versions DROP COLUMN findings_left;
        PRAGMA user_version = 1",
    )
    .unwrap();
    let words = [(None, "blicket"), (Some(id.0), "wug"), (None, "torn")];
    for (document, word) in words {
        let scope = document.map_or(Vec::new(), |id: i64| id.to_le_bytes().to_vec());
        let shown = if word == "torn" { "worn" } else { word };
        let seal = seal(&[b"glossary", word.as_bytes(), &scope, &7_i64.to_le_bytes()]);
        let insert = "INSERT INTO glossary (document, word, at, seal) VALUES (?1, ?2, 7, ?3)";
        db.execute(insert, params![document, shown, seal]).unwrap();
    }
    let key = format!("left_alone/{}", id.0);
    let left =
        r#"[{"rule":"spelling","text":"Kern","turn":2},{"rule":"quotes","text":"x","turn":null}]"#;
    let seal = seal(&[b"settings", key.as_bytes(), left.as_bytes()]);
    db.execute("INSERT INTO settings VALUES (?1, ?2, ?3)", params![key, left, seal]).unwrap();
    drop(db);
    desk.library = Some(Library::open(&path).unwrap());
    desk.expect_same();
    let mut moved: Vec<_> = desk
        .library()
        .memory()
        .unwrap()
        .into_iter()
        .map(|row| {
            assert!(!row.damaged && row.count == 1);
            (row.decision.kind, row.decision.scope, row.decision.shown, row.decision.rule)
        })
        .collect();
    moved.sort();
    let expected = [
        (MemoryKind::Rejection, Scope::Document(id), "x", "quotes"),
        (MemoryKind::Rejection, Scope::Turn(id, TurnId(2)), "Kern", "spelling"),
        (MemoryKind::Word, Scope::Library, "blicket", ""),
        (MemoryKind::Word, Scope::Document(id), "wug", ""),
    ];
    let expected =
        expected.map(|(kind, scope, shown, rule)| (kind, scope, shown.into(), rule.into()));
    assert_eq!(moved, expected);
    desk.reopen();
    assert_eq!(desk.library().memory().unwrap().len(), 4, "it is moved once");
}

#[test]
fn the_same_word_is_remembered_once_for_each_scope() {
    let mut desk = Desk::with(transcript(50, 9));
    let other = transcript(60, 10);
    let new = NewDocument { transcript: &other, bytes: b"", author: "Ada", at: UnixMs(2_000) };
    let (first, library) = (desk.id, desk.library());
    let second = library.import(new).unwrap();
    let scopes = [Scope::Library, Scope::Document(first), Scope::Document(second)];
    let words = scopes.map(|scope| decision(MemoryKind::Word, scope, "wug", ""));
    library.remember(&words, UnixMs(1)).unwrap();
    library.remember(&words, UnixMs(2)).unwrap();
    assert_eq!(counts(library), [("wug".into(), 2), ("wug".into(), 2), ("wug".into(), 2)]);
    assert!(Scope::Library.reaches(first) && Scope::Turn(first, TurnId(1)).reaches(first));
    assert!(!Scope::Document(second).reaches(first));
}
