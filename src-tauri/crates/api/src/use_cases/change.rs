//! The one door through which every change comes in. It knows which transcripts are signed and
//! stay as they are, and it keeps a version before what alters a whole transcript.

use store::{
    Decision, Entry, MemoryKind, MemoryRow, Merge, Revision, Status, UndoState, UnixMs, VersionKind,
};
use transcript::{Change, Moment, Transcript, ops};

use crate::core::{State, now};
use crate::session::Session;
use crate::wire::Update;
use crate::{ApiError, Core};

/// Work that no version has is kept as one after this long, when the next change comes.
const KEEP_AFTER_MS: i64 = 30 * 60 * 1000;

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
        self.made(document, revision, |session| Ok(Made::new(make(session)?, label)))
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
        let session = state.at(document, revision)?;
        let Made { change, label, decisions, merge, whole } = make(session)?;
        let change = ops::settle(&session.transcript, change);
        // What is remarked on a signed copy leaves it as it is.
        if change.is_empty() || !change.only_remarks() {
            session.unsigned()?;
        }
        let label = label.as_str();
        if change.is_empty() {
            return Ok(session.update(label, &[]));
        }
        let mut after = session.transcript.clone();
        change.apply(&mut after)?;
        let id = session.document;
        state.keep_before(document, whole.then_some(label))?;
        let entry = Entry { change: &change, label, author: &author, at: now(), after: &after };
        let library = &mut state.library;
        let kept = library
            .append_remembering(id, Revision(revision), entry, &decisions, merge.as_ref())
            .and_then(|kept| Ok((kept, library.undo_state(id)?)));
        let ((revision, remembered), steps) = kept.inspect_err(|_| {
            // What is in the library is what counts: it is read anew by whoever asks next.
            state.sessions.remove(&id);
        })?;
        state.take_over(document, Step { after, change, revision, steps, remembered }, label)
    }

    /// Reads what a change needs to know of a document that is at the revision that the caller saw and
    /// may be changed.
    pub(crate) fn before_change<T>(
        &self,
        document: i64,
        revision: u64,
        read: impl FnOnce(&mut State) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let mut state = self.state();
        state.changeable(document, revision)?;
        read(&mut state)
    }

    /// The same, or what it would do proposed in its place.
    pub(crate) fn made_or_suggested(
        &self,
        document: i64,
        revision: u64,
        suggest: bool,
        make: impl FnOnce(&Session) -> Result<Made, ApiError>,
    ) -> Result<Update, ApiError> {
        let author = self.state().author();
        self.made(document, revision, |session| {
            let made = make(session)?;
            if suggest { made.suggested(&session.transcript, &author) } else { Ok(made) }
        })
    }
}

/// A change with what it is called and what it decides.
pub(crate) struct Made {
    pub(crate) change: Change,
    pub(crate) label: String,
    pub(crate) decisions: Vec<Decision>,
    /// The working copy that it merges.
    merge: Option<Merge>,
    /// True when it is about the whole transcript, which is then kept as a version first.
    whole: bool,
}

impl Made {
    pub(crate) fn new(change: Change, label: impl Into<String>) -> Self {
        Self { change, label: label.into(), decisions: Vec::new(), merge: None, whole: false }
    }

    /// The same as suggestions. Nobody has decided on them, so that nothing is to be remembered.
    fn suggested(self, transcript: &Transcript, author: &str) -> Result<Self, ApiError> {
        let change = ops::propose(transcript, &self.change, author, Moment(now().0))?;
        Ok(Self::new(change, format!("Suggest: {}", self.label)))
    }

    /// The same, of which something is to be remembered.
    pub(crate) fn deciding(self, decisions: Vec<Decision>) -> Self {
        Self { decisions, ..self }
    }

    /// The same, by which a working copy is merged.
    pub(crate) fn merging(self, merge: Option<Merge>) -> Self {
        Self { merge, ..self }
    }

    /// The same, before which the transcript is kept as a version.
    pub(crate) fn whole(self) -> Self {
        Self { whole: true, ..self }
    }
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

impl Session {
    /// Refuses what was signed.
    fn unsigned(&self) -> Result<(), ApiError> {
        match self.status {
            Status::Approved | Status::Published => Err(ApiError::Approved(self.status)),
            Status::Draft | Status::Correcting | Status::InReview => Ok(()),
        }
    }
}

impl State {
    /// The session of a document that is at the revision that the caller saw.
    pub(crate) fn at(&mut self, document: i64, revision: u64) -> Result<&mut Session, ApiError> {
        let session = self.session(document)?;
        if session.revision == Revision(revision) { Ok(session) } else { Err(ApiError::Stale) }
    }

    /// The same of one that may be changed: what was signed stays as it is.
    pub(crate) fn changeable(
        &mut self,
        document: i64,
        revision: u64,
    ) -> Result<&mut Session, ApiError> {
        let session = self.at(document, revision)?;
        session.unsigned()?;
        Ok(session)
    }

    /// Keeps a document as it is now, when what comes is about the whole of it (then it has a
    /// name), or when it was worked on for long and no version has that.
    pub(crate) fn keep_before(
        &mut self,
        document: i64,
        whole: Option<&str>,
    ) -> Result<(), ApiError> {
        let name = match whole {
            Some(label) => format!("Before: {label}"),
            None if is_long(self.session(document)?.unkept_since, now()) => {
                "While working".to_owned()
            }
            None => return Ok(()),
        };
        self.keep_version(document, &name, "", VersionKind::Automatic)
    }

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
        session.unkept_since.get_or_insert_with(now);
        if session.status == Status::Draft {
            // As the library does of itself.
            session.status = Status::Correcting;
        }
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

/// True when work since then is to be kept. A clock that was set back tells nothing.
fn is_long(since: Option<UnixMs>, now: UnixMs) -> bool {
    since.and_then(|since| now.0.checked_sub(since.0)).is_some_and(|ms| ms >= KEEP_AFTER_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_an_hour_of_work_is_long() {
        let start = UnixMs(1_000_000);
        assert!(!is_long(None, start), "every change is in a version");
        assert!(!is_long(Some(start), UnixMs(start.0 + KEEP_AFTER_MS - 1)));
        assert!(is_long(Some(start), UnixMs(start.0 + KEEP_AFTER_MS)));
        assert!(!is_long(Some(start), UnixMs(0)), "the clock was set back");
    }
}
