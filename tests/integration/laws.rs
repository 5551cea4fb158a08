//! Every kind of change, by hand and by chance, tried by the law.

use proptest::prelude::*;
use transcript::ops::{self, Place, Replace, Side};
use transcript::{
    ByteOffset, Change, PendingLink, PendingLinkId, Span, SpanKind, Speaker, SpeakerId, TimeMs,
    Transcript, Turn, TurnId, TurnKind,
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
        filed: false,
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
    let around = ops::retag(&before, &[TurnId(2), TurnId(3), TurnId(4)], Some(SpeakerId(1)));
    assert_eq!(law(&before, &around.unwrap()), retagged, "the cue between them stays a cue");
    assert_eq!(after.turns[1].start_ms, Some(TimeMs(2_200)), "three words later");
    assert!(after.turns[1].estimated);
    let timed = law(&before, &ops::set_start(&before, TurnId(4), Some(TimeMs(9))).unwrap());
    assert_eq!(timed.turns[3].start_ms, Some(TimeMs(9)));
}

#[test]
fn a_label_that_was_no_speaker_becomes_the_words_of_a_cue() {
    let mut before = sample();
    before.speakers.push(Speaker::new(SpeakerId(3), "THE BRASS MOTHS"));
    before.turns[3].speaker = Some(SpeakerId(3));
    let after = law(&before, &ops::label_to_cue(&before, TurnId(4)).unwrap());
    assert_eq!(after.turns[3].text, "THE BRASS MOTHS Nobody knows.");
    assert_eq!((after.turns[3].kind, after.speakers.len()), (TurnKind::Cue, 2));
    // Whoever says something else stays in the list.
    before.turns[1].speaker = Some(SpeakerId(3));
    let after = law(&before, &ops::label_to_cue(&before, TurnId(4)).unwrap());
    assert_eq!(after.speakers.len(), 3);
}

#[test]
fn speakers_are_told_more_of_moved_and_taken_from_the_list() {
    let mut before = sample();
    before.speakers.push(Speaker::new(SpeakerId(3), "CY"));
    let edited = Speaker {
        label: "BEA".to_owned(),
        name: "Bea Lark".to_owned(),
        role: "guest".to_owned(),
        colour: 4,
        aliases: vec!["B. L.".to_owned()],
        ..before.speakers[1].clone()
    };
    let after = law(&before, &ops::edit_speaker(&before, edited).unwrap());
    assert_eq!(after.speakers[1].aliases, ["B. L.", "BO"]);
    let moved = law(&before, &ops::move_speaker(&before, SpeakerId(3), 0).unwrap());
    assert_eq!(moved.speakers[0].label, "CY");
    let gone = law(&before, &ops::remove_speaker(&before, SpeakerId(3)).unwrap());
    assert_eq!(gone.speakers.len(), 2);
    assert!(ops::remove_speaker(&before, SpeakerId(1)).is_err(), "Ada has something to say");
    let timed = law(&before, &ops::set_estimate(&before, TurnId(2), TimeMs(2_000)).unwrap());
    assert!(timed.turns[1].estimated);
}

#[test]
fn two_voices_are_swapped_where_they_take_turns() {
    let mut before = sample();
    let (ada, bo) = (SpeakerId(1), SpeakerId(2));
    before.turns[3].speaker = Some(ada);
    before.turns.push(Turn::speech(TurnId(5), Some(bo), "I know."));
    assert_eq!(ops::alternating(&before, TurnId(1)), Some((ada, bo, vec![TurnId(1), TurnId(2)])));
    assert_eq!(ops::alternating(&before, TurnId(2)), None, "a cue comes next");
    let all = [1, 2, 3, 4, 5].map(TurnId);
    let swapped = law(&before, &ops::swap_speakers(&before, &all, ada, bo).unwrap());
    let speakers: Vec<_> = swapped.turns.iter().map(|turn| turn.speaker).collect();
    assert_eq!(speakers, [Some(bo), Some(ada), None, Some(bo), Some(ada)]);
}

#[test]
fn an_answer_inside_a_turn_becomes_its_own() {
    let mut before = sample();
    before.turns[1].text = "How deep? Very. Then fetch a rope.".to_owned();
    before.turns[1].start_ms = Some(TimeMs(4_000));
    let answer = ByteOffset(10)..ByteOffset(15);
    let ids = [TurnId(8), TurnId(9)];
    let change = ops::interject(&before, TurnId(2), answer, ids, Some(SpeakerId(1))).unwrap();
    let after = law(&before, &change);
    let said: Vec<_> = after.turns[1..4].iter().map(|t| (&*t.text, t.speaker.unwrap().0)).collect();
    assert_eq!(said, [("How deep?", 2), ("Very.", 1), ("Then fetch a rope.", 2)]);
    assert!(after.turns[2].start_ms > after.turns[1].start_ms);
}

#[test]
fn a_label_inside_a_turn_goes_where_it_is_split() {
    let mut before = sample();
    before.turns[1].text = "How deep? ADA: Very.".to_owned();
    let label = ByteOffset(10)..ByteOffset(14);
    let change =
        ops::split_around(&before, TurnId(2), label, TurnId(9), Some(SpeakerId(1))).unwrap();
    let after = law(&before, &change);
    assert_eq!((&*after.turns[1].text, &*after.turns[2].text), ("How deep?", "Very."));
}

