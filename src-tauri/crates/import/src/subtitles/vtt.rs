//! WebVTT (`.vtt`; W3C): voices, classes, notes, styles, names of captions, settings, and times
//! between the words.

use super::blocks::{Dialect, arrow, cut, take_any};
use super::read as read_blocks;
use crate::text::decode;
use crate::{ImportError, Imported, Reading};

/// The name of this format.
pub(crate) const NAME: &str = "vtt";

/// True when the text begins as every such file must.
pub(crate) fn is_vtt(start: &str) -> bool {
    let rest = start.trim_start_matches('\u{FEFF}').trim_start().strip_prefix("WEBVTT");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// Reads subtitles.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let mut decoded = decode(bytes, None, reading)?;
    let text = std::mem::take(&mut decoded.text);
    let dialect = Dialect { timing: arrow, name: take_any, is_note };
    let mut blocks = cut(&text, dialect);
    // How captions look is no note of anybody's.
    blocks.notes.retain(|(_, note)| note.starts_with("NOTE") && note.len() > "NOTE".len());
    for (_, note) in &mut blocks.notes {
        *note = note.trim_start_matches("NOTE").trim().to_owned();
    }
    read_blocks(file_name, NAME, decoded, blocks, reading)
}

/// True for the header and for comments, styles and regions.
fn is_note(line: &str) -> bool {
    let line = line.trim_start_matches('\u{FEFF}');
    ["WEBVTT", "NOTE", "STYLE", "REGION"].iter().any(|kind| {
        line.strip_prefix(kind)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    })
}
