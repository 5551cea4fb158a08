//! The law of memory: what was decided in one transcript holds in the next, with its origin; what
//! is taken back was never decided; and all of it outlives the program.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::room::Room;

const FIRST: &str = "We spoke to the adminstrator of the island.";
const MORE: &str = "One adminstrator more had never come there.";
const NEXT: &str = "Later the adminstrator left, and no adminstrator came.";

#[test]
fn an_accepted_correction_is_offered_in_the_next_transcript_with_its_origin() {
    let mut room = Room::new();
    let mut first = room.import("The island", &[FIRST]);
    assert_eq!(first.rule_of("adminstrator").as_deref(), Some("spelling"));
    let update = room.correct(&mut first, "adminstrator", "administratrix", false);
    assert_eq!(update["remembered"][0]["shown"], "adminstrator");
    room.restart();
    let next = room.import("The mainland", &[NEXT]);
    let (_, finding) = next.finding("adminstrator").unwrap();
    assert_eq!((finding["rule"].as_str(), finding["places"].as_u64()), (Some("memory"), Some(2)));
    assert_eq!(finding["suggestions"][0], "administratrix");
    assert!(finding["why"].as_str().unwrap().contains("The island"), "{finding}");
    // The origin is kept when its transcript is gone.
    room.call("delete_document", json!({ "document": first.document }));
    let entry = &room.memory("adminstrator")["entries"][0];
    assert_eq!(
        entry["origin"],
        json!({
            "document": first.document, "title": "The island", "there": false,
        })
    );
    assert_eq!(room.paper(next.document).rule_of("adminstrator").as_deref(), Some("memory"));
}

#[test]
fn undo_takes_the_memory_of_a_correction_back_and_redo_brings_it_again() {
    let mut room = Room::new();
    let mut first = room.import("The island", &[FIRST, MORE]);
    room.correct(&mut first, "adminstrator", "administrator", true);
    assert!(first.finding("adminstrator").is_none(), "everywhere is everywhere");
    assert_eq!(room.memory("")["corrections"], 1);
    room.restart();
    let mut first = room.paper(first.document);
    let undone = room.change(&mut first, "undo", json!({}));
    assert_eq!(room.memory("")["found"], 0);
    assert_eq!(first.rule_of("adminstrator").as_deref(), Some("spelling"));
    assert_eq!(undone["remembered"], json!([]));
    room.change(&mut first, "redo", json!({}));
    assert_eq!(room.memory("")["corrections"], 1);
    let next = room.import("The mainland", &[NEXT]);
    assert_eq!(next.rule_of("adminstrator").as_deref(), Some("memory"));
}

#[test]
fn an_update_tells_the_same_as_proofing_all_again() {
    let room = Room::new();
    let quiet = "A quiet turn.";
    let mut paper = room.import("The island", &[FIRST, quiet, MORE, quiet, quiet, quiet]);
    let update = room.correct(&mut paper, "adminstrator", "administrator", false);
    // The other places are offered by the memory now, and the update has told so.
    let told = update["findings"].as_array().unwrap().iter();
    let told: Vec<Value> = told.filter(|t| t["findings"] != json!([])).cloned().collect();
    assert_eq!(Value::from(told), paper.proofed["turns"]);
    assert_eq!(update["proof"], paper.proofed["proof"]);
    let told = update["findings"].as_array().unwrap().len();
    assert_eq!(told, 3, "the turns with that word, and the neighbour of the one that changed");
    assert_eq!(paper.rule_of("adminstrator").as_deref(), Some("memory"));
}

#[test]
fn what_is_rejected_for_good_is_never_shown_again() {
    let mut room = Room::new();
    let mut first = room.import("The island", &[FIRST, MORE]);
    let leave = |scope: &str, turn: u64| json!({ "rule": "spelling", "text": "adminstrator", "turn": turn, "scope": scope });
    let left = |paper: &crate::room::Paper| {
        paper.findings().iter().filter(|(_, f)| f["text"] == "adminstrator").count()
    };
    let (turn, _) = first.finding("adminstrator").unwrap();
    let here = room.change(&mut first, "leave", leave("here", turn));
    assert_eq!(left(&first), 1, "the other turn still asks");
    assert_eq!(here["proof"]["left"], first.proofed["proof"]["left"]);
    room.change(&mut first, "leave", leave("document", turn));
    assert_eq!(left(&first), 0);
    let next = room.import("The mainland", &[NEXT]);
    assert_eq!(left(&next), 2, "another transcript asks again");
    let mut next = next;
    let (turn, _) = next.finding("adminstrator").unwrap();
    let never = room.change(&mut next, "leave", leave("library", turn));
    room.restart();
    assert_eq!(left(&room.paper(next.document)), 0);
    assert_eq!(left(&room.import("The reef", &[FIRST])), 0);
    // Until it is forgotten; and what was forgotten can be had back.
    let id = never["remembered"][0]["id"].as_i64().unwrap();
    let open = room.paper(next.document).document;
    let forgotten = room.call("forget_memory", json!({ "ids": [id], "document": open }));
    assert!(forgotten["update"]["proof"]["left"].as_u64() >= Some(2), "{forgotten}");
    assert_eq!(left(&room.paper(open)), 2);
    let entries = &forgotten["entries"];
    room.call("remember", json!({ "entries": entries, "document": open }));
    assert_eq!(left(&room.paper(open)), 0);
}

