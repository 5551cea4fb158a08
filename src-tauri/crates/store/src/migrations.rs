//! How the tables came to be. Append only: a step that was ever released never changes.

use rusqlite::{Connection, TransactionBehavior};
use serde::Deserialize;
use transcript::TurnId;

use crate::error::{Result, StoreError};
use crate::memory::{self, Decision, MemoryKind, Scope};
use crate::seal::{Hash, Seal};
use crate::{DocumentId, UnixMs};

/// The newest schema that this code knows.
pub const KNOWN: i64 = STEPS.len() as i64;

/// `GALY`, so that the database of another program is not taken for a library.
const APPLICATION_ID: i64 = 0x4741_4C59;

const STEPS: &[&str] = &[
    "
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
",
    "
CREATE TABLE memory (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    document INTEGER REFERENCES documents ON DELETE CASCADE,
    turn INTEGER,
    shown TEXT NOT NULL,
    meant TEXT NOT NULL,
    rule TEXT NOT NULL,
    origin INTEGER,
    origin_title TEXT NOT NULL,
    at INTEGER NOT NULL,
    count INTEGER NOT NULL,
    seal BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX memory_entries
    ON memory (kind, ifnull(document, 0), ifnull(turn, 0), shown, meant, rule);

CREATE TABLE memory_steps (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    step INTEGER NOT NULL,
    memory INTEGER NOT NULL REFERENCES memory ON DELETE CASCADE,
    seal BLOB NOT NULL,
    PRIMARY KEY (document, step, memory)
) STRICT, WITHOUT ROWID;
",
    "
ALTER TABLE versions ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE versions ADD COLUMN findings_left INTEGER;

CREATE TABLE statuses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    status TEXT NOT NULL,
    note TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    seal BLOB NOT NULL
) STRICT;
CREATE INDEX statuses_of_document ON statuses (document, id);
",
    "
CREATE TABLE merges (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    step INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    told BLOB NOT NULL,
    names BLOB NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (document, step)
) STRICT, WITHOUT ROWID;
",
    "ALTER TABLE merges ADD COLUMN theirs BLOB",
];

/// What the second step does that SQL cannot: rows of other tables are sealed anew.
const INTO_MEMORY: i64 = 2;

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
        if number == INTO_MEMORY {
            into_memory(&transaction)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

/// The glossary, and what was left alone, become entries of the memory. A row that is not what
/// was written stays where it is: nobody can tell what it said.
fn into_memory(db: &Connection) -> Result<()> {
    let mut moved = Vec::new();
    let mut glossary = db.prepare("SELECT word, document, at, seal FROM glossary ORDER BY id")?;
    let rows = glossary.query_map([], |row| {
        let word: (String, Option<DocumentId>, UnixMs) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((word, row.get::<_, Hash>(3)?))
    })?;
    for ((word, document, at), carried) in rows.filter_map(std::result::Result::ok) {
        if Seal::of("glossary").text(&word).maybe(document).number(at).hash() == carried {
            let scope = document.map_or(Scope::Library, Scope::Document);
            moved.push((decision(MemoryKind::Word, scope, word, String::new()), at));
        }
    }
    let select = "SELECT key, value, settings.seal, id, changed FROM settings
        JOIN documents ON key = 'left_alone/' || id";
    let mut settings = db.prepare(select)?;
    let rows = settings.query_map([], |row| {
        let setting: (String, String, Hash) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((setting, DocumentId(row.get(3)?), UnixMs(row.get(4)?)))
    })?;
    for ((key, value, carried), document, at) in rows.filter_map(std::result::Result::ok) {
        if Seal::of("settings").text(&key).text(&value).hash() != carried {
            continue;
        }
        let left: Vec<LeftAlone> = serde_json::from_str(&value).unwrap_or_default();
        for LeftAlone { rule, text, turn } in left {
            let scope = turn.map_or(Scope::Document(document), |id| Scope::Turn(document, id));
            moved.push((decision(MemoryKind::Rejection, scope, text, rule), at));
        }
    }
    for (decision, at) in moved {
        memory::count_once_more(db, &decision, at)?;
    }
    Ok(())
}

/// What was left alone, as the settings of schema 1 kept it.
#[derive(Deserialize)]
struct LeftAlone {
    rule: String,
    text: String,
    turn: Option<TurnId>,
}

fn decision(kind: MemoryKind, scope: Scope, shown: String, rule: String) -> Decision {
    let (meant, origin_title) = (String::new(), String::new());
    Decision { kind, scope, shown, meant, rule, origin: scope.document(), origin_title }
}

fn pragma(connection: &Connection, name: &str) -> Result<i64> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}
