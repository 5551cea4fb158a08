//! A stream in the smallest pieces that are told as changed: words, marks, feeds and borders.
//! White space stands between them and is nobody's; where it alone differs, that is told too.

use std::ops::Range;

use super::stream::Stream;
use crate::TurnId;

/// A piece of a stream.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) range: Range<usize>,
    pub(super) class: Class,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A turn begins.
    Border,
    /// A paragraph ends.
    Feed,
    Word,
    Mark,
}

/// What makes two tokens the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key<'t> {
    /// The id of a turn: where it begins on one side is where it begins on the other.
    Border(TurnId),
    Text(&'t str),
}

/// The tokens of a stream, with their keys.
pub(super) fn tokens<'t>(stream: &Stream<'t>) -> (Vec<Token>, Vec<Key<'t>>) {
    let (mut tokens, mut keys) = (Vec::new(), Vec::new());
    for (start, turn) in stream.texts() {
        tokens.push(Token { range: start - 1..start, class: Class::Border });
        keys.push(Key::Border(turn.id));
        for (range, class) in split(&turn.text) {
            keys.push(Key::Text(turn.text.get(range.clone()).unwrap_or("")));
            tokens.push(Token { range: start + range.start..start + range.end, class });
        }
    }
    (tokens, keys)
}

/// The words, marks and feeds of a text.
fn split(text: &str) -> Vec<(Range<usize>, Class)> {
    let mut found: Vec<(Range<usize>, Class)> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let touching = found.last_mut().filter(|(range, _)| range.end == at);
        match touching {
            Some((range, _)) if extends(c) => range.end = end,
            Some((range, Class::Word))
                if is_letter(c) && !alone(c) && !alone(last) || joins(last, c, next) =>
            {
                range.end = end;
            }
            _ if c == '\n' => found.push((at..end, Class::Feed)),
            _ if c.is_whitespace() => {}
            _ if is_letter(c) => found.push((at..end, Class::Word)),
            _ => found.push((at..end, Class::Mark)),
        }
        last = c;
    }
    found
}

/// Letters and digits, and what stands for lost ones.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')
}

/// Belongs to what is in front of it: accents, joiners, soft hyphens, selectors.
fn extends(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Scripts that put no space between words: each sign is a word.
fn alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// True for a mark inside a word: `it's`, `well-known`, `3.5`, `example.org`, and the broken
/// `crea+ng`, which is shown whole beside what it should be.
fn joins(last: char, c: char, next: char) -> bool {
    let inside = (is_letter(last) && is_letter(next)) && !alone(last) && !alone(next);
    let digits = last.is_ascii_digit() && next.is_ascii_digit();
    let open = c.is_whitespace() || is_letter(c);
    inside
        && !open
        && match c {
            '—' | '–' | '…' | '/' | '"' | '“' | '”' | '?' | '!' => false,
            ',' | ':' => digits,
            '.' => digits || last.is_lowercase() && next.is_lowercase(),
            _ => true,
        }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_word_is_never_cut() {
        let words = |text: &'static str| -> Vec<&str> {
            split(text).into_iter().filter_map(|(range, _)| text.get(range)).collect()
        };
        assert_eq!(words("It's well-known, no?"), ["It's", "well-known", ",", "no", "?"]);
        assert_eq!(words("3.5 or 1,000 at 12:30."), ["3.5", "or", "1,000", "at", "12:30", "."]);
        assert_eq!(words("crea+ng e\u{301}t\u{e9}"), ["crea+ng", "e\u{301}t\u{e9}"]);
        assert_eq!(words("one\ntwo—three..."), ["one", "\n", "two", "—", "three", ".", ".", "."]);
        assert_eq!(words("«日本» a@b.org"), ["«", "日", "本", "»", "a@b.org"]);
    }
}
