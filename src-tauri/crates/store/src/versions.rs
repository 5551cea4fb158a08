//! Versions: named or automatic points in a document's history, the import the first of them.

use rusqlite::{Connection, OptionalExtension, Row, params};
use transcript::Transcript;

use crate::chain::{self, Draft};
use crate::error::{Result, StoreError};
use crate::seal::{Hash, Seal};
use crate::words::words;
use crate::{
    DocumentId, Library, Revision, StatusChange, UnixMs, VersionId, documents, journal, packing,
    statuses,
};

/// How a version came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionKind {
    /// The document as it was imported.
    Import,
    /// Somebody saved it.
    Named,
    /// The program saved it, before something large or after a while.
    Automatic,
}

words! { VersionKind { Import: "import", Named: "named", Automatic: "automatic" } }

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
    /// True when it is never thinned out.
    pub pinned: bool,
    /// How many findings are left in it, where that is known.
    pub left: Option<u32>,
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
    /// How many findings were left in it, where that is known.
    pub left: Option<u32>,
    /// True when it is never thinned out.
    pub pinned: bool,
    /// True when the row is not what was written: what it shows is then not to be trusted.
    pub damaged: bool,
    /// The hash of its JSON.
    pub(crate) content: Hash,
    /// The version that it is kept as a difference from; `None` when it is kept whole.
    pub(crate) parent: Option<VersionId>,
    /// How many versions it hangs on.
    pub(crate) depth: u32,
}

impl Library {
    /// Saves a version of a document as it is now. An automatic one that says nothing that the
    /// newest version does not say is not made again: that one's id comes back.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`], [`StoreError::Disk`].
    pub fn save_version(&mut self, id: DocumentId, new: NewVersion<'_>) -> Result<VersionId> {
        self.save(id, new, None)
    }

    /// Saves a version of a document that is signed or sent on with it: both are on the disk when
    /// this returns, or neither.
    ///
    /// # Errors
    /// As [`save_version`](Self::save_version).
    pub fn save_version_as(
        &mut self,
        id: DocumentId,
        new: NewVersion<'_>,
        change: StatusChange<'_>,
    ) -> Result<VersionId> {
        self.save(id, new, Some(change))
    }

    fn save(
        &mut self,
        id: DocumentId,
        new: NewVersion<'_>,
        change: Option<StatusChange<'_>>,
    ) -> Result<VersionId> {
        let automatic = new.kind == VersionKind::Automatic;
        // A damaged row says nothing: a new version is made then.
        let newest = self.newest_version(id).ok().flatten().filter(|_| automatic);
        if let Some(newest) = &newest
            && newest.revision == self.read(|db| documents::load(db, id))?.revision
        {
            return Ok(newest.id);
        }
        let draft = Draft::of(new.transcript)?;
        if let Some(newest) = newest.filter(|newest| newest.content == draft.content) {
            return Ok(newest.id);
        }
        let known = self.desk.get_mut(&id).and_then(|desk| desk.newest.take());
        let version = self.write(|db| {
            let mut document = documents::load(db, id)?;
            let parent = chain::parent(db, id, known)?;
            let version = chain::insert(db, id, document.revision, &new, &draft, parent)?;
            if let Some(change) = change {
                statuses::set(db, &mut document, change)?;
                documents::save(db, &document)?;
            }
            Ok(version)
        })?;
        self.desk.entry(id).or_default().newest = Some((version, draft.json));
        Ok(version)
    }

    /// The newest version of a document, the import where there is no other.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when its row is not what was written.
    pub fn newest_version(&self, id: DocumentId) -> Result<Option<VersionRow>> {
        self.read(|db| newest(db, id))
    }

