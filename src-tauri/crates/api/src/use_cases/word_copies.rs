//! Word copies: a transcript goes out as a Word file that says which state of it that is, is edited
//! there, and comes back as suggestions on its turns.

use std::path::Path;

use import::Returned;
use store::{CopyState, DocumentId, VersionKind, VersionRow};
use transcript::ops::{Back, Names, Sent, called_alike, take_back};
use transcript::{Comment, Moment, Transcript, TurnId};

use crate::core::State;
use crate::update::small;
use crate::wire::{CopyInspected, SharedHistory, Warning};
use crate::{ApiError, Core};

/// A Word file that was made from a transcript of the library.
pub(super) struct WordCopy {
    returned: Returned,
    /// The versions of the library that hold the state that it was made from.
    versions: Vec<VersionRow>,
}

/// What was made of a transcript elsewhere.
pub(super) struct Edited {
    /// As it went out.
    pub(super) base: Transcript,
    /// As it came back.
    pub(super) now: Transcript,
    /// The state that went out, and what was made of it when the copy was taken in before, with what ids
    /// of that are called here.
    pub(super) copy: Option<CopyState>,
    pub(super) merged: Option<(Transcript, Names)>,
    /// Whose edits those are that nobody tracked.
    pub(super) author: String,
}

impl Edited {
    /// What it is compared with.
    fn before(&self) -> &Transcript {
        self.merged.as_ref().map_or(&self.base, |(then, _)| then)
    }

    /// How many suggestions it brings.
    pub(super) fn suggested(&self) -> usize {
        let before = &self.before().suggestions;
        self.now.suggestions.iter().filter(|one| !before.contains(one)).count()
    }

    /// How many remarks it brings, and how many decisions on suggestions that went out with it and on
    /// threads.
    pub(super) fn remarked(&self) -> usize {
        let before = self.before();
        let of = |comment: &Comment| before.comment(comment.id).map(|(_, was)| was);
        let threads = self.now.comments.iter().map(|now| match of(now) {
            Some(was) => {
                now.remarks.len().saturating_sub(was.remarks.len())
                    + usize::from(was.resolved != now.resolved)
            }
            None => now.remarks.len(),
        });
        let decided = before.suggestions.iter().filter(|one| !self.now.suggestions.contains(one));
        threads.sum::<usize>() + decided.count()
    }

    /// Who did it, the first in the text first.
    fn authors(&self) -> Vec<String> {
        let before = self.before();
        let suggested = self.now.suggestions.iter();
        let suggested = suggested.filter(|one| !before.suggestions.contains(one));
        let known = |author: &str, text: &str| {
            let mut remarks = before.comments.iter().flat_map(|comment| &comment.remarks);
            remarks.any(|one| one.author == author && one.text == text)
        };
        let remarks = self.now.comments.iter().flat_map(|comment| &comment.remarks);
        let remarks = remarks.filter(|one| !known(&one.author, &one.text));
        let mut authors: Vec<String> = Vec::new();
        for author in suggested.map(|one| &one.author).chain(remarks.map(|one| &one.author)) {
            if !authors.contains(author) {
                authors.push(author.clone());
            }
        }
        authors
    }
}

/// True for the name of a Word file.
pub(super) fn is_word(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}

impl Core {
    /// Tells what was done in a Word file that was made from a transcript of the library.
    pub(super) fn inspect_word(&self, path: &str) -> Result<CopyInspected, ApiError> {
        let bytes = read(path)?;
        let mut state = self.state();
        let name = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(copy) = state.word_copy(&bytes)? else {
            return Ok(CopyInspected {
                title: name,
                authors: Vec::new(),
                shares: None,
                is_word: true,
            });
        };
        let document = copy.document(&state, None)?;
        let edited = state.edited(&copy, document)?;
        let since = copy.versions.iter().find(|row| row.document == document);
        let since = since.map(|row| row.revision).unwrap_or_default();
        let mine = state.library.steps_since(document, since)?;
        let session = state.session(document.0)?;
        let shares = SharedHistory {
            document: document.0,
            revision: session.revision.0,
            my_changes: small(mine),
            their_changes: small(edited.suggested() + edited.remarked()),
        };
        let title = session.transcript.title.clone();
        Ok(CopyInspected { title, authors: edited.authors(), shares: Some(shares), is_word: true })
    }
}

fn read(path: &str) -> Result<Vec<u8>, ApiError> {
    std::fs::read(path).map_err(|source| ApiError::File { path: path.to_owned(), source })
}

