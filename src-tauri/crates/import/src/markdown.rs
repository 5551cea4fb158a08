//! Markdown (CommonMark, with tables, notes and bare addresses as GitHub has them): made a page
//! of, and read like one.

use comrak::Options;
use transcript::Source;

use crate::html::{self, Mode};
use crate::marked::Lines;
use crate::text::{self, decode};
use crate::{ImportError, Imported, Reading};

/// The name of this format.
pub(crate) const NAME: &str = "markdown";

/// True when something is marked up: links, headings, tables or stressed words.
pub(crate) fn detect(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let links = ["](http", "](mailto:", "](<http"].iter().any(|link| text.contains(link));
    let heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let table = |line: &str| {
        let ruled = line.contains('|') && line.contains("---");
        ruled && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
    };
    links || text.matches("**").count() > 1 || text.lines().any(|l| heading(l) || table(l.trim()))
}

/// Reads Markdown.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let decoded = decode(bytes, None, reading)?;
    let mut warnings = decoded.warnings;
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    // The reader of pages leaves out what could run; what only looks like a tag is text.
    options.render.r#unsafe = true;
    let html = comrak::markdown_to_html(&decoded.text, &options);
    let marked = match html::page(&html, Mode::Markdown, Lines::Guessed, &mut warnings) {
        // Whatever it is, it can be read as it stands.
        Err(ImportError::Excessive(_)) => return text::read(file_name, bytes, reading),
        marked => marked?,
    };
    let source = Source {
        format: NAME.to_owned(),
        encoding: decoded.encoding.to_owned(),
        ..Source::default()
    };
    text::find(file_name, source, marked, warnings, reading)
}
