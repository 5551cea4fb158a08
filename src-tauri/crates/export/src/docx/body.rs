//! The main part: the words, each paragraph and run with the name of its style.
//!
//! ECMA-376 fixes the order of elements: `pStyle` and `rStyle` come first, `bidi` and `rtl` late.

use std::collections::HashMap;

use transcript::Transcript;

use super::comments::Ids;
use super::links::Links;
use crate::Options;
use crate::marks::{By, Marks};
use crate::notes::Entry;
use crate::runs::{Piece, Run};
use crate::shown::{Shown, ShownTurn, right_to_left, title};
use crate::xml::{escape, escaped};

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

/// How many characters of label and time the margin column of the style Turn holds.
const COLUMN: usize = 14;

/// Writes the main part and returns it with the addresses it leads to.
pub fn write(
    transcript: &Transcript,
    options: &Options,
    shown: &Shown<'_>,
    ids: &Ids,
) -> (String, Links) {
    let mut body = Body::new(OPENING);
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
    body.paragraph("Title", false, |body| {
        body.run("", &title(transcript));
        body.comments(&of_title, ids);
    });
    if let Some(version) = &options.version {
        body.paragraph("Subtitle", false, |body| body.run("", version));
    }
    for turn in &shown.turns {
        let placeless = of_turns.get(&turn.turn.id).map_or(&[][..], Vec::as_slice);
        body.turn(turn, placeless, ids);
    }
    for list in &shown.lists {
        body.paragraph("Heading1", false, |body| body.run("", list.heading));
        for entry in &list.entries {
            body.paragraph("LinkList", false, |body| body.entry(entry));
        }
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
    /// How many tracked changes it has.
    changes: usize,
}

impl Body {
    /// A part that begins like this.
    pub fn new(opening: &str) -> Self {
        Self { out: opening.to_owned(), links: Links::default(), changes: 0 }
    }

    fn turn(&mut self, shown: &ShownTurn<'_>, placeless: &[usize], ids: &Ids) {
        let headed = shown.speaker.is_some() || shown.time.is_some();
        let mut paragraphs = shown.paragraphs.iter().map(Vec::as_slice);
        let first = match (shown.is_cue(), headed) {
            (true, _) => "Cue",
            (false, true) => "Turn",
            (false, false) => "TurnContinued",
        };
        let heading = Some((shown, placeless));
        self.words(first, paragraphs.next().unwrap_or_default(), heading, ids);
        let continued = if shown.is_cue() { "Cue" } else { "TurnContinued" };
        for paragraph in paragraphs {
            self.words(continued, paragraph, None, ids);
        }
    }

    /// A paragraph of a turn, headed by who and when where it is the turn's first.
    fn words(
        &mut self,
        style: &str,
        paragraph: &[Piece<'_>],
        heading: Option<(&ShownTurn<'_>, &[usize])>,
        ids: &Ids,
    ) {
        let rtl = right_to_left(paragraph);
        self.paragraph(style, rtl, |body| {
            if let Some((shown, placeless)) = heading {
                body.heading(shown);
                body.comments(placeless, ids);
            }
            for piece in paragraph {
                body.piece(piece, rtl, ids);
            }
        });
    }

    fn heading(&mut self, shown: &ShownTurn<'_>) {
        let label = shown.speaker.as_ref().map(|speaker| speaker.label.as_str());
        let time = shown.time.map(|time| time.clock());
        if let Some(label) = label {
            self.run(&style("Speaker"), label);
        }
        if let Some(time) = &time {
            let space = if label.is_some() { " " } else { "" };
            self.run(&style("Time"), &format!("{space}{time}"));
        }
        if label.is_none() && time.is_none() {
            return;
        }
        let length =
            label.map_or(0, |label| label.chars().count() + 1) + time.map_or(0, |t| t.len());
        self.out.push_str(match (shown.is_cue(), length <= COLUMN) {
            (true, _) => "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
            (false, true) => "<w:r><w:tab/></w:r>",
            // The words begin on the next line, in their own column.
            (false, false) => "<w:r><w:br/></w:r>",
        });
    }

    fn piece(&mut self, piece: &Piece<'_>, rtl: bool, ids: &Ids) {
        if let Some(link) = &piece.link {
            self.open_link(&link.target);
        }
        let direction = if rtl { "<w:rtl/>" } else { "" };
        for run in &piece.runs {
            // A run has one style, so stressed words of a link keep the link's and lean.
            let look = match (piece.link.is_some(), run.emphasis) {
                (true, true) => format!("{}<w:i/><w:iCs/>", style("Hyperlink")),
                (true, false) => style("Hyperlink"),
                (false, true) => style("Emphasis"),
                (false, false) => String::new(),
            };
            for id in run.starts.iter().flat_map(|number| ids.ids(*number)) {
                self.out.push_str(&format!("<w:commentRangeStart w:id=\"{id}\"/>"));
            }
            self.marked(&format!("{look}{direction}"), run);
            for id in run.ends.iter().flat_map(|number| ids.ids(*number)) {
                self.out.push_str(&format!("<w:commentRangeEnd w:id=\"{id}\"/>"));
                self.anchor(id);
            }
        }
        if piece.link.is_some() {
            self.out.push_str("</w:hyperlink>");
        }
        if let Some(number) = piece.note {
            let look = style("FootnoteReference") + direction;
            let mark = format!("<w:footnoteReference w:id=\"{number}\"/>");
            self.out.push_str(&format!("<w:r><w:rPr>{look}</w:rPr>{mark}</w:r>"));
        }
    }

    /// A run inside the tracked changes that propose it.
    fn marked(&mut self, look: &str, run: &Run<'_>) {
        let Marks { inserted, deleted } = run.marks;
        for (tag, by) in [("ins", inserted), ("del", deleted)] {
            let Some(By { author, at }) = by else { continue };
            let change = self.change(tag, author, &at.iso());
            self.out.push_str(&format!("<{change}>"));
        }
        let text = if deleted.is_some() { "delText" } else { "t" };
        self.run_of(look, text, &run.text);
        deleted.iter().for_each(|_| self.out.push_str("</w:del>"));
        inserted.iter().for_each(|_| self.out.push_str("</w:ins>"));
    }

    /// The name and the attributes of a tracked change's element. Ids only have to differ.
    pub fn change(&mut self, tag: &str, author: &str, date: &str) -> String {
        self.changes += 1;
        let (id, author, date) = (self.changes, escaped(author), escaped(date));
        format!("w:{tag} w:id=\"{id}\" w:author=\"{author}\" w:date=\"{date}\"")
    }

    /// The anchors of threads without words: each remark has its own.
    fn comments(&mut self, threads: &[usize], ids: &Ids) {
        for id in threads.iter().flat_map(|number| ids.ids(*number)) {
            self.anchor(id);
        }
    }

    fn anchor(&mut self, remark: usize) {
        self.out.push_str(&format!("<w:r><w:commentReference w:id=\"{remark}\"/></w:r>"));
    }

    fn entry(&mut self, entry: &Entry) {
        let (lead, tail) = (entry.lead(), entry.tail());
        if !lead.is_empty() {
            self.run("", &lead);
        }
        match &entry.target {
            Some(target) => self.address(&entry.url, target),
            None => self.run("", &entry.url),
        }
        if !tail.is_empty() {
            self.run("", &tail);
        }
    }

    /// An address that is to be read and leads where it says.
    pub fn address(&mut self, url: &str, target: &str) {
        self.open_link(target);
        self.run(&style("Hyperlink"), url);
        self.out.push_str("</w:hyperlink>");
    }

    fn open_link(&mut self, target: &str) {
        let id = self.links.id(target);
        self.out.push_str(&format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">"));
    }

    /// A paragraph in a named style.
    pub fn paragraph(&mut self, style: &str, rtl: bool, content: impl FnOnce(&mut Self)) {
        self.paragraph_of(style, if rtl { "<w:bidi/>" } else { "" }, content);
    }

    /// A paragraph in a named style with more properties.
    pub fn paragraph_of(&mut self, style: &str, more: &str, content: impl FnOnce(&mut Self)) {
        self.out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>"));
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
