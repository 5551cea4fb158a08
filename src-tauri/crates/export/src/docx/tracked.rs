//! What is only suggested, as Word tracks it (ECMA-376, 17.13.5).
//!
//! An element of words or of a paragraph's mark says who made a change and when. Its id differs
//! from those of all other changes, and of all comments.

use super::body::Body;
use crate::marks::{By, Decided, Marks};
use crate::xml::escaped;

/// Something as it is when all changes are rejected, and when all are accepted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Either<T> {
    /// Rejected.
    pub rejected: T,
    /// Accepted.
    pub accepted: T,
}

impl<T> Either<T> {
    /// What it is in each way.
    pub fn of(mut it: impl FnMut(Decided) -> T) -> Self {
        Self { rejected: it(Decided::Rejected), accepted: it(Decided::Accepted) }
    }
}

impl<T: Copy> Either<T> {
    /// The same, whatever is decided.
    pub fn both(it: T) -> Self {
        Self { rejected: it, accepted: it }
    }
}

/// The look of a paragraph: its style, and whether it is written from right to left.
pub type Look = (&'static str, bool);

impl Either<&'static str> {
    /// The style of what follows a paragraph with this end. Where the end does not stand, what
    /// follows is a part of the paragraph, and its own mark says how the whole looks.
    pub fn behind(self, end: Marks<'_>, style: &'static str) -> Self {
        let next = |decided, before| if end.stand(decided) { style } else { before };
        Self {
            rejected: next(Decided::Rejected, self.rejected),
            accepted: next(Decided::Accepted, self.accepted),
        }
    }
}

/// What a paragraph is besides its words.
#[derive(Clone, Copy)]
pub struct Format<'a> {
    /// Its look.
    pub looks: Either<Look>,
    /// Whose change it is that another look is to come; where there is none, that in force stays.
    pub by: Option<By<'a>>,
    /// What is proposed for its end.
    pub end: Marks<'a>,
}

impl Body {
    /// The name and the attributes of a change's element.
    fn change(&mut self, tag: &str, by: By<'_>) -> String {
        self.changes += 1;
        let (id, author, date) = (self.changes, escaped(by.author), by.at.iso());
        format!("w:{tag} w:id=\"{id}\" w:author=\"{author}\" w:date=\"{date}\"")
    }

    /// Content inside the changes that it comes or goes with.
    pub fn tracked(&mut self, marks: Marks<'_>, content: impl FnOnce(&mut Self)) {
        for (tag, by) in [("ins", marks.inserted), ("del", marks.deleted)] {
            if let Some(by) = by {
                let change = self.change(tag, by);
                self.out.push_str(&format!("<{change}>"));
            }
        }
        content(self);
        marks.deleted.iter().for_each(|_| self.out.push_str("</w:del>"));
        marks.inserted.iter().for_each(|_| self.out.push_str("</w:ins>"));
    }

    /// Words inside the changes that they come or go with.
    pub fn tracked_run(&mut self, marks: Marks<'_>, look: &str, text: &str) {
        let tag = if marks.deleted.is_some() { "delText" } else { "t" };
        self.tracked(marks, |body| body.run_of(look, tag, text));
    }

    /// What is one thing in force and another when all is accepted; told once where it is the same.
    pub fn either<T: PartialEq>(
        &mut self,
        it: Either<T>,
        by: Option<By<'_>>,
        write: impl Fn(&mut Self, Marks<'_>, &T),
    ) {
        match by {
            Some(by) if it.rejected != it.accepted => {
                write(self, Marks::of(true, false, by), &it.rejected);
                write(self, Marks::of(false, true, by), &it.accepted);
            }
            _ => write(self, Marks::default(), &it.rejected),
        }
    }

    /// The properties of a paragraph.
    pub fn format(&mut self, format: Format<'_>) {
        let Format { looks, by, end } = format;
        let changed = by.filter(|_| looks.rejected != looks.accepted);
        let now = if changed.is_some() { looks.accepted } else { looks.rejected };
        self.out.push_str(&format!("<w:pPr>{}", look_of_paragraph(now)));
        if end != Marks::default() {
            self.out.push_str("<w:rPr>");
            for (tag, by) in [("ins", end.inserted), ("del", end.deleted)] {
                if let Some(by) = by {
                    let change = self.change(tag, by);
                    self.out.push_str(&format!("<{change}/>"));
                }
            }
            self.out.push_str("</w:rPr>");
        }
        if let Some(by) = changed {
            let (change, before) =
                (self.change("pPrChange", by), look_of_paragraph(looks.rejected));
            self.out.push_str(&format!("<{change}><w:pPr>{before}</w:pPr></w:pPrChange>"));
        }
        self.out.push_str("</w:pPr>");
    }

    /// The properties of a run that may look otherwise when all is accepted.
    pub fn looks(&mut self, it: Either<String>, by: Option<By<'_>>) -> String {
        let Some(by) = by.filter(|_| it.rejected != it.accepted) else { return it.rejected };
        let (change, Either { rejected, accepted }) = (self.change("rPrChange", by), it);
        format!("{accepted}<{change}><w:rPr>{rejected}</w:rPr></w:rPrChange>")
    }

    /// Words that are a link only once it is accepted, or no more: a field, whose codes come or go
    /// while its words stay (17.16.5.25). An element of a hyperlink could not be tracked.
    pub fn field(&mut self, marks: Marks<'_>, target: &str, content: impl FnOnce(&mut Self)) {
        let code = if marks.deleted.is_some() { "delInstrText" } else { "instrText" };
        let target = escaped(target);
        self.tracked(marks, |body| {
            body.field_mark("begin");
            body.out.push_str(&format!(
                "<w:r><w:{code} xml:space=\"preserve\"> HYPERLINK \"{target}\" </w:{code}></w:r>"
            ));
            body.field_mark("separate");
        });
        content(self);
        self.tracked(marks, |body| body.field_mark("end"));
    }

    fn field_mark(&mut self, kind: &str) {
        self.out.push_str(&format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>"));
    }

    /// The mark of a note inside the changes that it comes or goes with.
    pub fn note_mark(&mut self, number: usize, marks: Marks<'_>, look: &str) {
        self.tracked(marks, |body| {
            let mark = format!("<w:footnoteReference w:id=\"{number}\"/>");
            body.out.push_str(&format!("<w:r><w:rPr>{look}</w:rPr>{mark}</w:r>"));
        });
    }
}

fn look_of_paragraph((style, rtl): Look) -> String {
    let direction = if rtl { "<w:bidi/>" } else { "" };
    format!("<w:pStyle w:val=\"{style}\"/>{direction}")
}
