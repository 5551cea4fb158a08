//! Text inside markup: what HTML and XML 1.0 both understand.

use crate::shown::clean;

/// Appends `text` so that it is literal, both between tags and inside double quotes.
pub fn escape(out: &mut String, text: &str) {
    for c in clean(text) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// `text` as [`escape`] writes it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// Puts the values, which are markup, in place of `{name}`, in one pass, for a value may itself hold
/// braces.
pub fn fill(part: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(part.len());
    let mut rest = part;
    while let Some((before, name, after)) = next_place(rest) {
        filled.push_str(before);
        filled.extend(values.iter().filter(|(of, _)| *of == name).map(|(_, value)| *value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn next_place(part: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = part.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
