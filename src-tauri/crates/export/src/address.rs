//! Which addresses a copy may lead to, and how they are written there.

use transcript::web_address;

use crate::shown::clean;

/// The address as a link's target; `None` when a copy must not make a link of it, because it is
/// no http, https or mailto address.
///
/// Characters that RFC 3986 leaves out are percent-encoded, for Word takes a file with such a
/// target for damaged; letters beyond ASCII stay (RFC 3987).
pub fn target(url: &str) -> Option<String> {
    let url: String = clean(url).collect();
    let mut target = String::with_capacity(url.len());
    for c in url.trim().chars() {
        match c {
            ' ' => target.push_str("%20"),
            '"' => target.push_str("%22"),
            '<' => target.push_str("%3C"),
            '>' => target.push_str("%3E"),
            '\\' => target.push_str("%5C"),
            '^' => target.push_str("%5E"),
            '`' => target.push_str("%60"),
            '{' => target.push_str("%7B"),
            '|' => target.push_str("%7C"),
            '}' => target.push_str("%7D"),
            c => target.push(c),
        }
    }
    web_address(&target).ok()
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn only_addresses_of_pages_and_mail_become_links() {
        let encoded = target("https://a.example/b c?d={e}#ü").expect("a web address");
        assert_eq!(encoded, "https://a.example/b%20c?d=%7Be%7D#ü");
        assert_eq!(target("javascript:alert(1)"), None);
        assert_eq!(target("java\u{1}script:alert(1)"), None);
        assert_eq!(target("see page 4"), None);
    }
}
