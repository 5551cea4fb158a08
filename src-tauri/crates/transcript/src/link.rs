//! Addresses, and those that still wait for their place.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::TurnId;

/// Names a pending link within one transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PendingLinkId(pub u32);

/// A URL found away from its place, waiting for one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PendingLink {
    /// Its id.
    pub id: PendingLinkId,
    /// The address as it was found.
    pub url: String,
    /// The page of the source that it was found on, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The turn that was being read when it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<TurnId>,
    /// The turn whose text comes next; the same as `after` when it interrupted a turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<TurnId>,
    /// True when it belongs to no words and is listed at the end as a reference.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub filed: bool,
}

/// Why an address is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is no absolute address.
    #[error("“{0}” is not a web or mail address")]
    Malformed(String),
    /// White space or a character that cannot be seen is in it.
    #[error("“{0}” has a space or an invisible character in it, which no address has")]
    Blank(String),
    /// It could run code, read files, or reach something that is no web page.
    #[error("addresses that begin with “{0}:” {why}; use http, https or mailto", why = why_not(.0))]
    Scheme(String),
}

fn why_not(scheme: &str) -> &'static str {
    match scheme {
        "javascript" | "vbscript" => "run a program and are not allowed",
        "data" | "blob" => "carry a page of their own and are not allowed",
        "file" => "lead to a file of this computer, which no reader has",
        _ => "are not allowed",
    }
}

/// Accepts an http, https or mailto address and returns it as it should be stored.
///
/// An address without a scheme that looks like a host (`example.org/x`) is taken as https.
///
/// # Errors
/// [`LinkError::Scheme`] for any other scheme, [`LinkError::Blank`] for what has white space or
/// invisible characters in it, [`LinkError::Malformed`] for what is no address.
pub fn web_address(input: &str) -> Result<String, LinkError> {
    let trimmed = input.trim();
    // What is refused is shown without what could disguise it.
    let seen = || trimmed.chars().filter(|c| *c == ' ' || !is_blank(*c)).collect();
    // The parser passes over line feeds and tabs: `java\nscript:` is known for what it is.
    let parsed = Url::parse(trimmed).ok();
    let scheme = parsed.as_ref().map(Url::scheme);
    match scheme {
        // `example.org:8080/x` parses as the scheme `example.org`.
        Some(scheme) if !ACCEPTED.contains(&scheme) && !scheme.contains('.') => {
            return Err(LinkError::Scheme(scheme.to_owned()));
        }
        _ if trimmed.contains(is_blank) => return Err(LinkError::Blank(seen())),
        _ => {}
    }
    let address = match (scheme, &parsed) {
        (Some("http" | "https"), Some(url)) => {
            let has_host = url.host_str().is_some_and(|host| !host.is_empty());
            let (_, behind) = trimmed.split_once(':').unwrap_or_default();
            (has_host && !bends(behind.trim_start_matches('/'))).then(|| trimmed.to_owned())
        }
        (Some("mailto"), Some(url)) => url.path().contains('@').then(|| trimmed.to_owned()),
        _ => with_https(trimmed),
    };
    address.ok_or_else(|| LinkError::Malformed(seen()))
}

/// The schemes of pages and of mail.
const ACCEPTED: [&str; 3] = ["http", "https", "mailto"];

fn with_https(input: &str) -> Option<String> {
    let host_like = input.split(['/', ':', '?']).next().is_some_and(|host| host.contains('.'));
    let full = format!("https://{input}");
    (host_like && !bends(input) && Url::parse(&full).is_ok()).then_some(full)
}

/// True when a backslash stands where the host is told. Browsers take it for a slash, others for a
/// part of the name: it may lead elsewhere than it seems to.
fn bends(address: &str) -> bool {
    address.split(['/', '?', '#']).next().is_some_and(|host| host.contains('\\'))
}

/// True for what no address has: white space, control characters, and those that are not drawn or
/// turn the direction of what is behind them (UAX 9).
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{LinkError, web_address};

    #[test]
    fn only_web_and_mail_addresses_pass() {
        assert_eq!(web_address(" https://a.example/b ").as_deref(), Ok("https://a.example/b"));
        assert_eq!(web_address("a.example/b").as_deref(), Ok("https://a.example/b"));
        assert_eq!(web_address("a.example:8080/b").as_deref(), Ok("https://a.example:8080/b"));
        assert_eq!(web_address("mailto:a@b.example").as_deref(), Ok("mailto:a@b.example"));
        for bad in ["", "nonsense", "https://", "mailto:nobody", "a\\.b", r"https://a.example\@b/c"]
        {
            assert!(matches!(web_address(bad), Err(LinkError::Malformed(_))), "{bad}");
        }
    }

    #[test]
    fn what_runs_carries_or_opens_something_is_refused_with_the_reason() {
        let reasons = [
            ("javascript:alert(1)", "“javascript:” run a program"),
            ("JavaScript://a.example/%0aalert(1)", "“javascript:” run a program"),
            (" java\n\tscript:alert(1)", "“javascript:” run a program"),
            ("\u{1}javascript:alert(1)", "“javascript:” run a program"),
            ("data:text/html,x", "“data:” carry a page of their own"),
            ("file:///etc/passwd", "“file:” lead to a file of this computer"),
            ("ftp://a.example/b", "“ftp:” are not allowed"),
        ];
        for (bad, reason) in reasons {
            let error = web_address(bad).unwrap_err();
            assert!(matches!(error, LinkError::Scheme(_)), "{bad:?}");
            let told = error.to_string();
            assert!(told.contains(reason) && told.ends_with("use http, https or mailto"), "{told}");
        }
    }

    #[test]
    fn an_address_has_no_space_and_no_hidden_character() {
        let blanks = [" ", "\t", "\n", "\u{0}", "\u{7f}", "\u{a0}", "\u{200b}", "\u{202e}"];
        for blank in blanks {
            for bad in [format!("https://a.example/b{blank}c"), format!("a{blank}b.example")] {
                let error = web_address(&bad).unwrap_err();
                assert!(matches!(error, LinkError::Blank(_)), "{bad:?}");
                assert!(blank == " " || !error.to_string().contains(blank), "{bad:?}");
            }
        }
    }
}
