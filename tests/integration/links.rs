//! Links: what is refused, what is odd, what is remembered and offered again.

use std::path::Path;

use serde_json::{Value, json};

use crate::room::{Paper, Room};

const WELL: &str = "https://wells.example/old";

/// Links the first place of some words in a turn, counted from 0.
fn link(room: &Room, paper: &mut Paper, turn: usize, words: &str, url: &str) -> Value {
    let args = place(room, paper, turn, words, url);
    room.change(paper, "set_link", args)
}

fn place(room: &Room, paper: &Paper, turn: usize, words: &str, url: &str) -> Value {
    let view = room.call("open_document", json!({ "document": paper.document }));
    let turn = &view["turns"][turn];
    let text = turn["text"].as_str().unwrap();
    let start = text[..text.find(words).unwrap()].encode_utf16().count();
    let end = start + words.encode_utf16().count();
    json!({
        "turn": turn["id"], "start": start, "end": end, "url": url,
        "document": paper.document, "revision": paper.revision,
    })
}

fn offers(room: &Room, paper: &Paper) -> Vec<Value> {
    let offers = room.call("link_offers", json!({ "document": paper.document }));
    offers["offers"].as_array().unwrap().clone()
}

fn take(offer: &Value) -> Value {
    let places = offer["places"].as_array().unwrap().iter();
    let places = places.map(
        |place| json!({ "turn": place["turn"], "start": place["start"], "end": place["end"] }),
    );
    json!({ "places": places.collect::<Vec<_>>(), "url": offer["url"] })
}

#[test]
fn a_linked_phrase_is_offered_here_and_in_the_next_transcript_with_its_origin() {
    let mut room = Room::new();
    let mut first = room.import("The island", &["We saw the old well.", "The old well was dry."]);
    let update = link(&room, &mut first, 0, " the old well", "wells.example/old");
    assert_eq!(update["remembered"][0]["shown"], "the old well");
    assert_eq!(update["remembered"][0]["meant"], WELL);
    let own = offers(&room, &first);
    assert_eq!(own.len(), 1);
    assert_eq!((&own[0]["here"], &own[0]["origin"]), (&true.into(), &"".into()));
    assert_eq!(own[0]["places"][0]["text"], "The old well");
    assert_eq!(own[0]["places"][0]["behind"], " was dry.");
    room.restart();

    let texts = ["At the old well we met.", "It was deep.", "The old well? The old wells!"];
    let mut next = room.import("The mainland", &texts);
    let offered = offers(&room, &next);
    assert_eq!(offered.len(), 1);
    let offer = &offered[0];
    assert_eq!((offer["url"].as_str(), offer["origin"].as_str()), (Some(WELL), Some("The island")));
    assert_eq!(
        (offer["here"].as_bool(), offer["places"].as_array().unwrap().len()),
        (Some(false), 2)
    );
    let before = room.call("open_document", json!({ "document": next.document }));
    let update = room.change(&mut next, "link_phrase", take(offer));
    assert_eq!(
        (&update["label"], &update["undo"]),
        (&"Link 2 places".into(), &"Link 2 places".into())
    );
    assert_eq!(update["links"].as_array().unwrap().len(), 2);
    assert!(offers(&room, &next).is_empty(), "it is linked everywhere");
    room.restart();
    let mut next = room.paper(next.document);
    room.change(&mut next, "undo", json!({}));
    let after = room.call("open_document", json!({ "document": next.document }));
    assert_eq!((&after["links"], &after["turns"]), (&json!([]), &before["turns"]));
    assert_eq!(offers(&room, &next).len(), 1);
}

#[test]
fn undo_takes_the_memory_of_a_link_back_and_redo_brings_it_again() {
    let mut room = Room::new();
    let mut first = room.import("The island", &["We saw the old well."]);
    link(&room, &mut first, 0, "the old well", WELL);
    assert_eq!(room.memory("wells")["links"], 1);
    room.restart();
    let mut first = room.paper(first.document);
    room.change(&mut first, "undo", json!({}));
    assert_eq!(room.memory("")["found"], 0);
    let next = room.import("The mainland", &["At the old well we met."]);
    assert!(offers(&room, &next).is_empty());
    room.change(&mut first, "redo", json!({}));
    let memory = room.memory("");
    assert_eq!((&memory["links"], &memory["entries"][0]["kind"]), (&1.into(), &"link".into()));
    assert_eq!(offers(&room, &next).len(), 1);
    // Forgotten, or bound to the transcript that it came from, it is offered no more.
    let entry = &memory["entries"][0];
    let bound = json!({
        "id": entry["id"], "shown": "the old well", "meant": WELL, "scope": "document",
        "document": null,
    });
    room.call("edit_memory", bound);
    assert!(offers(&room, &next).is_empty());
}

