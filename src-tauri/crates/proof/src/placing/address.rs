//! What the words of an address are, and how much each of them tells.

use percent_encoding::percent_decode_str;

use super::text::fold;
use crate::lexicon::Lexicon;

/// Words of paths that say where things are kept and not what they are.
const SHELVES: &str = "\
    about abs album archive archives article articles assets author authors bio blog blogs \
    book books category channel content de detail details doc docs documentation download \
    downloads dp en ep episode episodes event events faculty file files fr guest guests help \
    home id in index interview interviews item items lecture lectures library m main media \
    member members name names news node p page pages paper papers pdf people person persons \
    playlist podcast podcasts post posts press product products profile profiles project \
    projects publication publications record release releases research resource resources \
    section show shows site sites staff static status stories story tag tags talk talks team \
    title topic topics user users video videos view watch";
/// Shelves on which people are.
const OF_PEOPLE: &str = "\
    about author authors bio faculty guest guests in member members name people person \
    persons profile profiles staff team";
/// Shelves on which conversations are: what is linked there is mostly who was talked to.
const OF_TALKS: &str = "\
    ep episode episodes interview interviews lecture lectures podcast podcasts show shows \
    talk talks video";
/// Labels of host names in front of the country.
const SECOND_LEVEL: [&str; 6] = ["ac", "co", "com", "edu", "gov", "org"];
/// Parts of a query that are words.
const WORDY: [&str; 8] = ["name", "q", "query", "s", "search", "subject", "term", "title"];
const FILE_ENDINGS: [&str; 9] = ["asp", "aspx", "htm", "html", "jsp", "md", "pdf", "php", "txt"];

/// How much a word counts by where it is.
const TITLE: f64 = 1.0;
const PATH: f64 = 0.35;
const HOST: f64 = 0.3;
const SHELF: f64 = 0.12;
/// Of a number.
const NUMBER: f64 = 0.4;
/// How frequent a word is that is no name in a mail address.
const OFFICE: f64 = 3.0;
/// Words of an address that are looked at.
const MOST: usize = 40;

/// A word of an address.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// In small letters without accents.
    pub(super) text: String,
    /// As it is written, for the editor.
    pub(super) shown: String,
    /// How rare it is: 0.05 for the commonest words, 1.4 for one that no list has.
    pub(super) rarity: f64,
    /// How much it tells of the whole address: its rarity, less where it is on a shelf or the host.
    pub(super) weight: f64,
    /// The part of the address that it is in.
    pub(super) segment: usize,
    /// In the part that says what the address is about.
    pub(super) is_title: bool,
    pub(super) is_number: bool,
    /// Says where things are kept, or so little that nothing is looked up by it.
    pub(super) is_shelf: bool,
}

/// The words of an address, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Address {
    pub(super) tokens: Vec<Token>,
    /// True when it says that it is about somebody.
    pub(super) is_person: bool,
    /// True when it says that it is a conversation.
    pub(super) is_talk: bool,
    /// True when it is of some one page of a site and only the site's name is in words.
    pub(super) is_keyed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Host,
    Path,
}

impl Address {
    pub(super) fn read(url: &str, lexicon: &Lexicon) -> Self {
        let mut segments: Vec<(Part, Vec<String>)> = Vec::new();
        let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
        let is_mail = scheme.eq_ignore_ascii_case("mailto");
        let rest = if scheme.contains('.') { url } else { rest };
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let rest = rest.trim_start_matches('/');
        let (host, path) = if is_mail {
            let (user, host) = rest.split_once('@').unwrap_or((rest, ""));
            (host, user)
        } else {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            (host.rsplit('@').next().unwrap_or(host), path)
        };
        for label in names_of(host) {
            segments.push((Part::Host, pieces(label)));
        }
        // `ref=…` in a path is a key as well.
        let parts = path.split('/').chain(fragment.split('/'));
        for part in parts.filter(|part| !part.contains('=')) {
            let part = percent_decode_str(part).decode_utf8_lossy();
            segments.push((Part::Path, pieces(without_ending(&part))));
        }
        for pair in query.split('&') {
            if let Some((key, value)) = pair.split_once('=')
                && WORDY.contains(&key.to_ascii_lowercase().as_str())
            {
                let value = value.replace('+', " ");
                let value = percent_decode_str(&value).decode_utf8_lossy();
                segments.push((Part::Path, pieces(&value)));
            }
        }
        // `info@…`, `orders@…`: nobody's name.
        let is_office =
            |word: &str| lexicon.listed(&fold(word)).is_some_and(|score| score >= OFFICE);
        segments.retain(|(part, pieces)| match pieces.as_slice() {
            [] => false,
            [one] => !(is_mail && *part == Part::Path && is_office(one)),
            _ => true,
        });
        let says = |shelves: &str| {
            let mut words = segments.iter().filter(|(part, _)| *part == Part::Path);
            words.any(|(_, pieces)| pieces.first().is_some_and(|first| is_among(shelves, first)))
        };
        let (is_person, is_talk) = (is_mail || says(OF_PEOPLE), says(OF_TALKS));
        let tokens = tokens(&segments, lexicon);
        let of_host = segments.iter().filter(|(part, _)| *part == Part::Host).count();
        let names_site = tokens.iter().all(|token| !token.is_title || token.segment < of_host);
        let is_keyed = names_site && !is_mail && path.contains(char::is_alphanumeric);
        Self { tokens, is_person, is_talk, is_keyed }
    }

