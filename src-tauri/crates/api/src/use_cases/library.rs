//! The library: what is in it, what comes in, what goes.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use store::{DocumentId, NewDocument};
use transcript::ops;

use crate::core::{State, now};
use crate::update::small;
use crate::wire::{
    DocumentRow, FormatView, ImportBytes, ImportFile, Imported, Library, Nothing, OfCopy,
    OfDocument, RenameDocument, SaveSettings, Settings, Start, TranscriptView, Update, Warning,
};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn start(&self, _: Nothing, _: &Task) -> Result<Start, ApiError> {
        let mut state = self.state();
        let formats = export::FORMATS.iter().map(|format| FormatView {
            id: format.id.to_owned(),
            name: format.name.to_owned(),
            ending: format.ending.to_owned(),
            marks: format.marks != export::Marking::Nothing,
            comments: format.comments,
            captions: format.captions.is_some(),
        });
        let readable = import::FORMATS.iter().flat_map(|format| format.endings);
        Ok(Start {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            library: state.library.path().display().to_string(),
            ask_name: !state.settings.name_asked && state.settings.author.trim().is_empty(),
            settings: state.settings.clone(),
            documents: state.documents()?,
            formats: formats.collect(),
            readable: readable.map(|ending| (*ending).to_owned()).collect(),
        })
    }

    /// What the library holds, the latest first.
    ///
    /// # Errors
    /// [`ApiError::Library`].
    pub fn list_documents(&self, _: Nothing, _: &Task) -> Result<Library, ApiError> {
        Ok(Library { documents: self.state().documents()? })
    }

    /// Imports a file: a new document of the library, with the file's bytes and a first version.
    ///
    /// # Errors
    /// [`ApiError::File`], [`ApiError::Import`], [`ApiError::Library`]; nothing is stored then.
    pub fn import_file(&self, args: ImportFile, task: &Task) -> Result<Imported, ApiError> {
        task.step("Reading the file", 0, 3)?;
        let path = Path::new(&args.path);
        if is_copy(path) {
            return self.import_copy(OfCopy { path: args.path }, task);
        }
        let bytes = std::fs::read(path)
            .map_err(|source| ApiError::File { path: args.path.clone(), source })?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.import(&name, &bytes, task)
    }

    pub(crate) fn import_bytes(
        &self,
        args: ImportBytes,
        task: &Task,
    ) -> Result<Imported, ApiError> {
        task.step("Reading the file", 0, 3)?;
        let bytes = STANDARD
            .decode(&args.base64)
            .map_err(|_| ApiError::Refused("the dropped file did not arrive whole".to_owned()))?;
        let name = Path::new(&args.file_name);
        if is_copy(name) {
            let mut state = self.state();
            let copy = state.library.read_copy_bytes(name, &bytes)?;
            return state.take_in(&copy);
        }
        self.import(&args.file_name, &bytes, task)
    }

    fn import(&self, name: &str, bytes: &[u8], task: &Task) -> Result<Imported, ApiError> {
        if let Some(known) = self.imported_before(name, bytes)? {
            return Ok(known);
        }
        task.step("Recognising turns", 1, 3)?;
        let imported = import::read(name, bytes)
            .map_err(|source| ApiError::Import { file: name.to_owned(), source })?;
        task.step("Storing the import", 2, 3)?;
        let mut state = self.state();
        let new =
            NewDocument { transcript: &imported.transcript, bytes, author: "Import", at: now() };
        let id = state.library.import(new)?;
        let transcript = state.session(id.0)?.view();
        let warnings = imported.warnings.into_iter().map(|warning| Warning {
            message: warning.message,
            line: warning.place.line.map(small),
            turn: warning.place.turn.map(|turn| turn.0),
        });
        let warnings = state.told_of_word(name, bytes).into_iter().chain(warnings);
        Ok(Imported { transcript, warnings: warnings.collect() })
    }

    /// A file that came in before, and is the same to the byte, is opened as it was left.
    fn imported_before(&self, name: &str, bytes: &[u8]) -> Result<Option<Imported>, ApiError> {
        let mut state = self.state();
        for row in state.library.documents()?.into_iter().filter(|row| row.file == name) {
            // One that cannot be read any more is in nobody's way.
            if state.library.original(row.id).is_ok_and(|(_, original)| original == bytes) {
                let warning = Warning {
                    message: "this file was imported before; it is opened as you left it"
                        .to_owned(),
                    line: None,
                    turn: None,
                };
                let transcript = state.session(row.id.0)?.view();
                return Ok(Some(Imported { transcript, warnings: vec![warning] }));
            }
        }
        Ok(None)
    }

    /// Opens a transcript; those that were open are put away.
    ///
    /// # Errors
    /// [`ApiError::Library`].
    pub fn open_document(&self, args: OfDocument, _: &Task) -> Result<TranscriptView, ApiError> {
        let mut state = self.state();
        let view = state.session(args.document)?.view();
        // One transcript is shown at a time; the others go back on the shelf.
        let others: Vec<DocumentId> =
            state.sessions.keys().copied().filter(|id| id.0 != args.document).collect();
        for id in others {
            state.sessions.remove(&id);
            state.library.close_document(id);
        }
        Ok(view)
    }

    pub(crate) fn rename_document(
        &self,
        args: RenameDocument,
        _: &Task,
    ) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Rename transcript", |session| {
            Ok(ops::rename(&session.transcript, &args.title))
        })
    }

    pub(crate) fn delete_document(&self, args: OfDocument, _: &Task) -> Result<Library, ApiError> {
        let mut state = self.state();
        let id = DocumentId(args.document);
        state.library.delete_document(id)?;
        state.sessions.remove(&id);
        if state.settings.last_document == Some(args.document) {
            state.settings.last_document = None;
            state.keep_settings()?;
        }
        Ok(Library { documents: state.documents()? })
    }

    pub(crate) fn save_settings(&self, args: SaveSettings, _: &Task) -> Result<Settings, ApiError> {
        let mut state = self.state();
        state.settings = args.settings.completed();
        state.keep_settings()?;
        Ok(state.settings.clone())
    }
}

impl State {
    fn keep_settings(&mut self) -> Result<(), ApiError> {
        let json = serde_json::to_value(&self.settings).map_err(ApiError::Arguments)?;
        Ok(self.library.set_setting("settings", &json)?)
    }

    fn documents(&mut self) -> Result<Vec<DocumentRow>, ApiError> {
        let rows = self.library.documents()?;
        let views = rows.into_iter().map(|row| {
            let found = self.library.setting(&format!("found/{}", row.id.0))?;
            let found = found.and_then(|json| json.as_u64()).and_then(|n| u32::try_from(n).ok());
            Ok(DocumentRow {
                document: row.id.0,
                title: row.title,
                source: row.file,
                status: row.status.into(),
                changed_at: row.changed.0,
                words: row.words,
                turns: row.turns,
                speakers: row.speakers,
                duration_ms: row.duration_ms,
                left: row.left,
                found,
            })
        });
        views.collect()
    }
}

/// True for the name of a working copy.
fn is_copy(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("galley"))
}
