//! Words that the editor corrected in another transcript.

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::memory::Remembered;

pub(super) const ID: &str = "memory";

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    for word in page.words.iter() {
        let remembered = desk.editor.memory.of(word.text).iter();
        let offered: Vec<&Remembered> = remembered
            .filter(|remembered| remembered.may_be_offered(word.text, desk.lexicon))
            .collect();
        let Some(first) = offered.first() else { continue };
        if desk.vouches(word.text) {
            continue;
        }
        let place = match first.origin.as_str() {
            "" => "before".to_owned(),
            origin => format!("in “{origin}”"),
        };
        let why = format!("You corrected “{}” to “{}” {place}.", word.text, first.meant);
        let suggestions = offered.iter().map(|remembered| remembered.meant.clone()).collect();
        let range = (word.start, word.end());
        findings.push(page.finding(ID, Certainty::Likely, range, suggestions, why));
    }
}
