//! Sounds such as `um` without the commas that the others in the document have.

use transcript::Transcript;

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};
use crate::tokens::chunks;

use super::neighbours::{gap_before, is_any};

pub(super) const ID: &str = "filler_comma";

const SOUNDS: [&str; 5] = ["er", "erm", "uh", "uhm", "um"];
/// With commas is the habit of a document when it has so many times more of them than without.
const HABIT: usize = 4;
/// And so many of them.
const LEAST: usize = 4;

/// How often a document has a comma behind a sound, and how often it goes on without.
pub(super) struct FillerCommas {
    with: usize,
    without: usize,
}

impl FillerCommas {
    pub(super) fn read(transcript: &Transcript) -> Self {
        let mut commas = Self { with: 0, without: 0 };
        for chunk in transcript.turns.iter().flat_map(|turn| chunks(&turn.text)) {
            let sound = chunk.text.trim_end_matches(',');
            if is_sound(sound) {
                if sound.len() < chunk.text.len() {
                    commas.with += 1;
                } else {
                    commas.without += 1;
                }
            }
        }
        commas
    }

    fn is_habit(&self) -> bool {
        self.with >= LEAST && self.with >= HABIT * self.without
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    if !desk.habits.filler_commas.is_habit() {
        return;
    }
    for (index, sound) in page.words.iter().enumerate() {
        if lacks_comma(page, index) {
            let Some(first) = page.words.get(index - 1) else { continue };
            let meant = vec![format!("{}, {}", first.text, sound.text)];
            let why = format!("A comma parts “{}” from what is said.", sound.text);
            let range = (first.start, sound.end());
            findings.push(page.finding(ID, Certainty::Look, range, meant, why));
        }
        if !is_sound(sound.text) {
            continue;
        }
        let (before, after) = (gap_before(page, index), gap_before(page, index + 1));
        let Some(next) = page.words.get(index + 1) else { continue };
        let opens = before == " ";
        if !matches!(after, " " | ", ") || !opens && after != " " {
            continue;
        }
        let first = index.checked_sub(1).and_then(|before| page.words.get(before));
        let (start, meant) = match first.filter(|_| opens) {
            Some(first) => (first.start, format!("{}, {}, {}", first.text, sound.text, next.text)),
            None => (sound.start, format!("{}, {}", sound.text, next.text)),
        };
        let why = format!("Elsewhere “{}” stands between commas.", sound.text.to_lowercase());
        findings.push(page.finding(ID, Certainty::Likely, (start, next.end()), vec![meant], why));
    }
}

fn is_sound(word: &str) -> bool {
    SOUNDS.iter().any(|sound| sound.eq_ignore_ascii_case(word))
}

/// `The lamp yeah, is here`: a comma on one side only.
fn lacks_comma(page: &Page<'_>, index: usize) -> bool {
    /// They are said in one breath with it.
    const WITH: [&str; 13] =
        ["and", "but", "er", "hell", "like", "no", "oh", "or", "so", "uh", "um", "well", "yeah"];
    is_any(page, index, &["yeah"])
        && index > 0
        && gap_before(page, index) == " "
        && gap_before(page, index + 1) == ", "
        && !is_any(page, index - 1, &WITH)
}
