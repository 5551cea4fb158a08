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
