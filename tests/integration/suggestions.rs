//! Suggestions: what an edit becomes, and what is left when it is decided on.

use proptest::prelude::*;
use transcript::ops::{self, OpError, Place, Replace};
use transcript::{
    ByteOffset, Change, Moment, Proposal, Span, SpanKind, Speaker, SpeakerId, SuggestionId,
    Transcript, Turn, TurnId,
};

use crate::law::law;

const NOW: Moment = Moment(1_000);

fn of(texts: &[&str]) -> Transcript {
    let mut transcript = Transcript::new("The well");
    transcript.speakers = vec![Speaker::new(SpeakerId(1), "ADA"), Speaker::new(SpeakerId(2), "BO")];
    let turns = texts.iter().zip(1..);
    transcript.turns =
        turns.map(|(text, id)| Turn::speech(TurnId(id), Some(SpeakerId(1)), *text)).collect();
    transcript
}

fn replace(turn: usize, from: usize, to: usize, with: &str) -> Replace {
    let place = |at| Place { turn, at: ByteOffset(at) };
    Replace { from: place(from), to: place(to), with: with.to_owned() }
}

fn all(transcript: &Transcript) -> Vec<SuggestionId> {
    transcript.suggestions.iter().map(|one| one.id).collect()
}

/// The words with marks around those that are proposed to come and to go.
fn shown(turn: &Turn) -> String {
    let mut shown = String::new();
    for (at, c) in turn.text.char_indices() {
        let mark = |end: bool| {
            turn.spans.iter().filter_map(move |span| {
                let here = if end { span.end.0 } else { span.start.0 } == at;
                let mark = match span.kind {
                    SpanKind::Inserted { .. } => ["{+", "+}"],
                    SpanKind::Deleted { .. } => ["{-", "-}"],
                    _ => return None,
                };
                here.then_some(mark[usize::from(end)])
            })
        };
        mark(true).collect::<Vec<_>>().iter().rev().for_each(|mark| shown.push_str(mark));
        mark(false).for_each(|mark| shown.push_str(mark));
        shown.push(c);
    }
    let open = turn.spans.iter().filter(|span| span.end.0 == turn.text.len()).rev();
    for span in open {
        match span.kind {
            SpanKind::Inserted { .. } => shown.push_str("+}"),
            SpanKind::Deleted { .. } => shown.push_str("-}"),
            _ => {}
        }
    }
    shown.replace('\n', "/")
}

fn words(transcript: &Transcript) -> String {
    transcript.turns[0].text.replace('\n', "/")
}

/// An edit as the cases tell it.
fn told(text: &str, told: &str) -> Replace {
    let told = told.replace('/', "\n");
    let find = |words: &str| {
        let at = text.find(words).unwrap_or_else(|| panic!("“{words}” is not in “{text}”"));
        (at, at + words.len())
    };
    if let Some(words) = told.strip_prefix("take out ") {
        let (from, to) = find(words);
        return replace(0, from, to, "");
    }
    if let Some((old, new)) = told.strip_prefix("replace ").and_then(|t| t.split_once(" by ")) {
        let (from, to) = find(old);
        return replace(0, from, to, new);
    }
    let put = told.strip_prefix("put ").expect("replace, take out or put");
    if let Some((new, old)) = put.split_once(" behind ") {
        let (_, at) = find(old);
        return replace(0, at, at, new);
    }
    let (new, old) = put.split_once(" before ").expect("behind or before what");
    let (at, _) = find(old);
    replace(0, at, at, new)
}

#[test]
fn the_cases_hold() {
    let cases = include_str!("suggestions.txt").split("case: ").skip(1);
    let mut count = 0;
    for case in cases {
        let (name, lines) = case.split_once('\n').unwrap();
        let mut before = None;
        let mut now = of(&[]);
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let (what, rest) = line.split_once(": ").unwrap();
            match what {
                "text" => {
                    now = of(&[&rest.replace('/', "\n")]);
                    before = Some(now.clone());
                }
                "shows" => assert_eq!(shown(&now.turns[0]), rest, "{name}"),
                "open" => assert_eq!(now.suggestions.len().to_string(), rest, "{name}"),
                "accepted" => {
                    let change = ops::decide(&now, &all(&now), true).unwrap();
                    let after = law(&now, &change);
                    assert_eq!(words(&after), rest, "{name}");
                    assert_eq!((after.turns[0].spans.len(), after.suggestions.len()), (0, 0));
                }
                author => {
                    let edit = told(&now.turns[0].text, rest);
                    now = law(&now, &ops::suggest_words(&now, &[edit], author, NOW).unwrap());
                }
            }
        }
        let rejected = law(&now, &ops::decide(&now, &all(&now), false).unwrap());
        assert_eq!(Some(rejected), before, "{name}");
        count += 1;
    }
    assert!(count >= 14, "the file was read");
}

