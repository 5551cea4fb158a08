//! Transcripts by chance, and what an editor might do to them.

use proptest::prelude::*;
use transcript::ops::{self, Place, Replace, Side};
use transcript::{
    ByteOffset, Change, PendingLink, PendingLinkId, Span, SpanKind, Speaker, SpeakerId, TimeMs,
    Transcript, Turn, TurnId, TurnKind,
};

/// Few words, so that they come again, and signs of every length.
const WORDS: &[&str] = &[
    "the ", "well ", "was ", "deep", ", ", ". ", "\n", "é", "😀 ", "rope ", "we ", "let ", "down ",
    "it's ", "The ", " ", "-", "moon ", "rose",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(proptest::sample::select(WORDS), 0..24);
    words.prop_map(|words| words.concat())
}

pub(crate) fn transcripts() -> impl Strategy<Value = Transcript> {
    let turn = (text(), 0..4_u32, any::<[u8; 6]>());
    proptest::collection::vec(turn, 0..7).prop_map(|turns| {
        let mut transcript = Transcript::new("The well");
        transcript.speakers = ["ADA", "BO"]
            .into_iter()
            .zip(1..)
            .map(|(label, id)| Speaker::new(SpeakerId(id), label))
            .collect();
        transcript.pending_links = vec![pending(1), pending(2)];
        for (at, (text, speaker, n)) in turns.into_iter().enumerate() {
            let id = TurnId(at as u64 + 1);
            let mut turn = match speaker {
                3 => Turn::cue(id, text),
                0 => Turn::speech(id, None, text),
                speaker => Turn::speech(id, Some(SpeakerId(speaker)), text),
            };
            turn.start_ms = n[0].is_multiple_of(2).then_some(TimeMs(at as u64 * 10_000));
            turn.end_ms = n[1].is_multiple_of(3).then_some(TimeMs(at as u64 * 10_000 + 5_000));
            let mut spans = vec![
                span(&turn.text, n[2], n[3], SpanKind::Emphasis),
                span(&turn.text, n[4], n[5], SpanKind::Link { url: address(n[0]) }),
                span(&turn.text, n[0], n[5], SpanKind::Emphasis),
            ];
            spans.retain(|span| span.start < span.end);
            spans.sort_by_key(|span| span.start);
            turn.spans = spans;
            transcript.turns.push(turn);
        }
        transcript
    })
}

fn pending(id: u32) -> PendingLink {
    let url = format!("https://pending.example/{id}");
    PendingLink { id: PendingLinkId(id), url, page: None, after: None, before: None, filed: false }
}

fn address(n: u8) -> String {
    format!("https://a.example/{}", n % 2)
}

fn span(text: &str, one: u8, other: u8, kind: SpanKind) -> Span {
    let (one, other) = (border(text, one), border(text, other));
    Span { start: one.min(other), end: one.max(other), kind }
}

pub(crate) fn border(text: &str, near: u8) -> ByteOffset {
    let mut at = usize::from(near) % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    ByteOffset(at)
}

/// What an editor does, in numbers that are folded into what the transcript has.
pub(crate) type Step = (u8, [u8; 4], String);

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((any::<u8>(), any::<[u8; 4]>(), text()), 0..8)
}

/// The transcript after these steps; ids of new turns begin with `fresh`.
pub(crate) fn edited(start: &Transcript, steps: &[Step], mut fresh: u64) -> Transcript {
    let mut now = start.clone();
    for step in steps {
        if let Some(change) = change(&now, step, fresh) {
            change.apply(&mut now).expect("a change fits the transcript that it was made for");
        }
        fresh += 2;
    }
    now
}

fn change(now: &Transcript, (kind, n, words): &Step, fresh: u64) -> Option<Change> {
    if now.turns.is_empty() {
        return None;
    }
    let index = |n: u8| usize::from(n) % now.turns.len();
    let (turn, other) = (&now.turns[index(n[0])], &now.turns[index(n[1])]);
    let (at, end) = (border(&turn.text, n[2]), border(&turn.text, n[3]));
    let range = at.min(end)..at.max(end);
    let speaker = now.speakers.get(usize::from(n[1]) % 3).map(|speaker| speaker.id);
    let side = if n[3].is_multiple_of(2) { Side::Previous } else { Side::Next };
    let (second, third) = (TurnId(fresh), TurnId(fresh + 1));
    let both = [turn.id, other.id];
    let places = |to: usize, end| {
        let mut ends = [Place { turn: index(n[0]), at }, Place { turn: to, at: end }];
        ends.sort();
        Replace { from: ends[0], to: ends[1], with: words.clone() }
    };
    let change = match kind % 22 {
        0..3 => ops::replace(now, &[places(index(n[0]), end)]),
        3 => ops::replace(now, &[places(index(n[1]), border(&other.text, n[3]))]),
        4 => ops::split(now, turn.id, at, second, speaker),
        5 => ops::merge_with_previous(now, turn.id),
        6 => ops::retag(now, &both, speaker),
        7 => ops::link(now, turn.id, range, &address(n[3])),
        8 => ops::unlink(now, turn.id, range),
        9 => ops::merge_speakers(now, SpeakerId(2), SpeakerId(1)),
        10 => ops::place_pending_link(now, PendingLinkId(1), turn.id, range),
        11 => ops::set_start(now, turn.id, Some(TimeMs(u64::from(n[3])))),
        12 | 13 => ops::move_sentence(now, turn.id, at, side),
        14 => ops::interject(now, turn.id, range, [second, third], speaker),
        15 => ops::join_adjacent(now, None),
        16 => ops::set_kind(now, &both, TurnKind::Cue, None),
        17 => ops::set_kind(now, &both, TurnKind::Speech, speaker),
        18 => ops::add_speaker(now, Speaker::new(now.fresh_speaker_id(), format!("S{fresh}"))),
        19 => {
            let speaker = now.speakers.first()?.clone();
            ops::edit_speaker(now, Speaker { label: format!("ADA {fresh}"), ..speaker })
        }
        20 => ops::move_speaker(now, SpeakerId(1), 2),
        _ => Ok(ops::rename(now, words)),
    };
    change.ok()
}
