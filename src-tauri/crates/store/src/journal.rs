//! The journal: every change of every document, in order, never altered. Taking a change back
//! appends its inverse, so that each state that was ever acknowledged can be had again.
//!
//! The stacks of undo and redo are linked lists inside the journal: each row says what lies on top
//! of both after it, and what lies below itself. They survive a restart and cost one look at the
//! last row, however long the journal.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use transcript::{Change, Transcript};

use crate::error::{Result, StoreError};
use crate::seal::{Hash, Seal};
use crate::words::words;
use crate::{DocumentId, Revision, UnixMs, packing};

/// What a row of the journal did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Changed something.
    Do,
    /// Took a step back.
    Undo,
    /// Brought a step back that was taken back.
    Redo,
}

words! { StepKind { Do: "do", Undo: "undo", Redo: "redo" } }

/// A row of the journal.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The revision that it made.
    pub revision: Revision,
    pub kind: StepKind,
    /// The step that it belongs to, takes back or brings back: named by the revision of the
    /// step's first row. Typing makes steps of many rows, which follow one another.
    pub step: Revision,
    /// The step, or for an undo the undo, that lies below this one in its stack.
    pub below: Option<Revision>,
    /// The step that undo takes back next.
    pub undo_top: Option<Revision>,
    /// The undo that redo takes back next.
    pub redo_top: Option<Revision>,
    pub label: String,
    pub author: String,
    pub at: UnixMs,
    pub change: Change,
}

const COLUMNS: &str =
    "revision, kind, step, below, undo_top, redo_top, label, author, at, change, seal";

/// The row that made a revision, without its change; `None` for revision 0, the import.
pub(crate) fn last(db: &Connection, id: DocumentId, head: Revision) -> Result<Option<Row>> {
    if head == Revision(0) { Ok(None) } else { facts(db, id, head).map(Some) }
}

/// The row that made a revision.
pub(crate) fn row(db: &Connection, id: DocumentId, revision: Revision) -> Result<Row> {
    found(db, id, revision)?.open(id)
}

/// The same without its change, which takes long to unpack where it is about a whole transcript.
pub(crate) fn facts(db: &Connection, id: DocumentId, revision: Revision) -> Result<Row> {
    found(db, id, revision)?.check(id).map(|raw| raw.row)
}

fn found(db: &Connection, id: DocumentId, revision: Revision) -> Result<Raw> {
    let select = format!("SELECT {COLUMNS} FROM journal WHERE document = ?1 AND revision = ?2");
    let mut statement = db.prepare_cached(&select)?;
    let found = statement.query_row(params![id, revision], raw).optional()?;
    found.ok_or_else(|| missing(id, revision))
}

/// All rows of a document in order, without their changes.
pub(crate) fn all(db: &Connection, id: DocumentId) -> Result<Vec<Row>> {
    each(db, id, Revision(0), |raw| Ok(raw.row))
}

/// The same, each with a hash of what it says that is the same in every library.
pub(crate) fn all_told(db: &Connection, id: DocumentId) -> Result<Vec<(Row, Hash)>> {
    each(db, id, Revision(0), |Raw { row, change, .. }| {
        let told = row.seal(DocumentId(0), &packing::unpack(change)?).hash();
        Ok((row, told))
    })
}

/// What is read of each row after a revision, in order, its seal checked.
fn each<T>(
    db: &Connection,
    id: DocumentId,
    after: Revision,
    read: impl Fn(Raw) -> Result<T>,
) -> Result<Vec<T>> {
    let select = format!(
        "SELECT {COLUMNS} FROM journal WHERE document = ?1 AND revision > ?2 ORDER BY revision"
    );
    let mut statement = db.prepare_cached(&select)?;
    let rows = statement.query_map(params![id, after], raw)?;
    rows.map(|found| read(found?.check(id)?)).collect()
}

/// The steps that rows of a journal leave in force: those that were not taken back.
pub(crate) fn in_force<'r>(rows: impl IntoIterator<Item = &'r Row>) -> BTreeSet<Revision> {
    let mut steps = BTreeSet::new();
    for row in rows {
        match row.kind {
            StepKind::Undo => steps.remove(&row.step),
            StepKind::Do | StepKind::Redo => steps.insert(row.step),
        };
    }
    steps
}

