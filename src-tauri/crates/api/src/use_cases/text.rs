//! Typing, undo and redo, and the turns it happens in.

use transcript::ops::{self, Replace};
use transcript::{SpeakerId, TimeMs, TurnId, Utf16Offset};

use super::change::Step;
use crate::core::now;
use crate::utf16::{Manuscript, to_bytes};
use crate::wire::{AtRevision, EditText, OfTurn, SetTime, SplitTurn, Update};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn edit_text(&self, args: EditText, _: &Task) -> Result<Update, ApiError> {
        let label = if args.label.is_empty() { "Typing" } else { &args.label };
        self.change(args.document, args.revision, label, |session| {
            let mut manuscript = Manuscript::new(&session.transcript.turns);
            let replaces = args.edits.iter().map(|edit| {
                Ok(Replace {
                    from: manuscript.place(Utf16Offset(edit.from as usize))?,
                    to: manuscript.place(Utf16Offset(edit.to as usize))?,
                    with: plain(&edit.insert),
                })
            });
            let replaces = replaces.collect::<Result<Vec<_>, ApiError>>()?;
            Ok(ops::replace(&session.transcript, &replaces)?)
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
        let session = state.session(args.document)?;
        if session.revision.0 != args.revision {
            return Err(ApiError::Stale);
        }
        let (id, base, before) = (session.document, session.revision, session.transcript.clone());
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

    pub(crate) fn split_turn(&self, args: SplitTurn, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Split turn", |session| {
            let turn = session.turn(args.turn)?;
            let at = to_bytes(&turn.text, Utf16Offset(args.at as usize))?;
            let speaker = args.speaker.map(SpeakerId).or(turn.speaker);
            let fresh = session.fresh_turn();
            Ok(ops::split(&session.transcript, turn.id, at, fresh, speaker)?)
        })
    }

    pub(crate) fn merge_turn(&self, args: OfTurn, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Merge turns", |session| {
            Ok(ops::merge_with_previous(&session.transcript, TurnId(args.turn))?)
        })
    }

    pub(crate) fn set_time(&self, args: SetTime, _: &Task) -> Result<Update, ApiError> {
        let start = match args.time.trim() {
            "" => None,
            time => Some(clock(time).ok_or_else(|| {
                ApiError::Refused(format!("“{time}” is not a time; write 1:02 or 1:02:03"))
            })?),
        };
        self.change(args.document, args.revision, "Set time", |session| {
            Ok(ops::set_start(&session.transcript, TurnId(args.turn), start)?)
        })
    }
}

/// Typed and pasted text as a turn may hold it. Every control character becomes one space, so
/// that places after it hold.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// `MM:SS` or `H:MM:SS`.
fn clock(text: &str) -> Option<TimeMs> {
    let parts = text.split(':').map(|part| part.parse::<u64>().ok());
    let parts = parts.collect::<Option<Vec<_>>>()?;
    let seconds = match *parts.as_slice() {
        [minutes, seconds] if seconds < 60 => minutes.checked_mul(60)?.checked_add(seconds)?,
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?
        }
        _ => return None,
    };
    seconds.checked_mul(1000).map(TimeMs)
}
