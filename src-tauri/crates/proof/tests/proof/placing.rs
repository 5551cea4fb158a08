//! `tests/placing/*.txt`: what it is about, a blank line, a text with the addresses where they were
//! found, a line `---`, and the place of each address:
//!
//! ```text
//! === page 1
//! ANNA: Lines that begin with capitals and a colon begin a turn.
//! https://example.org/lines
//! ---
//! https://example.org/lines = Lines
//! ```
//!
//! Behind `=` is the place that comes first, `(2)` when its second occurrence is meant; `nowhere`
//! when no place may have a score above 0.3. Behind `~` is one that comes first with such a score.

use std::fmt::Write;
use std::path::Path;

use proof::{Evidence, Lexicon, PLACES, Place, places};
use proptest::prelude::*;
use transcript::{
    ByteOffset, PendingLink, PendingLinkId, Span, SpanKind, Transcript, Turn, TurnId,
};

/// A score up to this says that nothing but the place speaks for the words.
const UNLIKELY: f64 = 0.3;

#[test]
fn places_are_those_that_a_reader_would_link() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/placing");
    let (mut failures, mut count) = (String::new(), 0);
    for entry in std::fs::read_dir(&folder).expect("the cases are there") {
        let path = entry.expect("readable").path();
        let case = std::fs::read_to_string(&path).expect("a case is text");
        let (_, case) = case.split_once("\n\n").expect("a case says what it is about");
        let (text, expected) = case.split_once("\n---\n").expect("a case has two parts");
        let transcript = read(text);
        let ranked = ranked(&transcript);
        assert_eq!(ranked.len(), expected.lines().count(), "{}", path.display());
        for ((link, places), line) in
            transcript.pending_links.iter().zip(&ranked).zip(expected.lines())
        {
            let rest = line.strip_prefix(&link.url).expect("the places are in order").trim();
            if !holds(rest, places, &transcript) {
                writeln!(failures, "{}: {line}\n{}", path.display(), told(places)).expect("text");
            }
            count += 1;
        }
    }
    assert!(count >= 30, "{count} addresses");
    assert!(failures.is_empty(), "{failures}");
}

fn holds(rest: &str, places: &[Place], transcript: &Transcript) -> bool {
    let (sign, meant) = rest.split_once(' ').expect("a sign and a place");
    let Some(first) = places.first() else { return meant == "nowhere" };
    if meant == "nowhere" {
        return first.score <= UNLIKELY;
    }
    let (words, nth) = match meant.split_once(" (") {
        Some((words, nth)) => (words, nth.trim_end_matches(')').parse().expect("a number")),
        None => (meant, 1_usize),
    };
    let all = transcript
        .turns
        .iter()
        .flat_map(|turn| turn.text.match_indices(words).map(|(at, _)| (turn.id, ByteOffset(at))));
    let place = all.into_iter().nth(nth - 1).expect("the words are in the text");
    (first.turn, first.start) == place
        && first.text == words
        && (first.score > UNLIKELY) == (sign == "=")
}

fn ranked(transcript: &Transcript) -> Vec<Vec<Place>> {
    let lexicon = Lexicon::english();
    let evidence = Evidence::gather(transcript, lexicon);
    let ranked = places(transcript, &evidence, lexicon);
    let ids = transcript.pending_links.iter().map(|link| link.id);
    assert!(ids.eq(ranked.iter().map(|(id, _)| *id)), "one entry for each link, in order");
    for (_, places) in &ranked {
        assert!(places.len() <= PLACES);
        assert!(places.is_sorted_by(|a, b| a.score >= b.score), "the likeliest first");
        for place in places {
            let (_, turn) = transcript.turn(place.turn).expect("a turn of the transcript");
            assert_eq!(turn.text.get(place.start.0..place.end.0), Some(place.text.as_str()));
            assert!((0.0..=1.0).contains(&place.score) && place.why.ends_with('.'));
        }
    }
    ranked.into_iter().map(|(_, places)| places).collect()
}

