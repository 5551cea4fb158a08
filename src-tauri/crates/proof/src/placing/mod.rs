//! Where in the text a stranded address belongs.
//!
//! ```text
//! address ─ its words ─┐
//!                      ├─ phrases that agree ─ ranked by themselves ─ ranked by the order of
//! transcript ─ index ──┘                                              the addresses beside it
//! ```
//!
//! Nothing is placed here: an editor chooses.

mod address;
mod agree;
mod order;
mod phrase;
mod reach;
mod score;
mod text;
mod why;

use transcript::{ByteOffset, PendingLinkId, Transcript, TurnId};

use self::address::Address;
use self::agree::Agreements;
use self::order::in_order;
use self::phrase::phrases;
use self::text::Text;
use crate::evidence::Evidence;
use crate::lexicon::Lexicon;

/// Places that are told of one address, at most.
pub const PLACES: usize = 8;
/// Phrases that take part in the ranking by order.
const LOOKED_AT: usize = 24;

/// A place for a pending link: words that a reader would expect to lead to its address.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The turn.
    pub turn: TurnId,
    /// Where the words begin in the turn's text.
    pub start: ByteOffset,
    /// Where they end.
    pub end: ByteOffset,
    /// The words.
    pub text: String,
    /// How well they go with the address, from 0 to 1; up to 0.3 nothing but the place speaks for
    /// them.
    pub score: f64,
    /// Why, in a sentence for the editor.
    pub why: String,
}

/// The places for each pending link of a transcript, the likeliest first, at most [`PLACES`] each;
/// in the order of the transcript's pending links.
///
/// The words are those of the link's page and the pages beside it; without pages, those around the
/// turns between which it was found. Words that are linked already are left out.
pub fn places(
    transcript: &Transcript,
    evidence: &Evidence,
    lexicon: &Lexicon,
) -> Vec<(PendingLinkId, Vec<Place>)> {
    if transcript.pending_links.is_empty() {
        return Vec::new();
    }
    let text = Text::index(transcript, evidence, lexicon);
    let mut agreements = Agreements::new(&text, lexicon);
    let mut ranked = Vec::with_capacity(transcript.pending_links.len());
    // Addresses that were found together stand in the order of their phrases.
    for found in transcript
        .pending_links
        .chunk_by(|a, b| (a.page, a.after, a.before) == (b.page, b.after, b.before))
    {
        let addresses: Vec<Address> =
            found.iter().map(|link| Address::read(&link.url, lexicon)).collect();
        let candidates = found.iter().zip(&addresses).map(|(link, address)| {
            let mut phrases = phrases(address, &text.area(link), &text, &mut agreements);
            phrases.truncate(LOOKED_AT);
            phrases
        });
        let ordered = in_order(candidates.collect());
        for ((link, address), phrases) in found.iter().zip(&addresses).zip(ordered) {
            let places = phrases.into_iter().take(PLACES);
            let places = places.filter_map(|phrase| place(&phrase, address, &text));
            ranked.push((link.id, places.collect()));
        }
    }
    ranked
}

fn place(phrase: &phrase::Phrase, address: &Address, text: &Text<'_>) -> Option<Place> {
    let (turn, start, end) = text.range(phrase.first, phrase.last)?;
    Some(Place {
        turn: turn.id,
        start: ByteOffset(start),
        end: ByteOffset(end),
        text: turn.text.get(start..end)?.to_owned(),
        score: phrase.score,
        why: why::why(phrase, address, text),
    })
}
