//! Versions of a transcript.

use store::{DocumentId, NewVersion, StatusChange, VersionId, VersionKind, VersionRow};
use transcript::{Transcript, ops};

use super::change::Made;
use crate::activity::APPROVED;
use crate::core::{State, now};
use crate::wire::{
    self, DeleteVersion, OfDocument, PinVersion, RenameVersion, RestoreVersion, SaveVersion,
    Update, VersionView, Versions,
};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn save_version(&self, args: SaveVersion, _: &Task) -> Result<Versions, ApiError> {
        let mut state = self.state();
        let name = named(&args.name)?;
        state.at(args.document, args.revision)?;
        state.keep_version(args.document, name, args.note.trim(), VersionKind::Named)?;
        state.versions(args.document)
    }

    /// The versions of a document, the latest first.
    ///
    /// # Errors
    /// [`ApiError::Library`].
    pub fn versions(&self, args: OfDocument, _: &Task) -> Result<Versions, ApiError> {
        self.state().versions(args.document)
    }

    /// Makes the transcript what it was. What it is now is kept as a version first.
    ///
    /// # Errors
    /// [`ApiError::Stale`], [`ApiError::Approved`], [`ApiError::Library`]; nothing is changed then.
    pub fn restore_version(&self, args: RestoreVersion, _: &Task) -> Result<Update, ApiError> {
        let (row, then) = self.before_change(args.document, args.revision, |state| {
            state.version(args.document, args.version)
        })?;
        self.made_or_suggested(args.document, args.revision, args.suggest, |session| {
            let change = ops::restore(&session.transcript, &then);
            Ok(Made::new(change, format!("Restore “{}”", row.name)).whole())
        })
    }

    pub(crate) fn rename_version(
        &self,
        args: RenameVersion,
        _: &Task,
    ) -> Result<Versions, ApiError> {
        let mut state = self.state();
        let name = named(&args.name)?;
        let row = state.version_row(args.document, args.version)?;
        state.library.rename_version(row.id, name, args.note.trim())?;
        if row.kind == VersionKind::Automatic {
            // Nobody names what may go.
            state.library.pin_version(row.id, true)?;
        }
        state.versions(args.document)
    }

    pub(crate) fn pin_version(&self, args: PinVersion, _: &Task) -> Result<Versions, ApiError> {
        let mut state = self.state();
        let row = state.version_row(args.document, args.version)?;
        state.library.pin_version(row.id, args.pinned)?;
        state.versions(args.document)
    }

    pub(crate) fn delete_version(
        &self,
        args: DeleteVersion,
        _: &Task,
    ) -> Result<Versions, ApiError> {
        let mut state = self.state();
        let row = state.version_row(args.document, args.version)?;
        let by_itself = row.kind == VersionKind::Automatic && !row.pinned;
        if !by_itself && !args.confirmed && row.kind != VersionKind::Import {
            let why = "somebody wanted this version to be kept; nothing was deleted";
            return Err(ApiError::Refused(why.to_owned()));
        }
        state.library.delete_version(row.id)?;
        let since = state.library.unkept_since(row.document)?;
        state.session(args.document)?.unkept_since = since;
        state.versions(args.document)
    }
}

impl State {
    /// Saves a version of a document as it is now; an automatic one only when the newest version
    /// is not the same.
    pub(crate) fn keep_version(
        &mut self,
        document: i64,
        name: &str,
        note: &str,
        kind: VersionKind,
    ) -> Result<(), ApiError> {
        self.keep(document, name, note, kind, None)
    }

    /// Saves the version that is approved, and says that it is, both or neither.
    pub(crate) fn keep_approved(&mut self, document: i64, note: &str) -> Result<(), ApiError> {
        let approved = Some(store::Status::Approved);
        self.keep(document, APPROVED, note, VersionKind::Named, approved)?;
        self.session(document)?.status = store::Status::Approved;
        Ok(())
    }

    fn keep(
        &mut self,
        document: i64,
        name: &str,
        note: &str,
        kind: VersionKind,
        status: Option<store::Status>,
    ) -> Result<(), ApiError> {
        let (author, at) = (self.author(), now());
        self.session(document)?;
        let Some(session) = self.sessions.get_mut(&DocumentId(document)) else { return Ok(()) };
        let version = NewVersion {
            name,
            note,
            author: &author,
            at,
            kind,
            pinned: status.is_some(),
            left: session.kept_left,
            transcript: &session.transcript,
        };
        let id = session.document;
        match status {
            Some(status) => {
                let change = StatusChange { status, note, author: &author, at };
                self.library.save_version_as(id, version, change)?
            }
            None => self.library.save_version(id, version)?,
        };
        session.unkept_since = None;
        Ok(())
    }

    /// A version of a document as it was.
    pub(crate) fn version(
        &self,
        document: i64,
        version: i64,
    ) -> Result<(VersionRow, Transcript), ApiError> {
        let row = self.version_row(document, version)?;
        let then = self.library.version(row.id)?;
        Ok((row, then))
    }

    /// The version that is the import.
    pub(crate) fn import(&self, document: i64) -> Result<Option<VersionRow>, ApiError> {
        let rows = self.library.versions(DocumentId(document))?;
        Ok(rows.into_iter().find(|row| row.kind == VersionKind::Import))
    }

    fn version_row(&self, document: i64, version: i64) -> Result<VersionRow, ApiError> {
        let rows = self.library.versions(DocumentId(document))?;
        let id = VersionId(version);
        let row = rows.into_iter().find(|row| row.id == id);
        Ok(row.ok_or(store::StoreError::NoSuchVersion(id))?)
    }

    fn versions(&mut self, document: i64) -> Result<Versions, ApiError> {
        let rows = self.library.versions(DocumentId(document))?;
        let views = rows.into_iter().rev().map(|row| VersionView {
            version: row.id.0,
            name: row.name,
            note: row.note,
            kind: row.kind.into(),
            pinned: row.pinned,
            author: row.author,
            at: row.at.0,
            words: row.words,
            turns: row.turns,
            left: row.left,
            revision: row.revision.0,
            damaged: row.damaged,
        });
        Ok(Versions { versions: views.collect() })
    }
}

fn named(name: &str) -> Result<&str, ApiError> {
    match name.trim() {
        "" => Err(ApiError::Refused("a version needs a name".to_owned())),
        name => Ok(name),
    }
}

impl From<VersionKind> for wire::VersionKind {
    fn from(kind: VersionKind) -> Self {
        match kind {
            VersionKind::Import => Self::Import,
            VersionKind::Named => Self::Named,
            VersionKind::Automatic => Self::Automatic,
        }
    }
}
