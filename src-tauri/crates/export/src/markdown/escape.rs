//! Keeps words literal in Markdown (CommonMark 0.31 and GitHub's strikethrough), with no more
//! backslashes than that takes.

use crate::shown::{clean, on_one_line};

/// Appends `text` so that it reads as itself. `at_start`: it begins a paragraph or a list item.
pub fn escape(out: &mut String, text: &str, at_start: bool) {
    let text: String = clean(text).collect();
    // Leading spaces would be dropped, or make a block of code of the paragraph.
    let text = if at_start { text.trim_start_matches(' ') } else { &text };
    let marker = if at_start { block_marker(text) } else { None };
    let mut before = None;
    for (at, c) in text.char_indices() {
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        if marker == Some(at) || is_active(before, c, after) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// `text` without white space around it, as it reads at the start of a paragraph.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, &on_one_line(text), true);
    out
}

/// A link's target, in which only brackets and entities could be misread.
pub fn escaped_target(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for (at, c) in target.char_indices() {
        let after = target.get(at + c.len_utf8()..).unwrap_or_default();
        if matches!(c, '(' | ')') || (c == '&' && begins_entity(after)) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether the asterisk of emphasis is understood between these two characters, of which
/// `outer` is `None` at a paragraph's end (the rule of left- and right-flanking runs). Says no
/// where it would take a table of Unicode to know.
pub fn takes_asterisk(outer: Option<char>, inner: Option<char>) -> bool {
    let open = |c: char| matches!(c, ' ' | '\n') || c.is_ascii_punctuation();
    inner.is_some_and(char::is_alphanumeric) || outer.is_none_or(open)
}

/// Whether the character would mean something where it stands.
fn is_active(before: Option<char>, c: char, after: &str) -> bool {
    let alphanumeric = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
        '_' => !(alphanumeric(before) && alphanumeric(after.chars().next())),
        '#' => before.is_none_or(|before| before == ' '),
        '&' => begins_entity(after),
        _ => false,
    }
}

/// Whether `&` before these characters begins an entity such as `&amp;` or `&#42;`.
fn begins_entity(after: &str) -> bool {
    let name = after.split_once(';').map(|(name, _)| name.strip_prefix('#').unwrap_or(name));
    name.is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Where the character stands that would make a list, a quotation or a rule of the paragraph.
fn block_marker(text: &str) -> Option<usize> {
    let ends_marker = |after: &str| after.is_empty() || after.starts_with(' ');
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - after_digits.len();
    let mut after = after_digits.chars();
    match after.next()? {
        '.' | ')' if digits > 0 => ends_marker(after.as_str()).then_some(digits),
        '>' if digits == 0 => Some(0),
        '+' if digits == 0 => ends_marker(after.as_str()).then_some(0),
        '-' if digits == 0 => {
            (ends_marker(after.as_str()) || after.as_str().starts_with('-')).then_some(0)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn only_what_would_mean_something_is_escaped() {
        for literal in ["Q&A at 1.5 °C", "snake_case", "C#", "-5 degrees", "a > b", "Wow!", "$5"] {
            assert_eq!(escaped(literal), literal);
        }
        assert_eq!(escaped("1. *No* <b>"), r"1\. \*No\* \<b>");
        assert_eq!(escaped("---"), r"\---");
        assert_eq!(escaped("# and #"), r"\# and \#");
        assert_eq!(escaped("&copy; [x]"), r"\&copy; \[x\]");
    }
}
