//! Suggestions through the core: proposed, counted, proofed, decided, undone, and still there after
//! a restart.

use serde_json::{Value, json};

use crate::room::{Paper, Room};

const TEXT: &str = "\
ANNA: 00:05 How did it beginn? 😀 Tell me.

OWEN: 00:10 With a letter. My sister put it on the table.
";

fn found(paper: &Paper) -> Vec<String> {
    let findings = paper.findings().into_iter();
    findings.map(|(_, finding)| finding["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn suggestions_are_decided_undone_and_kept() {
    let mut room = Room::new();
    let mut paper = room.import_text("source", TEXT);
    let document = paper.document;
    assert!(found(&paper).contains(&"beginn".to_owned()));
    let before = room.view(document);

    // Places are UTF-16: behind the 😀, which is two of them, stands “Tell”.
    let edits = json!([
        { "from": 11, "to": 17, "insert": "start" },
        { "from": 22, "to": 26, "insert": "Say to" },
    ]);
    let update = room.change(&mut paper, "suggest_text", json!({ "edits": edits }));
    let text = "How did it beginnstart? 😀 TellSay to me.";
    assert_eq!(room.view(document)["turns"][0]["text"], text);
    assert_eq!(update["edits"].as_array().unwrap().len(), 2);
    assert_eq!(update["suggestions"][1]["removed"], "Tell");
    assert_eq!(update["suggestions"][1]["inserted"], "Say to");
    assert_eq!(update["words"], before["words"], "what is proposed does not count");
    assert_eq!(found(&paper), Vec::<String>::new(), "words that go are not proofed");

    let nobody = json!({ "turns": [room.view(document)["turns"][1]["id"]], "speaker": null });
    room.change(&mut paper, "suggest_speaker", nobody);
    assert_eq!(room.view(document)["suggestions"].as_array().unwrap().len(), 3);

    room.restart();
    let kept = room.view(document);
    assert_eq!(kept["suggestions"].as_array().unwrap().len(), 3);
    let words = json!({ "which": { "of": "kind", "kind": "words" }, "accept": true });
    let accepted = room.change(&mut paper, "decide_suggestions", words);
    assert_eq!(accepted["label"], "Accept 2 suggestions");
    assert_eq!(room.view(document)["turns"][0]["text"], "How did it start? 😀 Say to me.");
    room.change(&mut paper, "undo", json!({}));
    assert_eq!(room.view(document)["turns"], kept["turns"]);
    assert_eq!(room.view(document)["suggestions"], kept["suggestions"]);
    let author = kept["suggestions"][0]["author"].clone();
    let all = json!({ "which": { "of": "author", "author": author }, "accept": false });
    assert_eq!(room.change(&mut paper, "decide_suggestions", all)["label"], "Reject 3 suggestions");
    assert_eq!(room.view(document)["turns"], before["turns"]);

    // Words that are deleted while editing take what was suggested for them along.
    let edits = json!([{ "from": 0, "to": 3, "insert": "Why" }]);
    room.change(&mut paper, "suggest_text", json!({ "edits": edits }));
    let edits = json!([{ "from": 0, "to": 7, "insert": "" }]);
    room.change(&mut paper, "edit_text", json!({ "edits": edits, "label": "" }));
    assert_eq!(room.view(document)["suggestions"], json!([]));
}

#[test]
fn what_would_be_done_at_once_is_suggested() {
    let room = Room::new();
    let path = room.path("source.txt");
    let text =
        "ANNA: 00:05 The the lamp of the harbour.\n\nOWEN: 00:10 The harbour was was dark.\n";
    std::fs::write(&path, text).unwrap();
    let imported = room.call("import_file", json!({ "path": path }));
    let document = imported["transcript"]["document"].as_i64().unwrap();
    let mut paper = room.paper(document);
    let view = || room.call("open_document", json!({ "document": document }));
    let before = view();
    let turns: Vec<Value> =
        before["turns"].as_array().unwrap().iter().map(|turn| turn["id"].clone()).collect();
    let decide = |paper: &mut Paper, accept: bool| {
        let all = json!({ "which": { "of": "all" }, "accept": accept });
        room.change(paper, "decide_suggestions", all);
        view()
    };
    let harbour =
        |turn: usize, start: u32| json!({ "turn": turns[turn], "start": start, "end": start + 7 });
    let phrase = json!({
        "places": [harbour(0, 20), harbour(1, 4)], "url": "https://a.example/",
    });
    let doubled = json!({
        "corrections": [{ "turn": turns[0], "start": 0, "end": 7, "with": "The" }],
        "everywhere": false,
    });
    for (name, args, what) in [
        ("link_phrase", phrase, "Suggest: Link 2 places"),
        ("correct", doubled, "Suggest: Correct “The the”"),
    ] {
        let at_once = room.change(&mut paper, name, args.clone());
        assert_eq!(format!("Suggest: {}", at_once["label"].as_str().unwrap()), what);
        let done = view();
        room.change(&mut paper, "undo", json!({}));
        let suggested = |paper: &mut Paper| {
            let mut args = args.clone();
            args["suggest"] = json!(true);
            let update = room.change(paper, name, args);
            assert_eq!(update["label"], what);
            assert_eq!(update["remembered"], json!([]), "nobody has decided yet");
            assert!(!view()["suggestions"].as_array().unwrap().is_empty());
        };
        suggested(&mut paper);
        assert_eq!(decide(&mut paper, false)["turns"], before["turns"], "{name}");
        suggested(&mut paper);
        assert_eq!(decide(&mut paper, true)["turns"], done["turns"], "{name}");
        room.change(&mut paper, "undo", json!({}));
        room.change(&mut paper, "undo", json!({}));
        assert_eq!(view()["turns"], before["turns"]);
    }
    // Phrases that are proposed to be linked are not offered once more.
    let linked = json!({
        "places": [harbour(0, 20)], "url": "https://a.example/", "suggest": false,
    });
    room.change(&mut paper, "link_phrase", linked);
    let offers = || {
        let offers = room.call("link_offers", json!({ "document": document }));
        offers["offers"].as_array().unwrap().len()
    };
    assert_eq!(offers(), 1);
    let proposed = json!({
        "places": [harbour(1, 4)], "url": "https://a.example/", "suggest": true,
    });
    room.change(&mut paper, "link_phrase", proposed);
    assert_eq!(offers(), 0);
    decide(&mut paper, false);

    // A version given back, and what no suggestion can carry.
    let import = room.call("versions", json!({ "document": document }))["versions"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()["version"]
        .clone();
    let now = view();
    let restore = json!({ "version": import, "suggest": true });
    room.change(&mut paper, "restore_version", restore.clone());
    assert_eq!(decide(&mut paper, true)["turns"], before["turns"]);
    room.change(&mut paper, "undo", json!({}));
    room.change(&mut paper, "undo", json!({}));
    assert_eq!(view()["turns"], now["turns"]);
    room.change(&mut paper, "set_time", json!({ "turn": turns[1], "time": "00:20" }));
    let mut args = restore;
    args["document"] = document.into();
    args["revision"] = paper.revision.clone();
    let refused = room.ask("restore_version", args).unwrap_err();
    assert_eq!(refused.code, api::ErrorCode::Refused);
    assert!(refused.message.contains("another time cannot be suggested"), "{refused:?}");
    assert!(refused.hint.contains("Leave suggesting"), "{refused:?}");
}
