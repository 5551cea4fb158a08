//! Changes written down, taken back and brought back.

use rusqlite::Connection;
use transcript::{Change, Splice, TextEdit, TextSplice, Transcript, TurnId};

use crate::error::{Result, StoreError};
use crate::journal::{self, Row, StepKind};
use crate::memory::{self, Decision, MemoryRow};
use crate::merges::{self, Merge, MergeRow};
use crate::tally::Tally;
use crate::{
    DocumentId, Library, Revision, Status, StatusChange, UnixMs, documents, snapshots, statuses,
};

/// The label of keystrokes: those that follow one another in one place are one step of undo.
const TYPING: &str = "Typing";

/// A pause longer than this ends a step of typing.
const PAUSE_MS: i64 = 2_000;

/// A change to be written down.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The change.
    pub change: &'a Change,
    /// What undo calls it; `Typing` for keystrokes.
    pub label: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// When.
    pub at: UnixMs,
    /// The transcript after it.
    pub after: &'a Transcript,
}

/// A step that was taken back or brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What to apply: inverted already where a step was taken back.
    pub change: Change,
    /// The revision that this makes.
    pub revision: Revision,
    /// What the step is called.
    pub label: String,
    /// True when there is another step to take back.
    pub can_undo: bool,
    /// True when there is another step to bring back.
    pub can_redo: bool,
    /// What is remembered differently now.
    pub memory: Vec<MemoryRow>,
}

/// A row of the journal, without what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The revision that it made.
    pub revision: Revision,
    /// What it did.
    pub kind: StepKind,
    /// The step that it belongs to, takes back or brings back, named by its first revision.
    pub step: Revision,
    /// What undo calls it.
    pub label: String,
    /// Who made it.
    pub author: String,
    /// When.
    pub at: UnixMs,
}

/// What undo and redo would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoState {
    /// What the step is called that undo would take back.
    pub undo: Option<String>,
    /// What the step is called that redo would bring back.
    pub redo: Option<String>,
}

