//! Two states of a transcript compared through the core, and some of what differs given back.

use api::ErrorCode;
use serde_json::{Value, json};

use crate::room::{Paper, Room};

const TEXTS: [&str; 4] = [
    "The ferry left before the fog came in.",
    "Nobody on the quay had seen it go.",
    "We counted the lamps, and one was missing.",
    "After that we waited for the morning.",
];

/// A transcript with words replaced, a turn of somebody else, and a turn split in two.
fn edited(room: &Room) -> (Paper, Value) {
    let mut paper = room.import("Fog", &TEXTS);
    let view = room.call("open_document", json!({ "document": paper.document }));
    let replace = |from: &str, with: &str| {
        let text: String = TEXTS.join("\n");
        let at = text.find(from).unwrap();
        json!({ "from": at, "to": at + from.len(), "insert": with })
    };
    let edits = json!([replace("left", "sailed 😀"), replace("quay", "pier")]);
    room.change(&mut paper, "edit_text", json!({ "edits": edits, "label": "" }));
    let turns = json!([view["turns"][2]["id"]]);
    room.change(&mut paper, "add_speaker", json!({ "label": "BO", "name": "", "turns": turns }));
    let split = json!({ "turn": view["turns"][3]["id"], "at": 11, "speaker": null });
    room.change(&mut paper, "split_turn", split);
    (paper, view)
}

fn compared(room: &Room, paper: &Paper) -> Value {
    room.call(
        "compare_versions",
        json!({ "document": paper.document, "before": { "of": "import" }, "after": { "of": "now" } }),
    )
}

fn kinds(view: &Value) -> Vec<&str> {
    let differences = view["differences"].as_array().unwrap().iter();
    differences.map(|one| one["kind"].as_str().unwrap()).collect()
}

/// The two texts out of the one, by its marks.
fn sides(view: &Value) -> (String, String) {
    let units: Vec<u16> = view["text"].as_str().unwrap().encode_utf16().collect();
    let without = |side: &str| {
        let mut kept = units.clone();
        for mark in view["marks"].as_array().unwrap().iter().rev() {
            if mark["side"] == side {
                let place = |name: &str| mark[name].as_u64().unwrap() as usize;
                kept.drain(place("from")..place("to"));
            }
        }
        String::from_utf16(&kept).unwrap()
    };
    (without("after"), without("before"))
}

