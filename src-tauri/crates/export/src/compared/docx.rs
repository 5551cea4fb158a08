//! A Word file in which what differs is tracked, to be accepted or rejected there.
//!
//! What ends a paragraph is its mark, so that a turn that began, or begins no longer, is told by
//! the mark of the paragraph in front of it (ECMA-376, 17.13.5.15 and 17.13.5.20).

use transcript::compare::{Sides, Step};

use super::{Told, head};
use crate::ExportError;
use crate::docx::body::{self, Body, style};
use crate::docx::{Parts, footnotes, whole};
use crate::shown::title;
use crate::xml::escaped;

/// Writes the package.
///
/// # Errors
/// [`ExportError`].
pub fn write(told: &Told<'_>, language: &str) -> Result<Vec<u8>, ExportError> {
    let mut text = Tracked {
        made: (told.author, &told.date),
        body: Body::new(body::OPENING),
        begins: body::OPENING.len(),
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
                    text.run(Sides::Both, &is, "Speaker");
                } else {
                    text.run(Sides::Before, &was, "Speaker");
                    text.run(Sides::After, &is, "Speaker");
                }
                if !was.is_empty() || !is.is_empty() {
                    text.tracked(side, |body| body.out.push_str("<w:r><w:tab/></w:r>"));
                }
            }
            Step::Words { side, text: words, .. } => {
                for (number, line) in words.split('\n').enumerate() {
                    if number > 0 {
                        text.close(*side);
                        text.style = "TurnContinued";
                    }
                    text.run(*side, line, "");
                }
            }
        }
    }
    if begun {
        text.close(Sides::Both);
    }
    text.body.out.push_str(body::CLOSING);
    whole(&Parts {
        document: &text.body.out,
        links: "",
        footnotes: &footnotes::write(&[]).0,
        footnote_links: "",
        comments: None,
        title: &escaped(&title(told.after)),
        language: &escaped(language),
        version: &escaped(told.names.1),
    })
}

struct Tracked<'a> {
    /// Who made the changes, and when.
    made: (&'a str, &'a str),
    body: Body,
    /// Where the runs of the paragraph that is being written begin.
    begins: usize,
    style: &'static str,
    /// On which side the turns in front of the first of both sides stand: their last mark goes, or
    /// comes, with them.
    front: Sides,
}

impl Tracked<'_> {
    fn plain(&mut self, style: &str, text: &str) {
        if !text.is_empty() {
            self.body.paragraph(style, false, |body| body.run("", text));
            self.begins = self.body.out.len();
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

    /// The element of a change that leaves words, or a mark, on this side alone.
    fn change(&mut self, side: Sides) -> Option<(&'static str, String)> {
        let tag = match side {
            Sides::Both => return None,
            Sides::Before => "del",
            Sides::After => "ins",
        };
        let (author, date) = self.made;
        Some((tag, self.body.change(tag, author, date)))
    }

    /// Ends the paragraph, with a mark that stands on this side.
    fn close(&mut self, side: Sides) {
        let mark = self.change(side).map(|(_, change)| format!("<w:rPr><{change}/></w:rPr>"));
        let runs = self.body.out.split_off(self.begins);
        let mark = mark.unwrap_or_default();
        self.body.paragraph_of(self.style, &mark, |body| body.out.push_str(&runs));
        self.begins = self.body.out.len();
    }

    /// Words in the look of a named style, or in none.
    fn run(&mut self, side: Sides, text: &str, look: &str) {
        if text.is_empty() {
            return;
        }
        let look = if look.is_empty() { String::new() } else { style(look) };
        let tag = if side == Sides::Before { "delText" } else { "t" };
        self.tracked(side, |body| body.run_of(&look, tag, text));
    }

    fn tracked(&mut self, side: Sides, content: impl FnOnce(&mut Body)) {
        let change = self.change(side);
        if let Some((_, change)) = &change {
            self.body.out.push_str(&format!("<{change}>"));
        }
        content(&mut self.body);
        if let Some((tag, _)) = change {
            self.body.out.push_str(&format!("</w:{tag}>"));
        }
    }
}
