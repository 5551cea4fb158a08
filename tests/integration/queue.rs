//! The queue: what is left to decide, in the order in which it pays.

use serde_json::{Value, json};

use crate::room::Room;

fn queue(room: &Room, document: i64, certain: bool) -> Vec<Value> {
    let args = json!({ "document": document, "certain": certain, "offset": 0, "limit": 10_000 });
    room.call("queue", args)["decisions"].as_array().unwrap().clone()
}

#[test]
fn the_decision_that_settles_most_places_comes_first() {
    let room = Room::new();
    let texts = [
        "It was suprising, and,, so they say, a rumour.",
        "That goverment fell,, as a goverment does.",
        "There was nothing,, nothing at all.",
    ];
    let paper = room.import("The well", &texts);
    let decisions = queue(&room, paper.document, false);
    let rank = |d: &Value| {
        let sure = ["certain", "likely", "look"].iter().position(|s| d["certainty"] == *s);
        (std::cmp::Reverse(d["places"].as_u64().unwrap()), sure.unwrap())
    };
    assert!(decisions.is_sorted_by_key(rank), "{decisions:#?}");
    let texts: Vec<_> = decisions.iter().map(|d| (&d["text"], &d["places"])).collect();
    assert!(texts.contains(&(&json!("goverment"), &json!(2))), "{texts:?}");
    let last = decisions.last().unwrap();
    assert_eq!((&last["text"], &last["places"]), (&json!("suprising"), &json!(1)));
    let proof = &paper.proofed["proof"];
    assert_eq!(proof["queue"], Value::from(decisions.clone()));
    assert_eq!(proof["decisions"], decisions.len());
    let places: u64 = decisions.iter().map(|d| d["places"].as_u64().unwrap()).sum();
    assert_eq!(proof["places"], places);
    assert_eq!(proof["left"].as_u64().unwrap(), places + proof["certain"].as_u64().unwrap());
    // Each finding names the decision that settles it, and its first place is one of them.
    for decision in &decisions {
        let of: Vec<_> = paper.findings();
        let of: Vec<_> = of.iter().filter(|(_, f)| f["decision"] == decision["key"]).collect();
        assert_eq!(of.len() as u64, decision["places"].as_u64().unwrap());
        let first = &decision["first"];
        assert!(of.iter().any(|(turn, f)| first["turn"] == *turn && first["start"] == f["start"]));
        let look = json!({ "document": paper.document, "group": decision["key"] });
        let looked = room.call("look_through", look);
        assert_eq!(looked["places"].as_array().unwrap().len(), of.len());
    }
}

#[test]
fn one_decision_is_one_undo_and_settles_its_places_only() {
    let room = Room::new();
    let texts = ["He said \"yes and went.", "A goverment.", "One goverment more."];
    let mut paper = room.import("The well", &texts);
    let left = paper.proofed["proof"]["left"].as_u64().unwrap();
    let before = paper.findings();
    let update = room.correct(&mut paper, "goverment", "government", true);
    assert_eq!(update["label"], "Correct “goverment” 2 times");
    assert_eq!(update["proof"]["left"].as_u64().unwrap(), left - 2);
    assert_eq!(update["turns"].as_array().unwrap().len(), 2);
    room.change(&mut paper, "undo", json!({}));
    assert_eq!(paper.findings(), before);
}

#[test]
fn certain_corrections_are_in_the_queue_only_when_asked_for() {
    let room = Room::new();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/harbour-lights.txt");
    let imported = room.call("import_file", json!({ "path": sample }));
    let document = imported["transcript"]["document"].as_i64().unwrap();
    let paper = room.paper(document);
    let open = queue(&room, document, false);
    assert!(open.iter().all(|decision| decision["certainty"] != "certain"));
    let all = queue(&room, document, true);
    let places: u64 = all.iter().map(|decision| decision["places"].as_u64().unwrap()).sum();
    assert_eq!(paper.proofed["proof"]["left"], places);
    assert!(all.len() > open.len());
    let groups = paper.proofed["proof"]["groups"].as_array().unwrap();
    let kinds: Vec<bool> = groups.iter().map(|group| group["kind"] == "rule").collect();
    assert!(kinds.is_sorted() && !kinds[0], "substitutions come first");
}
