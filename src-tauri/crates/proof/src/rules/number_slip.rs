//! Numbers that contradict each other: `17,000 lamps` and, a few words on, `70,000 lamps`.
//!
//! Ears take seventeen for seventy; hands swap the digits of a year. Which of the two is right,
//! only the recording tells.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::tokens::Word;

pub(super) const ID: &str = "number_slip";

/// Words between the two, at most.
const REACH: usize = 80;
/// What is counted stands so many words behind its number, at most.
const COUNTED: usize = 4;
/// Letters of what is counted, at least.
const LEAST_LETTERS: usize = 4;
/// From ten to ninety in words, by what they begin with: the teen and the ty.
const SPOKEN: [(&str, &str); 7] = [
    ("thirteen", "thirty"),
    ("fourteen", "forty"),
    ("fifteen", "fifty"),
    ("sixteen", "sixty"),
    ("seventeen", "seventy"),
    ("eighteen", "eighty"),
    ("nineteen", "ninety"),
];

/// A number, where it stands, and what is counted.
struct Count<'t> {
    word: Word<'t>,
    index: usize,
    digits: String,
    counted: Option<String>,
}

pub(super) fn check(_: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let counts: Vec<Count<'_>> = (0..page.words.len()).filter_map(|at| count(page, at)).collect();
    for (position, second) in counts.iter().enumerate() {
        let near = counts.iter().take(position).rev();
        let near = near.take_while(|first| second.index - first.index <= REACH);
        let mut near = near.take(REACH);
        let Some(first) = near.find(|first| contradicts(first, second)) else { continue };
        let why = format!(
            "“{}” stands nearby and here it is “{}”: one of them may have been misheard or mistyped.",
            first.word.text, second.word.text
        );
        let range = (second.word.start, second.word.end());
        findings.push(page.finding(ID, Certainty::Look, range, Vec::new(), why));
    }
}

fn count<'t>(page: &Page<'t>, index: usize) -> Option<Count<'t>> {
    let word = *page.words.get(index)?;
    let small = word.text.to_lowercase();
    let spoken = SPOKEN.iter().enumerate().find_map(|(nth, (teen, ty))| match small.as_str() {
        text if text == *teen => Some(format!("1{}", nth + 3)),
        text if text == *ty => Some(format!("{}0", nth + 3)),
        _ => None,
    });
    let written = || {
        let plain = word.text.bytes().all(|b| b.is_ascii_digit() || b == b',');
        (plain && word.text.starts_with(|c: char| c.is_ascii_digit()))
            .then(|| word.text.replace(',', ""))
    };
    let digits = spoken.or_else(written)?;
    let behind = page.words.iter().skip(index + 1).take(COUNTED);
    let mut things = behind.filter(|word| word.text.chars().count() >= LEAST_LETTERS);
    let counted = things.find(|word| word.text.ends_with('s'));
    let counted = counted.map(|word| word.text.to_lowercase());
    Some(Count { word, index, digits, counted })
}

fn contradicts(first: &Count<'_>, second: &Count<'_>) -> bool {
    let same_thing = first.counted.is_some() && first.counted == second.counted;
    is_misheard(&first.digits, &second.digits) && same_thing
        || are_swapped_years(&first.digits, &second.digits)
}

/// 17 and 70, 17,000 and 70,000.
fn is_misheard(one: &str, other: &str) -> bool {
    let teen_and_ty = |teen: &str, ty: &str| {
        teen.len() == ty.len()
            && teen.len() >= 2
            && teen.strip_prefix('1').zip(ty.get(1..)).is_some_and(|(unit, rest)| {
                unit.get(..1).is_some_and(|unit| unit != "0" && ty.starts_with(unit))
                    && rest.bytes().all(|b| b == b'0')
                    && unit.bytes().skip(1).all(|b| b == b'0')
            })
    };
    teen_and_ty(one, other) || teen_and_ty(other, one)
}

/// 1985 and 1958 may both be meant; 1985 and 1895 are a century apart, and hardly are.
fn are_swapped_years(one: &str, other: &str) -> bool {
    let year =
        |digits: &str| digits.len() == 4 && (digits.starts_with('1') || digits.starts_with("20"));
    let (a, b) = (one.as_bytes(), other.as_bytes());
    year(one)
        && year(other)
        && matches!((a, b), (&[a0, a1, a2, a3], &[b0, b1, b2, b3])
            if a0 == b0 && a1 != a2 && a1 == b2 && a2 == b1 && a3 == b3)
}
