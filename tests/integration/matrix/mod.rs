//! What comes back of a transcript that is written in every format, by us and by other programs,
//! and read again: told aspect by aspect in files that a person can read. `UPDATE_GOLDENS=1` writes
//! them anew.

mod ours;
mod programs;
mod told;

use transcript::{
    ByteOffset, Comment, CommentId, Moment, Remark, Span, SpanKind, Speaker, SpeakerId, TimeMs,
    Transcript, Turn, TurnId,
};

/// Two people and a cue, times of turns and of words, links, stress, a remark; suggestions when they
/// are wanted.
fn sample(suggested: bool) -> Transcript {
    let mut transcript = Transcript::new("The well");
    transcript.speakers = vec![
        Speaker { name: "Anna Berg".to_owned(), ..Speaker::new(SpeakerId(1), "ANNA") },
        Speaker { name: "Owen Hale".to_owned(), ..Speaker::new(SpeakerId(2), "OWEN") },
    ];
    let speech = |id: u64, speaker: u32, start: u64, text: &str| Turn {
        start_ms: Some(TimeMs(start)),
        ..Turn::speech(TurnId(id), Some(SpeakerId(speaker)), text)
    };
    transcript.turns = vec![
        speech(1, 1, 1_200, "The old well is deep, they say. Nobody has been down."),
        speech(
            2,
            2,
            6_400,
            "I have, in the very dry summer of 1984.\nIt was “dark” & cold: naïve, I know.",
        ),
        Turn { start_ms: Some(TimeMs(14_000)), ..Turn::cue(TurnId(3), "[wind]") },
        speech(4, 1, 16_300, "Tell us where the map is."),
        speech(5, 2, 19_000, "In the town archive, with my report."),
        speech(6, 1, 23_500, "Thank you."),
    ];
    for turn in &mut transcript.turns {
        heard(turn);
    }
    let mark = |turn: &mut Turn, words: &str, kind: SpanKind| {
        let start = turn.text.find(words).unwrap();
        let (start, end) = (ByteOffset(start), ByteOffset(start + words.len()));
        turn.spans.push(Span { start, end, kind });
        turn.spans.sort_by_key(|span| (span.start, span.end));
    };
    let link = |url: &str| SpanKind::Link { url: url.to_owned() };
    mark(&mut transcript.turns[0], "old well", link("https://wells.example/old?a=1&b=2"));
    mark(&mut transcript.turns[4], "town archive", link("https://archive.example/"));
    mark(&mut transcript.turns[1], "very", SpanKind::Emphasis);
    mark(&mut transcript.turns[3], "the map", SpanKind::Comment { comment: CommentId(1) });
    let at = Moment(1_772_373_900_000);
    transcript.comments.push(Comment {
        id: CommentId(1),
        turn: TurnId(4),
        quote: "the map".to_owned(),
        remarks: vec![Remark { author: "Cora".to_owned(), at, text: "Which map?".to_owned() }],
        resolved: false,
    });
    if suggested {
        let turn = 3;
        let from = transcript.turns[turn].text.find("us").unwrap();
        let place = |at: usize| transcript::ops::Place { turn, at: ByteOffset(at) };
        let replace = transcript::ops::Replace {
            from: place(from),
            to: place(from + 2),
            with: "me".to_owned(),
        };
        let change = transcript::ops::suggest_words(&transcript, &[replace], "Dan", at).unwrap();
        change.apply(&mut transcript).unwrap();
    }
    assert_eq!(transcript::check(&transcript), Ok(()));
    transcript
}

/// Gives each word of a turn its time.
fn heard(turn: &mut Turn) {
    let start = turn.start_ms.unwrap().0;
    let mut at = 0;
    for (number, word) in (0..).zip(turn.text.split_whitespace()) {
        let from = at + turn.text[at..].find(word).unwrap();
        at = from + word.len();
        let (start_ms, end_ms) = (TimeMs(start + number * 300), TimeMs(start + number * 300 + 280));
        let kind = SpanKind::Heard { start_ms, end_ms, confidence: None };
        turn.spans.push(Span { start: ByteOffset(from), end: ByteOffset(at), kind });
    }
}
