//! Why a file is refused.

/// Why a file could not be read as a transcript. Its message tells a person what was wrong with
/// the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// There is nothing in it but white space.
    #[error("the file holds only white space")]
    Blank,
    /// It is longer than any transcript.
    #[error("the file has {} MB; more than {} MB cannot be imported", .bytes.div_ceil(1 << 20), .limit >> 20)]
    TooLarge {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// It has more lines than any transcript.
    #[error("the file has {lines} lines; more than {limit} cannot be imported")]
    TooManyLines {
        /// How many lines it has.
        lines: usize,
        /// How many it may have.
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
    /// It is what its first bytes say, but it is broken.
    #[error("the file is {0}, but it is damaged and cannot be read")]
    Damaged(&'static str),
    /// It is locked with a password.
    #[error("the file is {0} that is locked with a password; save a copy without one")]
    Locked(&'static str),
    /// It is built to fill the memory or the day of whoever reads it, or as if it were.
    #[error("the file {0}; no transcript does")]
    Excessive(&'static str),
    /// It is text in an encoding that is not read.
    #[error("the file is encoded as {0}, which cannot be read; save it as UTF-8 and try again")]
    Encoding(&'static str),
    /// It is of a known format, and broken.
    #[error("the file looks like {format}, but is broken: {why}")]
    Broken {
        /// The format.
        format: &'static str,
        /// What is wrong, and where.
        why: String,
    },
    /// It is of a known format, and there are no words in it.
    #[error("nothing is said in the file")]
    NothingSaid,
    /// It is a PDF file that is locked in an unknown way.
    #[error(
        "the PDF document is encrypted in a way that cannot be read; save it anew, unencrypted, and try again"
    )]
    OddlyLocked,
    /// It is a PDF file of scanned pages.
    #[error(
        "the PDF document holds pictures of pages and no text ({pages} pages); have its text recognised (OCR) first"
    )]
    Pictures {
        /// How many pages it has.
        pages: usize,
    },
    /// It is a PDF file that does not say which characters its glyphs are.
    #[error(
        "the PDF document does not say which letters stand on its {pages} pages; have its text recognised (OCR) first, or ask for the document it was made from"
    )]
    Unmapped {
        /// How many pages it has.
        pages: usize,
    },
}
