//! Small words that do not follow each other in English, since one is missing or one too many.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::neighbours::{gap_before, is_any, pairs, small};

pub(super) const ID: &str = "word_clash";

/// What clashes: any of the first words in front of any of the second, and what an editor hears.
struct Clash {
    first: &'static [&'static str],
    second: &'static [&'static str],
    reason: Reason,
}

#[derive(Clone, Copy)]
enum Reason {
    Missing,
    Extra,
    Number,
}

const CLASHES: [Clash; 9] = [
    Clash { first: &["who", "which"], second: &["been"], reason: Reason::Missing },
    Clash {
        first: &["if", "unless", "until", "although"],
        second: &["don't", "doesn't", "didn't", "can't", "couldn't", "won't"],
        reason: Reason::Missing,
    },
    Clash {
        first: &["could", "would", "should"],
        second: &["is", "are", "was", "were", "am", "has", "does", "did", "been"],
        reason: Reason::Missing,
    },
    Clash {
        first: &["a", "an"],
        second: &[
            "the", "of", "with", "from", "these", "those", "my", "our", "their", "your", "them",
            "they", "we", "were", "be",
        ],
        reason: Reason::Extra,
    },
    Clash {
        first: &["the"],
        second: &[
            "of", "an", "my", "our", "their", "your", "these", "those", "they", "we", "them",
            "was", "were",
        ],
        reason: Reason::Extra,
    },
    Clash { first: &["to"], second: &["with", "of"], reason: Reason::Extra },
    Clash { first: &["of"], second: &["to", "with", "for"], reason: Reason::Extra },
    Clash {
        first: &["this"],
        second: &[
            "things", "people", "men", "women", "children", "kids", "guys", "ones", "days",
            "years", "ideas", "words",
        ],
        reason: Reason::Number,
    },
    Clash {
        first: &["these", "those"],
        second: &["thing", "person", "man", "woman", "child", "day", "year", "idea"],
        reason: Reason::Number,
    },
];
/// `Some of things`: what is meant is `some of the things`.
const SHARES: [&str; 7] = ["all", "few", "many", "most", "none", "several", "some"];
const THINGS: [&str; 10] = [
    "things",
    "people",
    "ways",
    "places",
    "ideas",
    "problems",
    "questions",
    "words",
    "students",
    "books",
];
/// `A couple of`, `a lot of`: without the article in front they lack it.
const AMOUNTS: [&str; 5] = ["bit", "bunch", "couple", "lot", "variety"];
const NO_ARTICLE: [&str; 18] = [
    "and", "are", "for", "from", "get", "got", "had", "has", "have", "in", "is", "of", "or",
    "that's", "to", "was", "were", "with",
];
const SUPERLATIVES: [&str; 4] = ["most", "least", "best", "largest"];
/// They are not counted: `a data`, `an advice`.
const MASSES: [&str; 9] = [
    "advice",
    "data",
    "equipment",
    "evidence",
    "feedback",
    "furniture",
    "hardware",
    "information",
    "software",
];

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    clashes(page, findings);
    for index in 1..page.words.len() {
        if gap_before(page, index) != " " {
            continue;
        }
        let found = if is_any(page, index, &AMOUNTS) {
            amount(page, index)
        } else if is_any(page, index, &SUPERLATIVES) {
            most(page, index)
        } else if is_any(page, index, &MASSES) {
            mass(page, index)
        } else if is_any(page, index - 1, &["different"]) {
            different(desk, page, index)
        } else if is_any(page, index - 1, &["of"]) {
            share(page, index).or_else(|| several(desk, page, index))
        } else {
            None
        };
        if let Some((first, last, why)) = found {
            push(page, (first, last), why, findings);
        }
    }
}

fn clashes(page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (first, second) in pairs(page) {
        let exact =
            |word: &str, list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        let found = CLASHES.iter().find(|clash| {
            exact(first.text, clash.first)
                && exact(&second.text.replace('\u{2019}', "'"), clash.second)
        });
        let Some(clash) = found else { continue };
        let rest = page.turn.text.get(second.end()..).unwrap_or("");
        // `The of-clause`, and capitals that name something.
        let named = rest.starts_with(['-', '/', '(', '_']) || rest.starts_with(" course");
        let shout = first.text.chars().skip(1).any(char::is_uppercase)
            || second.text.starts_with(char::is_uppercase)
            || matches!(first.text, "A" | "An");
        if named || shout {
            continue;
        }
        let why = match clash.reason {
            Reason::Missing => {
                format!(
                    "A word seems to be missing between “{}” and “{}”.",
                    first.text, second.text
                )
            }
            Reason::Extra => format!(
                "“{}” and “{}” seldom follow each other: a word may be missing or one too many.",
                first.text, second.text
            ),
            Reason::Number => format!(
                "“{}” and “{}” do not agree: one is for one thing, the other for many.",
                first.text, second.text
            ),
        };
        let range = (first.start, second.end());
        findings.push(page.finding(ID, Certainty::Look, range, Vec::new(), why));
    }
}

