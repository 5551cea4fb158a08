//! Comments: every op by the law, and by chance that they stay on their words.

use proptest::prelude::*;
use serde_json::{Value, json};
use transcript::ops::{self, Place, Replace, Side};
use transcript::{
    ByteOffset, Change, CommentId, Moment, Remark, SpanKind, Speaker, SpeakerId, Transcript, Turn,
    TurnId, TurnKind,
};

use crate::law::law;
use crate::room::{Paper, Room};

fn remark(author: &str, text: &str) -> Remark {
    Remark { author: author.to_owned(), at: Moment(1_000), text: text.to_owned() }
}

fn well() -> Transcript {
    let mut transcript = Transcript::new("The well");
    transcript.speakers = vec![Speaker::new(SpeakerId(1), "ADA"), Speaker::new(SpeakerId(2), "BO")];
    transcript.turns = vec![
        Turn::speech(TurnId(1), Some(SpeakerId(1)), "The naïve 😀 well was deep. It was dry."),
        Turn::speech(TurnId(2), Some(SpeakerId(2)), " How deep? "),
    ];
    transcript
}

fn at(text: &str, words: &str) -> std::ops::Range<ByteOffset> {
    let start = text.find(words).unwrap();
    ByteOffset(start)..ByteOffset(start + words.len())
}

/// Comments on the first place of some words.
fn commented(before: &Transcript, words: &str) -> Transcript {
    let turn = before.turns.iter().find(|turn| turn.text.contains(words)).unwrap();
    let range = at(&turn.text, words);
    let id = before.fresh_comment_id();
    law(before, &ops::comment(before, id, turn.id, Some(range), remark("Anna", "Sure?")).unwrap())
}

/// The words that a thread is on, span by span.
fn marked(transcript: &Transcript, id: u32) -> Vec<String> {
    let words = transcript.turns.iter().flat_map(|turn| {
        let own = turn.spans.iter().filter(
            move |span| matches!(span.kind, SpanKind::Comment { comment } if comment.0 == id),
        );
        own.map(|span| turn.text[span.start.0..span.end.0].to_owned())
    });
    words.collect()
}

fn replace(before: &Transcript, turn: usize, words: &str, with: &str) -> Change {
    let range = at(&before.turns[turn].text, words);
    let (from, to) = (Place { turn, at: range.start }, Place { turn, at: range.end });
    ops::replace(before, &[Replace { from, to, with: with.to_owned() }]).unwrap()
}

#[test]
fn a_comment_is_on_the_words_without_the_space_around_them_or_on_the_whole_turn() {
    let before = well();
    let one = commented(&before, " 😀 well ");
    assert_eq!(marked(&one, 1), ["😀 well"]);
    assert_eq!((&*one.comments[0].quote, one.comments[0].turn), ("😀 well", TurnId(1)));
    let whole = ops::comment(&one, CommentId(2), TurnId(2), None, remark("Ben", " Hm. ")).unwrap();
    let both = law(&one, &whole);
    assert_eq!(marked(&both, 2), ["How deep?"]);
    assert_eq!((&*both.comments[1].quote, &*both.comments[1].remarks[0].text), ("", "Hm."));

    let on =
        |turn, range, text| ops::comment(&before, CommentId(1), turn, range, remark("A", text));
    let place = |at| Some(ByteOffset(at)..ByteOffset(at + 1));
    assert!(on(TurnId(2), place(0), "x").is_err(), "there is only a space");
    assert!(on(TurnId(1), place(6), "x").is_err(), "inside a letter");
    assert!(on(TurnId(9), None, "x").is_err(), "no such turn");
    assert!(on(TurnId(1), None, " \n").is_err(), "nothing is said");
}

