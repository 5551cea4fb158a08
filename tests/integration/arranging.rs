//! What an editor does to turns, speakers and links through the core: each is one undo, is there
//! after a restart, and is in the finished copies.

use std::path::{Path, PathBuf};

use api::Core;
use serde_json::{Value, json};

use crate::room::call;

const TEXT: &str = "\
THE BRASS MOTHS: 00:00 Lantern in the Loft

ANNA: 00:05 How did it begin? Tell me.

OWEN: 00:10 With a letter. Right. My sister put it on the table.

ANNA: 00:20 And you went. It was winter.

OWEN: 00:25 I went the next day,

OWEN: 00:30 with one bag. Anna asked me later. ANNA: Did I?

Anna: 00:40 You see.
";

struct Room {
    core: Core,
    library: PathBuf,
    document: Value,
    _folder: tempfile::TempDir,
}

impl Room {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("library.galley");
        let source = folder.path().join("source.txt");
        std::fs::write(&source, TEXT).unwrap();
        let core = Core::open(&library).unwrap();
        let imported = call(&core, "import_file", json!({ "path": source }));
        let document = imported["transcript"]["document"].clone();
        call(&core, "proof", json!({ "document": document }));
        Self { core, library, document, _folder: folder }
    }

    fn view(&self) -> Value {
        call(&self.core, "open_document", json!({ "document": self.document }))
    }

    /// Does something, tries its undo, its redo and a restart, and returns what is there then.
    fn does(&mut self, name: &str, args: Value) -> Value {
        let before = self.view();
        let done = self.call_at(name, args, &before["revision"]);
        let after = self.view();
        assert_ne!(shown(&before), shown(&after), "{name} does something");
        let undone = self.call_at("undo", json!({}), &done["revision"]);
        assert_eq!(shown(&self.view()), shown(&before), "{name} is one undo");
        self.call_at("redo", json!({}), &undone["revision"]);
        assert_eq!(shown(&self.view()), shown(&after), "{name} is one redo");
        self.restart();
        assert_eq!(shown(&self.view()), shown(&after), "{name} survives");
        after
    }

    fn call_at(&self, name: &str, mut args: Value, revision: &Value) -> Value {
        args["document"] = self.document.clone();
        args["revision"] = revision.clone();
        call(&self.core, name, args)
    }

    fn restart(&mut self) {
        let spare = self.library.with_file_name("spare.galley");
        // The library is held by one program at a time.
        drop(std::mem::replace(&mut self.core, Core::open(&spare).unwrap()));
        self.core = Core::open(&self.library).unwrap();
        call(&self.core, "proof", json!({ "document": self.document }));
    }

    /// The finished copy as plain text.
    fn copy(&self) -> String {
        let path = self.library.with_file_name("copy.md");
        let revision = self.view()["revision"].clone();
        let args = json!({
            "format": "md", "path": path, "times": true, "cues": true, "comments": false,
            "labels": "name", "links": "inline",
        });
        self.call_at("export_document", args, &revision);
        read(&path)
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// What an editor sees of a transcript.
fn shown(view: &Value) -> Value {
    json!([view["speakers"], view["turns"], view["pending_links"], view["links"], view["title"]])
}

fn texts(view: &Value) -> Vec<&str> {
    view["turns"].as_array().unwrap().iter().map(|turn| turn["text"].as_str().unwrap()).collect()
}

fn labels(view: &Value) -> Vec<&str> {
    let speakers = view["speakers"].as_array().unwrap();
    let label = |turn: &Value| {
        let speaker = speakers.iter().find(|speaker| speaker["id"] == turn["speaker"]);
        speaker.map_or("-", |speaker| speaker["label"].as_str().unwrap())
    };
    view["turns"].as_array().unwrap().iter().map(label).collect()
}

fn times(view: &Value) -> Vec<&str> {
    let turns = view["turns"].as_array().unwrap().iter();
    turns.map(|turn| turn["time"].as_str().unwrap_or("-")).collect()
}

fn id(view: &Value, turn: usize) -> Value {
    view["turns"][turn]["id"].clone()
}

fn speaker(view: &Value, label: &str) -> Value {
    let speakers = view["speakers"].as_array().unwrap();
    speakers.iter().find(|speaker| speaker["label"] == label).expect(label)["id"].clone()
}

#[test]
fn turns_are_arranged_and_it_holds() {
    let mut room = Room::open();
    let view = room.view();
    let (anna, owen) = (speaker(&view, "ANNA"), speaker(&view, "OWEN"));
    assert_eq!(labels(&view)[1..4], ["ANNA", "OWEN", "ANNA"]);

    let after = room.does("flip_turns", json!({ "turn": id(&view, 1) }));
    assert_eq!(labels(&after)[1..6], ["OWEN", "ANNA", "OWEN", "ANNA", "OWEN"]);
    let from = json!({ "turns": [], "from": id(&view, 1), "one": anna, "other": owen });
    let after = room.does("swap_speakers", from);
    assert_eq!(labels(&after)[1..6], ["ANNA", "OWEN", "ANNA", "OWEN", "ANNA"]);
    let last = json!({ "turns": [id(&view, 5)], "speaker": owen });
    assert_eq!(labels(&room.does("retag", last))[4..6], ["OWEN", "OWEN"]);

    let after = room.does("join_turns", json!({ "turns": [] }));
    assert_eq!(
        texts(&after)[4],
        "I went the next day, with one bag. Anna asked me later. ANNA: Did I? You see."
    );
    let up = json!({ "turn": id(&view, 3), "at": 2, "next": false });
    let after = room.does("move_sentence", up);
    assert_eq!(texts(&after)[3], "It was winter.");
    assert!(texts(&after)[2].ends_with("on the table. And you went."));
    let cue = json!({ "turns": [id(&view, 3)], "cue": true, "speaker": null });
    assert_eq!(room.does("set_kind", cue)["turns"][3]["cue"], true);
    let speech = json!({ "turns": [id(&view, 3)], "cue": false, "speaker": anna });
    assert_eq!(labels(&room.does("set_kind", speech))[3], "ANNA");

    let after = room.does("shift_times", json!({ "turn": id(&view, 3), "by": "+1:00" }));
    assert_eq!(times(&after)[2..5], ["00:10", "01:20", "01:25"]);
    let after = room.does("set_time", json!({ "turn": id(&view, 3), "time": "" }));
    assert_eq!(times(&after)[3], "-");
    let after = room.does("fill_times", json!({}));
    assert_eq!(after["turns"][3]["estimated"], true);

    let split = json!({ "turn": id(&view, 2), "at": 15, "speaker": anna });
    let after = room.does("split_turn", split);
    assert_eq!(
        texts(&after)[2..4],
        ["With a letter.", "Right. My sister put it on the table. And you went."]
    );
    assert_eq!(after["turns"][3]["estimated"], true);
    let copy = room.copy();
    assert!(copy.contains("Right. My sister") && copy.contains("01:25"), "{copy}");
}

#[test]
fn speakers_are_changed_and_it_holds() {
    let mut room = Room::open();
    let view = room.view();
    let (anna, owen) = (speaker(&view, "ANNA"), speaker(&view, "OWEN"));
    let edited = json!({
        "speaker": owen, "label": "OWEN", "name": "Owen Pryce", "role": "keeper", "colour": 5,
        "aliases": ["O. P."], "place": 0,
    });
    let after = room.does("edit_speaker", edited);
    let first = &after["speakers"][0];
    assert_eq!((&first["name"], &first["role"]), (&json!("Owen Pryce"), &json!("keeper")));
    assert_eq!((&first["colour"], &first["key"]), (&json!(5), &json!(1)));
    assert!(room.copy().contains("Owen Pryce"));

    // Anna was read as another one than ANNA, or as the same: they are one in any case.
    let other = after["speakers"].as_array().unwrap().iter().find(|one| one["label"] == "Anna");
    if let Some(other) = other {
        assert_eq!(other["same_as"], anna);
        room.does("merge_speakers", json!({ "from": other["id"], "into": anna }));
    }
    let added = json!({ "label": "NED", "name": "", "turns": [] });
    let after = room.does("add_speaker", added);
    let ned = speaker(&after, "NED");
    let after = room.does("remove_speaker", json!({ "speaker": ned }));
    assert!(labels(&after).iter().all(|label| *label != "NED"));
}

#[test]
fn what_is_odd_is_put_right_by_its_finding() {
    let mut room = Room::open();
    let odd = |room: &Room, rule: &str| {
        let proofed = call(&room.core, "proof", json!({ "document": room.document }));
        let turns = proofed["turns"].as_array().unwrap().clone();
        turns.into_iter().find_map(|turn| {
            let findings = turn["findings"].as_array().unwrap();
            let found = findings.iter().find(|finding| finding["rule"] == rule)?;
            assert!(found["repair"].is_string(), "{found}");
            Some(json!({
                "turn": turn["turn"], "start": found["start"], "end": found["end"], "rule": rule,
            }))
        })
    };
    let cue = odd(&room, "false_label").expect("the credit");
    let after = room.does("repair_turn", cue);
    assert_eq!(after["turns"][0]["cue"], true);
    assert!(texts(&after)[0].starts_with("THE BRASS MOTHS Lantern"), "nothing of it is lost");
    let join = odd(&room, "broken_turn").expect("the turn that goes on");
    let after = room.does("repair_turn", join);
    assert!(
        texts(&after)
            .contains(&"I went the next day, with one bag. Anna asked me later. ANNA: Did I?")
    );
    let split = odd(&room, "label_inside").expect("the label");
    let after = room.does("repair_turn", split);
    assert!(texts(&after).contains(&"Did I?"));
    for rule in ["false_label", "broken_turn", "label_inside"] {
        assert_eq!(odd(&room, rule), None, "{rule} is settled");
    }
}

#[test]
fn a_retag_tells_the_same_as_proofing_all_again() {
    let folder = tempfile::tempdir().unwrap();
    let core = Core::open(&folder.path().join("library.galley")).unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/harbour-lights.txt");
    let imported = call(&core, "import_file", json!({ "path": sample }));
    let document = &imported["transcript"]["document"];
    call(&core, "proof", json!({ "document": document }));
    let at = |revision: &Value| json!({ "document": document, "revision": revision });
    let mut args = at(&imported["transcript"]["revision"]);
    args["group"] = Value::Null;
    let mut revision = call(&core, "fix", args)["revision"].clone();
    let turns = imported["transcript"]["turns"].as_array().unwrap();
    for (turn, speaker) in [(0, 2), (4, 1), (0, 1), (1, 2), (2, 3)] {
        let mut args = at(&revision);
        args["turns"] = json!([turns[turn]["id"]]);
        args["speaker"] = json!(speaker);
        let update = call(&core, "retag", args);
        revision = update["revision"].clone();
        let proofed = call(&core, "proof", json!({ "document": document }));
        assert_eq!(update["proof"], proofed["proof"], "turn {turn} to speaker {speaker}");
    }
}
