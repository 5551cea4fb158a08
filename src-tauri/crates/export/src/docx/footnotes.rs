//! The notes, which Word keeps in a part of their own and shows at the foot of the page that
//! their mark is on.

use super::body::{Body, style};
use super::links::Links;
use crate::marks::Marks;
use crate::notes::Note;

/// The notes -1 and 0 are the lines between text and notes; `settings.xml` names them.
const OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
    r#"<w:footnote w:type="separator" w:id="-1">"#,
    "<w:p><w:r><w:separator/></w:r></w:p></w:footnote>",
    r#"<w:footnote w:type="continuationSeparator" w:id="0">"#,
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>",
);

/// Writes the part and returns it with the addresses it leads to.
pub fn write(notes: &[Note]) -> (String, Links) {
    let mut body = Body::new(OPENING, 0);
    let look = style("FootnoteReference");
    for note in notes {
        body.out.push_str(&format!("<w:footnote w:id=\"{}\">", note.number));
        body.paragraph("FootnoteText", |body| {
            body.out.push_str(&format!("<w:r><w:rPr>{look}</w:rPr><w:footnoteRef/></w:r>"));
            body.run("", " ");
            body.address(&note.url, &note.target, Marks::default());
        });
        body.out.push_str("</w:footnote>");
    }
    body.out.push_str("</w:footnotes>");
    (body.out, body.links)
}
