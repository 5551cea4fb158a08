//! Whatever is done, in whatever order, the library holds what the editor sees.

use proptest::prelude::*;
use transcript::{ByteOffset, Change, Speaker, TurnId, ops};

use crate::generate::{Desk, replace_word, transcript};

#[derive(Clone, Debug)]
enum Act {
    Reword { turn: usize, pick: usize, with: String },
    Retag { turn: usize, nobody: bool },
    Split { turn: usize, at: usize },
    Merge { turn: usize },
    RenameSpeaker { label: String },
    Rename { title: String },
    Undo,
    Redo,
    Save,
    DeleteVersion { pick: usize },
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    let turn = 0_usize..64;
    prop_oneof![
        6 => (turn.clone(), any::<usize>(), "[a-zé ]{0,12}")
            .prop_map(|(turn, pick, with)| Act::Reword { turn, pick, with }),
        2 => (turn.clone(), any::<bool>()).prop_map(|(turn, nobody)| Act::Retag { turn, nobody }),
        2 => (turn.clone(), 0_usize..200).prop_map(|(turn, at)| Act::Split { turn, at }),
        2 => turn.prop_map(|turn| Act::Merge { turn }),
        1 => "[A-Z]{1,6}".prop_map(|label| Act::RenameSpeaker { label }),
        1 => "[a-z]{1,6}".prop_map(|title| Act::Rename { title }),
        6 => Just(Act::Undo),
        4 => Just(Act::Redo),
        2 => Just(Act::Save),
        1 => any::<usize>().prop_map(|pick| Act::DeleteVersion { pick }),
        1 => Just(Act::Reopen),
    ]
}

/// The change that an act makes, if it makes any.
fn change(desk: &Desk, act: &Act, fresh: TurnId) -> Option<Change> {
    let now = &desk.now;
    let index = |turn: usize| turn % now.turns.len();
    let id = |turn: usize| now.turns[index(turn)].id;
    let change = match act {
        Act::Reword { turn, pick, with } => replace_word(now, index(*turn), *pick, with),
        Act::Retag { turn, nobody } => {
            let speaker = (!nobody).then(|| now.speakers[0].id);
            ops::retag(now, &[id(*turn)], speaker).ok()?
        }
        Act::Split { turn, at } => ops::split(now, id(*turn), ByteOffset(*at), fresh, None).ok()?,
        Act::Merge { turn } => ops::merge_with_previous(now, id(*turn)).ok()?,
        Act::RenameSpeaker { label } => {
            let renamed = Speaker { label: label.clone(), ..now.speakers[0].clone() };
            ops::edit_speaker(now, renamed).ok()?
        }
        Act::Rename { title } => ops::rename(now, title),
        Act::Undo | Act::Redo | Act::Save | Act::DeleteVersion { .. } | Act::Reopen => return None,
    };
    (!change.is_empty()).then_some(change)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_library_holds_what_the_editor_sees(acts in prop::collection::vec(act(), 1..80)) {
        let mut desk = Desk::with(transcript(150, 1));
        let (mut past, mut future, mut saved) = (Vec::new(), Vec::new(), Vec::new());
        for (number, act) in (1..).zip(&acts) {
            if let Some(change) = change(&desk, act, TurnId(1_000 + number)) {
                past.push(desk.now.clone());
                future.clear();
                desk.change(&change, "Edit");
            }
            match act {
                Act::Undo => {
                    let before = desk.now.clone();
                    let then = past.pop();
                    prop_assert_eq!(desk.undo().is_some(), then.is_some());
                    if let Some(then) = then {
                        prop_assert_eq!(&desk.now, &then);
                        future.push(before);
                    }
                }
                Act::Redo => {
                    let before = desk.now.clone();
                    let then = future.pop();
                    prop_assert_eq!(desk.redo().is_some(), then.is_some());
                    if let Some(then) = then {
                        prop_assert_eq!(&desk.now, &then);
                        past.push(before);
                    }
                }
                Act::Save => saved.push((desk.save("v"), desk.now.clone())),
                Act::DeleteVersion { pick } if !saved.is_empty() => {
                    let (version, _) = saved.swap_remove(pick % saved.len());
                    desk.library().delete_version(version).unwrap();
                }
                Act::Reopen => desk.reopen(),
                _ => {}
            }
            let open = desk.expect_same();
            prop_assert_eq!(open.can_undo, !past.is_empty());
            prop_assert_eq!(open.can_redo, !future.is_empty());
        }
        for (version, then) in &saved {
            prop_assert_eq!(&desk.library().version(*version).unwrap(), then);
        }
    }
}
