//! What holds for every two states of a transcript.

use proptest::prelude::*;
use transcript::compare::{Comparison, Kind, Sides, Step, compare};
use transcript::{
    ByteOffset, Comment, CommentId, Moment, Proposal, Remark, Span, SpanKind, Suggestion,
    SuggestionId, Transcript, TurnId, check, ops,
};

use crate::chance::{edited, steps, transcripts};

/// Beyond all ids that chance gives.
const FRESH: TurnId = TurnId(10_000);

/// The transcript after the chosen differences were given back, by the law of changes.
fn given_back(
    before: &Transcript,
    now: &Transcript,
    comparison: &Comparison,
    chosen: &[usize],
) -> Transcript {
    let fresh = FRESH.max(TurnId(now.last_turn_id().0 + 1));
    let change = ops::restore_differences(now, comparison, before, chosen, fresh).unwrap();
    let mut result = now.clone();
    change.apply(&mut result).expect("the change fits");
    assert_eq!(check(&result), Ok(()));
    let mut back = result.clone();
    change.invert().apply(&mut back).expect("it can be taken back");
    assert_eq!(&back, now);
    result
}

fn all(comparison: &Comparison) -> Vec<usize> {
    (0..comparison.differences.len()).collect()
}

/// Without what is not told: ids of turns, pages, and which of two spans that begin together is
/// listed first.
fn told(transcript: &Transcript) -> Transcript {
    let mut told = transcript.clone();
    for (at, turn) in told.turns.iter_mut().enumerate() {
        (turn.id, turn.page) = (TurnId(at as u64), None);
        turn.spans.sort_by_key(|span| (span.start, span.end, format!("{:?}", span.kind)));
    }
    told
}

/// The words with the borders between them.
fn words(transcript: &Transcript) -> Vec<&str> {
    transcript.turns.iter().map(|turn| turn.text.as_str()).collect()
}

/// Giving back all of what differs makes the transcript what it was.
fn all_gives_before(before: &Transcript, now: &Transcript) {
    let comparison = compare(before, now);
    let result = given_back(before, now, &comparison, &all(&comparison));
    if comparison.is_empty() {
        assert_eq!(told(&result), told(before));
    } else {
        assert_eq!(&result, before);
    }
}

