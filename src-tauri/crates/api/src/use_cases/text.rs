//! Typing, undo and redo.

use transcript::Utf16Offset;
use transcript::ops::{self, Replace};

use super::change::{Made, Step};
use crate::core::now;
use crate::session::Session;
use crate::utf16::Manuscript;
use crate::wire::{AtRevision, DocumentEdit, EditText, Update};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn edit_text(&self, args: EditText, _: &Task) -> Result<Update, ApiError> {
        let label = if args.label.is_empty() { "Typing" } else { &args.label };
        self.made(args.document, args.revision, |session| {
            let replaces = replaces(session, &args.edits)?;
            let made = Made::new(ops::replace(&session.transcript, &replaces)?, label);
            // Typing has no name of its own; replacing everywhere has.
            Ok(if args.label.is_empty() { made } else { made.whole() })
        })
    }

    pub(crate) fn undo(&self, args: AtRevision, _: &Task) -> Result<Update, ApiError> {
        self.step(&args, false)
    }

    pub(crate) fn redo(&self, args: AtRevision, _: &Task) -> Result<Update, ApiError> {
        self.step(&args, true)
    }

    fn step(&self, args: &AtRevision, forward: bool) -> Result<Update, ApiError> {
        let mut state = self.state();
        let author = state.author();
        let state = &mut *state;
        let session = state.changeable(args.document, args.revision)?;
        let (id, base, before) = (session.document, session.revision, session.transcript.clone());
        state.keep_before(args.document, None)?;
        let library = &mut state.library;
        let step = if forward {
            library.redo(id, base, &before, &author, now())
        } else {
            library.undo(id, base, &before, &author, now())
        };
        let kept = step.and_then(|step| Ok((step, library.undo_state(id)?)));
        let (step, steps) = kept.inspect_err(|_| {
            // What is in the library is what counts: it is read anew by whoever asks next.
            state.sessions.remove(&id);
        })?;
        let Some(store::Undone { change, revision, label, memory, .. }) = step else {
            let label = if forward { "Nothing to redo" } else { "Nothing to undo" };
            return Ok(state.session(args.document)?.update(label, &[]));
        };
        let mut after = before;
        change.apply(&mut after)?;
        let verb = if forward { "Redone" } else { "Undone" };
        let label = format!("{verb}: {label}");
        let step = Step { after, change, revision, steps, remembered: memory };
        state.take_over(args.document, step, &label)
    }
}

/// Edits of the manuscript in the places of its turns.
pub(super) fn replaces(
    session: &Session,
    edits: &[DocumentEdit],
) -> Result<Vec<Replace>, ApiError> {
    let mut manuscript = Manuscript::new(&session.transcript.turns);
    let replaces = edits.iter().map(|edit| {
        Ok(Replace {
            from: manuscript.place(Utf16Offset(edit.from as usize))?,
            to: manuscript.place(Utf16Offset(edit.to as usize))?,
            with: plain(&edit.insert),
        })
    });
    replaces.collect()
}

/// Typed and pasted text as a turn may hold it. Every control character becomes one space, so
/// that places after it hold.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}
