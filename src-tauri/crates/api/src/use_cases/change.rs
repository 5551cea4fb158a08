//! The one door through which every change comes in.

use store::{Decision, Entry, MemoryKind, MemoryRow, Revision, UndoState};
use transcript::{Change, Transcript, ops};

use crate::core::{State, now};
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
        self.made(document, revision, |session| {
            Ok(Made { change: make(session)?, label: label.to_owned(), decisions: Vec::new() })
        })
    }

    /// The same for a change whose name depends on what it turns out to be.
    pub(crate) fn made(
        &self,
        document: i64,
        revision: u64,
        make: impl FnOnce(&Session) -> Result<Made, ApiError>,
    ) -> Result<Update, ApiError> {
        let mut state = self.state();
        let author = state.author();
        let state = &mut *state;
        let session = state.session(document)?;
        if session.revision != Revision(revision) {
            return Err(ApiError::Stale);
        }
        let Made { change, label, decisions } = make(session)?;
        let change = ops::settle(&session.transcript, change);
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
            .append_remembering(id, Revision(revision), entry, &decisions)
            .and_then(|kept| Ok((kept, library.undo_state(id)?)));
        let ((revision, remembered), steps) = kept.inspect_err(|_| {
            // What is in the library is what counts: it is read anew by whoever asks next.
            state.sessions.remove(&id);
        })?;
        state.take_over(document, Step { after, change, revision, steps, remembered }, label)
    }
}

/// A change with what it is called and what it decides.
pub(crate) struct Made {
    pub(crate) change: Change,
    pub(crate) label: String,
    pub(crate) decisions: Vec<Decision>,
}

/// A step that is in the library.
pub(crate) struct Step {
    pub(crate) after: Transcript,
    pub(crate) change: Change,
    pub(crate) revision: Revision,
    pub(crate) steps: UndoState,
    /// What is remembered differently now.
    pub(crate) remembered: Vec<MemoryRow>,
}

impl State {
    /// Takes a step over that is in the library, and tells what it did.
    pub(crate) fn take_over(
        &mut self,
        document: i64,
        step: Step,
        label: &str,
    ) -> Result<Update, ApiError> {
        // A link that is remembered makes no finding and settles none.
        let of_words = step.remembered.iter().map(|row| &row.decision);
        let of_words = of_words.filter(|decision| decision.kind != MemoryKind::Link);
        let words = of_words.flat_map(|decision| [decision.shown.as_str(), &decision.meant]);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let decided = if words.is_empty() { None } else { Some(self.decided(document)?) };
        let session = self.session(document)?;
        (session.undo, session.redo) = (step.steps.undo, step.steps.redo);
        if let Some((editor, left_alone)) = decided {
            session.decide(editor, left_alone);
        }
        let mut update = session.take_over(step.after, &step.change, step.revision, label, &words);
        let remembered = step.remembered.into_iter().filter(|row| row.count > 0);
        update.remembered = self.entries(remembered.collect())?;
        self.keep_left(&update)?;
        Ok(update)
    }

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
