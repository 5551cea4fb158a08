//! What is remembered: looked up, altered, forgotten, taken along.

use std::collections::HashSet;

use store::{Decision, DocumentId, MemoryId, MemoryRow, UnixMs};
use transcript::TurnId;

use super::files::{read_source, write_target};
use crate::core::{State, now};
use crate::memory_file::{self, Line};
use crate::update::small;
use crate::wire::{
    BadLine, EditMemory, ExportMemory, FindMemory, ForgetMemory, ImportMemory, Memory,
    MemoryChanged, MemoryEntry, MemoryImported, MemoryKind, Origin, Remember, Scope, Update,
    Written,
};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn memory(&self, args: FindMemory, _: &Task) -> Result<Memory, ApiError> {
        let state = self.state();
        let search = args.search.trim().to_lowercase();
        let mut rows = state.library.memory()?;
        rows.retain(|row| {
            let Decision { shown, meant, origin_title, .. } = &row.decision;
            let texts = [shown, meant, origin_title];
            texts.iter().any(|text| text.to_lowercase().contains(&search))
        });
        let count = |kind| rows.iter().filter(|row| row.decision.kind == kind).count();
        let corrections = small(count(store::MemoryKind::Correction));
        let rejections = small(count(store::MemoryKind::Rejection));
        let words = small(count(store::MemoryKind::Word));
        let links = small(count(store::MemoryKind::Link));
        rows.retain(|row| args.kind.is_none_or(|kind| row.decision.kind == kind.into()));
        let found = small(rows.len());
        let page = rows.into_iter().skip(args.offset as usize).take(args.limit as usize);
        let entries = state.entries(page.collect())?;
        Ok(Memory { entries, found, corrections, rejections, words, links })
    }

    pub(crate) fn remember(&self, args: Remember, _: &Task) -> Result<MemoryChanged, ApiError> {
        let rows = args.entries.into_iter().map(row_of).collect::<Result<Vec<_>, ApiError>>()?;
        let mut state = self.state();
        let rows = state.library.recall(&rows)?;
        state.changed(rows, args.document, "Remembered")
    }

    pub(crate) fn edit_memory(
        &self,
        args: EditMemory,
        _: &Task,
    ) -> Result<MemoryChanged, ApiError> {
        let mut state = self.state();
        let id = MemoryId(args.id);
        let rows = state.library.memory()?;
        let row = rows.into_iter().find(|row| row.id == id && !row.damaged);
        let mut decision = row.ok_or_else(no_such_entry)?.decision;
        decision.scope = match args.scope {
            Scope::Library => store::Scope::Library,
            Scope::Here if decision.scope.turn().is_some() => decision.scope,
            Scope::Here | Scope::Document => {
                let document = decision.scope.document().or(decision.origin);
                let there = |id: &DocumentId| {
                    state.library.documents().is_ok_and(|rows| rows.iter().any(|row| row.id == *id))
                };
                let document = document.filter(there).ok_or_else(|| {
                    let why = "the transcript that it came from is not in the library any more";
                    ApiError::Refused(why.to_owned())
                })?;
                store::Scope::Document(document)
            }
        };
        (decision.shown, decision.meant) = (args.shown, args.meant);
        let row = state.library.amend_memory(id, &checked(decision)?)?;
        let row = row.ok_or_else(no_such_entry)?;
        state.changed(vec![row], args.document, "The memory is changed")
    }

    pub(crate) fn forget_memory(
        &self,
        args: ForgetMemory,
        _: &Task,
    ) -> Result<MemoryChanged, ApiError> {
        let mut state = self.state();
        let ids: Vec<MemoryId> = args.ids.into_iter().map(MemoryId).collect();
        let rows = state.library.forget(&ids)?;
        state.changed(rows, args.document, "Forgotten")
    }

    /// Writes the memory as CSV. What holds for one turn only is not in it: no other library has
    /// that turn.
    pub(crate) fn export_memory(&self, args: ExportMemory, _: &Task) -> Result<Written, ApiError> {
        let mut rows = self.state().library.memory()?;
        rows.retain(|row| {
            let asked = args.kind.is_none_or(|kind| row.decision.kind == kind.into());
            asked && !row.damaged && row.decision.scope.turn().is_none()
        });
        write_target(args.path, memory_file::write(&rows)?)
    }

    /// Reads what [`Core::export_memory`] wrote, or what a spreadsheet made of it.
    pub(crate) fn import_memory(
        &self,
        args: ImportMemory,
        _: &Task,
    ) -> Result<MemoryImported, ApiError> {
        let file = memory_file::read(&read_source(args.from)?)?;
        let mut state = self.state();
        let documents = state.library.documents()?;
        let (mut rows, mut bad) = (Vec::new(), file.bad);
        for Line { number, mut row, bound } in file.lines {
            let origin = row.decision.origin_title.as_str();
            let document = documents.iter().find(|document| document.title == origin);
            row.decision.origin = document.map(|document| document.id);
            if bound {
                let Some(document) = document else {
                    let reason = format!(
                        "it holds for the transcript “{origin}” only, which is not in this library"
                    );
                    bad.push(BadLine { line: number, reason });
                    continue;
                };
                row.decision.scope = store::Scope::Document(document.id);
            }
            row.at = if row.at.0 == 0 { now() } else { row.at };
            rows.push(row);
        }
        bad.sort_by_key(|bad| bad.line);
        let before: HashSet<MemoryId> = state.library.memory()?.iter().map(|row| row.id).collect();
        let kept: HashSet<MemoryId> =
            state.library.recall(&rows)?.into_iter().map(|row| row.id).collect();
        let added = kept.difference(&before).count();
        let label = format!("{added} entries came into the memory");
        let changed = state.changed(Vec::new(), args.document, &label)?;
        let known = small(kept.len() - added);
        Ok(MemoryImported { added: small(added), known, bad, update: changed.update })
    }
}

