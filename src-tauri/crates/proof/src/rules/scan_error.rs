//! Words in which a scanner took letters for others that look like them.

use crate::context::Neighbours;
use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::lexicon::{KNOWN, Lexicon};
use crate::shape;
use crate::tokens::Word;

use super::confusions::Misread;
use super::neighbours::around;

pub(super) const ID: &str = "scan_error";

/// A word that occurs more often is one of the document's own, unless its scanner is known for it.
const OWN_WORD: u32 = 2;
/// How many times more often than its misreading a name stands in the document.
const OWN_NAME: u32 = 5;
/// Score from which on a short word is so common that others are taken for it.
const COMMON: f64 = 6.0;
/// How much each neighbour speaks for a word that is to stand in another one's place.
const LEAN: f64 = 1.5;

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for (index, word) in page.words.iter().enumerate() {
        let range = (word.start, word.end());
        if let Some(number) = number(word.text) {
            let why = "Letters stand in this number that look like digits.".to_owned();
            findings.push(page.finding(ID, Certainty::Likely, range, vec![number], why));
            continue;
        }
        let scans = &desk.habits.scans;
        if let Some(misread) = scans.of(word.text) {
            if let Some(certainty) = certainty(word.text, misread, desk.lexicon)
                && !desk.vouches(word.text)
                && desk.opinion(word.text).verdict.is_none()
            {
                let readings = misread.readings.clone();
                findings.push(page.finding(ID, certainty, range, readings, why(misread)));
            }
        } else if let Some(meant) = other_word(desk, page, index, word) {
            let why = format!(
                "Letters like these are confused all over, and “{meant}” goes with the words beside it."
            );
            findings.push(page.finding(ID, Certainty::Likely, range, vec![meant], why));
        }
    }
}

fn certainty(word: &str, misread: &Misread, lexicon: &Lexicon) -> Option<Certainty> {
    let first = misread.readings.first()?;
    let length = first.chars().count().min(word.chars().count());
    let odd = shape::has_odd_characters(word) || !shape::is_ordinary(word);
    let name = shape::starts_upper(word) && misread.used.inside > 0 && !odd;
    let own_name = misread.uses >= OWN_NAME * misread.used.count;
    let (gain, margin) = (misread.gain, misread.margin);
    if misread.settled {
        let long = length >= 5 || length >= 4 && gain >= 5.0;
        // What only the document has may be misread itself.
        let sure = gain >= 3.5 && margin >= 1.5 && long && !name && lexicon.knows(first);
        let likely = gain >= 0.5 && (!name || own_name || gain >= 3.0);
        return if sure { Some(Certainty::Certain) } else { likely.then_some(Certainty::Likely) };
    }
    let telling = match length {
        0..3 => false,
        3 => gain >= 0.5 && misread.score >= COMMON,
        _ if odd => gain >= 1.5,
        4..6 => gain >= 4.5 || gain >= 1.0 && misread.score >= COMMON,
        _ => gain >= 2.5,
    };
    let rare = misread.used.count <= OWN_WORD && (!name || own_name && length >= 5);
    (rare && telling && margin >= 0.7).then_some(Certainty::Likely)
}

fn why(misread: &Misread) -> String {
    let (shown, meant) = (misread.confusion.shown, misread.confusion.meant);
    if misread.settled {
        let words = misread.words;
        format!(
            "In {words} words here “{shown}” stands where “{meant}” is meant, as scanners read it."
        )
    } else {
        format!("Scanners take “{meant}” for “{shown}”; no word list has the word as it stands.")
    }
}

/// `2O04`, `l984`: digits with letters between or in front that look like them.
fn number(word: &str) -> Option<String> {
    let digit = |c: char| match c {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => c.is_ascii_digit().then_some(c),
    };
    let plain = word.chars().filter(char::is_ascii_digit).count();
    let ends = word.ends_with(|c: char| c.is_ascii_digit());
    let starts = word.starts_with(|c: char| c.is_ascii_digit());
    // `0o17`, and `l10` as names are given.
    let shape = plain >= 2 && ends && (starts || plain >= 3) && !word.starts_with('0');
    if !shape || plain == word.len() || !word.is_ascii() {
        return None;
    }
    let starts_round = word.starts_with(['O', 'o']);
    (!starts_round).then(|| word.chars().map(digit).collect()).flatten()
}

/// A word that is one itself, where the letters that are confused here make another of it and both
/// neighbours speak for that.
fn other_word(
    desk: &mut Desk<'_>,
    page: &Page<'_>,
    index: usize,
    word: &Word<'_>,
) -> Option<String> {
    let lexicon = desk.lexicon;
    let others = desk.habits.scans.other_words(word.text, lexicon);
    let shown = lexicon.score(word.text).filter(|score| *score >= KNOWN)?;
    let (before, after) = around(page, index);
    let lean =
        |meant: &str, before, after| Neighbours { before, after }.lean(meant, word.text, lexicon);
    let speaks = |meant: &String| {
        let left = lean(meant, before, None);
        let right = lean(meant, None, after);
        let common = lexicon.score(meant).unwrap_or(0.0) - shown;
        left.min(right) >= LEAN && left + right + common >= 3.0
    };
    others.into_iter().find(speaks)
}
