//! What stands in the lines of a caption beside its words: tags, voices, times, entities, and what
//! says that somebody else speaks.

use transcript::{SpanKind, TimeMs};

use super::blocks::Block;
use super::clock;
use crate::utterances::{Utterance, heard};

/// A subtitle with its lines taken apart.
#[derive(Debug)]
pub(super) struct Caption {
    /// The line of the file on which it begins.
    pub line: usize,
    /// When it begins.
    pub start_ms: Option<TimeMs>,
    /// When it ends.
    pub end_ms: Option<TimeMs>,
    lines: Vec<Vec<Token>>,
}

/// A part of a line.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Words(String),
    Stressed(bool),
    Voice(Option<String>),
    Time(TimeMs),
}

impl Caption {
    /// Reads the lines of a block.
    pub(super) fn read(block: &Block<'_>) -> Self {
        let Block { line, start_ms, end_ms, ref text } = *block;
        let lines = text.iter().flat_map(|line| tokens(line)).collect();
        Self { line, start_ms, end_ms, lines }
    }

    /// The words of its lines.
    pub(super) fn plain(&self) -> Vec<String> {
        let words = |line: &Vec<Token>| {
            let words = line.iter().filter_map(|token| match token {
                Token::Words(words) => Some(words.as_str()),
                _ => None,
            });
            let words: String = words.collect();
            // A line may have millions of words: no list is made of them.
            let mut plain = String::with_capacity(words.len());
            for word in words.split_whitespace() {
                if !plain.is_empty() {
                    plain.push(' ');
                }
                plain.push_str(word);
            }
            plain
        };
        self.lines.iter().map(words).filter(|line| !line.is_empty()).collect()
    }

    /// Takes away its first lines that hold words.
    pub(super) fn skip_lines(&mut self, mut count: usize) {
        for line in &mut self.lines {
            let has_words = line
                .iter()
                .any(|token| matches!(token, Token::Words(words) if !words.trim().is_empty()));
            if has_words && count > 0 {
                count -= 1;
                line.retain(|token| !matches!(token, Token::Words(_)));
            }
        }
    }

    /// What is said in it, one for each who speaks.
    pub(super) fn utterances(self) -> Vec<Utterance> {
        let dashes = self.plain().iter().filter(|line| after_dash(line).is_some()).count();
        let timed = self.lines.iter().flatten().any(|token| matches!(token, Token::Time(_)));
        let mut speech = Speech {
            line: self.line,
            start_ms: self.start_ms,
            end_ms: self.end_ms,
            stressed: false,
            now: self.start_ms.filter(|_| timed),
            parts: Vec::new(),
            open: Vec::new(),
        };
        speech.begin(None, false);
        for line in self.lines {
            let mut at_start = true;
            for token in line {
                match token {
                    Token::Stressed(on) => speech.stressed = on,
                    Token::Voice(voice) => speech.begin(voice, false),
                    Token::Time(time) => speech.time(time),
                    Token::Words(words) => {
                        let dash = after_dash(words.trim_start()).filter(|_| at_start);
                        // One dash alone parts nobody, unless a space follows it.
                        let dash = dash.filter(|rest| dashes > 1 || rest.starts_with(' '));
                        if dash.is_some() {
                            speech.other();
                        }
                        at_start &= words.trim().is_empty();
                        speech.say(dash.unwrap_or(&words));
                    }
                }
            }
            speech.part();
        }
        speech.finish()
    }
}

/// What follows the dash that a line of dialogue begins with.
fn after_dash(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '–', '—', '‐'])?;
    rest.trim_start()
        .starts_with(|c: char| c.is_alphanumeric() || "[(¿¡\"“‘'♪".contains(c))
        .then_some(rest)
}

/// What is said in a caption, as it is put together.
struct Speech {
    line: usize,
    start_ms: Option<TimeMs>,
    end_ms: Option<TimeMs>,
    stressed: bool,
    /// When the next words begin, where times stand between words.
    now: Option<TimeMs>,
    parts: Vec<Utterance>,
    /// The spans whose end is not known yet: which of which part.
    open: Vec<(usize, usize)>,
}

impl Speech {
    fn begin(&mut self, speaker: Option<String>, begins: bool) {
        let line = Some(self.line);
        let at = Utterance::at(self.start_ms, self.end_ms);
        match self.parts.last_mut().filter(|last| last.text.is_empty()) {
            Some(last) => {
                last.speaker = speaker;
                last.begins |= begins;
            }
            None => self.parts.push(Utterance { speaker, begins, line, ..at }),
        }
    }

    /// Somebody else goes on, and nobody says who.
    fn other(&mut self) {
        let speaker = self.parts.last().and_then(|last| last.speaker.clone());
        self.begin(speaker, true);
    }

