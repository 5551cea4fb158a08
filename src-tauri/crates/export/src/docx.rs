//! A Word document (ECMA-376, transitional) whose looks all come from named styles, so that a
//! publisher restyles it in one place.

pub(crate) mod body;
mod comments;
pub(crate) mod footnotes;
mod links;
mod lists;
mod origin;
pub(crate) mod tracked;
mod turns;

use transcript::Transcript;

use crate::package::Package;
use crate::shown::{shown as shown_of, title};
use crate::xml::{escaped, fill};
use crate::{ExportError, Options};

const CONTENT_TYPES: &str = include_str!("docx/parts/content_types.xml");
const PACKAGE_LINKS: &str = include_str!("docx/parts/package_links.xml");
const DOCUMENT_LINKS: &str = include_str!("docx/parts/document_links.xml");
const FOOTNOTE_LINKS: &str = include_str!("docx/parts/footnote_links.xml");
const CORE: &str = include_str!("docx/parts/core.xml");
const APP: &str = include_str!("docx/parts/app.xml");
const STYLES: &str = include_str!("docx/parts/styles.xml");
const FONTS: &str = include_str!("docx/parts/fonts.xml");
const SETTINGS: &str = include_str!("docx/parts/settings.xml");
const HEADER: &str = include_str!("docx/parts/header.xml");
const FOOTER: &str = include_str!("docx/parts/footer.xml");

/// Writes the package.
///
/// # Errors
/// [`ExportError`].
pub fn write(transcript: &Transcript, options: &Options) -> Result<Vec<u8>, ExportError> {
    let shown = shown_of(transcript, options);
    let ids = comments::Ids::of(&shown.threads);
    let lists = lists::lists(transcript, options, &shown.lists);
    let (document, links) = body::write(transcript, options, &shown, &lists, &ids);
    let (footnotes, footnote_links) = footnotes::write(&shown.notes);
    whole(&Parts {
        document: &document,
        links: &links.relationships(),
        footnotes: &footnotes,
        footnote_links: &footnote_links.relationships(),
        comments: (!shown.threads.is_empty()).then(|| comments::write(&shown.threads, &ids)),
        title: &escaped(&title(transcript)),
        language: &escaped(&options.language),
        version: &options.version.as_deref().map(escaped).unwrap_or_default(),
        origin: origin::write(options)?,
    })
}

pub use origin::shown;

/// What one package has that others have not, all of it markup.
pub(crate) struct Parts<'a> {
    /// The main part.
    pub document: &'a str,
    /// Relationships of the addresses that it leads to.
    pub links: &'a str,
    /// The part with the notes.
    pub footnotes: &'a str,
    /// Relationships of the addresses that they lead to.
    pub footnote_links: &'a str,
    /// The two parts with the comments, where there are any.
    pub comments: Option<(String, String)>,
    /// The title.
    pub title: &'a str,
    /// The language that is written.
    pub language: &'a str,
    /// Which version it is; may be empty.
    pub version: &'a str,
    /// The part that tells what it was made of, where it does.
    pub origin: Option<String>,
}

/// A package of these parts and of those that are always the same.
pub(crate) fn whole(parts: &Parts<'_>) -> Result<Vec<u8>, ExportError> {
    let Parts { title, language, version, .. } = parts;
    let mut package = Package::default();
    let types = if parts.comments.is_some() { comments::TYPES } else { "" };
    let (origin, of_origin) = match &parts.origin {
        Some(_) => (origin::TYPE, origin::RELATIONSHIP),
        None => ("", ""),
    };
    let types = fill(CONTENT_TYPES, &[("comments", types), ("origin", origin)]);
    package.add("[Content_Types].xml", &types)?;
    package.add("_rels/.rels", &fill(PACKAGE_LINKS, &[("origin", of_origin)]))?;
    package.add("docProps/core.xml", &fill(CORE, &[("language", language), ("title", title)]))?;
    package.add("docProps/app.xml", APP)?;
    if let Some(origin) = &parts.origin {
        package.add("docProps/custom.xml", origin)?;
    }
    package.add("word/document.xml", parts.document)?;
    let of_comments = if parts.comments.is_some() { comments::RELATIONSHIPS } else { "" };
    let document_links = [("links", parts.links), ("comments", of_comments)];
    let document_links = fill(DOCUMENT_LINKS, &document_links);
    package.add("word/_rels/document.xml.rels", &document_links)?;
    if let Some((said, extended)) = &parts.comments {
        package.add("word/comments.xml", said)?;
        package.add("word/commentsExtended.xml", extended)?;
    }
    package.add("word/footnotes.xml", parts.footnotes)?;
    let footnote_links = fill(FOOTNOTE_LINKS, &[("links", parts.footnote_links)]);
    package.add("word/_rels/footnotes.xml.rels", &footnote_links)?;
    package.add("word/styles.xml", &fill(STYLES, &[("language", language)]))?;
    package.add("word/settings.xml", &fill(SETTINGS, &[("language", language)]))?;
    package.add("word/fonts.xml", FONTS)?;
    package.add("word/header.xml", &fill(HEADER, &[("version", version), ("title", title)]))?;
    // The first page has no running header, but it is numbered like the others.
    package.add("word/footer.xml", FOOTER)?;
    package.add("word/first_footer.xml", FOOTER)?;
    package.finish()
}