    /// The words that say what it is about, a bit for each.
    pub(super) fn title(&self) -> u64 {
        let bits = self.tokens.iter().enumerate().filter(|(_, token)| token.is_title);
        bits.fold(0, |title, (at, _)| title | 1 << at)
    }

    /// The words of one part after the other.
    pub(super) fn segments(&self) -> impl Iterator<Item = (usize, &[Token])> {
        let mut first = 0;
        self.tokens.chunk_by(|a, b| a.segment == b.segment).map(move |tokens| {
            let at = first;
            first += tokens.len();
            (at, tokens)
        })
    }
}

fn is_among(list: &str, word: &str) -> bool {
    let word = fold(word);
    list.split(' ').any(|known| known == word)
}

fn tokens(segments: &[(Part, Vec<String>)], lexicon: &Lexicon) -> Vec<Token> {
    let is_shelf = |word: &str| is_among(SHELVES, word);
    let is_number = |word: &String| word.bytes().all(|b| b.is_ascii_digit());
    let tells = |pieces: &[String]| {
        pieces.iter().any(|piece| !is_shelf(piece) && !is_number(piece) && piece.len() > 1)
    };
    let title = segments.iter().rposition(|(_, pieces)| tells(pieces));
    // Of a host all labels together are its name.
    let of_host =
        title.and_then(|title| segments.get(title)).is_some_and(|(p, _)| *p == Part::Host);
    let mut tokens = Vec::new();
    for (segment, (part, pieces)) in segments.iter().enumerate() {
        let is_last = title == Some(segment);
        let is_title = is_last || of_host && *part == Part::Host;
        let level = match part {
            _ if is_last => TITLE,
            Part::Path => PATH,
            Part::Host => HOST,
        };
        for shown in pieces {
            let text = fold(shown);
            let is_number = is_number(&text);
            // Inside a title such a word is a word.
            let is_shelf = is_shelf(&text) && !(is_last && pieces.len() > 1);
            let rarity = if is_number { NUMBER } else { rarity(&text, lexicon) };
            let weight = rarity * if is_shelf { SHELF } else { level };
            let shown = shown.clone();
            tokens.push(Token {
                text,
                shown,
                rarity,
                weight,
                segment,
                is_title,
                is_number,
                is_shelf,
            });
        }
    }
    tokens.truncate(MOST);
    tokens
}

/// How much a word tells: 0.05 for the commonest, 1.4 for one that no list has.
pub(super) fn rarity(word: &str, lexicon: &Lexicon) -> f64 {
    if word.chars().nth(1).is_none() {
        return 0.05;
    }
    let small = lexicon.score(word);
    let score = small.or_else(|| lexicon.score(&crate::shape::capitalised(word)));
    ((7.0 - score.unwrap_or(1.4)) / 4.0).clamp(0.05, 1.4)
}

/// The names in a host: without `www` and what is registered for everybody.
fn names_of(host: &str) -> Vec<&str> {
    let host = host.split(':').next().unwrap_or(host);
    let mut labels: Vec<&str> =
        host.split('.').filter(|label| !label.is_empty() && !label.starts_with("www")).collect();
    if labels.len() > 1 {
        labels.pop();
    }
    if labels.len() > 1 && labels.last().is_some_and(|last| SECOND_LEVEL.contains(last)) {
        labels.pop();
    }
    labels
}

fn without_ending(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if FILE_ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) => {
            stem
        }
        _ => name,
    }
}

/// `MemoryNetworks-2015_v2` in words; without what looks like a key.
fn pieces(part: &str) -> Vec<String> {
    let words = part.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}');
    let words = words.filter(|word| !word.is_empty() && !is_key(word));
    words.flat_map(camel).collect()
}

/// `5999282fc3cd947d`, `dQw4w9WgXcQ`, `123456`: chosen by a machine.
fn is_key(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let bytes = word.as_bytes();
    let turns = bytes
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.is_ascii_digit() != b.is_ascii_digit()));
    digits >= 5 && letters == 0 || digits > 0 && letters > 0 && turns.count() >= 2
}

/// Parts a word at its capitals and digits, where that leaves no crumbs.
fn camel(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in word.chars() {
        let begins = before.is_none_or(|before| {
            before.is_lowercase() && c.is_uppercase() || before.is_numeric() != c.is_numeric()
        });
        match parts.last_mut() {
            Some(last) if !begins => last.push(c),
            _ => parts.push(c.to_string()),
        }
        before = Some(c);
    }
    let crumbs = |part: &String| part.len() < 3 && !part.starts_with(char::is_numeric);
    if parts.iter().any(crumbs) { vec![word.to_owned()] } else { parts }
}
