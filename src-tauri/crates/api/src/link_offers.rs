//! Phrases that were linked once, where they stand without a link.

use std::cmp::Reverse;
use std::collections::HashSet;

use aho_corasick::AhoCorasick;
use store::{DocumentId, MemoryKind, MemoryRow};
use transcript::{ByteOffset, Span, SpanKind, Transcript, Turn};

use crate::ApiError;
use crate::sentences::sentence_around;
use crate::update::{small, words};
use crate::utf16::length;
use crate::wire::{LinkOffer, PhrasePlace};

/// Letters of a phrase, at least: a shorter one stands everywhere and means nothing.
const SHORTEST: usize = 3;

/// Places of an offer, at most.
const MOST: usize = 50;

/// True for words that may be looked for elsewhere.
pub(crate) fn is_phrase(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).take(SHORTEST).count();
    letters == SHORTEST && !words.contains('\n')
}

/// The phrases that this transcript links, and those that the library remembers, where they stand
/// here without a link: whole words, in the same case or with the first letter in the other one.
/// In the order of their first places.
pub(crate) fn offers(
    document: DocumentId,
    transcript: &Transcript,
    memory: Vec<MemoryRow>,
) -> Result<Vec<LinkOffer>, ApiError> {
    let mut offers = phrases(document, transcript, memory);
    let (mut patterns, mut offer_of) = (Vec::new(), Vec::new());
    for (index, offer) in offers.iter().enumerate() {
        let [small, capital] = both_cases(&offer.phrase);
        let forms = if small == capital { vec![small] } else { vec![small, capital] };
        offer_of.extend(forms.iter().map(|_| index));
        patterns.extend(forms);
    }
    // All places are asked for, also those that lie over each other: the longest may be no words.
    let finder = AhoCorasick::new(&patterns)
        .map_err(|error| ApiError::Refused(format!("there are too many links: {error}")))?;
    let mut first: Vec<(usize, usize)> = vec![(usize::MAX, 0); offers.len()];
    for (at, turn) in transcript.turns.iter().enumerate() {
        let mut end_of_last = 0;
        let mut units = Units::new(&turn.text);
        for (start, end, pattern) in free_words(&finder, turn) {
            let index = offer_of.get(pattern).copied().unwrap_or_default();
            let (Some(offer), Some(first)) = (offers.get_mut(index), first.get_mut(index)) else {
                continue;
            };
            if start < end_of_last {
                continue;
            }
            end_of_last = end;
            *first = (*first).min((at, start));
            if offer.places.len() == MOST {
                continue;
            }
            let (before, behind) = sentence_around(&turn.text, start, end).unwrap_or_default();
            offer.places.push(PhrasePlace {
                turn: turn.id.0,
                start: small(units.at(start)),
                end: small(units.at(end)),
                text: words(turn, ByteOffset(start), ByteOffset(end)).to_owned(),
                before,
                behind,
            });
        }
    }
    let mut ordered: Vec<_> = offers.into_iter().zip(first).collect();
    ordered.retain(|(offer, _)| !offer.places.is_empty());
    ordered.sort_by_key(|(_, first)| *first);
    Ok(ordered.into_iter().map(|(offer, _)| offer).collect())
}

