//! Notes on what is heard: `[applause]`, `MUSIC INTERLUDE`.

use super::lines::{Line, Role, ends_sentence};

/// What marks a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Brackets or notes around it.
    Brackets,
    /// Nothing but its capitals: a guess.
    Capitals,
}

const LONGEST_BRACKETED: usize = 200;
const LONGEST_CAPITALS: usize = 60;

/// How a paragraph that stands alone is marked as a cue; `None` when it is none.
pub(super) fn mark(text: &str) -> Option<Mark> {
    if in_brackets(text) {
        return Some(Mark::Brackets);
    }
    in_capitals(text).then_some(Mark::Capitals)
}

fn in_brackets(text: &str) -> bool {
    if text.len() > LONGEST_BRACKETED {
        return false;
    }
    let pairs = [('[', ']'), ('(', ')'), ('{', '}'), ('♪', '♪'), ('♫', '♫')];
    pairs.iter().any(|(open, close)| {
        let inner = text.strip_prefix(*open).and_then(|text| text.strip_suffix(*close));
        inner.is_some_and(|inner| {
            !inner.contains([*open, *close]) && inner.contains(char::is_alphabetic)
        })
    })
}

fn in_capitals(text: &str) -> bool {
    if text.len() > LONGEST_CAPITALS || ends_sentence(text) || text.contains('\u{FFFD}') {
        return false;
    }
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    let words = text.split_whitespace().count();
    lower == 0 && (1..=6).contains(&words) && upper >= if words == 1 { 5 } else { 4 }
}

/// True when capitals mean something: most of the document is not written in them.
pub(super) fn capitals_stand_out(lines: &[Line<'_>]) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for line in lines.iter().filter(|line| line.role == Role::Words) {
        for c in line.text.chars() {
            upper += usize::from(c.is_uppercase());
            lower += usize::from(c.is_lowercase());
        }
    }
    upper < lower
}
