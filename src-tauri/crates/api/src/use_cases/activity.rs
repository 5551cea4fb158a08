//! What happened to a transcript.

use jiff::tz::TimeZone;
use store::DocumentId;

use super::files::write_target;
use crate::activity;
use crate::wire::{Activity, ExportActivity, FindActivity, Written};
use crate::{ApiError, Core, Task};

impl Core {
    /// What happened to a transcript, by day and author, the latest first.
    ///
    /// # Errors
    /// [`ApiError::Library`].
    pub fn activity(&self, args: FindActivity, _: &Task) -> Result<Activity, ApiError> {
        let mut state = self.state();
        let file = state.session(args.document)?.transcript.source.file.clone();
        let id = DocumentId(args.document);
        activity::of(&state.library, id, &file, &args.search, &TimeZone::system())
    }

    /// The same as a table, the oldest first.
    ///
    /// # Errors
    /// [`ApiError::Library`], [`ApiError::File`].
    pub fn export_activity(&self, args: ExportActivity, task: &Task) -> Result<Written, ApiError> {
        let find = FindActivity { document: args.document, search: args.search };
        write_target(args.path, activity::table(&self.activity(find, task)?)?)
    }
}
