//! What holds whatever was done to a Word copy.

use proptest::prelude::*;
use transcript::ops::{self, Place, Replace, Theirs};
use transcript::{
    ByteOffset, Comment, CommentId, Moment, Proposal, Remark, Span, SpanKind, Speaker, SpeakerId,
    SuggestionId, TimeMs, Transcript, Turn, TurnId,
};

use super::{docx, options, shown, taken_back};

/// Few words, so that they come again.
const WORDS: &[&str] = &[
    "the ", "well ", "was ", "deep", ", ", ". ", "\n", "é ", "😀 ", "rope ", "we ", "let ",
    "down ", "it's ", "The ", " ", "-", "moon ", "rose ", "um, ", "Uh, ", "er ",
];

const AT: Moment = Moment(1_772_373_900_000);
const URL: &str = "https://wells.example/a";

fn text() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(proptest::sample::select(WORDS), 0..24);
    words.prop_map(|words| words.concat())
}

fn border(text: &str, near: u8) -> usize {
    let mut at = usize::from(near) % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn range(text: &str, one: u8, other: u8) -> std::ops::Range<usize> {
    let (one, other) = (border(text, one), border(text, other));
    one.min(other)..one.max(other)
}

/// A transcript with whatever a copy can show: links, stress, times of words, comments, and
/// suggestions of two people.
fn transcripts() -> impl Strategy<Value = Transcript> {
    let turn = (text(), 0..4_u32, any::<[u8; 8]>());
    let turns = proptest::collection::vec(turn, 1..7);
    let suggested = proptest::collection::vec((any::<[u8; 4]>(), text()), 0..4);
    (turns, suggested).prop_map(|(turns, suggested)| {
        let mut transcript = Transcript::new("The well");
        transcript.speakers =
            vec![Speaker::new(SpeakerId(1), "ADA"), Speaker::new(SpeakerId(2), "BO")];
        for (at, (text, speaker, n)) in turns.into_iter().enumerate() {
            let id = TurnId(at as u64 * 3 + 2);
            // A copy has no paragraphs without words.
            let paragraphs = text.split('\n').filter(|paragraph| !paragraph.trim().is_empty());
            let text = paragraphs.collect::<Vec<_>>().join("\n");
            let mut turn = match speaker {
                3 => Turn::cue(id, text),
                0 => Turn::speech(id, None, text),
                speaker => Turn::speech(id, Some(SpeakerId(speaker)), text),
            };
            turn.start_ms = n[0].is_multiple_of(2).then_some(TimeMs(at as u64 * 10_000));
            let heard = SpanKind::Heard {
                start_ms: TimeMs(at as u64 * 10_000),
                end_ms: TimeMs(at as u64 * 10_000 + 1),
                confidence: None,
            };
            let kinds = [
                (n[2], n[3], SpanKind::Emphasis),
                (n[4], n[5], SpanKind::Link { url: URL.to_owned() }),
                (n[6], n[7], heard),
            ];
            let mut spans: Vec<Span> = Vec::new();
            for (one, other, kind) in kinds {
                let range = range(&turn.text, one, other);
                let words = &turn.text[range.clone()];
                if !words.trim().is_empty() {
                    let (start, end) = (ByteOffset(range.start), ByteOffset(range.end));
                    spans.push(Span { start, end, kind });
                }
            }
            spans.sort_by_key(|span| span.start);
            turn.spans = spans;
            transcript.turns.push(turn);
        }
        comment(&mut transcript, [1, 0, 255, 0], "Sent along", AT);
        for (number, (n, words)) in suggested.into_iter().enumerate() {
            let author = if n[3].is_multiple_of(2) { "Ada B" } else { "Bo" };
            // Files tell when to the second.
            suggest(&mut transcript, n, &words, author, Moment(AT.0 + number as i64 * 120_000));
        }
        transcript
    })
}

fn suggest(transcript: &mut Transcript, n: [u8; 4], words: &str, author: &str, at: Moment) {
    let turn = usize::from(n[0]) % transcript.turns.len();
    let range = range(&transcript.turns[turn].text, n[1], n[2]);
    let [from, to] = [range.start, range.end].map(|at| Place { turn, at: ByteOffset(at) });
    let replace = Replace { from, to, with: words.to_owned() };
    let change = ops::suggest_words(transcript, &[replace], author, at).unwrap();
    change.apply(transcript).unwrap();
}

fn comment(transcript: &mut Transcript, n: [u8; 4], said: &str, at: Moment) {
    let turn = &transcript.turns[usize::from(n[0]) % transcript.turns.len()];
    let range = range(&turn.text, n[1], n[2]);
    let range = ByteOffset(range.start)..ByteOffset(range.end);
    let remark = Remark { author: "Cora".to_owned(), at, text: said.to_owned() };
    let id = transcript.fresh_comment_id();
    if let Ok(change) = ops::comment(transcript, id, turn.id, Some(range), remark) {
        change.apply(transcript).unwrap();
    }
}

/// What somebody does in Word, in numbers that are folded into what the transcript has.
type Step = (u8, [u8; 4], String);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((any::<u8>(), any::<[u8; 4]>(), text()), 0..7)
}