fn told(places: &[Place]) -> String {
    let lines = places
        .iter()
        .map(|place| format!("    {:.2} {} ({})\n", place.score, place.text, place.why));
    lines.collect()
}

/// Reads a text with its pages and addresses.
fn read(text: &str) -> Transcript {
    let mut transcript = Transcript::new("test");
    let (mut page, mut waiting) = (None, 0);
    for line in text.lines() {
        if let Some(number) = line.strip_prefix("=== page ") {
            page = number.parse().ok();
        } else if line.starts_with("http") || line.starts_with("mailto:") {
            let after = transcript.turns.last().map(|turn| turn.id);
            let id = PendingLinkId(transcript.pending_links.len() as u32 + 1);
            let link =
                PendingLink { id, url: line.to_owned(), page, after, before: None, filed: false };
            transcript.pending_links.push(link);
        } else {
            let label = line
                .split_once(": ")
                .filter(|(label, _)| !label.is_empty() && label.chars().all(char::is_uppercase));
            if let Some((_, said)) = label {
                let id = TurnId(transcript.turns.len() as u64 + 1);
                transcript.turns.push(Turn { page, ..Turn::speech(id, None, said) });
            } else if let Some(turn) = transcript.turns.last_mut() {
                turn.text += &format!(" {line}");
            }
            let before = transcript.turns.last().map(|turn| turn.id);
            for link in transcript.pending_links.iter_mut().skip(waiting) {
                link.before = before;
            }
            waiting = transcript.pending_links.len();
        }
    }
    transcript
}

#[test]
fn linked_words_are_no_place() {
    let url = "https://www.example.org/people/ada-lovelace";
    let mut transcript = read(&format!(
        "ANNA: Ada Lovelace was there.\nBEN: She was. Ada Lovelace wrote it down.\n{url}"
    ));
    assert_eq!(ranked(&transcript)[0][0].turn, TurnId(1));
    let kind = SpanKind::Link { url: url.to_owned() };
    transcript.turns[0].spans = vec![Span { start: ByteOffset(4), end: ByteOffset(12), kind }];
    let places = &ranked(&transcript)[0];
    assert_eq!((places[0].turn, places[0].text.as_str()), (TurnId(2), "Ada Lovelace"));
    assert!(places.iter().all(|place| place.turn != TurnId(1)), "{}", told(places));
}

#[test]
fn what_surrounds_a_link_may_be_missing() {
    let mut transcript = read("ANNA: It was Ada Lovelace.\nhttps://www.example.org/ada-lovelace");
    transcript.pending_links[0].after = None;
    assert_eq!(ranked(&transcript)[0][0].text, "Ada Lovelace");
    transcript.pending_links[0].page = Some(99);
    transcript.pending_links[0].after = Some(TurnId(99));
    assert_eq!(ranked(&transcript)[0][0].text, "Ada Lovelace");
    for url in ["", "https://", "mailto:", "%%%", "https://ä.example/%ff/–/?q=&title=#", "::"] {
        transcript.pending_links[0].url = url.to_owned();
        assert!(ranked(&transcript)[0].iter().all(|place| place.score <= UNLIKELY), "{url}");
    }
    transcript.turns.clear();
    assert_eq!(ranked(&transcript), [vec![]]);
}

proptest! {
    #[test]
    fn whatever_the_text_and_the_address_places_are_in_the_text(
        text in "([A-Za-zé“”'. ,-]{1,12} ?){0,30}",
        url in "(https?://|mailto:)?([a-zA-Z0-9é@.~%?=&#/_-]{1,12}){0,6}",
        other in "[A-Z]?[a-z]{2,8}",
    ) {
        let mut transcript = read(&format!("ANNA: {text} {other} {other}\nBEN: {text}"));
        let after = Some(TurnId(1));
        for (id, url) in (1..).zip([url.clone(), format!("https://{other}.example/{url}"), url]) {
            let id = PendingLinkId(id);
            let link = PendingLink { id, url, page: None, after, before: None, filed: false };
            transcript.pending_links.push(link);
        }
        ranked(&transcript);
    }
}
