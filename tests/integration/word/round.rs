//! The way through LibreOffice, as a reviewer goes it.

use serde_json::{Value, json};
use transcript::Transcript;

use super::shown;
use crate::golden;
use crate::office::{Office, url};
use crate::room::{Paper, Room};

const SOURCE: &str = "ADA: 00:01 The old well was deap.\n\nBO: 00:05 We let down a rope.\n\n\
    ADA: 00:09 It was very cold there. Nobody spoke.\n\nBO: 00:14 I never went back.\n\n\
    ADA: 00:20 The end of it.\n";

fn export(room: &Room, paper: &Paper, format: &str, path: &str) -> Value {
    let marked = format == "docx";
    room.call(
        "export_document",
        json!({
            "document": paper.document, "revision": paper.revision, "version": null,
            "format": format, "path": path, "times": true, "labels": "label", "links": "inline",
            "cues": true, "comments": marked, "suggestions": if marked { "marked" } else { "without" },
        }),
    )
}

/// The transcript as the library has it.
pub(super) fn transcript(room: &Room, paper: &Paper) -> Transcript {
    let path = room.path("now.json");
    export(room, paper, "json", &path);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn change_words(room: &Room, paper: &mut Paper, command: &str, words: &str, with: &str) {
    let view = room.view(paper.document);
    let turns = view["turns"].as_array().unwrap();
    let text: Vec<&str> = turns.iter().map(|turn| turn["text"].as_str().unwrap()).collect();
    let from = text.join("\n").find(words).unwrap();
    let edits = json!([{ "from": from, "to": from + words.len(), "insert": with }]);
    room.change(paper, command, json!({ "edits": edits, "label": "Edit" }));
}

/// Suggests words in front of others.
fn put_words(room: &Room, paper: &mut Paper, before: &str, words: &str) {
    let view = room.view(paper.document);
    let turns = view["turns"].as_array().unwrap();
    let text: Vec<&str> = turns.iter().map(|turn| turn["text"].as_str().unwrap()).collect();
    let at = text.join("\n").find(before).unwrap();
    let edits = json!([{ "from": at, "to": at, "insert": words }]);
    room.change(paper, "suggest_text", json!({ "edits": edits }));
}

fn remark(room: &Room, paper: &mut Paper, turn: usize, words: &str, text: &str) {
    let view = room.view(paper.document);
    let of = &view["turns"][turn];
    let start = of["text"].as_str().unwrap().find(words).unwrap();
    let args =
        json!({ "turn": of["id"], "start": start, "end": start + words.len(), "text": text });
    room.change(paper, "add_comment", args);
}

/// Opens a Word file in Writer, edits it, and saves it as another.
fn edited(office: &Office, [from, to]: [&str; 2], edits: &[&str]) {
    let edits: String = edits.iter().map(|edit| format!("  {edit}\n")).collect();
    let code = include_str!("edits.bas")
        .replace("EDITS\n", &edits)
        .replace("FROM", &url(&office.path(from)))
        .replace("TO\"", &format!("{}\"", url(&office.path(to))))
        .replace("LOG", &office.path("log.txt").display().to_string());
    office.run(&code);
    let log = std::fs::read_to_string(office.path("log.txt"));
    assert!(office.path(to).exists(), "nothing was saved: {log:?}");
}

fn versions(room: &Room, paper: &Paper) -> Vec<String> {
    let versions = room.call("versions", json!({ "document": paper.document }));
    let versions = versions["versions"].as_array().unwrap().iter();
    versions.map(|version| version["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_a_reviewer_does_in_writer_comes_back_on_the_right_words() {
    let room = Room::new();
    let mut paper = room.import_text("well", SOURCE);
    change_words(&room, &mut paper, "suggest_text", "deap", "deep");
    put_words(&room, &mut paper, "rope", "long ");
    change_words(&room, &mut paper, "suggest_text", "very ", "");
    remark(&room, &mut paper, 0, "old well", "Which one?");
    remark(&room, &mut paper, 3, "never", "Really?");
    let office = Office::new();
    let sent = office.path("sent.docx").display().to_string();
    assert_eq!(export(&room, &paper, "docx", &sent)["notes"], json!([]));
    export(&room, &paper, "docx", &sent);
    assert_eq!(versions(&room, &paper), ["Exported as Word", "Import"]);
    // As it went out, it brings nothing.
    let back = room.call("inspect_copy", json!({ "path": sent }));
    assert_eq!(back["shares"]["document"], paper.document);
    assert_eq!(back["shares"]["their_changes"], 0, "{back}");

    let edits = [
        r#"DecideOn(document, "deap", ".uno:AcceptTrackedChange")"#,
        r#"DecideOn(document, "deep", ".uno:AcceptTrackedChange")"#,
        r#"DecideOn(document, "long ", ".uno:RejectTrackedChange")"#,
        r#"PutWords(document, "cold", "icy cold", False)"#,
        r#"PutWords(document, "Nobody", "Everybody", True)"#,
        r#"TakeAway(document, "never")"#,
        r#"NewParagraph(document, "spoke.", "It was dark too.")"#,
        r#"RemarkOn(document, "was deep", "How deep?", "Cora")"#,
        r#"RemarkOn(document, "rope", "How long was it?", "Cora")"#,
        r#"RemarkOn(document, "icy", "Was there ice?", "Dan")"#,
    ];
    edited(&office, ["sent.docx", "back.docx"], &edits);
    let back = office.path("back.docx").display().to_string();
    let told = room.call("inspect_copy", json!({ "path": back }));
    assert_eq!(told["is_word"], true);

    // Meanwhile somebody worked here.
    change_words(&room, &mut paper, "edit_text", "The end", "That is the end");
    let before = transcript(&room, &paper);
    let update = room.change(&mut paper, "merge_copy", json!({ "path": back }));
    let label = update["label"].as_str().unwrap().to_owned();
    let now = transcript(&room, &paper);
    assert_eq!(transcript::check(&now), Ok(()));
    golden("word/round.txt", &format!("{label}\n\n{}", shown(&now)));
    // The same file once more brings nothing, whatever was decided since.
    let ids: Vec<u32> = now.suggestions.iter().map(|one| one.id.0).collect();
    let which = json!({ "which": { "of": "ids", "ids": ids }, "accept": true });
    room.change(&mut paper, "decide_suggestions", which);
    let decided = transcript(&room, &paper);
    let told = room.call("inspect_copy", json!({ "path": back }));
    assert_eq!(told["shares"]["their_changes"], 0, "{told}");
    room.change(&mut paper, "merge_copy", json!({ "path": back }));
    assert_eq!(transcript(&room, &paper), decided);
    room.change(&mut paper, "undo", json!({}));
    // One step takes all of it back.
    room.change(&mut paper, "undo", json!({}));
    assert_eq!(transcript(&room, &paper), before);
}

#[test]
fn saved_twice_by_writer_a_copy_brings_nothing() {
    let room = Room::new();
    let mut paper = room.import_text("well", SOURCE);
    change_words(&room, &mut paper, "suggest_text", "deap", "deep");
    change_words(&room, &mut paper, "edit_text", "cold there. ", "cold there.\n");
    let link = json!({
        "turn": room.view(paper.document)["turns"][1]["id"], "start": 14, "end": 18,
        "url": "https://ropes.example",
    });
    room.change(&mut paper, "set_link", link);
    remark(&room, &mut paper, 0, "old well", "Which one?");
    room.change(&mut paper, "reply", json!({ "comment": 1, "text": "The old one." }));
    let office = Office::new();
    let sent = office.path("sent.docx").display().to_string();
    export(&room, &paper, "docx", &sent);
    edited(&office, ["sent.docx", "once.docx"], &[]);
    edited(&office, ["once.docx", "twice.docx"], &[]);
    let before = transcript(&room, &paper);
    for name in ["once.docx", "twice.docx"] {
        let path = office.path(name).display().to_string();
        let told = room.call("inspect_copy", json!({ "path": path }));
        let read = || import::returned(&std::fs::read(office.path(name)).unwrap());
        assert_eq!(told["shares"]["their_changes"], 0, "{name}: {told} {:#?}", read());
        let args = json!({ "document": paper.document, "revision": paper.revision, "path": path });
        room.call("merge_copy", args);
        assert_eq!(transcript(&room, &paper), before, "{name}");
    }
}

#[test]
fn a_copy_of_what_is_not_here_comes_in_as_a_transcript() {
    let mut room = Room::new();
    let paper = room.import_text("well", SOURCE);
    let path = room.path("well.docx");
    export(&room, &paper, "docx", &path);
    let beside = room.call("import_file", json!({ "path": path }));
    let warning = beside["warnings"][0]["message"].as_str().unwrap();
    assert!(warning.contains("made from transcript 1"), "{warning}");
    room.restart_at("other.galley");
    let told = room.call("inspect_copy", json!({ "path": path }));
    assert_eq!((&told["shares"], &told["is_word"]), (&Value::Null, &json!(true)));
    let came = room.call("import_file", json!({ "path": path }));
    let turns = came["transcript"]["turns"].as_array().unwrap();
    assert_eq!(turns[0]["text"], "The old well was deap.");
    assert_eq!((turns.len(), &came["transcript"]["title"]), (5, &json!("well")));
    assert_eq!(came["warnings"], json!([]));
    let args = json!({ "document": 1, "revision": 0, "path": path });
    let refused = room.ask("merge_copy", args).unwrap_err();
    assert!(refused.message.contains("no transcript of this library"), "{refused:?}");
}