/// The transcript as the file would tell it.
fn edited(start: &Transcript, steps: &[Step], with_turns: bool, fresh: u64) -> Transcript {
    let mut now = start.clone();
    for (number, (kind, n, words)) in steps.iter().enumerate() {
        let turn = usize::from(n[0]) % now.turns.len();
        match kind % 8 {
            0..3 => {
                let range = range(&now.turns[turn].text, n[1], n[2]);
                let [from, to] =
                    [range.start, range.end].map(|at| Place { turn, at: ByteOffset(at) });
                let words = format!("{words}new{number}");
                let change = ops::replace(&now, &[Replace { from, to, with: words }]).unwrap();
                change.apply(&mut now).unwrap();
            }
            3 | 4 => {
                let at = Moment(AT.0 + 3_600_000 + number as i64 * 120_000);
                suggest(&mut now, *n, &format!("{words}new{number}"), "Dan", at);
            }
            5 => {
                let at = Moment(
                    AT.0 + 7_200_000 + fresh.cast_signed() * 1_000_000 + number as i64 * 1_000,
                );
                comment(&mut now, *n, &format!("New in the file {number}"), at);
            }
            6 => {
                let ids: Vec<SuggestionId> = now.suggestions.iter().map(|one| one.id).collect();
                if let Some(id) = ids.get(usize::from(n[1]) % ids.len().max(1)) {
                    let change = ops::decide(&now, &[*id], n[2].is_multiple_of(2)).unwrap();
                    change.apply(&mut now).unwrap();
                }
            }
            _ if with_turns && n[1].is_multiple_of(2) && now.turns.len() > 1 => {
                now.turns.remove(turn);
            }
            _ if with_turns => {
                let id = TurnId(fresh + number as u64);
                let turn_of = Turn::speech(id, Some(SpeakerId(2)), format!("{words}new{number}"));
                now.turns.insert(turn, turn_of);
            }
            _ => {}
        }
    }
    let ids: Vec<TurnId> = now.turns.iter().map(|turn| turn.id).collect();
    now.comments.retain(|comment| ids.contains(&comment.turn));
    let known: Vec<CommentId> = now.comments.iter().map(|comment| comment.id).collect();
    for turn in &mut now.turns {
        turn.spans.retain(|span| match span.kind {
            SpanKind::Comment { comment } => known.contains(&comment),
            _ => true,
        });
    }
    now
}

/// The words of the turns, whatever is between them.
fn words(of: &Transcript) -> Vec<Vec<String>> {
    let split = |turn: &Turn| turn.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    of.turns.iter().map(split).filter(|words| !words.is_empty()).collect()
}

