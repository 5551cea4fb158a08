//! The main part: the words, each paragraph and run with the name of its style.
//!
//! ECMA-376 fixes the order of elements: `pStyle` and `rStyle` come first, `bidi` and `rtl` late.

use std::collections::HashMap;

use transcript::{Transcript, marks};

use super::comments::Ids;
use super::links::Links;
use super::lists::TrackedList;
use super::tracked::{Either, Format};
use crate::Options;
use crate::marks::Marks;
use crate::references::Entry;
use crate::shown::{Shown, title};
use crate::xml::escape;

/// What the main part begins with.
pub const OPENING: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
);

/// A4 with margins of 2.5 cm, in twentieths of a point.
pub const CLOSING: &str = concat!(
    "<w:sectPr>",
    r#"<w:headerReference w:type="default" r:id="header"/>"#,
    r#"<w:footerReference w:type="default" r:id="footer"/>"#,
    r#"<w:footerReference w:type="first" r:id="firstFooter"/>"#,
    r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
    r#"<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709""#,
    r#" w:footer="709" w:gutter="0"/>"#,
    "<w:titlePg/></w:sectPr></w:body></w:document>",
);

/// Writes the main part and returns it with the addresses it leads to.
pub fn write(
    transcript: &Transcript,
    options: &Options,
    shown: &Shown<'_>,
    lists: &[TrackedList<'_>],
    ids: &Ids,
) -> (String, Links) {
    let mut body = Body::new(OPENING, ids.count());
    body.marks = options.origin.is_some();
    // Comments whose words are not there are kept at their turn, or else at the title.
    let (mut of_turns, mut of_title) = (HashMap::new(), Vec::new());
    for thread in shown.threads.iter().filter(|thread| !thread.placed) {
        let turn = thread.comment.turn;
        if shown.turns.iter().any(|shown| shown.turn.id == turn && !shown.paragraphs.is_empty()) {
            of_turns.entry(turn).or_insert_with(Vec::new).push(thread.number);
        } else {
            of_title.push(thread.number);
        }
    }
    if options.title {
        body.paragraph("Title", |body| {
            body.run("", &title(transcript));
            body.comments(&of_title, ids);
        });
        if let Some(version) = &options.version {
            body.paragraph("Subtitle", |body| body.run("", version));
        }
    } else if !of_title.is_empty() {
        // They are of the whole copy, and have no other place in it.
        body.paragraph("Subtitle", |body| body.comments(&of_title, ids));
    }
    for turn in &shown.turns {
        let placeless = of_turns.get(&turn.turn.id).map_or(&[][..], Vec::as_slice);
        body.turn(turn, placeless, ids);
    }
    for (number, list) in lists.iter().enumerate() {
        body.list(list, number == 0);
    }
    body.out.push_str(CLOSING);
    (body.out, body.links)
}

/// A part under construction that holds paragraphs.
pub struct Body {
    /// What is written of it.
    pub out: String,
    /// The addresses it leads to.
    pub links: Links,
    /// The id of the tracked change that was written last.
    pub(super) changes: usize,
    /// Whether turns are marked, to be known again.
    pub(super) marks: bool,
}

impl Body {
    /// A part that begins like this; its tracked changes have ids above `ids`.
    pub fn new(opening: &str, ids: usize) -> Self {
        Self { out: opening.to_owned(), links: Links::default(), changes: ids, marks: false }
    }

    /// The anchors of threads without words: each remark has its own.
    pub(super) fn comments(&mut self, threads: &[usize], ids: &Ids) {
        for id in threads.iter().flat_map(|number| ids.ids(*number)) {
            self.anchor(id);
        }
    }

    pub(super) fn anchor(&mut self, remark: usize) {
        self.out.push_str(&format!("<w:r><w:commentReference w:id=\"{remark}\"/></w:r>"));
    }

    fn list(&mut self, list: &TrackedList<'_>, is_first: bool) {
        self.line("Heading1", list.marks, |body| {
            if is_first {
                let bookmark = body.open_bookmark(marks::LISTS);
                body.close_bookmark(bookmark);
            }
            body.tracked_run(list.marks, "", list.heading);
        });
        for (entry, marks) in &list.entries {
            self.line("LinkList", *marks, |body| body.entry(entry, *marks));
        }
    }

    /// A paragraph that comes or goes as a whole.
    fn line(&mut self, style: &'static str, marks: Marks<'_>, content: impl FnOnce(&mut Self)) {
        let looks = Either::both((style, false));
        self.paragraph_of(Format { looks, by: None, end: marks }, content);
    }

    fn entry(&mut self, entry: &Entry, marks: Marks<'_>) {
        let (lead, tail) = (entry.lead(), entry.tail());
        if !lead.is_empty() {
            self.tracked_run(marks, "", &lead);
        }
        match &entry.target {
            Some(target) => self.address(&entry.url, target, marks),
            None => self.tracked_run(marks, "", &entry.url),
        }
        if !tail.is_empty() {
            self.tracked_run(marks, "", &tail);
        }
    }

    /// An address that is to be read and leads where it says.
    pub fn address(&mut self, url: &str, target: &str, marks: Marks<'_>) {
        self.open_link(target);
        self.tracked_run(marks, &style("Hyperlink"), url);
        self.out.push_str("</w:hyperlink>");
    }

    pub(super) fn open_link(&mut self, target: &str) {
        let id = self.links.id(target);
        self.out.push_str(&format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">"));
    }

    /// A paragraph in a named style.
    pub fn paragraph(&mut self, style: &'static str, content: impl FnOnce(&mut Self)) {
        self.line(style, Marks::default(), content);
    }

    /// A paragraph that may be tracked.
    pub fn paragraph_of(&mut self, format: Format<'_>, content: impl FnOnce(&mut Self)) {
        self.out.push_str("<w:p>");
        self.format(format);
        content(self);
        self.out.push_str("</w:p>");
    }

    /// Words with the properties of their run.
    pub fn run(&mut self, look: &str, text: &str) {
        self.run_of(look, "t", text);
    }

    /// The same with the words in an element of this name.
    pub fn run_of(&mut self, look: &str, tag: &str, text: &str) {
        self.out.push_str("<w:r>");
        if !look.is_empty() {
            self.out.push_str(&format!("<w:rPr>{look}</w:rPr>"));
        }
        self.out.push_str(&format!("<w:{tag} xml:space=\"preserve\">"));
        escape(&mut self.out, text);
        self.out.push_str(&format!("</w:{tag}></w:r>"));
    }
}

/// The property that gives a run the look of a named style.
pub fn style(id: &str) -> String {
    format!("<w:rStyle w:val=\"{id}\"/>")
}
