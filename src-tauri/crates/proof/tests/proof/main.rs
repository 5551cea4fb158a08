//! What the rules find, what they leave alone, and what holds whatever the text.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

mod cases;
mod cipher;
mod clean;
mod fonts;
mod goldens;
mod placing;
mod properties;
mod reader;
mod sample;
mod words;

use proof::{Editor, Evidence, Finding, Lexicon};
use transcript::{Change, Splice, TextEdit, TextSplice, Transcript};

/// Everything found in a transcript that nobody vouches for.
fn proofed(transcript: &Transcript) -> (Evidence, Vec<Finding>) {
    let evidence = Evidence::gather(transcript, Lexicon::english());
    let findings = proof::proof(transcript, &evidence, Lexicon::english(), &Editor::default());
    (evidence, findings)
}

/// The transcript with the first suggestions of some findings applied.
fn corrected(
    transcript: &Transcript,
    findings: &[Finding],
    applies: impl Fn(&Finding) -> bool,
) -> Transcript {
    let splices = transcript.turns.iter().filter_map(|turn| {
        let here = findings.iter().filter(|finding| finding.turn == turn.id && applies(finding));
        let edits: Vec<TextEdit> = here
            .filter_map(|finding| {
                let inserted = finding.suggestions.first()?.clone();
                Some(TextEdit { at: finding.start, removed: finding.text.clone(), inserted })
            })
            .collect();
        let (removed_spans, inserted_spans) = (turn.spans.clone(), turn.spans.clone());
        (!edits.is_empty()).then_some(Splice::Text(TextSplice {
            turn: turn.id,
            edits,
            removed_spans,
            inserted_spans,
        }))
    });
    let change = Change { splices: splices.collect() };
    let mut corrected = transcript.clone();
    change.apply(&mut corrected).expect("findings fit the text they were found in");
    corrected
}
