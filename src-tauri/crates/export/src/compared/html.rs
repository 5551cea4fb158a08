//! One self-contained page with what came and what went.

use transcript::compare::{Sides, Step};

use super::{Told, head};
use crate::html::{STYLE, page};
use crate::shown::title;
use crate::xml::escaped;

const OWN_STYLE: &str = include_str!("style.css");

/// Writes HTML in UTF-8 that is well-formed XML too.
pub fn write(told: &Told<'_>, language: &str) -> String {
    let title = escaped(&title(told.after));
    let (before, after) = (escaped(told.names.0), escaped(told.names.1));
    let out = format!(
        "<header>\n<h1>{title}</h1>\n<p class=\"version\">What differs between \
         <del>{before}</del> and <ins>{after}</ins></p>\n</header>\n"
    );
    let mut text = Text { out, open: false };
    summary(&mut text.out, told);
    for step in &told.steps {
        text.step(told, step);
    }
    text.close();
    page(&title, language, &[STYLE, OWN_STYLE].concat(), &text.out)
}

fn summary(out: &mut String, told: &Told<'_>) {
    out.push_str("<section class=\"summary\" aria-label=\"Summary\">\n<ul>\n");
    for phrase in told.summary {
        out.push_str(&format!("<li>{}</li>\n", escaped(phrase)));
    }
    if told.titles.is_empty() {
        out.push_str("<li>Nothing differs.</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}

struct Text {
    out: String,
    /// True while a turn is open.
    open: bool,
}

impl Text {
    fn step(&mut self, told: &Told<'_>, step: &Step<'_>) {
        match step {
            Step::Turn { before, after, differences } => {
                self.close();
                self.open = true;
                self.out.push_str("<article class=\"turn\">\n<p class=\"who\">");
                let (was, is) = (head(told.before, *before), head(told.after, *after));
                if was == is {
                    self.out.push_str(&format!("<cite>{}</cite>", escaped(&is)));
                } else {
                    self.tagged("del", &was);
                    self.tagged("ins", &is);
                }
                for difference in differences {
                    let about = escaped(told.about(*difference));
                    self.out.push_str(&format!("<span class=\"about\">{about}</span>"));
                }
                self.out.push_str("</p>\n<div class=\"said\"><p>");
            }
            Step::Words { side, text, difference } => {
                for (number, line) in text.split('\n').enumerate() {
                    if number > 0 {
                        self.out.push_str("</p>\n<p>");
                    }
                    match (side, difference) {
                        (Sides::Before, _) => self.tagged("del", line),
                        (Sides::After, _) => self.tagged("ins", line),
                        (Sides::Both, Some(difference)) => self.marked(told, *difference, line),
                        (Sides::Both, None) => self.out.push_str(&escaped(line)),
                    }
                }
            }
        }
    }

    fn tagged(&mut self, tag: &str, text: &str) {
        if !text.is_empty() {
            self.out.push_str(&format!("<{tag}>{}</{tag}>", escaped(text)));
        }
    }

    /// Words that mean something else.
    fn marked(&mut self, told: &Told<'_>, difference: usize, text: &str) {
        let (about, text) = (escaped(told.about(difference)), escaped(text));
        self.out.push_str(&format!("<mark>{text}</mark> <small class=\"about\">{about}</small>"));
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.out.push_str("</p></div>\n</article>\n");
        }
    }
}
