//! What a file tells of where it came from, so that it is known when it comes back: properties of
//! the document (ECMA-376, 22.3), and a bookmark on the first paragraph of each turn (17.13.6).
//!
//! LibreOffice keeps both. It writes a bookmark on several paragraphs so that it reads only the last
//! of them again. In the dialogs of Word a property holds no more than 255 characters.

use transcript::marks;

use super::body::Body;
use crate::xml::escaped;
use crate::{ExportError, Options};

/// What the package has to say of the part.
pub const TYPE: &str = concat!(
    "\n  <Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-",
    "officedocument.custom-properties+xml\"/>",
);
/// Where it is.
pub const RELATIONSHIP: &str = concat!(
    "\n  <Relationship Id=\"custom\" Type=\"http://schemas.openxmlformats.org/officeDocument/",
    "2006/relationships/custom-properties\" Target=\"docProps/custom.xml\"/>",
);
const OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties""#,
    r#" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#,
);
/// The set of properties that users name.
const SET: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
/// The first number that a property may have.
const FIRST: usize = 2;

/// Writes the part; none for a copy that is not to be taken back.
pub fn write(options: &Options) -> Result<Option<String>, ExportError> {
    let Some(origin) = &options.origin else { return Ok(None) };
    // What is told elsewhere is left out. The language says which words are left out as fillers.
    let shown = Options { version: None, origin: None, ..options.clone() };
    let shown = serde_json::to_string(&shown)?;
    let version = options.version.as_ref().map(|version| (marks::VERSION, version));
    let properties = [(marks::STATE, origin), (marks::SHOWN, &shown)].into_iter().chain(version);
    let mut out = OPENING.to_owned();
    for (number, (name, value)) in (FIRST..).zip(properties) {
        let value = escaped(value);
        out.push_str(&format!(
            "<property fmtid=\"{SET}\" pid=\"{number}\" name=\"{name}\">\
             <vt:lpwstr>{value}</vt:lpwstr></property>"
        ));
    }
    out.push_str("</Properties>");
    Ok(Some(out))
}

/// The options of a copy whose file has these properties; `None` when they are not to be read.
pub fn shown(shown: &str, version: Option<&str>) -> Option<Options> {
    let options: Options = serde_json::from_str(shown).ok()?;
    Some(Options { version: version.map(str::to_owned), ..options })
}

impl Body {
    /// A bookmark begins; none in a copy that is not to be taken back.
    pub fn open_bookmark(&mut self, name: &str) -> Option<usize> {
        self.marks.then(|| {
            self.changes += 1;
            let id = self.changes;
            self.out.push_str(&format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>"));
            id
        })
    }

    /// It ends.
    pub fn close_bookmark(&mut self, bookmark: Option<usize>) {
        if let Some(id) = bookmark {
            self.out.push_str(&format!("<w:bookmarkEnd w:id=\"{id}\"/>"));
        }
    }
}
