//! Web pages: whole ones, the transcripts of Podcasting 2.0, and pieces that were copied.
//!
//! A page is built as browsers build it ([`tree`]) and walked once ([`walk`]).

mod looks;
mod tree;
mod walk;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use transcript::Source;

use crate::marked::{Lines, Marked, Meaning};
use crate::text::{self, decode};
use crate::{ImportError, Imported, Reading, Warning};
pub(crate) use walk::Mode;

/// The name of this format.
pub(crate) const NAME: &str = "html";

/// Where an encoding is told, if it is.
const HEAD: usize = 1024;

/// Elements that pages and pieces of them begin with.
const FIRST: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "main",
    "article",
    "section",
    "cite",
    "time",
    "table",
    "div",
    "h1",
    "h2",
    "p",
];

/// True when the bytes begin as a page does.
pub(crate) fn detect(bytes: &[u8]) -> bool {
    let first = bytes.get(..HEAD).unwrap_or(bytes);
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let (text, _) = encoding.decode_without_bom_handling(first.get(mark..).unwrap_or(&[]));
    let text = text.to_lowercase();
    let mut rest = text.trim_start();
    if rest.starts_with("<?xml") {
        return rest.contains("<html");
    }
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|c| c.split_once("-->")) {
        rest = after.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    FIRST
        .iter()
        .filter_map(|first| tag.strip_prefix(first))
        .any(|after| after.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace()))
}

/// Reads a page.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let decoded = decode(bytes, told(bytes), reading)?;
    let source = Source {
        format: NAME.to_owned(),
        encoding: decoded.encoding.to_owned(),
        ..Source::default()
    };
    let mut warnings = decoded.warnings;
    let marked = page(&decoded.text, Mode::Page, Lines::Paragraphs, &mut warnings)?;
    text::find(file_name, source, marked, warnings, reading)
}

/// Builds a page and walks it.
pub(crate) fn page(
    html: &str,
    mode: Mode,
    lines: Lines,
    warnings: &mut Vec<Warning>,
) -> Result<Marked, ImportError> {
    let html = tree::build(html)?;
    let mut walk = walk::Walk::new(mode);
    walk.whole(&html);
    Ok(walk.finish(lines, warnings))
}

/// The encoding that the page tells of itself: in a `meta` element, or as XML.
fn told(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_lowercase();
    let (_, after) = head.split_once("charset").or_else(|| {
        let (declaration, _) = head.strip_prefix("<?xml")?.split_once("?>")?;
        declaration.split_once("encoding")
    })?;
    let value = after.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/' | '>' | '?');
    let encoding = Encoding::for_label(value.split(ends).next()?.as_bytes())?;
    // Whoever can read this does not read UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// Rich text that was copied, as far as a turn can hold it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Its paragraphs, one a line; no other control character than the line feed occurs.
    pub text: String,
    /// The bytes of it that lead somewhere, in order and apart from one another, and where to.
    pub links: Vec<(std::ops::Range<usize>, String)>,
}

/// Reads a piece of a page as a browser, Word or Google Docs puts it on the clipboard: its
/// paragraphs, and the links that may be followed.
///
/// # Errors
/// [`ImportError::TooLarge`] and [`ImportError::Excessive`].
pub fn pasted(html: &str) -> Result<Pasted, ImportError> {
    crate::formats::check_size(html.as_bytes())?;
    let marked = page(html, Mode::Page, Lines::Paragraphs, &mut Vec::new())?;
    let mut links = marked.marks.iter().filter_map(|mark| match &mark.meaning {
        Meaning::Span(transcript::SpanKind::Link { url }) => {
            Some((mark.range.clone(), transcript::web_address(url).ok()?))
        }
        _ => None,
    });
    let mut pasted = Pasted::default();
    let mut link = links.next();
    let mut word = false;
    let mut gap = None;
    // White space becomes single, and places move with it.
    for (at, c) in marked.text.char_indices() {
        if c.is_whitespace() {
            let line = c == '\n' || gap == Some('\n');
            gap = Some(if line { '\n' } else { ' ' });
            continue;
        }
        if let Some(gap) = gap.take().filter(|_| word) {
            pasted.text.push(gap);
        }
        word = true;
        while link.as_ref().is_some_and(|(range, _)| range.end <= at) {
            link = links.next();
        }
        let start = pasted.text.len();
        pasted.text.push(c);
        if let Some((range, url)) = link.as_ref().filter(|(range, _)| range.start <= at) {
            let end = pasted.text.len();
            match pasted.links.last_mut() {
                Some((last, of))
                    if of == url && last.end > 0 && range.start < at && {
                        let between = pasted.text.get(last.end..start).unwrap_or_default();
                        between.chars().all(|c| c == ' ')
                    } =>
                {
                    last.end = end
                }
                _ => pasted.links.push((start..end, url.clone())),
            }
        }
    }
    Ok(pasted)
}
