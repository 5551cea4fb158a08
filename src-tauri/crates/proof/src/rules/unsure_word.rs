//! Words of which the recogniser was not sure.

use transcript::{SpanKind, Transcript};

use crate::desk::{Desk, Page};
use crate::finding::{Certainty, Finding};

pub(super) const ID: &str = "unsure_word";

/// Words that were heard surer than this, in percent, are never asked about.
const SURE: u8 = 60;
/// At most one word in so many is asked about: a recogniser that is seldom sure says little with
/// it.
const ONE_IN: usize = 20;

/// How sure a document's recogniser was.
pub(super) struct Hearing {
    /// Words that were heard less surely than this stand out, in percent.
    threshold: u8,
}

impl Hearing {
    pub(super) fn read(transcript: &Transcript) -> Self {
        // How many words were heard with each percentage.
        let mut counts = [0_usize; 101];
        for span in transcript.turns.iter().flat_map(|turn| &turn.spans) {
            if let SpanKind::Heard { confidence: Some(sure), .. } = span.kind
                && let Some(count) = counts.get_mut(usize::from(sure))
            {
                *count += 1;
            }
        }
        let most = counts.iter().sum::<usize>().div_ceil(ONE_IN);
        let mut below = 0;
        let sums = counts.iter().map(|count| {
            below += count;
            below
        });
        // The highest at which no more than the share are less sure.
        let threshold = sums.take_while(|below| *below <= most).count();
        Self { threshold: u8::try_from(threshold).unwrap_or(SURE).min(SURE) }
    }
}

pub(super) fn check(desk: &mut Desk<'_>, page: &Page<'_>, findings: &mut Vec<Finding>) {
    let threshold = desk.habits.hearing.threshold;
    for span in &page.turn.spans {
        let SpanKind::Heard { confidence: Some(sure), .. } = span.kind else { continue };
        let text = page.turn.text.get(span.start.0..span.end.0).unwrap_or_default();
        let word = text.trim_matches(|c: char| !c.is_alphanumeric());
        if sure >= threshold || word.is_empty() {
            continue;
        }
        let start = span.start.0 + text.find(word).unwrap_or_default();
        let why = format!("Heard with {sure} % confidence.");
        let range = (start, start + word.len());
        findings.push(page.finding(ID, Certainty::Look, range, Vec::new(), why));
    }
}
