//! Versions: named or automatic points in a document's history, the import the first of them.
//!
//! A version is kept as what differs from the one before it, a whole one every [`KEY_EVERY`]. The
//! hash of its JSON is kept beside it. Should the chain be damaged, the journal can rebuild it.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use transcript::Transcript;

use crate::error::{Result, StoreError};
use crate::seal::{Hash, Seal};
use crate::tally::Tally;
use crate::{DocumentId, Library, Revision, UnixMs, VersionId, documents, packing, snapshots};

/// How many versions hang together at most: as many are unpacked in some milliseconds.
const KEY_EVERY: u32 = 50;

/// How a version came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VersionKind {
    /// The document as it was imported.
    Import,
    /// Somebody saved it.
    Named,
    /// The program saved it, before something large or after a while.
    Automatic,
}

/// A version to be saved.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'a> {
    /// Its name.
    pub name: &'a str,
    /// A note on it, often empty.
    pub note: &'a str,
    /// Who saves it.
    pub author: &'a str,
    /// When.
    pub at: UnixMs,
    /// How it came to be.
    pub kind: VersionKind,
    /// The document as it is now.
    pub transcript: &'a Transcript,
}

/// A version as the list of versions shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// Its id.
    pub id: VersionId,
    /// The document that it is a version of.
    pub document: DocumentId,
    /// Its name.
    pub name: String,
    /// A note on it, often empty.
    pub note: String,
    /// How it came to be.
    pub kind: VersionKind,
    /// Who saved it.
    pub author: String,
    /// When.
    pub at: UnixMs,
    /// The revision that it is.
    pub revision: Revision,
    /// How many words are spoken in it.
    pub words: u32,
    /// How many turns it has.
    pub turns: u32,
    content: Hash,
    parent: Option<VersionId>,
    depth: u32,
}

/// A transcript made ready to be kept.
pub(crate) struct Draft {
    json: Vec<u8>,
    content: Hash,
    pub words: u32,
}

impl Draft {
    pub(crate) fn of(transcript: &Transcript) -> Result<Self> {
        let json = packing::to_json(transcript)?;
        let content = *blake3::hash(&json).as_bytes();
        Ok(Self { json, content, words: Tally::of(transcript).words() })
    }
}

impl Library {
    /// Saves a version of a document as it is now.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`], [`StoreError::Disk`].
    pub fn save_version(&mut self, id: DocumentId, new: NewVersion<'_>) -> Result<VersionId> {
        let draft = Draft::of(new.transcript)?;
        let known = self.desk.get_mut(&id).and_then(|desk| desk.newest.take());
        let version = self.write(|db| {
            let revision = documents::load(db, id)?.revision;
            let parent = match newest(db, id)? {
                Some(row) if row.depth + 1 < KEY_EVERY => match known {
                    Some((version, json)) if version == row.id => Some((row, json)),
                    // A damaged parent is left alone: this version then stands by itself.
                    _ => content(db, &row).ok().map(|json| (row, json)),
                },
                _ => None,
            };
            insert(db, id, revision, &new, &draft, parent)
        })?;
        self.desk.entry(id).or_default().newest = Some((version, draft.json));
        Ok(version)
    }

