//! Working copies: one transcript with its whole history in a `.galley` file of its own, to be
//! worked on elsewhere and brought back.
//!
//! A working copy has the tables of a library, and the rows in it are those of the library to the
//! byte, seals and ids included; what comes in is sealed anew under a fresh id. Two documents are
//! copies of one when they came from the same bytes and were read alike; their histories are the
//! same as far as the rows of their journals are.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use transcript::Transcript;

use crate::chain::{self, Draft};
use crate::documents::DocumentRow;
use crate::error::{Result, StoreError};
use crate::journal::Row;
use crate::lock::beside;
use crate::seal::Hash;
use crate::{
    CopyState, DocumentId, Library, Merge, NewVersion, Revision, documents, journal, merges,
    migrations, originals, snapshots, statuses, versions,
};

/// The tables of one document, those first that others belong to. What an editor taught the
/// library is the editor's and stays.
const TABLES: &[(&str, &str)] = &[
    ("documents", "id"),
    ("originals", "document"),
    ("versions", "document"),
    ("journal", "document"),
    ("snapshots", "document"),
    ("statuses", "document"),
    ("merges", "document"),
];

/// A working copy that was found whole: every seal of it was checked.
#[derive(Debug)]
pub struct WorkingCopy {
    connection: Connection,
    document: DocumentRow,
    // Dropped last: it is the file that the connection is on.
    _scratch: Scratch,
}

/// What a document of the library and a working copy have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The document.
    pub document: DocumentId,
    /// The last revision that both have.
    pub common: Revision,
    /// Steps of the document since.
    pub mine: usize,
    /// Steps of the copy since, or since it was merged.
    pub theirs: usize,
    /// The newest state of the copy that was merged into the document.
    pub merged: Option<Merge>,
}

/// A file that is gone when this is.
#[derive(Debug)]
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        // One that stays is written over by the next.
        let _ = fs::remove_file(&self.0);
    }
}

