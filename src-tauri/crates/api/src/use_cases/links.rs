//! Links, and those that wait for their place.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use proof::Lexicon;
use store::{Decision, MemoryKind, Scope};
use transcript::ops::{self, OpError};
use transcript::{ByteOffset, Change, PendingLinkId, Turn, TurnId, Utf16Offset};

use super::change::Made;
use crate::link_offers::{self, is_phrase};
use crate::memory_file;
use crate::sentences::sentence_around;
use crate::session::Session;
use crate::update::{small, words};
use crate::utf16::{from_bytes, to_bytes};
use crate::wire::{
    DropLink, FileLink, LinkOffers, LinkPhrase, LinkPlace, LinkPlaces, LinksPlaced, OfDocument,
    PhrasePlace, PlaceLink, RemoveLink, SetLink, Update,
};
use crate::{ApiError, Core, Task};

impl Core {
    pub(crate) fn set_link(&self, args: SetLink, _: &Task) -> Result<Update, ApiError> {
        self.made(args.document, args.revision, |session| {
            let range = range(session, args.turn, args.start, args.end)?;
            let turn = TurnId(args.turn);
            let change = ops::link(&session.transcript, turn, range.clone(), &args.url)?;
            Ok(linked(session, change, "Link", turn, &range, &args.url))
        })
    }

    pub(crate) fn remove_link(&self, args: RemoveLink, _: &Task) -> Result<Update, ApiError> {
        self.change(args.document, args.revision, "Remove link", |session| {
            let range = range(session, args.turn, args.start, args.end)?;
            Ok(ops::unlink(&session.transcript, TurnId(args.turn), range)?)
        })
    }

    pub(crate) fn place_link(&self, args: PlaceLink, _: &Task) -> Result<Update, ApiError> {
        self.made_or_suggested(args.document, args.revision, args.suggest, |session| {
            let range = range(session, args.turn, args.start, args.end)?;
            let (link, turn) = (PendingLinkId(args.link), TurnId(args.turn));
            let transcript = &session.transcript;
            let (_, waiting) = transcript.pending_link(link).ok_or(OpError::NoSuchPendingLink)?;
            let change = ops::place_pending_link(transcript, link, turn, range.clone())?;
            Ok(linked(session, change, "Place link", turn, &range, &waiting.url))
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

    /// Phrases that are linked here or in another transcript, where they stand without a link.
    pub(crate) fn link_offers(&self, args: OfDocument, _: &Task) -> Result<LinkOffers, ApiError> {
        let mut state = self.state();
        let memory = state.library.memory()?;
        let session = state.session(args.document)?;
        let offers = link_offers::offers(session.document, &session.transcript, memory)?;
        Ok(LinkOffers { offers })
    }

    /// Links an offered phrase. What is offered is remembered already.
    pub(crate) fn link_phrase(&self, args: LinkPhrase, _: &Task) -> Result<Update, ApiError> {
        let label = match args.places.len() {
            1 => "Link 1 place".to_owned(),
            count => format!("Link {count} places"),
        };
        self.made_or_suggested(args.document, args.revision, args.suggest, |session| {
            let places = args.places.iter().map(|place| {
                let range = range(session, place.turn, place.start, place.end)?;
                Ok((TurnId(place.turn), range))
            });
            let places = places.collect::<Result<Vec<_>, ApiError>>()?;
            Ok(Made::new(ops::link_all(&session.transcript, &places, &args.url)?, label))
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
                let words = PhrasePlace {
                    turn: place.turn.0,
                    start: small(from_bytes(&turn.text, place.start).0),
                    end: small(from_bytes(&turn.text, place.end).0),
                    text: place.text,
                    before,
                    behind,
                };
                Some(LinkPlace {
                    words,
                    score: small((place.score * 100.0).round() as usize),
                    why: place.why,
                })
            });
            LinkPlaces { link: link.0, places: places.collect() }
        });
        Ok(LinksPlaced { links: views.collect() })
    }
}

/// A change that links some words, and the memory of it.
fn linked(
    session: &Session,
    change: Change,
    label: &str,
    turn: TurnId,
    range: &Range<ByteOffset>,
    url: &str,
) -> Made {
    let words = session.turn(turn.0).map(|turn| words(turn, range.start, range.end).trim());
    let decision = words.ok().filter(|words| is_phrase(words)).map(|words| Decision {
        kind: MemoryKind::Link,
        scope: Scope::Library,
        shown: words.to_owned(),
        meant: url.to_owned(),
        rule: String::new(),
        origin: Some(session.document),
        origin_title: session.transcript.title.clone(),
    });
    // What is too long to be remembered is linked all the same.
    let decisions = decision.and_then(|decision| memory_file::sound(decision).ok());
    Made::new(change, label).deciding(decisions.into_iter().collect())
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
