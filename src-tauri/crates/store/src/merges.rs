//! Which working copies were merged into a document, as they were then: when one comes back, only
//! what it did since is merged.

use rusqlite::{Connection, params};
use transcript::ops::Names;

use crate::error::{Result, StoreError};
use crate::journal::Row;
use crate::seal::{Hash, Seal};
use crate::{DocumentId, Revision, packing};

/// A state of a working copy, by the last row of its journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyState {
    /// Its revision.
    pub revision: Revision,
    /// What the row says, which is the same in every library.
    pub(crate) told: Hash,
}

/// A merge, to be written down with the change that it made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The state that was merged.
    pub copy: CopyState,
    /// What its ids are called in the document.
    pub names: Names,
}

/// A merge that was written down.
pub(crate) struct MergeRow {
    /// The step that made it.
    pub(crate) step: Revision,
    pub(crate) merge: Merge,
}

/// The merges of a document, the oldest first.
pub(crate) fn all(db: &Connection, id: DocumentId) -> Result<Vec<MergeRow>> {
    let select =
        "SELECT step, revision, told, names, seal FROM merges WHERE document = ?1 ORDER BY step";
    let mut statement = db.prepare_cached(select)?;
    let rows = statement.query_map([id], |row| {
        let copy = CopyState { revision: row.get(1)?, told: row.get(2)? };
        Ok((row.get(0)?, copy, row.get::<_, Vec<u8>>(3)?, row.get::<_, Hash>(4)?))
    })?;
    let checked = rows.map(|row| {
        let (step, copy, names, carried) = row?;
        let name = || format!("a merge into transcript {}", id.0);
        seal(id, step, copy, &names).check(&carried, name)?;
        let names = packing::from_json(&packing::unpack(names)?)?;
        Ok(MergeRow { step, merge: Merge { copy, names } })
    });
    checked.collect()
}

/// Writes a merge down.
pub(crate) fn put(db: &Connection, id: DocumentId, row: &MergeRow) -> Result<()> {
    let MergeRow { step, merge: Merge { copy, names } } = row;
    let names = packing::pack(packing::to_json(names)?)?;
    let insert = "INSERT INTO merges (document, step, revision, told, names, seal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let seal = seal(id, *step, *copy, &names).hash();
    let columns = params![id, step, copy.revision, copy.told, names, seal];
    db.prepare_cached(insert)?.execute(columns)?;
    Ok(())
}

/// The newest state of a copy that was merged into a document and not taken back since.
pub(crate) fn newest(
    db: &Connection,
    id: DocumentId,
    mine: &[(Row, Hash)],
    theirs: &[(Row, Hash)],
) -> Result<Option<Merge>> {
    let in_force = crate::journal::in_force(mine.iter().map(|(row, _)| row));
    let merges = match all(db, id) {
        // A merge that nobody can read of is forgotten: what it proposed is proposed again.
        Err(StoreError::Damaged { .. }) => Vec::new(),
        merges => merges?,
    };
    let merges = merges.into_iter().filter(|row| in_force.contains(&row.step));
    let of_copy = merges.map(|row| row.merge).filter(|merge| {
        let row = usize::try_from(merge.copy.revision.0).ok().and_then(|at| at.checked_sub(1));
        row.and_then(|row| theirs.get(row)).is_some_and(|(_, told)| *told == merge.copy.told)
    });
    Ok(of_copy.max_by_key(|merge| merge.copy.revision))
}

fn seal(id: DocumentId, step: Revision, copy: CopyState, names: &[u8]) -> Seal {
    let seal = Seal::of("merges").number(id).number(step).number(copy.revision);
    seal.bytes(&copy.told).bytes(names)
}
