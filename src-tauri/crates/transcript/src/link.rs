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
    /// It could run code, read files, or reach something that is no web page.
    #[error("addresses that begin with “{0}:” are not allowed; use http, https or mailto")]
    Scheme(String),
}

/// Accepts an http, https or mailto address and returns it as it should be stored.
///
/// An address without a scheme that looks like a host (`example.org/x`) is taken as https.
///
/// # Errors
/// [`LinkError::Scheme`] for any other scheme, [`LinkError::Malformed`] for what is no address.
pub fn web_address(input: &str) -> Result<String, LinkError> {
    let trimmed = input.trim();
    let malformed = || LinkError::Malformed(trimmed.to_owned());
    match Url::parse(trimmed) {
        Ok(url) => match url.scheme() {
            "http" | "https" if url.host_str().is_some_and(|host| !host.is_empty()) => {
                Ok(trimmed.to_owned())
            }
            "mailto" if url.path().contains('@') => Ok(trimmed.to_owned()),
            "http" | "https" | "mailto" => Err(malformed()),
            // `example.org:8080/x` parses as the scheme `example.org`.
            scheme if scheme.contains('.') => with_https(trimmed).ok_or_else(malformed),
            scheme => Err(LinkError::Scheme(scheme.to_owned())),
        },
        Err(_) => with_https(trimmed).ok_or_else(malformed),
    }
}

fn with_https(input: &str) -> Option<String> {
    let host_like = input.split(['/', ':', '?']).next().is_some_and(|host| host.contains('.'));
    if !host_like || input.contains(char::is_whitespace) {
        return None;
    }
    let full = format!("https://{input}");
    Url::parse(&full).ok().map(|_| full)
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
        for bad in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"] {
            assert!(matches!(web_address(bad), Err(LinkError::Scheme(_))), "{bad}");
        }
        for bad in ["", "two words.example", "nonsense", "https://", "mailto:nobody"] {
            assert!(matches!(web_address(bad), Err(LinkError::Malformed(_))), "{bad}");
        }
    }
}
