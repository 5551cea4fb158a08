//! Working copies: a transcript with its history goes out as a `.galley` file, is worked on
//! elsewhere, and comes back as a document of its own or merged into the one it was made from.

use std::path::Path;

use store::{CopyState, Merge, Revision, Shared, WorkingCopy};
use transcript::ops::{self, Merged, Names, Theirs};
use transcript::{Moment, Transcript};

use super::change::Made;
use super::word_copies::is_word;
use crate::core::{State, now};
use crate::update::small;
use crate::wire::{
    CopyCheck, CopyInspected, ExportCopy, Exported, Imported, MergeCopy, OfCopy, SharedHistory,
    Update, Warning,
};
use crate::{ApiError, Core, Task};

impl Core {
    /// Writes a transcript with its whole history as a working copy.
    ///
    /// # Errors
    /// [`ApiError::Library`]; what was at the path is then still there.
    pub fn export_copy(&self, args: ExportCopy, _: &Task) -> Result<Exported, ApiError> {
        let mut state = self.state();
        let session = state.session(args.document)?;
        let (document, revision) = (session.document, session.revision.0);
        let path = Path::new(&args.path);
        state.library.export_copy(document, path)?;
        let size = std::fs::metadata(path);
        let bytes =
            size.map_err(|source| ApiError::File { path: args.path.clone(), source })?.len();
        // Reading a working copy checks every seal in it.
        let check = match state.copy(&args.path) {
            Ok(_) => CopyCheck {
                words: 0,
                sound: true,
                told: "the whole history was read back, and nothing in it is damaged".to_owned(),
            },
            Err(error) => CopyCheck { words: 0, sound: false, told: error.to_string() },
        };
        Ok(Exported { path: args.path, bytes, revision, notes: Vec::new(), check })
    }

    /// Tells what a working copy or a Word copy is, and what it has in common with the library.
    ///
    /// # Errors
    /// [`ApiError::File`], or [`ApiError::Library`] for a file that is no whole working copy.
    pub fn inspect_copy(&self, args: OfCopy, _: &Task) -> Result<CopyInspected, ApiError> {
        if is_word(Path::new(&args.path)) {
            return self.inspect_word(&args.path);
        }
        let mut state = self.state();
        let copy = state.copy(&args.path)?;
        let shared = state.library.shared_with(&copy)?;
        let known = shared.as_ref().map(known_of).unwrap_or_default();
        let shares = match shared {
            None => None,
            Some(shared) => Some(SharedHistory {
                document: shared.document.0,
                revision: state.session(shared.document.0)?.revision.0,
                my_changes: small(shared.mine),
                their_changes: small(shared.theirs),
            }),
        };
        Ok(CopyInspected {
            title: copy.document().title.clone(),
            authors: copy.authors_since(known)?,
            shares,
            is_word: false,
        })
    }

    /// Takes a working copy in as a document of its own, with its history.
    ///
    /// # Errors
    /// As [`inspect_copy`](Self::inspect_copy); nothing is stored then.
    pub fn import_copy(&self, args: OfCopy, task: &Task) -> Result<Imported, ApiError> {
        task.step("Reading the file", 0, 2)?;
        let mut state = self.state();
        let copy = state.copy(&args.path)?;
        task.step("Storing the import", 1, 2)?;
        state.take_in(&copy)
    }

    /// Brings what was done in a Word copy into the transcript that it was made from, as suggestions
    /// and remarks.
    fn merge_word(&self, args: &MergeCopy, task: &Task) -> Result<Update, ApiError> {
        let edited = self.before_change(args.document, args.revision, |state| {
            state.edited_word(&args.path, args.document)
        })?;
        task.step("Merging", 1, 2)?;
        let name = Path::new(&args.path).file_name().unwrap_or_default().to_string_lossy();
        self.made(args.document, args.revision, |session| {
            let (author, at) = (edited.author.as_str(), Moment(now().0));
            let theirs = Theirs { transcript: &edited.now, author, at };
            let (mine, fresh) = (&session.transcript, session.fresh_turn());
            let merged = match &edited.merged {
                Some((then, names)) => ops::merge_again((then, names), mine, theirs, fresh),
                None => ops::merge(&edited.base, mine, theirs, fresh),
            };
            let open = edited.suggested() + merged.conflicts;
            let label = called(&name, edited.remarked(), open);
            let (names, theirs) = (merged.names, Some(edited.now.clone()));
            let merge = edited.copy.map(|copy| Merge { copy, names, theirs });
            Ok(Made::new(merged.change, label).merging(merge).whole())
        })
    }