    fn part(&mut self) {
        if let Some(last) = self.parts.last_mut() {
            last.part();
        }
    }

    /// Words from here on begin at a time, until which those before it go.
    fn time(&mut self, time: TimeMs) {
        self.close(time);
        self.now = Some(time);
    }

    fn close(&mut self, end: TimeMs) {
        for (part, span) in self.open.drain(..) {
            let part = self.parts.get_mut(part);
            if let Some((_, SpanKind::Heard { start_ms, end_ms, .. })) =
                part.and_then(|part| part.spans.get_mut(span))
            {
                *end_ms = end.max(*start_ms);
            }
        }
    }

    fn say(&mut self, words: &str) {
        for (index, words) in words.split(">>").enumerate() {
            if index > 0 {
                self.other();
            }
            let words = words.trim_start_matches('>');
            let number = self.parts.len().saturating_sub(1);
            let Some(part) = self.parts.last_mut() else { return };
            let range = part.say(words);
            if range.is_empty() {
                continue;
            }
            if let Some(kind) = heard(self.now, self.now, None) {
                self.open.push((number, part.spans.len()));
                part.spans.push((range.clone(), kind));
            }
            if self.stressed {
                part.spans.push((range, SpanKind::Emphasis));
            }
        }
    }

    fn finish(mut self) -> Vec<Utterance> {
        if let Some(end) = self.end_ms.or(self.now) {
            self.close(end);
        }
        self.parts.retain(|part| !part.text.is_empty());
        for part in &mut self.parts {
            part.spans.sort_by_key(|(range, _)| (range.start, range.end));
            part.join_stress();
        }
        self.parts
    }
}

/// The lines that a line of the file shows, taken apart; a tag may break it.
fn tokens(line: &str) -> Vec<Vec<Token>> {
    let mut lines = vec![Vec::new()];
    let mut words = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let found = match c {
            '<' => tag(rest),
            '{' => override_of(rest),
            '&' => entity(rest).map(|(c, rest)| {
                words.push(c);
                (Meaning::Nothing, rest)
            }),
            _ => None,
        };
        let Some((meaning, after)) = found else {
            words.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        };
        rest = after;
        if matches!(meaning, Meaning::Nothing) {
            continue;
        }
        if let Some(line) = lines.last_mut().filter(|_| !words.is_empty()) {
            line.push(Token::Words(std::mem::take(&mut words)));
        }
        match (meaning, lines.last_mut()) {
            (Meaning::Token(token), Some(line)) => line.push(token),
            _ => lines.push(Vec::new()),
        }
    }
    if let Some(line) = lines.last_mut().filter(|_| !words.is_empty()) {
        line.push(Token::Words(words));
    }
    lines
}

/// What a tag means.
enum Meaning {
    Nothing,
    Break,
    Token(Token),
}

/// The tag at the start of a text; what no format has stays text.
fn tag(text: &str) -> Option<(Meaning, &str)> {
    const LONGEST: usize = 300;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let (inner, rest) = (text.get(1..end)?, text.get(end + 1..)?);
    if let Some(time) = clock::whole(inner) {
        return Some((Meaning::Token(Token::Time(time)), rest));
    }
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let (name, about) = inner.split_once([' ', '\t']).unwrap_or((inner, ""));
    let name = name.split('.').next().unwrap_or(name).trim_end_matches('/').to_ascii_lowercase();
    let meaning = match name.as_str() {
        "i" | "em" => Meaning::Token(Token::Stressed(!closing)),
        "v" => {
            let name = decoded(about.trim());
            Meaning::Token(Token::Voice(Some(name).filter(|name| !closing && !name.is_empty())))
        }
        "br" => Meaning::Break,
        "b" | "strong" | "u" | "s" | "font" | "c" | "lang" | "ruby" | "rt" | "span" | "" => {
            Meaning::Nothing
        }
        _ => return None,
    };
    Some((meaning, rest))
}

/// `{\an8}`: where and how a line is shown.
fn override_of(text: &str) -> Option<(Meaning, &str)> {
    const LONGEST: usize = 300;
    text.strip_prefix("{\\")?;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    Some((Meaning::Nothing, text.get(end + 1..)?))
}

/// The character that an entity names, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let (name, rest) = (text.get(1..end)?, text.get(end + 1..)?);
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((c, rest))
}

/// A text with its entities read.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (c, after) = entity(rest)
            .filter(|_| c == '&')
            .unwrap_or((c, rest.get(c.len_utf8()..).unwrap_or_default()));
        out.push(c);
        rest = after;
    }
    out
}
