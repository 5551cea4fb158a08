//! Versions of a transcript.

use store::{DocumentId, NewVersion, Revision, VersionId, VersionKind};
use transcript::ops;

use crate::core::{State, now};
use crate::update::small;
use crate::wire::{OfDocument, RestoreVersion, SaveVersion, Update, VersionView, Versions};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn save_version(&self, args: SaveVersion, _: &Task) -> Result<Versions, ApiError> {
        let mut state = self.state();
        let state = &mut *state;
        let name = args.name.trim();
        if name.is_empty() {
            return Err(ApiError::Refused("a version needs a name".to_owned()));
        }
        if state.session(args.document)?.revision != Revision(args.revision) {
            return Err(ApiError::Stale);
        }
        state.keep_version(args.document, name, VersionKind::Named)?;
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
    pub(crate) fn restore_version(
        &self,
        args: RestoreVersion,
        _: &Task,
    ) -> Result<Update, ApiError> {
        let (then, name) = {
            let mut state = self.state();
            let state = &mut *state;
            if state.session(args.document)?.revision != Revision(args.revision) {
                return Err(ApiError::Stale);
            }
            let versions = state.library.versions(DocumentId(args.document))?;
            let version = versions.into_iter().find(|row| row.id == VersionId(args.version));
            let version =
                version.ok_or(store::StoreError::NoSuchVersion(VersionId(args.version)))?;
            let then = state.library.version(version.id)?;
            let kept = format!("Before restoring “{}”", version.name);
            state.keep_version(args.document, &kept, VersionKind::Automatic)?;
            (then, version.name)
        };
        let label = format!("Restore “{name}”");
        self.change(args.document, args.revision, &label, |session| {
            Ok(ops::restore(&session.transcript, &then))
        })
    }
}

impl State {
    fn keep_version(
        &mut self,
        document: i64,
        name: &str,
        kind: VersionKind,
    ) -> Result<(), ApiError> {
        let author = self.author();
        self.session(document)?;
        let Some(session) = self.sessions.get(&DocumentId(document)) else { return Ok(()) };
        let version = NewVersion {
            name,
            note: "",
            author: &author,
            at: now(),
            kind,
            transcript: &session.transcript,
        };
        self.library.save_version(session.document, version)?;
        Ok(())
    }

    fn versions(&mut self, document: i64) -> Result<Versions, ApiError> {
        let rows = self.library.versions(DocumentId(document))?;
        let views = rows.into_iter().rev().map(|row| VersionView {
            version: row.id.0,
            name: row.name,
            kind: kind_word(row.kind).to_owned(),
            author: row.author,
            at: row.at.0,
            words: small(row.words as usize),
            turns: small(row.turns as usize),
            revision: row.revision.0,
        });
        Ok(Versions { versions: views.collect() })
    }
}

fn kind_word(kind: VersionKind) -> &'static str {
    match kind {
        VersionKind::Import => "import",
        VersionKind::Named => "named",
        VersionKind::Automatic => "automatic",
    }
}