/// What may be offered, each phrase once: as it is linked here, else as it was linked most often.
fn phrases(
    document: DocumentId,
    transcript: &Transcript,
    mut memory: Vec<MemoryRow>,
) -> Vec<LinkOffer> {
    let offer = |phrase: &str, url: &str, here: bool, origin: String| LinkOffer {
        phrase: phrase.to_owned(),
        url: url.to_owned(),
        here,
        origin,
        places: Vec::new(),
    };
    let linked = transcript.turns.iter().flat_map(|turn| {
        turn.spans.iter().filter_map(|span| {
            let SpanKind::Link { url } = &span.kind else { return None };
            Some(offer(words(turn, span.start, span.end), url, true, String::new()))
        })
    });
    memory.retain(|row| {
        let decision = &row.decision;
        decision.kind == MemoryKind::Link && !row.damaged && decision.scope.reaches(document)
    });
    // The latest comes first, as the library tells them, among those that were linked as often.
    memory.sort_by_key(|row| Reverse(row.count));
    let remembered = memory.into_iter().map(|row| {
        let decision = row.decision;
        let own = decision.origin == Some(document);
        let origin = if own { String::new() } else { decision.origin_title };
        offer(&decision.shown, &decision.meant, false, origin)
    });
    let mut known = HashSet::new();
    let all = linked.chain(remembered).filter(|offer| is_phrase(&offer.phrase));
    all.filter(|offer| known.insert(both_cases(&offer.phrase))).collect()
}

/// A phrase with its first letter small, and capital.
fn both_cases(phrase: &str) -> [String; 2] {
    let mut rest = phrase.chars();
    let first = rest.next();
    let lower: String =
        first.into_iter().flat_map(char::to_lowercase).chain(rest.clone()).collect();
    let upper = first.into_iter().flat_map(char::to_uppercase).chain(rest).collect();
    [lower, upper]
}

/// Where patterns are whole words of a turn and touch no link, be it a proposed one, in order, the longest of a place
/// first: start, end, pattern.
fn free_words(finder: &AhoCorasick, turn: &Turn) -> Vec<(usize, usize, usize)> {
    let is_link =
        |span: &&Span| matches!(span.kind, SpanKind::Link { .. } | SpanKind::Proposed { .. });
    let links = turn.spans.iter().filter(is_link);
    let links: Vec<_> = links.map(|span| (span.start.0, span.end.0)).collect();
    let found = finder.find_overlapping_iter(&turn.text);
    let found = found.map(|found| (found.start(), found.end(), found.pattern().as_usize()));
    let mut found: Vec<_> = found
        .filter(|(start, end, _)| are_words(&turn.text, *start, *end))
        .filter(|(start, end, _)| !links.iter().any(|(from, to)| start < to && from < end))
        .collect();
    found.sort_by_key(|(start, end, _)| (*start, Reverse(*end)));
    found
}

/// True when no word is cut at the ends.
fn are_words(text: &str, start: usize, end: usize) -> bool {
    let joins = |left: Option<char>, right: Option<char>| {
        left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
    };
    let (Some(before), Some(own), Some(behind)) =
        (text.get(..start), text.get(start..end), text.get(end..))
    else {
        return false;
    };
    !joins(before.chars().next_back(), own.chars().next())
        && !joins(own.chars().next_back(), behind.chars().next())
}

/// UTF-16 places in a text, for bytes asked in rising order: the text is walked once.
struct Units<'a> {
    text: &'a str,
    byte: usize,
    units: usize,
}

