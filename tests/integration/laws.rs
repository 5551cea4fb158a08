//! Every kind of change, by hand and by chance, tried by the law.

use proptest::prelude::*;
use transcript::ops::{self, Place, Replace};
use transcript::{
    ByteOffset, Change, PendingLink, PendingLinkId, Span, SpanKind, Speaker, SpeakerId, TimeMs,
    Transcript, Turn, TurnId,
};

use crate::law::law;

fn sample() -> Transcript {
    let mut transcript = Transcript::new("The well");
    transcript.speakers = vec![Speaker::new(SpeakerId(1), "ADA"), Speaker::new(SpeakerId(2), "BO")];
    let mut first = Turn::speech(TurnId(1), Some(SpeakerId(1)), "The naïve 😀 well\nwas deep.");
    first.start_ms = Some(TimeMs(1_000));
    first.spans = vec![
        Span { start: ByteOffset(4), end: ByteOffset(10), kind: SpanKind::Emphasis },
        Span {
            start: ByteOffset(16),
            end: ByteOffset(20),
            kind: SpanKind::Link { url: "https://a.example/".to_owned() },
        },
    ];
    transcript.turns = vec![
        first,
        Turn::speech(TurnId(2), Some(SpeakerId(2)), "How deep?"),
        Turn::cue(TurnId(3), "LAUGHTER"),
        Turn::speech(TurnId(4), None, "Nobody knows."),
    ];
    transcript.pending_links = vec![PendingLink {
        id: PendingLinkId(1),
        url: "https://b.example/".to_owned(),
        page: Some(2),
        after: Some(TurnId(2)),
        before: Some(TurnId(4)),
    }];
    transcript
}

fn place(turn: usize, at: usize) -> Place {
    Place { turn, at: ByteOffset(at) }
}

fn replace(from: Place, to: Place, with: &str) -> Replace {
    Replace { from, to, with: with.to_owned() }
}

#[test]
fn words_are_replaced_and_spans_follow() {
    let before = sample();
    let change = ops::replace(
        &before,
        &[replace(place(0, 0), place(0, 3), "A"), replace(place(0, 16), place(0, 20), "shaft")],
    );
    let after = law(&before, &change.unwrap());
    assert_eq!(after.turns[0].text, "A naïve 😀 shaft\nwas deep.");
    let words: Vec<&str> =
        after.turns[0].spans.iter().map(|s| &after.turns[0].text[s.start.0..s.end.0]).collect();
    assert_eq!(words, ["naïve", "shaft"], "a corrected link keeps its address");
}

#[test]
fn words_put_at_the_edge_of_a_link_stay_outside() {
    let before = sample();
    for (at, text) in [(16, "new "), (20, " new")] {
        let change = ops::replace(&before, &[replace(place(0, at), place(0, at), text)]);
        let after = law(&before, &change.unwrap());
        let link = &after.turns[0].spans[1];
        assert_eq!(&after.turns[0].text[link.start.0..link.end.0], "well");
    }
}

#[test]
fn an_edit_over_a_border_makes_two_turns_one() {
    let before = sample();
    let change = ops::replace(&before, &[replace(place(0, 20), place(1, 4), "")]).unwrap();
    let after = law(&before, &change);
    assert_eq!(after.turns.len(), 3);
    assert_eq!(after.turns[0].text, "The naïve 😀 welldeep?");
    assert_eq!(after.turns[0].speaker, Some(SpeakerId(1)));
}

#[test]
fn turns_are_split_merged_retagged_and_timed() {
    let before = sample();
    let split =
        ops::split(&before, TurnId(1), ByteOffset(16), TurnId(9), Some(SpeakerId(2))).unwrap();
    let after = law(&before, &split);
    assert_eq!(after.turns[0].text, "The naïve 😀");
    assert_eq!(after.turns[1].text, "well\nwas deep.");
    assert_eq!(after.turns[1].spans.len(), 1, "the link went with its word");
    let merged = law(&after, &ops::merge_with_previous(&after, TurnId(9)).unwrap());
    assert_eq!(merged.turns[0].text, "The naïve 😀\nwell\nwas deep.");
    let retagged =
        law(&before, &ops::retag(&before, &[TurnId(2), TurnId(4)], Some(SpeakerId(1))).unwrap());
    assert!(retagged.turns.iter().all(|t| t.speaker.is_none_or(|s| s == SpeakerId(1))));
    assert!(ops::retag(&before, &[TurnId(3)], Some(SpeakerId(1))).is_err(), "a cue has no speaker");
    let timed = law(&before, &ops::set_start(&before, TurnId(4), Some(TimeMs(9))).unwrap());
    assert_eq!(timed.turns[3].start_ms, Some(TimeMs(9)));
}

#[test]
fn speakers_are_added_renamed_and_merged() {
    let before = sample();
    let added = ops::add_speaker(&before, Speaker::new(SpeakerId(3), "CY")).unwrap();
    assert_eq!(law(&before, &added).speakers.len(), 3);
    assert!(ops::add_speaker(&before, Speaker::new(SpeakerId(3), "BO")).is_err());
    let renamed = ops::rename_speaker(&before, SpeakerId(1), "ADA L.", "Ada Lark").unwrap();
    assert_eq!(law(&before, &renamed).speakers[0].aliases, ["ADA"]);
    let merged = law(&before, &ops::merge_speakers(&before, SpeakerId(2), SpeakerId(1)).unwrap());
    assert_eq!(merged.speakers.len(), 1);
    assert_eq!(merged.turns[1].speaker, Some(SpeakerId(1)));
}

