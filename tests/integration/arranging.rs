//! What an editor does to turns, speakers and links through the core: each is one undo, is there
//! after a restart, and is in the finished copies.

use serde_json::{Value, json};

use crate::room::Room;

const TEXT: &str = "\
THE BRASS MOTHS: 00:00 Lantern in the Loft

ANNA: 00:05 How did it begin? Tell me.

OWEN: 00:10 With a letter. Right. My sister put it on the table.

ANNA: 00:20 And you went. It was winter.

OWEN: 00:25 I went the next day,

OWEN: 00:30 with one bag. Anna asked me later. ANNA: Did I?

Anna: 00:40 You see.
";

/// A room with the one transcript that is worked on.
struct Desk {
    room: Room,
    document: i64,
}

impl Desk {
    fn open() -> Self {
        let room = Room::new();
        let document = room.import_text("source", TEXT).document;
        Self { room, document }
    }

    fn view(&self) -> Value {
        self.room.view(self.document)
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
        args["document"] = self.document.into();
        args["revision"] = revision.clone();
        self.room.call(name, args)
    }

    fn restart(&mut self) {
        self.room.restart();
        self.proof();
    }

    fn proof(&self) -> Value {
        self.room.call("proof", json!({ "document": self.document }))
    }

    /// The finished copy as plain text.
    fn copy(&self) -> String {
        let path = self.room.path("copy.md");
        let revision = self.view()["revision"].clone();
        let args = json!({
            "format": "md", "path": path, "times": true, "cues": true, "comments": false,
            "labels": "name", "links": "inline",
        });
        self.call_at("export_document", args, &revision);
        std::fs::read_to_string(path).unwrap()
    }
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
    let mut desk = Desk::open();
    let view = desk.view();
    let (anna, owen) = (speaker(&view, "ANNA"), speaker(&view, "OWEN"));
    assert_eq!(labels(&view)[1..4], ["ANNA", "OWEN", "ANNA"]);

    let after = desk.does("flip_turns", json!({ "turn": id(&view, 1) }));
    assert_eq!(labels(&after)[1..6], ["OWEN", "ANNA", "OWEN", "ANNA", "OWEN"]);
    let from = json!({ "turns": [], "from": id(&view, 1), "one": anna, "other": owen });
    let after = desk.does("swap_speakers", from);
    assert_eq!(labels(&after)[1..6], ["ANNA", "OWEN", "ANNA", "OWEN", "ANNA"]);
    let last = json!({ "turns": [id(&view, 5)], "speaker": owen });
    assert_eq!(labels(&desk.does("retag", last))[4..6], ["OWEN", "OWEN"]);

    let after = desk.does("join_turns", json!({ "turns": [] }));
    assert_eq!(
        texts(&after)[4],
        "I went the next day, with one bag. Anna asked me later. ANNA: Did I? You see."
    );
    let up = json!({ "turn": id(&view, 3), "at": 2, "next": false });
    let after = desk.does("move_sentence", up);
    assert_eq!(texts(&after)[3], "It was winter.");
    assert!(texts(&after)[2].ends_with("on the table. And you went."));
    let cue = json!({ "turns": [id(&view, 3)], "cue": true, "speaker": null });
    assert_eq!(desk.does("set_kind", cue)["turns"][3]["cue"], true);
    let speech = json!({ "turns": [id(&view, 3)], "cue": false, "speaker": anna });
    assert_eq!(labels(&desk.does("set_kind", speech))[3], "ANNA");

    let after = desk.does("shift_times", json!({ "turn": id(&view, 3), "by": "+1:00" }));
    assert_eq!(times(&after)[2..5], ["00:10", "01:20", "01:25"]);
    let after = desk.does("set_time", json!({ "turn": id(&view, 3), "time": "" }));
    assert_eq!(times(&after)[3], "-");
    let after = desk.does("fill_times", json!({}));
    assert_eq!(after["turns"][3]["estimated"], true);

    let split = json!({ "turn": id(&view, 2), "at": 15, "speaker": anna });
    let after = desk.does("split_turn", split);
    assert_eq!(
        texts(&after)[2..4],
        ["With a letter.", "Right. My sister put it on the table. And you went."]
    );
    assert_eq!(after["turns"][3]["estimated"], true);
    let copy = desk.copy();
    assert!(copy.contains("Right. My sister") && copy.contains("01:25"), "{copy}");
}

#[test]
fn speakers_are_changed_and_it_holds() {
    let mut desk = Desk::open();
    let view = desk.view();
    let (anna, owen) = (speaker(&view, "ANNA"), speaker(&view, "OWEN"));
    let edited = json!({
        "speaker": owen, "label": "OWEN", "name": "Owen Pryce", "role": "keeper", "colour": 5,
        "aliases": ["O. P."], "place": 0,
    });
    let after = desk.does("edit_speaker", edited);
    let first = &after["speakers"][0];
    assert_eq!((&first["name"], &first["role"]), (&json!("Owen Pryce"), &json!("keeper")));
    assert_eq!((&first["colour"], &first["key"]), (&json!(5), &json!(1)));
    assert!(desk.copy().contains("Owen Pryce"));

    // Anna was read as another one than ANNA, or as the same: they are one in any case.
    let other = after["speakers"].as_array().unwrap().iter().find(|one| one["label"] == "Anna");
    if let Some(other) = other {
        assert_eq!(other["same_as"], anna);
        desk.does("merge_speakers", json!({ "from": other["id"], "into": anna }));
    }
    let added = json!({ "label": "NED", "name": "", "turns": [] });
    let after = desk.does("add_speaker", added);
    let ned = speaker(&after, "NED");
    let after = desk.does("remove_speaker", json!({ "speaker": ned }));
    assert!(labels(&after).iter().all(|label| *label != "NED"));
}

#[test]
fn what_is_odd_is_put_right_by_its_finding() {
    let mut desk = Desk::open();
    let odd = |desk: &Desk, rule: &str| {
        let proofed = desk.proof();
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
    let cue = odd(&desk, "false_label").expect("the credit");
    let after = desk.does("repair_turn", cue);
    assert_eq!(after["turns"][0]["cue"], true);
    assert!(texts(&after)[0].starts_with("THE BRASS MOTHS Lantern"), "nothing of it is lost");
    let join = odd(&desk, "broken_turn").expect("the turn that goes on");
    let after = desk.does("repair_turn", join);
    assert!(
        texts(&after)
            .contains(&"I went the next day, with one bag. Anna asked me later. ANNA: Did I?")
    );
    let split = odd(&desk, "label_inside").expect("the label");
    let after = desk.does("repair_turn", split);
    assert!(texts(&after).contains(&"Did I?"));
    for rule in ["false_label", "broken_turn", "label_inside"] {
        assert_eq!(odd(&desk, rule), None, "{rule} is settled");
    }
}

#[test]
fn a_retag_tells_the_same_as_proofing_all_again() {
    let room = Room::new();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/harbour-lights.txt");
    let imported = room.call("import_file", json!({ "path": sample }));
    let mut paper = room.paper(imported["transcript"]["document"].as_i64().unwrap());
    room.change(&mut paper, "fix", json!({ "group": null }));
    let turns = imported["transcript"]["turns"].as_array().unwrap();
    for (turn, speaker) in [(0, 2), (4, 1), (0, 1), (1, 2), (2, 3)] {
        let args = json!({ "turns": [turns[turn]["id"]], "speaker": speaker });
        let update = room.change(&mut paper, "retag", args);
        let (told, anew) = (&update["proof"], &paper.proofed["proof"]);
        assert_eq!(told, anew, "turn {turn} to speaker {speaker}");
    }
}