#[test]
fn threads_are_answered_settled_opened_edited_and_deleted() {
    let before = commented(&commented(&well(), "well"), "well was deep");
    let id = CommentId(1);
    let answered = law(&before, &ops::reply(&before, id, remark("Ben", "Yes. ")).unwrap());
    let resolved = law(&answered, &ops::set_resolved(&answered, id, true).unwrap());
    assert!(resolved.comments[0].resolved);
    assert!(ops::set_resolved(&resolved, id, true).unwrap().is_empty());
    let again = law(&resolved, &ops::reply(&resolved, id, remark("Anna", "No.")).unwrap());
    assert!(!again.comments[0].resolved, "who answers opens it again");

    assert!(ops::edit_remark(&again, id, 1, "Anna", "Mine now").is_err(), "it is Ben’s");
    assert!(ops::edit_remark(&again, id, 3, "Anna", "Late").is_err());
    let edited = law(&again, &ops::edit_remark(&again, id, 1, "Ben", "Quite.").unwrap());
    let texts = |now: &Transcript| {
        now.comments[0].remarks.iter().map(|one| one.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&edited), ["Sure?", "Quite.", "No."]);
    let shorter = law(&edited, &ops::delete_remark(&edited, id, 0).unwrap());
    assert_eq!(texts(&shorter), ["Quite.", "No."]);
    assert_eq!(marked(&shorter, 1), ["well"]);
    assert!(ops::delete_remark(&shorter, id, 2).is_err());
    let gone = law(&shorter, &ops::delete_comment(&shorter, id).unwrap());
    assert_eq!((marked(&gone, 1).len(), marked(&gone, 2)), (0, vec!["well was deep".to_owned()]));
    // The last remark takes its thread with it.
    let none = law(&gone, &ops::delete_remark(&gone, CommentId(2), 0).unwrap());
    assert_eq!((none.comments.len(), &none.turns), (0, &well().turns));
    assert!(ops::reply(&none, id, remark("Ben", "Hello?")).is_err());
}

#[test]
fn a_comment_follows_its_words_and_outlives_them() {
    let before = commented(&well(), "well was deep");
    let typed = law(&before, &replace(&before, 0, "The", "Oh, the"));
    assert_eq!(marked(&typed, 1), ["well was deep"]);
    let corrected = law(&typed, &replace(&typed, 0, "was", "had been"));
    assert_eq!(marked(&corrected, 1), ["well had been deep"]);
    let place = at(&corrected.turns[0].text, "been").start;
    let split =
        law(&corrected, &ops::split(&corrected, TurnId(1), place, TurnId(9), None).unwrap());
    assert_eq!(marked(&split, 1), ["well had", "been deep"]);
    let moved = ops::move_sentence(&split, TurnId(9), ByteOffset(0), Side::Previous).unwrap();
    let moved = law(&split, &moved);
    assert_eq!(marked(&moved, 1), ["well had", "been deep"]);
    let gone = law(&moved, &replace(&moved, 0, " well had been deep.", ""));
    assert_eq!((marked(&gone, 1).len(), &*gone.comments[0].quote), (0, "well was deep"));
}

#[test]
fn going_back_to_a_version_leaves_comments_on_their_words() {
    let first = well();
    let early = commented(&first, "well");
    let halved =
        ops::split(&early, TurnId(1), at(&early.turns[0].text, "It was").start, TurnId(9), None);
    let late = commented(&law(&early, &halved.unwrap()), "dry");
    let late = law(&late, &replace(&late, 0, "The naïve 😀 well", "A hole"));
    assert_eq!((marked(&late, 1).len(), marked(&late, 2)), (0, vec!["dry".to_owned()]));
    // To the import, where neither was made yet: the words of the later one are there.
    let back = law(&late, &ops::restore(&late, &first));
    assert_eq!((marked(&back, 1).len(), marked(&back, 2)), (0, vec!["dry".to_owned()]));
    assert_eq!(back.comments, late.comments);
    // To where the earlier one stood: it is on its words again.
    let back = law(&late, &ops::restore(&late, &early));
    assert_eq!((marked(&back, 1), marked(&back, 2)), (vec!["well".into()], vec!["dry".into()]));
    // A thread that was deleted since is not brought back, nor given to another with its id.
    let gone = law(&early, &ops::delete_comment(&early, CommentId(1)).unwrap());
    let other = commented(&gone, "deep");
    let back = law(&other, &ops::restore(&other, &early));
    assert_eq!((marked(&back, 1), back.comments), (vec!["deep".into()], other.comments));
}

/// A transcript in which the letters of one thread occur nowhere else: those of the first are Greek,
/// those of the second Cyrillic. What is typed is in small Latin letters, the rest in capitals.
fn of_two_threads() -> Transcript {
    let mut transcript = well();
    transcript.turns = vec![
        Turn::speech(TurnId(1), Some(SpeakerId(1)), "ONE αβγ δεζ TWO. THREE FOUR"),
        Turn::speech(TurnId(2), Some(SpeakerId(2)), "FIVE. SIX абв где.\nжзи клм NINE"),
        Turn::speech(TurnId(3), Some(SpeakerId(2)), "TEN. ELEVEN"),
    ];
    let transcript = commented(&transcript, "αβγ δεζ");
    commented(&transcript, "абв где.\nжзи клм")
}

