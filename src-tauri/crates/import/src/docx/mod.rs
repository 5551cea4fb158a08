//! Word documents (ECMA-376 and ISO 29500, transitional and strict).
//!
//! Parts are found by what they are and not by their names ([`relations`]); the words are read in
//! one walk ([`body`]), which knows styles ([`styles`]), fields ([`fields`]), comments and notes
//! ([`remarks`]), and takes tracked changes for suggestions.

mod body;
mod fields;
mod names;
mod relations;
mod remarks;
mod returned;
mod styles;
mod symbols;

use transcript::Source;

use crate::archive::Archive;
use crate::flow::Flow;
use crate::marked::{Lines, Marked};
use crate::whole::Whole;
use crate::{ImportError, Imported, Reading, Warning, WarningKind, text, xml};
use body::Body;
use relations::Relations;
use remarks::Remarks;
pub use returned::{Returned, returned};
use styles::Styles;

/// The name of this format.
pub(crate) const NAME: &str = "docx";

const WHAT: &str = "a Word document";

/// True for a zip archive that holds a Word document.
pub(crate) fn detect(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        && Archive::open(bytes, WHAT).is_ok_and(|mut archive| {
            let types = archive.part("[Content_Types].xml").ok().flatten();
            types.is_some_and(|types| types.contains("wordprocessingml"))
                || archive.part(MAIN).is_ok_and(|main| main.is_some())
        })
}

/// Where the main part is when nothing says where.
const MAIN: &str = "word/document.xml";

/// Reads a Word document.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let Opened { marked, warnings, .. } = open(bytes, Flow::default())?;
    let source =
        Source { format: NAME.to_owned(), encoding: "UTF-8".to_owned(), ..Source::default() };
    text::find(file_name, source, marked, warnings, reading)
}

/// A document that was read.
struct Opened {
    marked: Marked,
    /// The same in the order of the file, where that is wanted.
    whole: Option<Whole>,
    /// True when it tells which comments are settled.
    tells_resolved: bool,
    warnings: Vec<Warning>,
}

fn open(bytes: &[u8], flow: Flow) -> Result<Opened, ImportError> {
    let mut archive = Archive::open(bytes, WHAT)?;
    let mut warnings = Vec::new();
    let package = Relations::of(&mut archive, "");
    let main = package.path("officeDocument").unwrap_or_else(|| MAIN.to_owned());
    let document = archive.part(&main)?.ok_or(ImportError::damaged(WHAT))?;
    let document = xml::parse(&document, WHAT)?;
    let relations = Relations::of(&mut archive, &main);

    let mut others = Others { archive: &mut archive, relations: &relations, left_out: Vec::new() };
    let core = package.path("core-properties");
    let core = core.and_then(|core| others.archive.part(&core).ok().flatten());
    let modified = core.and_then(|core| remarks::modified(&core));
    let styles = others.part("styles", "styles", Styles::read).unwrap_or_default();
    let mut remarks = Remarks::new(modified);
    let extended = others.part("commentsExtended", "replies", remarks::threads);
    let tells_resolved = extended.is_some();
    let said = others.part("comments", "comments", remarks::said).unwrap_or_default();
    remarks.comments(said, &extended.unwrap_or_default());
    for kind in ["footnotes", "endnotes"] {
        let links = relations.path(kind).map(|path| Relations::of(others.archive, &path));
        let links = links.unwrap_or_default();
        let notes = others.part(kind, kind, |root| remarks::read_notes(root, &links));
        remarks.notes(kind, notes.unwrap_or_default());
    }
    let left_out = others.left_out;
    if !left_out.is_empty() {
        let message = format!("damaged, and left out: {}", left_out.join(", "));
        warnings.push(Warning::file(WarningKind::LeftOut, message));
    }

    let mut body = Body::new(&styles, &relations, remarks, flow);
    body.whole(document.root());
    let whole = body.take_whole();
    let marked = body.finish(Lines::Paragraphs, &mut warnings);
    Ok(Opened { marked, whole, tells_resolved, warnings })
}

/// The parts beside the main one. A document is read without those that are damaged.
struct Others<'a, 'z> {
    archive: &'a mut Archive<'z>,
    relations: &'a Relations,
    left_out: Vec<&'static str>,
}

impl Others<'_, '_> {
    fn part<T>(
        &mut self,
        kind: &str,
        what: &'static str,
        read: impl FnOnce(xml::Node<'_, '_>) -> T,
    ) -> Option<T> {
        let path = self.relations.path(kind)?;
        let text = match self.archive.part(&path) {
            Ok(text) => text?,
            Err(_) => {
                self.left_out.push(what);
                return None;
            }
        };
        match xml::parse(&text, WHAT) {
            Ok(part) => Some(read(part.root())),
            Err(_) => {
                self.left_out.push(what);
                None
            }
        }
    }
}
