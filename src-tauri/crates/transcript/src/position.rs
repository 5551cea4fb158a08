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
    /// Reads `MM:SS` or `H:MM:SS`; there may be more minutes than an hour has where no hours are.
    pub fn of_clock(text: &str) -> Option<Self> {
        let parts = text.split(':').map(|part| {
            let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u64>().ok().filter(|_| is_number)
        });
        let parts = parts.collect::<Option<Vec<_>>>()?;
        let seconds = match *parts.as_slice() {
            [minutes, seconds] if seconds < 60 => minutes.checked_mul(60)?.checked_add(seconds)?,
            [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
                hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?
            }
            _ => return None,
        };
        seconds.checked_mul(1000).map(Self)
    }

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
    fn a_clock_is_read_as_it_is_shown() {
        for text in ["00:07", "59:00", "1:02:03"] {
            assert_eq!(TimeMs::of_clock(text).map(TimeMs::clock).as_deref(), Some(text));
        }
        assert_eq!(TimeMs::of_clock("90:00"), Some(TimeMs(5_400_000)));
        for text in ["", "7", "1:60", "1:60:00", "1:+5", "-1:05", "1:2:3:4", "99999999999999999:00"]
        {
            assert_eq!(TimeMs::of_clock(text), None, "{text}");
        }
    }

    #[test]
    fn the_clock_shows_hours_only_when_there_are_any() {
        assert_eq!(TimeMs(7_999).clock(), "00:07");
        assert_eq!(TimeMs(59 * 60_000).clock(), "59:00");
        assert_eq!(TimeMs(3_723_000).clock(), "1:02:03");
    }
}