    /// The versions of all documents that hold a state with this name ([`VersionRow::state`]), the
    /// newest first. Rows that are damaged are passed over.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn versions_of_state(&self, state: &str) -> Result<Vec<VersionRow>> {
        let Ok(content) = blake3::Hash::from_hex(state) else { return Ok(Vec::new()) };
        self.read(|db| {
            let select =
                format!("SELECT {COLUMNS} FROM versions WHERE content = ?1 ORDER BY id DESC");
            let mut statement = db.prepare_cached(&select)?;
            let rows = statement.query_map([content.as_bytes()], sealed)?;
            let rows: rusqlite::Result<Vec<_>> = rows.collect();
            Ok(rows?.into_iter().filter_map(|row| checked(row).ok()).collect())
        })
    }

    /// When the first change was made that no version has; `None` when every change is in one.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn unkept_since(&self, id: DocumentId) -> Result<Option<UnixMs>> {
        self.read(|db| {
            let head = documents::load(db, id)?.revision;
            let kept = newest(db, id)?.map_or(Revision(0), |row| row.revision);
            if kept >= head {
                return Ok(None);
            }
            Ok(Some(journal::facts(db, id, kept.next())?.at))
        })
    }

    /// The versions of a document, oldest first.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`]. A damaged row is marked and not an error, so that the
    /// others can still be reached.
    pub fn versions(&self, id: DocumentId) -> Result<Vec<VersionRow>> {
        self.read(|db| {
            let rows = each(db, id, |(mut row, carried)| {
                row.damaged = row.seal().hash() != carried;
                Ok(row)
            })?;
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
            packing::from_json(&chain::content(db, &row)?)
        })
    }

    /// Gives a version another name and note.
    ///
    /// # Errors
    /// [`StoreError::NoSuchVersion`], [`StoreError::Damaged`].
    pub fn rename_version(&mut self, id: VersionId, name: &str, note: &str) -> Result<()> {
        self.amend_version(id, |row| {
            name.clone_into(&mut row.name);
            note.clone_into(&mut row.note);
        })
    }

    /// Says whether a version is never thinned out.
    ///
    /// # Errors
    /// [`StoreError::NoSuchVersion`], [`StoreError::Damaged`].
    pub fn pin_version(&mut self, id: VersionId, pinned: bool) -> Result<()> {
        self.amend_version(id, |row| row.pinned = pinned)
    }

    fn amend_version(&mut self, id: VersionId, alter: impl FnOnce(&mut VersionRow)) -> Result<()> {
        self.write(|db| {
            let mut row = load(db, id)?;
            alter(&mut row);
            let update = "UPDATE versions SET name = ?2, note = ?3, pinned = ?4, seal = ?5
                WHERE id = ?1";
            db.execute(update, params![id, row.name, row.note, row.pinned, row.seal().hash()])?;
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
            chain::adopt_child(db, &row)?;
            db.execute("DELETE FROM versions WHERE id = ?1", [id])?;
            Ok(row.document)
        })?;
        if let Some(desk) = self.desk.get_mut(&document) {
            desk.newest = None;
        }
        Ok(())
    }
}

pub(crate) const COLUMNS: &str =
    "id, document, name, note, kind, author, at, revision, words, turns,
    findings_left, pinned, content, parent, depth, seal";

pub(crate) fn newest(db: &Connection, id: DocumentId) -> Result<Option<VersionRow>> {
    let select =
        format!("SELECT {COLUMNS} FROM versions WHERE document = ?1 ORDER BY id DESC LIMIT 1");
    let found = db.prepare_cached(&select)?.query_row([id], sealed).optional()?;
    found.map(checked).transpose()
}

/// All of a document, oldest first, each checked.
pub(crate) fn all(db: &Connection, id: DocumentId) -> Result<Vec<VersionRow>> {
    each(db, id, checked)
}

/// The first of a document: the import.
pub(crate) fn import(db: &Connection, id: DocumentId) -> Result<VersionRow> {
    let select = format!(
        "SELECT {COLUMNS} FROM versions WHERE document = ?1 AND kind = ?2 ORDER BY id LIMIT 1"
    );
    let mut statement = db.prepare_cached(&select)?;
    let found = statement.query_row(params![id, VersionKind::Import], sealed).optional()?;
    let missing = || format!("the import of transcript {} is missing", id.0);
    checked(found.ok_or_else(|| StoreError::damaged(missing()))?)
}

fn each<T>(
    db: &Connection,
    id: DocumentId,
    read: impl Fn((VersionRow, Hash)) -> Result<T>,
) -> Result<Vec<T>> {
    let select = format!("SELECT {COLUMNS} FROM versions WHERE document = ?1 ORDER BY id");
    let mut statement = db.prepare_cached(&select)?;
    let rows = statement.query_map([id], sealed)?;
    rows.map(|row| read(row?)).collect()
}

pub(crate) fn load(db: &Connection, id: VersionId) -> Result<VersionRow> {
    let select = format!("SELECT {COLUMNS} FROM versions WHERE id = ?1");
    let found = db.prepare_cached(&select)?.query_row([id], sealed).optional()?;
    checked(found.ok_or(StoreError::NoSuchVersion(id))?)
}

impl VersionRow {
    /// The name of the state that it holds, which is the same in every library: the hash of its
    /// JSON.
    pub fn state(&self) -> String {
        blake3::Hash::from_bytes(self.content).to_hex().to_string()
    }

    pub(crate) fn is(&self, json: &[u8]) -> bool {
        *blake3::hash(json).as_bytes() == self.content
    }

    pub(crate) fn not_as_written(&self) -> StoreError {
        StoreError::damaged(format!(
            "version {} ({}) is not what was written",
            self.id.0, self.name
        ))
    }

    pub(crate) fn seal(&self) -> Seal {
        let seal = Seal::of("versions")
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
            .number(self.depth);
        // Rows of schema 2 were sealed without these two, and hold nothing in them.
        if self.left.is_none() && !self.pinned {
            return seal;
        }
        seal.maybe(self.left).number(self.pinned)
    }
}

pub(crate) fn sealed(row: &Row<'_>) -> rusqlite::Result<(VersionRow, Hash)> {
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
        left: row.get(10)?,
        pinned: row.get(11)?,
        damaged: false,
        content: row.get(12)?,
        parent: row.get(13)?,
        depth: row.get(14)?,
    };
    Ok((version, row.get(15)?))
}

pub(crate) fn checked((row, seal): (VersionRow, Hash)) -> Result<VersionRow> {
    row.seal().check(&seal, || format!("the row of version {}", row.id.0))?;
    Ok(row)
}
