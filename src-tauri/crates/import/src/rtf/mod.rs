//! Rich Text Format (1.9.1), as Word, LibreOffice, WordPad and TextEdit write it.
//!
//! Bytes become tokens ([`tokens`]), and tokens words with their looks ([`reader`]). Whatever is
//! not known is passed over as the format demands, so that no file is refused.

mod encodings;
mod reader;
mod tokens;

use transcript::Source;

use crate::marked::Lines;
use crate::{ImportError, Imported, Reading, text};
use reader::Reader;

/// The name of this format.
pub(crate) const NAME: &str = "rtf";

/// True when the bytes begin as the format does.
pub(crate) fn detect(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a document.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let mut warnings = Vec::new();
    let mut reader = Reader::default();
    reader.whole(bytes)?;
    let encoding = reader.encoding();
    let marked = reader.finish(Lines::Paragraphs, &mut warnings);
    let source =
        Source { format: NAME.to_owned(), encoding: encoding.to_owned(), ..Source::default() };
    text::find(file_name, source, marked, warnings, reading)
}
