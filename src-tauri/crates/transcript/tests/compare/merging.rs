//! What holds whatever two hands made of one transcript.

use std::collections::HashMap;

use proptest::prelude::*;
use transcript::compare::{Kind, compare};
use transcript::ops::{self, Merged, Theirs};
use transcript::{Moment, SpanKind, SuggestionId, Transcript, TurnId, check};

use crate::chance::{edited, steps, transcripts};

fn merged(base: &Transcript, mine: &Transcript, theirs: &Transcript) -> (Transcript, Merged) {
    let theirs = Theirs { transcript: theirs, author: "Bo", at: Moment(7) };
    let merged = ops::merge(base, mine, theirs, TurnId(9_000));
    let mut result = mine.clone();
    merged.change.apply(&mut result).expect("a merge fits mine");
    assert_eq!(check(&result), Ok(()));
    let mut back = result.clone();
    merged.change.invert().apply(&mut back).expect("it can be taken back");
    assert_eq!(&back, mine);
    (result, merged)
}

/// The texts of the turns with the suggestions that mine had not decided.
fn decided(result: &Transcript, mine: &Transcript, accept: bool) -> Vec<String> {
    let is_new = |id: SuggestionId| mine.suggestion(id).is_none();
    let texts = result.turns.iter().map(|turn| {
        let goes = |at: usize| {
            turn.spans.iter().any(|span| {
                let goes = match span.kind {
                    SpanKind::Deleted { suggestion } => accept && is_new(suggestion),
                    SpanKind::Inserted { suggestion } => !accept && is_new(suggestion),
                    _ => false,
                };
                goes && (span.start.0..span.end.0).contains(&at)
            })
        };
        let kept = turn.text.char_indices().filter(|(at, _)| !goes(*at));
        kept.map(|(_, c)| c).collect()
    });
    texts.collect()
}

fn words(texts: &[String]) -> HashMap<String, usize> {
    let mut count = HashMap::new();
    for word in texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())) {
        *count.entry(word.to_owned()).or_default() += 1;
    }
    count.remove("");
    count
}

fn texts(of: &Transcript) -> Vec<String> {
    of.turns.iter().map(|turn| turn.text.clone()).collect()
}

/// Words that came between two states, wherever they stand.
fn inserted(before: &Transcript, after: &Transcript) -> Vec<String> {
    let comparison = compare(before, after);
    let came = comparison.differences.iter().filter(|difference| {
        matches!(difference.kind, Kind::Words { .. } | Kind::TurnAdded | Kind::Moved)
    });
    let before = words(&texts(before));
    let came: Vec<String> = came.map(|difference| difference.inserted.clone()).collect();
    words(&came).into_keys().filter(|word| !before.contains_key(word)).collect()
}

/// The same steps with words that no other transcript has.
fn marked(steps: &[crate::chance::Step], mark: &str) -> Vec<crate::chance::Step> {
    let named = |(number, (kind, n, words)): (usize, &crate::chance::Step)| {
        (*kind, *n, format!("{words} {mark}{number} "))
    };
    steps.iter().enumerate().map(named).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_inserted_word_of_either_side_is_lost(
        base in transcripts(),
        one in steps(),
        other in steps(),
    ) {
        let mine = edited(&base, &marked(&one, "mine"), 100);
        let theirs = edited(&base, &marked(&other, "theirs"), 100);
        let (result, _) = merged(&base, &mine, &theirs);
        let (rejected, accepted) =
            (decided(&result, &mine, false), decided(&result, &mine, true));
        let (rejected, accepted) = (words(&rejected), words(&accepted));
        for word in inserted(&base, &mine) {
            prop_assert!(rejected.contains_key(&word), "{word} of mine: {result:?}");
        }
        for word in inserted(&base, &theirs) {
            prop_assert!(accepted.contains_key(&word), "{word} of theirs: {result:?}");
        }
    }

    #[test]
    fn one_side_alone_is_in_force(base in transcripts(), steps in steps()) {
        let after = edited(&base, &steps, 100);
        let (result, outcome) = merged(&base, &after, &base);
        prop_assert_eq!(&result, &after);
        prop_assert_eq!(outcome, Merged::default());
        let (result, outcome) = merged(&base, &base, &after);
        prop_assert_eq!(texts(&result), texts(&after));
        prop_assert_eq!(outcome.conflicts, 0);
        prop_assert!(result.suggestions.is_empty());
        let left = compare(&result, &after);
        let differs = left.differences.iter().any(|difference| {
            matches!(difference.kind, Kind::Retagged { .. } | Kind::Link { .. } | Kind::Title)
        });
        prop_assert!(!differs, "{:?}", left.differences);
    }

    #[test]
    fn the_same_on_both_sides_is_no_conflict(base in transcripts(), steps in steps()) {
        let both = edited(&base, &steps, 100);
        let (result, outcome) = merged(&base, &both, &both);
        prop_assert_eq!(texts(&result), texts(&both));
        prop_assert_eq!(outcome.conflicts, 0);
    }

    #[test]
    fn edits_of_different_turns_are_both_there(base in transcripts(), n in any::<[u8; 2]>()) {
        prop_assume!(base.turns.len() > 1);
        let index = |n: u8| usize::from(n) % base.turns.len();
        prop_assume!(index(n[0]) != index(n[1]));
        let typed = |at: usize, words: &str| {
            let mut now = base.clone();
            now.turns[at].text.push_str(words);
            now
        };
        let (mine, theirs) = (typed(index(n[0]), " mine"), typed(index(n[1]), " theirs"));
        let (result, outcome) = merged(&base, &mine, &theirs);
        prop_assert_eq!(outcome.conflicts, 0);
        for (at, turn) in result.turns.iter().enumerate() {
            let mut expected = base.turns[at].text.clone();
            expected.push_str(if at == index(n[0]) { " mine" } else { "" });
            expected.push_str(if at == index(n[1]) { " theirs" } else { "" });
            prop_assert_eq!(&turn.text, &expected);
        }
    }
}
