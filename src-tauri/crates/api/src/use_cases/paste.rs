//! Rich text that is pasted: its paragraphs, labels and links come in, and nothing else.

use transcript::ops::{self, Place, Replace};
use transcript::{ByteOffset, Change, Splice, Transcript, TurnId, Utf16Offset};

use super::change::Made;
use crate::session::Session;
use crate::utf16::{from_bytes, length, to_bytes};
use crate::wire::{PastePlace, PasteText, Pasted};
use crate::{ApiError, Core, Task};

impl Core {
    /// Puts a piece of a page in the place of words, in one step. While suggesting it is proposed.
    pub(crate) fn paste_text(&self, args: PasteText, _: &Task) -> Result<Pasted, ApiError> {
        let import = |source| ApiError::Import { file: "what was pasted".to_owned(), source };
        let pasted = import::pasted(&args.html).map_err(import)?;
        if pasted.text.is_empty() {
            return Err(ApiError::Refused("there are no words in what was pasted".to_owned()));
        }
        let units = length(&pasted.text).0;
        let update =
            self.made_or_suggested(args.document, args.revision, args.suggest, |session| {
                let (from, to) = (place(session, &args.from)?, place(session, &args.to)?);
                let change = change(&session.transcript, from, to, &pasted)?;
                Ok(Made::new(change, "Paste"))
            })?;
        // What is only proposed stands behind the words that would go.
        let PastePlace { turn, at } = if args.suggest { args.to } else { args.from };
        let end = u32::try_from(units).unwrap_or(u32::MAX).saturating_add(at);
        Ok(Pasted { update, turn, at: end })
    }
}

fn place(session: &Session, place: &PastePlace) -> Result<Place, ApiError> {
    let turn = session.transcript.turn(TurnId(place.turn));
    let (index, turn) = turn.ok_or(ApiError::Op(ops::OpError::NoSuchTurn))?;
    let at = to_bytes(&turn.text, Utf16Offset(place.at as usize))?;
    debug_assert_eq!(from_bytes(&turn.text, at).0, place.at as usize);
    Ok(Place { turn: index, at })
}

/// The words and their links, as one splice for each turn.
fn change(
    transcript: &Transcript,
    from: Place,
    to: Place,
    pasted: &import::Pasted,
) -> Result<Change, ApiError> {
    let replace = Replace { from, to, with: pasted.text.clone() };
    let mut change = ops::replace(transcript, &[replace])?;
    if pasted.links.is_empty() {
        return Ok(change);
    }
    let mut after = transcript.clone();
    change.apply(&mut after)?;
    let Some(id) = after.turns.get(from.turn).map(|turn| turn.id) else { return Ok(change) };
    for (range, url) in &pasted.links {
        let at = |byte: usize| ByteOffset(from.at.0 + byte);
        // An address that may not be followed leaves its words as they are.
        if let Ok(link) = ops::link(&after, id, at(range.start)..at(range.end), url) {
            link.apply(&mut after)?;
        }
    }
    let linked = |id: TurnId| after.turn(id).map(|(_, turn)| turn);
    for splice in &mut change.splices {
        match splice {
            Splice::Text(text) => {
                if let Some(turn) = linked(text.turn) {
                    text.inserted_spans.clone_from(&turn.spans);
                }
            }
            Splice::Turns(seq) => {
                for turn in &mut seq.inserted {
                    if let Some(other) = linked(turn.id) {
                        turn.clone_from(other);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(change)
}
