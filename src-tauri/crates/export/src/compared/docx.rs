//! A Word file in which what differs is tracked, to be accepted or rejected there.
//!
//! What ends a paragraph is its mark, so that a turn that began, or begins no longer, is told by
//! the mark of the paragraph in front of it (ECMA-376, 17.13.5.15 and 17.13.5.20).

use transcript::compare::{Sides, Step};

use super::{Told, head};
use crate::ExportError;
use crate::docx::{Parts, body, footnotes, whole};
use crate::shown::title;
use crate::xml::escaped;

/// Writes the package.
///
/// # Errors
/// [`ExportError`].
pub fn write(told: &Told<'_>, language: &str) -> Result<Vec<u8>, ExportError> {
    let mut text = Tracked {
        made: format!("w:author=\"{}\" w:date=\"{}\"", escaped(told.author), escaped(&told.date)),
        number: 0,
        done: String::new(),
        runs: String::new(),
        style: "Subtitle",
        front: Sides::Both,
    };
    text.plain("Title", &title(told.after));
    text.plain("Subtitle", &format!("{} – {}", told.names.0, told.names.1));
    text.plain("Subtitle", &told.summary.join(", "));
    let mut begun = false;
    for step in &told.steps {
        match step {
            Step::Turn { before, after, .. } => {
                let side = match (before, after) {
                    (Some(_), None) => Sides::Before,
                    (None, Some(_)) => Sides::After,
                    _ => Sides::Both,
                };
                text.turn(side, begun);
                begun = true;
                let (was, is) = (head(told.before, *before), head(told.after, *after));
                if was == is {
                    text.run(Sides::Both, &is, true);
                } else {
                    text.run(Sides::Before, &was, true);
                    text.run(Sides::After, &is, true);
                }
                if !was.is_empty() || !is.is_empty() {
                    text.run(side, "\t", false);
                }
            }
            Step::Words { side, text: words, .. } => {
                for (number, line) in words.split('\n').enumerate() {
                    if number > 0 {
                        text.close(*side);
                        text.style = "TurnContinued";
                    }
                    text.run(*side, line, false);
                }
            }
        }
    }
    if begun {
        text.close(Sides::Both);
    }
    let document = format!("{}{}{}", body::OPENING, text.done, body::CLOSING);
    whole(&Parts {
        document: &document,
        links: "",
        footnotes: &footnotes::write(&[]).0,
        footnote_links: "",
        comments: None,
        title: &escaped(&title(told.after)),
        language: &escaped(language),
        version: &escaped(told.names.1),
    })
}

struct Tracked {
    /// Who made the changes and when, as attributes.
    made: String,
    /// Of the last tracked change.
    number: usize,
    /// Whole paragraphs.
    done: String,
    /// The runs of the paragraph that is being written.
    runs: String,
    style: &'static str,
    /// On which side the turns in front of the first of both sides stand: their last mark goes, or
    /// comes, with them.
    front: Sides,
}

impl Tracked {
    fn plain(&mut self, style: &str, text: &str) {
        if !text.is_empty() {
            let text = escaped(text);
            self.done.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r>\
                 <w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
            ));
        }
    }

    /// A turn begins.
    fn turn(&mut self, side: Sides, begun: bool) {
        if !begun {
            self.front = side;
        } else if side == Sides::Both && self.front != Sides::Both {
            let front = std::mem::replace(&mut self.front, Sides::Both);
            self.close(front);
        } else {
            self.close(side);
        }
        self.style = "Turn";
    }

    fn change(&mut self, tag: &str) -> String {
        self.number += 1;
        format!("w:{tag} w:id=\"{}\" {}", self.number, self.made)
    }

    /// Ends the paragraph, with a mark that stands on this side.
    fn close(&mut self, side: Sides) {
        let mark = match side {
            Sides::Both => String::new(),
            Sides::Before => format!("<w:rPr><{}/></w:rPr>", self.change("del")),
            Sides::After => format!("<w:rPr><{}/></w:rPr>", self.change("ins")),
        };
        let (style, runs) = (self.style, std::mem::take(&mut self.runs));
        self.done.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{mark}</w:pPr>{runs}</w:p>"
        ));
    }

    fn run(&mut self, side: Sides, text: &str, is_head: bool) {
        if text.is_empty() {
            return;
        }
        let look = if is_head { body::style("Speaker") } else { String::new() };
        let look = if look.is_empty() { look } else { format!("<w:rPr>{look}</w:rPr>") };
        let tag = if side == Sides::Before { "delText" } else { "t" };
        let words = match text {
            "\t" => "<w:tab/>".to_owned(),
            text => format!("<w:{tag} xml:space=\"preserve\">{}</w:{tag}>", escaped(text)),
        };
        let run = format!("<w:r>{look}{words}</w:r>");
        let run = match side {
            Sides::Both => run,
            Sides::Before => format!("<{}>{run}</w:del>", self.change("del")),
            Sides::After => format!("<{}>{run}</w:ins>", self.change("ins")),
        };
        self.runs.push_str(&run);
    }
}
