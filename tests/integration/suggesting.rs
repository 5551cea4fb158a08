//! Suggestions through the core: proposed, counted, proofed, decided, undone, and still there after
//! a restart.

use api::Core;
use serde_json::{Value, json};

use crate::room::call;

const TEXT: &str = "\
ANNA: 00:05 How did it beginn? 😀 Tell me.

OWEN: 00:10 With a letter. My sister put it on the table.
";

fn found(core: &Core, document: &Value) -> Vec<String> {
    let proofed = call(core, "proof", json!({ "document": document }));
    let turns = proofed["turns"].as_array().unwrap().iter();
    let findings = turns.flat_map(|turn| turn["findings"].as_array().unwrap());
    findings.map(|finding| finding["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn suggestions_are_decided_undone_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library.galley");
    let source = folder.path().join("source.txt");
    std::fs::write(&source, TEXT).unwrap();
    let core = Core::open(&library).unwrap();
    let imported = call(&core, "import_file", json!({ "path": source }));
    let document = imported["transcript"]["document"].clone();
    let view = |core: &Core| call(core, "open_document", json!({ "document": document }));
    let ask = |core: &Core, name: &str, mut args: Value| {
        args["document"] = document.clone();
        args["revision"] = view(core)["revision"].clone();
        call(core, name, args)
    };
    assert!(found(&core, &document).contains(&"beginn".to_owned()));
    let before = view(&core);

    // Places are UTF-16: behind the 😀, which is two of them, stands “Tell”.
    let edits = json!([
        { "from": 11, "to": 17, "insert": "start" },
        { "from": 22, "to": 26, "insert": "Say to" },
    ]);
    let update = ask(&core, "suggest_text", json!({ "edits": edits }));
    let text = "How did it beginnstart? 😀 TellSay to me.";
    assert_eq!(view(&core)["turns"][0]["text"], text);
    assert_eq!(update["edits"].as_array().unwrap().len(), 2);
    assert_eq!(update["suggestions"][1]["removed"], "Tell");
    assert_eq!(update["suggestions"][1]["inserted"], "Say to");
    assert_eq!(update["words"], before["words"], "what is proposed does not count");
    assert_eq!(found(&core, &document), Vec::<String>::new(), "words that go are not proofed");

    let nobody = json!({ "turns": [view(&core)["turns"][1]["id"]], "speaker": null });
    ask(&core, "suggest_speaker", nobody);
    assert_eq!(view(&core)["suggestions"].as_array().unwrap().len(), 3);
    drop(core);

    let core = Core::open(&library).unwrap();
    let kept = view(&core);
    assert_eq!(kept["suggestions"].as_array().unwrap().len(), 3);
    let words = json!({ "which": { "of": "kind", "kind": "words" }, "accept": true });
    let accepted = ask(&core, "decide_suggestions", words);
    assert_eq!(accepted["label"], "Accept 2 suggestions");
    assert_eq!(view(&core)["turns"][0]["text"], "How did it start? 😀 Say to me.");
    ask(&core, "undo", json!({}));
    assert_eq!(view(&core)["turns"], kept["turns"]);
    assert_eq!(view(&core)["suggestions"], kept["suggestions"]);
    let author = kept["suggestions"][0]["author"].clone();
    let all = json!({ "which": { "of": "author", "author": author }, "accept": false });
    assert_eq!(ask(&core, "decide_suggestions", all)["label"], "Reject 3 suggestions");
    assert_eq!(view(&core)["turns"], before["turns"]);

    // Words that are deleted while editing take what was suggested for them along.
    let edits = json!([{ "from": 0, "to": 3, "insert": "Why" }]);
    ask(&core, "suggest_text", json!({ "edits": edits }));
    let edits = json!([{ "from": 0, "to": 7, "insert": "" }]);
    ask(&core, "edit_text", json!({ "edits": edits, "label": "" }));
    assert_eq!(view(&core)["suggestions"], json!([]));
}