impl Library {
    /// Writes a change down. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the document is not at revision `base`;
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`], [`StoreError::Disk`]. The library
    /// is then as it was.
    pub fn append(&mut self, id: DocumentId, base: Revision, entry: Entry<'_>) -> Result<Revision> {
        self.append_remembering(id, base, entry, &[], None).map(|(revision, _)| revision)
    }

    /// Writes a change down together with the decisions that it stands for, and with the merge that
    /// made it: undo takes them back too. Tells what is remembered of each decision now.
    ///
    /// # Errors
    /// As [`append`](Self::append).
    pub fn append_remembering(
        &mut self,
        id: DocumentId,
        base: Revision,
        entry: Entry<'_>,
        decisions: &[Decision],
        merge: Option<&Merge>,
    ) -> Result<(Revision, Vec<MemoryRow>)> {
        let Entry { change, label, author, at, after } = entry;
        let remember = |db: &Connection, row: &Row| {
            if let Some(merge) = merge {
                merges::put(db, id, &MergeRow { step: row.step, merge: merge.clone() })?;
            }
            memory::remember_step(db, id, row.step, decisions, at)
        };
        let row = |db: &Connection, head: Revision| {
            check_base(base, head)?;
            let mut last = journal::last(db, id, head)?;
            let revision = head.next();
            let undo_top = last.as_ref().and_then(|last| last.undo_top);
            if last.as_ref().is_some_and(|last| may_continue(last, &entry)) {
                last = Some(journal::row(db, id, head)?);
            }
            let (step, below) = match last {
                Some(last) if continues(&last, &entry) => (last.step, last.below),
                _ => (revision, undo_top),
            };
            Ok(Row {
                revision,
                kind: StepKind::Do,
                step,
                below,
                undo_top: Some(step),
                redo_top: None,
                label: label.to_owned(),
                author: author.to_owned(),
                at,
                change: change.clone(),
            })
        };
        self.write_down(id, change, after, row, remember)
    }

    /// Takes the last step back that is not taken back yet; `None` when there is none. `now` is
    /// the transcript at revision `base`, to which the answer's change is still to be applied.
    ///
    /// # Errors
    /// As [`append`](Self::append).
    pub fn undo(
        &mut self,
        id: DocumentId,
        base: Revision,
        now: &Transcript,
        author: &str,
        at: UnixMs,
    ) -> Result<Option<Undone>> {
        let found = self.read(|db| {
            let Some(last) = current(db, id, base)? else { return Ok(None) };
            let Some(step) = last.undo_top else { return Ok(None) };
            let first = journal::facts(db, id, step)?;
            let revision = base.next();
            let changes = journal::changes_of(db, id, step)?;
            let splices = changes.iter().rev().flat_map(|change| change.invert().splices);
            Ok(Some(Row {
                revision,
                kind: StepKind::Undo,
                step,
                below: last.redo_top,
                undo_top: first.below,
                redo_top: Some(revision),
                label: first.label,
                author: author.to_owned(),
                at,
                change: Change { splices: splices.collect() },
            }))
        })?;
        self.step(id, now, found)
    }

    /// Brings the last step back that was taken back; `None` when there is none, or when
    /// something was changed since. As [`undo`](Self::undo) otherwise.
    ///
    /// # Errors
    /// As [`append`](Self::append).
    pub fn redo(
        &mut self,
        id: DocumentId,
        base: Revision,
        now: &Transcript,
        author: &str,
        at: UnixMs,
    ) -> Result<Option<Undone>> {
        let found = self.read(|db| {
            let Some(last) = current(db, id, base)? else { return Ok(None) };
            let Some(undo) = last.redo_top else { return Ok(None) };
            let undo = journal::facts(db, id, undo)?;
            let first = journal::facts(db, id, undo.step)?;
            let changes = journal::changes_of(db, id, undo.step)?;
            let splices = changes.into_iter().flat_map(|change| change.splices);
            Ok(Some(Row {
                revision: base.next(),
                kind: StepKind::Redo,
                step: undo.step,
                below: first.below,
                undo_top: Some(undo.step),
                redo_top: undo.below,
                label: first.label,
                author: author.to_owned(),
                at,
                change: Change { splices: splices.collect() },
            }))
        })?;
        self.step(id, now, found)
    }

    /// What undo and redo would do now.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn undo_state(&self, id: DocumentId) -> Result<UndoState> {
        self.read(|db| {
            let head = documents::load(db, id)?.revision;
            let Some(last) = journal::last(db, id, head)? else { return Ok(UndoState::default()) };
            let label = |top: Option<Revision>| {
                top.map(|top| journal::facts(db, id, top))
                    .transpose()
                    .map(|row| row.map(|row| row.label))
            };
            Ok(UndoState { undo: label(last.undo_top)?, redo: label(last.redo_top)? })
        })
    }

    /// How many steps of a document since a revision are in force.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn steps_since(&self, id: DocumentId, revision: Revision) -> Result<usize> {
        let rows = self.read(|db| journal::all(db, id))?;
        let since = rows.iter().filter(|row| row.revision > revision);
        Ok(journal::in_force(since).len())
    }

    /// Everything that was ever done to a document, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn steps(&self, id: DocumentId) -> Result<Vec<Step>> {
        self.read(|db| {
            documents::load(db, id)?;
            let rows = journal::all(db, id)?.into_iter().map(|row| Step {
                revision: row.revision,
                kind: row.kind,
                step: row.step,
                label: row.label,
                author: row.author,
                at: row.at,
            });
            Ok(rows.collect())
        })
    }

    fn step(
        &mut self,
        id: DocumentId,
        now: &Transcript,
        row: Option<Row>,
    ) -> Result<Option<Undone>> {
        let Some(row) = row else { return Ok(None) };
        let base = Revision(row.revision.0 - 1);
        let mut after = now.clone();
        // It fits what the journal says; if it does not fit `now`, that is something else.
        if row.change.apply(&mut after).is_err() {
            return Err(StoreError::Stale { base, head: base });
        }
        let checked = |_: &Connection, head: Revision| {
            check_base(base, head)?;
            Ok(row.clone())
        };
        let turn = |db: &Connection, row: &Row| {
            memory::turn_step(db, id, row.step, row.kind == StepKind::Redo)
        };
        let (_, memory) = self.write_down(id, &row.change, &after, checked, turn)?;
        Ok(Some(Undone {
            memory,
            revision: row.revision,
            can_undo: row.undo_top.is_some(),
            can_redo: row.redo_top.is_some(),
            label: row.label,
            change: row.change,
        }))
    }

    /// Appends to the journal and keeps the document's row, its snapshot and the memory in step.
    fn write_down(
        &mut self,
        id: DocumentId,
        change: &Change,
        after: &Transcript,
        row: impl FnOnce(&Connection, Revision) -> Result<Row>,
        remember: impl FnOnce(&Connection, &Row) -> Result<Vec<MemoryRow>>,
    ) -> Result<(Revision, Vec<MemoryRow>)> {
        // Taken away while it may be wrong: if this fails, the words are counted afresh next time.
        let known = self.desk.get_mut(&id).and_then(|desk| desk.tally.take());
        let tally = match known {
            Some(mut tally) => {
                tally.follow(change, after);
                tally
            }
            None => Tally::of(after),
        };
        let done = self.write(|db| {
            let mut document = documents::load(db, id)?;
            let row = row(db, document.revision)?;
            journal::append(db, id, &row)?;
            if document.status == Status::Draft {
                let (status, author) = (Status::Correcting, row.author.as_str());
                let begun = StatusChange { status, note: "", author, at: row.at };
                statuses::set(db, &mut document, begun)?;
            }
            document.revision = row.revision;
            document.changed = row.at;
            let inserted = change.last_turn_id().unwrap_or(TurnId(0));
            document.last_turn_id = document.last_turn_id.max(inserted);
            document.describe(after, tally.words());
            documents::save(db, &document)?;
            if row.revision.0.is_multiple_of(snapshots::EVERY) {
                snapshots::put(db, id, row.revision, after)?;
            }
            Ok((row.revision, remember(db, &row)?))
        })?;
        let desk = self.desk.entry(id).or_default();
        desk.tally = Some(tally);
        desk.changed = true;
        Ok(done)
    }
}

/// The last row of a document's journal; `None` when nothing was changed yet.
fn current(db: &Connection, id: DocumentId, base: Revision) -> Result<Option<Row>> {
    let head = documents::load(db, id)?.revision;
    check_base(base, head)?;
    journal::last(db, id, head)
}

fn check_base(base: Revision, head: Revision) -> Result<()> {
    if base == head { Ok(()) } else { Err(StoreError::Stale { base, head }) }
}

/// True when a keystroke follows another one of the same hand without a pause. A clock that was
/// set back makes a pause.
fn may_continue(last: &Row, next: &Entry<'_>) -> bool {
    let typed = last.kind == StepKind::Do && last.label == TYPING && next.label == TYPING;
    let pause = next.at.0.checked_sub(last.at.0);
    typed && last.author == next.author && pause.is_some_and(|ms| (0..=PAUSE_MS).contains(&ms))
}

/// True when it goes on in the same place.
fn continues(last: &Row, next: &Entry<'_>) -> bool {
    if !may_continue(last, next) {
        return false;
    }
    let (Some((turn, before)), Some((next_turn, after))) =
        (keystroke(&last.change), keystroke(next.change))
    else {
        return false;
    };
    let (start, end) = (before.at.0, before.at.0 + before.inserted.len());
    turn == next_turn && after.at.0 <= end && start <= after.at.0 + after.removed.len()
}

/// The place of a change that is one edit in one turn.
fn keystroke(change: &Change) -> Option<(TurnId, &TextEdit)> {
    match change.splices.as_slice() {
        [Splice::Text(TextSplice { turn, edits, .. })] => match edits.as_slice() {
            [edit] => Some((*turn, edit)),
            _ => None,
        },
        _ => None,
    }
}