#[test]
fn a_sentence_moves_to_the_neighbour() {
    let mut before = sample();
    before.turns[1].text = "It was. How deep? Tell me.".to_owned();
    let up = ops::move_sentence(&before, TurnId(2), ByteOffset(3), Side::Previous).unwrap();
    let after = law(&before, &up);
    assert_eq!(after.turns[0].text, "The naïve 😀 well\nwas deep. It was.");
    assert_eq!(after.turns[1].text, "How deep? Tell me.");
    assert!(
        ops::move_sentence(&before, TurnId(2), ByteOffset(3), Side::Next).is_err(),
        "a cue takes none"
    );
    let down = ops::move_sentence(&before, TurnId(1), ByteOffset(17), Side::Next).unwrap();
    let after = law(&before, &down);
    assert_eq!(after.turns.len(), 3, "nothing is left of it");
}

#[test]
fn neighbours_of_one_voice_are_joined() {
    let mut before = sample();
    before.turns[1].speaker = Some(SpeakerId(1));
    let joined = law(&before, &ops::join_adjacent(&before, None).unwrap());
    assert_eq!(joined.turns[0].text, "The naïve 😀 well\nwas deep. How deep?");
    assert_eq!(joined.turns.len(), 3);
    let other = ops::join_adjacent(&before, Some(&[TurnId(4)])).unwrap();
    assert!(other.is_empty());
}

#[test]
fn times_are_shifted_and_filled() {
    let mut before = sample();
    before.turns[3].start_ms = Some(TimeMs(9_000));
    let filled = law(&before, &ops::fill_times(&before));
    // Nine words are said in eight seconds, six of them before the second turn.
    let times: Vec<_> = filled.turns.iter().map(|t| (t.start_ms.unwrap().0, t.estimated)).collect();
    assert_eq!(times, [(1_000, false), (7_000, true), (9_000, true), (9_000, false)]);
    let later = law(&before, &ops::shift_times(&before, TurnId(2), 500).unwrap());
    assert_eq!(
        (later.turns[0].start_ms, later.turns[3].start_ms),
        (Some(TimeMs(1_000)), Some(TimeMs(9_500)))
    );
    assert!(ops::shift_times(&before, TurnId(1), -2_000).is_err(), "nothing is before the start");
}

#[test]
fn speakers_are_added_renamed_and_merged() {
    let before = sample();
    let added = ops::add_speaker(&before, Speaker::new(SpeakerId(3), "CY")).unwrap();
    assert_eq!(law(&before, &added).speakers.len(), 3);
    assert!(ops::add_speaker(&before, Speaker::new(SpeakerId(3), "BO")).is_err());
    let renamed = Speaker { label: "ADA L.".to_owned(), ..before.speakers[0].clone() };
    let renamed = ops::edit_speaker(&before, renamed).unwrap();
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
fn many_places_are_linked_at_once() {
    let before = sample();
    let at = |turn, start, end| (TurnId(turn), ByteOffset(start)..ByteOffset(end));
    let places = [at(4, 0, 6), at(1, 16, 21), at(4, 7, 12), at(2, 4, 8)];
    let after = law(&before, &ops::link_all(&before, &places, "c.example").unwrap());
    let links: Vec<(u64, &str, &SpanKind)> = after
        .turns
        .iter()
        .flat_map(|turn| turn.spans.iter().map(move |span| (turn, span)))
        .filter(|(_, span)| matches!(span.kind, SpanKind::Link { .. }))
        .map(|(turn, span)| (turn.id.0, &turn.text[span.start.0..span.end.0], &span.kind))
        .collect();
    let to = SpanKind::Link { url: "https://c.example".to_owned() };
    assert_eq!(
        links,
        [(1, "well", &to), (2, "deep", &to), (4, "Nobody", &to), (4, "knows", &to)],
        "the old link gave way, and white space stays out"
    );
    // Of two that touch, the later in the list stays.
    let touching = [at(4, 0, 12), at(4, 7, 13)];
    let after = law(&before, &ops::link_all(&before, &touching, "c.example").unwrap());
    assert_eq!(after.turns[3].spans.len(), 1);
    assert_eq!(after.turns[3].spans[0].start, ByteOffset(7));
    let again = ops::link_all(&after, &touching[1..], "https://c.example").unwrap();
    assert!(again.is_empty(), "it is linked so already");
    assert!(ops::link_all(&before, &[at(4, 0, 6), at(9, 0, 1)], "c.example").is_err());
    assert!(ops::link_all(&before, &[at(4, 0, 6), at(2, 3, 4)], "c.example").is_err());
}

#[test]
fn a_pending_link_is_filed_as_a_reference_and_waits_again() {
    let before = sample();
    let filed = law(&before, &ops::file_pending_link(&before, PendingLinkId(1), true).unwrap());
    assert!(filed.pending_links[0].filed);
    assert_eq!(filed.pending_links[0].url, before.pending_links[0].url);
    let back = law(&filed, &ops::file_pending_link(&filed, PendingLinkId(1), false).unwrap());
    assert_eq!(back, before);
    assert!(ops::file_pending_link(&filed, PendingLinkId(1), true).unwrap().is_empty());
    assert!(ops::file_pending_link(&before, PendingLinkId(9), true).is_err());
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
pub(crate) fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![Just("a"), Just("word "), Just("é"), Just("€ "), Just("😀"), Just("\n")],
        0..12,
    )
    .prop_map(|parts| parts.concat())
}

