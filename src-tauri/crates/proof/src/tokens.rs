//! Where the words of a text are.
//!
//! Words keep signs inside them (`crea+ng`), since a sign may stand for lost letters; punctuation
//! around them stays outside unless the document's table says that it is no punctuation.

use crate::gaps::{GAP, joined};
use crate::infer::is_explained;
use crate::lexicon::{KNOWN, Lexicon};
use crate::table::Table;

/// A word and where it begins, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    pub(crate) start: usize,
    pub(crate) text: &'t str,
}

impl Word<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Parting signs in one word, at most.
const MOST_SIGNS: usize = 4;

/// Endings of host and file names.
const NAME_ENDINGS: [&str; 14] =
    ["com", "org", "net", "ai", "io", "edu", "gov", "de", "fr", "se", "htm", "html", "php", "pdf"];

/// Signs that are punctuation at the edge of a word: those of ASCII and Latin-1, dashes, quotation
/// marks, arrows, boxes and whatever else is drawn and not written.
pub(crate) fn is_edge_sign(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{2bff}' | '\u{3001}'..='\u{303f}')
            && !c.is_alphanumeric()
}

/// Signs that part words.
pub(crate) fn is_parting_sign(c: char) -> bool {
    matches!(c, '-' | '/' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{2014}' | '\u{2026}')
}

/// The words of a text, in order. Addresses are no words.
pub(crate) fn words<'t>(text: &'t str, table: &Table, lexicon: &Lexicon) -> Vec<Word<'t>> {
    let (edges, parting) = (table.has_edge_signs(), table.has_parting_signs());
    let mut words = Vec::with_capacity(text.len() / 5);
    for chunk in chunks(text) {
        if is_address(chunk.text) && (table.is_empty() || !joins_words(chunk.text)) {
            continue;
        }
        let mut rest = chunk.text;
        while !rest.is_empty() {
            let whole = parting.then(|| leading_word(rest, table, lexicon)).flatten();
            let piece = whole.unwrap_or_else(|| rest.split(is_parting_sign).next().unwrap_or(rest));
            rest = rest.get(piece.len()..).unwrap_or("");
            rest = rest.strip_prefix(is_parting_sign).unwrap_or(rest);
            let word = piece.trim_matches(is_edge_sign);
            if whole.is_none() && are_words(word, table, lexicon) {
                for part in word.split(|c| parts(c, table)) {
                    push(text, chunk, part, edges, table, lexicon, &mut words);
                }
            } else {
                push(text, chunk, word, edges, table, lexicon, &mut words);
            }
        }
    }
    if table.has(GAP) { joined(text, &words, table, lexicon) } else { words }
}

/// Bytes of a word, at most: what is longer is none, and would only take long to read.
const LONGEST: usize = 120;

fn push<'t>(
    text: &'t str,
    chunk: Word<'t>,
    piece: &'t str,
    edges: bool,
    table: &Table,
    lexicon: &Lexicon,
    words: &mut Vec<Word<'t>>,
) {
    let word = piece.trim_matches(is_edge_sign);
    if !word.is_empty() && word.len() <= LONGEST {
        let word = Word { start: offset_in(text, word), text: word };
        words.push(if edges { widened(text, chunk, word, table, lexicon) } else { word });
    }
}

/// The longest beginning that is one word with a parting sign for letters, as in `informa-on`.
fn leading_word<'t>(rest: &'t str, table: &Table, lexicon: &Lexicon) -> Option<&'t str> {
    // A chain of parts may be long: only so much of it is looked at.
    let signs = rest.match_indices(is_parting_sign).map(|(at, _)| at);
    let ends = signs.chain([rest.len()]).skip(1).take(MOST_SIGNS);
    let mut heads: Vec<&str> = ends.filter_map(|end| rest.get(..end)).collect();
    heads.retain(|head| is_one_word(head, table, lexicon));
    heads.pop()
}

fn is_one_word(piece: &str, table: &Table, lexicon: &Lexicon) -> bool {
    let core = piece.trim_matches(is_edge_sign);
    if !core.contains(|c| is_parting_sign(c) && table.has(c)) {
        return false;
    }
    let doubtful = core.split(is_parting_sign).any(|part| !lexicon.knows(part));
    let least = if doubtful { KNOWN } else { 2.0 };
    table.readings(core).into_iter().any(|reading| {
        !reading.text.contains(is_parting_sign)
            && lexicon.score(&reading.text).is_some_and(|score| score >= least)
    })
}