/// The changes of a step, in the order in which they were made.
pub(crate) fn changes_of(db: &Connection, id: DocumentId, step: Revision) -> Result<Vec<Change>> {
    let select = format!(
        "SELECT {COLUMNS} FROM journal WHERE document = ?1 AND revision >= ?2 ORDER BY revision"
    );
    let mut statement = db.prepare_cached(&select)?;
    let mut changes = Vec::new();
    for found in statement.query_map(params![id, step], raw)? {
        let row = found?.open(id)?;
        if row.step != step || row.kind != StepKind::Do {
            break;
        }
        changes.push(row.change);
    }
    if changes.is_empty() { Err(missing(id, step)) } else { Ok(changes) }
}

/// Makes a transcript that is at revision `from` what it was at revision `to`.
pub(crate) fn replay(
    db: &Connection,
    id: DocumentId,
    from: Revision,
    to: Revision,
    transcript: &mut Transcript,
) -> Result<()> {
    let select = format!(
        "SELECT {COLUMNS} FROM journal WHERE document = ?1 AND revision > ?2 AND revision <= ?3
        ORDER BY revision"
    );
    let mut statement = db.prepare_cached(&select)?;
    let mut reached = from;
    for found in statement.query_map(params![id, from, to], raw)? {
        let row = found?.open(id)?;
        reached = reached.next();
        if row.revision != reached {
            return Err(missing(id, reached));
        }
        row.change.apply(transcript).map_err(|error| {
            let name = name(id, reached);
            StoreError::damaged(format!("{name} cannot be replayed ({error})"))
        })?;
    }
    if reached == to { Ok(()) } else { Err(missing(id, reached.next())) }
}

/// Writes a row down.
pub(crate) fn append(db: &Connection, id: DocumentId, row: &Row) -> Result<()> {
    let change = packing::pack(packing::to_json(&row.change)?)?;
    let seal = row.seal(id, &change).hash();
    let insert = format!(
        "INSERT INTO journal (document, {COLUMNS})
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    );
    db.prepare_cached(&insert)?.execute(params![
        id,
        row.revision,
        row.kind,
        row.step,
        row.below,
        row.undo_top,
        row.redo_top,
        row.label,
        row.author,
        row.at,
        change,
        seal,
    ])?;
    Ok(())
}

impl Row {
    fn seal(&self, id: DocumentId, change: &[u8]) -> Seal {
        Seal::of("journal")
            .number(id)
            .number(self.revision)
            .text(self.kind.word())
            .number(self.step)
            .maybe(self.below)
            .maybe(self.undo_top)
            .maybe(self.redo_top)
            .text(&self.label)
            .text(&self.author)
            .number(self.at)
            .bytes(change)
    }
}

/// A row whose seal is not checked and whose change is not unpacked yet.
struct Raw {
    row: Row,
    change: Vec<u8>,
    seal: Hash,
}

impl Raw {
    fn check(self, id: DocumentId) -> Result<Self> {
        self.row.seal(id, &self.change).check(&self.seal, || name(id, self.row.revision))?;
        Ok(self)
    }

    fn open(self, id: DocumentId) -> Result<Row> {
        let Self { row, change, .. } = self.check(id)?;
        let change = packing::from_json(&packing::unpack(change)?)?;
        Ok(Row { change, ..row })
    }
}

fn raw(row: &rusqlite::Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        row: Row {
            revision: row.get(0)?,
            kind: row.get(1)?,
            step: row.get(2)?,
            below: row.get(3)?,
            undo_top: row.get(4)?,
            redo_top: row.get(5)?,
            label: row.get(6)?,
            author: row.get(7)?,
            at: row.get(8)?,
            change: Change::default(),
        },
        change: row.get(9)?,
        seal: row.get(10)?,
    })
}

fn name(id: DocumentId, revision: Revision) -> String {
    format!("change {} of transcript {}", revision.0, id.0)
}

fn missing(id: DocumentId, revision: Revision) -> StoreError {
    StoreError::damaged(format!("{} is missing", name(id, revision)))
}
