//! Links, and those that wait for their place.

use std::ops::Range;

use transcript::ops::{self, OpError};
use transcript::{ByteOffset, PendingLinkId, TurnId, Utf16Offset};

use crate::session::Session;
use crate::utf16::to_bytes;
use crate::wire::{DropLink, PlaceLink, RemoveLink, SetLink, Update};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn set_link(&self, args: SetLink, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Link", |session| {
            let range = range(session, args.turn, args.start, args.end)?;
            Ok(ops::link(&session.transcript, TurnId(args.turn), range, &args.url)?)
        })
    }

    pub(crate) fn remove_link(&self, args: RemoveLink, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Remove link", |session| {
            let range = range(session, args.turn, args.start, args.end)?;
            Ok(ops::unlink(&session.transcript, TurnId(args.turn), range)?)
        })
    }

    pub(crate) fn place_link(&self, args: PlaceLink, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Place link", |session| {
            let range = range(session, args.turn, args.start, args.end)?;
            let (link, turn) = (PendingLinkId(args.link), TurnId(args.turn));
            Ok(ops::place_pending_link(&session.transcript, link, turn, range)?)
        })
    }

    pub(crate) fn drop_link(&self, args: DropLink, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Drop link", |session| {
            Ok(ops::drop_pending_link(&session.transcript, PendingLinkId(args.link))?)
        })
    }
}

/// A range of a turn's text, in bytes.
pub(super) fn range(
    session: &Session,
    turn: u64,
    start: u32,
    end: u32,
) -> Result<Range<ByteOffset>, ApiError> {
    let text = &session.turn(turn)?.text;
    let start = to_bytes(text, Utf16Offset(start as usize))?;
    let end = to_bytes(text, Utf16Offset(end as usize))?;
    if start > end { Err(OpError::OutOfText.into()) } else { Ok(start..end) }
}
