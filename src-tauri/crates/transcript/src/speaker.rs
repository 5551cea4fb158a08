//! Who speaks.

use serde::{Deserialize, Serialize};

/// Names a speaker within one transcript; never given to another speaker of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SpeakerId(pub u32);

/// A person or role that turns point at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Speaker {
    /// Its id.
    pub id: SpeakerId,
    /// The label shown beside a turn, as in `CRAIG`.
    pub label: String,
    /// The full name, empty when it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Host, guest, narrator: free text, empty when it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The number of its colour, from 1; 0 while it has the one of its place in the list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub colour: u8,
    /// Other labels that mean this speaker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// Colours that speakers may have; after them they begin anew.
pub const COLOURS: usize = 8;

impl Speaker {
    /// The number of its colour, from 1 to [`COLOURS`]: the chosen one, else that of its place in
    /// the list, from 0.
    pub fn colour_at(&self, place: usize) -> usize {
        let number = usize::from(self.colour).checked_sub(1).unwrap_or(place);
        number % COLOURS + 1
    }

    /// A speaker known by its label alone.
    pub fn new(id: SpeakerId, label: impl Into<String>) -> Self {
        Self {
            id,
            label: label.into(),
            name: String::new(),
            role: String::new(),
            colour: 0,
            aliases: Vec::new(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_default(colour: &u8) -> bool {
    *colour == 0
}

#[cfg(test)]
mod tests {
    use super::{Speaker, SpeakerId};

    #[test]
    fn a_chosen_colour_stands_before_that_of_the_place() {
        let mut speaker = Speaker::new(SpeakerId(1), "ADA");
        assert_eq!([0, 7, 8].map(|place| speaker.colour_at(place)), [1, 8, 1]);
        speaker.colour = 5;
        assert_eq!(speaker.colour_at(0), 5);
    }
}
