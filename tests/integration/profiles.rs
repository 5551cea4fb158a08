//! Profiles: chosen, altered, saved, taken along.

use serde_json::{Value, json};

use crate::room::{Paper, Room};

const TEXT: &str = "So it went,, and the the well was was a old one.";

fn rule<'a>(rules: &'a Value, id: &str) -> &'a Value {
    rules["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == id).unwrap()
}

fn has(paper: &Paper, rule: &str) -> bool {
    paper.findings().iter().any(|(_, finding)| finding["rule"] == rule)
}

#[test]
fn a_rule_is_on_as_the_transcript_says_else_the_library_else_the_profile() {
    let mut room = Room::new();
    let first = room.import("First", &[TEXT]);
    let of = |document: i64| json!({ "document": document });
    let rules = room.call("rules", of(first.document));
    assert_eq!(
        (&rules["profile"], &rules["document_profile"]),
        (&json!("House style"), &json!(null))
    );
    let doubled = rule(&rules, "doubled_word");
    assert_eq!((&doubled["on"], &doubled["in_library"]), (&json!(true), &json!(null)));
    assert!(doubled["count"].as_u64() >= Some(1) && has(&first, "doubled_word"));

    let set = |scope: &str, on: Value| {
        let document = first.document;
        json!({ "document": document, "rule": "doubled_word", "scope": scope, "on": on })
    };
    let off = room.call("set_rule", set("library", false.into()));
    assert_eq!(rule(&off["rules"], "doubled_word")["count"], 0);
    let shown = off["update"]["findings"].to_string();
    assert!(!shown.contains("doubled_word") && shown.contains("doubled_punctuation"), "{shown}");
    let other = room.import("Other", &[TEXT, "A second turn."]);
    assert!(!has(&other, "doubled_word"));
    room.paper(first.document);
    room.call("set_rule", set("document", true.into()));
    room.restart();
    assert!(has(&room.paper(first.document), "doubled_word"));
    assert!(!has(&room.paper(other.document), "doubled_word"));
    room.call("set_rule", set("document", Value::Null));
    assert!(!has(&room.paper(first.document), "doubled_word"));
    let unknown =
        json!({ "document": first.document, "rule": "x", "scope": "library", "on": true });
    assert!(room.ask("set_rule", unknown).is_err());
}

#[test]
fn profiles_are_chosen_saved_deleted_and_left() {
    let room = Room::new();
    let paper = room.import("First", &[TEXT]);
    let document = paper.document;
    let choose = |scope: &str, name: Value| {
        room.call("choose_profile", json!({ "document": document, "scope": scope, "name": name }))
    };
    choose("document", "Verbatim".into());
    let paper = room.paper(document);
    assert!(
        !has(&paper, "doubled_word") && has(&paper, "doubled_punctuation"),
        "{:?}",
        paper.findings()
    );
    let set = json!({ "document": document, "rule": "article", "scope": "document", "on": true });
    room.call("set_rule", set);
    let named = |name: &str| json!({ "document": document, "name": name });
    for taken in ["House style", " ", "two\nlines"] {
        assert!(room.ask("save_profile", named(taken)).is_err(), "{taken}");
    }
    let saved = room.call("save_profile", named(" Ours "));
    assert_eq!((&saved["rules"]["profile"]), &json!("Ours"));
    let article = rule(&saved["rules"], "article");
    assert_eq!((&article["on"], &article["in_profile"]), (&json!(true), &json!(true)));
    assert_eq!(article["in_document"], json!(null), "the profile says it now");
    choose("library", "Ours".into());
    choose("document", Value::Null);
    let rules = room.call("rules", json!({ "document": document }));
    assert_eq!((&rules["profile"], &rules["library_profile"]), (&json!("Ours"), &json!("Ours")));
    let deleted = room.call("delete_profile", named("Ours"));
    assert_eq!(deleted["rules"]["profile"], "House style");
    assert!(room.ask("delete_profile", named("Ours")).is_err());
    assert!(room.ask("delete_profile", named("Verbatim")).is_err());
    let none = json!({ "document": document, "scope": "document", "name": "Ours" });
    assert!(room.ask("choose_profile", none).is_err());
}

