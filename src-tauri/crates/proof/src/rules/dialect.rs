//! British and American spellings in one document, and `-ise` beside `-ize`.
//!
//! British writers may choose `-ize`, so the two are told apart. A document in which both are
//! frequent has several writers, and no habit.

use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::tokens::{Word, chunks, is_edge_sign};

pub(super) const ID: &str = "dialect";

/// A side is the habit of a document when it has so many times more of it than of the other.
const HABIT: u32 = 6;

/// Spelt with `our` and with `or`.
const OUR: [&str; 14] = [
    "arm", "behavi", "col", "endeav", "fav", "flav", "harb", "hon", "hum", "lab", "neighb", "rum",
    "sav", "vap",
];
const OUR_ENDINGS: [&str; 13] =
    ["", "s", "ed", "ing", "able", "ably", "al", "ful", "hood", "hoods", "ite", "ites", "less"];
/// Spelt with `ise` and with `ize`.
const ISE: [&str; 62] = [
    "apolog",
    "author",
    "capital",
    "categor",
    "central",
    "character",
    "civil",
    "colon",
    "commercial",
    "critic",
    "custom",
    "digit",
    "econom",
    "emphas",
    "familiar",
    "final",
    "formal",
    "general",
    "global",
    "harmon",
    "hospital",
    "hypothes",
    "ideal",
    "industrial",
    "initial",
    "legal",
    "local",
    "maxim",
    "memor",
    "minim",
    "mobil",
    "modern",
    "monopol",
    "national",
    "neutral",
    "normal",
    "optim",
    "organ",
    "penal",
    "personal",
    "polar",
    "popular",
    "priorit",
    "privat",
    "random",
    "rational",
    "real",
    "recogn",
    "serial",
    "social",
    "special",
    "stabil",
    "standard",
    "subsid",
    "summar",
    "symbol",
    "sympath",
    "synchron",
    "synthes",
    "util",
    "victim",
    "visual",
];
const ISE_ENDINGS: [&str; 9] = ["e", "ed", "er", "ers", "es", "ing", "ation", "ations", "able"];
/// Their `l` is doubled before an ending, or is not.
const DOUBLED: [&str; 14] = [
    "cancel", "channel", "counsel", "fuel", "label", "level", "marvel", "model", "quarrel",
    "signal", "total", "travel", "tunnel", "unravel",
];
const DOUBLED_ENDINGS: [&str; 7] = ["ed", "ing", "er", "ers", "or", "ors", "ous"];
/// British and American.
const WORDS: [(&str, &str); 21] = [
    ("aluminium", "aluminum"),
    ("analyse", "analyze"),
    ("analysed", "analyzed"),
    ("analysing", "analyzing"),
    ("catalogue", "catalog"),
    ("centimetre", "centimeter"),
    ("centimetres", "centimeters"),
    ("centre", "center"),
    ("centred", "centered"),
    ("centres", "centers"),
    ("defence", "defense"),
    ("fibre", "fiber"),
    ("fibres", "fibers"),
    ("grey", "gray"),
    ("kilometre", "kilometer"),
    ("kilometres", "kilometers"),
    ("offence", "offense"),
    ("plough", "plow"),
    ("sceptical", "skeptical"),
    ("theatre", "theater"),
    ("theatres", "theaters"),
];

/// The two pairs of sides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Region,
    Ise,
}

/// How often a document has each side of each kind: British and American, `-ise` and `-ize`.
#[derive(Default)]
pub(super) struct Dialect {
    region: [u32; 2],
    ise: [u32; 2],
}

impl Dialect {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut dialect = Self::default();
        for spelling in transcript.turns.iter().flat_map(|turn| spellings(&turn.text)) {
            let sides = match spelling.kind {
                Kind::Region => &mut dialect.region,
                Kind::Ise => &mut dialect.ise,
            };
            if let Some(count) = sides.get_mut(usize::from(spelling.second)) {
                *count += 1;
            }
        }
        dialect
    }

    fn is_odd(&self, spelling: &Spelling<'_>) -> bool {
        let [first, second] = if spelling.kind == Kind::Ise { self.ise } else { self.region };
        let (mine, others) = if spelling.second { (second, first) } else { (first, second) };
        others >= HABIT * mine
    }
}

