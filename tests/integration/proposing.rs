//! Whatever is done can be proposed instead: rejected, nothing has changed; accepted, it is as if
//! it had been done.

use proptest::prelude::*;
use transcript::ops::{self, OpError, Place, Replace};
use transcript::{
    ByteOffset, Change, Moment, PendingLinkId, Span, SpanKind, SpeakerId, Transcript, Turn, TurnId,
};

use crate::law::law;
use crate::laws::{any_change, text, transcripts};

const NOW: Moment = Moment(1_000);

fn done(before: &Transcript, change: &Change) -> Transcript {
    let mut after = before.clone();
    change.apply(&mut after).expect("the change was made for this transcript");
    after
}

fn links(turn: &Turn) -> Vec<&Span> {
    turn.spans.iter().filter(|span| matches!(span.kind, SpanKind::Link { .. })).collect()
}

/// What a suggestion must carry of a transcript.
fn told(transcript: &Transcript) -> Vec<(&str, Option<SpeakerId>, Vec<&Span>)> {
    transcript.turns.iter().map(|turn| (&*turn.text, turn.speaker, links(turn))).collect()
}

/// What no suggestion carries: true when a change is of that.
fn is_beyond(before: &Transcript, wanted: &Transcript) -> bool {
    let heads = before.turns.iter().filter_map(|old| Some((old, wanted.turn(old.id)?.1)));
    let mut heads = heads.filter(|(old, new)| {
        let beside = |turn: &Turn| {
            let stressed = turn.spans.iter().filter(|span| span.kind == SpanKind::Emphasis);
            let stressed: Vec<Span> = stressed.cloned().collect();
            (turn.kind, turn.start_ms, turn.end_ms, turn.estimated, stressed)
        };
        beside(old) != beside(new)
    });
    let ids = |of: &Transcript| of.turns.iter().map(|turn| turn.id).collect::<Vec<_>>();
    (&before.title, &before.speakers, &before.pending_links)
        != (&wanted.title, &wanted.speakers, &wanted.pending_links)
        || heads.next().is_some()
        // Links that change with turns, and turns that stand elsewhere.
        || ids(before) != ids(wanted)
}

