//! Originals: the bytes that each document was imported from, never overwritten.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::{Result, StoreError};
use crate::seal::{Hash, Seal};
use crate::{DocumentId, Library, packing};

impl Library {
    /// The name and the bytes of the file that a document was imported from.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn original(&self, id: DocumentId) -> Result<(String, Vec<u8>)> {
        self.read(|db| load(db, id).map(|(file, bytes, _)| (file, bytes)))
    }
}

/// The name and the bytes, and what these are squeezed to.
pub(crate) fn load(db: &Connection, id: DocumentId) -> Result<(String, Vec<u8>, Vec<u8>)> {
    let select = "SELECT file, body, seal FROM originals WHERE document = ?1";
    let found = db.query_row(select, [id], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Hash>(2)?))
    });
    let (file, body, carried) = found.optional()?.ok_or(StoreError::NoSuchDocument(id))?;
    let bytes = packing::unsqueeze(&body)?;
    let name = || format!("the original of transcript {}", id.0);
    seal(id, &file, &bytes).check(&carried, name)?;
    Ok((file, bytes, body))
}

/// Keeps the bytes; `body` is what they are squeezed to.
pub(crate) fn keep(
    db: &Connection,
    id: DocumentId,
    file: &str,
    bytes: &[u8],
    body: &[u8],
) -> Result<()> {
    let seal = seal(id, file, bytes).hash();
    let insert = "INSERT INTO originals (document, file, body, seal) VALUES (?1, ?2, ?3, ?4)";
    db.execute(insert, params![id, file, body, seal])?;
    Ok(())
}

fn seal(id: DocumentId, file: &str, bytes: &[u8]) -> Seal {
    Seal::of("originals").number(id).text(file).bytes(bytes)
}
