//! Copies by profile, files read as they are asked for, and many that come in at once.

use crate::{json, run, succeed, text, write};

const TALK: &str = "ADA: 00:01 Um, we went.\n\nBO: 00:30 So, uh, did I.\n\nADA: 01:10 Good.\n";

#[test]
fn a_profile_says_what_a_copy_shows_and_options_go_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "talk.txt", TALK);
    let out = folder.path().join("copy.txt");
    let copy = |more: &[&str]| {
        let mut args = vec!["convert", text(&file), "-o", text(&out)];
        args.extend(more);
        let told = succeed(&args);
        assert!(told.contains("words read back and compared: all are there"), "{told}");
        std::fs::read_to_string(&out).unwrap()
    };
    assert!(copy(&[]).contains("BO 00:30\nSo, uh, did I."));
    let reading = copy(&["--profile", "reading-copy"]);
    assert_eq!(reading, "talk\n\nADA 00:01\nWe went.\n\nBO\nSo, did I.\n\nADA 01:10\nGood.\n");
    let first = copy(&["--profile", "reading-copy", "--times", "hidden", "--labels", "hidden"]);
    assert_eq!(first, "talk\n\nWe went.\n\nSo, did I.\n\nGood.\n");
    assert_eq!(copy(&["--no-title", "--no-fillers"]).lines().next(), Some("ADA 00:01"));

    let profile = r#"{"format": 1, "profile": "export", "name": "Ours", "times": false}"#;
    let profile = write(folder.path(), "ours.json", profile);
    assert!(copy(&["--profile", text(&profile)]).contains("BO\nSo, uh"));
    let fixed = ["fix", text(&file), "-o", text(&out), "--copy-profile", "web-article"];
    assert!(succeed(&fixed).contains("read back"));
    assert!(!std::fs::read_to_string(&out).unwrap().contains("uh"));

    let unknown = run(&["convert", text(&file), "-o", text(&out), "--profile", "nonsense"]);
    assert_eq!(unknown.status.code(), Some(1));
    let why = String::from_utf8(unknown.stderr).unwrap();
    assert!(why.contains("“nonsense”") && why.contains("web-article"), "{why}");
}

#[test]
fn a_file_is_read_as_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("talk.txt");
    std::fs::write(&file, b"ANNA: Za\xBF\xF3\xB3\xE6.\n\nTOM: Tak.\n\nANNA: So.\n").unwrap();
    let read = |more: &[&str]| {
        let mut args = vec!["structure", text(&file), "--json"];
        args.extend(more);
        json(&args)
    };
    let first = |read: &serde_json::Value| read["turns"][0]["paragraphs"][0].clone();
    assert_eq!(first(&read(&[])), "Za¿ó³æ.");
    assert_eq!(first(&read(&["--encoding", "Windows-1250"])), "Zażółć.");
    let nobody = read(&["--encoding", "windows-1250", "--labelled", "nobody"]);
    assert_eq!(nobody["speakers"], serde_json::json!([]));
    let html = read(&["--from", "html"]);
    assert_eq!(html["turns"].as_array().unwrap().len(), 1, "a page has no lines");
    assert_eq!(run(&["structure", text(&file), "--from", "docx"]).status.code(), Some(1));
    assert_eq!(run(&["structure", text(&file), "--from", "scroll"]).status.code(), Some(2));
}

#[test]
fn of_many_that_come_in_one_that_fails_is_named_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library.galley");
    let one = write(folder.path(), "one.txt", TALK);
    let bad = write(folder.path(), "bad.txt", "");
    let two = write(folder.path(), "two.txt", TALK);
    let at = ["library", "--library", text(&library)];
    let mut args = at.to_vec();
    args.extend(["import", text(&one), text(&bad), text(&two)]);
    let output = run(&args);
    assert_eq!(output.status.code(), Some(1));
    let (told, errors) = (String::from_utf8(output.stdout), String::from_utf8(output.stderr));
    let told = told.unwrap();
    for (number, file) in [(1, &one), (2, &two)] {
        assert!(told.contains(&format!("{}\t{number}\n", file.display())), "{told}");
    }
    let errors = errors.unwrap();
    assert!(errors.contains("bad.txt: the file is empty; nothing was imported"), "{errors}");

    let out = folder.path().join("copy.md");
    let mut args = at.to_vec();
    args.extend(["export", "2", "-o", text(&out), "--profile", "web-article"]);
    let told = succeed(&args);
    assert!(told.contains("\n6 words read back"), "{told}");
    assert!(!std::fs::read_to_string(&out).unwrap().contains("00:"));
}
