//! Copies of one file and of many, through pipes and by patterns.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::{json, run, sample, succeed, text, write};

fn piped(args: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_galley-cli"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let done = child.wait_with_output().unwrap();
    let words = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), words(done.stdout), words(done.stderr))
}

#[test]
fn a_transcript_goes_through_pipes_as_it_goes_through_files() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = std::fs::read(sample()).unwrap();
    for command in ["convert", "fix"] {
        for format in ["txt", "srt", "json"] {
            let file = folder.path().join(format);
            succeed(&[command, text(&sample()), "-o", text(&file), "--to", format]);
            let wanted = std::fs::read_to_string(&file).unwrap();
            let (code, out, _) = piped(&[command, "-", "-o", "-", "--to", format], &bytes);
            assert_eq!(code, Some(0));
            // The title is from the file's name.
            let untitled = |text: &str| {
                let text = text.replace("harbour-lights.txt", "standard input");
                text.replacen("harbour-lights", "standard input", 1)
            };
            assert_eq!(out, untitled(&wanted), "{command} {format}");
        }
    }
    let (code, out, told) = piped(&["convert", "-", "-o", "-"], &bytes);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(told.contains("the name says no format"), "{told}");
}

#[test]
fn many_files_become_copies_in_a_folder_and_one_that_fails_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", "ADA: 00:01 We count.\n\nBO: 00:02 Go on.\n");
    write(folder.path(), "b.txt", "");
    write(folder.path(), "c.txt", "ADA: 00:01 So we did.\n\nBO: 00:02 Well.\n");
    let (out, pattern) = (folder.path().join("out"), folder.path().join("*.txt"));
    let done = run(&["convert", text(&pattern), "-o", text(&out), "--to", "podcast"]);
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!((done.status.code(), told.lines().count()), (Some(1), 1), "{told}");
    assert!(told.contains("b.txt"), "{told}");
    let mut names: Vec<_> =
        std::fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a.json", "c.json"]);
    let nothing = run(&["convert", text(&folder.path().join("*.odt")), "-o", text(&out)]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8(nothing.stderr).unwrap().contains("no file fits"));
}

#[test]
fn many_files_come_into_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library.galley");
    write(folder.path(), "a.txt", "ADA: 00:01 We count.\n\nBO: 00:02 Go on.\n");
    write(folder.path(), "b.txt", "");
    write(folder.path(), "c.txt", "ADA: 00:01 So we did.\n\nBO: 00:02 Well.\n");
    let pattern = folder.path().join("?.txt");
    let done = run(&["library", "--library", text(&library), "import", text(&pattern)]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8(done.stderr).unwrap().contains("b.txt"));
    let list = json(&["library", "--library", text(&library), "list", "--json"]);
    assert_eq!(list.as_array().unwrap().len(), 2);
}

#[test]
fn formats_are_listed() {
    let formats = json(&["formats", "--json"]);
    let read = formats["read"].as_array().unwrap();
    assert!(read.iter().any(|one| one["endings"].as_array().unwrap().contains(&"docx".into())));
    let written = formats["written"].as_array().unwrap();
    let shown = succeed(&["formats"]);
    assert_eq!(shown.lines().count(), read.len() + written.len());
    for format in written {
        let id = format["id"].as_str().unwrap();
        assert!(shown.contains(&format!("{id} (")), "{id}");
    }
}
