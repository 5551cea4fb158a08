//! A PDF file that Galley printed comes back: every word, who said it and when, and every link.

use export::{Options, format, write};
use transcript::{ByteOffset, Span, SpanKind, TimeMs, Transcript, Turn, TurnId};

const SAMPLE: &str = include_str!("../samples/harbour-lights.txt");

/// Our own sample, some pages of it, with links and stressed words.
fn talk() -> Transcript {
    let mut talk = import::read("harbour-lights.txt", SAMPLE.as_bytes()).unwrap().transcript;
    // A list of its own would follow the last turn.
    talk.pending_links.clear();
    let mut id = talk.turns.iter().map(|turn| turn.id.0).max().unwrap_or(0);
    let again = talk.turns.clone();
    for _ in 0..3 {
        talk.turns.extend(again.iter().map(|turn| {
            id += 1;
            Turn { id: TurnId(id), ..turn.clone() }
        }));
    }
    for (number, turn) in talk.turns.iter_mut().enumerate() {
        turn.start_ms = Some(TimeMs(number as u64 * 61_000));
        let words: Vec<(usize, &str)> = turn.text.match_indices(' ').collect();
        let (Some((start, _)), Some((end, _))) = (words.get(2), words.get(5)) else { continue };
        let (start, end) = (ByteOffset(start + 1), ByteOffset(*end));
        let kind = match number % 3 {
            0 => SpanKind::Link { url: format!("https://harbour.example/{number}?a=1&b=2") },
            1 => SpanKind::Emphasis,
            _ => continue,
        };
        turn.spans = vec![Span { start, end, kind }];
    }
    talk
}

fn back(transcript: &Transcript, options: &Options) -> Transcript {
    let bytes = write(transcript, format("pdf").unwrap(), options).unwrap();
    let imported = import::read("talk.pdf", &bytes).unwrap();
    assert_eq!(transcript::check(&imported.transcript), Ok(()));
    imported.transcript
}

/// Who, when and what, turn by turn.
fn told(transcript: &Transcript) -> Vec<(Option<String>, Option<TimeMs>, String)> {
    let turns = transcript.turns.iter().map(|turn| {
        let speaker = turn.speaker.and_then(|id| transcript.speaker(id));
        (speaker.map(|speaker| speaker.label.clone()), turn.start_ms, turn.text.clone())
    });
    turns.collect()
}

fn links(transcript: &Transcript) -> Vec<(String, String)> {
    let links = transcript.turns.iter().flat_map(|turn| {
        turn.spans.iter().filter_map(|span| match &span.kind {
            SpanKind::Link { url } => {
                Some((turn.text[span.start.0..span.end.0].to_owned(), url.clone()))
            }
            _ => None,
        })
    });
    links.collect()
}

#[test]
fn a_printed_copy_comes_back_as_it_was() {
    let talk = talk();
    let back = back(&talk, &Options::default());
    assert_eq!(back.title, talk.title);
    let (was, is) = (told(&talk), told(&back));
    for (number, (was, is)) in was.iter().zip(&is).enumerate() {
        assert_eq!(was, is, "turn {number}");
    }
    assert_eq!(was.len(), is.len());
    assert_eq!(links(&talk), links(&back));
}