/// With the suggestions that did not go out with the copy decided.
fn decided(theirs: &Transcript, base: &Transcript, accept: bool) -> Transcript {
    let new = theirs.suggestions.iter().filter(|one| !base.suggestions.contains(one));
    let ids: Vec<SuggestionId> = new.map(|one| one.id).collect();
    let mut decided = theirs.clone();
    ops::decide(theirs, &ids, accept).unwrap().apply(&mut decided).unwrap();
    decided
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_copy_that_nobody_touched_brings_nothing(base in transcripts()) {
        let bytes = export::write(&base, docx(), &options()).unwrap();
        let (sent, theirs) = taken_back(&base, &options(), &bytes);
        prop_assert_eq!(&sent, &theirs);
    }

    #[test]
    fn what_was_done_is_suggested_and_nothing_else_is(
        base in transcripts(),
        steps in steps(),
    ) {
        let edited = edited(&base, &steps, true, 1_000);
        let bytes = export::write(&edited, docx(), &options()).unwrap();
        let (sent, theirs) = taken_back(&base, &options(), &bytes);
        // Rejected, all is as it was in force, to the letter; accepted, as it is in the file.
        let rejected = decided(&theirs, &sent, false);
        let before = sent.without_suggestions();
        let open = |of: &Transcript| of.suggestions.len();
        if open(&rejected) == open(&sent) {
            for (was, is) in sent.turns.iter().zip(&rejected.turns) {
                prop_assert_eq!(&was.text, &is.text);
                prop_assert_eq!(was.head(), is.head());
            }
            prop_assert_eq!(sent.turns.len(), rejected.turns.len());
        }
        let heard = |of: &Transcript| {
            let spans = of.turns.iter().flat_map(|turn| &turn.spans);
            spans.filter(|span| matches!(span.kind, SpanKind::Heard { .. })).count()
        };
        prop_assert!(heard(&rejected) <= heard(&before));
        let accepted = theirs.as_suggested();
        let what = || format!("{}\n{}\n{}", shown(&sent), shown(&edited), shown(&theirs));
        // A copy has no paragraphs without words, so that white space is another.
        let letters =
            |of: &Transcript| words(of).iter().map(|turn| turn.concat()).collect::<Vec<_>>();
        prop_assert!(letters(&accepted) == letters(&edited.as_suggested()), "{}", what());
        // What nobody touched is as it was, spans and all.
        for turn in &edited.turns {
            let same = sent.turn(turn.id).filter(|(_, was)| *was == turn);
            let Some((_, was)) = same else { continue };
            let (_, is) = theirs.turn(turn.id).unwrap();
            prop_assert_eq!(was, is);
        }
        // Every remark is there.
        for comment in &edited.comments {
            let said = |of: &Comment| of.remarks.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
            prop_assert!(theirs.comments.iter().any(|one| said(one) == said(comment)));
        }
    }

    #[test]
    fn merged_no_word_of_either_side_is_lost(
        base in transcripts(),
        here in steps(),
        there in steps(),
    ) {
        let mine = edited(&base, &here, false, 1_000);
        let bytes = export::write(&edited(&base, &there, true, 1_000), docx(), &options()).unwrap();
        let (sent, theirs) = taken_back(&base, &options(), &bytes);
        let side = Theirs { transcript: &theirs, author: "Word", at: AT };
        let merged = ops::merge(&sent, &mine, side, TurnId(9_000));
        let mut result = mine.clone();
        merged.change.apply(&mut result).unwrap();
        prop_assert_eq!(transcript::check(&result), Ok(()));
        // Whole words that somebody typed, wherever they stand now.
        let new = |of: &Transcript| {
            let texts = of.turns.iter().map(|turn| turn.text.as_str());
            let texts: Vec<&str> = texts.collect();
            let text = texts.join(" ");
            let typed = text.match_indices("new").filter_map(|(at, _)| {
                let word = text.get(at..at + 4)?;
                word.ends_with(|c: char| c.is_ascii_digit()).then(|| word.to_owned())
            });
            typed.collect::<Vec<String>>()
        };
        let letters = |of: &Transcript| words(of).concat().concat();
        let found = [
            letters(&result),
            letters(&result.as_suggested()),
            letters(&result.without_suggestions()),
        ];
        for word in new(&theirs.as_suggested()).iter().chain(&new(&mine.without_suggestions())) {
            // Typed by both into the middle of one word, they are parted by a space.
            let is_there = found.iter().any(|text| text.contains(word));
            prop_assert!(is_there, "{word}: {}", shown(&result));
        }
        let mut back = result.clone();
        merged.change.invert().apply(&mut back).unwrap();
        prop_assert_eq!(back, mine);
    }

    #[test]
    fn what_a_copy_leaves_out_is_not_proposed_to_go(
        base in transcripts(),
        steps in steps(),
        n in any::<[bool; 3]>(),
    ) {
        let options = export::Options {
            fillers: false,
            times: if n[0] { export::Times::Hidden } else { export::Times::EveryTurn },
            cues: n[1],
            labels: if n[2] { export::LabelStyle::Hidden } else { export::LabelStyle::Initials },
            ..options()
        };
        // Decided there, a turn may have no words any more.
        let steps: Vec<Step> = steps.into_iter().filter(|(kind, ..)| kind % 8 != 6).collect();
        let shown_there = export::prepared(&base, docx(), &options).unwrap();
        let there = edited(&shown_there, &steps, false, 1_000);
        let bytes = export::write(&there, docx(), &options).unwrap();
        let (sent, theirs) = taken_back(&base, &options, &bytes);
        let side = Theirs { transcript: &theirs, author: "Word", at: AT };
        let merged = ops::merge(&sent, &base, side, TurnId(9_000));
        let mut result = base.clone();
        merged.change.apply(&mut result).unwrap();
        prop_assert_eq!(transcript::check(&result), Ok(()));
        // Where nothing was done, nothing is.
        for turn in &there.turns {
            if shown_there.turn(turn.id).is_some_and(|(_, was)| was == turn) {
                let told = |of: &Transcript| {
                    let mut turn = of.turn(turn.id).unwrap().1.clone();
                    // Spans of the same words are in any order.
                    turn.spans.sort_by_key(|span| format!("{span:?}"));
                    turn
                };
                prop_assert_eq!(told(&base), told(&result));
            }
        }
        // Who speaks and when is nobody's matter here; a turn without words is seen in no file.
        for turn in base.turns.iter().filter(|turn| !turn.text.trim().is_empty()) {
            prop_assert_eq!(result.turn(turn.id).map(|(_, is)| is.head()), Some(turn.head()));
        }
    }

    #[test]
    fn what_was_decided_is_not_proposed_again(
        base in transcripts(),
        first in steps(),
        second in steps(),
        accept in any::<bool>(),
    ) {
        let write = |of: &Transcript| export::write(of, docx(), &options()).unwrap();
        let file = edited(&base, &first, true, 1_000);
        let (sent, then) = taken_back(&base, &options(), &write(&file));
        let side = |transcript| Theirs { transcript, author: "Word", at: AT };
        let merged = ops::merge(&sent, &base, side(&then), TurnId(9_000));
        let mut mine = base.clone();
        merged.change.apply(&mut mine).unwrap();
        let mine = decided(&mine, &base, accept);
        // As it was, it brings nothing.
        let (_, now) = taken_back(&base, &options(), &write(&file));
        let now = ops::called_alike(&sent, &then, &now);
        prop_assert_eq!(&now, &then);
        let again =
            ops::merge_again((&then, &merged.names), &mine, side(&now), TurnId(9_500));
        prop_assert!(again.change.is_empty());
        // Edited further, it brings what is new.
        let (_, now) = taken_back(&base, &options(), &write(&edited(&file, &second, true, 2_000)));
        let now = ops::called_alike(&sent, &then, &now);
        prop_assert_eq!(transcript::check(&now), Ok(()));
        let again =
            ops::merge_again((&then, &merged.names), &mine, side(&now), TurnId(9_500));
        let mut result = mine.clone();
        again.change.apply(&mut result).unwrap();
        prop_assert_eq!(transcript::check(&result), Ok(()));
    }

    #[test]
    fn any_other_options_bring_nothing_either(base in transcripts(), n in any::<[bool; 4]>()) {
        let options = export::Options {
            times: if n[0] { export::Times::EveryTurn } else { export::Times::Hidden },
            cues: n[1],
            comments: n[2],
            links: if n[3] { export::LinkStyle::Footnotes } else { export::LinkStyle::References },
            fillers: n[3],
            labels: if n[0] { export::LabelStyle::NameFirst } else { export::LabelStyle::Hidden },
            suggestions: if n[1] { export::Suggestions::Accepted } else { export::Suggestions::Without },
            ..options()
        };
        let bytes = export::write(&base, docx(), &options).unwrap();
        let (sent, theirs) = taken_back(&base, &options, &bytes);
        prop_assert_eq!(&sent, &theirs);
    }
}