#[test]
fn a_border_between_turns_is_never_suggested_away() {
    let transcript = of(&["One.", "Two."]);
    let place = |turn, at| Place { turn, at: ByteOffset(at) };
    let over = Replace { from: place(0, 2), to: place(1, 1), with: String::new() };
    let refused = ops::suggest_words(&transcript, &[over], "Ada", NOW);
    assert!(matches!(refused, Err(OpError::NotPossible(_))));
    let outside = ops::suggest_words(&transcript, &[replace(0, 2, 9, "x")], "Ada", NOW);
    assert_eq!(outside, Err(OpError::OutOfText));
}

#[test]
fn a_link_stays_on_the_word_that_takes_its_words_place() {
    let mut before = of(&["The old well."]);
    let link = SpanKind::Link { url: "https://a.example/".to_owned() };
    before.turns[0].spans = vec![Span { start: ByteOffset(8), end: ByteOffset(12), kind: link }];
    let change = ops::suggest_words(&before, &[replace(0, 8, 12, "spring")], "Bo", NOW).unwrap();
    let now = law(&before, &change);
    let accepted = now.as_suggested();
    let link = &accepted.turns[0].spans[0];
    assert_eq!(&accepted.turns[0].text[link.start.0..link.end.0], "spring");
    assert_eq!(*now.without_suggestions(), before);
}

#[test]
fn links_are_proposed_accepted_and_taken_away() {
    let before = of(&["See the old well there."]);
    let range = |from, to| ByteOffset(from)..ByteOffset(to);
    let propose = |now: &Transcript, from, to, url, author| {
        ops::suggest_link(now, TurnId(1), range(from, to), url, author, NOW)
    };
    let url = Some("https://a.example/");
    let now = law(&before, &propose(&before, 7, 16, url, "Bo").unwrap());
    assert_eq!(now.turns[0].spans[0].start, ByteOffset(8), "without the space before it");
    // One's own proposal gives way; another one has to be decided on first.
    let again = law(&now, &propose(&now, 12, 16, Some("https://b.example/"), "Bo").unwrap());
    assert_eq!((again.suggestions.len(), again.turns[0].spans.len()), (1, 1));
    assert!(matches!(propose(&now, 12, 16, url, "Ada"), Err(OpError::NotPossible(_))));
    assert_eq!(*now.without_suggestions(), before);
    let linked = law(&now, &ops::decide(&now, &all(&now), true).unwrap());
    let kind = SpanKind::Link { url: "https://a.example/".to_owned() };
    assert_eq!(linked.turns[0].spans, [Span { start: ByteOffset(8), end: ByteOffset(16), kind }]);
    // What stands there already is no proposal; none at all is one.
    assert!(propose(&linked, 8, 16, url, "Bo").unwrap().is_empty());
    let none = law(&linked, &propose(&linked, 10, 10, None, "Bo").unwrap());
    let accepted = law(&none, &ops::decide(&none, &all(&none), true).unwrap());
    assert_eq!(accepted.turns, before.turns);
    assert!(propose(&before, 0, 3, None, "Bo").is_err(), "there is no link to take away");
    assert!(propose(&before, 0, 3, Some("javascript:x"), "Bo").is_err());
}

