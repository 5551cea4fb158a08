//! Which copies were merged into a document, as they were then: when one comes back, only what it
//! did since is merged. A working copy tells itself what it was; of a Word copy that is kept here.

use rusqlite::{Connection, params};
use transcript::Transcript;
use transcript::ops::Names;

use crate::error::{Result, StoreError};
use crate::journal::Row;
use crate::seal::{Hash, Seal};
use crate::{DocumentId, Library, Revision, journal, packing};

/// A state of a working copy, by the last row of its journal; or of a Word copy, by the state that it
/// was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyState {
    /// Its revision; 0 for a Word copy.
    pub revision: Revision,
    /// What the row says, which is the same in every library; or the hash of the state.
    pub(crate) told: Hash,
}

impl CopyState {
    /// That of a Word copy which was made from a state with this name
    /// ([`VersionRow::state`](crate::VersionRow::state)).
    pub fn of_word(state: &str) -> Option<Self> {
        let told = *blake3::Hash::from_hex(state).ok()?.as_bytes();
        Some(Self { revision: Revision(0), told })
    }
}

/// A merge, to be written down with the change that it made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The state that was merged.
    pub copy: CopyState,
    /// What its ids are called in the document.
    pub names: Names,
    /// The transcript that was merged, of a Word copy.
    pub theirs: Option<Transcript>,
}

impl Library {
    /// The last merge of a Word copy into a document that was made from such a state and not taken back
    /// since.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the document's journal is. A merge that nobody can read of is
    /// forgotten.
    pub fn merged_word(&self, id: DocumentId, copy: CopyState) -> Result<Option<Merge>> {
        self.read(|db| {
            let rows = journal::all(db, id)?;
            let mut merges = in_force(db, id, &rows)?.into_iter();
            Ok(merges.rfind(|merge| merge.copy == copy && merge.theirs.is_some()))
        })
    }
}

/// The merges of a document that were not taken back, the oldest first.
fn in_force<'r>(
    db: &Connection,
    id: DocumentId,
    rows: impl IntoIterator<Item = &'r Row>,
) -> Result<Vec<Merge>> {
    let in_force = journal::in_force(rows);
    let merges = match all(db, id) {
        // A merge that nobody can read of is forgotten: what it proposed is proposed again.
        Err(StoreError::Damaged { .. }) => Vec::new(),
        merges => merges?,
    };
    let merges = merges.into_iter().filter(|row| in_force.contains(&row.step));
    Ok(merges.map(|row| row.merge).collect())
}

/// A merge that was written down.
pub(crate) struct MergeRow {
    /// The step that made it.
    pub(crate) step: Revision,
    pub(crate) merge: Merge,
}

/// The merges of a document, the oldest first.
pub(crate) fn all(db: &Connection, id: DocumentId) -> Result<Vec<MergeRow>> {
    let select = "SELECT step, revision, told, names, theirs, seal FROM merges WHERE document = ?1
        ORDER BY step";
    let mut statement = db.prepare_cached(select)?;
    let rows = statement.query_map([id], |row| {
        let copy = CopyState { revision: row.get(1)?, told: row.get(2)? };
        let (names, theirs) = (row.get::<_, Vec<u8>>(3)?, row.get::<_, Option<Vec<u8>>>(4)?);
        Ok((row.get(0)?, copy, names, theirs, row.get::<_, Hash>(5)?))
    })?;
    let checked = rows.map(|row| {
        let (step, copy, names, theirs, carried) = row?;
        let name = || format!("a merge into transcript {}", id.0);
        seal(id, step, copy, &names, theirs.as_deref()).check(&carried, name)?;
        let names = packing::from_json(&packing::unpack(names)?)?;
        let theirs = theirs.map(|theirs| packing::from_json(&packing::unpack(theirs)?));
        let theirs = theirs.transpose()?;
        Ok(MergeRow { step, merge: Merge { copy, names, theirs } })
    });
    checked.collect()
}

/// Writes a merge down.
pub(crate) fn put(db: &Connection, id: DocumentId, row: &MergeRow) -> Result<()> {
    let MergeRow { step, merge: Merge { copy, names, theirs } } = row;
    let names = packing::pack(packing::to_json(names)?)?;
    let theirs = theirs.as_ref().map(|theirs| packing::pack(packing::to_json(theirs)?));
    let theirs = theirs.transpose()?;
    let insert = "INSERT INTO merges (document, step, revision, told, names, theirs, seal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let seal = seal(id, *step, *copy, &names, theirs.as_deref()).hash();
    let columns = params![id, step, copy.revision, copy.told, names, theirs, seal];
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
    let merges = in_force(db, id, mine.iter().map(|(row, _)| row))?.into_iter();
    let of_copy = merges.filter(|merge| {
        let row = usize::try_from(merge.copy.revision.0).ok().and_then(|at| at.checked_sub(1));
        row.and_then(|row| theirs.get(row)).is_some_and(|(_, told)| *told == merge.copy.told)
    });
    Ok(of_copy.max_by_key(|merge| merge.copy.revision))
}

fn seal(
    id: DocumentId,
    step: Revision,
    copy: CopyState,
    names: &[u8],
    theirs: Option<&[u8]>,
) -> Seal {
    let seal = Seal::of("merges").number(id).number(step).number(copy.revision);
    let seal = seal.bytes(&copy.told).bytes(names);
    // Rows of schema 6 and before were sealed without it, and hold nothing in it.
    match theirs {
        Some(theirs) => seal.bytes(theirs),
        None => seal,
    }
}
