//! What is odd about an address that may be one all the same.

use std::net::{Ipv4Addr, Ipv6Addr};

use unicode_security::{MixedScript, RestrictionLevel, RestrictionLevelDetection};
use url::{Host, Url};

use crate::web_address;

/// Why an address may not lead where its reader thinks, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkFault {
    /// It is no address that a copy may lead to.
    Malformed,
    /// A user name stands before the host and may pass for it: `https://a.example@b.example`.
    UserName,
    /// The host's name mixes letters of several scripts, as in `pаypal.example` with a Cyrillic а.
    MixedScripts,
    /// It leads to this computer or into a local network, where no reader of a copy gets.
    Private,
}

/// What is odd about an address; the gravest, when several things are.
pub fn link_fault(address: &str) -> Option<LinkFault> {
    let Some(url) = web_address(address).ok().and_then(|address| Url::parse(&address).ok()) else {
        return Some(LinkFault::Malformed);
    };
    // The host of a mail address is behind its last at sign.
    let mail = url.cannot_be_a_base().then(|| url.path().rsplit('@').next()).flatten();
    let mail = mail.map(|host| Url::parse(&format!("https://{host}")));
    match mail.unwrap_or(Ok(url)) {
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            Some(LinkFault::UserName)
        }
        Ok(url) => host_fault(url.host()),
        Err(_) => Some(LinkFault::Malformed),
    }
}

fn host_fault(host: Option<Host<&str>>) -> Option<LinkFault> {
    match host? {
        Host::Domain(name) if mixes_scripts(name) => Some(LinkFault::MixedScripts),
        Host::Domain(name) => is_local(name).then_some(LinkFault::Private),
        Host::Ipv4(number) => is_private(number).then_some(LinkFault::Private),
        Host::Ipv6(number) => is_private_6(number).then_some(LinkFault::Private),
    }
}

/// True when one part between the dots of a host's name has letters of scripts that are not written
/// together (UTS 39, 5.1). Parts may differ: the last is often Latin where the others are not.
fn mixes_scripts(host: &str) -> bool {
    let (readable, _) = idna::domain_to_unicode(host);
    readable.split('.').any(|part| {
        // Latin beside Chinese, Japanese or Korean is common there.
        let common = part.check_restriction_level(RestrictionLevel::HighlyRestrictive);
        !common && !part.is_single_script()
    })
}

/// Names that no reader elsewhere can look up (RFC 6761, RFC 6762).
fn is_local(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_lowercase();
    let last = host.rsplit_once('.').map(|(_, last)| last);
    last.is_none_or(|last| ["local", "localhost", "internal"].contains(&last))
}

/// RFC 1918, RFC 3927, and this computer.
fn is_private(number: Ipv4Addr) -> bool {
    number.is_private() || number.is_loopback() || number.is_link_local() || number.is_unspecified()
}

/// RFC 4193, RFC 4291, and this computer; an IPv4 number in it counts as such.
fn is_private_6(number: Ipv6Addr) -> bool {
    number.is_loopback()
        || number.is_unspecified()
        || number.is_unicast_link_local()
        || number.is_unique_local()
        || number.to_ipv4_mapped().is_some_and(is_private)
}

#[cfg(test)]
mod tests {
    use super::{LinkFault, link_fault};

    #[test]
    fn addresses_that_every_reader_can_follow_have_no_fault() {
        for good in [
            "https://a.example/b?c=d#e",
            "http://93.184.215.14/",
            "https://[2001:db8::1]/",
            "https://172.32.0.1/",
            "mailto:ada@a.example",
            "https://bücher.example/",
            "https://xn--bcher-kva.example/",
            "https://пример.example/",
            "https://日本tv.example/",
            "https://a.example/@ada",
            "https://local.example/",
            "https://a-b1.example:8443/",
        ] {
            assert_eq!(link_fault(good), None, "{good}");
        }
    }

    #[test]
    fn what_is_no_address_is_told() {
        for bad in ["", "see page 4", "https://", "https://a b/", "file:///x", "javascript:x"] {
            assert_eq!(link_fault(bad), Some(LinkFault::Malformed), "{bad}");
        }
    }

    #[test]
    fn addresses_of_this_computer_and_of_local_networks_are_told() {
        for private in [
            "http://localhost:3000/",
            "http://LOCALHOST/",
            "http://127.0.0.1/",
            "http://127.1/",
            "http://0x7f000001/",
            "http://10.1.2.3/",
            "http://192.168.0.1/x",
            "http://172.16.0.1/",
            "http://172.31.255.255/",
            "http://[::1]/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://printer.local/",
            "http://printer.local./",
            "http://intranet/wiki",
            "mailto:ada@localhost",
        ] {
            assert_eq!(link_fault(private), Some(LinkFault::Private), "{private}");
        }
    }

    #[test]
    fn hosts_that_pass_for_another_are_told() {
        let same = url::Url::parse("https://p\u{430}ypal.example/").unwrap();
        assert!(same.as_str().contains("xn--"), "{same}");
        for mixed in ["https://p\u{430}ypal.example/", same.as_str(), "mailto:a@p\u{430}y.example"]
        {
            assert_eq!(link_fault(mixed), Some(LinkFault::MixedScripts), "{mixed}");
        }
        for named in
            ["https://bank.example@evil.example", "https://a:b@c.example/", "http://a@localhost/"]
        {
            assert_eq!(link_fault(named), Some(LinkFault::UserName), "{named}");
        }
    }
}