/// Words of a page, from the first to the last, and what is wrong with them.
type Found = (usize, usize, String);

/// `And couple of lamps`.
fn amount(page: &Page<'_>, index: usize) -> Option<Found> {
    let (before, amount, after) =
        (small(page, index - 1), small(page, index), small(page, index + 1));
    let bare = NO_ARTICLE.contains(&before.as_str());
    let counted = after == "of" || amount == "couple" && matches!(after.as_str(), "other" | "more");
    (bare && counted && gap_before(page, index + 1) == " ")
        .then(|| (index - 1, index, format!("An article seems to be missing: “a {amount}”.")))
}

/// `Some of things`.
fn share(page: &Page<'_>, index: usize) -> Option<Found> {
    let share = index.checked_sub(2)?;
    let things = is_any(page, index, &THINGS) && is_any(page, share, &SHARES);
    (things && gap_before(page, index - 1) == " ")
        .then(|| (share, index, "A word seems to be missing, such as “the” or “these”.".to_owned()))
}

/// `A test data`: with nothing behind it that would make another word of it, as in `a data set`.
fn mass(page: &Page<'_>, index: usize) -> Option<Found> {
    const ENDS: [&str; 9] = ["and", "for", "from", "in", "is", "on", "that", "to", "was"];
    let gap = gap_before(page, index + 1);
    let ends = gap.starts_with([',', '.', '?', '!', ';'])
        || gap == " " && ENDS.contains(&small(page, index + 1).as_str());
    let article = |at: usize| matches!(small(page, at).as_str(), "a" | "an");
    let first = if article(index - 1) {
        index - 1
    } else {
        let at = index.checked_sub(2).filter(|&at| article(at))?;
        let between = small(page, index - 1);
        let plain = gap_before(page, index - 1) == " " && between.len() > 2;
        (plain && !matches!(between.as_str(), "little" | "lot")).then_some(at)?
    };
    let mass = small(page, index);
    ends.then(|| (first, index, format!("“{mass}” takes no “a” or “an”.")))
}

/// `A pair of lamp.`
fn several(desk: &Desk<'_>, page: &Page<'_>, index: usize) -> Option<Found> {
    let of = index.checked_sub(2)?;
    let pair = is_any(page, of, &["pair", "pairs", "couple", "sequence"]);
    if !pair || gap_before(page, index - 1) != " " {
        return None;
    }
    let thing = small(page, index);
    let gap = gap_before(page, index + 1);
    let ends = gap.starts_with([',', '.', '?', '!']) || small(page, index + 1) == "that";
    let several = desk.lexicon.score(&format!("{thing}s")).is_some_and(|score| score >= 4.0);
    (ends && several && !thing.ends_with('s') && thing.len() > 3)
        .then(|| (of, index, format!("“{} of” takes more than one {thing}.", small(page, of))))
}

fn push(page: &Page<'_>, (first, last): (usize, usize), why: String, findings: &mut Vec<Finding>) {
    let (Some(first), Some(last)) = (page.words.get(first), page.words.get(last)) else { return };
    let range = (first.start, last.end());
    findings.push(page.finding(ID, Certainty::Look, range, Vec::new(), why));
}

/// `It has different name`: one has a, more are names.
fn different(desk: &Desk<'_>, page: &Page<'_>, index: usize) -> Option<Found> {
    let verb = index.checked_sub(2)?;
    let bare = is_any(page, verb, &["has", "have", "had", "gets", "got", "uses"]);
    let thing = small(page, index);
    let gap = gap_before(page, index + 1);
    let several = desk.lexicon.score(&format!("{thing}s")).is_some_and(|score| score >= 4.0);
    (bare && gap.starts_with(['.', ',']) && several && !thing.ends_with('s') && thing.len() > 3)
        .then(|| (index - 1, index, format!("Either “a different {thing}” or several are meant.")))
}

/// `Take 10 most frequent words`: the most is one of a kind, and has the in front.
fn most(page: &Page<'_>, index: usize) -> Option<Found> {
    const BEFORE: [&str; 9] =
        ["choose", "find", "give", "list", "pick", "select", "show", "take", "use"];
    let number = small(page, index - 1);
    let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b',');
    let bare = small(page, index.checked_sub(2)?);
    let follows = gap_before(page, index + 1) == " " && gap_before(page, index - 1) == " ";
    (follows && digits && !number.is_empty() && BEFORE.contains(&bare.as_str()))
        .then(|| (index - 1, index, format!("“The” seems to be missing before “{number}”.")))
}
