//! Bytes here, UTF-16 there: the only place where one becomes the other.

use transcript::ops::Place;
use transcript::{ByteOffset, Turn, Utf16Offset};

use crate::ApiError;

/// How long a text is in UTF-16 units.
pub(crate) fn length(text: &str) -> Utf16Offset {
    if text.is_ascii() {
        return Utf16Offset(text.len());
    }
    Utf16Offset(text.chars().map(char::len_utf16).sum())
}

/// A byte place in a text as a UTF-16 place. A place inside a character goes to its beginning.
pub(crate) fn from_bytes(text: &str, at: ByteOffset) -> Utf16Offset {
    let mut end = at.0.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    length(text.get(..end).unwrap_or(text))
}

/// A UTF-16 place in a text as a byte place.
///
/// # Errors
/// [`ApiError::Refused`] when it lies outside the text or inside a character.
pub(crate) fn to_bytes(text: &str, at: Utf16Offset) -> Result<ByteOffset, ApiError> {
    if text.is_ascii() && at.0 <= text.len() {
        return Ok(ByteOffset(at.0));
    }
    let mut units = 0;
    for (byte, c) in text.char_indices() {
        if units == at.0 {
            return Ok(ByteOffset(byte));
        }
        units += c.len_utf16();
    }
    if units == at.0 {
        return Ok(ByteOffset(text.len()));
    }
    Err(ApiError::Refused("that place is not in the text".to_owned()))
}

/// Where each turn begins in the manuscript, in UTF-16 units, for places asked in rising order.
pub(crate) struct Manuscript<'a> {
    turns: &'a [Turn],
    index: usize,
    start: usize,
}

impl<'a> Manuscript<'a> {
    pub(crate) fn new(turns: &'a [Turn]) -> Self {
        Self { turns, index: 0, start: 0 }
    }

    /// The turn and byte at a place of the manuscript; places must not fall.
    pub(crate) fn place(&mut self, at: Utf16Offset) -> Result<Place, ApiError> {
        while let Some(turn) = self.turns.get(self.index) {
            let end = self.start + length(&turn.text).0;
            if at.0 <= end {
                let inside = at.0.checked_sub(self.start).ok_or_else(out_of_order)?;
                let at = to_bytes(&turn.text, Utf16Offset(inside))?;
                return Ok(Place { turn: self.index, at });
            }
            self.start = end + 1;
            self.index += 1;
        }
        Err(ApiError::Refused("that place is behind the end of the text".to_owned()))
    }

    /// Where a turn begins; indexes must not fall.
    pub(crate) fn start_of(&mut self, index: usize) -> Utf16Offset {
        while self.index < index {
            let Some(turn) = self.turns.get(self.index) else { break };
            self.start += length(&turn.text).0 + 1;
            self.index += 1;
        }
        Utf16Offset(self.start)
    }
}

fn out_of_order() -> ApiError {
    ApiError::Refused("the edits are out of order".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use transcript::TurnId;

    #[test]
    fn places_go_both_ways_through_every_kind_of_character() {
        let text = "aé€😀z";
        for (byte, units) in [(0, 0), (1, 1), (3, 2), (6, 3), (10, 5), (11, 6)] {
            assert_eq!(from_bytes(text, ByteOffset(byte)), Utf16Offset(units));
            assert_eq!(to_bytes(text, Utf16Offset(units)).unwrap(), ByteOffset(byte));
        }
        assert!(to_bytes(text, Utf16Offset(4)).is_err(), "half of a surrogate pair");
        assert!(to_bytes(text, Utf16Offset(7)).is_err(), "behind the end");
    }

    #[test]
    fn the_manuscript_joins_turns_by_one_unit() {
        let turns = [Turn::speech(TurnId(1), None, "😀b"), Turn::speech(TurnId(2), None, "c")];
        let mut manuscript = Manuscript::new(&turns);
        let place = |manuscript: &mut Manuscript<'_>, at| {
            let place = manuscript.place(Utf16Offset(at)).unwrap();
            (place.turn, place.at.0)
        };
        assert_eq!(place(&mut manuscript, 2), (0, 4));
        assert_eq!(place(&mut manuscript, 3), (0, 5));
        assert_eq!(place(&mut manuscript, 4), (1, 0));
        assert_eq!(place(&mut manuscript, 5), (1, 1));
        assert!(manuscript.place(Utf16Offset(6)).is_err());
    }
}
