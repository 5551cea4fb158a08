//! Word copies that leave something out: what they do not show stays as it is when they come back.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read, Write};

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::round::transcript;
use super::shown;
use crate::golden;
use crate::room::Room;

const SOURCE: &str = "ADA: 00:01 The um old well was deep.\n\nBO: 00:05 Uh, we let down a rope.\n\n\
    [theme music]\n\nADA: 00:09 It was, er, very cold there. Um, nobody spoke.\n\n\
    BO: 00:14 I never, um, went back.\n\nADA: 00:20 Uh, that is um the end of it.\n";

/// What is done in each copy: words in place of others.
const EDITS: &[(&str, &str)] = &[
    // On both sides of a word that was left out.
    ("The old well", "An older well"),
    // The first word shown.
    ("We let down", "They let down"),
    // Words where one was left out.
    ("It was, very", "It was, rather very"),
    // Words far from it.
    ("went back", "went back there"),
];

/// The same, tracked by Dan.
const TRACKED: &[(&str, &str, &str)] = &[("the ", "end", "finish")];

/// Edits the words of a Word file as a program does that keeps all else.
fn edit(path: &str) {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((name, bytes));
    }
    let mut file = ZipWriter::new(File::create(path).unwrap());
    for (name, mut bytes) in parts {
        if name == "word/document.xml" {
            let mut text = String::from_utf8(bytes).unwrap();
            for (from, to) in EDITS {
                assert!(text.contains(from), "{from}: {text}");
                text = text.replacen(from, to, 1);
            }
            for (before, from, to) in TRACKED {
                let (run, end) = ("<w:r><w:t xml:space=\"preserve\">", "</w:t></w:r>");
                let by = "w:author=\"Dan\" w:date=\"2026-03-02T10:00:00Z\"";
                let (gone, new) = (run.replace("w:t ", "w:delText "), run);
                let tracked = format!(
                    "{before}{end}<w:del w:id=\"901\" {by}>{gone}{from}</w:delText></w:r></w:del>\
                     <w:ins w:id=\"902\" {by}>{new}{to}{end}</w:ins>{run}"
                );
                let words = format!("{before}{from}");
                assert!(text.contains(&words), "{words}: {text}");
                text = text.replacen(&words, &tracked, 1);
            }
            bytes = text.into_bytes();
        }
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(&bytes).unwrap();
    }
    file.finish().unwrap();
}

#[test]
fn what_a_copy_does_not_show_stays_as_it_is() {
    let looks = [
        ("without fillers", json!({ "fillers": false })),
        (
            "without fillers, times, cues and labels",
            json!({ "fillers": false, "times": "hidden", "cues": false, "labels": "hidden" }),
        ),
        (
            "without fillers, with times now and then and initials",
            json!({ "fillers": false, "times": "every_minute", "labels": "initials" }),
        ),
    ];
    let mut told = String::new();
    for (number, (name, look)) in looks.into_iter().enumerate() {
        let room = Room::new();
        let mut paper = room.import_text("well", SOURCE);
        let before = transcript(&room, &paper);
        let path = room.path(&format!("{number}.docx"));
        let mut args = json!({
            "document": paper.document, "revision": paper.revision, "version": null,
            "format": "docx", "path": path, "links": "inline", "comments": true,
            "suggestions": "marked", "times": true, "labels": "label", "cues": true,
        });
        for (key, value) in look.as_object().unwrap() {
            args[key] = value.clone();
        }
        room.call("export_document", args);
        // As it went out, it brings nothing.
        let back = room.call("inspect_copy", json!({ "path": path }));
        assert_eq!(back["shares"]["their_changes"], 0, "{name}: {back}");
        room.change(&mut paper, "merge_copy", json!({ "path": path }));
        assert_eq!(transcript(&room, &paper), before, "{name}");

        edit(&path);
        let update = room.change(&mut paper, "merge_copy", json!({ "path": path }));
        let now = transcript(&room, &paper);
        assert_eq!(transcript::check(&now), Ok(()));
        writeln!(told, "== {name}\n{}\n{}", update["label"].as_str().unwrap(), shown(&now))
            .unwrap();
        // Rejected, all is as it was.
        let which = |accept: bool| json!({ "which": { "of": "all" }, "accept": accept });
        room.change(&mut paper, "decide_suggestions", which(false));
        let rejected = transcript(&room, &paper);
        assert_eq!(rejected.turns, before.turns, "{name}");
        room.change(&mut paper, "undo", json!({}));
        room.change(&mut paper, "decide_suggestions", which(true));
        writeln!(told, "accepted:\n{}", shown(&transcript(&room, &paper))).unwrap();
    }
    golden("word/left_out.txt", &told);
}
