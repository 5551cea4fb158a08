//! OpenDocument texts (ODF 1.0 to 1.4), packed or flat.

mod body;
mod names;

use transcript::Source;

use crate::archive::Archive;
use crate::marked::Lines;
use crate::{ImportError, Imported, Reading, text, xml};
use body::{Body, Styles};

/// The name of this format.
pub(crate) const NAME: &str = "odt";

const WHAT: &str = "an OpenDocument text";

/// How much is looked at to know a flat document.
const HEAD: usize = 4096;

/// True for an archive that says it is a text, and for a flat document.
pub(crate) fn detect(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"PK\x03\x04") {
        return Archive::open(bytes, WHAT).is_ok_and(|mut archive| {
            let kind = archive.part("mimetype").ok().flatten().unwrap_or_default();
            kind.trim().starts_with("application/vnd.oasis.opendocument.text")
        });
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    head.contains("<office:document ") && head.contains("opendocument.text")
}

/// Reads a text.
pub(crate) fn read(
    file_name: &str,
    bytes: &[u8],
    reading: &Reading,
) -> Result<Imported, ImportError> {
    let mut warnings = Vec::new();
    let mut styles = Styles::default();
    let mut modified = None;
    let content = if bytes.starts_with(b"PK\x03\x04") {
        let mut archive = Archive::open(bytes, WHAT)?;
        let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(ImportError::Locked(WHAT));
        }
        // A text is read without its looks when they are damaged.
        if let Ok(Some(part)) = archive.part("styles.xml")
            && let Ok(part) = xml::parse(&part, WHAT)
        {
            styles.read(part.root());
        }
        if let Ok(Some(part)) = archive.part("meta.xml")
            && let Ok(part) = xml::parse(&part, WHAT)
        {
            modified = body::modified(part.root());
        }
        archive.part("content.xml")?.ok_or(ImportError::damaged(WHAT))?
    } else {
        text::decode(bytes, None, reading)?.text
    };
    let document = xml::parse(&content, WHAT)?;
    styles.read(document.root());
    let modified = modified.or_else(|| body::modified(document.root()));
    let mut body = Body::new(&styles, modified.unwrap_or(transcript::Moment(0)));
    body.whole(document.root());
    let marked = body.finish(Lines::Paragraphs, &mut warnings);
    let source =
        Source { format: NAME.to_owned(), encoding: "UTF-8".to_owned(), ..Source::default() };
    text::find(file_name, source, marked, warnings, reading)
}