#[test]
fn a_profile_goes_through_a_file_unchanged() {
    let room = Room::new();
    let document = room.import("First", &[TEXT]).document;
    let set = json!({ "document": document, "rule": "article", "scope": "document", "on": false });
    room.call("set_rule", set);
    room.call("save_profile", json!({ "document": document, "name": "Ours" }));
    let path = room.path("ours.json");
    let written = room.call("export_profile", json!({ "name": "Ours", "path": path }));
    assert_eq!((&written["path"], &written["text"]), (&json!(path), &json!(null)));
    let text = std::fs::read_to_string(&path).unwrap();
    let told = room.call("export_profile", json!({ "name": "Ours", "path": null }));
    assert_eq!(told["text"], text);

    let other = Room::new();
    let document = other.import("Second", &[TEXT]).document;
    let import =
        |from: Value| other.ask("import_profile", json!({ "document": document, "from": from }));
    let first = import(json!({ "path": path })).unwrap();
    assert_eq!(first["notes"], json!([]));
    let again = import(json!({ "text": text })).unwrap();
    assert_eq!(again["rules"]["profiles"].as_array().unwrap().len(), 4, "the same is there once");
    let back = other.call("export_profile", json!({ "name": "Ours", "path": null }));
    assert_eq!(back["text"], text);

    // Rules of another version are kept, and said; another profile of that name gets its own.
    let newer = text.replace("\"article\"", "\"thought_reading\": true, \"article\"");
    let newer = import(json!({ "text": newer })).unwrap();
    let notes = newer["notes"].to_string();
    assert!(notes.contains("thought_reading") && notes.contains("Ours (2)"), "{notes}");
    assert_eq!(newer["rules"]["profiles"][4]["unknown"], json!(["thought_reading"]));
    let kept = other.call("export_profile", json!({ "name": "Ours (2)", "path": null }));
    assert!(kept["text"].as_str().unwrap().contains("thought_reading"));
}

#[test]
fn the_checklist_goes_with_its_profile() {
    let room = Room::new();
    let document = room.import("First", &[TEXT]).document;
    let required = |room: &Room, document: i64| {
        room.call("approval", json!({ "document": document }))["checklist"]["required"].clone()
    };
    let asked = json!({ "comments": false });
    let checklist = json!({ "level": "style", "required": asked });
    room.call("set_checklist", json!({ "document": document, "checklist": checklist }));
    let ours = json!({ "document": document, "name": "Ours" });
    room.call("save_profile", ours.clone());
    assert_eq!(required(&room, document), asked, "it was saved with what was in force");
    let file = room.call("export_profile", json!({ "name": "Ours", "path": null }))["text"].clone();
    assert!(file.as_str().unwrap().contains("\"checklist\""), "{file}");

    let other = Room::new();
    let second = other.import("Second", &[TEXT]).document;
    let import = |text: &str| {
        let from = json!({ "text": text });
        other.call("import_profile", json!({ "document": second, "from": from }))
    };
    let choose = |name: &str| {
        let args = json!({ "document": second, "scope": "document", "name": name });
        other.call("choose_profile", args);
    };
    assert_eq!(import(file.as_str().unwrap())["notes"], json!([]));
    assert_eq!(required(&other, second), json!({}), "the house style asks for everything");
    choose("Ours");
    assert_eq!(required(&other, second), asked);
    // The same rules with another checklist are another profile; what nobody knows is told.
    let newer = file.as_str().unwrap().replace("\"comments\"", "\"moods\"");
    let notes = import(&newer)["notes"].to_string();
    assert!(notes.contains("moods") && notes.contains("Ours (2)"), "{notes}");
    assert_eq!(required(&other, second), asked, "that of the first stays");

    // Deleted, and made anew from what is usual, it asks for what is usual.
    room.call("delete_profile", ours.clone());
    room.call(
        "set_checklist",
        json!({
            "document": document, "checklist": { "level": "mistake", "required": {} },
        }),
    );
    room.call("save_profile", ours);
    assert_eq!(required(&room, document), json!({}));
}

#[test]
fn a_bad_file_is_refused_with_what_is_wrong() {
    let room = Room::new();
    let document = room.import("First", &[TEXT]).document;
    let bad = [
        ("", "EOF"),
        ("[]", "struct Profile"),
        (r#"{"format": 1, "rules": {}}"#, "name"),
        (r#"{"format": 99, "name": "A", "rules": {}}"#, "format 99"),
        (r#"{"format": 1, "name": " ", "rules": {}}"#, "name"),
        (r#"{"format": 1, "name": "A", "rules": {"article": "no"}}"#, "boolean"),
    ];
    for (text, said) in bad {
        let args = json!({ "document": document, "from": { "text": text } });
        let error = room.ask("import_profile", args).unwrap_err();
        assert!(error.message.contains(said), "{text}: {}", error.message);
    }
    let missing = json!({ "document": document, "from": { "path": room.path("none.json") } });
    assert_eq!(room.ask("import_profile", missing).unwrap_err().code, api::ErrorCode::File);
}
