//! Commas that part what belongs together: `kind, of`, or a subject from its verb.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

use super::neighbours::{gap_before, is_any, sentences, small};

pub(super) const ID: &str = "stray_comma";

/// Pairs that no comma parts.
const TOGETHER: [(&str, &str); 8] = [
    ("bunch", "of"),
    ("couple", "of"),
    ("kind", "of"),
    ("kinds", "of"),
    ("lot", "of"),
    ("lots", "of"),
    ("sort", "of"),
    ("sorts", "of"),
];
/// `Of this kind, of all kinds`.
const SHOWN: [&str; 8] = ["any", "each", "every", "same", "some", "that", "the", "this"];
/// With another verb behind them they are verbs that help.
const HELPING: [&str; 9] =
    ["can", "can't", "could", "had", "has", "have", "will", "won't", "would"];
/// They make sounds between commas and part nothing.
const SOUNDS: [&str; 8] = ["er", "hm", "mm", "right", "uh", "um", "so", "and"];
/// What begins with them is no subject, or its comma is right.
const OPENERS: [&str; 40] = [
    "after", "although", "as", "at", "because", "before", "besides", "between", "but", "by",
    "despite", "during", "even", "for", "from", "given", "how", "if", "in", "instead", "like",
    "of", "on", "once", "since", "though", "through", "to", "under", "unless", "until", "what",
    "whatever", "when", "whenever", "where", "whether", "while", "who", "with",
];
/// `He came, had tea, and left`: with them in front a verb has mostly been said.
const PERSONS: [&str; 8] = ["he", "i", "it", "she", "there", "they", "we", "you"];
/// Behind them a verb is not the one that the subject waits for.
const NO_NOUNS: [&str; 46] = [
    "away", "back", "down", "in", "off", "on", "out", "over", "through", "up", "a", "again",
    "also", "an", "and", "be", "been", "do", "here", "he", "however", "i", "is", "it", "just",
    "know", "mean", "me", "not", "now", "of", "only", "or", "she", "so", "that", "the", "them",
    "then", "there", "they", "this", "too", "was", "we", "you",
];
/// Behind a helping verb they show that it asks or stands alone.
const NO_VERBS: [&str; 16] = [
    "a", "all", "an", "he", "i", "it", "no", "she", "some", "that", "the", "there", "they", "this",
    "we", "you",
];

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    if !page.turn.text.contains(", ") {
        return;
    }
    for (start, end) in sentences(page) {
        // Where the piece between two commas begins, and whether only a sound stood before it.
        let (mut piece, mut lead) = (start, true);
        for index in start + 1..end {
            if gap_before(page, index) != ", " {
                continue;
            }
            let (before, after) = (small(page, index - 1), small(page, index));
            let course = small(page, index + 1) == "course";
            let shown = index > start + 1
                && gap_before(page, index - 1) == " "
                && SHOWN.contains(&small(page, index - 2).as_str());
            let together =
                TOGETHER.contains(&(before.as_str(), after.as_str())) && !course && !shown;
            if together
                || lead
                    && parts_subject(page, (piece, index), end)
                    // `He can read, can write`: the verbs have one subject, said long before.
                    && !(start..index).any(|at| is_any(page, at, &[after.as_str()]))
                || parts_clause(page, (piece, index), end)
            {
                let certainty = if together { Certainty::Likely } else { Certainty::Look };
                push(page, index, certainty, findings);
            }
            // `The, the lamp`: the piece was begun again.
            let again = lead
                && index - piece <= 2
                && (0..index - piece)
                    .all(|nth| small(page, piece + nth) == small(page, index + nth));
            lead = again || is_sound(page, piece, index);
            piece = index;
        }
    }
}

fn push(page: &Page<'_>, index: usize, certainty: Certainty, findings: &mut Vec<Finding>) {
    let (Some(first), Some(second)) = (page.words.get(index - 1), page.words.get(index)) else {
        return;
    };
    let meant = vec![format!("{} {}", first.text, second.text)];
    let why = format!("No comma stands between “{}” and “{}” here.", first.text, second.text);
    findings.push(page.finding(ID, certainty, (first.start, second.end()), meant, why));
}

fn is_sound(page: &Page<'_>, start: usize, end: usize) -> bool {
    match end - start {
        1 => SOUNDS.contains(&small(page, start).as_str()),
        2 => {
            let pair = (small(page, start), small(page, start + 1));
            matches!((pair.0.as_str(), pair.1.as_str()), ("you", "know") | ("i", "mean"))
        }
        _ => false,
    }
}

/// True when a piece that may be a subject runs up to a comma and its verb follows.
fn parts_subject(page: &Page<'_>, (start, comma): (usize, usize), end: usize) -> bool {
    let verb = small(page, comma);
    if !HELPING.contains(&verb.as_str()) || comma + 1 >= end || comma - start < 2 {
        return false;
    }
    let next = small(page, comma + 1);
    let joined = gap_before(page, comma + 1) == " " && !NO_VERBS.contains(&next.as_str());
    let first = small(page, start);
    let last = small(page, comma - 1);
    let inner = (start + 1..comma).all(|index| matches!(gap_before(page, index), " " | "-"));
    joined
        && inner
        && last != verb
        && !PERSONS.contains(&first.as_str())
        && !OPENERS.contains(&first.as_str())
        && !NO_NOUNS.contains(&last.as_str())
        && !last.ends_with("ly")
}

/// `You have a network, that can see`: what follows tells which one.
fn parts_clause(page: &Page<'_>, (start, comma): (usize, usize), end: usize) -> bool {
    const TELLING: [&str; 7] = ["can", "can't", "could", "has", "have", "will", "would"];
    let verb = small(page, comma + 1);
    let joined = comma + 2 < end
        && gap_before(page, comma + 1) == " "
        && gap_before(page, comma + 2) == " "
        && !NO_VERBS.contains(&small(page, comma + 2).as_str());
    let article = (start..comma).rev().skip(1).take(2);
    let mut article = article.map(|index| small(page, index));
    small(page, comma) == "that"
        && TELLING.contains(&verb.as_str())
        && joined
        && !NO_NOUNS.contains(&small(page, comma - 1).as_str())
        && article.any(|word| matches!(word.as_str(), "a" | "an"))
}
