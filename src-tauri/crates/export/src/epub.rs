//! A book for reading programs: EPUB 3 (<https://www.w3.org/TR/epub-33/>), whose words are the
//! markup of the web page.

use transcript::{Moment, Transcript};

use crate::comments::COMMENTS_HEADING;
use crate::html::body::{Body, Reader};
use crate::notes::NOTES_HEADING;
use crate::package::Package;
use crate::shown::{Shown, shown, title};
use crate::xml::{escaped, fill};
use crate::{ExportError, Options};

/// What the package is, which must be its first bytes (Open Container Format, 4.2.2).
const MEDIA_TYPE: &str = "application/epub+zip";
const CONTAINER: &str = include_str!("epub/container.xml");
const PACKAGE: &str = include_str!("epub/package.opf");
const PAGE: &str = include_str!("epub/page.xhtml");
const STYLE: &str = include_str!("epub/style.css");

/// Writes the package.
///
/// # Errors
/// [`ExportError`].
pub fn write(transcript: &Transcript, options: &Options) -> Result<Vec<u8>, ExportError> {
    let shown = shown(transcript, options);
    let title = title(transcript);
    let mut body = Body::new(Reader::Book, &shown, &title, options);
    let front = body.out.len();
    body.contents(&shown.landmarks, "text.xhtml");
    let landmarks = body.out.split_off(front);
    body.words(&shown);
    let (language, title) = (escaped(&options.language), escaped(&title));
    let page =
        |main: &str| fill(PAGE, &[("language", &language), ("title", &title), ("main", main)]);
    let text = page(&body.out);
    let version = options.version.as_deref().map(escaped);
    let version = version.map(|version| format!("<dc:description>{version}</dc:description>\n"));
    let package = fill(
        PACKAGE,
        &[
            ("language", &language),
            ("title", &title),
            ("edition", &edition(&text)),
            ("version", version.as_deref().unwrap_or_default()),
            ("modified", &options.at.unwrap_or(Moment(0)).iso()),
        ],
    );
    let mut zip = Package::default();
    zip.add_as_it_is("mimetype", MEDIA_TYPE)?;
    zip.add("META-INF/container.xml", CONTAINER)?;
    zip.add("EPUB/package.opf", &package)?;
    zip.add("EPUB/nav.xhtml", &page(&contents(&shown, &title, &landmarks)))?;
    zip.add("EPUB/text.xhtml", &text)?;
    zip.add("EPUB/style.css", STYLE)?;
    zip.finish()
}

/// The contents: the text with its hours and cues, and what follows it.
fn contents(shown: &Shown<'_>, title: &str, landmarks: &str) -> String {
    let mut out = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"contents\">\n\
         <h1 id=\"contents\">Contents</h1>\n<ol>\n\
         <li><a href=\"text.xhtml\">{title}</a>\n{landmarks}</li>\n"
    );
    for (there, id, heading) in [
        (!shown.notes.is_empty(), "notes", NOTES_HEADING),
        (!shown.threads.is_empty(), "comments", COMMENTS_HEADING),
    ] {
        if there {
            out.push_str(&format!("<li><a href=\"text.xhtml#{id}\">{heading}</a></li>\n"));
        }
    }
    out.push_str("</ol>\n</nav>\n");
    out
}

/// What tells one edition from another: a UUID of its words (RFC 9562, version 8). The same words
/// are the same book; words that differ never take the place of a book that somebody has.
fn edition(text: &str) -> String {
    let hash = blake3::hash(text.as_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash.as_bytes()).for_each(|(byte, of_hash)| *byte = *of_hash);
    let number = u128::from_be_bytes(bytes);
    let number = number & !(0xf << 76) & !(0b11 << 62) | (8 << 76) | (0b10 << 62);
    let digits = format!("{number:032x}");
    let mut uuid = String::with_capacity(36);
    for (place, digit) in digits.chars().enumerate() {
        if [8, 12, 16, 20].contains(&place) {
            uuid.push('-');
        }
        uuid.push(digit);
    }
    uuid
}

#[cfg(test)]
mod tests {
    use super::edition;

    #[test]
    fn an_edition_has_a_number_as_the_standard_writes_it() {
        let one = edition("one");
        let parts: Vec<&str> = one.split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(parts[2].starts_with('8'), "{one}");
        assert!(parts[3].starts_with(['8', '9', 'a', 'b']), "{one}");
        assert_eq!(one, edition("one"));
        assert_ne!(one, edition("two"));
    }
}
