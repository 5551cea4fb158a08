//! A transcript to the bytes of a finished copy.
//!
//! Pure: no file, no clock. The same transcript and options always give the same bytes.
//! [`FORMATS`] is the one table of formats; each format is one file. What is shown at all
//! (labels, times, cues, the lists at the end) is decided once, in `shown`, how speakers are named
//! in `labels`, what is said of links in notes and lists in `notes`, and how a turn falls into
//! `paragraphs`, and these into links and emphasis in `runs`.

mod address;
mod comments;
pub mod compared;
mod docx;
mod html;
mod labels;
mod markdown;
mod marks;
mod notes;
mod options;
mod paragraphs;
mod references;
mod runs;
mod shown;
pub mod statistics;
mod text;
mod xml;

use std::borrow::Cow;
use std::io;

use transcript::Transcript;

pub use options::{LabelStyle, LinkStyle, Options, Suggestions};

/// One way to write a transcript.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What it is called in commands and settings.
    pub id: &'static str,
    /// What it is called on the screen.
    pub name: &'static str,
    /// The ending of its files, without the dot.
    pub ending: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// What of that which is only suggested it can mark.
    pub marks: Marking,
    write: fn(&Transcript, &Options) -> Result<Vec<u8>, ExportError>,
}

/// What a format can mark of that which is only suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// Nothing.
    Nothing,
    /// Words that come and words that go.
    Words,
    /// Paragraphs, links and speakers too.
    All,
}

/// Every format, in the order in which they are offered.
pub const FORMATS: &[Format] = &[
    Format {
        id: "docx",
        name: "Word",
        ending: "docx",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        marks: Marking::All,
        write: docx::write,
    },
    Format {
        id: "html",
        name: "Web page",
        ending: "html",
        media_type: "text/html; charset=utf-8",
        marks: Marking::Words,
        write: |transcript, options| Ok(html::write(transcript, options).into_bytes()),
    },
    Format {
        id: "md",
        name: "Markdown",
        ending: "md",
        media_type: "text/markdown; charset=utf-8",
        marks: Marking::Words,
        write: |transcript, options| Ok(markdown::write(transcript, options).into_bytes()),
    },
    Format {
        id: "txt",
        name: "Plain text",
        ending: "txt",
        media_type: "text/plain; charset=utf-8",
        marks: Marking::Nothing,
        write: |transcript, options| Ok(text::write(transcript, options).into_bytes()),
    },
];

/// Why a transcript could not be written. Formats that are packages of several parts fail when a
/// part outgrows what a package can hold.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The format has no way to mark what is only suggested.
    #[error("{format} cannot mark suggestions: leave them out, or write them as accepted")]
    NoMarks {
        /// What the format is called.
        format: &'static str,
    },
    /// A part could not be added to the package.
    #[error("the part {part} could not be packed: {source}")]
    Part {
        /// The part's path inside the package.
        part: &'static str,
        /// What went wrong.
        source: io::Error,
    },
    /// The package's table of contents could not be written.
    #[error("the package could not be closed: {0}")]
    Closing(#[source] io::Error),
}

/// The format with this id or file ending; a leading dot and capitals do not matter.
pub fn format(id_or_ending: &str) -> Option<&'static Format> {
    let wanted = id_or_ending.trim_start_matches('.');
    FORMATS.iter().find(|format| {
        format.id.eq_ignore_ascii_case(wanted) || format.ending.eq_ignore_ascii_case(wanted)
    })
}

/// Writes a transcript.
///
/// # Errors
/// [`ExportError`].
pub fn write(
    transcript: &Transcript,
    format: &Format,
    options: &Options,
) -> Result<Vec<u8>, ExportError> {
    let transcript = match options.suggestions {
        Suggestions::Without => transcript.without_suggestions(),
        Suggestions::Accepted => transcript.as_suggested(),
        Suggestions::Marked => match format.marks {
            Marking::Nothing => return Err(ExportError::NoMarks { format: format.name }),
            Marking::Words => transcript.with_suggested_words(),
            Marking::All => Cow::Borrowed(transcript),
        },
    };
    (format.write)(&transcript, options)
}
