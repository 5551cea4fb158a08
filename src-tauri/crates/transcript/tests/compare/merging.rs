//! What holds whatever two hands made of one transcript.

use std::collections::HashMap;
use std::fmt::Write;

use proptest::prelude::*;
use transcript::compare::{Kind, compare};
use transcript::ops::{self, Merged, Names, Theirs};
use transcript::{Moment, Proposal, SpanKind, SuggestionId, Transcript, TurnId, check};

use crate::cases::every;
use crate::chance::{edited, steps, transcripts};
use crate::laws::reviewed;

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
        // Typed into the middle of a word, it may stand beside letters of the other side now.
        let has = |texts: &[String], word: &str| texts.iter().any(|text| text.contains(word));
        for word in inserted(&base, &mine) {
            prop_assert!(has(&rejected, &word), "{word} of mine: {result:?}");
        }
        for word in inserted(&base, &theirs) {
            prop_assert!(has(&accepted, &word), "{word} of theirs: {result:?}");
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
        // Turns that came may have other ids, by which the comparison would pair them otherwise.
        let mut named = result.clone();
        named.turns.iter_mut().zip(&after.turns).for_each(|(turn, other)| turn.id = other.id);
        let left = compare(&named, &after);
        // Links of one address that touch are one.
        let differs = left.differences.iter().any(|difference| match &difference.kind {
            Kind::Link { from, to } => from != to,
            kind => matches!(kind, Kind::Retagged { .. } | Kind::Title),
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
    fn what_reviewers_left_on_either_side_is_there(
        base in transcripts(),
        one in steps(),
        other in steps(),
        late in any::<bool>(),
    ) {
        // Reviewed after the two parted, or before.
        let start = if late { base.clone() } else { reviewed(base) };
        let review = |of: Transcript| if late { reviewed(of) } else { of };
        let mine = review(edited(&start, &one, 100));
        let theirs = review(edited(&start, &other, 100));
        let (result, _) = merged(&start, &mine, &theirs);
        for comment in &mine.comments {
            prop_assert!(result.comment(comment.id).is_some(), "{comment:?}");
        }
        for comment in &theirs.comments {
            let remark = comment.remarks.first();
            prop_assert!(result.comments.iter().any(|other| other.remarks.first() == remark));
        }
    }

    #[test]
    fn what_was_merged_and_decided_on_does_not_come_again(
        base in transcripts(),
        one in steps(),
        other in steps(),
        late in steps(),
        verdicts in proptest::collection::vec(0..3_u8, 16),
    ) {
        let mine = reviewed(edited(&base, &marked(&one, "mine"), 100));
        let theirs = reviewed(edited(&base, &marked(&other, "theirs"), 100));
        let (mut now, first) = merged(&base, &mine, &theirs);
        let came: Vec<SuggestionId> = now.suggestions.iter().map(|one| one.id).collect();
        for (id, verdict) in came.into_iter().zip(verdicts.iter().cycle()) {
            if *verdict < 2 && now.suggestion(id).is_some() {
                let decided = ops::decide(&now, &[id], *verdict == 1).unwrap();
                decided.apply(&mut now).unwrap();
            }
        }
        let again = |mine: &Transcript, theirs: &Transcript, names: &Names, then: &Transcript| {
            let theirs = Theirs { transcript: theirs, author: "Bo", at: Moment(8) };
            let merged = ops::merge_again((then, names), mine, theirs, TurnId(19_000));
            let mut result = mine.clone();
            merged.change.apply(&mut result).expect("a merge fits mine");
            assert_eq!(check(&result), Ok(()));
            (result, merged)
        };
        // The same copy brings nothing.
        let (same, second) = again(&now, &theirs, &first.names, &theirs);
        prop_assert_eq!(&same, &now);
        prop_assert_eq!(second.conflicts, 0);
        // One that was worked on brings that, whatever was decided of the rest.
        let typed = edited(&theirs, &marked(&late, "late"), 300);
        let (result, third) = again(&now, &typed, &first.names, &theirs);
        for word in inserted(&theirs, &typed) {
            let all = result.as_suggested();
            prop_assert!(texts(&all).iter().any(|text| text.contains(&word)), "{word}");
        }
        // What cannot be proposed of the late steps is said in threads of its own.
        let threads = |of: &Transcript| -> usize {
            of.comments.iter().filter(|thread| thread.remarks[0].text == "So?").count()
        };
        prop_assert_eq!(threads(&result), threads(&now), "no thread comes twice");
        let (last, fourth) = again(&result, &typed, &third.names, &typed);
        prop_assert_eq!(&last, &result);
        prop_assert_eq!(fourth.conflicts, 0);
    }

    #[test]
    fn edits_of_different_turns_are_both_there(base in transcripts(), n in any::<[u8; 2]>()) {
        let count = base.turns.len();
        if count < 2 {
            return Ok(());
        }
        let first = usize::from(n[0]) % count;
        let second = (first + 1 + usize::from(n[1]) % (count - 1)) % count;
        let typed = |at: usize, words: &str| {
            let mut now = base.clone();
            now.turns[at].text.push_str(words);
            now
        };
        let (mine, theirs) = (typed(first, " mine"), typed(second, " theirs"));
        let (result, outcome) = merged(&base, &mine, &theirs);
        prop_assert_eq!(outcome.conflicts, 0);
        for (at, turn) in result.turns.iter().enumerate() {
            let mut expected = base.turns[at].text.clone();
            expected.push_str(if at == first { " mine" } else { "" });
            expected.push_str(if at == second { " theirs" } else { "" });
            prop_assert_eq!(&turn.text, &expected);
        }
    }
}

/// `tests/merging/*.txt`: each case has what both began with, mine, theirs, and the result, in which
/// `{-words-}` are to go and `{+words+}` to come.
#[test]
fn a_merge_is_what_an_editor_would_make_of_both() {
    every("tests/merging", 10, |[base, mine, theirs]| {
        let (result, outcome) = merged(&base, &mine, &theirs);
        told(&result, &outcome)
    });
}

/// The turns of a result, and how much was taken and waits.
fn told(result: &Transcript, outcome: &Merged) -> String {
    let mut told = String::new();
    for turn in &result.turns {
        let speaker = turn.speaker.and_then(|id| result.speaker(id));
        let label = speaker.map_or(String::new(), |speaker| format!("{}: ", speaker.label));
        let mut words = String::new();
        for (at, c) in turn.text.char_indices().chain([(turn.text.len(), ' ')]) {
            for span in turn.spans.iter().filter(|span| span.end.0 == at) {
                words.push_str(match &span.kind {
                    SpanKind::Deleted { .. } => "-}",
                    SpanKind::Inserted { .. } => "+}",
                    SpanKind::Link { .. } => "]",
                    _ => "*",
                });
            }
            for span in turn.spans.iter().filter(|span| span.start.0 == at) {
                words.push_str(match &span.kind {
                    SpanKind::Deleted { .. } => "{-",
                    SpanKind::Inserted { .. } => "{+",
                    SpanKind::Link { .. } => "[",
                    _ => "*",
                });
            }
            words.push(if c == '\n' { '¶' } else { c });
        }
        writeln!(told, "{label}{}", words.trim_end()).expect("text");
    }
    for suggestion in &result.suggestions {
        if let Proposal::Speaker { turn, speaker } = suggestion.proposal {
            let label = speaker.and_then(|id| result.speaker(id)).map_or("nobody", |s| &s.label);
            writeln!(told, "proposed for turn {}: {label}", turn.0).expect("text");
        }
    }
    for comment in &result.comments {
        writeln!(told, "comment: {}", comment.remarks[0].text).expect("text");
    }
    writeln!(told, "taken {}, to decide {}", outcome.taken, outcome.conflicts).expect("text");
    told
}