impl Library {
    /// Writes a document with its whole history as a working copy: whole, or not at all.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`] when what is in the library is not
    /// whole, [`StoreError::Disk`], [`StoreError::ReadOnly`]. What was at `path` is then still
    /// there.
    pub fn export_copy(&self, id: DocumentId, path: &Path) -> Result<()> {
        self.read(|db| documents::load(db, id))?;
        let write = || {
            let scratch = fresh_scratch(beside(path, ".part"))?;
            migrations::migrate(&mut Connection::open(&scratch.0)?)?;
            self.read(|db| {
                let target = scratch.0.to_string_lossy();
                db.execute("ATTACH DATABASE ?1 AS working_copy", [target])?;
                let copied = copy_rows(db, id);
                let detached = db.execute_batch("DETACH DATABASE working_copy");
                copied.and_then(|()| Ok(detached?))
            })?;
            File::open(&scratch.0)?.sync_all()?;
            check_whole(&Connection::open(&scratch.0)?)?;
            fs::rename(&scratch.0, path)?;
            // A folder that cannot be synced has the file all the same.
            if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
                let _ = folder.sync_all();
            }
            Ok(())
        };
        write().map_err(|error: StoreError| match error {
            StoreError::Disk { .. } | StoreError::ReadOnly { .. } => error.at(path),
            error => error.at(self.path()),
        })
    }

    /// Reads a working copy and checks the whole of it. The file itself is not touched.
    ///
    /// # Errors
    /// [`StoreError::NoCopy`] when it is damaged or something else, [`StoreError::Newer`],
    /// [`StoreError::Disk`].
    pub fn read_copy(&self, path: &Path) -> Result<WorkingCopy> {
        self.copy_from(path, |scratch| fs::copy(path, scratch).map(|_| ()))
    }

    /// The same from the bytes of a file with this name.
    ///
    /// # Errors
    /// As [`read_copy`](Self::read_copy).
    pub fn read_copy_bytes(&self, name: &Path, bytes: &[u8]) -> Result<WorkingCopy> {
        self.copy_from(name, |scratch| fs::write(scratch, bytes))
    }

    fn copy_from(
        &self,
        path: &Path,
        fill: impl Fn(&Path) -> std::io::Result<()>,
    ) -> Result<WorkingCopy> {
        let read = || {
            let scratch = fresh_scratch(beside(self.path(), ".incoming"))?;
            fill(&scratch.0)?;
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let mut connection = Connection::open_with_flags(&scratch.0, flags)?;
            if fs::metadata(&scratch.0)?.len() == 0 {
                return Err(StoreError::damaged("it is empty"));
            }
            migrations::check_ours(&connection)?;
            let answer: String =
                connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
            if answer != "ok" {
                return Err(StoreError::damaged(answer));
            }
            migrations::migrate(&mut connection)?;
            let document = check_whole(&connection)?;
            Ok(WorkingCopy { connection, document, _scratch: scratch })
        };
        read().map_err(|error| match error {
            StoreError::Damaged { detail, .. } => {
                StoreError::NoCopy { path: path.to_owned(), detail }
            }
            StoreError::Database(error) => {
                StoreError::NoCopy { path: path.to_owned(), detail: error.to_string() }
            }
            error => error.at(path),
        })
    }

    /// The document that a working copy has most of its history in common with.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the copy cannot be read any more. Documents of the library that
    /// are damaged are passed over.
    pub fn shared_with(&self, copy: &WorkingCopy) -> Result<Option<Shared>> {
        let mut best: Option<Shared> = None;
        for row in self.documents()? {
            let Ok(Some(shared)) = self.shared_by(row.id, copy) else { continue };
            if best.as_ref().is_none_or(|best| shared.common > best.common) {
                best = Some(shared);
            }
        }
        Ok(best)
    }

    /// What a document has in common with a working copy; `None` when they are of two things.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn shared_by(&self, id: DocumentId, copy: &WorkingCopy) -> Result<Option<Shared>> {
        let (theirs, theirs_id) = (&copy.connection, copy.document.id);
        let identity = identity(theirs, theirs_id)?;
        let found = self.read(|db| {
            let same = self::identity(db, id)? == identity;
            same.then(|| {
                let mine = journal::all_told(db, id)?;
                let theirs = journal::all_told(theirs, theirs_id)?;
                let merged = merges::newest(db, id, &mine, &theirs)?;
                Ok((mine, theirs, merged))
            })
            .transpose()
        })?;
        let Some((mine, theirs, merged)) = found else { return Ok(None) };
        let common = mine.iter().zip(&theirs).take_while(|(a, b)| a.1 == b.1).count() as u64;
        // The document's own history may have come to the copy since.
        let merged = merged.filter(|merge| merge.copy.revision.0 > common);
        let known = merged.as_ref().map_or(common, |merge| merge.copy.revision.0);
        let since = |rows: &[(Row, Hash)], revision: u64| {
            let rows = rows.iter().map(|(row, _)| row);
            journal::in_force(rows.filter(|row| row.revision.0 > revision)).len()
        };
        Ok(Some(Shared {
            document: id,
            common: Revision(common),
            mine: since(&mine, common),
            theirs: since(&theirs, known),
            merged,
        }))
    }

    /// A document as it was at a revision.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn state_at(&self, id: DocumentId, revision: Revision) -> Result<Transcript> {
        self.read(|db| snapshots::state(db, id, revision))
    }

    /// Takes a working copy in as a document of its own, with its whole history.
    ///
    /// # Errors
    /// [`StoreError::Disk`], [`StoreError::Damaged`]; nothing is stored then.
    pub fn take_in(&mut self, copy: &WorkingCopy) -> Result<DocumentId> {
        let (from, old) = (&copy.connection, copy.document.id);
        let state = copy.state()?;
        self.write(|db| {
            let id = documents::insert(db, &copy.document)?;
            let (file, bytes, body) = originals::load(from, old)?;
            originals::keep(db, id, &file, &bytes, &body)?;
            let mut known = None;
            for row in versions::all(from, old)? {
                let json = chain::content(from, &row)?;
                let transcript: Transcript = crate::packing::from_json(&json)?;
                let version = NewVersion {
                    name: &row.name,
                    note: &row.note,
                    author: &row.author,
                    at: row.at,
                    kind: row.kind,
                    pinned: row.pinned,
                    left: row.left,
                    transcript: &transcript,
                };
                let draft = Draft::of(&transcript)?;
                let parent = chain::parent(db, id, known.take())?;
                let version = chain::insert(db, id, row.revision, &version, &draft, parent)?;
                known = Some((version, draft.json));
            }
            for revision in 1..=copy.document.revision.0 {
                journal::append(db, id, &journal::row(from, old, Revision(revision))?)?;
            }
            for step in statuses::all(from, old)? {
                statuses::put(db, id, &step)?;
            }
            for merge in merges::all(from, old)? {
                merges::put(db, id, &merge)?;
            }
            snapshots::put(db, id, copy.document.revision, &state)?;
            Ok(id)
        })
    }
}

