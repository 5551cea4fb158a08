//! Times as TTML writes them (TTML2, 12.3.1): by the clock, in frames, or as a number and a unit.

use roxmltree::Node;
use transcript::TimeMs;

use super::attribute;

/// How a document counts frames and ticks.
pub(super) struct Clock {
    /// Frames in a second.
    frames: f64,
    /// Parts of a frame.
    parts: f64,
    /// Ticks in a second.
    ticks: f64,
}

impl Clock {
    /// As the root element says.
    pub(super) fn of(root: Node<'_, '_>) -> Self {
        let number = |name: &str| {
            let value = attribute(root, name)?.trim().parse::<f64>().ok()?;
            Some(value).filter(|value| value.is_finite() && *value > 0.0)
        };
        let told = number("frameRate");
        let frames = told.unwrap_or(30.0) * multiplier(root).unwrap_or(1.0);
        let parts = number("subFrameRate").unwrap_or(1.0);
        let by_frames = told.map(|told| told * parts);
        Self { frames, parts, ticks: number("tickRate").or(by_frames).unwrap_or(1.0) }
    }

    /// A time, as far as it is one.
    pub(super) fn read(&self, text: &str) -> Option<TimeMs> {
        let text = text.trim();
        let seconds = if text.contains(':') { self.clock(text)? } else { self.offset(text)? };
        let ms = (seconds * 1000.0).round();
        /// As far as a number with a point is exact.
        const MOST: f64 = 9.0e15;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in bounds")]
        (0.0..MOST).contains(&ms).then_some(TimeMs(ms as u64))
    }

    /// `HH:MM:SS.mmm` or `HH:MM:SS:FF.part`; some leave the hours out.
    fn clock(&self, text: &str) -> Option<f64> {
        let parts: Vec<&str> = text.split(':').collect();
        let number = |text: &str| text.parse::<f64>().ok().filter(|number| *number >= 0.0);
        let hms = |hours: &str, minutes: &str, seconds: &str| {
            let seconds = number(&seconds.replace(',', "."))?;
            Some(number(hours)? * 3600.0 + number(minutes)? * 60.0 + seconds)
        };
        match parts.as_slice() {
            [minutes, seconds] => hms("0", minutes, seconds),
            [hours, minutes, seconds] => hms(hours, minutes, seconds),
            [hours, minutes, seconds, frames] => {
                let (frames, part) = frames.split_once('.').unwrap_or((frames, "0"));
                let frames = number(frames)? + number(part)? / self.parts;
                Some(hms(hours, minutes, seconds)? + frames / self.frames)
            }
            _ => None,
        }
    }

    /// `12.5s`, `300ms`, `2h`, `3m`, `50f`, `1000t`; a bare number is taken for seconds.
    fn offset(&self, text: &str) -> Option<f64> {
        let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(end)?;
        let number = number.trim().parse::<f64>().ok().filter(|number| *number >= 0.0)?;
        Some(match unit {
            "h" => number * 3600.0,
            "m" => number * 60.0,
            "s" | "" => number,
            "ms" => number / 1000.0,
            "f" => number / self.frames,
            "t" => number / self.ticks,
            _ => return None,
        })
    }
}

/// `1000 1001`: how much slower frames come than the rate says.
fn multiplier(root: Node<'_, '_>) -> Option<f64> {
    let value = attribute(root, "frameRateMultiplier")?;
    let mut numbers = value.split([' ', ':']).filter_map(|number| number.parse::<f64>().ok());
    let (over, under) = (numbers.next()?, numbers.next()?);
    Some(over / under).filter(|ratio| ratio.is_finite() && *ratio > 0.0)
}
