//! SubRip (`.srt`), as it is met: numbers missing or wrong, a point for the comma, blank lines
//! inside a subtitle, places on the screen behind the times.

use super::blocks::{Dialect, arrow, cut, take_number};
use super::read as read_blocks;
use crate::text::decode;
use crate::{ImportError, Imported, Reading};

/// The name of this format.
pub(crate) const NAME: &str = "srt";

/// True when a line of the text is a line of time.
pub(crate) fn detect(start: &str) -> bool {
    start.lines().any(|line| matches!(arrow(line.trim()), Some((Some(_), Some(_)))))
}

/// True when the first words are a number and a line of time below it.
pub(crate) fn is_numbered(start: &str) -> bool {
    let mut lines = start.lines().map(|line| line.trim_matches(['\u{FEFF}', ' ', '\t']));
    let mut lines = lines.by_ref().filter(|line| !line.is_empty());
    let number = lines.next().is_some_and(|line| line.bytes().all(|byte| byte.is_ascii_digit()));
    number && lines.next().is_some_and(|line| matches!(arrow(line), Some((Some(_), Some(_)))))
}

/// Reads subtitles.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let mut decoded = decode(bytes, None, reading)?;
    let text = std::mem::take(&mut decoded.text);
    let blocks = cut(&text, Dialect { timing: arrow, name: take_number, is_note: |_| false });
    read_blocks(file_name, NAME, decoded, blocks, reading)
}
