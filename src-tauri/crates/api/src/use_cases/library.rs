//! The library: what is in it, what is open, what goes.

use store::DocumentId;
use transcript::ops;

use crate::core::State;
use crate::wire::{
    DocumentRow, FormatView, Library, Nothing, OfDocument, RenameDocument, SaveSettings, Settings,
    Start, TranscriptView, Update,
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