    /// The versions of a document, oldest first.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn versions(&self, id: DocumentId) -> Result<Vec<VersionRow>> {
        self.read(|db| {
            let select = format!("SELECT {COLUMNS} FROM versions WHERE document = ?1 ORDER BY id");
            let mut statement = db.prepare_cached(&select)?;
            let rows = statement.query_map([id], sealed)?;
            let rows = rows.map(|row| checked(row?)).collect::<Result<Vec<_>>>()?;
            // Every document has its import.
            if rows.is_empty() { Err(StoreError::NoSuchDocument(id)) } else { Ok(rows) }
        })
    }

    /// A version as it was.
    ///
    /// # Errors
    /// [`StoreError::NoSuchVersion`], [`StoreError::Damaged`] when neither the versions nor the
    /// journal can tell what it was.
    pub fn version(&self, id: VersionId) -> Result<Transcript> {
        self.read(|db| {
            let row = load(db, id)?;
            packing::from_json(&content(db, &row)?)
        })
    }

    /// Gives a version another name and note.
    ///
    /// # Errors
    /// [`StoreError::NoSuchVersion`], [`StoreError::Damaged`].
    pub fn rename_version(&mut self, id: VersionId, name: &str, note: &str) -> Result<()> {
        self.write(|db| {
            let mut row = load(db, id)?;
            name.clone_into(&mut row.name);
            note.clone_into(&mut row.note);
            let update = "UPDATE versions SET name = ?2, note = ?3, seal = ?4 WHERE id = ?1";
            db.execute(update, params![id, row.name, row.note, row.seal().hash()])?;
            Ok(())
        })
    }

    /// Removes a version; the journal keeps its changes.
    ///
    /// # Errors
    /// [`StoreError::ImportKept`] for the import; [`StoreError::NoSuchVersion`],
    /// [`StoreError::Damaged`].
    pub fn delete_version(&mut self, id: VersionId) -> Result<()> {
        let document = self.write(|db| {
            let row = load(db, id)?;
            if row.kind == VersionKind::Import {
                return Err(StoreError::ImportKept(id));
            }
            adopt_child(db, &row)?;
            db.execute("DELETE FROM versions WHERE id = ?1", [id])?;
            Ok(row.document)
        })?;
        if let Some(desk) = self.desk.get_mut(&document) {
            desk.newest = None;
        }
        Ok(())
    }
}

const COLUMNS: &str = "id, document, name, note, kind, author, at, revision, words, turns,
    content, parent, depth, seal";

/// The first version of a document.
pub(crate) fn import(db: &Connection, id: DocumentId) -> Result<Transcript> {
    let select = format!(
        "SELECT {COLUMNS} FROM versions WHERE document = ?1 AND kind = 'import' ORDER BY id"
    );
    let found = db.prepare_cached(&select)?.query_row([id], sealed).optional()?;
    let Some(found) = found else {
        return Err(StoreError::damaged(format!("the import of transcript {} is missing", id.0)));
    };
    packing::from_json(&unchain(db, &checked(found)?)?)
}

/// Writes a version down as what differs from its parent, or whole.
pub(crate) fn insert(
    db: &Connection,
    document: DocumentId,
    revision: Revision,
    new: &NewVersion<'_>,
    draft: &Draft,
    parent: Option<(VersionRow, Vec<u8>)>,
) -> Result<VersionId> {
    let body = match &parent {
        Some((_, json)) => packing::delta(json, &draft.json)?,
        None => packing::squeeze(&draft.json)?,
    };
    // The seal covers the id, which SQLite gives out: hence it is written after the row.
    let mut row = VersionRow {
        id: VersionId(0),
        document,
        name: new.name.to_owned(),
        note: new.note.to_owned(),
        kind: new.kind,
        author: new.author.to_owned(),
        at: new.at,
        revision,
        words: draft.words,
        turns: documents::count(new.transcript.turns.len()),
        content: draft.content,
        depth: parent.as_ref().map_or(0, |(row, _)| row.depth + 1),
        parent: parent.map(|(row, _)| row.id),
    };
    db.prepare_cached(
        "INSERT INTO versions (document, name, note, kind, author, at, revision, words, turns,
            content, parent, depth, body, seal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, x'')",
    )?
    .execute(params![
        row.document,
        row.name,
        row.note,
        row.kind,
        row.author,
        row.at,
        row.revision,
        row.words,
        row.turns,
        row.content,
        row.parent,
        row.depth,
        body,
    ])?;
    row.id = VersionId(db.last_insert_rowid());
    seal_again(db, &row)?;
    Ok(row.id)
}

fn newest(db: &Connection, id: DocumentId) -> Result<Option<VersionRow>> {
    let select =
        format!("SELECT {COLUMNS} FROM versions WHERE document = ?1 ORDER BY id DESC LIMIT 1");
    let found = db.prepare_cached(&select)?.query_row([id], sealed).optional()?;
    found.map(checked).transpose()
}

fn load(db: &Connection, id: VersionId) -> Result<VersionRow> {
    let select = format!("SELECT {COLUMNS} FROM versions WHERE id = ?1");
    let found = db.prepare_cached(&select)?.query_row([id], sealed).optional()?;
    checked(found.ok_or(StoreError::NoSuchVersion(id))?)
}

/// A version's JSON: from the chain of versions, or else from the journal.
fn content(db: &Connection, row: &VersionRow) -> Result<Vec<u8>> {
    unchain(db, row).or_else(|damage| {
        let replayed = snapshots::state(db, row.document, row.revision);
        let json = replayed.and_then(|transcript| packing::to_json(&transcript));
        json.ok().filter(|json| row.is(json)).ok_or(damage)
    })
}

