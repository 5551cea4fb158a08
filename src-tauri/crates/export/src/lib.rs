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
mod csv;
mod docx;
mod epub;
mod fillers;
mod html;
mod labels;
mod landmarks;
mod markdown;
mod marks;
mod notes;
mod options;
mod package;
mod paragraphs;
mod pdf;
mod references;
mod runs;
mod shown;
pub mod statistics;
mod text;
mod timed;
mod xml;

use std::borrow::Cow;
use std::io;

use transcript::Transcript;
use transcript::ops::LeftOut;

pub use docx::shown as options_of_copy;
pub use fillers::without_fillers;
pub use options::{LabelStyle, LinkStyle, Options, Subtitles, Suggestions, Times};
pub use timed::Names;

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
    /// True when it has a place for what reviewers remarked.
    pub comments: bool,
    /// Where it shows who speaks, when it is cut into captions with times, as long as
    /// [`Options::subtitles`] says.
    pub captions: Option<Names>,
    /// What an editor should know of a copy besides what captions tell.
    told: fn(&Transcript, &Options) -> Vec<String>,
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
    /// It holds the document as it is, with whatever is suggested.
    Itself,
}

/// Every format, in the order in which they are offered.
pub const FORMATS: &[Format] = &[
    Format {
        id: "docx",
        name: "Word",
        ending: "docx",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        marks: Marking::All,
        comments: true,
        captions: None,
        told: nothing,
        write: docx::write,
    },
    Format {
        id: "pdf",
        name: "PDF",
        ending: "pdf",
        media_type: "application/pdf",
        marks: Marking::Words,
        comments: true,
        captions: None,
        told: pdf::notes,
        write: pdf::write,
    },
    Format {
        id: "html",
        name: "Web page",
        ending: "html",
        media_type: "text/html; charset=utf-8",
        marks: Marking::Words,
        comments: true,
        captions: None,
        told: nothing,
        write: |transcript, options| Ok(html::write(transcript, options).into_bytes()),
    },
    Format {
        id: "epub",
        name: "E-book",
        ending: "epub",
        media_type: "application/epub+zip",
        marks: Marking::Words,
        comments: true,
        captions: None,
        told: nothing,
        write: epub::write,
    },
    Format {
        id: "md",
        name: "Markdown",
        ending: "md",
        media_type: "text/markdown; charset=utf-8",
        marks: Marking::Words,
        comments: true,
        captions: None,
        told: nothing,
        write: |transcript, options| Ok(markdown::write(transcript, options).into_bytes()),
    },
    Format {
        id: "txt",
        name: "Plain text",
        ending: "txt",
        media_type: "text/plain; charset=utf-8",
        marks: Marking::Nothing,
        comments: false,
        captions: None,
        told: nothing,
        write: |transcript, options| Ok(text::write(transcript, options).into_bytes()),
    },
    Format {
        id: "srt",
        name: "Subtitles (SubRip)",
        ending: "srt",
        media_type: "application/x-subrip",
        marks: Marking::Nothing,
        comments: false,
        captions: Some(Names::InFront),
        told: nothing,
        write: |transcript, options| Ok(timed::srt::write(transcript, options).into_bytes()),
    },
    Format {
        id: "vtt",
        name: "Subtitles (WebVTT)",
        ending: "vtt",
        media_type: "text/vtt; charset=utf-8",
        marks: Marking::Nothing,
        comments: false,
        captions: Some(Names::Beside),
        told: nothing,
        write: |transcript, options| Ok(timed::vtt::write(transcript, options).into_bytes()),
    },
    Format {
        id: "ttml",
        name: "Subtitles (TTML)",
        ending: "ttml",
        media_type: "application/ttml+xml",
        marks: Marking::Nothing,
        comments: false,
        captions: Some(Names::Beside),
        told: nothing,
        write: |transcript, options| Ok(timed::ttml::write(transcript, options).into_bytes()),
    },
    Format {
        id: "json",
        name: "Galley document",
        ending: "json",
        media_type: "application/json",
        marks: Marking::Itself,
        comments: true,
        captions: None,
        told: nothing,
        write: |transcript, _| Ok(serde_json::to_vec_pretty(transcript)?),
    },
    Format {
        id: "podcast",
        name: "Podcast transcript",
        ending: "json",
        media_type: "application/json",
        marks: Marking::Nothing,
        comments: false,
        captions: Some(Names::Beside),
        told: nothing,
        write: |transcript, options| Ok(timed::podcast::write(transcript, options)?),
    },
    Format {
        id: "whisper",
        name: "Words with times",
        ending: "json",
        media_type: "application/json",
        marks: Marking::Nothing,
        comments: false,
        captions: Some(Names::Beside),
        told: nothing,
        write: |transcript, options| Ok(timed::whisper::write(transcript, options)?),
    },
    Format {
        id: "csv",
        name: "Table of turns",
        ending: "csv",
        media_type: "text/csv; charset=utf-8",
        marks: Marking::Nothing,
        comments: false,
        captions: None,
        told: nothing,
        write: |transcript, options| Ok(csv::write(transcript, options).into_bytes()),
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
    /// A document could not be written as JSON.
    #[error("the document could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A typeset document could not be written.
    #[error("the document could not be typeset: {0}")]
    Pdf(#[from] krilla::error::KrillaError),
    /// The package's table of contents could not be written.
    #[error("the package could not be closed: {0}")]
    Closing(#[source] io::Error),
}

/// The format with this id, or else the first with this file ending; a leading dot and capitals do
/// not matter.
pub fn format(id_or_ending: &str) -> Option<&'static Format> {
    let wanted = id_or_ending.trim_start_matches('.');
    let by_id = FORMATS.iter().find(|format| format.id.eq_ignore_ascii_case(wanted));
    by_id.or_else(|| FORMATS.iter().find(|format| format.ending.eq_ignore_ascii_case(wanted)))
}

/// Writes a transcript. Galley's own document holds everything, whatever the options say.
///
/// # Errors
/// [`ExportError`].
pub fn write(
    transcript: &Transcript,
    format: &Format,
    options: &Options,
) -> Result<Vec<u8>, ExportError> {
    let transcript = prepared(transcript, format, options)?;
    (format.write)(&transcript, options)
}

/// The web page of a transcript for where nothing may run, as in a frame that shows it.
///
/// # Errors
/// [`ExportError::NoMarks`].
pub fn still_page(
    transcript: &Transcript,
    format: &Format,
    options: &Options,
) -> Result<String, ExportError> {
    let transcript = prepared(transcript, format, options)?;
    Ok(html::write_still(&transcript, options))
}

/// What an editor should know of a copy, in sentences: which of its times were worked out, and which
/// characters its fonts lack.
///
/// # Errors
/// As [`write`].
pub fn notes(
    transcript: &Transcript,
    format: &Format,
    options: &Options,
) -> Result<Vec<String>, ExportError> {
    let transcript = prepared(transcript, format, options)?;
    let mut notes = (format.told)(&transcript, options);
    if let Some(names) = format.captions {
        let captions = timed::captions(&transcript, options, names);
        notes.extend(timed::Tally::of(&captions).notes(options));
    }
    Ok(notes)
}

fn nothing(_: &Transcript, _: &Options) -> Vec<String> {
    Vec::new()
}

/// The transcript with what the options want of its words: of those that are only suggested, and of
/// those that mean nothing. A copy in this format holds these words, but for cues that are not
/// wanted.
///
/// # Errors
/// As [`write`].
pub fn prepared<'a>(
    transcript: &'a Transcript,
    format: &Format,
    options: &Options,
) -> Result<Cow<'a, Transcript>, ExportError> {
    let prepared = match (format.marks, options.suggestions) {
        (Marking::Itself, _) => return Ok(Cow::Borrowed(transcript)),
        (_, Suggestions::Without) => transcript.without_suggestions(),
        (_, Suggestions::Accepted) => transcript.as_suggested(),
        (Marking::Nothing, Suggestions::Marked) => {
            return Err(ExportError::NoMarks { format: format.name });
        }
        (Marking::Words, Suggestions::Marked) => transcript.with_suggested_words(),
        // Two paragraphs of two speakers are no tracked paragraph end.
        (Marking::All, Suggestions::Marked) => transcript.with_turns_in_force(),
    };
    Ok(if keeps_fillers(options) { prepared } else { without_fillers(prepared) })
}

fn keeps_fillers(options: &Options) -> bool {
    options.fillers || !fillers::are_known(&options.language)
}

/// What a copy that comes back is compared with: the transcript as [`prepared`], yet whole, and
/// the words that the copy left out.
///
/// # Errors
/// As [`write`].
pub fn prepared_whole<'a>(
    transcript: &'a Transcript,
    format: &Format,
    options: &Options,
) -> Result<(Cow<'a, Transcript>, LeftOut), ExportError> {
    let whole = Options { fillers: true, ..options.clone() };
    let whole = prepared(transcript, format, &whole)?;
    let left_out = match keeps_fillers(options) {
        true => LeftOut::new(),
        false => fillers::left_out(&whole),
    };
    Ok((whole, left_out))
}
