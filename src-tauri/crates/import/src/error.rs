//! Why a file is refused.

use std::borrow::Cow;

/// Why a file could not be read as a transcript. Its message tells a person what was wrong with
/// the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// There are no words in it.
    #[error("nothing is said in the file")]
    Blank,
    /// It is longer than any transcript.
    #[error("the file has {} MB; more than {} MB cannot be imported", .bytes.div_ceil(1 << 20), .limit >> 20)]
    TooLarge {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// It is something else, and it is known what.
    #[error("the file is {0}, which cannot be imported")]
    OtherFormat(&'static str),
    /// It is not text.
    #[error("the file is not text: {controls} of its {characters} characters are control codes")]
    Binary {
        /// How many characters no text contains.
        controls: usize,
        /// How many characters there are.
        characters: usize,
    },
    /// It is of a known format, but broken, or written in a way that is not known.
    #[error("the file is {format}, but it cannot be read: {why}")]
    Damaged {
        /// The format.
        format: &'static str,
        /// What is wrong, and where.
        why: Cow<'static, str>,
    },
    /// It is locked with a password.
    #[error("the file is {0} that is locked with a password; save a copy without one")]
    Locked(&'static str),
    /// It is built to fill the memory or the day of whoever reads it, or as if it were.
    #[error("the file {0}; no transcript does")]
    Excessive(Cow<'static, str>),
    /// It is text in an encoding that is not read.
    #[error("the file is encoded as {0}, which cannot be read; save it as UTF-8 and try again")]
    Encoding(&'static str),
    /// It has pages, but no letters: it was scanned, or does not say which letters its glyphs are.
    #[error("{}", no_letters(*.pages, *.scanned))]
    NoLetters {
        /// How many pages it has.
        pages: usize,
        /// True when they are pictures.
        scanned: bool,
    },
}

impl ImportError {
    /// A file of this format of which nothing can be read.
    pub fn damaged(format: &'static str) -> Self {
        Self::Damaged { format, why: "it is damaged".into() }
    }
}

fn no_letters(pages: usize, scanned: bool) -> String {
    if scanned {
        format!(
            "the PDF document holds pictures of pages and no text ({pages} pages); have its text recognised (OCR) first"
        )
    } else {
        format!(
            "the PDF document does not say which letters stand on its {pages} pages; have its text recognised (OCR) first, or ask for the document it was made from"
        )
    }
}
