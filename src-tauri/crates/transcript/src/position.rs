//! Positions carry their unit in their type, so that none is taken for another.

use serde::{Deserialize, Serialize};

/// A place in UTF-8 text, counted in bytes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct ByteOffset(pub usize);

/// A place in text, counted in UTF-16 code units, as the editing surface counts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Utf16Offset(pub usize);

/// A time in the recording, in milliseconds from its start.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct TimeMs(pub u64);

impl TimeMs {
    /// `MM:SS`, or `H:MM:SS` from one hour on.
    pub fn clock(self) -> String {
        let seconds = self.0 / 1000;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if hours > 0 {
            format!("{hours}:{minutes:02}:{seconds:02}")
        } else {
            format!("{minutes:02}:{seconds:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TimeMs;

    #[test]
    fn the_clock_shows_hours_only_when_there_are_any() {
        assert_eq!(TimeMs(7_999).clock(), "00:07");
        assert_eq!(TimeMs(59 * 60_000).clock(), "59:00");
        assert_eq!(TimeMs(3_723_000).clock(), "1:02:03");
    }
}