impl State {
    /// Proofs what is open by the changed memory.
    fn changed(
        &mut self,
        rows: Vec<MemoryRow>,
        open: Option<i64>,
        label: &str,
    ) -> Result<MemoryChanged, ApiError> {
        let update: Option<Update> = match open {
            Some(document) => {
                self.session(document)?;
                Some(self.proofed_again(document, label)?)
            }
            None => {
                self.proof_again()?;
                None
            }
        };
        Ok(MemoryChanged { entries: self.entries(rows)?, update })
    }

    /// Entries as they are shown.
    pub(crate) fn entries(&self, rows: Vec<MemoryRow>) -> Result<Vec<MemoryEntry>, ApiError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let there: HashSet<DocumentId> =
            self.library.documents()?.into_iter().map(|row| row.id).collect();
        Ok(rows.into_iter().map(|row| entry_of(row, &there)).collect())
    }
}

fn entry_of(row: MemoryRow, there: &HashSet<DocumentId>) -> MemoryEntry {
    let decision = row.decision;
    MemoryEntry {
        id: row.id.0,
        kind: decision.kind.into(),
        shown: decision.shown,
        meant: decision.meant,
        rule: decision.rule,
        scope: match decision.scope {
            store::Scope::Library => Scope::Library,
            store::Scope::Document(_) => Scope::Document,
            store::Scope::Turn(..) => Scope::Here,
        },
        document: decision.scope.document().map(|id| id.0),
        turn: decision.scope.turn().map(|turn| turn.0),
        origin: Origin {
            there: decision.origin.is_some_and(|id| there.contains(&id)),
            document: decision.origin.map(|id| id.0),
            title: decision.origin_title,
        },
        at: row.at.0,
        count: row.count,
        damaged: row.damaged,
    }
}

fn row_of(entry: MemoryEntry) -> Result<MemoryRow, ApiError> {
    let document = entry.document.map(DocumentId);
    let scope = match (entry.scope, document, entry.turn) {
        (Scope::Library, ..) => store::Scope::Library,
        (Scope::Here, Some(document), Some(turn)) => store::Scope::Turn(document, TurnId(turn)),
        (_, Some(document), _) => store::Scope::Document(document),
        (_, None, _) => {
            let why = "an entry that is bound to a transcript must name it";
            return Err(ApiError::Refused(why.to_owned()));
        }
    };
    let decision = checked(Decision {
        kind: entry.kind.into(),
        scope,
        shown: entry.shown,
        meant: entry.meant,
        rule: entry.rule,
        origin: entry.origin.document.map(DocumentId),
        origin_title: entry.origin.title,
    })?;
    let at = if entry.at == 0 { now() } else { UnixMs(entry.at) };
    Ok(MemoryRow { id: MemoryId(0), decision, at, count: entry.count.max(1), damaged: false })
}

/// A decision that means something.
fn checked(decision: Decision) -> Result<Decision, ApiError> {
    memory_file::sound(decision).map_err(ApiError::Refused)
}

fn no_such_entry() -> ApiError {
    ApiError::Refused("that entry is not in the memory any more".to_owned())
}

impl From<MemoryKind> for store::MemoryKind {
    fn from(kind: MemoryKind) -> Self {
        match kind {
            MemoryKind::Correction => Self::Correction,
            MemoryKind::Rejection => Self::Rejection,
            MemoryKind::Word => Self::Word,
            MemoryKind::Link => Self::Link,
        }
    }
}

impl From<store::MemoryKind> for MemoryKind {
    fn from(kind: store::MemoryKind) -> Self {
        match kind {
            store::MemoryKind::Correction => Self::Correction,
            store::MemoryKind::Rejection => Self::Rejection,
            store::MemoryKind::Word => Self::Word,
            store::MemoryKind::Link => Self::Link,
        }
    }
}