#[test]
fn speakers_are_proposed_once_a_turn() {
    let before = of(&["One.", "Two."]);
    let (ada, bo) = (Some(SpeakerId(1)), Some(SpeakerId(2)));
    let both = [TurnId(1), TurnId(2)];
    let now = law(&before, &ops::suggest_speaker(&before, &both, bo, "Cy", NOW).unwrap());
    assert_eq!(now.suggestions.len(), 2);
    assert_eq!(*now.without_suggestions(), before);
    let other = law(&now, &ops::suggest_speaker(&now, &both, None, "Cy", NOW).unwrap());
    assert_eq!(other.suggestions.len(), 2, "a second proposal takes the first one's place");
    let back = law(&other, &ops::suggest_speaker(&other, &both, ada, "Cy", NOW).unwrap());
    assert_eq!(back, before, "back to whoever has the turn is no proposal");
    assert!(ops::suggest_speaker(&now, &both, None, "Di", NOW).is_err());
    let accepted = law(&now, &ops::decide(&now, &all(&now), true).unwrap());
    assert!(accepted.turns.iter().all(|turn| turn.speaker == bo));
    assert!(accepted.suggestions.is_empty());
    // A turn that is gone, or given away already, has nothing left to decide.
    let merge = ops::merge_with_previous(&now, TurnId(2)).unwrap();
    let merged = law(&now, &ops::settle(&now, merge));
    assert_eq!(merged.suggestions.len(), 1);
    let retag = ops::retag(&now, &[TurnId(1)], bo).unwrap();
    let retagged = law(&now, &ops::settle(&now, retag));
    assert!(matches!(retagged.suggestions[0].proposal, Proposal::Speaker { turn: TurnId(2), .. }));
    let gone = ops::decide(&merged, &[SuggestionId(9)], true);
    assert_eq!(gone, Err(OpError::NoSuchSuggestion));
}

/// Somebody's edit: a turn, two places by their share of its text, words, and who.
#[derive(Clone, Debug)]
struct Edit {
    turn: usize,
    from: f64,
    to: f64,
    with: String,
    author: usize,
}

fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0..3_usize, 0.0..1.0, 0.0..1.0, "[a-d \n😀]{0,4}", 0..2_usize).prop_map(
        |(turn, from, to, with, author): (usize, f64, f64, String, usize)| Edit {
            turn,
            from: from.min(to),
            to: from.max(to),
            with,
            author,
        },
    );
    prop::collection::vec(edit, 1..most)
}

fn border(text: &str, share: f64) -> usize {
    let borders: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
    borders[(borders.len() as f64 * share) as usize % borders.len()]
}

impl Edit {
    fn on(&self, transcript: &Transcript) -> Replace {
        let text = &transcript.turns[self.turn].text;
        let (from, to) = (border(text, self.from), border(text, self.to));
        replace(self.turn, from, to, &self.with)
    }

    fn author(&self) -> &'static str {
        ["Ada", "Bo"][self.author]
    }
}

fn richly() -> Transcript {
    let mut transcript = of(&["The naïve 😀 well\nwas deep.", "How deep?", "Nobody knows that."]);
    let span = |start, end, kind| Span { start: ByteOffset(start), end: ByteOffset(end), kind };
    let url = "https://a.example/".to_owned();
    transcript.turns[0].spans =
        vec![span(4, 10, SpanKind::Emphasis), span(16, 20, SpanKind::Link { url })];
    transcript
}

fn applied(before: &Transcript, change: &Change) -> Transcript {
    let mut after = before.clone();
    change.apply(&mut after).expect("it was made for this transcript");
    assert_eq!(transcript::check(&after), Ok(()));
    let mut back = after.clone();
    change.invert().apply(&mut back).expect("the inverse fits");
    assert_eq!(&back, before);
    after
}

fn texts(transcript: &Transcript) -> Vec<&str> {
    transcript.turns.iter().map(|turn| turn.text.as_str()).collect()
}

/// The place in the words as accepted that a place in the words as shown has.
fn accepted_place(turn: &Turn, at: usize) -> usize {
    let going = turn.going();
    let before = |range: &std::ops::Range<ByteOffset>| range.end.0.min(at) - range.start.0.min(at);
    at - going.iter().map(before).sum::<usize>()
}

