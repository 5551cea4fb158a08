//! Finished copies: their profiles, their names, their first page, and what reading them back tells.

use std::path::Path;

use api::ErrorCode;
use serde_json::{Value, json};

use crate::room::{Paper, Room};

fn talk(room: &Room) -> Paper {
    let text = "ADA: 00:01 Um, the first line.\n\nBO: 00:02 The, uh, second line.\n\n[MUSIC]\n\nADA: 01:10 The end.\n";
    room.import_text("talk", text)
}

/// Exports into a folder.
fn export(room: &Room, paper: &Paper, folder: &Path, choice: &Value) -> Result<Value, ErrorCode> {
    let mut args = choice.clone();
    args["document"] = paper.document.into();
    args["revision"] = paper.revision.clone();
    args["version"] = Value::Null;
    args["folder"] = folder.display().to_string().into();
    args["replace"] = args.get("replace").cloned().unwrap_or(false.into());
    room.ask("export_copies", args).map_err(|error| error.code)
}

#[test]
fn copies_in_several_formats_are_written_and_read_back() {
    let room = Room::new();
    let paper = talk(&room);
    let folder = tempfile::tempdir().unwrap();
    let formats: Vec<&str> = export::FORMATS.iter().map(|format| format.id).collect();
    let choice = json!({ "formats": formats, "pattern": "{title} {date}", "fillers": false });
    let copies = export(&room, &paper, folder.path(), &choice).unwrap();
    let copies = copies["copies"].as_array().unwrap();
    assert_eq!(copies.len(), formats.len());
    let mut files = std::collections::HashSet::new();
    for copy in copies {
        let (format, file) = (copy["format"].as_str().unwrap(), copy["file"].as_str().unwrap());
        assert!(copy["error"].is_null(), "{copy}");
        assert!(file.starts_with("talk 2"), "{file}");
        assert!(files.insert(file.to_owned()), "{file} is there twice");
        let check = &copy["exported"]["check"];
        assert_eq!(check["sound"], true, "{format}: {check}");
        let told = check["told"].as_str().unwrap();
        let words = check["words"].as_u64().unwrap();
        match format {
            "json" => assert!(told.starts_with("11 words read back") && words == 11, "{told}"),
            _ if words == 0 => assert!(told.contains("words were not compared"), "{told}"),
            _ => assert!(told.starts_with("9 words read back and compared"), "{format}: {told}"),
        }
        assert!(folder.path().join(file).exists());
    }
    let there = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(there, formats.len(), "no stray files");

    // What is there is not written over unasked.
    let again = json!({ "formats": ["txt"], "pattern": "{title} {date}" });
    assert_eq!(export(&room, &paper, folder.path(), &again), Err(ErrorCode::Refused));
    let mut replace = again;
    replace["replace"] = true.into();
    assert!(export(&room, &paper, folder.path(), &replace).is_ok());
}

#[test]
fn a_copy_that_cannot_be_written_does_not_stop_the_others() {
    let room = Room::new();
    let paper = talk(&room);
    let folder = tempfile::tempdir().unwrap();
    // A folder stands where the text would be.
    std::fs::create_dir(folder.path().join("talk.txt")).unwrap();
    let choice = json!({ "formats": ["txt", "md"], "pattern": "{title}", "replace": true });
    let copies = export(&room, &paper, folder.path(), &choice).unwrap();
    assert_eq!(copies["copies"][0]["error"]["code"], "file");
    assert!(copies["copies"][0]["exported"].is_null());
    assert!(copies["copies"][1]["error"].is_null());
    assert!(folder.path().join("talk.md").exists());
}

#[test]
fn whatever_a_title_holds_the_copies_stay_in_their_folder() {
    let room = Room::new();
    let mut paper = talk(&room);
    for title in ["../../outside", "/etc/passwd", "..\\..\\x", "CON", ".hidden", "a/b:c*?"] {
        room.change(&mut paper, "rename_document", json!({ "title": title }));
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("inner");
        std::fs::create_dir(&folder).unwrap();
        let choice = json!({ "formats": ["txt"], "pattern": "../{title}" });
        let copies = export(&room, &paper, &folder, &choice).unwrap();
        let file = copies["copies"][0]["file"].as_str().unwrap();
        assert!(folder.join(file).is_file(), "{title}: {file}");
        assert!(!file.starts_with('.'), "{title}: {file}");
        assert_eq!(std::fs::read_dir(outer.path()).unwrap().count(), 1, "{title}");
    }
}

#[test]
fn names_are_told_before_anything_is_written() {
    let room = Room::new();
    let mut paper = talk(&room);
    let names = |paper: &Paper, formats: &[&str], pattern: &str| {
        let args = json!({
            "document": paper.document, "version": null, "formats": formats,
            "pattern": pattern, "folder": null,
        });
        room.call("name_copies", args)
    };
    let told = names(&paper, &["docx", "json", "podcast"], "{title}_{version}_{nonsense}");
    let files: Vec<&str> =
        told["names"].as_array().unwrap().iter().map(|n| n["file"].as_str().unwrap()).collect();
    let expected = ["talk_Import_{nonsense}.docx", "talk_Import_{nonsense}.json"];
    assert_eq!(files[..2], expected);
    assert_eq!(files[2], "talk_Import_{nonsense}.podcast.json");
    assert_eq!(told["unknown"], json!(["nonsense"]));
    let edit = json!({ "edits": [{ "from": 0, "to": 0, "insert": "So. " }], "label": "" });
    room.change(&mut paper, "edit_text", edit);
    let told = names(&paper, &["txt"], "{version}");
    assert_eq!(told["names"][0]["file"], "draft.txt", "what was changed since has no name");
    let args = json!({ "document": paper.document, "revision": paper.revision, "name": "Two", "note": "" });
    room.call("save_version", args);
    assert_eq!(names(&paper, &["txt"], "{version}")["names"][0]["file"], "Two.txt");
}

