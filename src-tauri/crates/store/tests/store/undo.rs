//! Changes taken back and brought back.

use store::{Entry, StoreError, UndoState, UnixMs};
use transcript::ops;

use crate::generate::{Desk, replace, replace_word, transcript};

/// Types a text letter by letter at a place of the first turn, with so many milliseconds between.
fn type_text(desk: &mut Desk, at: usize, text: &str, pause: i64) {
    for (offset, letter) in text.char_indices() {
        desk.clock += pause;
        let change = replace(&desk.now, 0, at + offset, at + offset, &letter.to_string());
        desk.change_now(&change, "Typing");
    }
}

#[test]
fn steps_go_back_and_forth_across_restarts() {
    let mut desk = Desk::with(transcript(200, 1));
    let mut states = vec![desk.now.clone()];
    for (n, label) in ["one", "two", "three", "four"].into_iter().enumerate() {
        let change = replace_word(&desk.now, n % 2, 3 * n, label);
        desk.change(&change, label);
        states.push(desk.now.clone());
    }
    assert_eq!(desk.undo().as_deref(), Some("four"));
    desk.reopen();
    assert_eq!(desk.undo().as_deref(), Some("three"));
    assert_eq!(desk.now, states[2]);
    let open = desk.expect_same();
    assert!(open.can_undo && open.can_redo);
    let id = desk.id;
    let state = desk.library().undo_state(id).unwrap();
    let labels = UndoState { undo: Some("two".to_owned()), redo: Some("three".to_owned()) };
    assert_eq!(state, labels);
    desk.reopen();
    assert_eq!(desk.redo().as_deref(), Some("three"));
    assert_eq!(desk.redo().as_deref(), Some("four"));
    assert_eq!(desk.redo(), None);
    assert_eq!(desk.now, states[4]);
    for label in ["four", "three", "two", "one"] {
        assert_eq!(desk.undo().as_deref(), Some(label));
    }
    assert_eq!(desk.undo(), None);
    assert_eq!(desk.now, states[0]);
    let open = desk.expect_same();
    assert!(!open.can_undo && open.can_redo);
    assert_eq!(open.revision.0, 4 + 2 + 2 + 4, "revisions only grow");
}

#[test]
fn a_new_change_ends_what_could_be_brought_back() {
    let mut desk = Desk::with(transcript(200, 2));
    let change = replace_word(&desk.now, 0, 0, "one");
    desk.change(&change, "one");
    let kept = desk.now.clone();
    let change = replace_word(&desk.now, 0, 1, "two");
    desk.change(&change, "two");
    desk.undo();
    let change = replace_word(&desk.now, 0, 2, "three");
    desk.change(&change, "three");
    assert_eq!(desk.redo(), None);
    assert_eq!(desk.undo().as_deref(), Some("three"));
    assert_eq!(desk.now, kept);
    assert_eq!(desk.undo().as_deref(), Some("one"));
    assert_eq!(desk.undo(), None);
}

#[test]
fn typing_without_a_pause_is_one_step() {
    let mut desk = Desk::with(transcript(200, 3));
    let before = desk.now.clone();
    type_text(&mut desk, 0, "Well, ", 300);
    let typed = desk.now.clone();
    // Backspace twice, right after.
    for at in [5, 4] {
        desk.clock += 2_000;
        let change = replace(&desk.now, 0, at, at + 1, "");
        desk.change_now(&change, "Typing");
    }
    assert_eq!(desk.revision.0, 8);
    let shortened = desk.now.clone();
    assert_ne!(typed, shortened);
    desk.reopen();
    assert_eq!(desk.undo().as_deref(), Some("Typing"));
    assert_eq!(desk.now, before);
    assert_eq!(desk.undo(), None);
    assert_eq!(desk.redo().as_deref(), Some("Typing"));
    assert_eq!(desk.now, shortened);
    assert_eq!(desk.redo(), None);
    desk.expect_same();
}

#[test]
fn a_pause_another_place_or_another_hand_begins_a_new_step() {
    let mut desk = Desk::with(transcript(400, 4));
    type_text(&mut desk, 0, "ab", 300);
    type_text(&mut desk, 2, "c", 2_001);
    assert_eq!(desk.undo().as_deref(), Some("Typing"));
    assert!(desk.now.turns[0].text.starts_with("ab"), "only the letter after the pause went");
    // A keystroke after an undo is a step of its own, however soon.
    type_text(&mut desk, 2, "d", 10);
    desk.undo();
    assert!(desk.now.turns[0].text.starts_with("ab"));

    type_text(&mut desk, 20, "x", 10);
    let kept = desk.now.clone();
    type_text(&mut desk, 30, "y", 10);
    desk.undo();
    assert_eq!(desk.now, kept, "another place");

    let change = replace(&desk.now, 1, 0, 0, "z");
    desk.change_now(&change, "Typing");
    desk.undo();
    assert_eq!(desk.now, kept, "another turn");

    desk.clock += 60_000;
    type_text(&mut desk, 0, "p", 10);
    let kept = desk.now.clone();
    desk.clock -= 3_600_000;
    type_text(&mut desk, 1, "q", 0);
    desk.undo();
    assert_eq!(desk.now, kept, "a clock set back");

    let change = replace(&desk.now, 0, 1, 1, "r");
    let mut after = desk.now.clone();
    change.apply(&mut after).unwrap();
    let at = UnixMs(desk.clock);
    let entry = Entry { change: &change, label: "Typing", author: "Bob", at, after: &after };
    let (id, revision) = (desk.id, desk.revision);
    desk.revision = desk.library().append(id, revision, entry).unwrap();
    desk.now = after;
    desk.undo();
    assert_eq!(desk.now, kept, "another hand");
}

#[test]
fn a_change_on_an_old_revision_is_refused_and_leaves_all_as_it_was() {
    let mut desk = Desk::with(transcript(200, 5));
    let change = replace_word(&desk.now, 0, 0, "one");
    desk.change(&change, "one");
    let stale = replace_word(&desk.now, 0, 1, "two");
    let mut after = desk.now.clone();
    stale.apply(&mut after).unwrap();
    let at = UnixMs(desk.clock);
    let entry = Entry { change: &stale, label: "two", author: "Ada", at, after: &after };
    let (id, now) = (desk.id, desk.now.clone());
    for base in [store::Revision(0), store::Revision(7)] {
        let library = desk.library();
        let refused = library.append(id, base, entry);
        assert!(matches!(refused, Err(StoreError::Stale { head: store::Revision(1), .. })));
        let refused = library.undo(id, base, &now, "Ada", at);
        assert!(matches!(refused, Err(StoreError::Stale { .. })));
    }
    desk.expect_same();
}

#[test]
fn an_operation_on_the_whole_document_is_one_step() {
    let mut desk = Desk::with(transcript(3_000, 6));
    let before = desk.now.clone();
    let turns: Vec<_> = desk.now.turns.iter().map(|turn| turn.id).collect();
    let change = ops::retag(&desk.now, &turns, None).unwrap();
    desk.change(&change, "Retag");
    let then = transcript(1_000, 7);
    let change = ops::restore(&desk.now, &then);
    desk.change(&change, "Restore");
    desk.expect_same();
    desk.reopen();
    desk.undo();
    desk.undo();
    assert_eq!(desk.now, before);
    desk.expect_same();
}