impl<'a> Units<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, byte: 0, units: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        self.units += self.text.get(self.byte..byte).map_or(0, |passed| length(passed).0);
        self.byte = byte;
        self.units
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{Decision, MemoryId, Scope, UnixMs};
    use transcript::{TurnId, ops};

    const HERE: DocumentId = DocumentId(7);

    fn of(texts: &[&str]) -> Transcript {
        let mut transcript = Transcript::new("t");
        for (index, text) in texts.iter().enumerate() {
            transcript.turns.push(Turn::speech(TurnId(index as u64 + 1), None, *text));
        }
        transcript
    }

    fn link(transcript: &mut Transcript, turn: u64, words: &str, url: &str) {
        let at = transcript.turn(TurnId(turn)).unwrap().1.text.find(words).unwrap();
        let range = ByteOffset(at)..ByteOffset(at + words.len());
        ops::link(transcript, TurnId(turn), range, url).unwrap().apply(transcript).unwrap();
    }

    fn remembered(shown: &str, meant: &str, count: u32) -> MemoryRow {
        let decision = Decision {
            kind: MemoryKind::Link,
            scope: Scope::Library,
            shown: shown.to_owned(),
            meant: meant.to_owned(),
            rule: String::new(),
            origin: Some(DocumentId(1)),
            origin_title: "The first".to_owned(),
        };
        MemoryRow { id: MemoryId(0), decision, at: UnixMs(1), count, damaged: false }
    }

    /// Each offer as its phrase and the turns and words of its places.
    fn told(offers: &[LinkOffer]) -> Vec<(&str, Vec<(u64, &str)>)> {
        offers
            .iter()
            .map(|offer| {
                let places = offer.places.iter();
                (&*offer.phrase, places.map(|place| (place.turn, &*place.text)).collect())
            })
            .collect()
    }

    #[test]
    fn a_linked_phrase_is_offered_where_it_stands_as_whole_words_without_a_link() {
        let mut transcript = of(&[
            "😀 The deep well. We saw the deep well.",
            "Thedeep wells, the Deep well, the deep wellness. The deep well?",
            "Sad: the deep well",
        ]);
        link(&mut transcript, 3, "the deep well", "https://a.example/");
        let offers = offers(HERE, &transcript, Vec::new()).unwrap();
        let places = vec![(1, "The deep well"), (1, "the deep well"), (2, "The deep well")];
        assert_eq!(told(&offers), [("the deep well", places)]);
        let first = &offers[0].places[0];
        assert_eq!((first.start, first.end), (3, 16), "in UTF-16 units");
        assert_eq!((&*first.before, &*first.behind), ("😀 ", "."));
        assert!(offers[0].here && offers[0].origin.is_empty());
    }

    #[test]
    fn nothing_is_offered_inside_a_link_or_inside_a_longer_phrase() {
        let mut transcript = of(&["deep well, the deep well, a deep well and deep well ropes."]);
        link(&mut transcript, 1, "the deep well", "https://z.example/");
        let memory = vec![
            remembered("deep well", "https://a.example/", 1),
            remembered("deep well rope", "https://b.example/", 1),
            remembered("and deep well", "https://c.example/", 1),
        ];
        let offers = offers(HERE, &transcript, memory).unwrap();
        let well = vec![(1, "deep well"), (1, "deep well")];
        assert_eq!(
            told(&offers),
            [("deep well", well), ("and deep well", vec![(1, "and deep well")])]
        );
        assert_eq!((offers[0].here, &*offers[0].origin), (false, "The first"));
    }

    #[test]
    fn each_phrase_is_offered_once_as_it_is_linked_here_else_as_most_often() {
        let mut transcript = of(&["Well one and rope.", "well one, rope."]);
        link(&mut transcript, 1, "Well one", "https://here.example/");
        let memory = vec![
            remembered("well one", "https://there.example/", 9),
            remembered("rope", "https://seldom.example/", 1),
            remembered("Rope", "https://often.example/", 2),
        ];
        let offers = offers(HERE, &transcript, memory).unwrap();
        let urls: Vec<&str> = offers.iter().map(|offer| &*offer.url).collect();
        assert_eq!(urls, ["https://often.example/", "https://here.example/"]);
    }

    #[test]
    fn short_phrases_are_never_offered_and_long_lists_end() {
        let text = "an it ab1 abc ".repeat(60);
        let memory =
            ["an", "it", "ab1", "abc"].map(|word| remembered(word, "https://a.example/", 1));
        let mut damaged = remembered("an it", "https://a.example/", 1);
        damaged.damaged = true;
        let mut bound = remembered("it ab1", "https://a.example/", 1);
        bound.decision.scope = Scope::Document(DocumentId(8));
        let memory = memory.into_iter().chain([damaged, bound]).collect();
        let offers = offers(HERE, &of(&[&text]), memory).unwrap();
        assert_eq!(offers.len(), 1);
        assert_eq!((&*offers[0].phrase, offers[0].places.len()), ("abc", MOST));
    }
}