/// A sign that stands for no letters, once the stand-ins are known.
fn parts(c: char, table: &Table) -> bool {
    is_edge_sign(c) && !matches!(c, '\'' | '\u{2019}') && !table.has(c)
}

/// True for `condi2on(s)` and `demo=Mme`: several words with signs between them, and one of them
/// is broken.
fn are_words(word: &str, table: &Table, lexicon: &Lexicon) -> bool {
    if table.is_empty() || !word.contains(|c| parts(c, table)) {
        return false;
    }
    let is_lost = |part: &str| is_explained(part, table, lexicon);
    let is_word = |part: &str| {
        part.chars().nth(1).is_none()
            || part.bytes().all(|b| b.is_ascii_digit())
            || lexicon.knows(part)
            || is_lost(part)
    };
    let mut split = word.split(|c| parts(c, table));
    split.clone().all(is_word) && split.any(is_lost)
}

/// A chunk that may be one word with a stand-in that parts words: some part of it is no word.
pub(crate) fn compound<'t>(chunk: &Word<'t>, lexicon: &Lexicon) -> Option<&'t str> {
    if !chunk.text.contains(['-', '/']) || is_address(chunk.text) && !is_path(chunk.text) {
        return None;
    }
    let core = chunk.text.trim_matches(is_edge_sign);
    let signs = core.matches(['-', '/']).count();
    let known = |part: &str| {
        let part = part.trim_matches(is_edge_sign);
        part.is_empty() || lexicon.score(part).is_some_and(|score| score >= KNOWN)
    };
    ((1..=3).contains(&signs) && !core.split(is_parting_sign).all(known)).then_some(core)
}

/// Runs of anything but white space.
pub(crate) fn chunks(text: &str) -> impl Iterator<Item = Word<'_>> {
    text.split_whitespace().map(|chunk| Word { start: offset_in(text, chunk), text: chunk })
}

/// Where a slice of a text begins in it.
fn offset_in(text: &str, slice: &str) -> usize {
    slice.as_ptr() as usize - text.as_ptr() as usize
}

/// Where a word begins in a text that it was taken out of; `None` when it was not.
pub(crate) fn place_in(text: &str, word: &str) -> Option<usize> {
    let start = (word.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    (start + word.len() <= text.len()).then_some(start)
}

/// Web and e-mail addresses, host names, paths.
pub(crate) fn is_address(chunk: &str) -> bool {
    if !chunk.contains(['.', ':', '@', '/']) {
        return false;
    }
    let lower = chunk.to_ascii_lowercase();
    let schemes = ["http:", "https:", "http.", "ftp:", "ftp.", "www.", "www:", "mailto:"];
    schemes.iter().any(|scheme| lower.contains(scheme))
        || is_mail(&lower)
        || has_name_ending(&lower)
        || is_path(&lower)
}

fn is_mail(chunk: &str) -> bool {
    chunk.split_once('@').is_some_and(|(user, host)| {
        user.ends_with(char::is_alphanumeric)
            && host.split_once('.').is_some_and(|(name, rest)| {
                name.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)
            })
    })
}

fn has_name_ending(chunk: &str) -> bool {
    let mut parts = chunk.split('.');
    let mut before = parts.next().unwrap_or("");
    for part in parts {
        let ending = part.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if before.ends_with(char::is_alphanumeric) && NAME_ENDINGS.contains(&ending) {
            return true;
        }
        before = part;
    }
    false
}

/// `and/or`, `src/lib.rs`: a slash between names.
fn is_path(chunk: &str) -> bool {
    chunk.split_once('/').is_some_and(|(first, rest)| {
        let name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
        !first.is_empty()
            && !rest.is_empty()
            && first.chars().all(name)
            && rest.chars().all(|c| name(c) || c == '/')
    })
}

/// `computing/telecommunications`: words rather than files with a slash between them.
fn joins_words(chunk: &str) -> bool {
    let core = chunk.trim_matches(is_edge_sign);
    is_path(chunk) && !core.contains(['.', '_'])
}

