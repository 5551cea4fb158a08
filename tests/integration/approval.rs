//! Versions, approval, and what is told of what happened.

use api::ErrorCode;
use serde_json::{Value, json};
use store::{Entry, Library, NewDocument, UnixMs};
use transcript::ops;

use crate::room::{Paper, Room};

const TEXTS: [&str; 3] = ["We lit the lamp.", "The tide was was high.", "Then we rowed home."];

fn versions(room: &Room, paper: &Paper) -> Vec<Value> {
    let list = room.call("versions", json!({ "document": paper.document }));
    list["versions"].as_array().unwrap().clone()
}

fn names(room: &Room, paper: &Paper) -> Vec<String> {
    let named = |version: &Value| version["name"].as_str().unwrap().to_owned();
    versions(room, paper).iter().map(named).collect()
}

fn type_at_start(room: &Room, paper: &mut Paper, text: &str) -> Value {
    let edit = json!({ "from": 0, "to": 0, "insert": text });
    room.change(paper, "edit_text", json!({ "edits": [edit], "label": "" }))
}

fn save(room: &Room, paper: &Paper, name: &str) -> Value {
    let (document, revision) = (paper.document, &paper.revision);
    let args =
        json!({ "document": document, "revision": revision, "name": name, "note": " A note " });
    room.call("save_version", args)["versions"][0].clone()
}

fn set_status(room: &Room, paper: &Paper, status: &str) -> Result<Value, api::WireError> {
    let (document, revision) = (paper.document, &paper.revision);
    let args = json!({ "document": document, "revision": revision, "status": status, "note": "" });
    room.ask("set_status", args)
}

fn approve(room: &Room, paper: &Paper, note: &str) -> Result<Value, api::WireError> {
    let (document, revision) = (paper.document, &paper.revision);
    room.ask("approve", json!({ "document": document, "revision": revision, "note": note }))
}

#[test]
fn a_version_is_kept_before_what_is_about_the_whole_transcript() {
    let room = Room::new();
    let mut paper = room.import("Harbour", &TEXTS);
    let turn =
        room.call("open_document", json!({ "document": paper.document }))["turns"][0]["id"].clone();
    type_at_start(&room, &mut paper, "So ");
    assert_eq!(names(&room, &paper), ["Import"], "typing keeps none");
    room.change(&mut paper, "shift_times", json!({ "turn": turn, "by": "+0:05" }));
    assert_eq!(names(&room, &paper), ["Before: Shift times by +00:05", "Import"]);
    let kept = versions(&room, &paper)[0].clone();
    assert_eq!((&kept["kind"], &kept["pinned"]), (&json!("automatic"), &json!(false)));
    assert_eq!((&kept["words"], &kept["turns"]), (&json!(14), &json!(3)));
    assert_eq!(kept["left"], paper.proofed["proof"]["left"], "the tide was was high");
    assert_eq!(versions(&room, &paper)[1]["left"], json!(null), "nobody had looked yet");
    assert_eq!(versions(&room, &paper)[1]["author"], "Import");

    let mine = save(&room, &paper, "Mine");
    assert_eq!((&mine["name"], &mine["note"]), (&json!("Mine"), &json!("A note")));
    // What the newest version says already is not kept once more.
    let restore = json!({ "version": versions(&room, &paper)[2]["version"] });
    room.change(&mut paper, "restore_version", restore.clone());
    assert_eq!(names(&room, &paper).len(), 3);
    let all = room.change(&mut paper, "restore_version", json!({ "version": mine["version"] }));
    assert_eq!(all["label"], "Restore “Mine”");
    assert_eq!(names(&room, &paper)[0], "Before: Restore “Mine”");
    // A step that turns out to do nothing keeps nothing.
    let before = names(&room, &paper);
    room.change(&mut paper, "restore_version", json!({ "version": mine["version"] }));
    assert_eq!(names(&room, &paper), before);
    let labelled = json!({
        "edits": [{ "from": 0, "to": 2, "insert": "And" }], "label": "Replace all"
    });
    room.change(&mut paper, "edit_text", labelled);
    assert_eq!(names(&room, &paper)[0], "Before: Replace all");
}