#[test]
fn a_link_that_is_remembered_leaves_the_findings_as_they_were() {
    let room = Room::new();
    let texts = ["Then the adminstrator came.", "A wug adminstrator left."];
    let mut paper = room.import("The island", &texts);
    let before = paper.proofed["turns"].clone();
    link(&room, &mut paper, 0, "adminstrator", WELL);
    assert_eq!(paper.proofed["turns"], before);
}

#[test]
fn what_is_short_or_has_two_paragraphs_is_linked_and_not_remembered() {
    let room = Room::new();
    let mut paper = room.import("The island", &["It is an old one."]);
    let update = link(&room, &mut paper, 0, "an", WELL);
    assert_eq!((update["links"].as_array().unwrap().len(), &update["remembered"]), (1, &json!([])));
    assert_eq!(room.memory("")["found"], 0);
    let long = format!("https://wells.example/{}", "a".repeat(3_000));
    let update = link(&room, &mut paper, 0, "old one", &long);
    assert_eq!((update["links"].as_array().unwrap().len(), &update["remembered"]), (2, &json!([])));
}

#[test]
fn refused_addresses_are_refused_with_their_reason_and_change_nothing() {
    let room = Room::new();
    let paper = room.import("The island", &["We saw the old well."]);
    for (url, reason) in [
        ("javascript:alert(1)", "run a program"),
        ("data:text/html;base64,AA==", "carry a page of their own"),
        ("file:///etc/passwd", "a file of this computer"),
        ("ftp://a.example/", "use http, https or mailto"),
        ("https://a.example/b c", "has a space"),
        ("https://a.example/\u{202e}b", "invisible character"),
        ("https://a.example/\u{7}b", "invisible character"),
        ("nonsense", "not a web or mail address"),
        ("", "not a web or mail address"),
    ] {
        let args = place(&room, &paper, 0, "old well", url);
        let error = room.ask("set_link", args.clone()).unwrap_err();
        assert!(error.message.contains(reason), "{url:?}: {}", error.message);
        assert_eq!(serde_json::to_value(error.code).unwrap(), "refused");
        let many = json!({
            "document": paper.document, "revision": paper.revision, "places": [], "url": url,
        });
        assert!(room.ask("link_phrase", many).is_err(), "{url:?}");
    }
    let view = room.call("open_document", json!({ "document": paper.document }));
    assert_eq!((&view["links"], &view["revision"]), (&json!([]), &paper.revision));
    assert_eq!(room.memory("")["found"], 0);
}

#[test]
fn faults_are_told_with_the_links_and_go_when_they_are_mended() {
    let room = Room::new();
    let mut paper = room.import("The island", &["We saw the old well.", "The old well was dry."]);
    let fault =
        |update: &Value, at: usize| update["links"][at]["fault"].as_str().map(str::to_owned);
    let update = link(&room, &mut paper, 0, "the old well", "http://192.168.0.7/well");
    assert!(fault(&update, 0).unwrap().contains("local network"));
    let update = link(&room, &mut paper, 0, "the old well", WELL);
    assert_eq!(fault(&update, 0), None);
    let update = link(&room, &mut paper, 1, "The old well", "https://wells.example/new");
    assert!(fault(&update, 0).unwrap().contains("/new"), "{update}");
    assert!(fault(&update, 1).unwrap().contains("/old"), "{update}");
    let update = link(&room, &mut paper, 1, "The old well", WELL);
    assert!(fault(&update, 1).unwrap().contains("just before"), "{update}");
    let view = room.call("open_document", json!({ "document": paper.document }));
    assert_eq!(view["links"], update["links"]);
}

#[test]
fn a_placed_link_is_remembered_too() {
    let room = Room::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/harbour-lights.txt");
    let imported = room.call("import_file", json!({ "path": sample }));
    let transcript = &imported["transcript"];
    let mut paper = room.paper(transcript["document"].as_i64().unwrap());
    let turns = transcript["turns"].as_array().unwrap();
    let with = turns.iter().position(|turn| turn["text"].as_str().unwrap().contains("PreKyman"));
    let mut args = place(&room, &paper, with.unwrap(), "PreKyman", "");
    let waiting = transcript["pending_links"].as_array().unwrap();
    args["link"] = waiting[2]["id"].clone();
    let update = room.change(&mut paper, "place_link", args);
    assert_eq!(update["pending_links"].as_array().unwrap().len(), waiting.len() - 1);
    assert_eq!(update["remembered"][0]["meant"], waiting[2]["url"]);
    room.change(&mut paper, "undo", json!({}));
    assert_eq!(room.memory("")["found"], 0);
}
