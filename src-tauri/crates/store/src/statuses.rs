//! How far a document is, and every step of that: who said so, when and why.

use rusqlite::{Connection, params};

use crate::documents::DocumentRow;
use crate::error::Result;
use crate::seal::{Hash, Seal};
use crate::words::words;
use crate::{DocumentId, Library, Revision, UnixMs, documents};

/// How far a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// As it was imported. Its first change makes it one that is corrected.
    #[default]
    Draft,
    /// Somebody corrects it.
    Correcting,
    /// Somebody else reads it.
    InReview,
    /// It was signed.
    Approved,
    /// It is out.
    Published,
}

words! {
    Status {
        Draft: "draft",
        Correcting: "correcting",
        InReview: "in_review",
        Approved: "approved",
        Published: "published",
    }
}

/// A step from one status to another, to be written down.
#[derive(Clone, Copy, Debug)]
pub struct StatusChange<'a> {
    /// What the document is from now on.
    pub status: Status,
    /// A note on it, often empty.
    pub note: &'a str,
    /// Who says so.
    pub author: &'a str,
    /// When.
    pub at: UnixMs,
}

/// A step from one status to another, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusRow {
    /// What the document was from then on.
    pub status: Status,
    /// A note on it, often empty.
    pub note: String,
    /// Who said so.
    pub author: String,
    /// When.
    pub at: UnixMs,
    /// The revision that the document was at.
    pub revision: Revision,
}

impl Library {
    /// Notes how far a document is.
    ///
    /// # Errors
    /// [`NoSuchDocument`](crate::StoreError::NoSuchDocument),
    /// [`Damaged`](crate::StoreError::Damaged), [`Disk`](crate::StoreError::Disk).
    pub fn set_status(&mut self, id: DocumentId, change: StatusChange<'_>) -> Result<()> {
        self.write(|db| {
            let mut row = documents::load(db, id)?;
            set(db, &mut row, change)?;
            documents::save(db, &row)
        })
    }

    /// How a document came to be as far as it is, the oldest step first.
    ///
    /// # Errors
    /// [`Damaged`](crate::StoreError::Damaged).
    pub fn statuses(&self, id: DocumentId) -> Result<Vec<StatusRow>> {
        self.read(|db| all(db, id))
    }
}

/// The steps of a document, the oldest first.
pub(crate) fn all(db: &Connection, id: DocumentId) -> Result<Vec<StatusRow>> {
    let select = "SELECT status, note, author, at, revision, seal FROM statuses
        WHERE document = ?1 ORDER BY id";
    let mut statement = db.prepare_cached(select)?;
    let rows = statement.query_map([id], |row| {
        let step = StatusRow {
            status: row.get(0)?,
            note: row.get(1)?,
            author: row.get(2)?,
            at: row.get(3)?,
            revision: row.get(4)?,
        };
        Ok((step, row.get::<_, Hash>(5)?))
    })?;
    let checked = rows.map(|row| {
        let (step, carried) = row?;
        step.seal(id).check(&carried, || format!("a status of transcript {}", id.0))?;
        Ok(step)
    });
    checked.collect()
}

/// Makes a step: in the row, which is still to be saved, and in the list of steps.
pub(crate) fn set(db: &Connection, row: &mut DocumentRow, change: StatusChange<'_>) -> Result<()> {
    row.status = change.status;
    let step = StatusRow {
        status: change.status,
        note: change.note.to_owned(),
        author: change.author.to_owned(),
        at: change.at,
        revision: row.revision,
    };
    put(db, row.id, &step)
}

/// Writes a step down.
pub(crate) fn put(db: &Connection, id: DocumentId, step: &StatusRow) -> Result<()> {
    let insert = "INSERT INTO statuses (document, status, note, author, at, revision, seal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    db.prepare_cached(insert)?.execute(params![
        id,
        step.status,
        step.note,
        step.author,
        step.at,
        step.revision,
        step.seal(id).hash(),
    ])?;
    Ok(())
}

impl StatusRow {
    fn seal(&self, id: DocumentId) -> Seal {
        Seal::of("statuses")
            .number(id)
            .text(self.status.word())
            .text(&self.note)
            .text(&self.author)
            .number(self.at)
            .number(self.revision)
    }
}
