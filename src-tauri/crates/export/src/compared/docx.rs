//! A Word file in which what differs is tracked, to be accepted or rejected there.
//!
//! What ends a paragraph is its mark, so that a turn that began, or begins no longer, is told by
//! the mark of the paragraph in front of it (ECMA-376, 17.13.5.15 and 17.13.5.20).

use transcript::compare::{Sides, Step};

use super::{Told, head};
use crate::ExportError;
use crate::docx::body::{self, Body, style};
use crate::docx::tracked::{Either, Format};
use crate::docx::{Parts, footnotes, whole};
use crate::marks::{By, Marks};
use crate::shown::title;
use crate::xml::escaped;

/// Writes the package.
///
/// # Errors
/// [`ExportError`].
pub fn write(told: &Told<'_>, language: &str) -> Result<Vec<u8>, ExportError> {
    let mut text = Tracked {
        by: By { author: told.author, at: told.at },
        body: Body::new(body::OPENING, 0),
        begins: body::OPENING.len(),
        styles: Either::both("Turn"),
        begun: (false, false),
    };
    text.plain("Title", &title(told.after));
    text.plain("Subtitle", &format!("{} – {}", told.names.0, told.names.1));
    text.plain("Subtitle", &told.summary.join(", "));
    for step in &told.steps {
        match step {
            Step::Turn { before, after, .. } => {
                let side = match (before, after) {
                    (Some(_), None) => Sides::Before,
                    (None, Some(_)) => Sides::After,
                    _ => Sides::Both,
                };
                text.turn(side);
                let (was, is) = (head(told.before, *before), head(told.after, *after));
                if was == is {
                    text.run(Sides::Both, &is, "Speaker");
                } else {
                    text.run(Sides::Before, &was, "Speaker");
                    text.run(Sides::After, &is, "Speaker");
                }
                let (before, after) = on(side);
                let gap = (before && !was.is_empty(), after && !is.is_empty());
                if gap != (false, false) {
                    let marks = Marks::of(gap.0, gap.1, text.by);
                    text.body.tracked(marks, |body| body.out.push_str("<w:r><w:tab/></w:r>"));
                }
            }
            Step::Words { side, text: words, .. } => {
                for (number, line) in words.split('\n').enumerate() {
                    if number > 0 {
                        text.close(text.marks(*side), "TurnContinued");
                    }
                    text.run(*side, line, "");
                }
            }
        }
    }
    if text.begun != (false, false) {
        text.close(Marks::default(), "Turn");
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
        origin: None,
    })
}

struct Tracked<'a> {
    /// Who made the changes, and when.
    by: By<'a>,
    body: Body,
    /// Where the runs of the paragraph that is being written begin.
    begins: usize,
    /// Its style on both sides.
    styles: Either<&'static str>,
    /// On which sides a turn has begun: only then does the next end a paragraph there.
    begun: (bool, bool),
}

/// Whether something of this side stands before, and after.
fn on(side: Sides) -> (bool, bool) {
    (side != Sides::After, side != Sides::Before)
}

impl<'a> Tracked<'a> {
    fn plain(&mut self, style: &'static str, text: &str) {
        if !text.is_empty() {
            self.body.paragraph(style, |body| body.run("", text));
            self.begins = self.body.out.len();
        }
    }

    /// A turn begins.
    fn turn(&mut self, side: Sides) {
        let (before, after) = on(side);
        let ends = (before && self.begun.0, after && self.begun.1);
        if ends != (false, false) {
            self.close(Marks::of(ends.0, ends.1, self.by), "Turn");
        }
        if before {
            (self.styles.rejected, self.begun.0) = ("Turn", true);
        }
        if after {
            (self.styles.accepted, self.begun.1) = ("Turn", true);
        }
    }

    /// The marks of what stands on this side alone.
    fn marks(&self, side: Sides) -> Marks<'a> {
        let (before, after) = on(side);
        Marks::of(before, after, self.by)
    }

    /// Ends the paragraph; where its end does not stand, what follows is still a part of it.
    fn close(&mut self, end: Marks<'a>, next: &'static str) {
        let runs = self.body.out.split_off(self.begins);
        let Either { rejected, accepted } = self.styles;
        let looks = Either { rejected: (rejected, false), accepted: (accepted, false) };
        self.body.paragraph_of(Format { looks, by: Some(self.by), end }, |body| {
            body.out.push_str(&runs)
        });
        self.begins = self.body.out.len();
        self.styles = self.styles.behind(end, next);
    }

    /// Words in the look of a named style, or in none.
    fn run(&mut self, side: Sides, text: &str, look: &str) {
        if !text.is_empty() {
            let look = if look.is_empty() { String::new() } else { style(look) };
            self.body.tracked_run(self.marks(side), &look, text);
        }
    }
}
