//! Tokens to words with their looks.

use std::collections::HashMap;
use std::mem;
use std::rc::Rc;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use transcript::{Comment, CommentId, Moment, Remark, SpanKind, TurnId};

use super::encodings::{of_font, of_page};
use super::tokens::{Token, Tokens};
use crate::field_codes::hyperlink;
use crate::flow::{Flow, Look};
use crate::marked::{Lines, Marked, Meaning};
use crate::tracked::{self, By, Tracked};
use crate::{ImportError, Warning};

/// How deep groups may be nested.
const MAX_DEPTH: usize = 2000;

/// What the text of a group is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Destination {
    /// Text of the document.
    #[default]
    Body,
    /// Nothing to read.
    Nothing,
    /// The names of fonts.
    Fonts,
    /// Who changed something, each in a group.
    Authors,
    /// The code of a field.
    Code,
    /// A remark, or a part of one, that is gathered.
    Note,
    /// Who made the next remark.
    Author,
    /// When the remark was made.
    Date,
    /// The name of the words that a remark is on: where they begin, where they end, and in the
    /// remark.
    RangeStart,
    RangeEnd,
    Reference,
}

/// What a group can change until it ends.
#[derive(Clone, Debug, Default)]
struct State {
    to: Destination,
    bold: bool,
    leaning: bool,
    hidden: bool,
    link: Option<Rc<str>>,
    encoding: Option<&'static Encoding>,
    /// How many characters stand for one of Unicode where that cannot be shown.
    stand_ins: Option<usize>,
    inserted: Option<Change>,
    deleted: Option<Change>,
    in_table: bool,
    /// The field that the group is of.
    field: Option<usize>,
    /// True in the group that a footnote or an annotation is.
    note: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Change {
    author: usize,
    at: i32,
}

/// A document that is being read.
#[derive(Debug, Default)]
pub(super) struct Reader {
    flow: Flow,
    tracked: Tracked,
    now: State,
    around: Vec<State>,
    encoding: Option<&'static Encoding>,
    fonts: HashMap<i32, &'static Encoding>,
    font: i32,
    authors: Vec<String>,
    /// Bytes of text that are not decoded yet.
    bytes: Vec<u8>,
    /// Half of a character.
    half: Option<u16>,
    /// How many characters are passed over.
    skip: usize,
    /// True after `\*`: a destination that is not known is not read.
    optional: bool,
    tables: bool,
    codes: Vec<String>,
    gathered: String,
    author: String,
    date: String,
    reference: String,
    comments: Vec<Comment>,
    named: HashMap<String, CommentId>,
    next: u32,
    notes: usize,
    /// When the document was last changed: year, month, day, hour, minute. Notes have no date of
    /// their own.
    modified: [i32; 5],
    in_modified: bool,
}

impl Reader {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ImportError::Excessive`].
    pub(super) fn whole(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        for token in Tokens::new(bytes) {
            match token {
                Token::Open => {
                    self.flush();
                    self.skip = 0;
                    if self.around.len() > MAX_DEPTH {
                        return Err(ImportError::Excessive("has groups nested thousands deep"));
                    }
                    self.around.push(self.now.clone());
                    self.now.note = None;
                }
                Token::Close => self.close(),
                Token::Word(word, number) => self.word(word, number),
                Token::Symbol(symbol) => self.symbol(symbol),
                Token::Byte(byte) => self.byte(byte),
                Token::Text(text) => text.iter().for_each(|byte| self.byte(*byte)),
            }
        }
        self.flush();
        while !self.around.is_empty() {
            self.close();
        }
        Ok(())
    }

    /// The name of the encoding of the document.
    pub(super) fn encoding(&self) -> &'static str {
        self.encoding.unwrap_or(WINDOWS_1252).name()
    }

    /// The text with its marks.
    pub(super) fn finish(self, lines: Lines, warnings: &mut Vec<Warning>) -> Marked {
        let mut marked = self.flow.finish(lines, warnings);
        let known = |kind: &SpanKind| match kind {
            SpanKind::Comment { comment } => self.comments.iter().any(|one| one.id == *comment),
            _ => true,
        };
        marked.marks.retain(|mark| match &mark.meaning {
            Meaning::Span(kind) => known(kind),
            Meaning::Bold | Meaning::Running => true,
        });
        marked.insertions.iter_mut().for_each(|one| one.kinds.retain(known));
        marked.comments = self.comments;
        marked.suggestions = self.tracked.finish(warnings);
        marked
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        self.optional = false;
        let Some(around) = self.around.pop() else { return };
        let inner = mem::replace(&mut self.now, around);
        match inner.to {
            Destination::Authors if self.now.to == Destination::Authors => {
                let name = mem::take(&mut self.gathered);
                self.authors.push(name.trim_end_matches(';').to_owned());
            }
            Destination::RangeStart if self.now.to != Destination::RangeStart => {
                let name = mem::take(&mut self.gathered).trim().to_owned();
                let id = self.fresh();
                if self.named.insert(name, id).is_none() {
                    self.flow.open_comment(id);
                }
            }
            Destination::RangeEnd if self.now.to != Destination::RangeEnd => {
                let name = mem::take(&mut self.gathered);
                let id = self.named.get(name.trim()).copied();
                id.into_iter().for_each(|id| self.flow.close_comment(id));
            }
            _ => {}
        }
        if let Some(title) = inner.note {
            self.remark(title);
        }
    }

    fn modified(&self) -> Moment {
        let [year, month, day, hour, minute] = self.modified;
        let iso = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z");
        Moment::read(&iso).unwrap_or(Moment(0))
    }

    fn fresh(&mut self) -> CommentId {
        self.next = self.next.saturating_add(1);
        CommentId(self.next)
    }

    /// A remark ends.
    fn remark(&mut self, title: &'static str) {
        let text = mem::take(&mut self.gathered).trim().to_owned();
        let reference = mem::take(&mut self.reference);
        let date = mem::take(&mut self.date);
        let author = mem::take(&mut self.author);
        if title == "Footnote" {
            self.notes += 1;
            if !text.contains(char::is_whitespace) && transcript::web_address(&text).is_ok() {
                return self.flow.stray_link(&text);
            }
        }
        if text.is_empty() {
            return;
        }
        let named = self.named.get(reference.trim()).copied();
        let taken = |id: &CommentId| self.comments.iter().all(|one| one.id != *id);
        let named = named.filter(taken);
        let id = named.unwrap_or_else(|| self.fresh());
        let (author, at) = match title {
            "Footnote" => (format!("Footnote {}", self.notes), self.modified()),
            _ => {
                let at = date.trim().parse().ok().and_then(moment);
                (tracked::name(Some(&author)), at.unwrap_or(Moment(0)))
            }
        };
        match (title, named) {
            (_, Some(id)) => self.flow.close_comment(id),
            ("Footnote", None) => self.flow.remark_on_last_word(id),
            (_, None) => self.flow.anchor(id),
        }
        let remarks = vec![Remark { author, at, text }];
        let (turn, quote) = (TurnId(1), String::new());
        self.comments.push(Comment { id, turn, quote, remarks, resolved: false });
    }

    fn look(&mut self) -> Look {
        let here = self.flow.untouched();
        let (tracked, authors) = (&mut self.tracked, &self.authors);
        let mut id = |change: Option<Change>| {
            let Change { author, at } = change?;
            let at = moment(at).map(Moment::iso);
            let by = By::new(authors.get(author).map(String::as_str), at.as_deref());
            Some(tracked.words(&by, here))
        };
        let State { bold, leaning, inserted, deleted, .. } = self.now;
        let (inserted, deleted) = (id(inserted), id(deleted));
        let link = self.now.link.clone();
        Look { bold, emphasis: leaning, link, inserted, deleted, proposed: None }
    }

    /// Adds text to whatever is being read.
    fn text(&mut self, text: &str) {
        match self.now.to {
            Destination::Body => {}
            Destination::Nothing | Destination::Fonts => return,
            Destination::Code => {
                let code = self.now.field.and_then(|field| self.codes.get_mut(field));
                return code.into_iter().for_each(|code| code.push_str(text));
            }
            Destination::Author => return self.author.push_str(text),
            Destination::Date => return self.date.push_str(text),
            Destination::Reference => return self.reference.push_str(text),
            _ => {
                let clean = text.chars().filter(|c| *c == '\n' || !c.is_control());
                return self.gathered.extend(clean);
            }
        }
        if self.now.hidden {
            return;
        }
        if self.now.in_table != self.tables {
            self.tables = self.now.in_table;
            if self.tables {
                self.flow.open_table();
                self.flow.open_row(false);
            } else {
                self.flow.close_table();
            }
        }
        let look = self.look();
        self.flow.words(text, &look);
    }

    /// Decodes what is waiting.
    fn flush(&mut self) {
        if self.half.take().is_some() {
            self.text("\u{FFFD}");
        }
        if self.bytes.is_empty() {
            return;
        }
        let bytes = mem::take(&mut self.bytes);
        let encoding = self.now.encoding.or(self.encoding).unwrap_or(WINDOWS_1252);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.text(&text);
    }

    fn byte(&mut self, byte: u8) {
        self.optional = false;
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if self.half.is_some() {
            self.flush();
        }
        self.bytes.push(byte);
    }

    fn character(&mut self, character: char) {
        self.flush();
        self.text(character.encode_utf8(&mut [0; 4]));
    }

    /// A unit of UTF-16; two of them may be one character.
    fn unicode(&mut self, unit: i32) {
        let half = self.half.take();
        self.flush();
        // Negative numbers are what is left of 65,536. LibreOffice writes larger ones as they are.
        let code = u32::try_from(if unit < 0 { unit + 0x1_0000 } else { unit }).unwrap_or(0xFFFD);
        let unit = u16::try_from(code);
        match (half, unit) {
            (_, Err(_)) => self.character(char::from_u32(code).unwrap_or('\u{FFFD}')),
            (None, Ok(unit)) if (0xD800..0xDC00).contains(&unit) => self.half = Some(unit),
            (half, Ok(unit)) => {
                for c in char::decode_utf16(half.into_iter().chain([unit])) {
                    self.character(c.unwrap_or('\u{FFFD}'));
                }
            }
        }
        self.skip = self.now.stand_ins.unwrap_or(1);
    }

    fn symbol(&mut self, symbol: u8) {
        if symbol == b'*' {
            self.optional = true;
            return;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match symbol {
            b'{' | b'}' | b'\\' => self.byte(symbol),
            b'~' => self.character('\u{A0}'),
            b'_' => self.character('\u{2011}'),
            b'\r' | b'\n' => self.line(),
            b'\t' => self.character('\t'),
            _ => self.flush(),
        }
    }

    fn line(&mut self) {
        self.flush();
        self.text("\n");
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
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
                self.now.note = Some(if word == "footnote" { "Footnote" } else { "Comment" });
                Destination::Note
            }
            "atnauthor" => {
                self.author.clear();
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
            "revtim" => self.in_modified = true,
            "creatim" | "printim" | "buptim" => self.in_modified = false,
            "yr" | "mo" | "dy" | "hr" | "min" if self.in_modified => {
                let place = ["yr", "mo", "dy", "hr", "min"].iter().position(|part| *part == word);
                let place = place.and_then(|place| self.modified.get_mut(place));
                place.into_iter().for_each(|place| *place = number.unwrap_or(0));
            }
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

/// A point in time as RTF packs it: minutes, hours, day, month and years since 1900 in one number.
fn moment(packed: i32) -> Option<Moment> {
    let bits = |from: u32, count: u32| (packed.cast_unsigned() >> from) & ((1 << count) - 1);
    let (minute, hour, day) = (bits(0, 6), bits(6, 5), bits(11, 5));
    let (month, year) = (bits(16, 4), 1900 + bits(20, 9));
    Moment::read(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z"))
}
