//! Links, and those that wait for their place.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use proof::Lexicon;

use transcript::ops::{self, OpError};
use transcript::{ByteOffset, PendingLinkId, Turn, TurnId, Utf16Offset};

use crate::files::sentence_around;
use crate::session::Session;
use crate::update::small;
use crate::utf16::{from_bytes, to_bytes};
use crate::wire::{
    DropLink, FileLink, LinkPlace, LinkPlaces, LinksPlaced, OfDocument, PlaceLink, RemoveLink,
    SetLink, Update,
};
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

    pub(crate) fn file_link(&self, args: FileLink, _: &Task) -> Result<Update, ApiError> {
        let label = if args.filed { "List link as a reference" } else { "Let link wait again" };
        self.change(args.document, args.revision, label, |session| {
            let link = PendingLinkId(args.link);
            Ok(ops::file_pending_link(&session.transcript, link, args.filed)?)
        })
    }

    /// Where the pending links may belong, the likeliest place first.
    pub(crate) fn link_places(&self, args: OfDocument, _: &Task) -> Result<LinksPlaced, ApiError> {
        let mut state = self.state();
        let session = state.session(args.document)?;
        let transcript = &session.transcript;
        let evidence = session.proofing.as_ref().map(|proofing| Arc::clone(&proofing.evidence));
        let evidence = evidence.unwrap_or_default();
        let ranked = proof::places(transcript, &evidence, Lexicon::english());
        let turns: HashMap<TurnId, &Turn> =
            transcript.turns.iter().map(|turn| (turn.id, turn)).collect();
        let views = ranked.into_iter().map(|(link, places)| {
            let places = places.into_iter().filter_map(|place| {
                let turn = turns.get(&place.turn)?;
                let (before, behind) = sentence_around(&turn.text, place.start.0, place.end.0)?;
                Some(LinkPlace {
                    turn: place.turn.0,
                    start: small(from_bytes(&turn.text, place.start).0),
                    end: small(from_bytes(&turn.text, place.end).0),
                    text: place.text,
                    before,
                    behind,
                    score: small((place.score * 100.0).round() as usize),
                    why: place.why,
                })
            });
            LinkPlaces { link: link.0, places: places.collect() }
        });
        Ok(LinksPlaced { links: views.collect() })
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