    /// Brings what was done in a working copy into the transcript that it was made from: one change,
    /// before which the transcript is kept as a version.
    ///
    /// # Errors
    /// [`ApiError::Refused`] when the two have no history in common; as
    /// [`inspect_copy`](Self::inspect_copy) and every change otherwise. Nothing is changed then.
    pub fn merge_copy(&self, args: MergeCopy, task: &Task) -> Result<Update, ApiError> {
        task.step("Reading the file", 0, 2)?;
        if is_word(Path::new(&args.path)) {
            return self.merge_word(&args, task);
        }
        let other = self.before_change(args.document, args.revision, |state| state.other(&args))?;
        task.step("Merging", 1, 2)?;
        let name = Path::new(&args.path).file_name().unwrap_or_default().to_string_lossy();
        self.made(args.document, args.revision, |session| {
            let (author, at) = (other.author.as_str(), Moment(now().0));
            let theirs = Theirs { transcript: &other.now, author, at };
            let (mine, fresh) = (&session.transcript, session.fresh_turn());
            let merged = match &other.base {
                Base::Common(base) => ops::merge(base, mine, theirs, fresh),
                Base::Merged(then, names) => ops::merge_again((then, names), mine, theirs, fresh),
            };
            let Merged { change, taken, conflicts, names } = merged;
            let label = called(&name, taken, conflicts);
            let merge = other.last.map(|copy| Merge { copy, names, theirs: None });
            Ok(Made::new(change, label).merging(merge).whole())
        })
    }
}

/// What a merge is called.
fn called(name: &str, taken: usize, open: usize) -> String {
    let changes = if taken == 1 { "1 change".to_owned() } else { format!("{taken} changes") };
    match open {
        0 => format!("Merge of {name} ({changes})"),
        open => format!("Merge of {name} ({changes}, {open} to decide)"),
    }
}

/// The last revision of a copy that the library knows.
fn known_of(shared: &Shared) -> Revision {
    shared.merged.as_ref().map_or(shared.common, |merge| merge.copy.revision)
}

/// What a merge needs to know of the other side.
struct Other {
    base: Base,
    now: Transcript,
    /// The state that it is.
    last: Option<CopyState>,
    /// Whose changes they are.
    author: String,
}

/// What theirs is compared with.
enum Base {
    /// What both began with.
    Common(Transcript),
    /// Theirs as it was merged last, and what its ids are called here.
    Merged(Transcript, Names),
}

impl State {
    /// Takes a working copy in as a document of its own, and tells of what it is a copy.
    pub(super) fn take_in(&mut self, copy: &WorkingCopy) -> Result<Imported, ApiError> {
        let shared = self.library.shared_with(copy)?;
        let id = self.library.take_in(copy)?;
        let transcript = self.session(id.0)?.view();
        let warnings = shared.map(|shared| Warning {
            message: format!(
                "this is a copy of transcript {}, which is in the library as well; \
                 the two can be merged",
                shared.document.0
            ),
            line: None,
            turn: None,
        });
        Ok(Imported { transcript, warnings: warnings.into_iter().collect() })
    }

    fn copy(&self, path: &str) -> Result<WorkingCopy, ApiError> {
        let file = |source| ApiError::File { path: path.to_owned(), source };
        std::fs::File::open(path).map_err(file)?;
        Ok(self.library.read_copy(Path::new(path))?)
    }

    fn other(&self, args: &MergeCopy) -> Result<Other, ApiError> {
        let copy = self.copy(&args.path)?;
        let id = store::DocumentId(args.document);
        let Some(shared) = self.library.shared_by(id, &copy)? else {
            let why = "that copy was made from another transcript; nothing was changed";
            return Err(ApiError::Refused(why.to_owned()));
        };
        let authors = copy.authors_since(known_of(&shared))?;
        let author = if authors.is_empty() { "Other copy".to_owned() } else { authors.join(", ") };
        let base = match shared.merged {
            Some(Merge { copy: then, names, .. }) => {
                Base::Merged(copy.state_at(then.revision)?, names)
            }
            None => Base::Common(self.library.state_at(id, shared.common)?),
        };
        Ok(Other { base, now: copy.state()?, last: copy.last()?, author })
    }
}
