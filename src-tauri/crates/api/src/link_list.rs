//! The links of a transcript, and what is odd about them.

use std::collections::HashMap;

use transcript::{LinkFault, SpanKind, Turn, link_fault};

use crate::update::{small, words};
use crate::utf16::from_bytes;
use crate::wire::LinkView;

/// The links in the text, in order.
pub(crate) fn link_views(turns: &[Turn]) -> Vec<LinkView> {
    // With the index of the turn, which tells how far apart two links are.
    let (mut indexes, mut views) = (Vec::new(), Vec::new());
    for (index, turn) in turns.iter().enumerate() {
        for span in &turn.spans {
            let SpanKind::Link { url } = &span.kind else { continue };
            indexes.push(index);
            views.push(LinkView {
                turn: turn.id.0,
                start: small(from_bytes(&turn.text, span.start).0),
                end: small(from_bytes(&turn.text, span.end).0),
                text: words(turn, span.start, span.end).to_owned(),
                url: url.clone(),
                fault: None,
            });
        }
    }
    let faults = faults(&indexes, &views);
    views.iter_mut().zip(faults).for_each(|(view, fault)| view.fault = fault);
    views
}

fn faults(indexes: &[usize], views: &[LinkView]) -> Vec<Option<String>> {
    let phrases: Vec<String> = views.iter().map(|view| folded(&view.text)).collect();
    let (mut addresses, mut leading) = (HashMap::new(), HashMap::new());
    for (view, phrase) in views.iter().zip(&phrases) {
        let url = view.url.as_str();
        addresses.entry(phrase.as_str()).or_insert(Pair::new(url, url)).add(url, url);
        leading.entry(url).or_insert(Pair::new(phrase, &view.text)).add(phrase, &view.text);
    }
    // The turn of the last link with these words and this address.
    let mut last: HashMap<(&str, &str), usize> = HashMap::new();
    let faults = views.iter().zip(&phrases).zip(indexes).map(|((view, phrase), at)| {
        let before = last.insert((phrase, &view.url), *at);
        let other_address = addresses.get(phrase.as_str())?.other_than(&view.url);
        let other_phrase = leading.get(view.url.as_str())?.other_than(phrase);
        if let Some(fault) = link_fault(&view.url) {
            Some(said(fault).to_owned())
        } else if let Some(other) = other_address {
            Some(format!("The same words also lead to another address: {other}"))
        } else if before.is_some_and(|before| at - before <= 1) {
            Some("The same words are linked to the same address just before this.".to_owned())
        } else {
            other_phrase.map(|other| format!("Other words lead to this address too: “{other}”."))
        }
    });
    faults.collect()
}

fn said(fault: LinkFault) -> &'static str {
    match fault {
        LinkFault::Malformed => "This is no web or mail address, and no copy can lead to it.",
        LinkFault::UserName => {
            "What stands before the @ is a name to log in with: the address leads to the host behind it."
        }
        LinkFault::MixedScripts => {
            "The name of the host mixes letters of different alphabets and may pass for another one."
        }
        LinkFault::Private => {
            "This address belongs to one computer or one local network: no reader elsewhere can open it."
        }
    }
}

/// Words as they are compared.
fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The first two different keys that were met, with what they are shown as.
struct Pair<'a> {
    first: (&'a str, &'a str),
    second: Option<(&'a str, &'a str)>,
}

impl<'a> Pair<'a> {
    fn new(key: &'a str, shown: &'a str) -> Self {
        Self { first: (key, shown), second: None }
    }

    fn add(&mut self, key: &'a str, shown: &'a str) {
        if key != self.first.0 {
            self.second.get_or_insert((key, shown));
        }
    }

    fn other_than(&self, key: &str) -> Option<&'a str> {
        if self.first.0 == key { self.second.map(|(_, shown)| shown) } else { Some(self.first.1) }
    }
}

#[cfg(test)]
mod tests {
    use super::link_views;
    use transcript::ops;
    use transcript::{ByteOffset, Transcript, Turn, TurnId};

    /// Turns whose whole text is linked.
    fn faults(links: &[(&str, &str)]) -> Vec<Option<String>> {
        let mut transcript = Transcript::new("t");
        for (index, (text, url)) in links.iter().enumerate() {
            let id = TurnId(index as u64 + 1);
            transcript.turns.push(Turn::speech(id, None, *text));
            if !url.is_empty() {
                let range = ByteOffset(0)..ByteOffset(text.len());
                ops::link(&transcript, id, range, url).unwrap().apply(&mut transcript).unwrap();
            }
        }
        link_views(&transcript.turns).into_iter().map(|view| view.fault).collect()
    }

    fn has(fault: &Option<String>, part: &str) -> bool {
        fault.as_ref().is_some_and(|fault| fault.contains(part))
    }

    #[test]
    fn sound_links_have_no_fault() {
        let found =
            faults(&[("the well", "https://a.example/"), ("the rope", "https://b.example/")]);
        assert_eq!(found, [None, None]);
    }

    #[test]
    fn words_that_lead_to_two_addresses_are_told_of_the_other() {
        let found = faults(&[
            ("The well", "https://a.example/"),
            ("the  well", "https://b.example/"),
            ("the well", "https://a.example/"),
        ]);
        assert!(has(&found[0], "https://b.example/") && has(&found[1], "https://a.example/"));
        assert!(has(&found[2], "https://b.example/"));
    }

    #[test]
    fn a_link_again_in_the_next_turn_is_one_too_many() {
        let well = ("the well", "https://a.example/");
        let found = faults(&[well, well, ("rope", ""), well]);
        assert!(found[0].is_none() && has(&found[1], "just before"));
        assert!(found[2].is_none(), "a turn lies between");
    }

    #[test]
    fn two_phrases_for_one_address_are_told_of_each_other() {
        let found = faults(&[("the well", "https://a.example/"), ("a rope", "https://a.example/")]);
        assert!(has(&found[0], "“a rope”") && has(&found[1], "“the well”"));
    }

    #[test]
    fn what_an_address_is_goes_before_where_else_it_stands() {
        let found = faults(&[("a", "http://localhost/"), ("a", "https://x@b.example/")]);
        assert!(has(&found[0], "local network") && has(&found[1], "log in"));
    }
}
