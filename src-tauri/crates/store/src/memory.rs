//! The memory: what the editor decided about words, in one transcript or for the whole library.

use rusqlite::{Connection, OptionalExtension, Row, params};
use transcript::TurnId;

use crate::error::{Result, StoreError};
use crate::seal::{Hash, Seal};
use crate::words::words;
use crate::{DocumentId, Library, Revision, UnixMs};

/// Names an entry of the memory within one library; never given to another one of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemoryId(pub i64);

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemoryKind {
    /// What is shown was corrected to what was meant.
    Correction,
    /// What a rule found was left as it is.
    Rejection,
    /// A word of the glossary: right although no list has it.
    Word,
    /// What is shown leads to the address that is meant.
    Link,
}

/// Where a decision holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// In every transcript.
    Library,
    /// In one transcript.
    Document(DocumentId),
    /// In one turn of a transcript.
    Turn(DocumentId, TurnId),
}

/// A decision to be remembered. It is the same as one that is remembered already when its kind,
/// its scope, its rule and its words are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// What it is.
    pub kind: MemoryKind,
    /// Where it holds.
    pub scope: Scope,
    /// What stood in the text; the word itself for the glossary; the words of a link.
    pub shown: String,
    /// What was put, or would have been put, in its place; may be empty; the address of a link.
    pub meant: String,
    /// The rule that found it; empty where none did.
    pub rule: String,
    /// The transcript that it was first made in, if one was.
    pub origin: Option<DocumentId>,
    /// The title of that transcript then; kept when the transcript is gone.
    pub origin_title: String,
}

/// A decision as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoryRow {
    /// Its id.
    pub id: MemoryId,
    /// What was decided.
    pub decision: Decision,
    /// When it was first made.
    pub at: UnixMs,
    /// How often it was made and not taken back.
    pub count: u32,
    /// True when the row is not what was written: what it says counts for nothing.
    pub damaged: bool,
}

words! {
    MemoryKind { Correction: "correction", Rejection: "rejection", Word: "word", Link: "link" }
}

impl Scope {
    /// True when what holds here holds in that transcript, or in a turn of it.
    pub fn reaches(self, document: DocumentId) -> bool {
        self.document().is_none_or(|own| own == document)
    }

    /// The transcript that it is bound to.
    pub fn document(self) -> Option<DocumentId> {
        match self {
            Self::Library => None,
            Self::Document(document) | Self::Turn(document, _) => Some(document),
        }
    }

    /// The turn that it is bound to.
    pub fn turn(self) -> Option<TurnId> {
        if let Self::Turn(_, turn) = self { Some(turn) } else { None }
    }

    fn of(document: Option<DocumentId>, turn: Option<i64>) -> Self {
        match (document, turn) {
            (None, _) => Self::Library,
            (Some(document), None) => Self::Document(document),
            (Some(document), Some(turn)) => Self::Turn(document, TurnId(turn.cast_unsigned())),
        }
    }
}