impl WordCopy {
    /// The transcript that it goes into: the one wanted, or else the one that was used last.
    fn document(&self, state: &State, wanted: Option<i64>) -> Result<DocumentId, ApiError> {
        let is_of = |id: DocumentId| self.versions.iter().any(|row| row.document == id);
        let found = match wanted {
            Some(wanted) => Some(DocumentId(wanted)).filter(|id| is_of(*id)),
            None => state.library.documents()?.into_iter().map(|row| row.id).find(|id| is_of(*id)),
        };
        let why = "that Word file was made from another transcript; nothing was changed";
        found.ok_or_else(|| ApiError::Refused(why.to_owned()))
    }
}

impl State {
    /// A Word file that was made from a state that a version of the library holds.
    fn word_copy(&self, bytes: &[u8]) -> Result<Option<WordCopy>, ApiError> {
        let Ok(Some(returned)) = import::returned(bytes) else { return Ok(None) };
        let versions = self.library.versions_of_state(&returned.state)?;
        Ok((!versions.is_empty()).then_some(WordCopy { returned, versions }))
    }

    /// What was made of a transcript in a Word file.
    pub(super) fn edited_word(&self, path: &str, document: i64) -> Result<Edited, ApiError> {
        let copy = self.word_copy(&read(path)?)?;
        let why = "that Word file was made from no transcript of this library; nothing was changed";
        let copy = copy.ok_or_else(|| ApiError::Refused(why.to_owned()))?;
        let document = copy.document(self, Some(document))?;
        self.edited(&copy, document)
    }

    fn edited(&self, copy: &WordCopy, document: DocumentId) -> Result<Edited, ApiError> {
        let WordCopy { returned, versions } = copy;
        let version = versions.iter().find(|row| row.document == document);
        let version = version.ok_or(store::StoreError::NoSuchDocument(document))?;
        let state = self.library.version(version.id)?;
        let unreadable = || {
            let why = "what the Word file tells of itself was damaged; nothing was changed";
            ApiError::Refused(why.to_owned())
        };
        let options = export::options_of_copy(&returned.shown, returned.version.as_deref());
        let options = options.ok_or_else(unreadable)?;
        let options = export::Options { origin: Some(returned.state.clone()), ..options };
        let format = export::format("docx").ok_or_else(unreadable)?;
        let (base, left_out) = export::prepared_whole(&state, format, &options)?;
        let base = base.into_owned();
        // As the file was before anybody edited it.
        let sent = import::returned(&export::write(&state, format, &options)?);
        let sent = sent.ok().flatten().ok_or_else(unreadable)?;
        let author = returned.author.clone().unwrap_or_else(|| "Word".to_owned());
        // The same file says the same whenever it is read.
        let at = returned.at.unwrap_or(Moment(version.at.0));
        let now = take_back(
            Sent { transcript: &base, read: &sent.copy, left_out: &left_out },
            Back { read: &returned.copy, author: &author, at },
            TurnId(state.last_turn_id().0 + 1),
        );
        let copy = CopyState::of_word(&returned.state);
        let merged = copy.map(|copy| self.library.merged_word(document, copy)).transpose()?;
        let merged = merged.flatten().and_then(|merge| Some((merge.theirs?, merge.names)));
        let now = match &merged {
            Some((then, _)) => called_alike(&base, then, &now),
            None => now,
        };
        Ok(Edited { base, now, copy, merged, author })
    }

    /// What an editor should know of a Word file that comes in as a transcript of its own.
    pub(super) fn told_of_word(&mut self, name: &str, bytes: &[u8]) -> Option<Warning> {
        if !is_word(Path::new(name)) {
            return None;
        }
        let copy = self.word_copy(bytes).ok()??;
        let document = copy.document(self, None).ok()?;
        let message = format!(
            "this Word file was made from transcript {}, which is in the library as well; \
             what was done in it can be taken in there as suggestions",
            document.0
        );
        Some(Warning { message, line: None, turn: None })
    }

    /// The name of the state that a Word copy shows, which is kept so that the copy is known when it
    /// comes back; and what an editor should know where that cannot be done.
    pub(super) fn origin(
        &mut self,
        document: i64,
        version: Option<&VersionRow>,
        format: &export::Format,
    ) -> (Option<String>, Vec<String>) {
        if format.id != "docx" {
            return (None, Vec::new());
        }
        if let Some(version) = version {
            return (Some(version.state()), Vec::new());
        }
        let kept = self.keep_version(document, "Exported as Word", "", VersionKind::Automatic);
        let newest = kept.and_then(|()| Ok(self.library.newest_version(DocumentId(document))?));
        match newest {
            Ok(newest) => (newest.map(|row| row.state()), Vec::new()),
            // A copy is more than its way back.
            Err(error) => {
                let note = format!(
                    "what is done in this copy cannot be taken back from it, for the state \
                     that it shows could not be kept: {error}"
                );
                (None, vec![note])
            }
        }
    }
}