pub(crate) fn transcripts() -> impl Strategy<Value = Transcript> {
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
                // Every other one has a time, and they run forwards.
                turn.start_ms = (spans[0].is_multiple_of(2)).then(|| TimeMs(index as u64 * 10_000));
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
pub(crate) fn any_change(
    before: &Transcript,
    kind: u8,
    n: [usize; 4],
    words: &str,
) -> Option<Change> {
    let count = before.turns.len();
    let turn = &before.turns[n[0] % count];
    let other = &before.turns[n[1] % count];
    let at = border(&turn.text, n[2]);
    let end = border(&turn.text, n[3]);
    let speaker = Some(SpeakerId(n[1] as u32 % 2 + 1));
    let both = [turn.id, other.id];
    let side = if n[3].is_multiple_of(2) { Side::Previous } else { Side::Next };
    let range = at.min(end)..at.max(end);
    let change = match kind % 22 {
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
        9 => ops::set_start(before, turn.id, Some(TimeMs(n[3] as u64))),
        10 => ops::shift_times(before, turn.id, n[3] as i64 - 100),
        11 => Ok(ops::fill_times(before)),
        12 => ops::move_sentence(before, turn.id, at, side),
        13 => ops::interject(before, turn.id, range, [TurnId(98), TurnId(99)], speaker),
        14 => ops::split_around(before, turn.id, range, TurnId(99), speaker),
        15 => ops::join_adjacent(before, None),
        16 => ops::join_adjacent(before, Some(&both)),
        17 => ops::swap_speakers(before, &both, SpeakerId(1), SpeakerId(2)),
        18 => ops::set_kind(before, &both, TurnKind::Cue, None),
        19 => {
            let whole = ByteOffset(0)..ByteOffset(other.text.len());
            let places = [(turn.id, range), (other.id, whole)];
            ops::link_all(before, &places, "https://z.example/")
        }
        20 => ops::file_pending_link(before, PendingLinkId(1), true),
        _ => ops::set_kind(before, &both, TurnKind::Speech, speaker),
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

/// What an editor does to turns without touching a word.
fn arranged(before: &Transcript, kind: u8, n: [usize; 4], fresh: u64) -> Option<Change> {
    let turn = &before.turns[n[0] % before.turns.len()];
    let at = border(&turn.text, n[2]);
    let end = border(&turn.text, n[3]);
    let speaker = Some(SpeakerId(n[1] as u32 % 2 + 1));
    let (second, third) = (TurnId(fresh), TurnId(fresh + 1));
    let change = match kind % 8 {
        0 => ops::split(before, turn.id, at, second, speaker),
        1 => ops::merge_with_previous(before, turn.id),
        2 => ops::move_sentence(before, turn.id, at, Side::Previous),
        3 => ops::move_sentence(before, turn.id, at, Side::Next),
        4 => ops::retag(before, &[turn.id], speaker),
        5 => ops::interject(before, turn.id, at.min(end)..at.max(end), [second, third], speaker),
        6 => ops::join_adjacent(before, None),
        _ => Ok(ops::fill_times(before)),
    };
    change.ok()
}

/// The letters of a transcript, in order, whatever turns they are in.
fn letters(transcript: &Transcript) -> String {
    let texts = transcript.turns.iter().flat_map(|turn| turn.text.chars());
    texts.filter(|c| !c.is_whitespace()).collect()
}

/// The words with spans on them, in order; one that is cut or laid together counts as its letters.
fn marked(transcript: &Transcript) -> String {
    let spans = transcript.turns.iter().flat_map(|turn| {
        turn.spans
            .iter()
            .filter(|span| matches!(span.kind, SpanKind::Link { .. }))
            .map(|span| turn.text[span.start.0..span.end.0].replace(char::is_whitespace, ""))
    });
    spans.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn turns_are_arranged_and_no_word_is_lost(
        start in transcripts(),
        steps in proptest::collection::vec((any::<u8>(), any::<[u8; 4]>()), 1..12),
    ) {
        let mut now = start.clone();
        for (number, (kind, n)) in steps.into_iter().enumerate() {
            let fresh = 1_000 + 2 * number as u64;
            if let Some(change) = arranged(&now, kind, n.map(usize::from), fresh) {
                now = law(&now, &change);
            }
            let times: Vec<_> = now.turns.iter().filter_map(|turn| turn.start_ms).collect();
            prop_assert!(times.is_sorted(), "{times:?}");
        }
        prop_assert_eq!(letters(&now), letters(&start));
        prop_assert_eq!(marked(&now), marked(&start));
    }
}