impl Library {
    /// All that is remembered, the latest first. What was taken back is not.
    ///
    /// # Errors
    /// [`Damaged`](crate::StoreError::Damaged) only when the table cannot be read at all; a
    /// damaged row is marked.
    pub fn memory(&self) -> Result<Vec<MemoryRow>> {
        self.read(|db| {
            let select = format!("{SELECT} WHERE count > 0 ORDER BY at DESC, id DESC");
            let mut statement = db.prepare_cached(&select)?;
            let rows = statement.query_map([], |row| read(row).or_else(|_| unreadable(row)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Remembers decisions; one that is remembered already counts once more. Tells of each what
    /// is remembered now.
    ///
    /// # Errors
    /// As every write: [`Disk`](crate::StoreError::Disk) above all;
    /// [`Database`](crate::StoreError::Database) when the transcript of a scope is gone.
    pub fn remember(&mut self, decisions: &[Decision], at: UnixMs) -> Result<Vec<MemoryRow>> {
        self.write(|db| {
            decisions.iter().map(|decision| count_once_more(db, decision, at)).collect()
        })
    }

    /// Takes in rows of another library, or of this one after they were forgotten. Of one that is
    /// remembered already, the earlier time and the higher count stay. The ids are not looked at.
    ///
    /// # Errors
    /// As [`remember`](Self::remember).
    pub fn recall(&mut self, rows: &[MemoryRow]) -> Result<Vec<MemoryRow>> {
        self.write(|db| {
            let recalled = rows.iter().map(|row| {
                let mut known = entry(db, &row.decision, row.at)?;
                known.count = known.count.max(row.count);
                known.at = known.at.min(row.at);
                save(db, &known)?;
                Ok(known)
            });
            recalled.collect()
        })
    }

    /// Alters an entry. One that says the same is taken up into it. `None` when there is none
    /// with that id.
    ///
    /// # Errors
    /// As [`remember`](Self::remember); [`Damaged`](crate::StoreError::Damaged).
    pub fn amend_memory(&mut self, id: MemoryId, decision: &Decision) -> Result<Option<MemoryRow>> {
        self.write(|db| {
            let Some(mut row) = load(db, id)? else { return Ok(None) };
            if let Some(twin) = find(db, decision)?.filter(|twin| twin.id != id) {
                row.count = row.count.saturating_add(twin.count);
                row.at = row.at.min(twin.at);
                db.execute("DELETE FROM memory WHERE id = ?1", [twin.id.0])?;
            }
            row.decision.clone_from(decision);
            save(db, &row)?;
            Ok(Some(row))
        })
    }

    /// Forgets entries, and tells which they were. One that is not there stays away.
    ///
    /// # Errors
    /// As every write: [`Disk`](crate::StoreError::Disk) above all.
    pub fn forget(&mut self, ids: &[MemoryId]) -> Result<Vec<MemoryRow>> {
        self.write(|db| {
            let mut forgotten = Vec::new();
            for id in ids {
                let mut select = db.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
                let row = select.query_row([id.0], |row| read(row).or_else(|_| unreadable(row)));
                forgotten.extend(row.optional()?);
                db.execute("DELETE FROM memory WHERE id = ?1", [id.0])?;
            }
            Ok(forgotten)
        })
    }
}

/// Remembers the decisions that a step of the journal stands for, so that undo finds them.
pub(crate) fn remember_step(
    db: &Connection,
    document: DocumentId,
    step: Revision,
    decisions: &[Decision],
    at: UnixMs,
) -> Result<Vec<MemoryRow>> {
    let remembered = decisions.iter().map(|decision| {
        let row = count_once_more(db, decision, at)?;
        let insert = "INSERT OR IGNORE INTO memory_steps (document, step, memory, seal)
            VALUES (?1, ?2, ?3, ?4)";
        let seal = step_seal(document, step, row.id).hash();
        db.prepare_cached(insert)?.execute(params![document, step, row.id.0, seal])?;
        Ok(row)
    });
    remembered.collect()
}

/// Takes back what a step made the memory count, or counts it again. Tells what is remembered
/// differently now. What is damaged is passed over: a correction too many is remembered then,
/// and the transcript is none the worse.
pub(crate) fn turn_step(
    db: &Connection,
    document: DocumentId,
    step: Revision,
    again: bool,
) -> Result<Vec<MemoryRow>> {
    let select = "SELECT memory, seal FROM memory_steps WHERE document = ?1 AND step = ?2";
    let mut statement = db.prepare_cached(select)?;
    let found = statement.query_map(params![document, step], |row| {
        Ok((MemoryId(row.get(0)?), row.get::<_, Hash>(1)?))
    })?;
    let mut turned = Vec::new();
    for found in found.filter_map(std::result::Result::ok) {
        let (id, carried) = found;
        if step_seal(document, step, id).hash() != carried {
            continue;
        }
        let Ok(Some(mut row)) = load(db, id) else { continue };
        row.count = if again { row.count.saturating_add(1) } else { row.count.saturating_sub(1) };
        save(db, &row)?;
        turned.push(row);
    }
    Ok(turned)
}

fn step_seal(document: DocumentId, step: Revision, id: MemoryId) -> Seal {
    Seal::of("memory_steps").number(document).number(step).number(id.0)
}

pub(crate) fn count_once_more(
    db: &Connection,
    decision: &Decision,
    at: UnixMs,
) -> Result<MemoryRow> {
    let mut row = entry(db, decision, at)?;
    row.count = row.count.saturating_add(1);
    save(db, &row)?;
    Ok(row)
}

/// The row of a decision; a new one counts nothing yet. So does one that was taken back, which
/// begins anew, and one that is damaged, which nobody can believe.
fn entry(db: &Connection, decision: &Decision, at: UnixMs) -> Result<MemoryRow> {
    let known = find(db, decision)?;
    if let Some(row) = known.as_ref().filter(|row| row.count > 0 && !row.damaged) {
        return Ok(row.clone());
    }
    let id = match known {
        Some(row) => row.id,
        None => {
            db.prepare_cached(
                "INSERT INTO memory (kind, document, turn, shown, meant, rule, origin,
                    origin_title, at, count, seal)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, '', 0, 0, x'')",
            )?
            .execute(params![
                decision.kind.word(),
                decision.scope.document(),
                decision.scope.turn().map(|turn| turn.0.cast_signed()),
                decision.shown,
                decision.meant,
                decision.rule,
            ])?;
            MemoryId(db.last_insert_rowid())
        }
    };
    Ok(MemoryRow { id, decision: decision.clone(), at, count: 0, damaged: false })
}

const SELECT: &str = "SELECT id, kind, document, turn, shown, meant, rule, origin, origin_title,
    at, count, seal FROM memory";

fn find(db: &Connection, decision: &Decision) -> Result<Option<MemoryRow>> {
    let select = format!(
        "{SELECT} WHERE kind = ?1 AND ifnull(document, 0) = ?2 AND ifnull(turn, 0) = ?3
            AND shown = ?4 AND meant = ?5 AND rule = ?6"
    );
    let row = db.prepare_cached(&select)?.query_row(
        params![
            decision.kind.word(),
            decision.scope.document().map_or(0, i64::from),
            decision.scope.turn().map_or(0, |turn| turn.0.cast_signed()),
            decision.shown,
            decision.meant,
            decision.rule,
        ],
        read,
    );
    Ok(row.optional()?)
}

/// An entry, its seal checked.
fn load(db: &Connection, id: MemoryId) -> Result<Option<MemoryRow>> {
    let row = db.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?.query_row([id.0], read);
    match row.optional()? {
        Some(row) if row.damaged => {
            let detail = format!("entry {} of the memory is not what was written", id.0);
            Err(StoreError::damaged(detail))
        }
        row => Ok(row),
    }
}

fn save(db: &Connection, row: &MemoryRow) -> Result<()> {
    let Decision { kind, scope, shown, meant, rule, origin, origin_title } = &row.decision;
    let update = "UPDATE memory SET kind = ?2, document = ?3, turn = ?4, shown = ?5, meant = ?6,
        rule = ?7, origin = ?8, origin_title = ?9, at = ?10, count = ?11, seal = ?12
        WHERE id = ?1";
    db.prepare_cached(update)?.execute(params![
        row.id.0,
        kind.word(),
        scope.document(),
        scope.turn().map(|turn| turn.0.cast_signed()),
        shown,
        meant,
        rule,
        origin,
        origin_title,
        row.at,
        row.count,
        row.seal().hash(),
    ])?;
    Ok(())
}

impl MemoryRow {
    fn seal(&self) -> Seal {
        let Decision { kind, scope, shown, meant, rule, origin, origin_title } = &self.decision;
        Seal::of("memory")
            .number(self.id.0)
            .text(kind.word())
            .maybe(scope.document())
            .maybe(scope.turn().map(|turn| turn.0.cast_signed()))
            .text(shown)
            .text(meant)
            .text(rule)
            .maybe(*origin)
            .text(origin_title)
            .number(self.at)
            .number(self.count)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<MemoryRow> {
    let kind: String = row.get(1)?;
    let carried: Hash = row.get(11)?;
    let known = MemoryKind::of(&kind);
    let mut read = MemoryRow {
        id: MemoryId(row.get(0)?),
        decision: Decision {
            kind: known.unwrap_or(MemoryKind::Rejection),
            scope: Scope::of(row.get(2)?, row.get(3)?),
            shown: row.get(4)?,
            meant: row.get(5)?,
            rule: row.get(6)?,
            origin: row.get(7)?,
            origin_title: row.get(8)?,
        },
        at: row.get(9)?,
        count: row.get(10)?,
        damaged: false,
    };
    read.damaged = known.is_none() || read.seal().hash() != carried;
    Ok(read)
}

/// What can be shown of a row whose columns cannot be read.
fn unreadable(row: &Row<'_>) -> rusqlite::Result<MemoryRow> {
    Ok(MemoryRow {
        id: MemoryId(row.get(0)?),
        decision: Decision {
            kind: MemoryKind::Rejection,
            scope: Scope::Library,
            shown: String::new(),
            meant: String::new(),
            rule: String::new(),
            origin: None,
            origin_title: String::new(),
        },
        at: UnixMs(0),
        count: 0,
        damaged: true,
    })
}
