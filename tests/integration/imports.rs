//! Files come in: how they are read, many at once, and what is pasted.

use api::ErrorCode;
use serde_json::{Value, json};

use crate::room::Room;

fn guessed() -> Value {
    json!({ "format": null, "encoding": null, "labels": "guessed" })
}

fn file(room: &Room, name: &str, bytes: &[u8]) -> String {
    let path = room.path(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn count(room: &Room) -> usize {
    room.call("list_documents", json!({}))["documents"].as_array().unwrap().len()
}

#[test]
fn a_file_whose_reading_is_not_certain_is_looked_at_first() {
    let room = Room::new();
    // “Zażółć” in Windows-1250, which is no UTF-8.
    let bytes = b"ANNA: Za\xBF\xF3\xB3\xE6, dobrze.\n\nTOM: Tak.\n\nANNA: I co dalej?\n";
    let path = file(&room, "talk.txt", bytes);
    let sure = |reading: Value| {
        room.ask("import_file", json!({ "path": path, "reading": reading, "sure": true }))
    };
    let asked = sure(guessed()).unwrap_err();
    assert_eq!(asked.code, ErrorCode::Unsure);
    assert_eq!(count(&room), 0, "nothing is stored");
    let read = |reading: Value| {
        room.ask("read_file", json!({ "from": { "path": path }, "reading": reading }))
    };
    let first = read(guessed()).unwrap();
    assert_eq!((&first["format"], &first["encoding"]), (&json!("text"), &json!("windows-1252")));
    assert_eq!((&first["found"], &first["known"]), (&json!("colon"), &json!(false)));
    assert_eq!(first["doubts"].as_array().unwrap().len(), 1, "{}", first["doubts"]);
    let mut reading = guessed();
    reading["encoding"] = "windows-1250".into();
    let second = read(reading.clone()).unwrap();
    assert_eq!(second["doubts"], json!([]));
    assert_eq!(second["first"][0]["text"], "Zażółć, dobrze.");
    assert_eq!(second["speakers"][0], json!({ "label": "ANNA", "turns": 2, "words": 5 }));
    assert_eq!(count(&room), 0, "nothing is stored");
    let imported = sure(reading).unwrap();
    assert_eq!(imported["transcript"]["turns"][0]["text"], "Zażółć, dobrze.");
    assert_eq!(read(guessed()).unwrap()["known"], true);
    for (what, value) in [("encoding", "klingon"), ("format", "scroll")] {
        let mut reading = guessed();
        reading[what] = value.into();
        let error = read(reading).unwrap_err();
        assert!(error.message.contains(value), "{}", error.message);
    }
}

#[test]
fn labels_and_format_are_read_as_they_are_asked_for() {
    let room = Room::new();
    let path =
        file(&room, "talk.txt", b"Chapter: one of many.\n\nAnna\nWe met here.\n\nTom\nYes.\n");
    let read = |labels: &str, format: Option<&str>| {
        let reading = json!({ "format": format, "encoding": null, "labels": labels });
        room.ask("read_file", json!({ "from": { "path": path }, "reading": reading }))
    };
    let labels = |read: &Value| -> Vec<String> {
        let all = read["speakers"].as_array().unwrap().iter();
        all.map(|one| one["label"].as_str().unwrap().to_owned()).collect()
    };
    let own_line = read("own_line", None).unwrap();
    assert_eq!(
        (labels(&own_line), &own_line["found"]),
        (vec!["Anna".into(), "Tom".into()], &json!("own_line"))
    );
    let colon = read("colon", None).unwrap();
    assert_eq!((labels(&colon), &colon["found"]), (vec!["Chapter".to_owned()], &json!("colon")));
    let nobody = read("nobody", None).unwrap();
    assert_eq!((labels(&nobody).len(), &nobody["found"]), (0, &json!("nobody")));
    let html = read("guessed", Some("html")).unwrap();
    assert_eq!(html["format"], "html");
    let pdf = read("guessed", Some("pdf")).unwrap_err();
    assert_eq!(pdf.code, ErrorCode::Refused);
}

#[test]
fn an_ordinary_file_and_one_with_another_ending() {
    let room = Room::new();
    let ask = |path: &str| {
        room.ask("import_file", json!({ "path": path, "reading": guessed(), "sure": true }))
    };
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/harbour-lights.txt");
    assert!(ask(sample).is_ok(), "an ordinary file is open at once");
    let named =
        file(&room, "page.srt", b"<!doctype html><p>ANNA: Yes.</p><p>TOM: No.</p><p>ANNA: So.</p>");
    assert_eq!(ask(&named).unwrap_err().code, ErrorCode::Unsure);
}

#[test]
fn files_of_many_are_kept_and_one_that_fails_says_why() {
    let room = Room::new();
    let good = file(&room, "good.txt", b"ANNA: Yes.\n\nTOM: No, never.\n\nANNA: So.\n");
    let bad = file(&room, "bad.txt", b"");
    let keep = |path: &str| room.ask("keep_file", json!({ "from": { "path": path } }));
    let kept = keep(&good).unwrap();
    let facts = ["title", "words", "turns", "speakers", "known"].map(|field| kept[field].clone());
    assert_eq!(facts, [json!("good"), json!(4), json!(3), json!(2), json!(false)]);
    let failed = keep(&bad).unwrap_err();
    assert!(failed.message.contains("bad.txt: the file is empty"), "{}", failed.message);
    let again = keep(&good).unwrap();
    assert_eq!((&again["known"], &again["document"]), (&json!(true), &kept["document"]));
    let base64 = "QU5OQTogWWVzLgoKVE9NOiBOby4KCkFOTkE6IFNvLgo=";
    let dropped = json!({ "from": { "bytes": { "name": "drop.txt", "base64": base64 } } });
    assert_eq!(room.call("keep_file", dropped)["turns"], 3);
    assert_eq!(count(&room), 2);
}

#[test]
fn what_is_pasted_keeps_paragraphs_and_links_in_one_step() {
    let room = Room::new();
    let mut paper = room.import("Paste", &["The old words stay.", "The last turn."]);
    let turns = room.view(paper.document)["turns"].clone();
    let id = |turn: usize| turns[turn]["id"].clone();
    let html = "<p>See <a href='https://a.example/b'>the <b>paper</b></a>,</p>\
                <p><a href='javascript:x'>not</a> this</p>";
    let paste = |suggest: bool, from: (usize, u32), to: (usize, u32), html: &str| {
        json!({
            "from": { "turn": id(from.0), "at": from.1 }, "to": { "turn": id(to.0), "at": to.1 },
            "html": html, "suggest": suggest,
        })
    };
    let mut args = paste(false, (0, 4), (0, 7), html);
    args["document"] = paper.document.into();
    args["revision"] = paper.revision.clone();
    let pasted = room.call("paste_text", args);
    paper.revision = pasted["update"]["revision"].clone();
    assert_eq!((&pasted["turn"], &pasted["at"]), (&id(0), &json!(27)));
    let turn = room.view(paper.document)["turns"][0].clone();
    assert_eq!(turn["text"], "The See the paper,\nnot this words stay.");
    let spans = turn["spans"].as_array().unwrap();
    assert_eq!(spans.len(), 1, "{spans:?}");
    assert_eq!((&spans[0]["start"], &spans[0]["end"]), (&json!(8), &json!(17)));
    let undone = room.change(&mut paper, "undo", json!({}));
    assert_eq!(undone["label"], "Undone: Paste");
    assert_eq!(room.view(paper.document)["turns"], turns, "one undo takes it back");

    // Over two turns, which become one.
    let mut args = paste(false, (0, 4), (1, 4), "<p>a <a href='https://a.example/'>link</a></p>");
    args["document"] = paper.document.into();
    args["revision"] = paper.revision.clone();
    let pasted = room.call("paste_text", args);
    paper.revision = pasted["update"]["revision"].clone();
    let view = room.view(paper.document);
    assert_eq!(view["turns"].as_array().unwrap().len(), 1);
    assert_eq!(view["turns"][0]["text"], "The a linklast turn.");
    assert_eq!(view["turns"][0]["spans"].as_array().unwrap().len(), 1);
    room.change(&mut paper, "undo", json!({}));
    assert_eq!(room.view(paper.document)["turns"], turns);

    // While suggesting it is proposed, and rejecting that leaves what was there.
    let mut args = paste(true, (0, 4), (0, 7), "<a href='https://a.example/'>new</a>");
    args["document"] = paper.document.into();
    args["revision"] = paper.revision.clone();
    let pasted = room.call("paste_text", args);
    paper.revision = pasted["update"]["revision"].clone();
    let text = room.view(paper.document)["turns"][0]["text"].as_str().unwrap().to_owned();
    let at = pasted["at"].as_u64().unwrap() as usize;
    assert!(text[..at].ends_with("new"), "{text} {at}");
    let reject = json!({ "which": { "of": "all" }, "accept": false });
    room.change(&mut paper, "decide_suggestions", reject);
    assert_eq!(room.view(paper.document)["turns"][0]["text"], "The old words stay.");

    let mut args = paste(false, (0, 0), (0, 0), "<img src='x'>");
    args["document"] = paper.document.into();
    args["revision"] = paper.revision.clone();
    assert_eq!(room.ask("paste_text", args).unwrap_err().code, ErrorCode::Refused);
}