/// A version's JSON, from the nearest whole version on.
fn unchain(db: &Connection, row: &VersionRow) -> Result<Vec<u8>> {
    let mut bodies = Vec::new();
    let mut link = Some(row.id);
    let mut statement = db.prepare_cached("SELECT parent, body FROM versions WHERE id = ?1")?;
    while let Some(id) = link {
        // Parents are older, so that damage cannot lead this in circles.
        let found = statement.query_row([id], |row| {
            Ok((row.get::<_, Option<VersionId>>(0)?, row.get::<_, Vec<u8>>(1)?))
        });
        let (parent, body) = found.optional()?.ok_or_else(|| row.damaged())?;
        if parent.is_some_and(|parent| parent >= id) {
            return Err(row.damaged());
        }
        bodies.push(body);
        link = parent;
    }
    let whole = bodies.pop().ok_or_else(|| row.damaged())?;
    let mut json = packing::unsqueeze(&whole)?;
    for delta in bodies.iter().rev() {
        json = packing::undelta(&json, delta)?;
    }
    if row.is(&json) { Ok(json) } else { Err(row.damaged()) }
}

/// Before a version goes: the version that hangs on it comes to hang on its parent.
fn adopt_child(db: &Connection, going: &VersionRow) -> Result<()> {
    let select = format!("SELECT {COLUMNS} FROM versions WHERE parent = ?1");
    let found = db.query_row(&select, [going.id], sealed).optional()?;
    let Some(found) = found else { return Ok(()) };
    let mut child = checked(found)?;
    let json = content(db, &child)?;
    child.parent = going.parent;
    child.depth = going.depth;
    let body = match going.parent {
        Some(parent) => packing::delta(&content(db, &load(db, parent)?)?, &json)?,
        None => packing::squeeze(&json)?,
    };
    let update = "UPDATE versions SET parent = ?2, depth = ?3, body = ?4 WHERE id = ?1";
    db.execute(update, params![child.id, child.parent, child.depth, body])?;
    seal_again(db, &child)
}

fn seal_again(db: &Connection, row: &VersionRow) -> Result<()> {
    let update = "UPDATE versions SET seal = ?2 WHERE id = ?1";
    db.prepare_cached(update)?.execute(params![row.id, row.seal().hash()])?;
    Ok(())
}

impl VersionRow {
    fn is(&self, json: &[u8]) -> bool {
        *blake3::hash(json).as_bytes() == self.content
    }

    fn damaged(&self) -> StoreError {
        StoreError::damaged(format!(
            "version {} ({}) is not what was written",
            self.id.0, self.name
        ))
    }

    fn seal(&self) -> Seal {
        Seal::of("versions")
            .number(self.id)
            .number(self.document)
            .text(&self.name)
            .text(&self.note)
            .text(self.kind.word())
            .text(&self.author)
            .number(self.at)
            .number(self.revision)
            .number(self.words)
            .number(self.turns)
            .bytes(&self.content)
            .maybe(self.parent)
            .number(self.depth)
    }
}

fn sealed(row: &Row<'_>) -> rusqlite::Result<(VersionRow, Hash)> {
    let version = VersionRow {
        id: row.get(0)?,
        document: row.get(1)?,
        name: row.get(2)?,
        note: row.get(3)?,
        kind: row.get(4)?,
        author: row.get(5)?,
        at: row.get(6)?,
        revision: row.get(7)?,
        words: row.get(8)?,
        turns: row.get(9)?,
        content: row.get(10)?,
        parent: row.get(11)?,
        depth: row.get(12)?,
    };
    Ok((version, row.get(13)?))
}

fn checked((row, seal): (VersionRow, Hash)) -> Result<VersionRow> {
    row.seal().check(&seal, || format!("the row of version {}", row.id.0))?;
    Ok(row)
}

impl VersionKind {
    fn word(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Named => "named",
            Self::Automatic => "automatic",
        }
    }
}

impl ToSql for VersionKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.word().into())
    }
}

impl FromSql for VersionKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        let kinds = [Self::Import, Self::Named, Self::Automatic];
        kinds.into_iter().find(|kind| kind.word() == word).ok_or(FromSqlError::InvalidType)
    }
}
