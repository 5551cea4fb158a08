//! What a transcript is and every way it can change.
//!
//! Pure: no file, no clock, no randomness. Times and fresh ids come in as arguments.
//! The serde shape of [`Transcript`] *is* the document format, versioned by its `format` field.

mod change;
mod check;
pub mod compare;
mod link;
mod link_fault;
mod map;
pub mod ops;
mod position;
mod read_copy;
mod review;
mod speaker;
mod stats;
mod transcript;
mod turn;

pub use change::{Change, ChangeError, HeadSplice, Seq, Splice, TextEdit, TextSplice};
pub use check::{Fault, check};
pub use link::{LinkError, PendingLink, PendingLinkId, web_address};
pub use link_fault::{LinkFault, link_fault};
pub use map::{Bias, Position};
pub use position::{ByteOffset, TimeMs, Utf16Offset};
pub use read_copy::{Border, ReadCopy, ReadLabel, ReadTurn, marks};
pub use review::{
    Comment, CommentId, Moment, Proposal, Remark, Suggestion, SuggestionId, before_going,
    behind_going, initials,
};
pub use speaker::{COLOURS, Speaker, SpeakerId};
pub use stats::{SpeakerStats, speaker_stats, word_count};
pub use transcript::{FORMAT, Font, Glyph, Source, Transcript};
pub use turn::{Head, Span, SpanKind, Turn, TurnId, TurnKind};