/// Each turn on a way through both texts, without what stands on one side only.
fn walked(walk: &[Step<'_>], without: Sides) -> Vec<(TurnId, String)> {
    let mut turns: Vec<(TurnId, String)> = Vec::new();
    for step in walk {
        match step {
            Step::Turn { before, after, .. } => {
                let own = if without == Sides::After { before } else { after };
                turns.extend(own.map(|turn| (turn.id, String::new())));
            }
            Step::Words { side, text, .. } if *side != without => {
                turns.last_mut().expect("words are in a turn").1.push_str(text);
            }
            Step::Words { .. } => {}
        }
    }
    turns
}

fn texts(transcript: &Transcript) -> Vec<(TurnId, String)> {
    transcript.turns.iter().map(|turn| (turn.id, turn.text.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_differs_from_itself(transcript in transcripts()) {
        prop_assert!(compare(&transcript, &transcript).is_empty());
    }

    #[test]
    fn all_given_back_is_what_was(before in transcripts(), steps in steps()) {
        let now = edited(&before, &steps, 100);
        all_gives_before(&before, &now);
        all_gives_before(&now, &before);
    }

    #[test]
    fn all_of_another_transcript_is_given_back(before in transcripts(), now in transcripts()) {
        all_gives_before(&before, &now);
    }

    #[test]
    fn none_given_back_changes_nothing(before in transcripts(), steps in steps()) {
        let now = edited(&before, &steps, 100);
        let comparison = compare(&before, &now);
        let change = ops::restore_differences(&now, &comparison, &before, &[], FRESH).unwrap();
        prop_assert!(change.is_empty());
    }

    #[test]
    fn some_given_back_and_then_the_rest_is_what_was(
        before in transcripts(),
        steps in steps(),
        pick in any::<u64>(),
    ) {
        let now = edited(&before, &steps, 100);
        let comparison = compare(&before, &now);
        let chosen: Vec<usize> =
            all(&comparison).into_iter().filter(|at| pick >> (at % 64) & 1 == 1).collect();
        let some = given_back(&before, &now, &comparison, &chosen);
        all_gives_before(&before, &some);
    }

    // A speaker who came goes only when the turns that are his are gone: so each has its turn.
    #[test]
    fn one_after_the_other_given_back_is_what_was(before in transcripts(), steps in steps()) {
        let mut now = edited(&before, &steps, 100);
        let mut comparison = compare(&before, &now);
        let most = 3 * comparison.differences.len() + 3;
        for round in 0..most {
            if comparison.is_empty() {
                break;
            }
            now = given_back(&before, &now, &comparison, &[round % comparison.differences.len()]);
            comparison = compare(&before, &now);
        }
        prop_assert!(comparison.is_empty(), "{:?}", comparison.differences);
        prop_assert_eq!(words(&now), words(&before));
    }

    #[test]
    fn the_walk_is_both_texts(before in transcripts(), steps in steps()) {
        let now = edited(&before, &steps, 100);
        let comparison = compare(&before, &now);
        let walk = comparison.walk(&before, &now);
        prop_assert_eq!(walked(&walk, Sides::After), texts(&before));
        prop_assert_eq!(walked(&walk, Sides::Before), texts(&now));
        // Every difference that is of a place is met on the way.
        let mut met = std::collections::HashSet::new();
        for step in &walk {
            match step {
                Step::Turn { differences, .. } => met.extend(differences.iter().copied()),
                Step::Words { difference, .. } => met.extend(*difference),
            }
        }
        for (index, difference) in comparison.differences.iter().enumerate() {
            let is_met = met.contains(&index) || difference.before.is_none();
            let is_mark = matches!(difference.kind, Kind::Link { .. } | Kind::Emphasis { .. });
            prop_assert!(is_met || is_mark, "{:?}", difference);
        }
    }

    #[test]
    fn the_words_of_all_differences_lead_from_one_to_the_other(
        before in transcripts(),
        steps in steps(),
    ) {
        let now = edited(&before, &steps, 100);
        let comparison = compare(&before, &now);
        // The same differences, given back from the other side, are the way there.
        let back = compare(&now, &before);
        let there = given_back(&now, &before, &back, &all(&back));
        prop_assert_eq!(told(&there), told(&now));
        prop_assert_eq!(comparison.is_empty(), back.is_empty());
    }
}

/// The transcript with a comment on each turn's first word and a suggestion on its last.
pub(crate) fn reviewed(mut transcript: Transcript) -> Transcript {
    let review = Suggestion {
        id: SuggestionId(1),
        author: "Bo".to_owned(),
        at: Moment(1),
        proposal: Proposal::Words,
    };
    let remark = Remark { author: "Bo".to_owned(), at: Moment(1), text: "So?".to_owned() };
    for (turn, id) in transcript.turns.iter_mut().zip(1..) {
        let (first, last) = (turn.text.find(' '), turn.text.rfind(' '));
        let mut span = |start: usize, end: usize, kind| {
            if start < end {
                turn.spans.push(Span { start: ByteOffset(start), end: ByteOffset(end), kind });
            }
        };
        span(0, first.unwrap_or(0), SpanKind::Comment { comment: CommentId(id) });
        let end = turn.text.len();
        span(last.unwrap_or(end), end, SpanKind::Inserted { suggestion: SuggestionId(1) });
        turn.spans.sort_by_key(|span| span.start);
        let remarks = vec![remark.clone()];
        let (quote, resolved) = (String::new(), false);
        let comment = Comment { id: CommentId(id), turn: turn.id, quote, remarks, resolved };
        transcript.comments.push(comment);
    }
    transcript.suggestions.push(review);
    transcript
}

/// The words that each comment or suggestion is on.
fn review(transcript: &Transcript) -> Vec<(String, &str)> {
    let mut on = Vec::new();
    for turn in &transcript.turns {
        for Span { start, end, kind } in &turn.spans {
            if !matches!(kind, SpanKind::Link { .. } | SpanKind::Emphasis) {
                on.push((format!("{kind:?}"), &turn.text[start.0..end.0]));
            }
        }
    }
    on.sort();
    on
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn reviews_stay_whatever_is_given_back(
        before in transcripts(),
        steps in steps(),
        pick in any::<u64>(),
    ) {
        let now = reviewed(edited(&before, &steps, 100));
        // Those of the state before are not what comes back.
        let comparison = compare(&reviewed(before.clone()), &now);
        prop_assert_eq!(&comparison, &compare(&before, &now));
        let chosen: Vec<usize> =
            all(&comparison).into_iter().filter(|at| pick >> (at % 64) & 1 == 1).collect();
        let some = given_back(&reviewed(before), &now, &comparison, &chosen);
        prop_assert_eq!(&some.comments, &now.comments);
        prop_assert_eq!(&some.suggestions, &now.suggestions);
        let words = |of: &[usize]| of.iter().all(|at| {
            !matches!(comparison.differences[*at].kind, Kind::Words { .. } | Kind::Moved
                | Kind::TurnAdded | Kind::TurnRemoved | Kind::Split | Kind::Merged)
        });
        if words(&chosen) {
            prop_assert_eq!(review(&some), review(&now));
        }
    }
}
