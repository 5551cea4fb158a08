//! Who speaks, and what they are called.

use crate::{json, run, succeed, text, write};

const TIMED: &str = "CRAIG: 00:00 One two three.\n\nADA: 00:10 Four.\n\nCRAIG: 01:00 Five six.\n\n\
    CRAIG: 01:30 Seven eight.\n\nADA: 02:00 Nine.\n";

#[test]
fn speakers_are_told_with_turns_words_and_talk_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", TIMED);
    let speakers = json(&["speakers", text(&file), "--json"]);
    let first = serde_json::json!({
        "label": "CRAIG", "name": "", "turns": 3, "words": 7, "talk_ms": 70_000, "share": 78,
    });
    assert_eq!(speakers[0], first);
    assert_eq!((&speakers[1]["label"], &speakers[1]["talk_ms"]), (&"ADA".into(), &50_000.into()));
    let told = succeed(&["speakers", text(&file)]);
    let row: Vec<&str> = told.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(row, ["CRAIG", "3", "7", "78", "%", "01:10"], "{told}");
}

#[test]
fn speakers_get_their_full_names_in_copies() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", TIMED);
    let out = folder.path().join("copy.txt");
    let named = ["--speaker", "CRAIG=Craig Smith", "--speaker", "ada=Ada Lark"];
    for command in ["convert", "fix"] {
        succeed(&[&[command, text(&file), "-o", text(&out)], &named[..]].concat());
        let copy = std::fs::read_to_string(&out).unwrap();
        let lines: Vec<&str> = copy.lines().collect();
        assert!(copy.contains("Craig Smith") && copy.contains("Ada Lark"), "{copy}");
        assert!(lines.iter().all(|line| !line.starts_with("CRAIG")), "{copy}");
    }
    let one = ["--speaker", "CRAIG=Craig Smith", "--speaker", "ADA=Craig Smith"];
    succeed(&[&["convert", text(&file), "-o", text(&out)], &one[..]].concat());
    let copy = std::fs::read_to_string(&out).unwrap();
    assert_eq!(copy.matches("Craig Smith").count(), 5, "{copy}");

    let unknown = run(&["convert", text(&file), "-o", "x.txt", "--speaker", "BO=Bo Berg"]);
    let errors = String::from_utf8(unknown.stderr).unwrap();
    assert_eq!(unknown.status.code(), Some(1));
    assert!(errors.contains("“BO”") && errors.contains("ADA"), "{errors}");
    for wrong in ["CRAIG", "=Craig", "CRAIG="] {
        let args = ["convert", text(&file), "-o", text(&out), "--speaker", wrong];
        assert_eq!(run(&args).status.code(), Some(2), "{wrong}");
    }
}