/// True when the law held, false when it was refused for a reason.
fn proposed(before: &Transcript, change: &Change) -> bool {
    let wanted = done(before, change);
    match ops::propose(before, change, "Ada", NOW) {
        Ok(proposal) => {
            let now = law(before, &proposal);
            assert_eq!(&*now.without_suggestions(), &*before.without_suggestions());
            let (accepted, wanted) = (now.as_suggested(), wanted.as_suggested());
            assert_eq!(told(&accepted), told(&wanted));
            assert_eq!(accepted.pending_links, wanted.pending_links);
            true
        }
        Err(OpError::NotSuggested(_)) => {
            assert!(is_beyond(before, &wanted), "this can be suggested: {change:?}");
            false
        }
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_pending_link_waits_until_its_proposal_is_accepted() {
    let mut before = Transcript::new("The well");
    before.turns = vec![Turn::speech(TurnId(1), None, "See the old well there.")];
    before.pending_links = vec![transcript::PendingLink {
        id: PendingLinkId(3),
        url: "https://a.example".to_owned(),
        page: None,
        after: None,
        before: None,
        filed: false,
    }];
    let range = ByteOffset(8)..ByteOffset(16);
    let place = ops::place_pending_link(&before, PendingLinkId(3), TurnId(1), range).unwrap();
    assert!(proposed(&before, &place));
    let now = done(&before, &ops::propose(&before, &place, "Ada", NOW).unwrap());
    assert_eq!(now.pending_links, before.pending_links, "it waits");
    let accepted = now.as_suggested();
    assert!(accepted.pending_links.is_empty());
    assert_eq!(links(&accepted.turns[0]).len(), 1);
    // Given up meanwhile, its address is linked all the same.
    let dropped = done(&now, &ops::drop_pending_link(&now, PendingLinkId(3)).unwrap());
    assert_eq!(links(&dropped.as_suggested().turns[0]).len(), 1);
}

#[test]
fn what_no_suggestion_carries_is_refused_with_its_reason() {
    let mut before = Transcript::new("The well");
    before.turns = vec![Turn::speech(TurnId(1), None, "How deep? Very.")];
    let why = |change: Change| ops::propose(&before, &change, "Ada", NOW).unwrap_err().to_string();
    let title = why(ops::rename(&before, "The shaft"));
    assert_eq!(title, "another title cannot be suggested; nothing was changed");
    let time = ops::set_start(&before, TurnId(1), Some(transcript::TimeMs(5))).unwrap();
    assert!(why(time).starts_with("another time"));
}

#[test]
fn turns_that_come_go_are_split_and_joined_are_proposed() {
    let mut before = Transcript::new("The well");
    let turn = |id, text: &str| Turn::speech(TurnId(id), None, text);
    before.turns =
        vec![turn(1, "How deep? Very."), turn(2, "I see."), turn(3, "Oh."), turn(4, "Let us go.")];
    let split = ops::split(&before, TurnId(1), ByteOffset(9), TurnId(9), None).unwrap();
    assert!(proposed(&before, &split));
    let now = done(&before, &ops::propose(&before, &split, "Ada", NOW).unwrap());
    assert_eq!(now.turns.len(), 5, "it stands in the text");
    assert_eq!(now.suggestions.len(), 1, "with the space in front of it");
    let joined = ops::merge_with_previous(&before, TurnId(2)).unwrap();
    assert!(proposed(&before, &joined));
    let mut then = before.clone();
    then.turns.remove(2);
    then.turns.insert(0, turn(8, "Well, well."));
    let restore = ops::restore(&before, &then);
    assert!(proposed(&before, &restore));
    let now = done(&before, &ops::propose(&before, &restore, "Ada", NOW).unwrap());
    assert_eq!(now.turns.len(), 5);
    // One by one, in any order, they end at the same.
    for order in [[0, 1], [1, 0]] {
        let mut after = now.clone();
        for at in order {
            let id = now.suggestions[at].id;
            after = law(&after, &ops::decide(&after, &[id], true).unwrap());
        }
        assert_eq!(told(&after), told(&then));
    }
}

#[test]
fn words_are_proposed_one_by_one() {
    let mut before = Transcript::new("The well");
    before.turns = vec![Turn::speech(TurnId(1), None, "Teh old wel is deep.")];
    let mut then = before.clone();
    then.turns[0].text = "The old well is deep.".to_owned();
    let change = ops::restore(&before, &then);
    assert!(proposed(&before, &change));
    let now = done(&before, &ops::propose(&before, &change, "Ada", NOW).unwrap());
    assert_eq!(now.turns[0].text, "TehThe old welwell is deep.");
    assert_eq!(now.suggestions.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_act_is_proposed_or_refused_for_what_it_is(
        before in transcripts(),
        kind in any::<u8>(),
        n in any::<[u8; 4]>(),
        words in text(),
    ) {
        if let Some(change) = any_change(&before, kind, n.map(usize::from), &words) {
            proposed(&before, &change);
        }
    }

    #[test]
    fn differences_of_words_links_and_speakers_are_proposed(
        now in transcripts(),
        texts in proptest::collection::vec(text(), 6),
        chosen in proptest::collection::vec(any::<bool>(), 24),
        speaker in 0..3_u32,
    ) {
        let mut then = now.clone();
        for (turn, text) in then.turns.iter_mut().zip(texts) {
            turn.text.push_str(&text);
            turn.spans.retain(|span| span.kind == SpanKind::Emphasis);
            if turn.kind == transcript::TurnKind::Speech {
                turn.speaker = Some(speaker).filter(|id| *id > 0).map(SpeakerId);
            }
        }
        let comparison = transcript::compare::compare(&then, &now);
        let chosen = (0..comparison.differences.len()).filter(|at| chosen[at % chosen.len()]);
        let chosen: Vec<usize> = chosen.collect();
        let change =
            ops::restore_differences(&now, &comparison, &then, &chosen, TurnId(99)).unwrap();
        proposed(&now, &change);
    }

    #[test]
    fn words_are_proposed_among_those_of_others(
        before in transcripts(),
        edits in proptest::collection::vec((any::<[u8; 3]>(), text(), any::<bool>()), 1..6),
        last in any::<[u8; 3]>(),
        words in text(),
    ) {
        let replace = |on: &Transcript, [turn, from, to]: [u8; 3], with: &str| {
            let turn = usize::from(turn) % on.turns.len();
            let text = &on.turns[turn].text;
            let borders: Vec<usize> =
                (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let at = |byte: u8| borders[usize::from(byte) % borders.len()];
            let (from, to) = (at(from).min(at(to)), at(from).max(at(to)));
            let place = |at| Place { turn, at: ByteOffset(at) };
            Replace { from: place(from), to: place(to), with: with.to_owned() }
        };
        let mut now = before.clone();
        for (place, with, own) in &edits {
            let author = if *own { "Ada" } else { "Bo" };
            let edit = replace(&now, *place, with);
            now = done(&now, &ops::suggest_words(&now, &[edit], author, NOW).unwrap());
        }
        let change = ops::replace(&now, &[replace(&now, last, &words)]).unwrap();
        let wanted = done(&now, &change);
        let proposal = ops::propose(&now, &change, "Ada", NOW).unwrap();
        let after = law(&now, &proposal);
        prop_assert_eq!(&*after.without_suggestions(), &before);
        let (accepted, wanted) = (after.as_suggested(), wanted.as_suggested());
        prop_assert_eq!(told(&accepted), told(&wanted));
    }
}
