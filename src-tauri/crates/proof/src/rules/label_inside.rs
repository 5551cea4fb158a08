//! Labels of speakers inside what somebody says.

use transcript::ByteOffset;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::repair::Repair;
use crate::shape::is_upper;

pub(super) const ID: &str = "label_inside";

/// What may stand in front of a label that is not in capitals.
const ENDS: [char; 9] = ['.', '?', '!', '\u{2026}', '"', '\u{201d}', ')', ']', '\u{2014}'];

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let text = page.turn.text.as_str();
    for (colon, _) in text.match_indices(':') {
        let Some((head, rest)) = text.split_at_checked(colon) else { continue };
        let Some((label, speaker)) = desk.habits.voices.label_at_end(head) else { continue };
        let at = colon - label.len();
        let Some(before) = text.get(..at).filter(|before| before.ends_with(char::is_whitespace))
        else {
            continue;
        };
        // Two capitals may be a word that is explained, as in `the end: …`.
        let plain = is_upper(label) && label.chars().count() > 2;
        let ends = before.ends_with('\n') || before.trim_end().ends_with(ENDS);
        let behind = rest.get(1..).unwrap_or("");
        if before.trim().is_empty() || !(plain || ends) || !behind.starts_with(char::is_whitespace)
        {
            continue;
        }
        let words = without_time(behind.trim_start());
        if words.is_empty() {
            continue;
        }
        let resume = text.len() - words.len();
        let why = format!("“{label}:” is the label of a speaker, inside a turn.");
        let finding = page.finding(ID, Certainty::Likely, (at, colon + 1), Vec::new(), why);
        let (at, resume) = (ByteOffset(at), ByteOffset(resume));
        let repair = Repair::Split { at, resume, speaker: Some(speaker) };
        findings.push(Finding { repair: Some(repair), ..finding });
    }
}

/// What follows the time behind a label.
fn without_time(text: &str) -> &str {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let time = first.trim_matches(['(', ')', '[', ']']);
    let is_time = time.contains(':') && time.bytes().all(|b| b.is_ascii_digit() || b == b':');
    if is_time { rest.trim_start() } else { text }
}
