//! The file: its pages, what is drawn on them and what they link to. Nothing else knows how PDF
//! files are made (ISO 32000-1), and nothing else names the libraries that take them apart.
//!
//! Those libraries forbid unsafe code and are made for broken files, but they are young: what
//! panics in them costs a page and not the program.

mod annotations;
mod content;
mod fonts;
mod layers;
mod notes;
mod unpack;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_font::kurbo::Affine;
use hayro_syntax::{DecryptionError, LoadPdfError};
use hayro_syntax::{Pdf, page};

use self::content::Walker;
use self::fonts::Fonts;
pub(super) use self::fonts::{Face, is_stand_in};
pub(super) use self::notes::{Note, Notes};
use self::unpack::Unpacking;
use super::WHAT;
use crate::ImportError;

/// More pages than any transcript has.
const MAX_PAGES: usize = 5_000;
/// Glyphs that are read of a file, at most: a transcript of a million words has six million.
const MAX_GLYPHS: usize = 8_000_000;
/// Instructions that are followed in a file, at most: forms may call forms that call forms.
const MAX_STEPS: usize = 30_000_000;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// Its fonts, in the order of their first use.
    pub faces: Vec<Face>,
    /// The texts that glyphs stand for.
    pub texts: Vec<String>,
    /// What it says that it is called; may be empty.
    pub title: String,
    /// True when it was too long to be read to its end.
    pub cut: bool,
}

impl Book {
    /// What a glyph stands for.
    pub(super) fn text(&self, glyph: &Glyph) -> &str {
        self.texts.get(glyph.text as usize).map_or("", String::as_str)
    }
}

/// A page as it lies before its reader: its upper left corner is at 0, 0, and its unit is a point.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What is drawn on it, in the order in which it is drawn.
    pub glyphs: Vec<Glyph>,
    /// What leads to addresses.
    pub links: Vec<Link>,
    /// What reviewers noted on it.
    pub noted: Notes,
    /// True when there are pictures on it.
    pub pictures: bool,
    /// True when it could not be read to its end.
    pub broken: bool,
    /// True when what is on it, or a font of it, unpacks to more than is read.
    pub heavy: bool,
}

/// Something drawn that stands for text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Where it begins, on its baseline.
    pub x: f32,
    /// The same from above.
    pub y: f32,
    /// How far it goes.
    pub dx: f32,
    /// The same downwards.
    pub dy: f32,
    /// How large its font is.
    pub size: f32,
    /// The place of its font in [`Book::faces`].
    pub face: u16,
    /// The place of what it stands for in [`Book::texts`].
    pub text: u32,
}

/// A part of a page that leads to an address.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    /// The address, as it was found.
    pub url: String,
    /// The rectangles: left, top, right, bottom.
    pub areas: Vec<[f32; 4]>,
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Book, ImportError> {
    let mut unpacking = guarded(|| Unpacking::of(bytes))
        .ok_or(ImportError::damaged(WHAT))?
        .ok_or(ImportError::Excessive("unpacks to more objects than its pages need".into()))?;
    let data = bytes.to_vec();
    let pdf = guarded(|| Pdf::new(data)).ok_or(ImportError::damaged(WHAT))?;
    let pdf = pdf.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ImportError::Locked(WHAT),
        LoadPdfError::Decryption(_) => ImportError::Damaged {
            format: WHAT,
            why: "it is encrypted in an unknown way; save it anew, unencrypted, and try again"
                .into(),
        },
        LoadPdfError::Invalid => ImportError::damaged(WHAT),
    })?;
    let count = guarded(|| pdf.pages().len()).unwrap_or(0);
    if count == 0 {
        return Err(ImportError::damaged(WHAT));
    }
    let mut fonts = Fonts::new();
    let title = guarded(|| pdf.metadata().title.as_deref().map(content::text)).flatten();
    let mut book = Book { title: title.unwrap_or_default(), ..Book::default() };
    let layers = guarded(|| layers::Hidden::of(&pdf)).unwrap_or_default();
    let (mut glyphs, mut steps, mut is_over) = (MAX_GLYPHS, MAX_STEPS, false);
    for page in pdf.pages().iter().take(MAX_PAGES) {
        let mut read = Page::default();
        let upright = upright(page);
        let whole = guarded(|| {
            let mut walker =
                Walker::new(&mut fonts, &mut unpacking, &layers, &mut read, (glyphs, steps));
            walker.page(page, upright);
            walker.left()
        });
        match whole {
            Some(left) => (glyphs, steps) = left,
            None => read.broken = true,
        }
        read.heavy = unpacking.take_refused();
        if read.heavy {
            read.glyphs.clear();
        }
        read.links = guarded(|| annotations::links(page, upright)).unwrap_or_default();
        read.noted = guarded(|| notes::notes(page, upright)).unwrap_or_default();
        book.pages.push(read);
        is_over = glyphs == 0 || steps == 0 || unpacking.is_over();
        if is_over {
            break;
        }
    }
    book.cut = book.pages.len() < count || is_over;
    (book.faces, book.texts) = fonts.finish();
    Ok(book)
}

/// What comes of some work of the libraries, if they bear it.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    // What was being changed when they panicked is thrown away or goes on growing only.
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// From the page's own space to that of its reader.
fn upright(page: &page::Page<'_>) -> Affine {
    Affine::new(page.initial_transform(true).as_coeffs())
}