#[test]
fn work_is_kept_when_half_an_hour_of_it_is_in_no_version() {
    let mut room = Room::new();
    let path = room.path("old.galley");
    let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let ago = |minutes: i64| UnixMs(i64::try_from(clock.as_millis()).unwrap() - minutes * 60_000);
    let read = import::read("old.txt", b"ADA: 00:01 We count.\n\nBO: 00:02 Go on.\n").unwrap();
    let begun = |first_change: i64| {
        let mut library = Library::open(std::path::Path::new(&path)).unwrap();
        let transcript = &read.transcript;
        let new = NewDocument { transcript, bytes: b"", author: "Import", at: ago(90) };
        let id = library.import(new).unwrap();
        let change = ops::rename(transcript, "Another title");
        let mut after = transcript.clone();
        change.apply(&mut after).unwrap();
        let (label, author, at) = ("Rename transcript", "Ada", ago(first_change));
        let entry = Entry { change: &change, label, author, at, after: &after };
        library.append(id, store::Revision(0), entry).unwrap();
        id.0
    };
    let (lately, long_ago) = (begun(29), begun(31));
    room.restart_at("old.galley");
    for (document, expected) in [(lately, 1), (long_ago, 2)] {
        let mut paper = room.paper(document);
        type_at_start(&room, &mut paper, "So ");
        assert_eq!(names(&room, &paper).len(), expected);
        type_at_start(&room, &mut paper, "So ");
        assert_eq!(names(&room, &paper).len(), expected, "it was kept a moment ago");
    }
    let paper = room.paper(long_ago);
    let kept = versions(&room, &paper)[0].clone();
    assert_eq!((&kept["name"], &kept["revision"]), (&json!("While working"), &json!(1)));
}

#[test]
fn versions_are_named_pinned_deleted_and_exported_as_they_were() {
    let mut room = Room::new();
    let mut paper = room.import("Harbour", &TEXTS);
    let document = paper.document;
    type_at_start(&room, &mut paper, "So ");
    let first =
        room.call("open_document", json!({ "document": document }))["turns"][0]["id"].clone();
    let shift = json!({ "turn": first, "by": "+0:05" });
    room.change(&mut paper, "shift_times", shift.clone());
    room.change(&mut paper, "shift_times", shift);
    let ids: Vec<Value> =
        versions(&room, &paper).iter().map(|version| version["version"].clone()).collect();
    let [second, kept, import] = &ids[..] else { panic!("{ids:?}") };
    let of = |version: &Value| json!({ "document": document, "version": version });
    let with = |version: &Value, key: &str, value: Value| {
        let mut args = of(version);
        args[key] = value;
        args
    };

    let mut rename = with(kept, "name", json!(" Before the shift "));
    rename["note"] = json!("Times as they came");
    let named = room.call("rename_version", rename)["versions"][1].clone();
    assert_eq!((&named["name"], &named["pinned"]), (&json!("Before the shift"), &json!(true)));
    assert_eq!(named["note"], "Times as they came");
    let delete = |version: &Value, confirmed: bool| {
        room.ask("delete_version", with(version, "confirmed", json!(confirmed)))
    };
    assert_eq!(delete(kept, false).unwrap_err().code, ErrorCode::Refused, "it is pinned");
    for confirmed in [false, true] {
        let error = delete(import, confirmed).unwrap_err();
        assert!(error.message.contains("import is always kept"), "{error:?}");
    }
    let pinned = room.call("pin_version", with(second, "pinned", json!(true)));
    assert_eq!(pinned["versions"][0]["pinned"], true);
    room.call("pin_version", with(second, "pinned", json!(false)));
    assert_eq!(delete(second, false).unwrap()["versions"].as_array().unwrap().len(), 2);
    assert_eq!(delete(second, true).unwrap_err().code, ErrorCode::NotFound);
    let mine = save(&room, &paper, "Mine")["version"].clone();
    assert_eq!(delete(&mine, false).unwrap_err().code, ErrorCode::Refused, "it was named");
    assert!(delete(&mine, true).is_ok());

    let copy = |version: &Value| {
        let path = room.path("copy.txt");
        let exported = room.call("export_document", json!({
            "document": document, "revision": paper.revision, "version": version, "format": "txt",
            "path": path, "times": true, "labels": "label", "links": "inline", "cues": true, "comments": false,
        }));
        (std::fs::read_to_string(path).unwrap(), exported["revision"].clone())
    };
    let (now, _) = copy(&Value::Null);
    let (then, revision) = copy(kept);
    let (imported, _) = copy(import);
    assert!(now.contains("So We lit") && now.contains("00:10"), "{now}");
    assert!(then.contains("So We lit") && !then.contains("00:10"), "{then}");
    assert!(!imported.contains("So We lit"), "{imported}");
    assert_eq!(revision, named["revision"]);
    room.restart();
    assert_eq!(names(&room, &paper), ["Before the shift", "Import"]);
}

