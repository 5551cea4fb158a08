//! How a file is to be read, where that is not left to guess.

use encoding_rs::Encoding;

use crate::{Format, ImportError, Imported, WarningKind, formats, text};

/// Encodings that an editor may choose: those in which transcripts are still found, by the names of
/// the WHATWG Encoding Standard.
pub const ENCODINGS: &[&str] = &[
    "UTF-8",
    "windows-1252",
    "UTF-16LE",
    "UTF-16BE",
    "macintosh",
    "ISO-8859-2",
    "ISO-8859-15",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "KOI8-R",
    "Shift_JIS",
    "gb18030",
    "Big5",
    "EUC-KR",
];

/// How a file is to be read.
#[derive(Clone, Copy, Default)]
pub struct Reading {
    /// The format; by its content and its name when none.
    pub format: Option<&'static Format>,
    /// The character encoding, one of [`ENCODINGS`]; guessed when none. Formats that tell theirs
    /// do not ask.
    pub encoding: Option<&'static str>,
    /// How the labels of speakers are written.
    pub labels: LabelStyle,
    /// True to leave the text as it stands, for whoever asks what a file says and not who says it.
    pub(crate) bare: bool,
}

/// How the labels of speakers are written in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelStyle {
    /// Decided by what the whole text does.
    #[default]
    Guessed,
    /// `Name: words`: whatever looks so is a label.
    Colon,
    /// A name alone on its line, or with a time, and the words below.
    OwnLine,
    /// There are none.
    Nobody,
}

/// How the speakers of a file were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// The format tells who speaks.
    #[default]
    Told,
    /// By labels with a colon.
    Colon,
    /// By labels on lines of their own.
    OwnLine,
    /// Nobody was found.
    Nobody,
}

impl Reading {
    /// A file of this format, with the rest left to guess.
    pub fn of(format: &'static Format) -> Self {
        Self { format: Some(format), ..Self::default() }
    }

    /// The encoding that was asked for.
    pub(crate) fn encoding(&self) -> Option<&'static Encoding> {
        Encoding::for_label(self.encoding?.as_bytes())
    }
}

/// The encoding of [`ENCODINGS`] with this name, in whatever case.
pub fn encoding(name: &str) -> Option<&'static str> {
    ENCODINGS.iter().copied().find(|known| known.eq_ignore_ascii_case(name))
}

/// The format with this name, or else the first with this file ending.
pub fn format(name_or_ending: &str) -> Option<&'static Format> {
    let wanted = name_or_ending.trim_start_matches('.').to_lowercase();
    let by_name = formats::FORMATS.iter().find(|format| format.name == wanted);
    by_name.or_else(|| formats::FORMATS.iter().find(|f| f.endings.contains(&wanted.as_str())))
}

/// What a file says, as it stands in the file: labels, times and all, and nothing put together.
///
/// # Errors
/// As [`crate::read`].
pub fn text_of(bytes: &[u8], format: &'static Format) -> Result<String, ImportError> {
    // A text is what it says. Readers of subtitles would take `<b>` for bold, and what rolls once.
    if ["text", "srt", "vtt", "ttml", "sbv", "ass"].contains(&format.name) {
        return Ok(text::decode(bytes, None, &Reading::default())?.text);
    }
    let reading = Reading { bare: true, ..Reading::of(format) };
    let imported = crate::read_as("", bytes, &reading)?;
    Ok(imported.transcript.turns.into_iter().map(|turn| turn.text).collect::<Vec<_>>().join("\n"))
}

impl Imported {
    /// What makes the reading of a file of this name uncertain as a whole, so that an editor is asked
    /// before anything is made of it; in sentences. Guesses about single places are no such doubts.
    pub fn doubts(&self, file_name: &str) -> Vec<String> {
        let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let named = ending.as_deref().and_then(|ending| {
            let mut all = formats::FORMATS.iter();
            all.find(|format| format.endings.contains(&ending))
        });
        let mut doubts = Vec::new();
        if let (Some(named), Some(read)) = (named, format(self.format))
            && !read.endings.contains(&ending.as_deref().unwrap_or_default())
        {
            let (read, named) = (read.title, named.title);
            doubts.push(format!("its name is one of {named}, but it was read as {read}"));
        }
        let whole = |kind| {
            matches!(
                kind,
                WarningKind::EncodingGuessed | WarningKind::Undecodable | WarningKind::NoLabels
            )
        };
        let warnings = self.warnings.iter().filter(|warning| whole(warning.kind));
        doubts.extend(warnings.map(|warning| warning.message.clone()));
        doubts
    }
}
