//! What an editor does, as changes. Each function reads a transcript and returns the change;
//! none applies it.

mod comments;
mod decisions;
mod give_back;
mod links;
mod merge;
mod pieces;
mod rebuild;
mod restore;
mod returned;
mod sentences;
mod settle;
mod speakers;
mod suggestions;
mod text;
mod times;
mod turns;

pub use comments::{comment, delete_comment, delete_remark, edit_remark, reply, set_resolved};
pub(crate) use decisions::accept_words;
pub use decisions::decide;
pub use give_back::restore_differences;
pub use links::{drop_pending_link, file_pending_link, link, link_all, place_pending_link, unlink};
pub use merge::{Merged, Names, Theirs, merge, merge_again};
pub use restore::{rename, restore};
pub use returned::{Back, LeftOut, Sent, called_alike, take_back};
pub use sentences::{Side, move_sentence};
pub use settle::settle;
pub use speakers::{add_speaker, edit_speaker, merge_speakers, move_speaker, remove_speaker};
pub use suggestions::{propose, suggest_link, suggest_speaker, suggest_words};
pub use text::{Place, Replace, replace};
pub use times::{fill_times, set_estimate, set_start, shift_times};
pub use turns::{
    alternating, interject, join_adjacent, label_to_cue, merge_with_previous, retag, set_kind,
    split, split_around, swap_speakers,
};

use crate::LinkError;

/// Why something cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpError {
    /// The turn is gone.
    #[error("that turn is no longer in the transcript")]
    NoSuchTurn,
    /// The speaker is gone.
    #[error("that speaker is no longer in the transcript")]
    NoSuchSpeaker,
    /// The pending link is gone.
    #[error("that link is no longer waiting")]
    NoSuchPendingLink,
    /// The suggestion is gone.
    #[error("that suggestion is no longer open")]
    NoSuchSuggestion,
    /// The comment, or one of its remarks, is gone.
    #[error("that comment is no longer in the transcript")]
    NoSuchComment,
    /// The place is outside the text, inside a character, or out of order.
    #[error("that place is not in the text")]
    OutOfText,
    /// A cue cannot have a speaker, and the first turn cannot be merged upwards.
    #[error("{0}")]
    NotPossible(&'static str),
    /// No suggestion can carry it.
    #[error("{0} cannot be suggested; nothing was changed")]
    NotSuggested(&'static str),
    /// Another speaker has that label.
    #[error("another speaker is already called “{0}”")]
    LabelTaken(String),
    /// The address is refused.
    #[error(transparent)]
    Link(#[from] LinkError),
}