fn manuscript(view: &Value) -> String {
    let turns = view["turns"].as_array().unwrap().iter();
    turns.map(|turn| turn["text"].as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_differs_is_told_in_both_texts_and_in_words() {
    let room = Room::new();
    let (paper, import) = edited(&room);
    let view = compared(&room, &paper);
    assert_eq!(kinds(&view), ["speaker", "words", "words", "retagged", "split"]);
    let words = &view["differences"][1];
    assert_eq!((&words["removed"], &words["inserted"]), (&json!("left"), &json!("sailed 😀")));
    assert_eq!((&words["before"]["from"], &words["before"]["to"]), (&json!(10), &json!(14)));
    assert_eq!((&words["after"]["from"], &words["after"]["to"]), (&json!(10), &json!(19)));
    assert_eq!(view["differences"][3]["title"], "Speaker: ADA → BO");
    let now = room.call("open_document", json!({ "document": paper.document }));
    assert_eq!(sides(&view), (manuscript(&import), manuscript(&now)));
    let summary = view["summary"].as_array().unwrap();
    for phrase in ["2 words replaced", "1 turn split", "1 turn retagged", "1 speaker added"] {
        assert!(summary.contains(&json!(phrase)), "{phrase}: {summary:?}");
    }
    let (import, now) = (json!({ "of": "import" }), json!({ "of": "now" }));
    let asked = json!({ "document": paper.document, "before": import, "after": now });
    let told = room.call("version_amounts", asked);
    let amounts = told["amounts"].as_array().unwrap();
    let told = |what: &str| amounts.iter().map(|turn| turn[what].clone()).collect::<Vec<_>>();
    assert_eq!(told("changed"), [2, 1, 0, 0, 0], "for each turn as it is now");
    assert_eq!(told("arranged"), [false, false, true, false, true], "retagged, and split");
}

#[test]
fn one_difference_or_all_are_given_back_and_undone() {
    let room = Room::new();
    let (mut paper, import) = edited(&room);
    let edited = room.call("open_document", json!({ "document": paper.document }));
    let give_back = |paper: &mut Paper, differences: Value| {
        room.change(
            paper,
            "restore_differences",
            json!({ "before": null, "differences": differences }),
        )
    };
    let one = give_back(&mut paper, json!([2]));
    assert_eq!(one["label"], "Restore a change");
    let view = compared(&room, &paper);
    assert_eq!(kinds(&view), ["speaker", "words", "retagged", "split"]);

    let all: Vec<usize> = (0..4).collect();
    assert_eq!(give_back(&mut paper, json!(all))["label"], "Restore 4 changes");
    assert_eq!(compared(&room, &paper)["differences"], json!([]));
    assert_eq!(compared(&room, &paper)["summary"], json!([]));
    let now = room.call("open_document", json!({ "document": paper.document }));
    assert_eq!(now["turns"], import["turns"]);

    room.change(&mut paper, "undo", json!({}));
    room.change(&mut paper, "undo", json!({}));
    let now = room.call("open_document", json!({ "document": paper.document }));
    assert_eq!(now["turns"], edited["turns"]);
}

#[test]
fn what_was_compared_at_another_revision_is_not_given_back() {
    let room = Room::new();
    let (paper, _) = edited(&room);
    let view = compared(&room, &paper);
    let mut later = room.paper(paper.document);
    room.change(&mut later, "undo", json!({}));
    let ask = |revision: &Value, differences: Value| {
        let args = json!({
            "document": paper.document, "revision": revision, "before": null,
            "differences": differences,
        });
        room.ask("restore_differences", args).unwrap_err().code
    };
    assert_eq!(ask(&view["revision"], json!([0])), ErrorCode::Stale);
    assert_eq!(ask(&later.revision, json!([99])), ErrorCode::Refused);
}

#[test]
fn two_versions_are_compared_and_written_as_a_page_and_with_tracked_changes() {
    let room = Room::new();
    let (paper, _) = edited(&room);
    let args = json!({ "document": paper.document, "revision": paper.revision, "name": "Edited", "note": "" });
    let versions = room.call("save_version", args);
    let after = &versions["versions"][0]["version"];
    let export = |ending: &str| {
        let path = room.path(&format!("compared.{ending}"));
        let after = json!({ "of": "version", "version": after });
        let args = json!({
            "document": paper.document, "before": { "of": "import" }, "after": after, "path": path,
        });
        room.ask("export_comparison", args).map(|_| std::fs::read(&path).unwrap())
    };
    let page = String::from_utf8(export("html").unwrap()).unwrap();
    assert!(page.contains("<del>left</del><ins>sailed 😀</ins>"), "{page}");
    assert!(page.contains("<del>ADA 00:02</del><ins>BO 00:02</ins>"), "{page}");
    assert_eq!(export("txt").unwrap_err().code, ErrorCode::Refused);

    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(export("docx").unwrap())).unwrap();
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut xml).unwrap();
    assert!(xml.contains("<w:delText xml:space=\"preserve\">left</w:delText>"), "{xml}");
    assert!(xml.contains("<w:t xml:space=\"preserve\">sailed 😀</w:t></w:r></w:ins>"), "{xml}");
    // The paragraph in front of the new turn ends with a mark that was inserted.
    let mark = regex::Regex::new("<w:pPr><w:pStyle w:val=\"Turn\"/><w:rPr><w:ins [^>]*/></w:rPr>");
    assert_eq!(mark.unwrap().find_iter(&xml).count(), 1, "{xml}");
    assert!(xml.contains("w:author=\"Editor\" w:date=\"20"), "{xml}");
}