/// A word that has two spellings.
struct Spelling<'t> {
    word: Word<'t>,
    kind: Kind,
    /// True for the American spelling, and for `-ize`.
    second: bool,
    other: String,
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for spelling in spellings(&page.turn.text) {
        if !desk.habits.dialect.is_odd(&spelling) {
            continue;
        }
        let side = match (spelling.kind, spelling.second) {
            (Kind::Region, true) => "This spelling is American; most others here are British.",
            (Kind::Region, false) => "This spelling is British; most others here are American.",
            (Kind::Ise, true) => "This transcript mostly writes -ise.",
            (Kind::Ise, false) => "This transcript mostly writes -ize.",
        };
        let range = (spelling.word.start, spelling.word.end());
        let meant = vec![spelling.other];
        findings.push(page.finding(ID, Certainty::Likely, range, meant, side.to_owned()));
    }
}

/// Words in small letters: names keep the spelling that their owners chose.
fn spellings(text: &str) -> impl Iterator<Item = Spelling<'_>> {
    chunks(text).filter_map(|chunk| {
        let lead = chunk.text.len() - chunk.text.trim_start_matches(is_edge_sign).len();
        let core = chunk.text.trim_matches(is_edge_sign);
        let small = core.len() >= 4 && core.bytes().all(|b| b.is_ascii_lowercase());
        let (kind, second, other) = small.then(|| other_of(core))??;
        Some(Spelling { word: Word { start: chunk.start + lead, text: core }, kind, second, other })
    })
}

/// The kind of a spelling, whether it is the second of its kind, and the other one.
fn other_of(word: &str) -> Option<(Kind, bool, String)> {
    for (british, american) in WORDS {
        if word == british {
            return Some((Kind::Region, false, american.to_owned()));
        }
        if word == american {
            return Some((Kind::Region, true, british.to_owned()));
        }
    }
    // Most words hold none of these, and are looked at no further.
    let has = |pair: &[u8; 2]| word.as_bytes().windows(2).any(|two| two == pair);
    let ise = if has(b"is") || has(b"iz") { ISE.as_slice() } else { &[] };
    let ise = ise.iter().find_map(|stem| {
        let rest = word.strip_prefix(stem)?;
        let (second, ending) = match (rest.strip_prefix("is"), rest.strip_prefix("iz")) {
            (Some(ending), _) => (false, ending),
            (_, Some(ending)) => (true, ending),
            _ => return None,
        };
        let other = format!("{stem}{}{ending}", if second { "is" } else { "iz" });
        ISE_ENDINGS.contains(&ending).then_some((Kind::Ise, second, other))
    });
    let our = || {
        let stems = if has(b"or") || has(b"ur") { OUR.as_slice() } else { &[] };
        stems.iter().find_map(|stem| {
            let rest = word.strip_prefix(stem)?;
            let (second, ending) = match (rest.strip_prefix("our"), rest.strip_prefix("or")) {
                (Some(ending), _) => (false, ending),
                (_, Some(ending)) => (true, ending),
                _ => return None,
            };
            let other = format!("{stem}{}{ending}", if second { "our" } else { "or" });
            OUR_ENDINGS.contains(&ending).then_some((Kind::Region, second, other))
        })
    };
    let doubled = || {
        let ends = word.ends_with(['d', 'g', 'r', 's']) && word.contains('l');
        let stems = if ends { DOUBLED.as_slice() } else { &[] };
        stems.iter().find_map(|stem| {
            let rest = word.strip_prefix(stem)?;
            let (second, ending) = match rest.strip_prefix('l') {
                Some(ending) => (false, ending),
                None => (true, rest),
            };
            let other = format!("{stem}{}{ending}", if second { "l" } else { "" });
            DOUBLED_ENDINGS.contains(&ending).then_some((Kind::Region, second, other))
        })
    };
    ise.or_else(our).or_else(doubled)
}
