//! The one door through which every change comes in.

use store::{Entry, Revision};
use transcript::Change;

use crate::core::now;
use crate::session::Session;
use crate::wire::Update;
use crate::{ApiError, Core};

impl Core {
    /// Makes a change on the revision that the caller saw, writes it to the library and tells
    /// what it did. What is returned is in the library file.
    pub(crate) fn change(
        &self,
        document: i64,
        revision: u64,
        label: &str,
        make: impl FnOnce(&Session) -> Result<Change, ApiError>,
    ) -> Result<Update, ApiError> {
        self.labelled_change(document, revision, |session| Ok((make(session)?, label.to_owned())))
    }

    /// The same for a change whose name depends on what it turns out to be.
    pub(crate) fn labelled_change(
        &self,
        document: i64,
        revision: u64,
        make: impl FnOnce(&Session) -> Result<(Change, String), ApiError>,
    ) -> Result<Update, ApiError> {
        let mut state = self.state();
        let author = state.author();
        let state = &mut *state;
        let session = state.session(document)?;
        if session.revision != Revision(revision) {
            return Err(ApiError::Stale);
        }
        let (change, label) = make(session)?;
        let label = label.as_str();
        if change.is_empty() {
            return Ok(session.update(label, &[]));
        }
        let mut after = session.transcript.clone();
        change.apply(&mut after)?;
        let id = session.document;
        let entry = Entry { change: &change, label, author: &author, at: now(), after: &after };
        let library = &mut state.library;
        let kept = library
            .append(id, Revision(revision), entry)
            .and_then(|revision| Ok((revision, library.undo_state(id)?)));
        let (revision, steps) = kept.inspect_err(|_| {
            // What is in the library is what counts: it is read anew by whoever asks next.
            state.sessions.remove(&id);
        })?;
        let session = state.session(document)?;
        (session.undo, session.redo) = (steps.undo, steps.redo);
        let update = session.take_over(after, &change, revision, label);
        state.keep_left(&update)?;
        Ok(update)
    }
}

impl crate::core::State {
    /// Keeps the number of findings left beside the document, for the library's list.
    pub(crate) fn keep_left(&mut self, update: &Update) -> Result<(), ApiError> {
        let Some(left) = update.proof.as_ref().map(|proof| proof.left) else { return Ok(()) };
        let session = self.session(update.document)?;
        // A write costs a sync of the disk; typing seldom changes the number.
        if session.kept_left.replace(left) != Some(left) {
            self.library.set_left(store::DocumentId(update.document), left)?;
        }
        Ok(())
    }
}
