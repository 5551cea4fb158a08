//! Tokens to words with their looks.

mod control;
mod remarks;
mod state;

use std::collections::HashMap;
use std::mem;

use encoding_rs::{Encoding, WINDOWS_1252};
use transcript::{Moment, SpanKind};

use self::remarks::{Remarks, moment};
use self::state::{Change, Destination, State};
use super::tokens::{Token, Tokens};
use crate::flow::{Flow, Look};
use crate::marked::{Lines, Marked, Meaning};
use crate::tracked::{By, Tracked};
use crate::{ImportError, Warning};

/// How deep groups may be nested.
const MAX_DEPTH: usize = 2000;

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
    remarks: Remarks,
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
                        return Err(ImportError::Excessive(
                            "has groups nested thousands deep".into(),
                        ));
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
            SpanKind::Comment { comment } => self.remarks.has(*comment),
            _ => true,
        };
        marked.marks.retain(|mark| match &mark.meaning {
            Meaning::Span(kind) => known(kind),
            Meaning::Bold | Meaning::Title | Meaning::Running => true,
        });
        marked.insertions.iter_mut().for_each(|one| one.kinds.retain(known));
        marked.comments = self.remarks.comments;
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
                let name = mem::take(&mut self.gathered);
                self.remarks.begin(name.trim(), &mut self.flow);
            }
            Destination::RangeEnd if self.now.to != Destination::RangeEnd => {
                let name = mem::take(&mut self.gathered);
                self.remarks.end(name.trim(), &mut self.flow);
            }
            _ => {}
        }
        if let Some(note) = inner.note {
            let text = mem::take(&mut self.gathered);
            self.remarks.add(note, text.trim(), &mut self.flow);
        }
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
        Look { bold, emphasis: leaning, link, inserted, deleted, ..Look::default() }
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
            Destination::Author => return self.remarks.author.push_str(text),
            Destination::Date => return self.remarks.date.push_str(text),
            Destination::Reference => return self.remarks.reference.push_str(text),
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
}
