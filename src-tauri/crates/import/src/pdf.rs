//! PDF files: glyphs at places, from which lines, columns and paragraphs are found again.
//!
//! The file is taken apart ([`source`]); on each page glyphs become lines in the order in which
//! they are read ([`lines`], [`columns`], [`direction`]), and what is printed on every page is
//! found by its place ([`running`]); links come to the words under them ([`links`]), and
//! notes to those that they are on or beside ([`notes`]). What comes out
//! ([`write`]) is text with marks, whose structure is found as that of any text is.
//!
//! Letters are given as the file gives them, even where its font was mapped wrongly: what a font
//! says of its glyphs goes along ([`transcript::Font`]), and `proof` makes of it what it can.

mod columns;
mod direction;
mod lines;
mod links;
mod notes;
mod running;
mod source;
mod write;

use transcript::Source;

use self::source::{Book, Glyph, Page};
use crate::{ImportError, Imported, Place, Reading, Warning, WarningKind, text};

/// The name of this format.
pub(crate) const NAME: &str = "pdf";
/// What a file of it is called in a message.
const WHAT: &str = "a PDF document";

/// The first bytes of such a file, before which there may be others.
const SIGNATURE: &[u8] = b"%PDF-";
/// How far from the start they may be, as viewers have it (ISO 32000-1, annex H).
const BEGINNING: usize = 1024;

/// True when the bytes could be a PDF file.
pub(crate) fn detect(bytes: &[u8]) -> bool {
    let has = |bytes: &[u8], what: &[u8]| find(bytes, what).is_some();
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
    // Further in, it may be what somebody talks of.
    bytes.starts_with(SIGNATURE) || has(beginning, SIGNATURE) && has(bytes, b"endobj")
}

/// Where `what` is.
fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// Reads a PDF file.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let mut book = source::read(bytes)?;
    let mut warnings = Vec::new();
    let pages = book.pages.len();
    if book.pages.iter().all(|page| page.glyphs.is_empty()) {
        if book.pages.iter().any(|page| page.heavy) {
            return Err(ImportError::Excessive("unpacks to more than its pages need".into()));
        }
        return Err(match book.pages.iter().any(|page| page.pictures) {
            true => ImportError::NoLetters { pages, scanned: true },
            false if book.pages.iter().any(|page| page.broken) => ImportError::damaged(WHAT),
            false => ImportError::Blank,
        });
    }
    leave_out_unreadable(&mut book, &mut warnings);
    if book.pages.iter().all(|page| page.glyphs.is_empty()) {
        return Err(ImportError::NoLetters { pages, scanned: false });
    }
    if book.cut {
        let message = format!("the file is longer than any transcript; {pages} pages were read");
        warnings.push(Warning::file(WarningKind::PagesUnread, message));
    }
    let noted = || book.pages.iter().map(|page| &page.noted);
    let counts = [
        (noted().map(|noted| noted.fields).sum::<usize>(), "fields of a form were left out"),
        (noted().map(|noted| noted.silent).sum(), "marks without a word were left out"),
    ];
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        warnings.push(Warning::file(WarningKind::LeftOut, format!("{what}: {count}")));
    }
    let marked = write::write(&book);
    let count = u32::try_from(pages).unwrap_or(u32::MAX);
    let source = Source { format: NAME.to_owned(), pages: count, ..Source::default() };
    text::find(file_name, source, marked, warnings, reading)
}

/// Takes the glyphs from pages of which too little can be read, and says so.
fn leave_out_unreadable(book: &mut Book, warnings: &mut Vec<Warning>) {
    /// Of so many glyphs of which the file does not say what they stand for, in percent, a page is
    /// no text.
    const UNMAPPED: usize = 20;
    let unmapped = |page: &Page| {
        let is_unmapped = |glyph: &&Glyph| book.text(glyph).starts_with(source::is_stand_in);
        page.glyphs.iter().filter(is_unmapped).count()
    };
    let counts: Vec<usize> = book.pages.iter().map(unmapped).collect();
    let several = book.pages.len() > 1;
    for (number, (page, unmapped)) in (1..).zip(book.pages.iter_mut().zip(counts)) {
        let glyphs = page.glyphs.len();
        let message = if unmapped * 100 > glyphs * UNMAPPED {
            page.glyphs.clear();
            format!(
                "page {number} was left out: of {unmapped} of its {glyphs} characters the file \
                 does not say which they are; please supply its text"
            )
        } else if page.heavy {
            format!("page {number} was left out: it unpacks to more than any page needs")
        } else if page.broken {
            format!("page {number} is damaged: it was read as far as it goes")
        } else if glyphs == 0 && page.pictures && several {
            format!("page {number} holds pictures and no text")
        } else {
            continue;
        };
        let place = Place::default();
        warnings.push(Warning { place, kind: WarningKind::PagesUnread, message });
    }
}