#[test]
fn glossary_words_vouch_as_far_as_they_reach() {
    let mut room = Room::new();
    let mut first = room.import("The island", &[FIRST]);
    let args = json!({ "word": "adminstrator", "scope": "document" });
    let update = room.change(&mut first, "add_to_glossary", args);
    assert!(first.finding("adminstrator").is_none());
    let next = room.import("The mainland", &[NEXT]);
    assert!(next.finding("adminstrator").is_some());
    let id = &update["remembered"][0]["id"];
    let edit = json!({
        "id": id, "shown": "adminstrator", "meant": "", "scope": "library",
        "document": next.document,
    });
    let changed = room.call("edit_memory", edit);
    assert_eq!(changed["entries"][0]["scope"], "library");
    room.restart();
    assert!(room.paper(next.document).finding("adminstrator").is_none());
}

#[test]
fn the_right_form_of_a_name_is_known_in_the_next_transcript() {
    let room = Room::new();
    let mut first = room.import("The island", &["Then adminstrator Smith came."]);
    room.correct(&mut first, "adminstrator", "administrexa", false);
    let next = room.import("The mainland", &["Every administrexa has gone home."]);
    assert!(next.finding("administrexa").is_none(), "{:?}", next.findings());
    let fresh = Room::new().import("Elsewhere", &["Every administrexa has gone home."]);
    assert!(fresh.finding("administrexa").is_some());
}

#[test]
fn bad_lines_of_a_file_are_told_and_the_good_ones_kept() {
    let room = Room::new();
    let text = "\u{feff}kind;shown;meant;rule;scope;origin;added;count\r\n\
        correction;Bohou;Bottou;spelling;library;The island;2026-01-31T10:00:00Z;3\r\n\
        wish;a;b;c;library;;;\r\n\
        correction;same;same;x;library;;;\r\n\
        rejection;Kern;;spelling;transcript;Nowhere;;\r\n\
        word;blicket;;;;;;\r\n\
        word;x;;;;;yesterday;\r\n\
        link;the well;a.example/b;;;;;\r\n\
        link;the well;javascript:alert(1);;;;;\r\n\
        link;the well;;;;;;\r\n";
    let args = json!({ "from": { "text": text }, "document": null });
    let imported = room.call("import_memory", args.clone());
    assert_eq!((imported["added"].as_u64(), imported["known"].as_u64()), (Some(3), Some(0)));
    let bad = imported["bad"].as_array().unwrap();
    let lines: Vec<u64> = bad.iter().map(|bad| bad["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [3, 4, 5, 7, 9, 10]);
    assert!(bad[2]["reason"].as_str().unwrap().contains("Nowhere"));
    assert!(bad[4]["reason"].as_str().unwrap().contains("javascript"));
    assert_eq!(room.memory("the well")["entries"][0]["meant"], "https://a.example/b");
    let again = room.call("import_memory", args);
    assert_eq!((again["added"].as_u64(), again["known"].as_u64()), (Some(0), Some(3)));
    let entry = &room.memory("bohou")["entries"][0];
    assert_eq!((entry["count"].as_u64(), entry["at"].as_i64()), (Some(3), Some(1_769_853_600_000)));
    for wrong in ["", "what is this", "a,b\n1,2\n"] {
        let args = json!({ "from": { "text": wrong }, "document": null });
        assert!(room.ask("import_memory", args).is_err(), "{wrong}");
    }
}

const KINDS: [&str; 4] = ["correction", "rejection", "word", "link"];

/// Cells that files and spreadsheets trip over.
fn cell() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("="),
        Just("+1"),
        Just("-"),
        Just("@SUM(A1)"),
        Just("'"),
        Just("\""),
        Just(","),
        Just(";"),
        Just("\n"),
        Just("\r\n"),
        Just("\t"),
        Just(" "),
        Just("é"),
        Just("😀"),
        Just("word"),
        Just("\u{feff}"),
        Just("＝"),
    ];
    proptest::collection::vec(part, 1..5).prop_map(|parts| parts.concat())
}

/// What a cell means: words, or an address that is stored as it is.
fn meant_by(kind: u8, cell: &str) -> String {
    let address = |c: char| !c.is_whitespace() && c != '\u{feff}';
    match KINDS[usize::from(kind)] {
        "link" => format!("https://a.example/,;'{}", cell.replace(|c| !address(c), "")),
        _ => format!("{cell}!"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_memory_goes_through_a_file_unchanged(
        cells in proptest::collection::vec((cell(), cell(), cell(), 0..4_u8, 1..9_u32), 1..6),
    ) {
        let room = Room::new();
        let entries: Vec<Value> = cells.iter().map(|(shown, meant, origin, kind, count)| json!({
            "id": 0, "kind": KINDS[usize::from(*kind)],
            "shown": shown,
            "meant": meant_by(*kind, meant), "rule": "spelling", "scope": "library",
            "document": null, "turn": null, "at": 1_700_000_000_123_i64, "count": count,
            "origin": { "document": null, "title": origin, "there": false }, "damaged": false,
        })).collect();
        let kept: Vec<&Value> = entries.iter().filter(|entry| {
            let args = json!({ "entries": [entry], "document": null });
            room.ask("remember", args).is_ok()
        }).collect();
        let strip = |memory: Value| {
            let mut entries = memory["entries"].as_array().unwrap().clone();
            for entry in &mut entries {
                entry["id"] = 0.into();
            }
            entries.sort_by_key(Value::to_string);
            entries
        };
        let before = strip(room.memory(""));
        prop_assert!(before.len() <= kept.len());
        let text = room.call("export_memory", json!({ "kind": null, "path": null }));
        let text = text["text"].as_str().unwrap().to_owned();
        let other = Room::new();
        let args = json!({ "from": { "text": text }, "document": null });
        let imported = other.call("import_memory", args);
        prop_assert_eq!(&imported["bad"], &json!([]));
        prop_assert_eq!(strip(other.memory("")), before);
        // No cell begins as a formula does.
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        for record in reader.records() {
            let record = record.unwrap();
            prop_assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
        }
    }
}
