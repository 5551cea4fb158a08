//! `tests/comparing/*.txt`: each case has the text before, the text after, and what is told:
//!
//! ```text
//! ADA: The well was deap.
//! ---
//! ADA: The well was deep.
//! ---
//! words: deap -> deep
//! ```

use std::fmt::Write;

use transcript::compare::{Difference, Kind, compare};
use transcript::{SpeakerId, TimeMs, Transcript, TurnId, TurnKind, check, ops};

use crate::cases::every;

#[test]
fn what_is_told_is_what_an_editor_would_say() {
    every("tests/comparing", 30, |[before, after]| told(&before, &after));
}

/// One line for each difference. Each is given back by itself, and all of them are.
fn told(before: &Transcript, after: &Transcript) -> String {
    let comparison = compare(before, after);
    let mut told = String::new();
    for (index, difference) in comparison.differences.iter().enumerate() {
        writeln!(told, "{}", line(difference, before, after)).expect("text");
        give_back(before, after, &[index]);
    }
    let all: Vec<usize> = (0..comparison.differences.len()).collect();
    assert!(comparison.is_empty() || give_back(before, after, &all) == *before, "{told}");
    told
}

fn give_back(before: &Transcript, after: &Transcript, chosen: &[usize]) -> Transcript {
    let comparison = compare(before, after);
    let change =
        ops::restore_differences(after, &comparison, before, chosen, TurnId(1_000)).expect("fits");
    let mut result = after.clone();
    change.apply(&mut result).expect("fits");
    assert_eq!(check(&result), Ok(()));
    result
}

fn line(difference: &Difference, before: &Transcript, after: &Transcript) -> String {
    let shown = |words: &str| words.replace('\n', "¶").replace(' ', "·");
    let (removed, inserted) = match &difference.kind {
        // Where white space alone differs, it has to be seen.
        Kind::Words { .. }
            if difference.removed.trim().is_empty() && difference.inserted.trim().is_empty() =>
        {
            (shown(&difference.removed), shown(&difference.inserted))
        }
        _ => {
            let trimmed = |words: &str| words.trim_matches(' ').replace('\n', "¶");
            (trimmed(&difference.removed), trimmed(&difference.inserted))
        }
    };
    let arrow = format!("{removed} -> {inserted}");
    let arrow = arrow.trim();
    let new = difference.after.map(|extent| (extent.from.turn.0, extent.from.at.0));
    let old = difference.before.map(|extent| (extent.from.turn.0, extent.from.at.0));
    let place = |place: Option<(u64, usize)>| {
        place.map_or("nowhere".to_owned(), |(turn, at)| format!("{turn}:{at}"))
    };
    let label = |of: &Transcript, id: &Option<SpeakerId>| {
        id.and_then(|id| of.speaker(id)).map_or("nobody".to_owned(), |s| s.label.clone())
    };
    let clock = |time: &Option<TimeMs>| time.map_or("no time".to_owned(), TimeMs::clock);
    match &difference.kind {
        Kind::Words { punctuation_only: true, .. } => format!("marks: {arrow}"),
        Kind::Words { case_only: true, .. } => format!("case: {arrow}"),
        Kind::Words { .. } => format!("words: {arrow}"),
        Kind::Moved => format!("moved from {} to {}: {inserted}", place(old), place(new)),
        Kind::TurnAdded => format!("turn added {}: {inserted}", place(new)),
        Kind::TurnRemoved => format!("turn removed {}: {removed}", place(old)),
        Kind::Split => format!("split at {} into {}", place(old), place(new)),
        Kind::Merged => format!("merged {} at {}", place(old), place(new)),
        Kind::Retagged { from, to } => {
            format!("retagged {}: {} -> {}", place(new), label(before, from), label(after, to))
        }
        Kind::Retimed { from, to } => {
            format!("retimed {}: {} -> {}", place(new), clock(from), clock(to))
        }
        Kind::TurnKind { to: TurnKind::Cue, .. } => format!("cue {}", place(new)),
        Kind::TurnKind { .. } => format!("speech {}", place(new)),
        Kind::Link { from, to } => {
            let url = |url: &Option<String>| url.clone().unwrap_or("none".to_owned());
            format!("link: {inserted}: {} -> {}", url(from), url(to))
        }
        Kind::Emphasis { added } => {
            format!("stress {}: {inserted}", if *added { "on" } else { "off" })
        }
        Kind::Speaker { .. } => format!("speaker: {arrow}"),
        Kind::SpeakerOrder => "order of speakers".to_owned(),
        Kind::Title => format!("title: {arrow}"),
        Kind::PendingLinks { .. } => "pending links".to_owned(),
    }
}