proptest! {
    #[test]
    fn rejecting_all_gives_the_transcript_before(edits in edits(12)) {
        let before = richly();
        let mut now = before.clone();
        for edit in &edits {
            let change = ops::suggest_words(&now, &[edit.on(&now)], edit.author(), NOW).unwrap();
            now = applied(&now, &change);
        }
        prop_assert_eq!(&*now.without_suggestions(), &before);
    }

    #[test]
    fn accepting_all_gives_what_the_edits_themselves_give(edits in edits(12)) {
        let mut now = richly();
        let mut plain = richly();
        for edit in &edits {
            let wanted = edit.on(&now);
            let turn = &now.turns[edit.turn];
            let place = |at: Place| accepted_place(turn, at.at.0);
            let same = replace(edit.turn, place(wanted.from), place(wanted.to), &edit.with);
            plain = applied(&plain, &ops::replace(&plain, &[same]).unwrap());
            let change = ops::suggest_words(&now, &[wanted], edit.author(), NOW).unwrap();
            now = applied(&now, &change);
        }
        let accepted = now.as_suggested();
        prop_assert_eq!(texts(&accepted), texts(&plain));
    }

    #[test]
    fn any_order_of_decisions_ends_at_the_same(
        edits in edits(10),
        links in prop::collection::vec((0..3_usize, 0.0..1.0, 0.0..1.0, any::<bool>()), 0..3),
        speakers in prop::collection::vec(0..3_u64, 0..3),
        verdicts in prop::collection::vec(any::<bool>(), 24),
        order in Just((0..24_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mut now = richly();
        for edit in &edits {
            let change = ops::suggest_words(&now, &[edit.on(&now)], edit.author(), NOW).unwrap();
            now = applied(&now, &change);
        }
        for (turn, a, b, away) in links {
            let text = &now.turns[turn].text;
            let range = ByteOffset(border(text, f64::min(a, b)))..ByteOffset(border(text, f64::max(a, b)));
            let url = (!away).then_some("https://b.example/");
            if let Ok(change) = ops::suggest_link(&now, TurnId(turn as u64 + 1), range, url, "Bo", NOW) {
                now = applied(&now, &change);
            }
        }
        for turn in speakers {
            let turns = [TurnId(turn + 1)];
            let change = ops::suggest_speaker(&now, &turns, Some(SpeakerId(2)), "Bo", NOW).unwrap();
            now = applied(&now, &change);
        }
        let decide = |order: &[usize]| {
            let open = all(&now);
            let mut after = now.clone();
            for index in order {
                let Some(id) = open.get(*index) else { continue };
                if after.suggestion(*id).is_none() { continue }
                let change = ops::decide(&after, &[*id], verdicts[*index]).unwrap();
                after = applied(&after, &change);
            }
            after
        };
        let listed: Vec<usize> = (0..24).collect();
        prop_assert_eq!(decide(&order), decide(&listed));
    }

    #[test]
    fn suggestions_stay_on_their_words_whatever_else_changes(
        edits in edits(6),
        others in prop::collection::vec((0..3_usize, 0.0..1.0, any::<bool>()), 1..8),
    ) {
        let mut now = richly();
        for edit in &edits {
            let change = ops::suggest_words(&now, &[edit.on(&now)], edit.author(), NOW).unwrap();
            now = applied(&now, &change);
        }
        let of_suggestions = |transcript: &Transcript| -> Vec<(SuggestionId, String)> {
            let mut words: Vec<(SuggestionId, String)> = Vec::new();
            for turn in &transcript.turns {
                for span in &turn.spans {
                    let Some(id) = span.kind.suggestion() else { continue };
                    let text = &turn.text[span.start.0..span.end.0];
                    // White space at the cut of a split goes.
                    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
                    match words.iter_mut().find(|(other, _)| *other == id) {
                        Some((_, all)) => all.push_str(&text),
                        None => words.push((id, text)),
                    }
                }
            }
            words.retain(|(_, text)| !text.is_empty());
            words.sort();
            words
        };
        for (turn, at, splits) in others {
            let before = of_suggestions(&now);
            let index = turn % now.turns.len();
            let text = &now.turns[index].text;
            let at = border(text, at);
            let inside = now.turns[index].spans.iter().any(|span| {
                matches!(span.kind, SpanKind::Inserted { .. }) && span.start.0 < at && at < span.end.0
            });
            let change = if splits {
                let fresh = TurnId(now.last_turn_id().0 + 1);
                ops::split(&now, now.turns[index].id, ByteOffset(at), fresh, None).unwrap()
            } else if inside {
                continue;
            } else {
                ops::replace(&now, &[replace(index, at, at, "zz")]).unwrap()
            };
            let change = ops::settle(&now, change);
            now = applied(&now, &change);
            prop_assert_eq!(of_suggestions(&now), before);
        }
    }
}
