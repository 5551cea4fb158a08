//! A Word file that Galley wrote comes back as it was: words, speakers, times, links, stress,
//! remarks and what is only suggested.

use export::{Options, Suggestions, format, write};
use transcript::ops::{self, Place, Replace};
use transcript::{
    ByteOffset, Comment, CommentId, Moment, Remark, Span, SpanKind, Speaker, SpeakerId, TimeMs,
    Transcript, Turn, TurnId,
};

const AT: Moment = Moment(1_772_373_900_000);

fn remark(author: &str, text: &str) -> Remark {
    Remark { author: author.to_owned(), at: AT, text: text.to_owned() }
}

fn span(turn: &mut Turn, words: &str, kind: SpanKind) {
    let start = turn.text.find(words).unwrap();
    let (start, end) = (ByteOffset(start), ByteOffset(start + words.len()));
    turn.spans.push(Span { start, end, kind });
    turn.spans.sort_by_key(|span| (span.start, span.end));
}

fn written() -> Transcript {
    let mut transcript = Transcript::new("The well");
    transcript.speakers =
        vec![Speaker::new(SpeakerId(1), "ANNA"), Speaker::new(SpeakerId(2), "OWEN MCALLISTER")];
    let speech = |id: u64, speaker: u32, start: u64, text: &str| Turn {
        start_ms: Some(TimeMs(start * 1000)),
        ..Turn::speech(TurnId(id), Some(SpeakerId(speaker)), text)
    };
    transcript.turns = vec![
        speech(1, 1, 5, "The old well is deep, they say.\nNobody has been down."),
        speech(2, 2, 62, "I have, in the very dry summer."),
        speech(3, 1, 3700, "Well! Tell us about it & more."),
        speech(4, 2, 3710, "It was dark."),
    ];
    let url = "https://wells.example/a?b=1&c=2".to_owned();
    span(&mut transcript.turns[0], "old well", SpanKind::Link { url });
    span(&mut transcript.turns[1], "very", SpanKind::Emphasis);
    let thread = |id, turn, quote: &str, remarks, resolved| Comment {
        id: CommentId(id),
        turn: TurnId(turn),
        quote: quote.to_owned(),
        remarks,
        resolved,
    };
    let both = vec![remark("Ada", "Who says?\nReally."), remark("Bo & Co", "Everybody.")];
    transcript.comments = vec![
        thread(1, 1, "they say", both, true),
        thread(2, 3, "about it", vec![remark("Bo & Co", "Now.")], false),
    ];
    span(&mut transcript.turns[0], "they say", SpanKind::Comment { comment: CommentId(1) });
    span(&mut transcript.turns[2], "about it", SpanKind::Comment { comment: CommentId(2) });
    let place = |turn, at| Place { turn, at: ByteOffset(at) };
    let edits = [
        ("Bo & Co", Replace { from: place(0, 16), to: place(0, 20), with: "deeper".to_owned() }),
        ("Ada", Replace { from: place(1, 6), to: place(1, 6), with: " been there".to_owned() }),
        ("Ada", Replace { from: place(3, 0), to: place(3, 7), with: String::new() }),
    ];
    for (author, edit) in edits {
        let change = ops::suggest_words(&transcript, &[edit], author, AT).unwrap();
        change.apply(&mut transcript).unwrap();
    }
    transcript
}

/// What stands in the turns, for a person to read where they differ.
fn shown(transcript: &Transcript) -> Vec<String> {
    let turns = transcript.turns.iter().map(|turn| {
        let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
        let speaker = speaker.map_or("", |speaker| &*speaker.label);
        let mut spans: Vec<String> = turn
            .spans
            .iter()
            .map(|span| {
                let words = &turn.text[span.start.0..span.end.0];
                let by = span.kind.suggestion().and_then(|id| transcript.suggestion(id));
                let by = by.map(|(_, one)| (&one.author, one.at));
                match &span.kind {
                    SpanKind::Link { url } => format!("{words:?} leads to {url}"),
                    SpanKind::Inserted { .. } => format!("{words:?} comes by {by:?}"),
                    SpanKind::Deleted { .. } => format!("{words:?} goes by {by:?}"),
                    SpanKind::Comment { comment } => {
                        let (_, comment) = transcript.comment(*comment).unwrap();
                        let Comment { quote, remarks, resolved, .. } = comment;
                        format!("{words:?} {quote:?} {resolved} {remarks:?}")
                    }
                    kind => format!("{words:?} {kind:?}"),
                }
            })
            .collect();
        spans.sort();
        format!("{speaker} {:?} {:?} {spans:#?}", turn.start_ms, turn.text)
    });
    turns.collect()
}

#[test]
fn what_word_gets_comes_back() {
    let written = written();
    let options =
        Options { comments: true, suggestions: Suggestions::Marked, ..Options::default() };
    let bytes = write(&written, format("docx").unwrap(), &options).unwrap();
    let imported = import::read("well.docx", &bytes).unwrap();
    let read = &imported.transcript;
    assert_eq!(transcript::check(read), Ok(()));
    assert_eq!(read.title, "The well");
    assert_eq!(shown(read), shown(&written));
    assert_eq!(read.suggestions.len(), written.suggestions.len());
    assert_eq!(imported.warnings, []);
}

#[test]
fn web_pages_and_markdown_come_back_too() {
    let written = written();
    for ending in ["html", "md"] {
        let bytes = write(&written, format(ending).unwrap(), &Options::default()).unwrap();
        let imported = import::read(&format!("well.{ending}"), &bytes).unwrap();
        let read = &imported.transcript;
        let mut plain = written.without_suggestions().into_owned();
        plain.comments.clear();
        for turn in &mut plain.turns {
            turn.spans.retain(|span| !matches!(span.kind, SpanKind::Comment { .. }));
        }
        assert_eq!((&read.title, shown(read)), (&plain.title, shown(&plain)), "{ending}");
    }
}
