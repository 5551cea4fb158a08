//! Bytes of any transcript to a transcript and warnings.
//!
//! Pure: the caller reads the file. Whatever can be read is read; what was guessed on the way, and
//! what could not be placed, is said in [`Imported::warnings`]. An error means that the bytes are
//! no transcript in any format of the table.

mod archive;
mod docx;
mod error;
mod field_codes;
mod flow;
mod formats;
mod html;
mod json;
mod markdown;
mod marked;
mod odt;
mod pdf;
mod reading;
mod rtf;
mod subtitles;
mod tables;
mod text;
mod tracked;
mod utterances;
mod warning;
mod whole;
mod xml;

pub use docx::{Returned, returned};
pub use error::ImportError;
pub use formats::{FORMATS, Format, MAX_BYTES};
pub use html::{Pasted, pasted};
pub use reading::{ENCODINGS, Found, LabelStyle, Reading, encoding, format, text_of};
pub use warning::{Place, Warning, WarningKind};

/// What an import yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The transcript, its source filled in.
    pub transcript: transcript::Transcript,
    /// What was guessed and what deserves a look, in the order of the file.
    pub warnings: Vec<Warning>,
    /// The name of the format that it was read as, in [`FORMATS`].
    pub format: &'static str,
    /// How its speakers were found.
    pub found: Found,
}

/// Reads a transcript. The file's name gives the title, and decides where two formats could read
/// the bytes.
///
/// # Errors
/// [`ImportError`] when the bytes are no transcript at all.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    read_as(file_name, bytes, &Reading::default())
}

/// Reads a transcript as it is asked for: the one door to every format.
///
/// # Errors
/// [`ImportError`] when the bytes are no transcript at all, or none in the format asked for.
pub fn read_as(file_name: &str, bytes: &[u8], reading: &Reading) -> Result<Imported, ImportError> {
    formats::check_size(bytes)?;
    let format = match reading.format {
        Some(format) => format,
        None => formats::choose(file_name, bytes)?,
    };
    let imported = (format.read)(file_name, bytes, reading)?;
    Ok(Imported { format: format.name, ..imported })
}