#[test]
fn a_turn_suggested_is_a_turn() {
    let is_turn = |one: &transcript::Suggestion| matches!(one.proposal, Proposal::Turn { .. });
    let mut base = Transcript::new("The well");
    base.speakers = vec![Speaker::new(SpeakerId(1), "ADA"), Speaker::new(SpeakerId(2), "BO")];
    base.turns = vec![
        Turn::speech(TurnId(1), Some(SpeakerId(1)), "One."),
        Turn::speech(TurnId(2), Some(SpeakerId(2)), "Two."),
        Turn::speech(TurnId(3), Some(SpeakerId(1)), "Three."),
    ];
    let mut file = base.clone();
    file.turns.swap(0, 1);
    file.turns.insert(1, Turn::speech(TurnId(9), Some(SpeakerId(2)), "Between."));
    let bytes = export::write(&file, docx(), &options()).unwrap();
    let (_, theirs) = taken_back(&base, &options(), &bytes);
    assert!(theirs.suggestions.iter().all(is_turn), "{theirs:#?}");
    let told = |of: &Transcript| -> Vec<(Option<SpeakerId>, String)> {
        of.turns.iter().map(|turn| (turn.speaker, turn.text.clone())).collect()
    };
    assert_eq!(told(&theirs.without_suggestions()), told(&base));
    assert_eq!(told(&theirs.as_suggested()), told(&file));
}

#[test]
fn a_paragraph_that_looks_like_a_turn_stays_in_its_own() {
    let mut base = Transcript::new("The well");
    base.speakers = vec![Speaker::new(SpeakerId(1), "ADA"), Speaker::new(SpeakerId(2), "BO")];
    base.turns = vec![
        Turn::speech(TurnId(1), Some(SpeakerId(1)), "He said:\nBO: nothing.\nThat was it."),
        Turn::speech(TurnId(2), Some(SpeakerId(2)), "Two."),
    ];
    let bytes = export::write(&base, docx(), &options()).unwrap();
    let (sent, theirs) = taken_back(&base, &options(), &bytes);
    assert_eq!(sent, theirs);
    let mut file = base.clone();
    file.turns[0].text = "She said:\nBO: nothing.\nThat was it.".to_owned();
    let bytes = export::write(&file, docx(), &options()).unwrap();
    let (_, theirs) = taken_back(&base, &options(), &bytes);
    assert_eq!(theirs.turns[0].text, "HeShe said:\nBO: nothing.\nThat was it.");
    assert_eq!(theirs.suggestions.len(), 1);
}
