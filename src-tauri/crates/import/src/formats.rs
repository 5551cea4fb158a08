//! The one table of formats, and the choice among them.

use crate::subtitles::{self, ass, sbv, srt, ttml, vtt};
use crate::text::beginning;
use crate::{ImportError, Imported, Reading, docx, html, json, markdown, odt, pdf, rtf, text};

/// The longest file that is imported, in bytes: a hundred times the longest transcript.
pub const MAX_BYTES: usize = 64 << 20;

/// A format that can be imported.
pub struct Format {
    /// Its name, as in [`transcript::Source::format`].
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// How its files' names end, lower case, without the dot.
    pub endings: &'static [&'static str],
    /// True when the bytes could be this format.
    pub detect: fn(&[u8]) -> bool,
    /// Reads a file name and its bytes, as it was asked.
    pub read: fn(&str, &[u8], &Reading) -> Result<Imported, ImportError>,
}

/// Every format, the most particular first: almost anything could be plain text.
pub const FORMATS: &[Format] = &[
    Format {
        name: pdf::NAME,
        title: "PDF",
        endings: &["pdf"],
        detect: pdf::detect,
        read: pdf::read,
    },
    Format {
        name: docx::NAME,
        title: "Word",
        endings: &["docx", "docm", "dotx", "dotm"],
        detect: docx::detect,
        read: docx::read,
    },
    Format {
        name: odt::NAME,
        title: "OpenDocument",
        endings: &["odt", "ott", "fodt"],
        detect: odt::detect,
        read: odt::read,
    },
    Format {
        name: rtf::NAME,
        title: "Rich Text",
        endings: &["rtf"],
        detect: rtf::detect,
        read: rtf::read,
    },
    Format {
        name: vtt::NAME,
        title: "WebVTT subtitles",
        endings: &["vtt", "webvtt"],
        detect: |bytes| vtt::is_vtt(&beginning(bytes)),
        read: vtt::read,
    },
    Format {
        name: ttml::NAME,
        title: "TTML subtitles",
        endings: &["ttml", "dfxp", "itt", "xml"],
        detect: |bytes| ttml::detect(&beginning(bytes)),
        read: ttml::read,
    },
    Format {
        name: json::NAME,
        title: "JSON of a recogniser or of Galley",
        endings: &["json"],
        detect: |bytes| json::detect(&beginning(bytes)),
        read: json::read,
    },
    Format {
        name: ass::NAME,
        title: "SubStation subtitles",
        endings: &["ass", "ssa"],
        detect: |bytes| ass::detect(&beginning(bytes)),
        read: ass::read,
    },
    Format {
        name: sbv::NAME,
        title: "SubViewer subtitles",
        endings: &["sbv"],
        detect: |bytes| sbv::detect(&beginning(bytes)),
        read: sbv::read,
    },
    Format {
        name: srt::NAME,
        title: "SubRip subtitles",
        endings: &["srt"],
        detect: |bytes| signature(bytes).is_none() && srt::detect(&beginning(bytes)),
        read: srt::read,
    },
    Format {
        name: html::NAME,
        title: "Web page",
        endings: &["html", "htm", "xhtml"],
        detect: html::detect,
        read: html::read,
    },
    Format {
        name: markdown::NAME,
        title: "Markdown",
        endings: &["md", "markdown"],
        detect: markdown::detect,
        read: markdown::read,
    },
    Format {
        name: text::NAME,
        title: "Plain text",
        endings: &["txt", "text", "md", "markdown"],
        detect: |bytes| signature(bytes).is_none() && !subtitles::are_certain(&beginning(bytes)),
        read: text::read,
    },
];

/// First bytes of formats that are not plain text, to call a refused file by its name.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or a damaged document"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an old version of Word"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"fLaC", "a FLAC recording"),
    (b"RIFF", "a WAV recording"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"SQLite format 3\0", "an SQLite database"),
];

pub(crate) fn check_size(bytes: &[u8]) -> Result<(), ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    Ok(())
}

/// The format whose ending and content fit, or else the first whose content fits.
pub(crate) fn choose(file_name: &str, bytes: &[u8]) -> Result<&'static Format, ImportError> {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let named =
        |format: &&Format| ending.as_deref().is_some_and(|ending| format.endings.contains(&ending));
    let fitting = || FORMATS.iter().filter(|format| (format.detect)(bytes));
    fitting()
        .find(named)
        .or_else(|| fitting().next())
        .ok_or_else(|| ImportError::OtherFormat(signature(bytes).unwrap_or("no transcript")))
}

fn signature(bytes: &[u8]) -> Option<&'static str> {
    SIGNATURES.iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, name)| *name)
}
