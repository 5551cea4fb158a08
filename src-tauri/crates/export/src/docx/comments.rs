//! Word's comments: a part with what was said, and one with what answers what and is settled.
//!
//! Replies and settled threads are told in the part `commentsExtended` of MS-DOCX 2.5.4, by the
//! ids of the paragraphs; readers that know only ECMA-376 show the replies on the same words.

use crate::comments::Thread;
use crate::xml::escaped;
use transcript::{Remark, initials};

const OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#,
    r#" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#,
    r#" mc:Ignorable="w14">"#,
);
const EXTENDED_OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">"#,
);

/// What the package has to say of the two parts, where there are any.
pub const TYPES: &str = concat!(
    "\n  <Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-",
    "officedocument.wordprocessingml.comments+xml\"/>",
    "\n  <Override PartName=\"/word/commentsExtended.xml\" ContentType=\"application/vnd.",
    "openxmlformats-officedocument.wordprocessingml.commentsExtended+xml\"/>",
);
/// What the document has to say of them.
pub const RELATIONSHIPS: &str = concat!(
    "\n  <Relationship Id=\"comments\" Type=\"http://schemas.openxmlformats.org/officeDocument/",
    "2006/relationships/comments\" Target=\"comments.xml\"/>",
    "\n  <Relationship Id=\"commentsExtended\" Type=\"http://schemas.microsoft.com/office/2011/",
    "relationships/commentsExtended\" Target=\"commentsExtended.xml\"/>",
);

/// The ids of the remarks of each thread, by the thread's number.
pub struct Ids {
    firsts: Vec<(usize, usize)>,
}

impl Ids {
    /// Counted through all threads.
    pub fn of(threads: &[Thread<'_>]) -> Self {
        let mut next = 0;
        let firsts = threads.iter().map(|thread| {
            let (first, count) = (next, thread.comment.remarks.len());
            next += count;
            (first, count)
        });
        Self { firsts: firsts.collect() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.firsts.last().map_or(0, |(first, count)| first + count)
    }

    /// The ids of one thread.
    pub fn ids(&self, number: usize) -> std::ops::Range<usize> {
        let at = number.checked_sub(1).and_then(|index| self.firsts.get(index));
        at.map_or(0..0, |(first, count)| *first..first + count)
    }
}

/// Writes both parts.
pub fn write(threads: &[Thread<'_>], ids: &Ids) -> (String, String) {
    let (mut said, mut extended) = (OPENING.to_owned(), EXTENDED_OPENING.to_owned());
    for thread in threads {
        let ids = ids.ids(thread.number);
        let parent = ids.start;
        for (id, remark) in ids.zip(&thread.comment.remarks) {
            let subject = (id == parent && !thread.placed).then(|| thread.subject());
            write_remark(&mut said, id, remark, subject.as_deref());
            let answers = if id == parent {
                String::new()
            } else {
                format!(" w15:paraIdParent=\"{}\"", paragraph(parent))
            };
            let done = u8::from(thread.comment.resolved);
            extended.push_str(&format!(
                "<w15:commentEx w15:paraId=\"{}\"{answers} w15:done=\"{done}\"/>",
                paragraph(id)
            ));
        }
    }
    said.push_str("</w:comments>");
    extended.push_str("</w15:commentsEx>");
    (said, extended)
}

fn write_remark(out: &mut String, id: usize, remark: &Remark, subject: Option<&str>) {
    out.push_str(&format!(
        "<w:comment w:id=\"{id}\" w:author=\"{}\" w:date=\"{}\" w:initials=\"{}\">\
         <w:p w14:paraId=\"{}\"><w:r><w:annotationRef/></w:r><w:r>",
        escaped(&remark.author),
        remark.at.iso(),
        escaped(&initials(&remark.author)),
        paragraph(id),
    ));
    for (number, line) in subject.into_iter().chain(remark.text.split('\n')).enumerate() {
        let gap = if number > 0 { "<w:br/>" } else { "" };
        out.push_str(&format!("{gap}<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)));
    }
    out.push_str("</w:r></w:p></w:comment>");
}

/// The id of a remark's paragraph: eight digits, not nought.
fn paragraph(id: usize) -> String {
    format!("{:08X}", id + 1)
}