#[test]
fn a_change_begins_the_correcting_and_what_is_approved_stays_as_it_is() {
    let mut room = Room::new();
    let mut paper = room.import("Harbour", &["We lit the lamp.", "Then we rowed home."]);
    let status = |room: &Room| {
        let list = room.call("list_documents", json!({}));
        list["documents"][0]["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(status(&room), "draft");
    let update = type_at_start(&room, &mut paper, "So ");
    assert_eq!((&update["status"], status(&room)), (&json!("correcting"), "correcting".to_owned()));
    assert_eq!(set_status(&room, &paper, "published").unwrap_err().code, ErrorCode::Refused);
    assert_eq!(set_status(&room, &paper, "approved").unwrap_err().code, ErrorCode::Refused);
    assert_eq!(set_status(&room, &paper, "in_review").unwrap()["label"], "In review");
    type_at_start(&room, &mut paper, "And ");
    assert_eq!(status(&room), "in_review", "a reviewer may type");

    let approved = approve(&room, &paper, "").unwrap();
    assert_eq!((&approved["status"], &approved["revision"]), (&json!("approved"), &paper.revision));
    let version = versions(&room, &paper)[0].clone();
    assert_eq!((&version["name"], &version["kind"]), (&json!("Approved"), &json!("named")));
    assert_eq!(version["pinned"], true);
    room.restart();
    let view = room.call("open_document", json!({ "document": paper.document }));
    assert_eq!(view["status"], "approved");
    let (document, revision) = (paper.document, paper.revision.clone());
    let at = || json!({ "document": document, "revision": revision });
    let with = |key: &str, value: Value| {
        let mut args = at();
        args[key] = value;
        args
    };
    let mut typing = with("edits", json!([{ "from": 0, "to": 0, "insert": "x" }]));
    typing["label"] = json!("");
    for approved in ["approved", "published"] {
        for (name, args) in [
            ("edit_text", typing.clone()),
            ("undo", at()),
            ("redo", at()),
            ("fix", with("group", Value::Null)),
            ("rename_document", with("title", json!("Other"))),
            ("restore_version", with("version", version["version"].clone())),
            ("approve", with("note", json!("again"))),
        ] {
            let error = room.ask(name, args).unwrap_err();
            assert_eq!(error.code, ErrorCode::Approved, "{name}");
            assert!(error.message.contains(approved) && !error.hint.is_empty(), "{error:?}");
        }
        if approved == "approved" {
            set_status(&room, &paper, "published").unwrap();
        }
    }
    assert_eq!(versions(&room, &paper).len(), 2, "what is refused keeps no version");
    assert_eq!(set_status(&room, &paper, "approved").unwrap()["status"], "approved");
    assert_eq!(set_status(&room, &paper, "correcting").unwrap()["status"], "correcting");
    type_at_start(&room, &mut paper, "x");
    let stale = room.ask("approve", with("note", json!("late"))).unwrap_err();
    assert_eq!(stale.code, ErrorCode::Stale);
}

#[test]
fn an_approved_copy_is_remarked_on_and_stays_as_it_was_signed() {
    let room = Room::new();
    let mut paper = room.import("Harbour", &["We lit the lamp.", "Then we rowed home."]);
    approve(&room, &paper, "").unwrap();
    let version = versions(&room, &paper)[0].clone();
    let document = paper.document;
    let view = || room.call("open_document", json!({ "document": document }));
    let turn = view()["turns"][0]["id"].clone();
    let on_lamp = json!({ "turn": turn, "start": 11, "end": 15, "text": "Which one?" });
    let update = room.change(&mut paper, "add_comment", on_lamp);
    let comment = update["comments"][0]["comment"].clone();
    for (name, args) in [
        ("reply", json!({ "comment": comment, "text": "The old one." })),
        ("edit_remark", json!({ "comment": comment, "remark": 0, "text": "Which lamp?" })),
        ("set_resolved", json!({ "comment": comment, "resolved": true })),
    ] {
        let update = room.change(&mut paper, name, args);
        assert_eq!(update["status"], "approved", "{name}");
    }
    let signed = json!({ "of": "version", "version": version["version"] });
    let states = json!({ "document": document, "before": signed, "after": { "of": "now" } });
    let compared = room.call("compare_versions", states);
    assert_eq!(compared["differences"], json!([]));
    assert_eq!(versions(&room, &paper)[0], version);
    // Words that are suggested stand in the text: that is asked about.
    let edits = json!([{ "from": 0, "to": 2, "insert": "They" }]);
    let args = json!({ "document": document, "revision": paper.revision, "edits": edits });
    assert_eq!(room.ask("suggest_text", args).unwrap_err().code, ErrorCode::Approved);
    let delete = json!({ "comment": comment, "remark": null });
    assert_eq!(room.change(&mut paper, "delete_remark", delete)["status"], "approved");
}

#[test]
fn approval_shows_what_is_open_and_needs_a_note_to_pass_it() {
    let room = Room::new();
    let file = room.path("open.txt");
    let text = "ADA: 00:05 😀 The the lamp.\n\nBO: 00:02 Go on.\n\nADA: 00:09 Home.\n";
    std::fs::write(&file, text).unwrap();
    let imported = room.call("import_file", json!({ "path": file }));
    let view = &imported["transcript"];
    let document = view["document"].as_i64().unwrap();
    let mut paper = room.paper(document);
    let last = &view["turns"][2]["id"];
    room.change(&mut paper, "retag", json!({ "turns": [last], "speaker": null }));
    let ask = || room.call("approval", json!({ "document": document }));
    let item = |approval: &Value, id: &str| {
        let items = approval["items"].as_array().unwrap();
        items.iter().find(|item| item["id"] == id).unwrap().clone()
    };
    let approval = ask();
    assert_eq!(
        (&approval["profile"], &approval["status"]),
        (&json!("House style"), &json!("correcting"))
    );
    let speakers = item(&approval, "speakers");
    assert_eq!(
        (&speakers["count"], &speakers["said"]),
        (&json!(1), &json!("1 turn has no speaker"))
    );
    assert_eq!(
        speakers["places"],
        json!([{ "turn": last, "start": 0, "end": 5, "text": "Home." }])
    );
    let times = item(&approval, "times");
    assert_eq!(
        (&times["count"], &times["places"][0]["turn"]),
        (&json!(1), &view["turns"][1]["id"])
    );
    assert_eq!(item(&approval, "links")["said"], "0 links wait for a place");
    let doubled = item(&approval, "findings")["places"]
        .as_array()
        .unwrap()
        .iter()
        .find(|place| place["turn"] == view["turns"][0]["id"] && place["text"] == "The the")
        .cloned();
    let doubled = doubled.unwrap_or_else(|| panic!("{approval}"));
    assert_eq!((&doubled["start"], &doubled["end"]), (&json!(3), &json!(10)), "in UTF-16");

    let refused = approve(&room, &paper, " ").unwrap_err();
    assert_eq!(refused.code, ErrorCode::Refused);
    assert!(
        refused.message.contains("1 turn has no speaker, 1 time runs backwards"),
        "{refused:?}"
    );
    assert!(refused.hint.contains("note"), "{refused:?}");
    assert_eq!(ask()["status"], "correcting");

    // With nothing required but what is settled it passes without one.
    let required = json!({ "findings": false, "speakers": false, "times": false });
    let keep = |checklist: Value| {
        room.ask("set_checklist", json!({ "document": document, "checklist": checklist }))
    };
    let kept = keep(json!({ "level": "broken", "required": required })).unwrap();
    assert_eq!((&kept["open"], &kept["checklist"]["level"]), (&json!(0), &json!("broken")));
    assert!(
        item(&kept, "findings")["count"].as_u64() < item(&approval, "findings")["count"].as_u64()
    );
    assert!(keep(json!({ "level": "style", "required": { "moods": true } })).is_err());
    // The list is that of the profile: another one asks for everything.
    let choose = |name: Value| {
        room.call(
            "choose_profile",
            json!({ "document": document, "scope": "document", "name": name }),
        )
    };
    choose(json!("Verbatim"));
    assert!(ask()["open"].as_u64() >= Some(2));
    choose(Value::Null);
    assert_eq!(ask()["open"], 0);

    keep(json!({ "level": "mistake", "required": {} })).unwrap();
    let approved = approve(&room, &paper, "The times are those of the tape").unwrap();
    assert_eq!(approved["status"], "approved");
    let version = versions(&room, &paper)[0].clone();
    assert_eq!(version["note"], "The times are those of the tape");
}

#[test]
fn activity_tells_what_happened_in_words() {
    let room = Room::new();
    let mut settings = room.call("start", json!({}))["settings"].clone();
    assert_eq!(room.call("start", json!({}))["ask_name"], true);
    settings["author"] = json!("Éva Kiss");
    let saved = room.call("save_settings", json!({ "settings": settings }));
    assert_eq!((&saved["initials"], &saved["name_asked"]), (&json!("ÉK"), &json!(true)));
    assert_eq!(room.call("start", json!({}))["ask_name"], false);

    let mut paper = room.import("Harbour", &TEXTS);
    let document = paper.document;
    // Not one step of typing: they are in different places.
    type_at_start(&room, &mut paper, "So ");
    let edit = json!({ "from": 30, "to": 30, "insert": "=" });
    room.change(&mut paper, "edit_text", json!({ "edits": [edit], "label": "" }));
    room.change(&mut paper, "undo", json!({}));
    save(&room, &paper, "Mine");
    approve(&room, &paper, "=good enough").unwrap();
    let find = |search: &str| {
        let activity = room.call("activity", json!({ "document": document, "search": search }));
        activity["days"].as_array().unwrap().clone()
    };
    let told = |days: &[Value]| -> Vec<String> {
        let entries = days.iter().flat_map(|day| day["entries"].as_array().unwrap());
        entries.map(|entry| entry["words"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        told(&find("")),
        [
            "Approved",
            "Saved the version “Mine”",
            "Took back: Typing",
            "Typed, 2 times",
            "Began to correct",
            "Imported Harbour.txt",
        ]
    );
    let entries: Vec<Value> =
        find("").iter().flat_map(|day| day["entries"].as_array().unwrap().clone()).collect();
    assert_eq!(
        (&entries[0]["note"], &entries[0]["kind"]),
        (&json!("=good enough"), &json!("status"))
    );
    assert_eq!(entries[1]["version"], versions(&room, &paper)[1]["version"]);
    assert_eq!((&entries[3]["count"], &entries[3]["author"]), (&json!(2), &json!("Éva Kiss")));
    assert!(entries[3]["at"].as_i64() <= entries[3]["until"].as_i64());
    assert_eq!(entries[5]["author"], "Import");
    assert_eq!(told(&find("typing éva")), ["Took back: Typing"]);
    assert_eq!(told(&find("IMPORT")), ["Imported Harbour.txt"]);
    assert!(find("nobody").is_empty());

    let path = room.path("activity.csv");
    let args = json!({ "document": document, "search": "", "path": path });
    let written = room.call("export_activity", args);
    assert_eq!((&written["path"], &written["text"]), (&json!(path), &Value::Null));
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 6);
    assert_eq!((&rows[0][3], &rows[0][4]), ("Import", "Imported Harbour.txt"));
    assert_eq!(&rows[5][6], "'=good enough", "no spreadsheet reckons with it");
    assert!(rows[2][1].ends_with('Z') && &rows[2][5] == "2", "{:?}", rows[2]);
}