impl WorkingCopy {
    /// Its document, as the list of the library that it comes from shows it.
    pub fn document(&self) -> &DocumentRow {
        &self.document
    }

    /// The transcript as it is in the copy.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn state(&self) -> Result<Transcript> {
        snapshots::state(&self.connection, self.document.id, self.document.revision)
    }

    /// The transcript as it was at a revision.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn state_at(&self, revision: Revision) -> Result<Transcript> {
        snapshots::state(&self.connection, self.document.id, revision)
    }

    /// What is merged when it is merged as it is now; `None` when nothing was ever done to it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn last(&self) -> Result<Option<CopyState>> {
        let rows = journal::all_told(&self.connection, self.document.id)?;
        Ok(rows.last().map(|(row, told)| CopyState { revision: row.revision, told: *told }))
    }

    /// Who changed it after a revision, the first to do so first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn authors_since(&self, common: Revision) -> Result<Vec<String>> {
        let mut authors: Vec<String> = Vec::new();
        for row in journal::all(&self.connection, self.document.id)? {
            if row.revision > common && !authors.contains(&row.author) {
                authors.push(row.author);
            }
        }
        Ok(authors)
    }
}

/// An empty file for a database, in the place of what was left there.
fn fresh_scratch(path: PathBuf) -> Result<Scratch> {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        match fs::remove_file(beside(&path, suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    File::create(&path)?;
    Ok(Scratch(path))
}

fn copy_rows(db: &Connection, id: DocumentId) -> Result<()> {
    let transaction = db.unchecked_transaction()?;
    for (table, column) in TABLES {
        let copy = format!(
            "INSERT INTO working_copy.{table} SELECT * FROM main.{table} WHERE {column} = ?1"
        );
        transaction.execute(&copy, [id])?;
    }
    Ok(transaction.commit()?)
}

/// Reads every row of a working copy; its document.
fn check_whole(db: &Connection) -> Result<DocumentRow> {
    let ids = db.prepare("SELECT id FROM documents")?.query_map([], |row| row.get(0))?.collect();
    let ids: rusqlite::Result<Vec<DocumentId>> = ids;
    let id = match ids?.as_slice() {
        [id] => *id,
        [] => return Err(StoreError::damaged("it holds no transcript")),
        _ => return Err(StoreError::damaged("it is a whole library and not one transcript")),
    };
    let document = documents::load(db, id)?;
    originals::load(db, id)?;
    for row in versions::all(db, id)? {
        chain::content(db, &row)?;
    }
    statuses::all(db, id)?;
    merges::all(db, id)?;
    // From the import on, so that every change is read and fits.
    let mut transcript = chain::import(db, id)?;
    journal::replay(db, id, Revision(0), document.revision, &mut transcript)?;
    if transcript != snapshots::state(db, id, document.revision)? {
        return Err(StoreError::damaged("its snapshot is not what its journal tells"));
    }
    Ok(document)
}

/// What is the same in all copies of a document: what it came from, and how that was read.
fn identity(db: &Connection, id: DocumentId) -> Result<(Hash, Hash)> {
    let (_, bytes, _) = originals::load(db, id)?;
    let import = versions::import(db, id)?;
    Ok((*blake3::hash(&bytes).as_bytes(), import.content))
}
