//! Suggestions through the core: proposed, counted, proofed, decided, undone, and still there after
//! a restart.

use serde_json::json;

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
