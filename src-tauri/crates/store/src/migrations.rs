//! How the tables came to be. Append only: a step that was ever released never changes.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Result, StoreError};

/// The newest schema that this code knows.
pub const KNOWN: i64 = STEPS.len() as i64;

/// `GALY`, so that the database of another program is not taken for a library.
const APPLICATION_ID: i64 = 0x4741_4C59;

const STEPS: &[&str] = &["
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    file TEXT NOT NULL,
    status TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    opened INTEGER,
    words INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    speakers INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    findings_left INTEGER,
    revision INTEGER NOT NULL,
    last_turn_id INTEGER NOT NULL,
    seal BLOB NOT NULL
) STRICT;

CREATE TABLE originals (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    file TEXT NOT NULL,
    body BLOB NOT NULL,
    seal BLOB NOT NULL
) STRICT;

CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    kind TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    words INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    content BLOB NOT NULL,
    parent INTEGER,
    depth INTEGER NOT NULL,
    body BLOB NOT NULL,
    seal BLOB NOT NULL
) STRICT;
CREATE INDEX versions_of_document ON versions (document, id);

CREATE TABLE journal (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL,
    step INTEGER NOT NULL,
    below INTEGER,
    undo_top INTEGER,
    redo_top INTEGER,
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    change BLOB NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (document, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
    document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL,
    seal BLOB NOT NULL
) STRICT;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE glossary (
    id INTEGER PRIMARY KEY,
    document INTEGER REFERENCES documents ON DELETE CASCADE,
    word TEXT NOT NULL,
    at INTEGER NOT NULL,
    seal BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX glossary_words ON glossary (ifnull(document, 0), word);
"];

/// Refuses a database that this code must not touch. Reads only.
///
/// # Errors
/// [`StoreError::Newer`], or [`StoreError::Damaged`] for the database of another program.
pub(crate) fn check_ours(connection: &Connection) -> Result<()> {
    let found = pragma(connection, "user_version")?;
    let owner = pragma(connection, "application_id")?;
    let empty =
        connection
            .query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))?;
    if owner == APPLICATION_ID && found > KNOWN {
        return Err(StoreError::Newer { path: Default::default(), found, known: KNOWN });
    }
    let fresh = owner == 0 && found == 0 && empty;
    if owner == APPLICATION_ID && found > 0 || fresh {
        return Ok(());
    }
    Err(StoreError::damaged("it is the database of another program"))
}

/// Brings the tables up to date, each step whole or not at all.
pub(crate) fn migrate(connection: &mut Connection) -> Result<()> {
    for (step, number) in STEPS.iter().zip(1_i64..) {
        if pragma(connection, "user_version")? >= number {
            continue;
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

fn pragma(connection: &Connection, name: &str) -> Result<i64> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}