/// A sign beside a word may itself stand for letters, as in `(me` for time: takes it in when the
/// word so read is much likelier than the bare word with punctuation.
fn widened<'t>(
    text: &'t str,
    chunk: Word<'t>,
    word: Word<'t>,
    table: &Table,
    lexicon: &Lexicon,
) -> Word<'t> {
    let before = text.get(chunk.start..word.start).and_then(|signs| signs.chars().next_back());
    let after = text.get(word.end()..chunk.end()).and_then(|signs| signs.chars().next());
    let before = before.filter(|&c| is_edge_sign(c) && table.has(c));
    let after = after.filter(|&c| is_edge_sign(c) && table.has(c));
    // Signs that are nothing but letters here need no weighing.
    let spelt =
        |sign: Option<char>| sign.filter(|c| table.is_spelt_with(*c)).map_or(0, char::len_utf8);
    let (led, trailed) = (spelt(before), spelt(after));
    if led + trailed > 0 {
        let start = word.start - led;
        let wide = text.get(start..word.end() + trailed);
        return wide.map_or(word, |text| Word { start, text });
    }
    let mut best: Option<(f64, Word<'t>)> = None;
    for (left, right) in [(before, None), (None, after), (before, after)] {
        let Some(sign) = left.or(right) else { continue };
        let start = word.start - left.map_or(0, char::len_utf8);
        let end = word.end() + right.map_or(0, char::len_utf8);
        let Some(wide) = text.get(start..end) else { continue };
        let last = wide.len() - right.map_or(0, char::len_utf8);
        let score = table
            .readings(wide)
            .into_iter()
            .filter(|reading| left.is_none() || reading.swaps_at(0))
            .filter(|reading| right.is_none() || reading.swaps_at(last))
            .filter_map(|reading| lexicon.score(&reading.text))
            .fold(f64::MIN, f64::max);
        let plain = if word.text.len() > 1 { lexicon.full_score(word.text) } else { 2.0 };
        let gain = score - plain + sign_surprise(text, word, sign, left.is_some());
        // What is left of a rare word is mostly no word itself.
        let least = if plain < KNOWN { 1.5 } else { 3.0 };
        if gain >= 2.5 && score >= least && best.is_none_or(|(found, _)| score > found) {
            best = Some((score, Word { start, text: wide }));
        }
    }
    best.map_or(word, |(_, wide)| wide)
}

/// -log10 of the probability that a sign in front of a hyphen is a mark.
const JOINED: f64 = 6.0;

/// -log10 of the probability that a sign is meant as punctuation here.
fn sign_surprise(text: &str, word: Word<'_>, sign: char, before: bool) -> f64 {
    const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
    let reach = 200;
    let has_partner = if before {
        let partner = BRACKETS.iter().find(|(open, _)| *open == sign).map(|(_, close)| *close);
        let rest = text.get(word.end()..).unwrap_or("");
        partner.is_some_and(|partner| rest.chars().take(reach).any(|c| c == partner))
    } else {
        let partner = BRACKETS.iter().find(|(_, close)| *close == sign).map(|(open, _)| *open);
        let rest = text.get(..word.start).unwrap_or("");
        partner.is_some_and(|partner| rest.chars().rev().take(reach).any(|c| c == partner))
    };
    let right = text.get(word.end()..).unwrap_or("");
    // `(c)`: a pair around one word is what it looks like.
    let encloses =
        before && BRACKETS.iter().any(|(open, close)| *open == sign && right.starts_with(*close));
    // `an:-social`: no mark ends a word that goes on behind a hyphen.
    let behind = right.strip_prefix(sign).and_then(|rest| rest.strip_prefix('-'));
    let joins = !before && behind.is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    // Marks that open as they close are usual where both are there.
    let usual = match sign {
        '"' | '\'' | '*' | '_' if before => {
            closes(text.get(word.end()..).unwrap_or(""), sign, reach)
        }
        '"' | '*' | '_' | '\'' => true,
        _ => !before && ".,;:!?\u{201d}\u{2019}".contains(sign),
    };
    match (has_partner || usual, joins, encloses) {
        (_, _, true) => 0.0,
        (_, true, _) => JOINED,
        (true, ..) => 1.0,
        (false, ..) => 4.0,
    }
}

/// True when such a mark ends a word within reach.
fn closes(text: &str, mark: char, reach: usize) -> bool {
    let mut before = 'a';
    let mut rest = text.chars().take(reach).peekable();
    while let Some(c) = rest.next() {
        let ends =
            !before.is_whitespace() && rest.peek().is_none_or(|next| !next.is_alphanumeric());
        if c == mark && ends {
            return true;
        }
        before = c;
    }
    false
}
