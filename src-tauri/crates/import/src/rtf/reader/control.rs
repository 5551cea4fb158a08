//! Control words: what a group is, and how its words look.

use std::mem;
use std::rc::Rc;

use encoding_rs::MACINTOSH;

use super::Reader;
use super::remarks::Note;
use super::state::{Change, Destination, State};
use crate::field_codes::hyperlink;
use crate::rtf::encodings::{of_font, of_page};

impl Reader {
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        if word == "u" {
            self.optional = false;
            return self.unicode(number.unwrap_or(0xFFFD));
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.flush();
        let optional = mem::take(&mut self.optional);
        if self.destination(word) {
            return;
        }
        if optional && self.now.to != Destination::Nothing && !matches!(word, "shpinst" | "shptxt")
        {
            self.now.to = Destination::Nothing;
            return;
        }
        self.property(word, number);
    }

    /// Turns to what a group is; false when the word says nothing of that.
    fn destination(&mut self, word: &str) -> bool {
        if self.now.to == Destination::Nothing {
            return false;
        }
        let to = match word {
            "fonttbl" => Destination::Fonts,
            "revtbl" => Destination::Authors,
            "fldinst" => Destination::Code,
            "fldrslt" => {
                let code = self.now.field.and_then(|field| self.codes.get(field));
                self.now.link =
                    code.and_then(|code| hyperlink(code)).map(Rc::from).or(self.now.link.take());
                Destination::Body
            }
            "field" => {
                self.now.field = Some(self.codes.len());
                self.codes.push(String::new());
                return true;
            }
            "footnote" | "annotation" => {
                self.gathered.clear();
                self.now.note =
                    Some(if word == "footnote" { Note::Footnote } else { Note::Annotation });
                Destination::Note
            }
            "atnauthor" => {
                self.remarks.author.clear();
                Destination::Author
            }
            "atndate" => Destination::Date,
            "atnref" => Destination::Reference,
            "atrfstart" | "atrfend" => {
                self.gathered.clear();
                if word == "atrfstart" { Destination::RangeStart } else { Destination::RangeEnd }
            }
            "colortbl" | "stylesheet" | "info" | "header" | "headerl" | "headerr" | "headerf"
            | "footer" | "footerl" | "footerr" | "footerf" | "pict" | "objdata" | "nonshppict"
            | "listtable" | "listtext" | "pntext" | "pntxta" | "pntxtb" | "ftnsep" | "ftnsepc"
            | "xe" | "tc" | "rxe" | "sp" | "themedata" | "datastore" | "atnid" | "atnicn"
            | "atntime" | "bkmkstart" | "bkmkend" | "generator" => Destination::Nothing,
            _ => return false,
        };
        self.now.to = to;
        true
    }

    fn property(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        let count = |number: Option<i32>| usize::try_from(number.unwrap_or(0)).unwrap_or(0);
        let change = Change { at: 0, author: 0 };
        let in_table = self.tables && self.now.to == Destination::Body;
        match word {
            "ansicpg" => self.encoding = number.and_then(of_page).or(self.encoding),
            "mac" => self.encoding = Some(MACINTOSH),
            "uc" => self.now.stand_ins = Some(count(number)),
            "f" if self.now.to == Destination::Fonts => self.font = number.unwrap_or(0),
            "fcharset" => {
                let encoding = number.and_then(of_font);
                self.fonts.extend(encoding.map(|encoding| (self.font, encoding)));
            }
            "f" => self.now.encoding = self.fonts.get(&number.unwrap_or(0)).copied(),
            "b" => self.now.bold = on,
            "i" => self.now.leaning = on,
            "v" => self.now.hidden = on,
            "plain" => {
                self.now = State {
                    bold: false,
                    leaning: false,
                    hidden: false,
                    encoding: None,
                    inserted: None,
                    deleted: None,
                    ..mem::take(&mut self.now)
                };
            }
            "revised" => self.now.inserted = on.then_some(change),
            "deleted" => self.now.deleted = on.then_some(change),
            "revauth" => {
                self.now.inserted.get_or_insert(change).author = count(number);
            }
            "revauthdel" => {
                self.now.deleted.get_or_insert(change).author = count(number);
            }
            "revdttm" => {
                let at = number.unwrap_or(0);
                self.now.inserted.iter_mut().for_each(|change| change.at = at);
            }
            "revdttmdel" => {
                let at = number.unwrap_or(0);
                self.now.deleted.iter_mut().for_each(|change| change.at = at);
            }
            "revtim" => self.remarks.in_modified = true,
            "creatim" | "printim" | "buptim" => self.remarks.in_modified = false,
            "yr" | "mo" | "dy" | "hr" | "min" => self.remarks.date_part(word, number.unwrap_or(0)),
            "pard" => self.now.in_table = false,
            "intbl" => self.now.in_table = true,
            "cell" | "nestcell" if in_table => self.flow.close_cell(),
            "row" | "nestrow" if in_table => self.flow.open_row(false),
            "par" if self.now.to == Destination::Body => {
                let look = self.look();
                self.flow.end_paragraph(&look);
            }
            "par" | "line" | "sect" | "page" | "column" => self.line(),
            "tab" => self.character('\t'),
            "emdash" => self.character('—'),
            "endash" => self.character('–'),
            "lquote" => self.character('‘'),
            "rquote" => self.character('’'),
            "ldblquote" => self.character('“'),
            "rdblquote" => self.character('”'),
            "bullet" => self.character('•'),
            "emspace" | "enspace" | "qmspace" => self.character(' '),
            _ => {}
        }
    }
}
