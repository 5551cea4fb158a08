//! SubViewer as YouTube writes it (`.sbv`): `0:00:01.000,0:00:04.000` above the text.

use transcript::TimeMs;

use super::blocks::{Dialect, cut};
use super::clock::clock;
use super::read as read_blocks;
use crate::text::decode;
use crate::{ImportError, Imported, Reading};

/// The name of this format.
pub(crate) const NAME: &str = "sbv";

/// True when a line of the text is a line of time.
pub(crate) fn detect(start: &str) -> bool {
    start.lines().any(|line| timing(line.trim()).is_some())
}

/// Reads subtitles.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let mut decoded = decode(bytes, None, reading)?;
    let text = std::mem::take(&mut decoded.text);
    let blocks = cut(&text, Dialect { timing, name: |_, _| {}, is_note: |_| false });
    read_blocks(file_name, NAME, decoded, blocks, reading)
}

fn timing(line: &str) -> Option<(Option<TimeMs>, Option<TimeMs>)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let shape = line.starts_with(is_digit) && line.matches(':').count() >= 2 && line.contains('.');
    let (start, rest) = clock(line).filter(|_| shape)?;
    let (end, rest) = clock(rest.strip_prefix(',')?.trim_start())?;
    rest.is_empty().then_some((Some(start), Some(end)))
}