fn any_step(
    now: &Transcript,
    start: &Transcript,
    kind: u8,
    n: [usize; 4],
    fresh: u64,
) -> Option<Change> {
    let count = now.turns.len();
    let border = |text: &str, near: usize| {
        let mut at = near % (text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        ByteOffset(at)
    };
    let (index, other) = (n[0] % count, n[1] % count);
    let turn = &now.turns[index];
    let (at, end) = (border(&turn.text, n[2]), border(&turn.text, n[3]));
    let range = at.min(end)..at.max(end);
    let speaker = now.speakers.get(n[1] % now.speakers.len().max(1)).map(|speaker| speaker.id);
    let typed = ["", "a", "word ", "\n", " "][n[3] % 5];
    let change = match kind % 16 {
        0 | 1 => {
            // A few letters, as somebody types.
            let mut to = at.0;
            for c in turn.text[at.0..].chars().take(n[3] % 4) {
                to += c.len_utf8();
            }
            let (from, to) = (Place { turn: index, at }, Place { turn: index, at: ByteOffset(to) });
            ops::replace(now, &[Replace { from, to, with: typed.to_owned() }])
        }
        2 => {
            let mut ends = [
                Place { turn: index, at },
                Place { turn: other, at: border(&now.turns[other].text, n[3]) },
            ];
            ends.sort();
            let [from, to] = ends;
            ops::replace(now, &[Replace { from, to, with: typed.to_owned() }])
        }
        3 => ops::split(now, turn.id, at, TurnId(fresh), speaker),
        4 => ops::merge_with_previous(now, turn.id),
        5 => ops::move_sentence(now, turn.id, at, Side::Previous),
        6 => ops::move_sentence(now, turn.id, at, Side::Next),
        7 => ops::interject(now, turn.id, range, [TurnId(fresh), TurnId(fresh + 1)], speaker),
        8 => ops::join_adjacent(now, None),
        9 => ops::retag(now, &[turn.id], speaker),
        10 => ops::set_kind(now, &[turn.id], TurnKind::Cue, None),
        11 => ops::link(now, turn.id, range, "https://a.example/"),
        12 => ops::merge_speakers(now, SpeakerId(2), SpeakerId(1)),
        13 => ops::label_to_cue(now, turn.id),
        14 => ops::split_around(now, turn.id, range, TurnId(fresh), speaker),
        _ => Ok(ops::restore(now, start)),
    };
    change.ok()
}

fn of_thread(id: u32, c: char) -> bool {
    if id == 1 { ('α'..='ω').contains(&c) } else { ('а'..='я').contains(&c) }
}

fn letters(words: impl IntoIterator<Item = String>, id: u32) -> String {
    words.into_iter().collect::<String>().chars().filter(|c| of_thread(id, *c)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn comments_stay_on_their_words_whatever_is_done(
        steps in proptest::collection::vec((any::<u8>(), any::<[u8; 4]>()), 1..14),
    ) {
        let start = of_two_threads();
        let mut now = start.clone();
        let mut last = None;
        for (number, (kind, n)) in steps.into_iter().enumerate() {
            let fresh = 1_000 + 2 * number as u64;
            let Some(change) = any_step(&now, &start, kind, n.map(usize::from), fresh) else { continue };
            last = Some((now.clone(), change.clone()));
            change.apply(&mut now).unwrap();
            for id in [1, 2] {
                let text = now.turns.iter().map(|turn| turn.text.clone());
                let marked = marked(&now, id);
                prop_assert_eq!(letters(marked.clone(), id), letters(text, id), "what is left");
                let strange = |c: char| of_thread(3 - id, c) || c.is_ascii_uppercase();
                prop_assert!(!marked.concat().contains(strange), "{marked:?}");
            }
            prop_assert_eq!(&now.comments, &start.comments, "the threads themselves stay");
        }
        if let Some((before, change)) = last {
            law(&before, &change);
        }
    }
}

#[test]
fn over_the_wire_they_are_steps_of_undo_and_leave_the_findings_alone() {
    let mut room = Room::new();
    let texts = ["We saw 😀 the adminstrator.", "The old well was dry."];
    let mut paper = room.import("The island", &texts);
    let findings = paper.proofed["turns"].clone();
    assert!(paper.finding("adminstrator").is_some());
    let view = room.call("open_document", json!({ "document": paper.document }));
    let ids: Vec<&Value> =
        view["turns"].as_array().unwrap().iter().map(|turn| &turn["id"]).collect();

    let add = |turn: usize, start, end, text: &str| json!({ "turn": ids[turn], "start": start, "end": end, "text": text });
    let update = room.change(&mut paper, "add_comment", add(1, 4, 12, " At 00:00, by ADA? "));
    assert_eq!((&update["label"], &update["undo"]), (&"Comment".into(), &"Comment".into()));
    assert_eq!(update["comments"][0]["quote"], "old well");
    let remark = &update["comments"][0]["remarks"][0];
    assert_eq!(
        (&remark["text"], &remark["author"]),
        (&"At 00:00, by ADA?".into(), &"Editor".into())
    );
    assert_eq!(
        remark["mentions"],
        json!([
            { "start": 3, "end": 8, "turn": ids[0], "speaker": null },
            { "start": 13, "end": 16, "turn": ids[0], "speaker": 1 },
        ])
    );
    assert_eq!(update["findings"], json!([]), "no turn was proofed again");
    assert_eq!(paper.proofed["turns"], findings);

    // In the order of their places, whatever came first; a smiley counts as two.
    let update = room.change(&mut paper, "add_comment", add(0, 14, 26, "Who?"));
    let quotes: Vec<&Value> =
        update["comments"].as_array().unwrap().iter().map(|c| &c["quote"]).collect();
    assert_eq!(quotes, ["adminstrator", "old well"]);
    let update = room.change(&mut paper, "add_comment", add(0, 3, 3, "All of it."));
    assert_eq!(
        (&update["comments"][0]["quote"], &update["comments"][0]["end"]),
        (&"".into(), &27.into())
    );
    for (start, end, text) in [(0, 99, "x"), (2, 1, "x"), (0, 2, " \n "), (2, 3, "x")] {
        let mut args = add(0, start, end, text);
        args["document"] = paper.document.into();
        args["revision"] = paper.revision.clone();
        let error = room.ask("add_comment", args).unwrap_err();
        assert_eq!(serde_json::to_value(error.code).unwrap(), "refused", "{start} {end} {text:?}");
    }

    let said = |room: &Room, paper: &mut Paper, name: &str, args: Value| {
        room.change(paper, name, args)["undo"].as_str().unwrap().to_owned()
    };
    let label = said(&room, &mut paper, "reply", json!({ "comment": 1, "text": "Yes." }));
    assert_eq!(label, "Reply to a comment");
    let args = json!({ "comment": 1, "remark": 1, "text": "No." });
    assert_eq!(said(&room, &mut paper, "edit_remark", args), "Edit a remark");
    let args = json!({ "comment": 1, "resolved": true });
    assert_eq!(said(&room, &mut paper, "set_resolved", args), "Resolve a comment");
    let args = json!({ "comment": 1, "resolved": false });
    assert_eq!(said(&room, &mut paper, "set_resolved", args), "Reopen a comment");
    let args = json!({ "comment": 1, "remark": 1 });
    assert_eq!(said(&room, &mut paper, "delete_remark", args), "Delete a remark");
    let args = json!({ "comment": 2, "remark": null });
    assert_eq!(said(&room, &mut paper, "delete_remark", args), "Delete a comment");

    // All the way back, over a restart, and forward again.
    let last = room.call("open_document", json!({ "document": paper.document }));
    room.restart();
    for _ in 0..9 {
        room.change(&mut paper, "undo", json!({}));
    }
    let first = room.call("open_document", json!({ "document": paper.document }));
    assert_eq!((&first["comments"], &first["turns"]), (&json!([]), &view["turns"]));
    for _ in 0..9 {
        room.change(&mut paper, "redo", json!({}));
    }
    let again = room.call("open_document", json!({ "document": paper.document }));
    assert_eq!((&again["comments"], &again["turns"]), (&last["comments"], &last["turns"]));
    assert_eq!(paper.proofed["turns"], findings);

    for (comments, there) in [(true, true), (false, false)] {
        let path = room.path("copy.md");
        room.call("export_document", json!({
            "document": paper.document, "revision": paper.revision, "format": "md", "path": path,
            "times": true, "labels": "label", "links": "inline", "cues": true, "comments": comments,
        }));
        let copy = std::fs::read_to_string(&path).unwrap();
        assert_eq!(copy.contains("old well\\[C2\\] was dry"), there, "{copy}");
    }
}