#[test]
fn links_are_set_removed_and_placed() {
    let before = sample();
    let range = ByteOffset(4)..ByteOffset(8);
    let linked = ops::link(&before, TurnId(2), range.clone(), "c.example").unwrap();
    let after = law(&before, &linked);
    assert_eq!(after.turns[1].spans.len(), 1);
    assert!(ops::link(&before, TurnId(2), range.clone(), "javascript:alert(1)").is_err());
    let none = law(&after, &ops::unlink(&after, TurnId(2), ByteOffset(5)..ByteOffset(5)).unwrap());
    assert!(none.turns[1].spans.is_empty());
    let placed = ops::place_pending_link(&before, PendingLinkId(1), TurnId(4), range).unwrap();
    assert!(law(&before, &placed).pending_links.is_empty());
    let dropped = ops::drop_pending_link(&before, PendingLinkId(1)).unwrap();
    assert!(law(&before, &dropped).pending_links.is_empty());
}

#[test]
fn a_title_is_changed_and_a_state_restored() {
    let before = sample();
    let renamed = law(&before, &ops::rename(&before, "The shaft"));
    assert_eq!(renamed.title, "The shaft");
    let mut other = Transcript::new("Other");
    other.turns = vec![Turn::speech(TurnId(7), None, "Alone.")];
    assert_eq!(law(&before, &ops::restore(&before, &other)), other);
    assert_eq!(law(&other, &ops::restore(&other, &before)), before);
}

/// Text with characters of every length, and paragraphs.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![Just("a"), Just("word "), Just("é"), Just("€ "), Just("😀"), Just("\n")],
        0..12,
    )
    .prop_map(|parts| parts.concat())
}

fn transcripts() -> impl Strategy<Value = Transcript> {
    proptest::collection::vec((text(), 0..4_u32, any::<[u8; 4]>()), 1..6).prop_map(|turns| {
        let mut transcript = sample();
        transcript.turns = turns
            .into_iter()
            .enumerate()
            .map(|(index, (text, speaker, spans))| {
                let id = TurnId(index as u64 + 1);
                let mut turn = match speaker {
                    3 => Turn::cue(id, text),
                    0 => Turn::speech(id, None, text),
                    speaker => Turn::speech(id, Some(SpeakerId(speaker)), text),
                };
                let at = |byte: u8| border(&turn.text, usize::from(byte));
                let (a, b, c, d) = (at(spans[0]), at(spans[1]), at(spans[2]), at(spans[3]));
                let url = "https://a.example/".to_owned();
                let mut found = vec![
                    (a.min(b), a.max(b), SpanKind::Emphasis),
                    (c.min(d), c.max(d), SpanKind::Link { url }),
                ];
                found.retain(|(start, end, _)| start < end);
                found.sort_by_key(|(start, end, _)| (*start, *end));
                turn.spans =
                    found.into_iter().map(|(start, end, kind)| Span { start, end, kind }).collect();
                turn
            })
            .collect();
        transcript.pending_links[0].after = None;
        transcript
    })
}

fn border(text: &str, near: usize) -> ByteOffset {
    let mut at = near % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    ByteOffset(at)
}

/// Something an editor might do; numbers are folded into what the transcript has.
fn any_change(before: &Transcript, kind: u8, n: [usize; 4], words: &str) -> Option<Change> {
    let count = before.turns.len();
    let turn = &before.turns[n[0] % count];
    let other = &before.turns[n[1] % count];
    let at = border(&turn.text, n[2]);
    let end = border(&turn.text, n[3]);
    let speaker = Some(SpeakerId(n[1] as u32 % 2 + 1));
    let change = match kind % 10 {
        0 | 1 => {
            let mut ends = [
                Place { turn: n[0] % count, at },
                Place { turn: n[1] % count, at: border(&other.text, n[3]) },
            ];
            ends.sort();
            ops::replace(before, &[replace(ends[0], ends[1], words)])
        }
        2 => ops::split(before, turn.id, at, TurnId(99), speaker),
        3 => ops::merge_with_previous(before, turn.id),
        4 => ops::retag(before, &[turn.id], speaker),
        5 => ops::link(before, turn.id, at.min(end)..at.max(end), "https://z.example/"),
        6 => ops::unlink(before, turn.id, at..at),
        7 => ops::merge_speakers(before, SpeakerId(2), SpeakerId(1)),
        8 => ops::place_pending_link(before, PendingLinkId(1), turn.id, at.min(end)..at.max(end)),
        _ => ops::set_start(before, turn.id, Some(TimeMs(n[3] as u64))),
    };
    change.ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_law_holds_for_changes_by_chance(
        before in transcripts(),
        kind in any::<u8>(),
        n in any::<[u8; 4]>(),
        words in text(),
    ) {
        if let Some(change) = any_change(&before, kind, n.map(usize::from), &words) {
            law(&before, &change);
        }
    }

    #[test]
    fn any_state_is_restored_from_any_other(from in transcripts(), to in transcripts()) {
        prop_assert_eq!(law(&from, &ops::restore(&from, &to)), to);
    }
}