#[test]
fn the_first_page_is_what_the_exporter_writes_and_no_more() {
    let room = Room::new();
    let more = "and goes on and on ".repeat(12);
    let long: Vec<String> = (0..50).map(|n| format!("Sentence {n} begins {more}.")).collect();
    let texts: Vec<&str> = long.iter().map(String::as_str).collect();
    let paper = room.import("Long", &texts);
    let preview = |format: &str, look: Value| {
        let mut args = look;
        args["document"] = paper.document.into();
        args["version"] = Value::Null;
        args["format"] = format.into();
        room.call("preview_copy", args)
    };
    for format in export::FORMATS {
        let page = preview(format.id, json!({}));
        let content = page["content"].as_str().unwrap();
        assert!(content.contains("Sentence 0"), "{}", format.id);
        assert!(!content.contains("Sentence 20 "), "{}: a page and no more", format.id);
        assert!(content.len() < 60_000, "{}: {}", format.id, content.len());
        assert_eq!(page["cut"], true, "{}", format.id);
        let is_page = !["text/markdown", "text/plain", "text/vtt", "text/csv"]
            .iter()
            .any(|kind| format.media_type.starts_with(kind))
            && !["srt", "ttml", "json", "podcast", "whisper"].contains(&format.id);
        assert_eq!(page["page"], is_page, "{}", format.id);
    }
    let bare = json!({ "times": "hidden", "labels": "hidden", "title": false });
    let text = preview("txt", bare)["content"].as_str().unwrap().to_owned();
    assert!(text.starts_with("Sentence 0 begins"), "{text}");

    // One turn may be longer than a page.
    let one = room.import("One", &[&long.join(" ")]);
    let args = json!({ "document": one.document, "version": null, "format": "txt" });
    let page = room.call("preview_copy", args);
    let content = page["content"].as_str().unwrap();
    assert!(content.contains("Sentence 5 ") && !content.contains("Sentence 20 "), "{content}");
}

#[test]
fn profiles_are_kept_shared_and_told_apart() {
    let room = Room::new();
    let names = |told: &Value, which: &str| -> Vec<String> {
        let all = told[which].as_array().unwrap().iter();
        all.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    let first = room.call("copy_profiles", json!({}));
    assert_eq!(names(&first, "presets").len(), 4);
    assert_eq!(names(&first, "own"), [""; 0]);
    let ours = |labels: &str| {
        json!({
            "name": " Ours ", "formats": ["html", "txt"], "pattern": "{title} {date}",
            "times": "every_minute", "labels": labels, "fillers": false,
        })
    };
    let saved = room.call("save_copy_profile", ours("name"));
    assert_eq!((names(&saved, "own"), &saved["saved"]), (vec!["Ours".to_owned()], &json!("Ours")));
    let taken = json!({ "name": "Reading copy", "formats": ["txt"], "pattern": "" });
    assert!(room.ask("save_copy_profile", taken).is_err(), "a preset stays");
    assert!(room.ask("save_copy_profile", json!({ "name": " ", "formats": ["txt"] })).is_err());

    let path = room.path("ours.json");
    room.call("export_copy_profile", json!({ "name": "Ours", "path": path }));
    let mut other = Room::new();
    let import =
        |room: &Room, from: Value| room.ask("import_copy_profile", json!({ "from": from }));
    let came = import(&other, json!({ "path": path })).unwrap();
    assert_eq!(names(&came, "own"), ["Ours"]);
    assert_eq!(came["own"][0]["times"], "every_minute");
    let again = import(&other, json!({ "path": path })).unwrap();
    assert_eq!(names(&again, "own"), ["Ours"], "the same is there once");
    let text =
        std::fs::read_to_string(&path).unwrap().replace("\"name\": \"Ours\"", "\"name\":\"Ours\"");
    let newer = text.replace("every_minute", "hidden").replace("\"txt\"", "\"scroll\"");
    let newer = import(&other, json!({ "text": newer })).unwrap();
    assert_eq!(names(&newer, "own"), ["Ours", "Ours (2)"]);
    let notes = newer["notes"].to_string();
    assert!(notes.contains("scroll") && notes.contains("Ours (2)"), "{notes}");
    other.restart();
    let kept = other.call("copy_profiles", json!({}));
    assert_eq!(names(&kept, "own"), ["Ours", "Ours (2)"]);
    let left = other.call("delete_copy_profile", json!({ "name": "Ours" }));
    assert_eq!(names(&left, "own"), ["Ours (2)"]);
    assert!(other.ask("delete_copy_profile", json!({ "name": "Full record" })).is_err());
    let rules = json!({ "text": r#"{"format": 1, "name": "A", "rules": {}}"# });
    assert_eq!(import(&other, rules).unwrap_err().code, ErrorCode::Refused);
}
