//! Snapshots: per document one row with its state at some revision, so that opening need not
//! replay the whole journal. They hold nothing that the import and the journal do not hold, and
//! a damaged one is passed over.

use rusqlite::{Connection, OptionalExtension, params};
use transcript::Transcript;

use crate::error::Result;
use crate::seal::{Hash, Seal};
use crate::{DocumentId, Revision, chain, documents, journal, packing};

/// How many changes may come between two snapshots: as many are replayed in a few milliseconds.
pub(crate) const EVERY: u64 = 200;

/// A document as it was at a revision.
///
/// # Errors
/// [`Damaged`](crate::StoreError::Damaged) when the snapshot and the import are both damaged, or the journal is.
pub(crate) fn state(db: &Connection, id: DocumentId, at: Revision) -> Result<Transcript> {
    // The snapshot may be damaged or lie after `at`: the import and the journal know it all.
    if let Ok(Some((revision, mut transcript))) = find(db, id)
        && revision <= at
        && journal::replay(db, id, revision, at, &mut transcript).is_ok()
    {
        return Ok(transcript);
    }
    let mut transcript = chain::import(db, id)?;
    journal::replay(db, id, Revision(0), at, &mut transcript)?;
    Ok(transcript)
}

/// Replaces the document's snapshot.
pub(crate) fn put(
    db: &Connection,
    id: DocumentId,
    revision: Revision,
    transcript: &Transcript,
) -> Result<()> {
    let body = packing::pack(packing::to_json(transcript)?)?;
    let seal = seal(id, revision, &body).hash();
    let replace = "INSERT OR REPLACE INTO snapshots (document, revision, body, seal)
        VALUES (?1, ?2, ?3, ?4)";
    db.execute(replace, params![id, revision, body, seal])?;
    Ok(())
}

/// Makes a snapshot of a document that is about to be put away.
pub(crate) fn renew(db: &Connection, id: DocumentId) -> Result<()> {
    let revision = documents::load(db, id)?.revision;
    let transcript = state(db, id, revision)?;
    put(db, id, revision, &transcript)
}

fn find(db: &Connection, id: DocumentId) -> Result<Option<(Revision, Transcript)>> {
    let select = "SELECT revision, body, seal FROM snapshots WHERE document = ?1";
    let found = db.prepare_cached(select)?.query_row([id], |row| {
        Ok((row.get::<_, Revision>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Hash>(2)?))
    });
    let Some((revision, body, carried)) = found.optional()? else { return Ok(None) };
    let name = || format!("the snapshot of transcript {}", id.0);
    seal(id, revision, &body).check(&carried, name)?;
    Ok(Some((revision, packing::from_json(&packing::unpack(body)?)?)))
}

fn seal(id: DocumentId, revision: Revision, body: &[u8]) -> Seal {
    Seal::of("snapshots").number(id).number(revision).bytes(body)
}
